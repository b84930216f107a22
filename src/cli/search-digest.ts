/** Seals a search, as a plan is sealed: deletions must follow exactly what find has written. */
import { createHash } from 'node:crypto';

/** The digest of all lines before the summary. Spacing within a line, and the kind of line breaks, do not matter. */
export class SearchDigest {
  readonly #hash = createHash('sha256');

  add(line: unknown): void {
    this.#hash.update(`${JSON.stringify(line)}\n`);
  }

  /** Call it once, after the last line. */
  end(): string {
    return `sha256:${this.#hash.digest('hex')}`;
  }
}
