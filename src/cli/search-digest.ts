/** Seals a search, as a plan is sealed: what is deleted by it must be what find has written, to the last letter. */
import { createHash } from 'node:crypto';

/** Of all lines before the summary. How a line is spaced does not count, and in what the file ends its lines. */
export class SearchDigest {
  readonly #hash = createHash('sha256');

  add(line: unknown): void {
    this.#hash.update(`${JSON.stringify(line)}\n`);
  }

  /** Once, after the last line. */
  end(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }
}
