/** Splits bytes into numbered lines of text, which end in LF, CRLF or CR. */
import { textOf } from './decode-text.js';
import { usageError } from './exit.js';
import { Intake } from './intake.js';

export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** @throws CommandError if it is not text. */
export async function* textLines(
  bytes: AsyncIterable<Uint8Array>,
  intake = new Intake(),
): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  // A CR at the end of a piece may be the first half of a CRLF, so it waits for the next piece.
  let waiting = '';
  let lineBreak: '\n' | '\r' | undefined;
  for await (const piece of textOf(bytes, () => line + 1, intake)) {
    const text = waiting + piece;
    waiting = text.endsWith('\r') ? '\r' : '';
    const parts = [text.slice(0, text.length - waiting.length)];
    const [ready = ''] = parts;
    // The first line break decides. In a file with CRLF or LF, a lone CR belongs to its line; it may be part of an id, and
    // half of that id may be another contact's.
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

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);
