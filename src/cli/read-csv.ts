/** Reads targets from CSV with a header line. */
import { columnAt } from './csv-header.js';
import { csvRows } from './csv-rows.js';
import type { Providers } from './providers.js';
import type { InputLine, InputOptions } from './read-input.js';
import type { TextLine } from './text-lines.js';

/** The columns that the input must have. */
export const neededColumns = ({ provider, column = 'id' }: InputOptions): string[] =>
  provider === undefined ? [column, 'provider'] : [column];

/** @throws CommandError if a column is missing, or as `csvRows` does. */
export async function* csvLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  const { provider, providers } = options;
  let columns: Columns | undefined;
  for await (const { line, cells, raw } of csvRows(lines, neededColumns(options))) {
    if (!columns) {
      columns = columnsOf(cells, options);
      continue;
    }
    const problem = problemOfRow(cells, raw, columns, providers);
    if (problem) yield { line, problem };
    else yield { line, provider: provider ?? cells[columns.provider] ?? '', id: cells[columns.id] ?? '' };
  }
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
