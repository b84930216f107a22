/** Appends lines to a file, and syncs them to disk together: all lines that wait share one sync. */
import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { RecordError, systemMessage } from './errors.js';
import { encodeLine } from './line.js';

/** How long a line may stay unsynced if nothing waits for it, in milliseconds. */
const LINGER_MS = 50;

/** With this many lines waiting, a sync begins at once, since the run may be held up until they are on disk. */
const MOST_WAITING = 500;

/** `now`: something waits for the line. `soon`: it goes with the next line that is `now`, or after a short while. */
export type Urgency = 'now' | 'soon';

/** What the log needs from a file. */
export interface LogFile {
  /** Writes the text to the system's cache. Synchronous: that only copies memory, and a thread pool would take longer. */
  write(text: string): void;
  /** Resolves when everything written is on disk. */
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
  /** Waiting for lines that are written but not synced yet. */
  #written: Waiter[] = [];
  #due = false;
  #pumping: Promise<void> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #failure: RecordError | undefined;

  /** @param seed The CRC of the last line in the file. */
  constructor(path: string, file: LogFile, seed: number) {
    this.#path = path;
    this.#file = file;
    this.#seed = seed;
  }

  /**
   * Resolves when the record is on disk.
   *
   * @throws RecordError if it cannot be written. Nothing can be appended after that, since it is not known what is on disk.
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

  /** Resolves when everything appended so far is on disk, or has failed. */
  flush(): Promise<void> {
    if (this.#failure) return Promise.resolve();
    const flushed = new Promise<void>((resolve) => this.#waiting.push({ resolve, reject: () => resolve() }));
    this.#syncNow();
    return flushed;
  }

  /** Syncs what is left, and closes the file. Never throws: callers that wait for a line already have its error. */
  async close(): Promise<void> {
    this.#syncNow();
    await this.#pumping;
    // The descriptor of a closed file may be reused for another file, so nothing may be written to it.
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
        // Collect what else is appended in this turn of the event loop; after a sync, also the lines that callers append in
        // response.
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
      // In the same turn as the check that nothing is left, so that no line slips in between.
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
