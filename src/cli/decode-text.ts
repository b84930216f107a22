/** Decodes bytes: UTF-8, UTF-16 with a BOM, or Windows-1252 if they are not UTF-8. Refuses anything that is not text. */
import { usageError } from './exit.js';
import type { Intake } from './intake.js';

/** Files that people often give instead of a table, by their first bytes, each as a character, in lower case. */
const BEGINNINGS = {
  'pk\u0003\u0004': 'an Excel workbook, an OpenDocument sheet (.xlsx, .ods) or another archive',
  '\u00d0\u00cf\u0011\u00e0': 'an Excel workbook (.xls)',
  '<!': 'HTML or XML, which some systems call .xls',
  '<?': 'HTML or XML, which some systems call .xls',
  '<html': 'HTML, which some systems call .xls',
  '<table': 'HTML, which some systems call .xls',
  '%pdf': 'a PDF',
  '\u001f\u008b': 'a packed file',
} as const;

/** How many bytes are needed to recognise a BOM and one of these. */
const BEGINNING = 9;

/** Decodes the next bytes. */
type Decode = (bytes: Uint8Array, isLast: boolean) => string;

/**
 * The text in pieces, without a BOM.
 *
 * @param lineOf The number of the current line, for messages.
 * @throws CommandError if it is not such a text: a wrong character would make another contact's id.
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  lineOf: () => number,
  intake: Intake,
): AsyncGenerator<string> {
  let decode: Decode | undefined;
  const textIn = (chunk: Uint8Array, isLast: boolean) => {
    decode ??= decoderOf(chunk, lineOf, intake);
    const text = decode(chunk, isLast);
    if (text.includes('\0')) {
      throw usageError(
        `the input has NUL bytes, in line ${lineOf()} or a little later: it is no text, or UTF-16 without a BOM. ` +
          'Save it as UTF-8 first.',
      );
    }
    return text;
  };
  for await (const chunk of beginningWhole(bytes)) yield textIn(chunk, false);
  yield textIn(new Uint8Array(), true);
}

/** The same bytes, with a first piece long enough to recognise the format. */
async function* beginningWhole(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let beginning: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (!beginning) {
      yield chunk;
      continue;
    }
    beginning = Buffer.concat([beginning, chunk]);
    if (beginning.length < BEGINNING) continue;
    yield beginning;
    beginning = undefined;
  }
  if (beginning) yield beginning;
}

/** @throws CommandError for a workbook, which people often give instead of its text. */
function decoderOf(beginning: Uint8Array, lineOf: () => number, intake: Intake): Decode {
  const first = Buffer.from(beginning.subarray(0, BEGINNING)).toString('latin1');
  const plain = first.replace(/^\xef\xbb\xbf/, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [, what] = Object.entries(BEGINNINGS).find(([beginning]) => plain.startsWith(beginning)) ?? [];
  if (what !== undefined) throw usageError(`the input is ${what}, not text. Save it as CSV (UTF-8) first.`);
  if (!/^(?:\xff\xfe|\xfe\xff)/.test(first)) {
    const decoder = new Utf8OrWindows(lineOf, intake, first.startsWith('\xef\xbb\xbf'));
    return (bytes, isLast) => decoder.decode(bytes, isLast);
  }
  intake.encoding = 'UTF-16';
  const decoder = new TextDecoder(first.startsWith('\xff') ? 'utf-16le' : 'utf-16be', { fatal: true });
  return (bytes, isLast) => {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw usageError(
        `the input is not UTF-16, though it begins like it, from line ${lineOf()} on or a little later. ` +
          'Save it as UTF-8 first.',
      );
    }
  };
}

/**
 * UTF-8, and Windows-1252 from the first byte that is not UTF-8. If both are in the input, it is unclear which is meant: a
 * name would be found in one half of the file but not in the other.
 */
class Utf8OrWindows {
  readonly #lineOf: () => number;
  readonly #intake: Intake;
  readonly #hasBom: boolean;
  // A BOM in the middle is part of an id, which is then refused.
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The beginning of a character that continues in the next bytes. */
  #rest: Uint8Array = new Uint8Array();
  #isBegun = false;
  /** Whether there was a character that is typical of UTF-8. */
  #isUtf8 = false;

  constructor(lineOf: () => number, intake: Intake, hasBom: boolean) {
    this.#lineOf = lineOf;
    this.#intake = intake;
    this.#hasBom = hasBom;
  }

  decode(chunk: Uint8Array, isLast: boolean): string {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = isLast ? bytes.length : wholeLength(bytes);
    this.#rest = bytes.subarray(end);
    const text = this.#textOf(bytes.subarray(0, end));
    if (this.#isBegun || text === '') return text;
    this.#isBegun = true;
    return this.#hasBom ? text.replace(/^\uFEFF/, '') : text;
  }

  #textOf(bytes: Uint8Array): string {
    if (!this.#intake.isGuessed) {
      try {
        const text = this.#utf8.decode(bytes);
        this.#isUtf8 ||= /\P{ASCII}/u.test(this.#isBegun ? text : text.replace(/^\uFEFF/, ''));
        return text;
      } catch {
        this.#intake.encoding = 'Windows-1252';
      }
    }
    return this.#windows1252(Buffer.from(bytes).toString('latin1'));
  }

  #windows1252(latin1: string): string {
    const from = `from line ${this.#lineOf()} on or a little later. Save it as UTF-8 first.`;
    // Letters such as é and ñ in UTF-8. In Windows-1252, they would be Ã© or Â´, with which no word ends.
    if (this.#hasBom || this.#isUtf8 || /[\xc2\xc3][\x80-\xbf]/.test(latin1)) {
      throw usageError(`the input is UTF-8 in part, and not UTF-8 ${from}`);
    }
    const text = latin1.replace(/[\x80-\x9f]/g, (byte) => WINDOWS[byte.charCodeAt(0) - 0x80] ?? byte);
    if (NO_TEXT.test(text)) throw usageError(`the input is not UTF-8, and no Windows-1252 either, ${from}`);
    return text;
  }
}

/** The characters that differ between Windows-1252 and Latin-1. Some versions of Node decode them as Latin-1. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Characters that no text has, except NUL, which has its own message. Where old code pages have ü and old Macs è,
 * Windows-1252 has only control characters.
 */
const NO_TEXT = /(?![\0\t\n\v\f\r])\p{Cc}/u;

/** How many of the bytes are complete UTF-8 characters. */
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    // The first byte of a character says how many bytes it has.
    if (byte >= 0xc0)
      return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
