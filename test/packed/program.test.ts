/** The program in its own process: found by npx, ended by signals and by pipes that nobody reads. */
import type { spawn } from 'node:child_process';
import { scryptSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import { outcomesIn, range } from '../cli/lines.js';
import { installed, runProgram } from './installed.js';
import { createWorld, type World } from './world.js';

beforeAll(installed, 120_000);

const ids = range(300, (index) => `c${index}`);
const args = [
  'delete',
  ...ids.map((id) => `sendme123:${id}`),
  '--yes',
  '--expect',
  '300',
  '--journal',
  'run.journal',
];

const standingOf = async (world: World) =>
  (await readJournalFile(join(world.folder, 'run.journal'))).standing;

/** Sends signals once this many requests are in flight. */
const whenUnderWay = (world: World, requests: number, act: (child: ReturnType<typeof spawn>) => void) => ({
  begun: (child: ReturnType<typeof spawn>) => {
    const watch = setInterval(() => {
      if (world.sandbox.requests.length < requests) return;
      clearInterval(watch);
      act(child);
    }, 1);
    child.on('close', () => clearInterval(watch));
  },
});

test('the first command of the README works in an empty project, without a credential and without a question', async () => {
  const project = await installed();
  const { folder } = await createWorld();
  const words = ['contact-deletion', 'delete', '--sandbox', 'huduma:123', 'sendme123:b', '--mode', 'trash'];
  const { code, stdout } = await runProgram('npx', ['--no-install', '--prefix', project, ...words], {
    cwd: folder,
    env: { npm_config_update_notifier: 'false' },
  });
  expect(stdout).toMatch(/^huduma:123 +deleted {2}soft, by item\n/);
  expect(stdout).toMatch(/Run [0-9a-f-]{36}: 2 deleted \(.*\)\.\n$/);
  expect(code).toBe(0);
});

test('a plan keeps a fingerprint of the credential that is slow to guess', async () => {
  const world = await createWorld({ contacts: { sendme123: ['c1'] } });
  await world.cli(['plan', 'sendme123:c1', '-o', 'plan.json']);
  const [{ account }] = JSON.parse(await world.read('plan.json')).providers;
  const { salt, hash } = account;
  const credential = `sendme123\napiKey\n${world.env.SENDME123_API_KEY}`;
  const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };
  expect(scryptSync(credential, Buffer.from(salt, 'base64'), 16, cost).toString('hex')).toBe(hash);
});

test('SIGINT drains: nothing under way is lost, and the run can be resumed', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 30 });
  const ended = await world.cli(
    [...args, '--json'],
    whenUnderWay(world, 20, (child) => child.kill('SIGINT')),
  );
  expect(ended.stderr).toMatch(/Go on with: npx contact-deletion resume run\.journal/);
  expect(ended.code).toBe(130);
  expect(outcomesIn(ended.stdout)).toHaveLength(300);
  const { deleted, notAttempted } = (await standingOf(world)).counts;
  expect(deleted).toBe(world.sandbox.requests.length);
  expect(notAttempted).toBeGreaterThan(0);
  const resumed = await world.cli(['resume', 'run.journal']);
  expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 300 deleted \(.*\)\.\n$/) });
  expect(world.sandbox.requests).toHaveLength(300);
});

test('a second SIGINT leaves at once, and the journal says unknown of what was under way', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, faults: [{ do: { kind: 'stall' } }] });
  const ended = await world.cli(
    [...args, '--json'],
    whenUnderWay(world, 4, (child) => {
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGINT'), 50);
    }),
  );
  expect(ended.stderr).toMatch(/Left at once.*resume run\.journal/);
  expect(ended.code).toBe(130);
  expect((await standingOf(world)).counts).toMatchObject({ unknown: 4, notAttempted: 296 });
});

test('a reader that goes away stops the run', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 10 });
  await world.cli([...args, '--json'], {
    begun: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
  });
  const { deleted, notAttempted } = (await standingOf(world)).counts;
  expect(deleted + notAttempted).toBe(300);
  expect(notAttempted).toBeGreaterThan(0);
});

test('so does one that reads no more of both', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 10 });
  const { bin, folder, env } = world;
  const script = '"$0" "$@" 2>&1 | head -n 3; echo "$PIPESTATUS"';
  const { stdout } = await runProgram('bash', ['-c', script, bin, ...args, '--json'], { cwd: folder, env });
  expect(stdout.trim().split('\n')).toHaveLength(4);
  expect(stdout).toMatch(/\n130\n$/);
  const { deleted, notAttempted } = (await standingOf(world)).counts;
  expect(deleted).toBe(world.sandbox.requests.length);
  expect(deleted + notAttempted).toBe(300);
  expect(notAttempted).toBeGreaterThan(0);
  expect(await readdir(folder)).toEqual(['run.journal']);
});

test('each command ends quietly if a pipe takes one line of it', async () => {
  const { bin, folder, env, cli } = await createWorld({ contacts: { sendme123: ids } });
  await cli([...args.slice(0, 11), '--yes', '--expect', '10', '--journal', 'run.journal']);
  const script = '"$0" "$@" | head -n 1; echo "$PIPESTATUS"';
  for (const words of [
    ['--help'],
    ['complete', 'bash'],
    ['plan', ...args.slice(1, 60)],
    ['outcomes', 'run.journal', '--json'],
    ['receipt', 'run.journal'],
    ['resume', 'run.journal'],
    ['verify', 'huduma', '--dry-run'],
  ]) {
    const ended = await runProgram('bash', ['-c', script, bin, ...words], { cwd: folder, env });
    expect(ended.stdout, words.join(' ')).toMatch(/^.+\n0\n$/);
    expect(ended.stderr, words.join(' ')).not.toMatch(/ at |Error/);
  }
});

test.skipIf(process.platform !== 'linux')('a full disk under standard output is reported', async () => {
  const { bin, folder, env } = await createWorld();
  const script = '"$0" "$@" > /dev/full';
  const words = ['plan', '--sandbox', 'sendme123:a'];
  const { code, stderr } = await runProgram('bash', ['-c', script, bin, ...words], { cwd: folder, env });
  expect(stderr).toMatch(/standard output cannot be written: ENOSPC/);
  expect(code).toBe(1);
});
