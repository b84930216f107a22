/** Suggested commands work when they are pasted into the shell that they are for. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { programName } from '../../src/cli/program-name.js';
import { shellWord } from '../../src/cli/terminal.js';
import { range } from './lines.js';
import { createWorld } from './world.js';

const agree = (count: number) => ['--yes', '--expect', String(count)];

describe('the name of the program', () => {
  async function project() {
    const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const own = join(folder, 'node_modules', 'contact-deletion');
    const bin = join(folder, 'node_modules', '.bin');
    const shell = join(folder, 'bin');
    for (const each of [own, bin, shell]) await mkdir(each, { recursive: true });
    const script = join(own, 'main.js');
    await writeFile(script, '');
    await symlink(script, join(bin, 'contact-deletion'));
    const nameIn = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
      programName({ env: { PATH: bin, ...env }, script, cwd: folder, platform });
    return { folder, script, bin, shell, nameIn };
  }

  test('is npx and the name, if only npx finds it', async () => {
    const { nameIn } = await project();
    expect(nameIn({})).toBe('npx contact-deletion');
  });

  test.each([
    ['pnpm/9.0.0 npm/? node/v20', 'pnpm exec contact-deletion'],
    ['yarn/4.0.0 npm/? node/v20', 'yarn contact-deletion'],
    ['bun/1.1.0 npm/? node/v20', 'bunx contact-deletion'],
    ['npm/10.0.0 node/v20', 'npx contact-deletion'],
  ])('run by %j it is %j', async (agent, expected) => {
    const { nameIn } = await project();
    expect(nameIn({ npm_config_user_agent: agent, npm_command: 'exec' })).toBe(expected);
  });

  test('is the name alone, if the shell finds it', async () => {
    const { nameIn, shell, script } = await project();
    await symlink(script, join(shell, 'contact-deletion'));
    expect(nameIn({ PATH: shell })).toBe('contact-deletion');
    expect(nameIn({ PATH: shell, npm_command: 'exec' })).toBe('contact-deletion');
  });

  test('is npx, if npx has run the one of the project and the shell finds another', async () => {
    const { nameIn, shell } = await project();
    await writeFile(join(shell, 'contact-deletion'), '');
    expect(nameIn({ PATH: shell, npm_command: 'exec' })).toBe('npx contact-deletion');
  });

  test('on Windows npm writes a .cmd file', async () => {
    const { nameIn, shell } = await project();
    expect(nameIn({ PATH: shell }, 'win32')).toBe('npx contact-deletion');
    await writeFile(join(shell, 'contact-deletion.cmd'), '');
    expect(nameIn({ PATH: shell }, 'win32')).toBe('contact-deletion');
  });

  test('in a clone it is node and the file', async () => {
    const { folder } = await project();
    const script = join(folder, 'dist', 'main.js');
    expect(programName({ env: {}, script, cwd: folder, platform: 'linux' })).toBe('node dist/main.js');
  });
});

test.each<[string, NodeJS.Platform, string]>([
  ['plan.json', 'linux', 'plan.json'],
  ['my plan.json', 'linux', "'my plan.json'"],
  ["ana's $HOME", 'linux', "'ana'\\''s $HOME'"],
  ['C:\\Users\\ana\\plan.json', 'win32', 'C:\\Users\\ana\\plan.json'],
  ['C:\\my plans\\plan.json', 'win32', '"C:\\my plans\\plan.json"'],
  ["ana's.json", 'win32', '"ana\'s.json"'],
])('%j is one word on %s', (text, platform, expected) => {
  expect(shellWord(text, platform)).toBe(expected);
});

describe('the next command', () => {
  const program = { program: 'npx contact-deletion' };

  test('has npx, the quoted file, and the options that every command needs', async () => {
    const { cli, folder } = await createWorld({ contacts: { sendme123: ['a'] } });
    await writeFile(join(folder, 'my env'), 'UNUSED=1\n');
    const args = ['plan', 'sendme123:a', '-o', 'my plan.json', '--env-file', 'my env'];
    expect((await cli(args, program)).stderr).toContain(
      "Go on with: npx contact-deletion apply 'my plan.json' --env-file 'my env'\n",
    );
  });

  test('resume has what was said of the run', async () => {
    const { cli } = await createWorld({ faults: [{ do: { kind: 'refuse' } }] });
    const said = ['--max-per-second', '5', '--no-recheck', '--timeout', '3'];
    const { stderr } = await cli(
      ['delete', 'sendme123:a', '--journal', 'r.journal', ...agree(1), ...said],
      program,
    );
    expect(stderr).toContain(
      ': npx contact-deletion resume r.journal --no-recheck --max-per-second 5 --timeout 3\n',
    );
  });

  test('apply has --max-delete, if there are more contacts than it takes by itself; plan says so', async () => {
    const { cli, folder } = await createWorld();
    await writeFile(join(folder, 'ids.txt'), range(1_001, (index) => `sendme123:c${index}\n`).join(''));
    const { code, stderr } = await cli(['plan', '--from', 'ids.txt', '-o', 'plan.json']);
    expect(stderr).toContain('there are 1,001 contacts, and --max-delete is 1,000');
    expect(stderr).toContain('Go on with: contact-deletion apply plan.json --max-delete 1001\n');
    expect(code).toBe(0);
    const shown = await cli(['plan', 'show', 'plan.json'], { env: {} });
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('To delete: 1,001 contacts.') });
    expect(shown.stderr).toContain('--max-delete 1001');
    const refused = await cli(['plan', '--from', 'ids.txt', '--max-delete', '1000', '-o', 'other.json']);
    expect(refused).toMatchObject({ code: 5, stdout: '' });
  });
});

describe('help', () => {
  const callsIn = (help: string) =>
    help.split('\n').filter((line) => /^(Usage:| +\$ )/.test(line) && line.includes('contact-deletion '));

  test.each(['--help', 'find --help', 'receipt verify --help', 'complete --help'])(
    '%s calls the program as the user does',
    async (words) => {
      const args = words.split(' ');
      const { cli } = await createWorld();
      const plain = callsIn((await cli(args)).stdout);
      expect(plain[0]).toMatch(/^Usage: contact-deletion /);
      expect(plain.length).toBeGreaterThan(2);
      const byNpx = callsIn((await cli(args, { program: 'npx contact-deletion' })).stdout);
      expect(byNpx).toEqual(plain.map((line) => line.replace('contact-deletion ', 'npx contact-deletion ')));
    },
  );

  test('is the same on standard error', async () => {
    const { cli } = await createWorld();
    const { stderr } = await cli([], { program: 'npx contact-deletion' });
    expect(stderr).toMatch(/^Usage: npx contact-deletion /);
  });
});
