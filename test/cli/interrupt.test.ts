/** Ctrl-C: the first one drains and says how to go on, the second one leaves at once and reports unknown outcomes. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import type { Running } from './in-process.js';
import { outcomesIn, range, summaryIn } from './lines.js';
import { createWorld, type World } from './world.js';

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

/** Acts once this many requests have arrived. */
const whenUnderWay = (world: World, requests: number, act: (running: Running) => void) => {
  let hasActed = false;
  const begun = (running: Running) => {
    const look = () => {
      if (world.sandbox.requests.length < requests) setTimeout(look, 1);
      else if (!hasActed) {
        hasActed = true;
        act(running);
      }
    };
    look();
  };
  return { begun };
};

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])(
  '%s drains: nothing under way is lost, and the rest is told how to resume',
  async (signal) => {
    const world = await createWorld({ contacts: { sendme123: ids }, latencyMs: 10 });
    const ended = await world.cli(
      [...args, '--json'],
      whenUnderWay(world, 20, ({ signals }) => signals.emit(signal)),
    );
    expect(ended.stderr).toMatch(/Stopping: waiting for the requests under way/);
    expect(ended.stderr).toMatch(/Go on with: contact-deletion resume run\.journal/);
    expect(ended.code).toBe(130);
    expect(outcomesIn(ended.stdout)).toHaveLength(300);
    expect(summaryIn(ended.stdout)).toMatchObject({
      total: 300,
      exitCode: 130,
      stops: [{ guard: 'aborted' }],
    });
    const { deleted, notAttempted } = (await standingOf(world)).counts;
    expect(deleted).toBe(world.sandbox.requests.length);
    expect(deleted + notAttempted).toBe(300);
    expect(notAttempted).toBeGreaterThan(0);
    const resumed = await world.cli(['resume', 'run.journal']);
    expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 300 deleted \(.*\)\.\n$/) });
    expect(world.sandbox.requests).toHaveLength(300);
  },
);

test('a second SIGINT leaves at once, and the journal says unknown of what was under way', async () => {
  // Nothing is answered within the time of this test.
  const world = await createWorld({ contacts: { sendme123: ids }, faults: [{ do: { kind: 'stall' } }] });
  const ended = await world.cli(
    [...args, '--json'],
    whenUnderWay(world, 4, ({ signals }) => {
      signals.emit('SIGINT');
      signals.emit('SIGINT');
    }),
  );
  expect(ended.stderr).toMatch(/Left at once.*resume run\.journal/);
  expect(ended.code).toBe(130);
  expect((await standingOf(world)).counts).toMatchObject({ unknown: 4, notAttempted: 296 });
});

test('two SIGINTs before the run has begun leave nothing behind', async () => {
  const world = await createWorld({ contacts: { sendme123: ids } });
  const ended = await world.cli(args, {
    begun: ({ signals }) =>
      // It listens a moment before it begins.
      signals.on('newListener', (name) => {
        if (name !== 'SIGINT') return;
        queueMicrotask(() => {
          signals.emit('SIGINT');
          signals.emit('SIGINT');
        });
      }),
  });
  expect(ended.stderr).toMatch(/Left at once, before the run had begun\. Nothing was sent\.\n$/);
  expect(ended.code).toBe(130);
  expect(await readdir(world.folder)).toEqual([]);
  expect(world.sandbox.requests).toEqual([]);
});
