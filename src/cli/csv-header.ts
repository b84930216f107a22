/** Finds out how a CSV is written and which of its columns are needed, from its first lines. */
import { parse } from 'csv-parse/sync';
import { quoteId } from '../http/target.js';
import { usageError } from './exit.js';
import { describeHeader } from './header-names.js';
import type { Providers } from './providers.js';

/** In the order in which they are tried. */
const delimiters = [',', ';', '\t', '|'] as const;

/** So many lines hold the header: a quoted cell may have line breaks. */
export const MOST_HEADER_LINES = 20;

/** What Excel writes above the header, to say what separates the columns. */
export const delimiterSaid = (text: string): string | undefined => /^"?sep=(.)"?\s*$/i.exec(text)?.[1];

/** What separates the columns: that by which the needed ones are there, else that which makes the most of them. */
export function delimiterOf(text: string, needed: readonly string[]): string {
  const ways = delimiters.map((delimiter) => ({ delimiter, cells: cellsOf(text, delimiter) }));
  const found = (cells: readonly string[]) => cells.filter((cell) => isNeeded(cell, needed)).length;
  ways.sort((one, other) => found(other.cells) - found(one.cells) || other.cells.length - one.cells.length);
  return ways[0]?.delimiter ?? ',';
}

/** Whether a line is the header of a CSV that was made for this: a needed column is there, in whatever case. */
export function isHeader(line: string, needed: readonly string[]): boolean {
  if (delimiterSaid(line) !== undefined) return true;
  return cellsOf(line, delimiterOf(line, needed)).some((cell) => isNeeded(cell, needed));
}

const isNeeded = (cell: string, needed: readonly string[]) =>
  needed.some((name) => name.toLowerCase() === cell.toLowerCase());

/** The cells of the first record; none if it cannot be read so. */
export function cellsOf(text: string, delimiter: string): string[] {
  try {
    const [cells = []] = parse(text, { delimiter, record_delimiter: '\n', to: 1 });
    return cells.map((cell) => cell.trim());
  } catch {
    // What is wrong with it is said when it is read in earnest.
    return [];
  }
}

/**
 * The place of a column.
 *
 * @throws CommandError if it is missing, or there twice; no cell is in its message that is not a field's name.
 */
export function columnAt(
  header: readonly string[],
  name: string,
  option: string,
  { words }: Providers,
): number {
  const index = header.indexOf(name);
  if (index >= 0 && header.lastIndexOf(name) === index) return index;
  if (index >= 0) throw usageError(`the CSV has more than one column ${quoteId(name)}.`);
  throw usageError(
    `the CSV has no column ${quoteId(name)} in its first line; ${describeHeader(header, words)}. ` +
      `It must begin with a header; ${option}.`,
  );
}
