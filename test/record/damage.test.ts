/** A damaged journal: one that is cut at its end is read, one that is changed anywhere is refused. */
import { readFile, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readJournalFile } from '../../src/record/journal-file.js';
import { tries } from '../tries.js';
import { deleted, newFolder, newJournal, undone } from './plans.js';

let whole: Buffer;
let path: string;

beforeAll(async () => {
  const journal = await newJournal({ huduma: ['1', '2', '3'], sendme123: ['ä', 'b'] });
  for (const id of ['1', '2', '3']) {
    await journal.intend({ provider: 'huduma', ids: [id] });
    await journal.settle(deleted('huduma', id));
  }
  await journal.intend({ provider: 'sendme123', ids: ['ä'] });
  await journal.settle(undone('sendme123', 'ä', 'unknown'));
  await journal.end();
  await journal.close();
  whole = await readFile(journal.path);
  path = `${await newFolder()}/run.journal`;
});

/** Reads these bytes as the journal. */
async function read(bytes: Uint8Array) {
  await writeFile(path, bytes);
  return readJournalFile(path).then(
    (contents) => ({ contents }),
    (error: Error & { problem?: string }) => ({ error }),
  );
}

const lines = () => whole.toString('utf8').split('\n').slice(0, -1);
const asBytes = (texts: readonly string[]) => Buffer.from(`${texts.join('\n')}\n`);

test('one changed byte, anywhere, is refused, with the number of the line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const bytes = Buffer.from(whole);
      const at = place % (bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const { error } = (await read(bytes)) as { error: { problem: string; message: string } };
      const line = whole.subarray(0, at).toString('latin1').split('\n').length;
      expect(error.problem).toBe('damaged');
      expect(error.message).toContain(`line ${line} `);
    }),
    { numRuns: tries(150) },
  );
});

test('a first line that is broken in two, anywhere, is damaged: the file is still known as a journal', async () => {
  const [first = ''] = lines();
  // Every place of its beginning, which names the format; of the rest, some places.
  for (let at = 0; at < Buffer.byteLength(first); at += at < 100 ? 1 : 17) {
    const bytes = Buffer.from(whole);
    bytes[at] = 10;
    const { error } = (await read(bytes)) as { error: { problem: string; message: string } };
    expect(error.problem, `at ${at}`).toBe('damaged');
    expect(error.message).toContain('line 1 ');
  }
});

test('a line that is taken out, doubled or moved is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom('out', 'twice', 'moved'), async (place, how) => {
      const all = lines();
      // Without its last line, a journal equals that of a run that was killed a moment earlier.
      const at = place % (all.length - 1);
      const [line = ''] = all.slice(at, at + 1);
      const changed =
        how === 'out'
          ? all.toSpliced(at, 1)
          : how === 'twice'
            ? all.toSpliced(at, 0, line)
            : all.toSpliced(at, 1).toSpliced(at + 1, 0, line);
      const { error } = (await read(asBytes(changed))) as { error: { problem: string } };
      expect(error.problem).toMatch(/damaged|unreadable/);
    }),
    { numRuns: tries(50) },
  );
});

test('cut off anywhere after the contacts, it is read up to its last whole line', async () => {
  const contactsEnd = asBytes(lines().slice(0, 4)).length;
  // Every place around the end of a line; within a line, some places.
  const isNearEnd = (at: number) => whole.subarray(at - 2, at + 2).includes(10);
  for (let length = contactsEnd; length <= whole.length; length++) {
    if (!isNearEnd(length) && length % 11 > 0) continue;
    const cut = whole.subarray(0, length);
    const { contents } = (await read(cut)) as { contents: Awaited<ReturnType<typeof readJournalFile>> };
    const wholeLines = cut.lastIndexOf(10) + 1;
    expect(contents.length, `cut at ${length}`).toBe(wholeLines);
    expect(contents.tornBytes).toBe(length - wholeLines);
    expect(Object.values(contents.standing.counts).reduce((sum, count) => sum + count)).toBe(5);
  }
});

test('cut off among the contacts, it is refused: the run had not begun, and the file had no name yet', async () => {
  const [header = ''] = lines();
  for (const length of [0, 10, header.length, header.length + 1, header.length + 20]) {
    expect(await read(whole.subarray(0, length)), `cut at ${length}`).toHaveProperty('error');
  }
});

test('another file is refused', async () => {
  expect(((await read(Buffer.from('provider,id\nhuduma,1\n'))) as { error: Error }).error.message).toMatch(
    /is not a journal of contact-deletion/,
  );
});
