/** The GitHub Action: its inputs reach the program as single words and nothing else, and its script runs. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { installed, runProgram } from './installed.js';
import { installInto } from './user-project.js';
import { createWorld, type World } from './world.js';

interface Action {
  readonly inputs: Readonly<Record<string, { description: string; default?: string; required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly [
      { id: string; shell: string; run: string; env: Record<string, string>; 'working-directory': string },
    ];
  };
}

const action: Action = parse(await readFile('action.yml', 'utf8'));
const [step] = action.runs.steps;

beforeAll(installed, 120_000);

describe('action.yml', () => {
  test('pastes no expression into its script: inputs come as variables', () => {
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps).toHaveLength(1);
    expect(step.shell).toBe('bash');
    expect(step.run).not.toContain('${{');
  });

  test('uses every input that it declares, and describes each', () => {
    const used = JSON.stringify([step.env, step['working-directory']]);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(used).toContain(`\${{ inputs.${name} }}`);
      expect(description.length).toBeGreaterThan(10);
    }
    for (const variable of Object.keys(step.env)) expect(step.run).toContain(`$${variable}`);
  });

  test('has no input for a credential', () => {
    expect(
      Object.keys(action.inputs).filter((name) => /token|key|secret|credential|workspace/i.test(name)),
    ).toEqual([]);
  });
});

/** Runs the action's script as a runner does, in the world's folder. */
async function runAction(world: World, inputs: Readonly<Record<string, string>>) {
  const { folder, env } = world;
  const value = (text: string) =>
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name) => inputs[name] ?? action.inputs[name]?.default ?? '',
    );
  const variables = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, value(text)]));
  const script = join(folder, 'step.sh');
  const output = join(folder, 'github-output');
  await writeFile(script, step.run);
  await writeFile(output, '');
  await installInto(folder, []);
  const ended = await runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
    cwd: folder,
    env: { ...env, ...variables, GITHUB_OUTPUT: output },
  });
  return { ...ended, output: await readFile(output, 'utf8') };
}

describe.concurrent('the script of the action', () => {
  test('verifies a provider, and hands on files and the exit code', async () => {
    const world = await createWorld({ contacts: { sendme123: ['canary', 'bystander'] } });
    const { code, output, stdout, stderr } = await runAction(world, {
      command: 'verify',
      provider: 'sendme123',
      level: '3',
      live: 'true',
      canary: 'canary',
      junit: join(world.folder, 'verify.xml'),
      json: join(world.folder, 'verify.json'),
    });
    expect({ code, output }, stderr).toEqual({ code: 0, output: 'exit-code=0\n' });
    expect(stdout).toBe('');
    expect(JSON.parse(await world.read('verify.json'))).toMatchObject({
      provider: 'sendme123',
      verdict: 'kept',
    });
    expect(await world.read('verify.xml')).toContain('<testsuite name="verify sendme123 level 3"');
    expect(world.sandbox.has('sendme123', 'canary')).toBe(false);
    expect(world.sandbox.has('sendme123', 'bystander')).toBe(true);
  }, 120_000);

  test('compares recorded traffic, of several files and servers, and fails on drift', async () => {
    const world = await createWorld();
    const har = (url: string, status: number) =>
      JSON.stringify({
        log: {
          entries: [{ request: { method: 'DELETE', url }, response: { status, content: { size: 0 } } }],
        },
      });
    await writeFile(join(world.folder, 'a b.har'), har('https://staging.example.com/api/contacts/x', 404));
    await writeFile(join(world.folder, 'c.har'), har('https://app.sendme123.com/api/contacts/x', 418));
    const { code, output, stdout } = await runAction(world, {
      command: 'drift',
      traffic: `${join(world.folder, 'a b.har')}\n${join(world.folder, 'c.har')}\n`,
      servers: 'sendme123=https://staging.example.com',
      'expect-body': 'sendme123=receipt',
    });
    expect({ code, output }).toEqual({ code: 6, output: 'exit-code=6\n' });
    expect(stdout).toContain('deleteContact: 404 ×1, 418 ×1');
    expect(stdout).toContain('DRIFT deleteContact 418: no page documents this status');
  }, 120_000);

  test.each([
    { command: 'verify; touch pwned', provider: 'huduma' },
    { command: 'verify', provider: 'huduma; touch pwned' },
    { command: 'verify', provider: '$(touch pwned)' },
    { command: 'verify', provider: '--help' },
    { command: 'verify', provider: 'huduma', level: '3', canary: '`touch pwned`', live: 'true' },
    { command: 'verify', provider: 'huduma', 'base-url': '"; touch pwned; "' },
    { command: 'drift', traffic: '$(touch pwned)\n-o pwned' },
    { command: 'drift', traffic: 'x.har', servers: "huduma=https://a'$(touch pwned)" },
    { command: 'verify', provider: 'huduma', level: '2' },
  ])(
    'takes nothing in an input for a command: %j',
    async (inputs) => {
      const world = await createWorld();
      const { code } = await runAction(world, inputs);
      expect(code).toBe(2);
      expect(existsSync(join(world.folder, 'pwned'))).toBe(false);
      expect(world.sandbox.requests).toEqual([]);
    },
    120_000,
  );
});
