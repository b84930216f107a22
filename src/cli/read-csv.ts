/** Reads targets from CSV with a header line. */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { columnAt, delimiterOf, delimiterSaid, MOST_HEADER_LINES } from './csv-header.js';
import { CommandError, usageError } from './exit.js';
import type { Providers } from './providers.js';
import type { InputLine, InputOptions } from './read-input.js';
import type { TextLine } from './text-lines.js';

interface CsvRow {
  readonly record: readonly string[];
  /** How many lines there were up to the end of this record. */
  readonly info: { readonly lines: number };
  /** The record as it was written. */
  readonly raw: string;
}

/** What csv-parse finds wrong, by its own codes. Its messages quote the input, so they are never shown. */
const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark before it is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something follows a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands in the middle of a cell that is not quoted',
};

/** The columns that the input must have. */
export const neededColumns = ({ provider, column = 'id' }: InputOptions): string[] =>
  provider === undefined ? [column, 'provider'] : [column];

/**
 * @throws CommandError if a column is missing, or if quotes don't match: from there on, nobody can tell which line
 * is which.
 */
export async function* csvLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  const { provider, providers } = options;
  const { delimiter, text } = await beginCsv(lines, neededColumns(options));
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
  let columns: Columns | undefined;
  try {
    for await (const { record, info, raw } of rows as AsyncIterable<CsvRow>) {
      if (record.every((cell) => cell.trim() === '')) continue;
      if (!columns) {
        columns = columnsOf(record, options);
        continue;
      }
      const line = firstLineOf(info.lines, raw);
      const problem = problemOfRow(record, raw, columns, providers);
      if (problem) {
        yield { line, problem };
        continue;
      }
      yield { line, provider: provider ?? record[columns.provider] ?? '', id: record[columns.id] ?? '' };
    }
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof CsvError)) throw error;
    const fault = faults[error.code] ?? 'it is not well-formed';
    throw usageError(`the CSV cannot be read near line ${String(error.lines ?? '?')}: ${fault}.`);
  }
  if (!columns) throw usageError('the CSV has no header line.');
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

interface Columns {
  readonly count: number;
  /** -1 if the provider is given and there is no such column. */
  readonly provider: number;
  readonly id: number;
  readonly given: string | undefined;
}

function columnsOf(
  header: readonly string[],
  { provider: given, column = 'id', providers }: InputOptions,
): Columns {
  const names = header.map((name) => name.trim());
  const option = '--provider says it for all of them';
  return {
    count: names.length,
    id: columnAt(names, column, '--column says which column has the id', providers),
    provider:
      given === undefined ? columnAt(names, 'provider', option, providers) : names.indexOf('provider'),
    given,
  };
}

function problemOfRow(
  record: readonly string[],
  raw: string,
  columns: Columns,
  providers: Providers,
): string | undefined {
  if (record.length !== columns.count) {
    return `has ${record.length} columns, and the header has ${columns.count}`;
  }
  const named = record[columns.provider] ?? '';
  if (columns.given === undefined && !providers.get(named)) {
    return `has another provider than ${providers.names.join(', ')}`;
  }
  // A column of that name may hold something else, such as a phone company.
  if (columns.given !== undefined && providers.get(named) && named !== columns.given) {
    return `names the provider ${named}, and --provider is ${columns.given}`;
  }
  // With one column, no count tells that the lines have more than the header.
  if (columns.count === 1 && /^[^"]*[,;|\t]/.test(raw.trim())) {
    return 'has a sign that separates columns, and the header has 1 column; an id with such a sign is put in quotes';
  }
  return undefined;
}

/** A quoted cell may hold line breaks, so that a record begins before the line that it ends on. */
function firstLineOf(lastLine: number, raw: string): number {
  return lastLine - (raw.trim().match(/\n/g)?.length ?? 0);
}
