/** Whole lines that no run can have written are refused, with what is wrong. */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import { decodeLine, encodeLine } from '../../src/record/line.js';
import type { HeaderRecord, RunRecord } from '../../src/record/records.js';
import { linesIn, newFolder, newJournal, planOf, remainingOf, writtenJournal } from './plans.js';

const { targets, ...plan } = planOf({ sendme123: ['a', 'b'] });
const header = {
  type: 'header',
  format: 'contact-deletion/journal',
  version: 1,
  run: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  at: '2026-01-01T00:00:00.000Z',
  tool: '1.2.3',
  key: 'AAAA',
  plan,
} as const;
const contacts = { type: 'targets', provider: 'sendme123', ids: ['a', 'b'] } as const;
const session = { type: 'session', at: '2026-01-01T00:00:01.000Z', tool: '1.2.3' } as const;
const intent = { type: 'intent', provider: 'sendme123', ids: ['a'] } as const;
const outcome = {
  type: 'outcome',
  at: '2026-01-01T00:00:02.000Z',
  provider: 'sendme123',
  id: 'a',
  attempts: 1,
  outcome: 'deleted',
  permanence: 'permanent',
  evidence: 'item',
} as const;
const end = { type: 'end', at: '2026-01-01T00:00:03.000Z' } as const;
const begun: readonly (HeaderRecord | RunRecord)[] = [header, contacts, session];

test('the journal from which these are made is read', async () => {
  const { standing, header: read } = await readJournalFile(
    await writtenJournal([...begun, intent, outcome, end]),
  );
  expect(read).toEqual(header);
  expect(standing.counts).toMatchObject({ deleted: 1, notAttempted: 1 });
  expect(standing).toMatchObject({ startedAt: session.at, endedAt: end.at });
});

