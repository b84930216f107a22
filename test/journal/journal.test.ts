/** The journal of a run: what is written when, and what a later process makes of it. */
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppendLog, logFileOf } from '../../src/journal/append-log.js';
import { Journal } from '../../src/journal/journal.js';
import { readJournal } from '../../src/journal/read-journal.js';
import {
  absent,
  deleted,
  linesIn,
  newFolder,
  newJournal,
  planOf,
  remainingOf,
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
    expect(rest.map(({ type, ids }) => [type, ids])).toEqual([
      ['targets', ['1', '2']],
      ['targets', ['a', 'b', 'c', 'd', 'e']],
      ['session', undefined],
    ]);
  });

  test('does not overwrite a file that is there', async () => {
    const path = join(await newFolder(), 'run.journal');
    await writeFile(path, 'precious');
    await expect(Journal.create(path, planOf(targets), TOOL)).rejects.toThrow(/exists already/);
    expect(await readFile(path, 'utf8')).toBe('precious');
  });

  test('in a folder that is not there is refused, and says so', async () => {
    const path = join(await newFolder(), 'nowhere', 'run.journal');
    await expect(Journal.create(path, planOf(targets), TOOL)).rejects.toMatchObject({
      problem: 'unwritable',
      message: expect.stringMatching(/run\.journal.*ENOENT: no such file or directory.*Nothing was sent/),
    });
  });

  test('leaves no unfinished file and no lock behind', async () => {
    const journal = await newJournal(targets);
    await journal.end([]);
    const { readdir } = await import('node:fs/promises');
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
    // Killed here: no end.
    await journal.close();
    const remaining = ['huduma:1?', 'huduma:2?', 'sendme123:b?', 'sendme123:c', 'sendme123:d', 'sendme123:e'];
    expect(remainingOf(await readJournal(journal.path))).toEqual(remaining);
    const resumed = await Journal.resume(journal.path, TOOL);
    await resumed.close();
    expect(remainingOf(resumed)).toEqual(remaining);
    expect(resumed.standing.counts).toMatchObject({ deleted: 1, unknown: 3, notAttempted: 3 });
  });

  test('leaves final outcomes alone, and tries the others again', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'sendme123', ids: ['a', 'b', 'c', 'd', 'e'] });
    await journal.settle(absent('sendme123', 'a'));
    await journal.settle(undone('sendme123', 'b', 'blocked', 'conflict'));
    await journal.settle(undone('sendme123', 'c', 'rejected'));
    await journal.settle(undone('sendme123', 'd', 'notAttempted', 'stopped'));
    await journal.settle(undone('sendme123', 'e', 'unknown'));
    await journal.end([]);
    const resumed = await Journal.resume(journal.path, TOOL);
    await resumed.close();
    expect(remainingOf(resumed)).toEqual(['huduma:1', 'huduma:2', 'sendme123:d', 'sendme123:e?']);
  });

  test('a 404 that may mean the account is no sign of a deletion', async () => {
    const journal = await newJournal({ wabotify: ['w'] });
    await journal.intend({ provider: 'wabotify', ids: ['w'] });
    await journal.settle(undone('wabotify', 'w', 'unknown', 'vagueNotFound'));
    await journal.end([]);
    expect(remainingOf(await readJournal(journal.path))).toEqual(['wabotify:w']);
  });

  test('what was ambiguous stays so until it is settled, however often the run is resumed', async () => {
    const journal = await newJournal({ wabotify: ['w'] });
    await journal.intend({ provider: 'wabotify', ids: ['w'] });
    await journal.close();
    for (let time = 0; time < 3; time++) {
      const resumed = await Journal.resume(journal.path, TOOL);
      expect(remainingOf(resumed)).toEqual(['wabotify:w?']);
      await resumed.settle(undone('wabotify', 'w', 'unknown', 'vagueNotFound'));
      await resumed.close();
    }
    const last = await Journal.resume(journal.path, TOOL);
    await last.settle(deleted('wabotify', 'w'));
    await last.end([]);
    expect(remainingOf(await readJournal(journal.path))).toEqual([]);
  });

  test('a provider whose account is proven by a deletion is known', async () => {
    const journal = await newJournal(targets);
    await journal.settle(absent('huduma', '1'));
    await journal.settle(deleted('sendme123', 'a'));
    await journal.end([]);
    expect((await readJournal(journal.path)).standing.provenProviders).toEqual(['sendme123']);
  });

  test('a torn last line is cut off, and the journal goes on from there', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.close();
    const before = await readFile(journal.path);
    await writeFile(journal.path, Buffer.concat([before, Buffer.from('{"crc":"12345678","type":"outco')]));
    const resumed = await Journal.resume(journal.path, TOOL);
    expect(resumed.cutOff).toBe(31);
    await resumed.settle(deleted('sendme123', 'a'));
    await resumed.end([]);
    const { standing, tornBytes } = await readJournal(journal.path);
    expect(tornBytes).toBe(0);
    expect(standing.counts.deleted).toBe(1);
    expect((await readFile(journal.path)).subarray(0, before.length)).toEqual(before);
  });
});

