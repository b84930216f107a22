/** Reads targets from CSV with a header line. */
import { quoteId } from '../http/target.js';
import { columnAt, isOneOf } from './csv-header.js';
import { openTable } from './csv-table.js';
import type { Intake } from './intake.js';
import type { InputLine, InputOptions } from './read-input.js';
import type { TextLine } from './text-lines.js';

/** The columns with ids. */
export const idColumns = ({ map = [], column = 'id' }: InputOptions): string[] =>
  map.length === 0 ? [column] : map.map((each) => each.column);

/** The columns that the input must have. */
export const neededColumns = (options: InputOptions): string[] => [
  ...idColumns(options),
  ...(options.provider === undefined && !options.map?.length ? ['provider'] : []),
  ...(options.where ?? []).map(({ column }) => column),
];

/** @throws CommandError if a column is missing, or as `csvRows` does. */
export async function* csvLines(
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
  intake: Intake,
): AsyncGenerator<InputLine> {
  const { delimiter, where = [], providers } = options;
  const isNeeded = isOneOf(neededColumns(options));
  const { header, asked, rows } = await openTable(lines, { isNeeded, delimiter, where, providers, intake });
  const columns = columnsOf(header, options);
  const trusted = new Set(columns.ids.map(({ place }) => place));
  // If the column is not required, it may have other values, such as `Safaricom, Kenya`.
  if (columns.ids.some(({ provider }) => provider === undefined)) trusted.add(columns.provider);
  const read = new Set([...trusted, columns.provider, ...asked]);
  read.delete(-1);
  intake.unread = header.length - read.size;
  for await (const row of rows(trusted)) {
    if ('problem' in row) yield row;
    else yield* targetsOf(row.line, row.cells, columns, options, intake);
  }
}

interface Columns {
  readonly count: number;
  /** -1 if the provider is given and there is no such column. */
  readonly provider: number;
  readonly ids: readonly {
    readonly place: number;
    readonly provider: string | undefined;
    readonly cell: string;
  }[];
}

function columnsOf(header: readonly string[], options: InputOptions): Columns {
  const { provider, map = [], column = 'id', providers } = options;
  const pairs = map.length > 0 ? map : [{ provider, column }];
  const how =
    map.length > 0
      ? '--map says which columns have ids'
      : `--column says which column has the id, and --map which ones if there are several${column === 'id' ? FIND : ''}`;
  const ids = pairs.map((each) => ({
    place: columnAt(header, each.column, how, providers),
    provider: each.provider,
    cell: `column ${quoteId(each.column)}`,
  }));
  const isGiven = provider !== undefined || map.length > 0;
  return {
    count: header.length,
    ids,
    provider: isGiven
      ? header.findIndex(isOneOf(['provider']))
      : columnAt(header, 'provider', '--provider says it for all of them', providers),
  };
}

/** A hint for a list of people, which has no ids. */
const FIND = '; find --from takes phone numbers and e-mail addresses';

/** What systems write for a missing value. */
const NOTHING = /^(?:null|nil|none|nan|undefined|n\/a|\\N|[-–—]+)$/i;

function* targetsOf(
  line: number,
  cells: readonly string[],
  columns: Columns,
  { provider: given, map = [], providers }: InputOptions,
  intake: Intake,
): Generator<InputLine> {
  const named = providers.named(cells[columns.provider] ?? '');
  const expected = map.length > 0 ? map.map(({ provider }) => provider) : [given ?? named?.name];
  // A column with that name may be about something else, such as a phone company.
  if (named && !expected.includes(named.name)) {
    const option = map.length > 0 ? `--map has ${expected.join(' and ')}` : `--provider is ${given}`;
    yield { line, problem: `names the provider ${named.name}, and ${option}` };
    return;
  }
  for (const { place, provider = named?.name, cell } of columns.ids) {
    const id = cells[place];
    if (provider === undefined) {
      yield { line, problem: `the provider is none of ${providers.names.join(', ')}` };
    } else if (map.length > 0 && (id ?? '').trim() === '') intake.empty += 1;
    else if (id === undefined) {
      yield { line, problem: `has ${cells.length} columns, and the header has ${columns.count}` };
    } else if (NOTHING.test(id.trim())) {
      yield { line, cell, problem: 'says that there is no id; leave the cell empty, or the row out' };
    } else yield { line, cell, provider, id };
  }
}
