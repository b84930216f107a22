/** Looks fields of a JSON object up as columns of a table are: capital letters and space around a name don't count. */
import { quoteId } from '../http/target.js';
import { folded } from './csv-header.js';
import { outerKeys, parsed } from './json-array.js';

export class JsonObject {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly #text: string;

  /** @param value What the text means; what is no object has no fields. */
  constructor(value: unknown, text: string) {
    this.fields = typeof value === 'object' && value !== null ? { ...value } : {};
    this.#text = text;
  }

  get(name: string): unknown {
    const [key] = this.#keysOf(name);
    return key === undefined ? undefined : this.fields[key];
  }

  /** What is compared with a value that was given as text. */
  textAt(name: string): string | undefined {
    const value = this.get(name);
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  }

  /** Why nobody can tell what it has under one of these names; undefined if it is clear. */
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

  /** Whether a number is written as a whole one, and is not too large to be read as it is written. */
  #isExact(name: string): boolean {
    const [key = ''] = this.#keysOf(name);
    const numberOrString = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
    const asText = this.#text.replace(numberOrString, (token) =>
      token.startsWith('"') ? token : `"${token}"`,
    );
    const written = (parsed(asText) as Record<string, unknown>)[key];
    return /^-?\d+$/.test(String(written)) && Number.isSafeInteger(Number(written));
  }

  /** Whether a name stands there twice in the same spelling: what it means keeps only the last one. */
  #isRepeated(name: string): boolean {
    const [key] = this.#keysOf(name);
    if (key === undefined) return false;
    const written = JSON.stringify(key);
    const isClear = this.#text.indexOf(written) === this.#text.lastIndexOf(written);
    // Most are; a name that is written with codes is found only by reading it.
    if (isClear && !this.#text.includes('\\')) return false;
    return outerKeys(this.#text).filter((each) => each === key).length > 1;
  }

  #keysOf(name: string): string[] {
    const wanted = folded(name);
    return Object.keys(this.fields).filter((key) => folded(key) === wanted);
  }
}
