/** Takes bytes apart into numbered lines of text: UTF-8, with or without a BOM, ended by LF or CRLF. */
import { usageError } from './exit.js';

export interface TextLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** @throws CommandError where it is not UTF-8: a wrong character would be another contact's id. */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine> {
  let line = 0;
  let rest = '';
  for await (const text of textOf(bytes, () => line + 1)) {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) yield { line: ++line, text: withoutReturn(part) };
  }
  if (rest !== '') yield { line: ++line, text: withoutReturn(rest) };
}

/** The text in pieces, without a BOM. */
async function* textOf(bytes: AsyncIterable<Uint8Array>, lineOf: () => number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw usageError(
        `the input is not UTF-8, from line ${lineOf()} on or a little later. Save it as UTF-8 first.`,
      );
    }
  };
  for await (const chunk of bytes) yield decode(chunk);
  yield decode();
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text);
