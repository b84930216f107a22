/**
 * Options with several values take one word each, so that they do not swallow a file or a contact after them. Only `--map`
 * takes more: it needs --from, with which no contact is named, and a word without = is refused.
 */
import { describe, expect, test } from 'vitest';
import { outcomesIn } from './lines.js';
import { createWorld } from './world.js';

const contacts = { sendme123: ['a', { id: 'b', pendingMessages: true }], wabotify: ['w'] };
const agree = (count: number) => ['--yes', '--expect', String(count)];

test('no option of any command but --map takes more than one word', async () => {
  const { cli } = await createWorld();
  const commands = [
    'find',
    'delete',
    'plan',
    'apply',
    'resume',
    'outcomes',
    'receipt',
    'sandbox',
    'verify',
    'drift',
  ];
  for (const words of [...commands.map((command) => [command]), ['receipt', 'verify']]) {
    const { stdout } = await cli([...words, '--help']);
    expect(stdout).toMatch(/^ +-h, --help/m);
    expect(stdout.replace(/^ +--map .*/m, '')).not.toMatch(/^ +-.*\.\.\.[>\]]/m);
  }
});

test('--map takes no contact for one of its columns', async () => {
  const { cli } = await createWorld();
  for (const target of ['sendme123:a', 'sendme123:a=b']) {
    const args = ['--from', '-', '--map', 'sendme123=id', target];
    expect(await cli(['plan', ...args], { input: 'id\nx\n' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('contact-deletion: --map '),
    });
  }
});

describe('outcomes --only', () => {
  async function finished() {
    const world = await createWorld({ contacts });
    await world.cli(['delete', 'sendme123:a', 'sendme123:b', ...agree(2), '--journal', 'run.journal']);
    return world;
  }

  test.each([
    [['--only', 'deleted', 'run.journal'], ['deleted']],
    [['run.journal', '--only=blocked'], ['blocked']],
    [
      ['--only', 'blocked,deleted', 'run.journal'],
      ['blocked', 'deleted'],
    ],
    [
      ['--only', 'blocked', '--only', 'deleted', 'run.journal'],
      ['blocked', 'deleted'],
    ],
    [
      ['--only', 'blocked, deleted', 'run.journal'],
      ['blocked', 'deleted'],
    ],
    [['--only', 'unknown', '--only', 'absent,rejected', 'run.journal'], []],
  ])('%j', async (args, outcomes) => {
    const { cli } = await finished();
    const { code, stdout } = await cli(['outcomes', '--json', ...args]);
    expect(code).toBe(0);
    expect(outcomesIn(stdout).map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(outcomes));
    expect(outcomesIn(stdout)).toHaveLength(outcomes.length);
  });

  test.each(['gone', '', 'blocked,', 'blocked deleted', 'blocked,,deleted'])('refuses %j', async (value) => {
    const { cli } = await finished();
    const { code, stderr } = await cli(['outcomes', '--only', value, 'run.journal']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      'Allowed choices are deleted, absent, blocked, rejected, notAttempted, unknown.',
    );
  });
});

test('resume --renewed-credential leaves the journal alone that follows it', async () => {
  const faults = [{ times: 1, do: { kind: 'status', status: 401 } }] as const;
  const { cli, env } = await createWorld({ contacts, faults });
  await cli(['delete', 'sendme123:a', ...agree(1), '--journal', 'run.journal']);
  const { SENDME123_API_KEY: SENDME123_BEARER_TOKEN = '', ...others } = env;
  const args = ['resume', '--renewed-credential', 'sendme123', 'run.journal'];
  const resumed = await cli(args, { env: { ...others, SENDME123_BEARER_TOKEN } });
  expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 1 deleted \(.*\)\.\n$/) });
});

test('--proven-account leaves the contacts and the files alone that follow it', async () => {
  const { cli, sandbox } = await createWorld();
  const args = ['--proven-account', 'wabotify,sendme123', '--proven-account', 'huduma'];
  const deleted = await cli(['delete', ...agree(1), ...args, 'wabotify:x', '--journal', 'run.journal']);
  expect(deleted).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 1 absent\.\n$/) });
  await cli(['plan', 'wabotify:y', '-o', 'plan.json']);
  const applied = await cli(['apply', ...agree(1), '--proven-account', 'wabotify', 'plan.json']);
  expect(applied).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 1 absent\.\n$/) });
  expect((await cli(['resume', '--proven-account', 'wabotify', 'plan.journal'])).code).toBe(0);
  expect(sandbox.requests).toHaveLength(2);
});

test('their values are completed', async () => {
  const { cli } = await createWorld();
  const { stdout } = await cli(['complete', '--', 'outcomes', '--only', '']);
  expect(stdout).toMatch(/^deleted\t\nabsent\t\nblocked\t\n/);
});
