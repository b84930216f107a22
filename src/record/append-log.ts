/** Appends lines to a file, and syncs them to disk together: many lines that wait share one sync. */
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { RecordError, systemMessage } from './errors.js';
import { encodeLine } from './line.js';

/** How long a line that nothing waits for may stay unsynced, in milliseconds. */
const LINGER_MS = 50;

/** So many lines are synced at once, though nothing waits for them: whoever hands them on may be held up by them. */
const MOST_WAITING = 500;

/** `now`: something waits for it. `soon`: it goes with the next one that does, or after a short while. */
export type Urgency = 'now' | 'soon';

/** What is asked of the file. */
export interface LogFile {
  /** Hands all of it to the system. Done at once: it goes to memory, and a round through a thread takes longer. */
  write(text: string): void;
  /** Resolves when what was written is on disk. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export function logFileOf(handle: FileHandle): LogFile {
  const { fd } = handle;
  return {
    write: (text) => {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length; ) written += writeSync(fd, bytes, written);
    },
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

export class AppendLog {
  readonly #path: string;
  readonly #file: LogFile;
  #seed: number;
  #lines: string[] = [];
  /** Waiting for lines that are not written yet. */
  #waiting: Waiter[] = [];
  /** Waiting for lines that are written, and not synced yet. */
  #written: Waiter[] = [];
  #due = false;
  #pumping: Promise<void> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #failure: RecordError | undefined;

  /** @param seed The CRC of the file's last line. */
  constructor(path: string, file: LogFile, seed: number) {
    this.#path = path;
    this.#file = file;
    this.#seed = seed;
  }

  /**
   * Resolves when the record is on disk.
   *
   * @throws RecordError if it cannot be written. Nothing can be from then on: what is on disk is not known.
   */
  append(record: object, urgency: Urgency): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    const { line, crc } = encodeLine(record, this.#seed);
    this.#seed = crc;
    this.#lines.push(line);
    const synced = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (urgency === 'now' || this.#waiting.length >= MOST_WAITING) this.#syncNow();
    else {
      this.#pump();
      this.#linger ??= setTimeout(() => this.#syncNow(), LINGER_MS);
    }
    return synced;
  }

  /** Resolves when all that was appended so far is on disk, or cannot be. */
  flush(): Promise<void> {
    if (this.#failure) return Promise.resolve();
    const flushed = new Promise<void>((resolve) => this.#waiting.push({ resolve, reject: () => resolve() }));
    this.#syncNow();
    return flushed;
  }

  /** Syncs what is left, and closes the file. Does not throw: whoever waits for a line knows already. */
  async close(): Promise<void> {
    this.#syncNow();
    await this.#pumping;
    // The number of a closed file may be that of another one soon: nothing must be written to it.
    this.#failure ??= new RecordError('unwritable', `the journal ${this.#path} is closed. No more is sent.`);
    await this.#file.close().catch(() => {});
  }

  #syncNow(): void {
    clearTimeout(this.#linger);
    this.#linger = undefined;
    this.#due = true;
    this.#pump();
  }

  #pump(): void {
    this.#pumping ??= this.#work();
  }

  async #work(): Promise<void> {
    try {
      for (;;) {
        // What else is appended in this turn of the event loop goes along; after a sync, that is what it was waited for with.
        await new Promise(setImmediate);
        if (this.#failure || (this.#lines.length === 0 && !this.#due)) break;
        const due = this.#due;
        this.#due = false;
        const lines = this.#lines.splice(0);
        this.#written = this.#written.concat(this.#waiting);
        this.#waiting = [];
        if (lines.length > 0) this.#file.write(lines.join(''));
        if (!due) continue;
        await this.#file.sync();
        const synced = this.#written;
        this.#written = [];
        for (const { resolve } of synced) resolve();
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      // In the same turn in which nothing was left to do, so that no line can slip in between.
      this.#pumping = undefined;
    }
  }

  #fail(error: unknown): void {
    clearTimeout(this.#linger);
    const message = `the journal ${this.#path} cannot be written: ${systemMessage(error)}. No more is sent.`;
    this.#failure = new RecordError('unwritable', message);
    this.#lines = [];
    for (const { reject } of [...this.#written.splice(0), ...this.#waiting.splice(0)]) reject(this.#failure);
  }
}
