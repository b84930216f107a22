/** Takes bytes apart into numbered lines of text: UTF-8, or UTF-16 with a BOM; lines end in LF, CRLF or CR alone. */
import { usageError } from './exit.js';

export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** @throws CommandError if it is no such text: a wrong character would be another contact's id. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  // A CR at the end of a piece may be the first half of CRLF, so it waits for the next one.
  let waiting = '';
  let lineBreak: '\n' | '\r' | undefined;
  for await (const piece of textOf(bytes, () => line + 1)) {
    const text = waiting + piece;
    waiting = text.endsWith('\r') ? '\r' : '';
    const parts = [text.slice(0, text.length - waiting.length)];
    const [ready = ''] = parts;
    // The first one decides. In a file of CRLF or LF, a CR alone belongs to its line; it may stand in an id, and half
    // of that would be another contact's.
    lineBreak ??= /\r(?!\n)|\n/.exec(ready)?.[0] as typeof lineBreak;
    if (lineBreak === '\r' && ready.includes('\n')) {
      throw usageError(
        `the first lines of the input end in CR only, and line ${line + 1} or a later one does not. ` +
          'Save it with one kind of line break first.',
      );
    }
    if (lineBreak) parts.splice(0, 1, ...ready.split(lineBreak));
    parts[0] = rest + parts[0];
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: ++line, text: withoutReturn(part) };
  }
  rest += waiting;
  if (rest !== '') yield { line: ++line, text: withoutReturn(rest) };
}

/** The first line that is not blank, and all lines again. */
export async function firstOf(
  lines: AsyncIterable<TextLine>,
): Promise<{ readonly first: TextLine | undefined; readonly lines: AsyncGenerator<TextLine> }> {
  const iterator = lines[Symbol.asyncIterator]();
  const begun: TextLine[] = [];
  let first: TextLine | undefined;
  while (!first) {
    const { value, done } = await iterator.next();
    if (done) break;
    begun.push(value);
    if (value.text.trim() !== '') first = value;
  }
  async function* again(): AsyncGenerator<TextLine> {
    yield* begun;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { first, lines: again() };
}

/** The text in pieces, without a BOM. */
async function* textOf(bytes: AsyncIterable<Uint8Array>, lineOf: () => number): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  const decode = (chunk?: Uint8Array) => {
    decoder ??= decoderOf(chunk ?? new Uint8Array());
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      const encoding = decoder.encoding.startsWith('utf-16') ? 'UTF-16, though it begins like it' : 'UTF-8';
      throw usageError(
        `the input is not ${encoding}, from line ${lineOf()} on or a little later. Save it as UTF-8 first.`,
      );
    }
    if (text.includes('\0')) {
      throw usageError(
        `the input has NUL bytes, in line ${lineOf()} or a little later: it is no text, or UTF-16 without a BOM. ` +
          'Save it as UTF-8 first.',
      );
    }
    return text;
  };
  for await (const chunk of beginningWhole(bytes)) yield decode(chunk);
  yield decode();
}

/** How many bytes tell what the input is. */
const BEGINNING = 4;

/** The same bytes; the first piece is long enough to tell what they are, if there are so many. */
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

/** @throws CommandError for a workbook, which many take for its text. */
function decoderOf(beginning: Uint8Array): TextDecoder {
  const hex = Buffer.from(beginning.subarray(0, BEGINNING)).toString('hex');
  if (hex === '504b0304' || hex === 'd0cf11e0') {
    throw usageError(
      'the input is an Excel workbook or another archive, not text. Save it as CSV (UTF-8) first.',
    );
  }
  if (hex.startsWith('fffe')) return new TextDecoder('utf-16le', { fatal: true });
  return new TextDecoder(hex.startsWith('feff') ? 'utf-16be' : 'utf-8', { fatal: true });
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);
