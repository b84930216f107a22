/** A disk that fills up in the middle of a run. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readJournal } from '../../src/record/run-view.js';
import { linesOf, range } from '../cli/lines.js';
import { installed, runProgram } from './installed.js';
import { createWorld } from './world.js';

beforeAll(installed, 120_000);

const journalIn = (folder: string) => readJournal(join(folder, 'plan.journal'));
const agree = (count: number) => ['--yes', '--expect', String(count)];

test.skipIf(process.platform === 'win32')(
  'a disk that fills up stops the run before the next request, and the rest can be resumed',
  async () => {
    const many = range(200, (index) => `c${index}`);
    const { cli, sandbox, folder, bin, env, read } = await createWorld({
      contacts: { sendme123: many },
      latencyMs: 10,
    });
    await writeFile(join(folder, 'ids.txt'), many.join('\n'));
    await cli(['plan', '--from', 'ids.txt', '--provider', 'sendme123', '-o', 'plan.json']);
    // No file may grow beyond 16 KiB. For a write, this is like a full disk, without having to fill one.
    const limited = `trap '' XFSZ; ulimit -f ${process.platform === 'linux' ? 16 : 32}; exec "$0" "$@"`;
    const apply = [bin, 'apply', 'plan.json', ...agree(200), '--json'];
    const full = await runProgram('bash', ['-c', limited, ...apply], { cwd: folder, env });
    expect(full.stderr).toMatch(/Stopped \(record\): the journal plan\.journal cannot be written: EFBIG/);
    expect(full.code).toBe(5);
    const sent = sandbox.requests.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(200);
    const shown = linesOf(full.stdout).filter(({ outcome }) => outcome === 'deleted');
    // Requests that were in flight at that moment were sent. They are unknown, since nobody could prove more later.
    const unrecorded = linesOf(full.stdout).filter(({ outcome }) => outcome === 'unknown');
    expect(unrecorded.length).toBe(sent - shown.length);
    expect(unrecorded[0]).toMatchObject({ perhapsByUs: true, reason: { code: 'unrecorded' } });
    const { standing } = await journalIn(folder);
    for (const { id } of shown) expect(standing.kindOf('sendme123', String(id)), `${id}`).toBe('deleted');
    expect(shown.length).toBeLessThan(sent);
    expect((await read('plan.journal')).length).toBe(16_384);
    const resumed = await cli(['resume', 'plan.journal']);
    expect(resumed.stderr).toMatch(/Cut off a torn last line/);
    // Contacts whose requests were in flight when the disk was full are gone, and nobody can say who deleted them.
    expect(resumed.stdout).toMatch(/: \d+ deleted \(.*?\)(, (\d+) absent \(\2 perhaps by this run\))?\.\n$/);
    const { counts } = (await journalIn(folder)).standing;
    expect(counts.deleted + counts.absent).toBe(200);
    expect(resumed.code).toBe(0);
    expect(many.every((id) => sandbox.stateOf('sendme123', id) === 'deleted')).toBe(true);
  },
);
