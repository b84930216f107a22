/** The run store in a file: the journal. One process writes to it, and its lock is a file beside it. */
import { lstat, open, realpath, stat } from 'node:fs/promises';
import { AppendLog, logFileOf } from './append-log.js';
import { RecordError, systemMessage } from './errors.js';
import { readJournalFile, recordsIn } from './journal-file.js';
import { encodeLine } from './line.js';
import { type Lock, lock } from './lock.js';
import { LogStore, type RunLog } from './log-store.js';
import { beginNewFile } from './new-file.js';
import type { Facts } from './owner.js';
import type { HeaderRecord, RunRecord } from './records.js';
import type { RunStore } from './run-store.js';

/**
 * A store for a new file. It is written when the run begins, with the contacts of the plan, so that the file is enough to
 * resume the run.
 *
 * @throws RecordError if the file exists, if another process is about to write it, or if its folder is not writable.
 */
export async function newFileStore(path: string, facts?: Facts): Promise<RunStore> {
  const held = await lock(path, facts);
  try {
    await assertNew(path);
    return new LogStore(new FileLog(path, held));
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** The journal of an earlier session, to continue. */
export interface TakenUp {
  readonly store: RunStore;
  /** Bytes of a torn last line that were cut off. Nothing was sent because of that line. */
  readonly cutOff: number;
}

/** @throws RecordError if another process is using the journal, if it is damaged, or if it cannot be written. */
export async function takeUpFileStore(name: string): Promise<TakenUp> {
  const path = await fileBehind(name);
  const held = await lock(path);
  try {
    const { header, standing, seed, length, tornBytes } = await readJournalFile(path);
    const file = await open(path, 'a').catch((error: unknown) => {
      throw new RecordError(
        'unwritable',
        `the journal ${path} cannot be written: ${systemMessage(error)}. Nothing was sent.`,
      );
    });
    await file.truncate(length);
    const log = new FileLog(path, held, new AppendLog(path, logFileOf(file), seed));
    return { store: new LogStore(log, { header, standing }), cutOff: tornBytes };
  } catch (error) {
    await held.release();
    throw error;
  }
}

/** Resolves a link to the journal, so that both names share the lock, which is beside the file itself. */
async function fileBehind(name: string): Promise<string> {
  const isLink = await lstat(name).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
  // An error about a broken link names the link.
  return isLink ? realpath(name).catch(() => name) : name;
}

async function assertNew(path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  const message = `the journal ${path} exists already and is not overwritten. Resume it, or name another.`;
  throw new RecordError('exists', message);
}

class FileLog implements RunLog {
  readonly #path: string;
  readonly #lock: Lock;
  #lines: AppendLog | undefined;

  constructor(path: string, held: Lock, lines?: AppendLog) {
    this.#path = path;
    this.#lock = held;
    this.#lines = lines;
  }

  get caution(): string | undefined {
    return this.#lock.caution;
  }

  async begin(header: HeaderRecord, records: Iterable<RunRecord>): Promise<void> {
    let seed = 0;
    const written = (record: object) => {
      const { line, crc } = encodeLine(record, seed);
      seed = crc;
      return line;
    };
    function* lines() {
      yield written(header);
      for (const record of records) yield written(record);
    }
    const file = await beginNewFile(this.#path, lines(), 'journal', 'Nothing was sent.');
    this.#lines = new AppendLog(this.#path, logFileOf(file), seed);
  }

  async append(...[record, urgency]: Parameters<RunLog['append']>): Promise<void> {
    await this.#lines?.append(record, urgency);
  }

  async flush(): Promise<void> {
    await this.#lines?.flush();
  }

  read(): AsyncIterable<RunRecord> {
    return recordsIn(this.#path);
  }

  async close(): Promise<void> {
    await this.#lines?.close();
    await this.#lock.release();
  }
}
