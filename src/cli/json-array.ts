/** Splits a JSON array into its items, line by line, so that only the current item is in memory. */
import { usageError } from './exit.js';
import type { TextLine } from './text-lines.js';

/** A string is one token, so that no character in it counts. It cannot continue on the next line. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{},]/g;

/**
 * The items as written, with the numbers of the lines where they begin.
 *
 * @throws CommandError if it is not a JSON array.
 */
export async function* arrayItems(lines: AsyncIterable<TextLine>): AsyncGenerator<TextLine> {
  let depth = 0;
  let isEnded = false;
  let isEmpty = true;
  let item = '';
  let itemLine = 0;
  const add = (text: string, line: number) => {
    if (item.trim() === '') itemLine = line;
    item += text;
  };
  for await (const { line, text } of lines) {
    let start = 0;
    for (const { 0: token, index } of text.matchAll(TOKENS)) {
      const isOpening = token === '[' || token === '{';
      const isClosing = token === ']' || token === '}';
      if (isEnded || (depth === 0 && (token !== '[' || text.slice(start, index).trim() !== '')))
        throw noArray();
      const isEnd = depth === 1 && (token === ',' || token === ']');
      if (isEnd) {
        add(text.slice(start, index), line);
        // An array may be empty, but none of its items.
        if (item.trim() !== '') {
          if (parsed(item) === undefined) throw noArray();
          yield { line: itemLine, text: item.trim() };
        } else if (token === ',' || !isEmpty) throw noArray();
        isEmpty = false;
        item = '';
      }
      if (isEnd || depth === 0) start = index + 1;
      if (isOpening) depth += 1;
      if (isClosing) depth -= 1;
      isEnded = depth === 0;
    }
    const rest = text.slice(start);
    if (depth > 0) add(`${rest}\n`, line);
    else if (rest.trim() !== '') throw noArray();
  }
  if (!isEnded) throw noArray();
}

const noArray = () =>
  usageError('the input is not a JSON array; NDJSON has one value in each line, without commas between.');

/** The names of an object's fields, with repetitions. */
export function outerKeys(object: string): unknown[] {
  const keys: unknown[] = [];
  let depth = 0;
  for (const { 0: token, index } of object.matchAll(TOKENS)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    const isKey = depth === 1 && token.startsWith('"') && /^\s*:/.test(object.slice(index + token.length));
    if (isKey) keys.push(parsed(token));
  }
  return keys;
}

/** The value of a text; undefined if it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The error's message quotes the input.
    return undefined;
  }
}
