/** Reads the rows of a CSV, whatever its columns are, with the lines on which they begin. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { delimiterOf, delimiterSaid, MOST_HEADER_LINES } from './csv-header.js';
import { CommandError, usageError } from './exit.js';
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
  /** How many lines there were up to the end of this record. */
  readonly info: { readonly lines: number };
  readonly raw: string;
}

/** What csv-parse finds wrong, by its own codes. Its messages quote the input, so they are never shown. */
const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark before it is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that is not quoted',
};

/**
 * The rows that are not empty; the first is the header.
 *
 * @param needed The columns by which the delimiter is told.
 * @throws CommandError if there is no row, or if quotes don't match: from there on, nobody can tell which line is which.
 */
export async function* csvRows(
  lines: AsyncIterable<TextLine>,
  needed: readonly string[],
): AsyncGenerator<CsvRow> {
  const { delimiter, text } = await beginCsv(lines, needed);
  // With one kind of line break, so that the parser counts the lines as people do.
  const source = Readable.from(text, { objectMode: true });
  const rows = parse({
    delimiter,
    info: true,
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

/** Reads so far that the header is known, and gives the whole text again. What Excel says above it becomes a blank line. */
async function beginCsv(lines: AsyncIterable<TextLine>, needed: readonly string[]) {
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
  async function* text() {
    yield `${'\n'.repeat(blank)}${header.join('\n')}\n`;
    for await (const { text: line } of { [Symbol.asyncIterator]: () => iterator }) yield `${line}\n`;
  }
  return { delimiter: said ?? delimiterOf(header.join('\n'), needed), text: text() };
}

/** A quoted cell may hold line breaks, so that a record begins before the line that it ends on. */
function firstLineOf(lastLine: number, raw: string): number {
  return lastLine - (raw.trim().match(/\n/g)?.length ?? 0);
}
