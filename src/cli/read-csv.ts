/** Reads targets from CSV with a header line. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { CommandError, usageError } from './exit.js';
import type { InputLine, InputOptions } from './read-input.js';
import { textLines } from './text-lines.js';

interface CsvRow {
  readonly record: readonly string[];
  /** How many lines there were up to the end of this record. */
  readonly info: { readonly lines: number };
  /** The record as it was written. */
  readonly raw: string;
}

/**
 * @throws CommandError where a column is missing, or where quotes don't match: from there on, nobody can tell
 * which line is which.
 */
export async function* csvLines(
  bytes: AsyncIterable<Uint8Array>,
  { provider, column = 'id' }: InputOptions,
): AsyncGenerator<InputLine> {
  // With one kind of line break, so that the parser counts the lines as people do.
  const source = Readable.from(linesAgain(bytes), { objectMode: true });
  const rows = parse({
    info: true,
    raw: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
  });
  source.on('error', (error) => rows.destroy(error));
  source.pipe(rows);
  let columns: Columns | undefined;
  try {
    for await (const { record, info, raw } of rows as AsyncIterable<CsvRow>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      if (!columns) {
        columns = columnsOf(record, provider, column);
        continue;
      }
      const line = firstLineOf(info.lines, raw);
      if (record.length !== columns.count) {
        yield { line, problem: `has ${record.length} columns, and the header has ${columns.count}` };
        continue;
      }
      yield { line, provider: provider ?? record[columns.provider] ?? '', id: record[columns.id] ?? '' };
    }
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof CsvError)) throw error;
    // Its message quotes the input.
    throw usageError(`the CSV cannot be read: ${error.code} near line ${String(error.lines ?? '?')}.`);
  }
  if (!columns) throw usageError('the CSV has no header line.');
}

async function* linesAgain(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const { text } of textLines(bytes)) yield `${text}\n`;
}

interface Columns {
  readonly count: number;
  readonly provider: number;
  readonly id: number;
}

function columnsOf(header: readonly string[], provider: string | undefined, column: string): Columns {
  const names = header.map((name) => name.trim());
  const find = (name: string) => {
    const index = names.indexOf(name);
    if (index >= 0 && names.lastIndexOf(name) === index) return index;
    const what = index < 0 ? 'no column' : 'more than one column';
    throw usageError(`the CSV has ${what} ${JSON.stringify(name)}; its header is ${names.join(', ')}.`);
  };
  return { count: header.length, id: find(column), provider: provider === undefined ? find('provider') : -1 };
}

/** A quoted cell may hold line breaks, so that a record begins before the line that it ends on. */
function firstLineOf(lastLine: number, raw: string): number {
  return lastLine - (raw.trim().match(/\n/g)?.length ?? 0);
}
