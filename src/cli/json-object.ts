/** Looks up fields of a JSON object like columns of a table: case and surrounding white space are ignored. */
import { quoteId } from '../http/target.js';
import { folded } from './csv-header.js';
import { outerKeys, parsed } from './json-array.js';

export class JsonObject {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly #text: string;

  /** @param value The parsed text. A value that is not an object has no fields. */
  constructor(value: unknown, text: string) {
    this.fields = typeof value === 'object' && value !== null ? { ...value } : {};
    this.#text = text;
  }

  get(name: string): unknown {
    const [key] = this.#keysOf(name);
    return key === undefined ? undefined : this.fields[key];
  }

  /** The value as a text, for comparisons. */
  textAt(name: string): string | undefined {
    const value = this.get(name);
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  }

  /** Why it is not clear which value one of these names has; undefined if it is. */
  problemOf(names: readonly string[]): string | undefined {
    for (const name of names) {
      if (this.#keysOf(name).length > 1 || this.#isRepeated(name)) {
        return `has more than one field ${quoteId(name)}; capital letters do not count`;
      }
      if (typeof this.get(name) === 'number' && !this.#isExact(name)) {
        return (
          `has a number as ${quoteId(name)} that is not whole, or so large that digits are lost; ` +
          'have it written as a string'
        );
      }
    }
    return undefined;
  }

  /** Whether a number is written as an integer, and small enough to be read exactly. */
  #isExact(name: string): boolean {
    const [key = ''] = this.#keysOf(name);
    const numberOrString = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
    const asText = this.#text.replace(numberOrString, (token) =>
      token.startsWith('"') ? token : `"${token}"`,
    );
    const written = (parsed(asText) as Record<string, unknown>)[key];
    return /^-?\d+$/.test(String(written)) && Number.isSafeInteger(Number(written));
  }

  /** Whether a name is there twice in the same spelling: the parsed value keeps only the last one. */
  #isRepeated(name: string): boolean {
    const [key] = this.#keysOf(name);
    if (key === undefined) return false;
    const written = JSON.stringify(key);
    const isClear = this.#text.indexOf(written) === this.#text.lastIndexOf(written);
    // Usually clear. A name with escapes is found only by reading the text.
    if (isClear && !this.#text.includes('\\')) return false;
    return outerKeys(this.#text).filter((each) => each === key).length > 1;
  }

  #keysOf(name: string): string[] {
    const wanted = folded(name);
    return Object.keys(this.fields).filter((key) => folded(key) === wanted);
  }
}
