/** Reads a whole journal, and refuses it if it is not as it was written. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { RecordError, systemMessage } from './errors.js';
import { decodeLine } from './line.js';
import { problemOfPeople } from './people-fit.js';
import { digestOf } from './plan.js';
import type { HeaderRecord, RunRecord } from './records.js';
import { Standing } from './standing.js';

/** The first bytes of a file, which contain the two words that identify a journal. */
const BYTES_TO_KNOW_IT_BY = 1_024;

/** The content of a journal. */
export interface JournalFile {
  readonly header: HeaderRecord;
  readonly standing: Standing;
  /** The CRC of the last line, which is the seed of the next one. */
  readonly seed: number;
  /** Where the last complete line ends, in bytes. */
  readonly length: number;
  /** The length of a torn line after it, in bytes. Nothing depended on that line. */
  readonly tornBytes: number;
}

/** @throws RecordError */
export async function readJournalFile(path: string): Promise<JournalFile> {
  const standing = new Standing();
  let header: HeaderRecord | undefined;
  let last: DecodedLine | undefined;
  let size = 0;
  for await (const line of decodedLinesOf(path)) {
    size = line.end;
    if (line.record === undefined) break;
    last = line;
    if (line.number === 1) {
      header = headerOf(line.record);
      if (!header)
        throw new RecordError('unreadable', `${path} is not a journal that this version can read.`);
      standing.takePlan(header.plan);
      continue;
    }
    const problem = standing.take(line.record as RunRecord);
    if (problem) throw damaged(path, line.number, problem);
  }
  if (!header || !last) throw notOurs(path);
  const { digest, ...head } = header.plan;
  if (digestOf(head, standing.targets()) !== digest) {
    throw new RecordError('damaged', `the journal ${path} does not hold the contacts of its plan.`);
  }
  if (head.people !== undefined) {
    const { providers } = head;
    const problem = problemOfPeople(head.people, { has: (target) => standing.has(target), providers });
    if (problem !== undefined)
      throw new RecordError('damaged', `what the journal ${path} keeps of its search ${problem}.`);
  }
  return { header, standing, seed: last.seed, length: last.end, tornBytes: size - last.end };
}

/**
 * The records of a journal after its header, one by one.
 *
 * @throws RecordError
 */
export async function* recordsIn(path: string): AsyncGenerator<RunRecord, void, void> {
  for await (const { number, record } of decodedLinesOf(path)) {
    if (record === undefined) return;
    if (number > 1) yield record as RunRecord;
  }
}

interface DecodedLine {
  /** From 1. */
  readonly number: number;
  /** Undefined for a torn line. */
  readonly record: unknown;
  /** Its CRC. */
  readonly seed: number;
  /** Where it ends in the file, including its newline. */
  readonly end: number;
}

async function* decodedLinesOf(path: string): AsyncGenerator<DecodedLine, void, void> {
  let seed = 0;
  let number = 0;
  for await (const { line, end, isWhole } of linesOf(path)) {
    number += 1;
    if (!isWhole) {
      yield { number, record: undefined, seed, end };
      return;
    }
    const decoded = decodeLine(line, seed);
    // A file that was never a journal is not called a damaged one.
    if (!decoded && number === 1 && !(await beginsAsOurs(path))) throw notOurs(path);
    if (!decoded) throw damaged(path, number, 'or one before it was changed, moved or taken out');
    seed = decoded.crc;
    yield { number, record: decoded.record, seed, end };
  }
}

/** Looks for either of two words, since one may be damaged. Not only in the first line, which damage may have split. */
async function beginsAsOurs(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BYTES_TO_KNOW_IT_BY));
    const start = buffer.subarray(0, bytesRead);
    return start.includes('"type":"header"') || start.includes('"contact-deletion/journal"');
  } finally {
    await file.close();
  }
}

const notOurs = (path: string) =>
  new RecordError('unreadable', `${path} is not a journal of contact-deletion.`);

const damaged = (path: string, number: number, why: string) =>
  new RecordError('damaged', `the journal ${path} is damaged: line ${number} ${why}. It is not used.`);

function headerOf(record: unknown): HeaderRecord | undefined {
  const { type, format, version } = record as Partial<HeaderRecord>;
  const isOurs = type === 'header' && format === 'contact-deletion/journal' && version === 1;
  return isOurs ? (record as HeaderRecord) : undefined;
}

interface Line {
  readonly line: Buffer;
  /** Where it ends in the file, including its newline. */
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
