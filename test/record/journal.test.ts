/** The journal of a run: what is written when, and how a later process reads it. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Outcome } from '../../src/index.js';
import { newFileStore } from '../../src/record/file-store.js';
import { readJournalFile } from '../../src/record/journal-file.js';
import { RunRecorder } from '../../src/record/run-recorder.js';
import { readJournal } from '../../src/record/run-view.js';
import {
  absent,
  beginJournal,
  deleted,
  linesIn,
  newFolder,
  newJournal,
  planOf,
  remainingOf,
  resumed,
  TOOL,
  undone,
} from './plans.js';

const targets = { huduma: ['1', '2'], sendme123: ['a', 'b', 'c', 'd', 'e'] };

describe('a new journal', () => {
  test('is readable for its owner alone, and holds the plan with its contacts', async () => {
    const journal = await newJournal(targets);
    await journal.close();
    expect((await stat(journal.path)).mode & 0o777).toBe(0o600);
    const [header, ...rest] = await linesIn(journal.path);
    expect(header).toMatchObject({
      type: 'header',
      run: journal.header.run,
      plan: { digest: planOf(targets).digest },
    });
    expect(Buffer.from(header.key, 'base64')).toHaveLength(32);
    expect(rest.map(({ type, ids }) => [type, ids])).toEqual([
      ['targets', ['1', '2']],
      ['targets', ['a', 'b', 'c', 'd', 'e']],
      ['session', undefined],
    ]);
  });

  test('does not overwrite a file that is there', async () => {
    const path = join(await newFolder(), 'run.journal');
    await writeFile(path, 'precious');
    await expect(beginJournal(path, targets)).rejects.toThrow(
      `the journal ${path} exists already and is not overwritten. Resume it, or name another.`,
    );
    expect(await readFile(path, 'utf8')).toBe('precious');
    expect(await readdir(join(path, '..'))).toEqual(['run.journal']);
  });

  test('does not overwrite a file that came while its run was being prepared', async () => {
    const path = join(await newFolder(), 'run.journal');
    const store = await newFileStore(path);
    await writeFile(path, 'precious');
    await expect(store.begin(planOf(targets), { tool: TOOL })).rejects.toMatchObject({
      problem: 'exists',
      message: `the journal ${path} exists already and is not overwritten. Name another.`,
    });
    expect(await readFile(path, 'utf8')).toBe('precious');
    await store.close();
  });

  test('in a folder that is not there is refused, and says so', async () => {
    const path = join(await newFolder(), 'nowhere', 'run.journal');
    await expect(beginJournal(path, targets)).rejects.toMatchObject({
      problem: 'unwritable',
      message: expect.stringMatching(/run\.journal.*ENOENT: no such file or directory.*Nothing was sent/),
    });
  });

  test('leaves no unfinished file and no lock behind', async () => {
    const journal = await newJournal(targets);
    await journal.end();
    await journal.close();
    expect(await readdir(join(journal.path, '..'))).toEqual(['run.journal']);
  });
});

describe('resuming', () => {
  test('goes on with what has no outcome; what was under way is ambiguous', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'huduma', ids: ['1', '2'] });
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.settle(deleted('sendme123', 'a'));
    await journal.intend({ provider: 'sendme123', ids: ['b'] });
    // Killed here, so there is no end.
    await journal.close();
    const remaining = ['huduma:1?', 'huduma:2?', 'sendme123:b?', 'sendme123:c', 'sendme123:d', 'sendme123:e'];
    expect(remainingOf(await readJournalFile(journal.path))).toEqual(remaining);
    const again = await resumed(journal.path);
    await again.close();
    expect(remainingOf(again)).toEqual(remaining);
    expect(again.standing.counts).toMatchObject({ deleted: 1, unknown: 3, notAttempted: 3 });
  });

  test('leaves final outcomes alone, and tries the others again', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'sendme123', ids: ['a', 'b', 'c', 'd', 'e'] });
    await journal.settle(absent('sendme123', 'a'));
    await journal.settle(undone('sendme123', 'b', 'blocked', 'conflict'));
    await journal.settle(undone('sendme123', 'c', 'rejected'));
    await journal.settle(undone('sendme123', 'd', 'notAttempted', 'stopped'));
    await journal.settle(undone('sendme123', 'e', 'unknown'));
    await journal.end();
    await journal.close();
    const again = await resumed(journal.path);
    await again.close();
    expect(remainingOf(again)).toEqual(['huduma:1', 'huduma:2', 'sendme123:d', 'sendme123:e?']);
  });

  test('a 404 that may mean the account is no sign of a deletion', async () => {
    const journal = await newJournal({ wabotify: ['w'] });
    await journal.intend({ provider: 'wabotify', ids: ['w'] });
    await journal.settle(undone('wabotify', 'w', 'unknown', 'notFoundMayMeanAccount', false));
    await journal.end();
    await journal.close();
    const { standing } = await readJournalFile(journal.path);
    expect(standing.counts).toMatchObject({ unknown: 1, notAttempted: 0 });
    // Asking again would get the same answer, unless the caller vouches for the account.
    expect(remainingOf({ standing })).toEqual([]);
    expect([...standing.remaining(['wabotify'])]).toEqual([
      { provider: 'wabotify', id: 'w', ambiguous: false },
    ]);
  });

  test('what was ambiguous stays so until it is settled, however often the run is resumed', async () => {
    const journal = await newJournal({ wabotify: ['w'] });
    await journal.intend({ provider: 'wabotify', ids: ['w'] });
    await journal.close();
    for (let time = 0; time < 3; time++) {
      const again = await resumed(journal.path);
      expect(remainingOf(again)).toEqual(['wabotify:w?']);
      await again.settle(undone('wabotify', 'w', 'unknown', 'noAnswer'));
      await again.close();
    }
    const last = await resumed(journal.path);
    await last.settle(deleted('wabotify', 'w'));
    await last.end();
    await last.close();
    expect(remainingOf(await readJournalFile(journal.path))).toEqual([]);
  });

  test('a provider whose account is proven by a deletion is known', async () => {
    const journal = await newJournal(targets);
    await journal.settle(absent('huduma', '1'));
    await journal.settle(undone('huduma', '2', 'rejected'));
    await journal.settle(deleted('sendme123', 'a'));
    await journal.end();
    await journal.close();
    expect((await readJournalFile(journal.path)).standing.provenProviders).toEqual(['sendme123']);
  });

  test('a deletion of which only the absence was seen proves no account', async () => {
    const journal = await newJournal(targets);
    await journal.settle({ ...deleted('sendme123', 'a'), evidence: 'absence' } as Outcome);
    await journal.end();
    await journal.close();
    expect((await readJournalFile(journal.path)).standing.provenProviders).toEqual([]);
  });

  test('a refusal after a lost answer stays in doubt, and is not asked about again', async () => {
    const journal = await newJournal({ sendme123: ['a'] });
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.settle(undone('sendme123', 'a', 'unknown', 'refusedAfterLoss'));
    await journal.end();
    await journal.close();
    const { standing } = await readJournalFile(journal.path);
    expect(remainingOf({ standing })).toEqual([]);
    expect(standing.counts.unknown).toBe(1);
    expect([...standing.remaining(['sendme123'])]).toEqual([]);
  });

  test('a 404 that may mean the account is asked about again once a deletion has proven the account', async () => {
    const journal = await newJournal({ wabotify: ['w', 'x'] });
    await journal.settle(undone('wabotify', 'w', 'unknown', 'notFoundMayMeanAccount', true));
    await journal.settle(deleted('wabotify', 'x'));
    await journal.end();
    await journal.close();
    expect(remainingOf(await readJournalFile(journal.path))).toEqual(['wabotify:w?']);
  });

  test('a torn last line is cut off, and the journal goes on from there', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.close();
    const before = await readFile(journal.path);
    await writeFile(journal.path, Buffer.concat([before, Buffer.from('{"crc":"12345678","type":"outco')]));
    const again = await resumed(journal.path);
    expect(again.cutOff).toBe(31);
    await again.settle(deleted('sendme123', 'a'));
    await again.end();
    await again.close();
    const { standing, tornBytes } = await readJournalFile(journal.path);
    expect(tornBytes).toBe(0);
    expect(standing.counts.deleted).toBe(1);
    expect((await readFile(journal.path)).subarray(0, before.length)).toEqual(before);
  });
});

test('what was noted down is on disk after a flush, which waits for nothing else', async () => {
  const journal = await newJournal(targets);
  // Otherwise it would be synced by itself in a short while.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const settled = journal.settle(deleted('sendme123', 'a'));
  await journal.flush();
  expect((await linesIn(journal.path)).at(-1)).toMatchObject({ type: 'outcome', id: 'a' });
  await settled;
  await journal.close();
});

describe('leaving at once', () => {
  test('says unknown of what is under way, and nothing of the rest', async () => {
    const journal = await newJournal(targets);
    const recorder = new RunRecorder(journal, {});
    await journal.intend({ provider: 'huduma', ids: ['1', '2'] });
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.settle(deleted('sendme123', 'a'));
    await recorder.leave();
    const { standing } = await readJournalFile(journal.path);
    expect(standing.counts).toMatchObject({ deleted: 1, unknown: 2, notAttempted: 4 });
    expect(remainingOf({ standing }).slice(0, 2)).toEqual(['huduma:1?', 'huduma:2?']);
    const lines = await linesIn(journal.path);
    expect(lines.slice(-2)).toMatchObject([
      { type: 'outcome', id: '1', outcome: 'unknown', attempts: 1, evidence: 'none' },
      {
        type: 'outcome',
        id: '2',
        outcome: 'unknown',
        reason: {
          code: 'aborted',
          message: 'the run was left before the answer came. Whether it was deleted is not known.',
        },
      },
    ]);
  });

  test('twice, or with an end that comes too late, says it once', async () => {
    const journal = await newJournal(targets);
    const recorder = new RunRecorder(journal, {});
    await journal.intend({ provider: 'huduma', ids: ['1'] });
    await Promise.all([recorder.leave(), recorder.leave(), recorder.end()]);
    const lines = await linesIn(journal.path);
    expect(lines.slice(4).map(({ type }) => type)).toEqual(['intent', 'outcome']);
    expect(await readdir(join(journal.path, '..'))).toEqual(['run.journal']);
  });

  test('a request that is just being announced is not sent any more', async () => {
    const journal = await newJournal(targets);
    const recorder = new RunRecorder(journal, {});
    const announced = recorder.intend({ provider: 'huduma', ids: ['1'] });
    const left = recorder.leave();
    const expected = { problem: 'unwritable', message: 'the run was left. No more is sent.' };
    await expect(announced).rejects.toMatchObject(expected);
    await left;
    await expect(recorder.intend({ provider: 'huduma', ids: ['2'] })).rejects.toMatchObject(expected);
  });

  test('says that a contact was not attempted if its request was just being announced, unless it was in doubt before', async () => {
    const first = await newJournal(targets);
    await first.settle(undone('huduma', '1', 'unknown'));
    await first.close();
    const journal = await resumed(first.path);
    const recorder = new RunRecorder(journal, {});
    await recorder.intend({ provider: 'sendme123', ids: ['a'] });
    const announced = [
      recorder.intend({ provider: 'huduma', ids: ['1', '2'] }),
      recorder.intend({ provider: 'sendme123', ids: ['b'] }),
    ];
    const refused = Promise.allSettled(announced);
    await recorder.leave();
    await refused;
    const lines = await linesIn(journal.path);
    const unsent = {
      outcome: 'notAttempted',
      attempts: 0,
      evidence: 'none',
      reason: { code: 'aborted', message: 'the run was left before its request was sent.' },
    };
    const unknown = { outcome: 'unknown', attempts: 1, perhapsByUs: true };
    expect(lines.slice(-4)).toMatchObject([
      { id: '1', ...unknown },
      { id: '2', ...unsent },
      { id: 'a', ...unknown },
      { id: 'b', ...unsent },
    ]);
  });

  test('has the last word: what is still answered or stopped after it is not noted down', async () => {
    const journal = await newJournal(targets);
    const recorder = new RunRecorder(journal, {});
    await recorder.leave();
    const closed = { problem: 'unwritable', message: 'the journal is closed. No more is sent.' };
    await expect(recorder.settle(deleted('huduma', '1'))).rejects.toMatchObject(closed);
    const stop = { provider: 'huduma', guard: 'account', message: 'the credential was refused.' } as const;
    await expect(recorder.stop(stop)).rejects.toMatchObject(closed);
  });
});

test('of a contact without an outcome it is said what is known: not attempted, or perhaps deleted', async () => {
  const journal = await newJournal({ huduma: ['1', '2', '3'] });
  await journal.settle(deleted('huduma', '1'));
  await journal.intend({ provider: 'huduma', ids: ['2'] });
  await journal.close();
  await writeFile(journal.path, '{"crc":"12345678","type":"outco', { flag: 'a' });
  const said: Outcome[] = [];
  for await (const outcome of (await readJournal(journal.path)).outcomes()) said.push(outcome);
  const at = (id: string) => ({ provider: 'huduma', id });
  const message = 'a request that names it was under way when the run ended, or still is; resume asks again.';
  const stopped = { code: 'stopped', message: 'the run has not got to it; resume goes on with it.' };
  expect(said).toEqual([
    { ...deleted('huduma', '1'), at: expect.stringMatching(/Z$/) },
    {
      target: at('2'),
      outcome: 'unknown',
      evidence: 'none',
      attempts: 1,
      perhapsByUs: true,
      reason: { code: 'noAnswer', message },
    },
    { target: at('3'), outcome: 'notAttempted', evidence: 'none', attempts: 0, reason: stopped },
  ]);
});

describe('counting', () => {
  test('a second outcome for a settled contact is damage, not a second deletion', async () => {
    const journal = await newJournal(targets);
    await journal.settle(deleted('sendme123', 'a'));
    await journal.settle(deleted('sendme123', 'a'));
    await journal.end();
    await journal.close();
    await expect(readJournalFile(journal.path)).rejects.toThrow(
      /line 6 names a contact that has its outcome already/,
    );
  });

  test('a contact that is not in the plan is damage', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'huduma', ids: ['999'] });
    await journal.end();
    await journal.close();
    await expect(readJournalFile(journal.path)).rejects.toThrow(
      /line 5 names a contact that is not in the plan/,
    );
  });
});
