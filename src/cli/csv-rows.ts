/** Reads the rows of any CSV, with the numbers of the lines where they begin. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { cellsOf, delimiterOf, delimiterSaid, type IsNeeded, MOST_HEADER_LINES } from './csv-header.js';
import { CommandError, usageError } from './exit.js';
import type { Intake } from './intake.js';
import type { TextLine } from './text-lines.js';

export interface CsvRow {
  /** From 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as it was written. */
  readonly raw: string;
}

interface ParsedRow {
  readonly record: readonly string[];
  /** The number of lines up to the end of this record. */
  readonly info: { readonly lines: number };
  readonly raw: string;
}

/** The longest row, in characters. After a quotation mark that is never closed, the rest of the file would be one row. */
const LONGEST_ROW = 1_000_000;

/** The problems that csv-parse finds, by its own codes. Its messages quote the input, so they are never shown. */
const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark before it is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quotation mark',
  CSV_MAX_RECORD_SIZE: `a row has more than ${LONGEST_ROW.toLocaleString('en')} characters, as if a quotation mark before it were never closed`,
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that is not quoted',
};

export interface CsvRequest {
  /** Recognises the columns by which the separator is found. */
  readonly isNeeded: IsNeeded;
  /** The separator of the columns, if it was given. */
  readonly delimiter: string | undefined;
  readonly intake: Intake;
}

/**
 * The rows that are not empty. The first one is the header.
 *
 * @throws CommandError if there is no row, or if quotes do not match: after that, the lines cannot be told apart.
 */
export async function* csvRows(
  lines: AsyncIterable<TextLine>,
  request: CsvRequest,
): AsyncGenerator<CsvRow, undefined> {
  const { delimiter, text } = await beginCsv(lines, request);
  // With only one kind of line break, the parser counts lines as people do.
  const source = Readable.from(text, { objectMode: true });
  const rows = parse({
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    raw: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
  });
  source.on('error', (error) => rows.destroy(error));
  source.pipe(rows);
  let isEmpty = true;
  try {
    for await (const { record, info, raw } of rows as AsyncIterable<ParsedRow>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      isEmpty = false;
      yield { line: firstLineOf(info.lines, raw), cells: record, raw };
    }
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof CsvError)) throw error;
    const fault = faults[error.code] ?? 'it is not well-formed';
    throw usageError(`the CSV cannot be read near line ${String(error.lines ?? '?')}: ${fault}.`);
  }
  if (isEmpty) throw usageError('the CSV has no header line.');
}

/** Reads until the header is known, and returns the whole text again. Excel's line above it becomes a blank line. */
async function beginCsv(lines: AsyncIterable<TextLine>, { isNeeded, delimiter: given, intake }: CsvRequest) {
  intake.kind = 'CSV';
  const iterator = lines[Symbol.asyncIterator]();
  const header: string[] = [];
  let blank = 0;
  let said: string | undefined;
  while (header.length < MOST_HEADER_LINES) {
    const { value, done } = await iterator.next();
    if (done) break;
    const isFirst = header.length === 0 && said === undefined;
    const delimiter = isFirst ? delimiterSaid(value.text) : undefined;
    said ??= delimiter;
    if (delimiter !== undefined || (header.length === 0 && value.text.trim() === '')) blank += 1;
    else header.push(value.text);
  }
  const beginning = header.join('\n');
  const delimiter = given ?? said ?? delimiterOf(beginning, isNeeded);
  const isCertain = given !== undefined || said !== undefined;
  intake.delimiter = isCertain || cellsOf(beginning, delimiter).length > 1 ? delimiter : undefined;
  async function* text() {
    yield `${'\n'.repeat(blank)}${beginning}\n`;
    for await (const { text: line } of { [Symbol.asyncIterator]: () => iterator }) yield `${line}\n`;
  }
  return { delimiter, text: text() };
}

/** A quoted cell may contain line breaks, so a record may begin before the line on which it ends. */
function firstLineOf(lastLine: number, raw: string): number {
  return lastLine - (raw.trim().match(/\n/g)?.length ?? 0);
}
