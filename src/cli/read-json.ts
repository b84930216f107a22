/** Reads targets from JSON: one value a line (NDJSON), or one array. */
import { quoteId } from '../http/target.js';
import { usageError } from './exit.js';
import type { InputLine, InputOptions } from './read-input.js';
import { splitTarget } from './split-target.js';
import type { TextLine } from './text-lines.js';

/**
 * @param tableSign What cannot be in a string, if nobody said that this is NDJSON: a table with one column in quotes
 *   looks the same.
 */
export async function* ndjsonLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
  tableSign?: RegExp,
): AsyncGenerator<InputLine> {
  const problem =
    'is a text with a space or a sign that separates columns; if it is an id, say --format ndjson';
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const value = tableSign && parsed(text);
    const isCell = typeof value === 'string' && tableSign?.test(value);
    if (isSummary(text)) continue;
    yield { line, ...(isCell ? { problem } : targetOfJson(text, options)) };
  }
}

/** Whether it is the last line of what `--json` prints, which names no contact. */
function isSummary(text: string): boolean {
  if (!text.startsWith('{"type":"summary"')) return false;
  const value = parsed(text) as Record<string, unknown> | undefined;
  return typeof value?.run === 'string' && value.provider === undefined && value.id === undefined;
}

/** @throws CommandError if it is no JSON array. */
export async function* jsonLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  const texts: string[] = [];
  for await (const { text } of lines) texts.push(text);
  const whole = texts.join('\n');
  if (!Array.isArray(parsed(whole))) {
    throw usageError(
      'the input is no JSON array; NDJSON has one value in each line, without commas between.',
    );
  }
  for (const { line, text } of itemsOf(whole)) yield { line, ...targetOfJson(text, options) };
}

/** A string is taken whole, so that no sign in it counts. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{},\n]/g;

/** The items of an array that is known to be one, as they are written, with the lines on which they begin. */
function* itemsOf(array: string): Generator<TextLine> {
  let line = 1;
  let depth = 0;
  let start = 0;
  let startLine = 1;
  for (const { 0: token, index } of array.matchAll(TOKENS)) {
    if (token === '\n') line += 1;
    if (token === '[' || token === '{') depth += 1;
    const isEnd = (token === ',' && depth === 1) || (token === ']' && depth === 1);
    if (isEnd) {
      const text = array.slice(start, index);
      const blankLines = /^\s*/.exec(text)?.[0].split('\n').length ?? 1;
      if (text.trim() !== '') yield { line: startLine + blankLines - 1, text: text.trim() };
    }
    if (isEnd || (token === '[' && depth === 1)) {
      start = index + 1;
      startLine = line;
    }
    if (token === ']' || token === '}') depth -= 1;
  }
}

function targetOfJson(text: string, { provider: given, column = 'id', providers }: InputOptions) {
  const value = parsed(text);
  if (value === undefined) return { problem: 'is not JSON' };
  if (typeof value === 'string') return splitTarget(value, given, providers);
  const { [column]: id, provider = given } = (value ?? {}) as Record<string, unknown>;
  if (typeof provider !== 'string') return { problem: 'has no "provider", and --provider is not given' };
  if (typeof id === 'number') return exactNumber(text, column) ?? { provider, id };
  return typeof id === 'string' ? { provider, id } : { problem: `has no usable ${quoteId(column)}` };
}

/** Refuses a number that is not written as a whole one, or is too large to be read as it is written. */
function exactNumber(text: string, column: string) {
  const numberOrString = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  const asText = text.replace(numberOrString, (token) => (token.startsWith('"') ? token : `"${token}"`));
  const written = (parsed(asText) as Record<string, unknown>)[column];
  if (/^-?\d+$/.test(String(written)) && Number.isSafeInteger(Number(written))) return undefined;
  return {
    problem:
      `has a number as ${quoteId(column)} that is not whole, or so large that digits are lost; ` +
      'have it written as a string',
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the error says quotes the input.
    return undefined;
  }
}