describe('leaving at once', () => {
  test('says unknown of what is under way, and nothing of the rest', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'huduma', ids: ['1', '2'] });
    await journal.intend({ provider: 'sendme123', ids: ['a'] });
    await journal.settle(deleted('sendme123', 'a'));
    await journal.leave();
    const { standing } = await readJournal(journal.path);
    expect(standing.counts).toMatchObject({ deleted: 1, unknown: 2, notAttempted: 4 });
    expect(remainingOf({ standing }).slice(0, 2)).toEqual(['huduma:1?', 'huduma:2?']);
    const lines = await linesIn(journal.path);
    expect(lines.slice(-2)).toMatchObject([
      { type: 'outcome', id: '1', outcome: 'unknown' },
      { type: 'outcome', id: '2', outcome: 'unknown' },
    ]);
  });

  test('a request that is just being announced is not sent any more', async () => {
    const journal = await newJournal(targets);
    const announced = journal.intend({ provider: 'huduma', ids: ['1'] });
    const left = journal.leave();
    await expect(announced).rejects.toThrow('No more is sent');
    await left;
    await expect(journal.intend({ provider: 'huduma', ids: ['2'] })).rejects.toThrow('No more is sent');
  });
});

describe('counting', () => {
  test('a second outcome for a settled contact is damage, not a second deletion', async () => {
    const journal = await newJournal(targets);
    await journal.settle(deleted('sendme123', 'a'));
    await journal.settle(deleted('sendme123', 'a'));
    await journal.end([]);
    await expect(readJournal(journal.path)).rejects.toThrow(
      /line 6 names a contact that has its outcome already/,
    );
  });

  test('a contact that is not in the plan is damage', async () => {
    const journal = await newJournal(targets);
    await journal.intend({ provider: 'huduma', ids: ['999'] });
    await journal.end([]);
    await expect(readJournal(journal.path)).rejects.toThrow(/line 5 names a contact that is not in the plan/);
  });
});

/** A file that notes what is asked of it, and takes its time. */
function slowFile(syncMs = 5) {
  const calls: string[] = [];
  const file = {
    write: (text: string) => {
      calls.push(`write ${text.match(/\n/g)?.length ?? 0}`);
    },
    sync: async () => {
      calls.push('sync begins');
      await new Promise((resolve) => setTimeout(resolve, syncMs));
      calls.push('sync ends');
    },
    close: async () => {},
  };
  return { calls, log: new AppendLog('slow.journal', file, 0) };
}

describe('syncing', () => {
  test('an intent is on disk before its request may be sent', async () => {
    const { calls, log } = slowFile();
    await log.append({ type: 'intent' }, 'now').then(() => calls.push('sent'));
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends', 'sent']);
  });

  test('intents that wait at the same time share a sync', async () => {
    const { calls, log } = slowFile();
    const first = log.append({ type: 'intent' }, 'now');
    await new Promise((resolve) => setTimeout(resolve, 2));
    const others = Array.from({ length: 50 }, () => log.append({ type: 'intent' }, 'now'));
    await Promise.all([first, ...others]);
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends', 'write 50', 'sync begins', 'sync ends']);
  });

  test('an outcome is written at once, and synced with the next intent', async () => {
    const { calls, log } = slowFile(0);
    const outcome = log.append({ type: 'outcome' }, 'soon').then(() => calls.push('counted'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(calls).toEqual(['write 1']);
    await log.append({ type: 'intent' }, 'now');
    await outcome;
    expect(calls).toEqual(['write 1', 'write 1', 'sync begins', 'sync ends', 'counted']);
  });

  test('an outcome that no intent follows is synced soon', async () => {
    const { calls, log } = slowFile(0);
    await log.append({ type: 'outcome' }, 'soon');
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends']);
  });
});

describe.skipIf(process.platform !== 'linux')('a full disk', () => {
  test('fails what waits and all that comes after, and names the journal and the reason', async () => {
    const log = new AppendLog('run.journal', logFileOf(await open('/dev/full', 'a')), 0);
    const expected = {
      problem: 'unwritable',
      message: 'the journal run.journal cannot be written: ENOSPC: no space left on device. No more is sent.',
    };
    await expect(log.append({ type: 'intent' }, 'now')).rejects.toMatchObject(expected);
    await expect(log.append({ type: 'outcome' }, 'soon')).rejects.toMatchObject(expected);
    await log.flush();
    await log.close();
  });
});
