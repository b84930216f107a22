/** The reader of the output goes away (`| head`, a closed terminal), or the disk is full. */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import type { Running } from './in-process.js';
import { range } from './lines.js';
import { createWorld } from './world.js';

const HAR = '{ "log": { "entries": [] } }';
const STACK = /this is a bug|^ +at /m;

/** A folder that has everything that any command needs. */
async function createFullWorld() {
  const world = await createWorld({ contacts: { sendme123: ['a', 'b'] } });
  await world.cli(['plan', 'sendme123:a', '-o', 'plan.json']);
  await world.cli(['apply', 'plan.json', '--yes', '--expect', '1']);
  await world.cli(['receipt', 'plan.journal', '-o', 'receipt.json']);
  await writeFile(join(world.folder, 'traffic.har'), HAR);
  return world;
}

const commands = [
  ['--help'],
  ['--version'],
  ['plan', '--help'],
  ['complete', 'bash'],
  ['complete', '--', 'pl'],
  ['plan', 'sendme123:b'],
  ['plan', 'sendme123:b', '--json'],
  ['plan', 'nobody:b'],
  ['plan', '--no-such-option'],
  ['delete', 'sendme123:b', '--dry-run'],
  ['apply', 'plan.json', '--dry-run'],
  ['resume', 'plan.journal'],
  ['resume', 'plan.journal', '--json'],
  ['outcomes', 'plan.journal'],
  ['outcomes', 'plan.journal', '--json'],
  ['receipt', 'plan.journal'],
  ['receipt', 'verify', 'receipt.json', '--journal', 'plan.journal', 'sendme123:a'],
  ['verify', 'huduma', '--dry-run'],
  ['drift', 'traffic.har'],
];

test('a command of which nobody reads the output ends as ever, and quietly', async () => {
  const { cli } = await createFullWorld();
  for (const args of commands) {
    const words = args.join(' ');
    const { code } = await cli(args);
    const unread = await cli(args, { begun: ({ stdout }) => stdout.goAway() });
    expect(unread.code, words).toBe(code);
    expect(unread.stderr, words).not.toMatch(STACK);
    const begun = ({ stdout, stderr }: Running) => {
      stdout.goAway('EIO');
      stderr.goAway('EIO');
    };
    expect((await cli(args, { begun })).code, words).toBe(code);
  }
});

test('a full disk, unlike a reader that has gone, is reported, and is no success', async () => {
  const { cli } = await createFullWorld();
  const begun = ({ stdout }: Running) => stdout.goAway('ENOSPC');
  const { code, stderr } = await cli(['outcomes', 'plan.journal'], { begun });
  expect(stderr).toMatch(/^contact-deletion: standard output cannot be written: .*ENOSPC\.\n$/);
  expect(code).toBe(1);
});

describe('a run', () => {
  const ids = range(300, (index) => `c${index}`);
  const args = ['delete', ...ids.map((id) => `sendme123:${id}`), '--yes', '--expect', '300'];

  test.each<[string, 'stdout' | 'stderr', string, readonly string[]]>([
    ['standard output is a pipe that nobody reads', 'stdout', 'EPIPE', ['--json']],
    ['standard output is a terminal that is lost', 'stdout', 'EIO', ['--json']],
    ['standard output is a disk that is full', 'stdout', 'ENOSPC', ['--json']],
    ['standard error is a pipe that nobody reads', 'stderr', 'EPIPE', []],
    ['standard error is a terminal that is lost', 'stderr', 'EIO', []],
  ])('is drained if %s, and leaves no lock', async (_, name, failure, more) => {
    const { cli, folder, sandbox } = await createWorld({ contacts: { sendme123: ids }, latencyMs: 10 });
    const { code } = await cli([...args, '--journal', 'run.journal', ...more], {
      // On a terminal, so that a progress bar is drawn on standard error.
      terminal: true,
      begun: ({ [name]: stream }) => {
        stream.on('text', () => {
          if (sandbox.requests.length > 10) stream.goAway(failure);
        });
      },
    });
    expect(code).toBe(130);
    const { deleted, notAttempted } = (await readJournalFile(join(folder, 'run.journal'))).standing.counts;
    expect(deleted).toBe(sandbox.requests.length);
    expect(deleted + notAttempted).toBe(300);
    expect(notAttempted).toBeGreaterThan(0);
    expect(await readdir(folder)).toEqual(['run.journal']);
    expect((await cli(['resume', 'run.journal'])).stdout).toMatch(/: 300 deleted \(.*\)\.\n$/);
  });

  test('sends nothing if nobody reads from the beginning', async () => {
    const { cli, folder, sandbox } = await createWorld({ contacts: { sendme123: ids } });
    const begun = ({ stderr }: Running) => stderr.goAway();
    expect(await cli([...args, '--journal', 'run.journal'], { begun })).toMatchObject({ code: 130 });
    expect(sandbox.requests).toEqual([]);
    expect(existsSync(join(folder, 'run.journal'))).toBe(true);
  });
});

test('a question that nobody can read any more is not answered: nothing is sent', async () => {
  const { cli, folder, sandbox } = await createWorld({ contacts: { sendme123: ['a'] } });
  const { code } = await cli(['delete', 'sendme123:a'], {
    terminal: true,
    begun: ({ stderr }) => {
      stderr.on('text', () => {
        if (stderr.text.includes('type: ')) stderr.goAway('EIO');
      });
    },
    // Typing redraws the question.
    input: '1',
  });
  expect(code).toBe(130);
  expect(sandbox.requests).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
