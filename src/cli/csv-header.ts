/** Finds out from the first lines how a CSV is written, and where the needed columns are. */
import { parse } from 'csv-parse/sync';
import { quoteId } from '../http/target.js';
import { usageError } from './exit.js';
import { describeHeader } from './header-names.js';
import { delimiterWords } from './intake.js';
import type { Providers } from './providers.js';
import { listed } from './terminal.js';

/** In the order in which they are tried. */
const delimiters = [',', ';', '\t', '|'] as const;

/** The most lines that a header can have: a quoted cell may contain line breaks. */
export const MOST_HEADER_LINES = 20;

/** Whether a cell of a header is the name of a needed column. */
export type IsNeeded = (cell: string) => boolean;

/** A name for comparison, ignoring case and surrounding white space. */
export const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Matches any of these names. */
export function isOneOf(names: readonly string[]): IsNeeded {
  const all = new Set(names.map(folded));
  return (cell) => all.has(folded(cell));
}

/** Whether a text can separate columns: not a letter or a digit, which ids consist of, and not a quotation mark. */
export const canSeparate = (text: string): boolean => /^(?:\t|[^\p{L}\p{N}\s"'\p{C}])$/u.test(text);

/**
 * The separator from the line that Excel puts above the header.
 *
 * @throws CommandError if it is not a possible separator.
 */
export function delimiterSaid(text: string): string | undefined {
  const said = /^"?sep=(.*?)"?$/i.exec(text)?.[1];
  if (said === undefined) return undefined;
  // A tab at the end of a line is easily lost, and a space may follow.
  const delimiter = said === '\t' ? said : said.trim();
  if (canSeparate(delimiter)) return delimiter;
  throw usageError(
    'the first line of the CSV begins with sep=, and what follows is no single sign that separates columns. ' +
      'Say --delimiter.',
  );
}

/**
 * The separator of the columns: the one with which the needed columns are there, else the one that makes the most columns.
 *
 * @throws CommandError if the needed columns are there with more than one separator.
 */
export function delimiterOf(text: string, isNeeded: IsNeeded): string {
  const ways = delimiters.map((delimiter) => {
    const cells = cellsOf(text, delimiter);
    return { delimiter, columns: cells.length, found: cells.filter(isNeeded).length };
  });
  ways.sort((one, other) => other.found - one.found || other.columns - one.columns);
  const [best] = ways;
  if (!best) return ',';
  // With a single column there is no separator.
  const equal = ways.filter(({ found, columns }) => found === best.found && columns > 1);
  if (best.found > 0 && equal.length > 1) {
    throw usageError(
      `the columns of the CSV may be separated by ${listed(equal.map((each) => delimiterWords(each.delimiter)))}: ` +
        'what is looked for is there in more than one way. Say --delimiter.',
    );
  }
  return best.delimiter;
}

/** Whether a line is the header of a CSV made for this: it has a needed column. */
export function isHeader(line: string, isNeeded: IsNeeded): boolean {
  if (/^"?sep=/i.test(line)) return true;
  return delimiters.some((delimiter) => cellsOf(line, delimiter).some(isNeeded));
}

/** The cells of the first record; none if it cannot be read in this way. */
export function cellsOf(text: string, delimiter: string): string[] {
  try {
    const [cells = []] = parse(text, { delimiter, record_delimiter: '\n', to: 1 });
    return cells.map((cell) => cell.trim());
  } catch {
    // The error is reported when the file is really read.
    return [];
  }
}

/**
 * The index of a column.
 *
 * @param option What to do if it is missing, as a complete sentence.
 * @throws CommandError if it is missing or there twice. The message shows only cells that are names of fields.
 */
export function columnAt(
  header: readonly string[],
  name: string,
  option: string,
  { words }: Providers,
): number {
  const isIt = isOneOf([name]);
  const [place, another] = header.flatMap((cell, index) => (isIt(cell) ? [index] : []));
  if (place !== undefined && another === undefined) return place;
  if (place !== undefined && another !== undefined) {
    throw usageError(
      `the CSV has more than one column ${quoteId(name)}: columns ${place + 1} and ${another + 1} at least; capital ` +
        'letters and the space around a name do not count. Rename one of them.',
    );
  }
  throw usageError(
    `the CSV has no column ${quoteId(name)} in its first line; ${describeHeader(header, words)}. ` +
      `It must begin with a header; ${option}.`,
  );
}