describe('a line of the run', () => {
  test.each<[what: string, records: readonly object[], problem: string]>([
    ['a second header', [...begun, header], 'line 4 is of a kind that this version does not know'],
    ['contacts after the start', [...begun, contacts], 'line 4 adds contacts to a run that has begun'],
    ['an intent before the start', [header, contacts, intent], 'line 3 stands before the run has begun'],
    ['an outcome before the start', [header, contacts, outcome], 'line 3 stands before the run has begun'],
    [
      'an intent for a stranger',
      [...begun, { ...intent, ids: ['a', 'c'] }],
      'line 4 names a contact that is not in the plan',
    ],
    [
      'an outcome for a stranger',
      [...begun, { ...outcome, id: 'c' }],
      'line 4 names a contact that is not in the plan',
    ],
    [
      'an outcome at a provider that is not in the plan',
      [...begun, { ...outcome, provider: 'huduma' }],
      'line 4 names a contact that is not in the plan',
    ],
    [
      'an intent for a contact that is settled',
      [...begun, outcome, intent],
      'line 5 names a contact that has its outcome already',
    ],
    [
      'a line of a later version',
      [...begun, { type: 'pause' }],
      'line 4 is of a kind that this version does not know',
    ],
  ])('%s is damage', async (_, records, problem) => {
    const path = await writtenJournal(records);
    await expect(readJournalFile(path)).rejects.toMatchObject({
      problem: 'damaged',
      message: `the journal ${path} is damaged: ${problem}. It is not used.`,
    });
  });

  test.each([
    ['an empty one', '\n'],
    ['one without a checksum', '{"type":"session"}\n'],
  ])('%s is damage', async (_, line) => {
    const path = await writtenJournal([header, contacts, session], line);
    await expect(readJournalFile(path)).rejects.toThrow(
      /line 4 or one before it was changed, moved or taken out/,
    );
  });

  test('whose checksum begins with zeros is read', () => {
    let at = 0;
    while (encodeLine({ at }, 0).crc >= 0x0010_0000) at += 1;
    const { line, crc } = encodeLine({ at }, 0);
    expect(line).toMatch(/^\{"crc":"000/);
    expect(decodeLine(Buffer.from(line.trimEnd()), 0)).toEqual({ record: { at }, crc });
  });

  test('that is no JSON is damage, though its checksum is right', async () => {
    const { seed } = await readJournalFile(await writtenJournal(begun));
    const crc = crc32('{oops', seed).toString(16).padStart(8, '0');
    const path = await writtenJournal(begun, `{"crc":"${crc}",oops\n`);
    await expect(readJournalFile(path)).rejects.toThrow(/line 4 or one before it was changed/);
  });
});

describe('the first line', () => {
  test.each<[string, object]>([
    ['of another kind', { ...header, type: 'session' }],
    ['of another format', { ...header, format: 'contact-deletion/plan' }],
    ['of a later version', { ...header, version: 2 }],
  ])('%s is no journal that can be read', async (_, first) => {
    const path = await writtenJournal([first, contacts, session]);
    await expect(readJournalFile(path)).rejects.toMatchObject({
      problem: 'unreadable',
      message: `${path} is not a journal that this version can read.`,
    });
  });

  test('that is torn, or not there, is no journal at all', async () => {
    for (const path of [await writtenJournal([]), await writtenJournal([], '{"crc":"000')]) {
      await expect(readJournalFile(path)).rejects.toMatchObject({
        problem: 'unreadable',
        message: `${path} is not a journal of contact-deletion.`,
      });
    }
  });

  test('must have the contacts of its plan after it', async () => {
    for (const records of [[header], [header, { ...contacts, ids: ['a'] }, session]]) {
      const path = await writtenJournal(records);
      await expect(readJournalFile(path)).rejects.toMatchObject({
        problem: 'damaged',
        message: `the journal ${path} does not hold the contacts of its plan.`,
      });
    }
  });
});

test('a journal that is not there is said to be so', async () => {
  const path = join(await newFolder(), "it's, mine.journal");
  await expect(readJournalFile(path)).rejects.toMatchObject({
    problem: 'unreadable',
    message: `the journal ${path} cannot be read: ENOENT: no such file or directory.`,
  });
});

test.each([
  [1_000, [1_000]],
  [2_500, [1_000, 1_000, 500]],
  [20_000, Array.from({ length: 20 }, () => 1_000)],
])('%i contacts come back, in their order, from lines of a thousand', async (count, sizes) => {
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  const journal = await newJournal({ huduma: ids });
  await journal.close();
  const { standing } = await readJournalFile(journal.path);
  const lines = (await linesIn(journal.path)).filter(({ type }) => type === 'targets');
  expect(lines.map(({ ids: named }) => named.length)).toEqual(sizes);
  expect(Array.from(standing.targets(), ([provider, some]) => [provider, [...some]])).toEqual([
    ['huduma', ids],
  ]);
  expect(remainingOf({ standing })).toHaveLength(count);
});

test('a contact that is asked for again may be deleted by that, whatever was said of it before', async () => {
  const evidence = 'none';
  const reason = { code: 'stopped', message: 'for a test' };
  const undone = { ...outcome, outcome: 'notAttempted', evidence, reason };
  const before = await readJournalFile(await writtenJournal([...begun, undone]));
  expect(before.standing.counts).toMatchObject({ notAttempted: 2, unknown: 0 });
  const after = await readJournalFile(await writtenJournal([...begun, undone, session, intent]));
  expect(after.standing.counts).toMatchObject({ notAttempted: 1, unknown: 1 });
});

describe('the times of a run', () => {
  const readFrom = async (...more: RunRecord[]) =>
    (await readJournalFile(await writtenJournal([...begun, ...more]))).standing;
  const again = { ...session, at: '2026-01-02T00:00:00.000Z' };

  test('it began with its first session, however often it was resumed', async () => {
    expect((await readFrom(end, again)).startedAt).toBe(session.at);
  });

  test('it has no end while a session goes on, or if one was killed', async () => {
    expect((await readFrom(intent)).endedAt).toBeUndefined();
    expect((await readFrom(end, again, outcome)).endedAt).toBeUndefined();
  });

  test('it has none if it was killed before its first session', async () => {
    const { standing } = await readJournalFile(await writtenJournal([header, contacts]));
    expect(standing.startedAt).toBeUndefined();
    expect(standing.endedAt).toBeUndefined();
  });

  test('it ended with its last session', async () => {
    const later = { ...end, at: '2026-01-02T00:00:09.000Z' };
    expect((await readFrom(end, again, later)).endedAt).toBe(later.at);
  });

  test('killed when nothing was left to do, it ended with the last outcome', async () => {
    const last = { ...outcome, id: 'b', at: '2026-01-01T00:00:09.000Z' };
    expect((await readFrom(outcome, last)).endedAt).toBe(last.at);
  });
});
