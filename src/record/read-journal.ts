/** Reads a journal from its first line to its last, and refuses it if it is not as it was written. */
import { createReadStream } from 'node:fs';
import { RecordError, systemMessage } from './errors.js';
import { decodeLine } from './line.js';
import { digestOf } from './plan.js';
import type { HeaderRecord, JournalRecord } from './records.js';
import { Standing } from './standing.js';

/** What a journal says. */
export interface JournalContents {
  readonly header: HeaderRecord;
  readonly standing: Standing;
  /** The CRC of the last line, which seeds the next one. */
  readonly seed: number;
  /** Where the last whole line ends, in bytes. */
  readonly length: number;
  /** How many bytes of a torn line come after it; nothing waited for those to be on disk. */
  readonly tornBytes: number;
}

/** @throws RecordError */
export async function readJournal(path: string): Promise<JournalContents> {
  const standing = new Standing();
  let header: HeaderRecord | undefined;
  let seed = 0;
  let number = 0;
  let length = 0;
  let size = 0;
  for await (const { line, end, isWhole } of linesOf(path)) {
    size = end;
    if (!isWhole) break;
    number += 1;
    const damaged = (why: string) =>
      new RecordError('damaged', `the journal ${path} is damaged: line ${number} ${why}. It is not used.`);
    const decoded = decodeLine(line, seed);
    if (!decoded) throw damaged('or one before it was changed, moved or taken out');
    seed = decoded.crc;
    length = end;
    if (number === 1) {
      header = headerOf(decoded.record);
      if (!header)
        throw new RecordError('unreadable', `${path} is not a journal that this version can read.`);
      continue;
    }
    const problem = standing.take(decoded.record as JournalRecord);
    if (problem) throw damaged(problem);
  }
  if (!header) throw new RecordError('unreadable', `${path} is not a journal of contact-deletion.`);
  const { digest, ...head } = header.plan;
  if (digestOf(head, standing.targets) !== digest) {
    throw new RecordError('damaged', `the journal ${path} does not hold the contacts of its plan.`);
  }
  return { header, standing, seed, length, tornBytes: size - length };
}

function headerOf(record: unknown): HeaderRecord | undefined {
  const { type, format, version } = record as Partial<HeaderRecord>;
  const isOurs = type === 'header' && format === 'contact-deletion/journal' && version === 1;
  return isOurs ? (record as HeaderRecord) : undefined;
}

interface Line {
  readonly line: Buffer;
  /** Where it ends in the file, with its newline. */
  readonly end: number;
  /** Whether it ends in a newline. */
  readonly isWhole: boolean;
}

async function* linesOf(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      let data = Buffer.concat([rest, chunk]);
      for (let newline = data.indexOf(10); newline >= 0; newline = data.indexOf(10)) {
        end += newline + 1;
        yield { line: data.subarray(0, newline), end, isWhole: true };
        data = data.subarray(newline + 1);
      }
      rest = data;
    }
  } catch (error) {
    throw new RecordError('unreadable', `the journal ${path} cannot be read: ${systemMessage(error)}.`);
  }
  if (rest.length > 0) yield { line: rest, end: end + rest.length, isWhole: false };
}
