/** Ctrl-C: once drains and tells how to go on, twice leaves at once and says unknown. */
import type { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readJournal } from '../../src/journal/read-journal.js';
import { installed } from './packed.js';
import { createWorld, linesOf, range, type World } from './world.js';

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

const standingOf = async (world: World) => (await readJournal(join(world.folder, 'run.journal'))).standing;

/** Sends signals once so many requests are under way. */
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

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s drains: nothing under way is lost, and the rest is told how to resume',
  async (signal) => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 30 });
    const ended = await world.cli(
      [...args, '--json'],
      whenUnderWay(world, 20, (child) => child.kill(signal)),
    );
    expect(ended.stderr).toMatch(/Stopping: waiting for the requests under way/);
    expect(ended.stderr).toMatch(/Go on with: contact-deletion resume run\.journal/);
    expect(ended.code).toBe(130);
    expect(linesOf(ended.stdout)).toHaveLength(300);
    const { deleted, notAttempted } = (await standingOf(world)).counts;
    expect(deleted).toBe(world.sandbox.requests.length);
    expect(deleted + notAttempted).toBe(300);
    expect(notAttempted).toBeGreaterThan(0);
    const resumed = await world.cli(['resume', 'run.journal']);
    expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 300 deleted\.\n$/) });
    expect(world.sandbox.requests).toHaveLength(300);
  },
);

test('a second SIGINT leaves at once, and the journal says unknown of what was under way', async () => {
  const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 10_000 });
  const begun = performance.now();
  const ended = await world.cli(
    [...args, '--json'],
    whenUnderWay(world, 4, (child) => {
      child.kill('SIGINT');
      setTimeout(() => child.kill('SIGINT'), 50);
    }),
  );
  expect(performance.now() - begun).toBeLessThan(8_000);
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
