/** A private file of many lines, written in large pieces. */
import type { FileHandle } from 'node:fs/promises';
import { systemMessage } from '../record/errors.js';
import { beginNewFile } from '../record/new-file.js';
import { usageError } from './exit.js';

/** How many characters to write at a time. */
const PIECE = 2 ** 16;

export class LineFile {
  readonly #path: string;
  readonly #what: string;
  readonly #handle: FileHandle;
  #text = '';

  private constructor(path: string, what: string, handle: FileHandle) {
    this.#path = path;
    this.#what = what;
    this.#handle = handle;
  }

  /** @throws RecordError if it exists or cannot be written. */
  static async begin(path: string, what: string): Promise<LineFile> {
    return new LineFile(path, what, await beginNewFile(path, [], what));
  }

  /** @throws CommandError if it can no longer be written. */
  async write(line: string): Promise<void> {
    this.#text += `${line}\n`;
    if (this.#text.length >= PIECE) await this.#flush();
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#handle.close();
    }
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#handle.appendFile(text).catch((error: unknown) => {
      throw usageError(
        `the ${this.#what} ${this.#path} cannot be written to its end: ${systemMessage(error)}.`,
      );
    });
  }
}
