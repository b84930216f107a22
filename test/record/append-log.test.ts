/** What is written when, what is synced when, and what happens to waiting callers if neither is possible. */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppendLog, logFileOf } from '../../src/record/append-log.js';
import { newFolder } from './plans.js';

/** A file that records its calls, and takes its time. */
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
    close: async () => {
      calls.push('closed');
    },
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

  test('hundreds of outcomes are synced without an intent: a run may wait for them', async () => {
    const { calls, log } = slowFile(0);
    // The last one comes a good while before a lone outcome would be synced.
    const outcomes = Array.from({ length: 500 }, () => log.append({ type: 'outcome' }, 'soon'));
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(calls.slice(0, 2)).toEqual(['write 500', 'sync begins']);
    await Promise.all(outcomes);
  });

  test('hundreds of thousands that are appended at once are all on disk', async () => {
    const { log } = slowFile(0);
    const lines = Array.from({ length: 200_000 }, () => log.append({ type: 'outcome' }, 'soon'));
    await Promise.all(lines);
    await log.close();
  });

  test('an outcome that no intent follows is synced soon', async () => {
    const { calls, log } = slowFile(0);
    await log.append({ type: 'outcome' }, 'soon');
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends']);
  });

  test('a flush syncs what is written, and writes nothing if nothing is new', async () => {
    const { calls, log } = slowFile(0);
    const outcome = log.append({ type: 'outcome' }, 'soon');
    await log.flush();
    await outcome;
    await log.flush();
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends', 'sync begins', 'sync ends']);
  });

  test('closing syncs what is left first', async () => {
    const { calls, log } = slowFile();
    const outcome = log.append({ type: 'outcome' }, 'soon');
    await log.close();
    expect(calls).toEqual(['write 1', 'sync begins', 'sync ends', 'closed']);
    await outcome;
  });
});

test('nothing is written after the end: the number of the file may be that of another one', async () => {
  const { calls, log } = slowFile(0);
  await log.append({ type: 'intent' }, 'now');
  await log.close();
  const before = [...calls];
  await expect(log.append({ type: 'outcome' }, 'now')).rejects.toMatchObject({
    problem: 'unwritable',
    message: 'the journal slow.journal is closed. No more is sent.',
  });
  await log.flush();
  expect(calls).toEqual(before);
});

test('a file that cannot be closed is left: nobody waits for a line any more', async () => {
  const close = () => Promise.reject(new Error('EIO: i/o error, close'));
  const log = new AppendLog('run.journal', { write: () => {}, sync: async () => {}, close }, 0);
  await log.append({ type: 'intent' }, 'now');
  await expect(log.close()).resolves.toBeUndefined();
});

test('long lines reach the file whole, and in order', async () => {
  const path = join(await newFolder(), 'run.journal');
  const log = new AppendLog(path, logFileOf(await open(path, 'a')), 0);
  const ids = Array.from({ length: 20_000 }, (_, index) => `contäct-${index}`);
  await log.append({ type: 'targets', ids }, 'now');
  await log.append({ type: 'session' }, 'now');
  await log.close();
  const lines = (await readFile(path, 'utf8')).split('\n');
  expect(lines.map((line) => (line ? JSON.parse(line).type : line))).toEqual(['targets', 'session', '']);
  expect(JSON.parse(lines[0] ?? '').ids).toEqual(ids);
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

  test('that comes between a line and its sync fails the line, and a flush does not wait for it', async () => {
    const log = new AppendLog('run.journal', logFileOf(await open('/dev/full', 'a')), 0);
    const failed = expect(log.append({ type: 'outcome' }, 'soon')).rejects.toThrow('ENOSPC');
    await log.flush();
    await failed;
    await log.close();
  });
});

test.skipIf(process.platform !== 'linux')(
  'a file that cannot be synced fails what waits for it',
  async () => {
    const log = new AppendLog('run.journal', logFileOf(await open('/dev/null', 'a')), 0);
    await expect(log.append({ type: 'intent' }, 'now')).rejects.toThrow(/cannot be written: EINVAL/);
    await log.close();
  },
);
