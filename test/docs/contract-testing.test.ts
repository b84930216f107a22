/** docs/contract-testing.md works: its files compile, and its commands run, in a user's project. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../free-port.js';
import { installed, runProgram } from '../packed/installed.js';
import { installInto } from '../packed/user-project.js';
import { createWorld } from '../packed/world.js';

const page = await readFile('docs/contract-testing.md', 'utf8');
const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8'));

interface Block {
  readonly language: string;
  readonly code: string;
  /** The file that the sentence before it names, as in "The test, `prism.test.ts`:". */
  readonly file: string | undefined;
}

const blocks: Block[] = [...page.matchAll(/^(.*)\n\n```(\w+)\n([\s\S]*?)(?=^```$)/gm)].map(
  ([, before = '', language = '', code = '']) => ({
    language,
    code,
    file: /`([\w./-]+)`:$/.exec(before)?.[1],
  }),
);
const [install, ...commands] = blocks.filter(({ language }) => language === 'sh');

beforeAll(installed, 120_000);

test('every block is a file with a name, commands, or a workflow', () => {
  expect(blocks).toHaveLength(page.match(/^```\w/gm)?.length ?? 0);
  for (const { language, file } of blocks) {
    expect(['ts', 'js'].includes(language), language).toBe(file !== undefined);
    expect(['ts', 'js', 'sh', 'yaml']).toContain(language);
  }
});

test('what it installs is what is tested here', () => {
  const words = install?.code.trim().split(' ') ?? [];
  expect(words).toEqual([
    'npm',
    'install',
    '--save-dev',
    './contact-deletion-*.tgz',
    'vitest',
    `@stoplight/prism-cli@${devDependencies['@stoplight/prism-cli']}`,
    `@redocly/cli@${devDependencies['@redocly/cli']}`,
  ]);
});

test('its workflow uses inputs that the action has', async () => {
  const [workflow] = blocks.filter(({ language }) => language === 'yaml');
  const { jobs } = parse(workflow?.code ?? '') as {
    jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
  };
  const steps = Object.values(jobs).flatMap(({ steps }) => steps);
  const ours = steps.filter(({ uses }) => uses === './node_modules/contact-deletion');
  const { inputs } = parse(await readFile('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
  expect(ours.map((step) => step.with?.command)).toEqual(['verify', 'drift']);
  for (const step of ours)
    for (const name of Object.keys(step.with ?? {})) expect(inputs).toHaveProperty(name);
  for (const name of Object.keys(inputs).filter((each) => each !== 'working-directory')) {
    expect(page).toContain(`\`${name}\``);
  }
});

test('its files compile and its commands run, one after the other', async () => {
  const { folder, env } = await createWorld();
  await installInto(folder, ['@redocly/cli', '@stoplight/prism-cli', 'vitest', 'typescript', '@types/node']);
  const ports = await Promise.all([freePort(), freePort()]);
  // Its ports may be taken here.
  const here = (text: string) =>
    text.replaceAll('4010', String(ports[0])).replaceAll('4011', String(ports[1]));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'NodeNext',
        target: 'ES2022',
        noEmit: true,
        skipLibCheck: true,
      },
      include: ['*.ts'],
    }),
  );
  for (const { file, code } of blocks) if (file) await writeFile(join(folder, file), here(code));
  await promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: folder });

  const script = [
    'set -euo pipefail',
    // Background processes end with it, including the programs behind npx.
    "trap 'trap - TERM; kill -- -$$ 2>/dev/null' EXIT",
    ...commands.map(({ code }, index) => `${here(code)}\necho "block ${index} went well"`),
  ].join('\n');
  await writeFile(join(folder, 'commands.sh'), script);
  const { stdout, stderr } = await runProgram('setsid', ['--wait', 'bash', 'commands.sh'], {
    cwd: folder,
    env: { ...env, CI: 'true' },
  });
  expect(stdout, stdout + stderr).toContain(`block ${commands.length - 1} went well`);
  expect(stdout).toContain('a deletion is answered with: receipt ×1');
  expect(stdout).toContain('sendme123 keeps the contract, as far as level 2 can see.');
  expect(await readFile(join(folder, 'verify.xml'), 'utf8')).toContain('failures="0" errors="0"');
}, 240_000);
