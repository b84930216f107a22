/** Reads a CSV as a table: the names of its columns, and the rows that are meant, with a valid number of cells. */
import { columnAt, isOneOf } from './csv-header.js';
import { type CsvRequest, type CsvRow, csvRows } from './csv-rows.js';
import type { Providers } from './providers.js';
import { count } from './terminal.js';
import type { TextLine } from './text-lines.js';
import { type Condition, isMeant } from './where.js';

export interface TableRequest extends CsvRequest {
  readonly where: readonly Condition[];
  readonly providers: Providers;
  /** Separators that are allowed within a cell. */
  readonly within?: string;
}

export interface Table {
  /** The names of the columns as written, without surrounding white space. */
  readonly header: readonly string[];
  /** The columns that `--where` uses. */
  readonly asked: readonly number[];
  /**
   * @param trusted The columns with ids. If there are others, a row must have as many cells as the header, including empty
   * ones at its end: an unquoted line break or comma in a name makes cells that would be taken for others.
   */
  readonly rows: (trusted: ReadonlySet<number>) => AsyncGenerator<TableRow>;
}

/** A row, or its problem. */
export type TableRow = { readonly line: number } & (
  | { readonly cells: readonly string[] }
  | { readonly problem: string; readonly isTorn: boolean }
);

/** @throws CommandError if there is no header, or if a column of `--where` is missing. */
export async function openTable(lines: AsyncIterable<TextLine>, request: TableRequest): Promise<Table> {
  const { where, providers } = request;
  const rows = csvRows(lines, request);
  const first = await rows.next();
  const cells = first.value?.cells ?? [];
  const header = withoutBlankEnd(cells).map((cell) => cell.trim());
  const asked = where.map(({ column }) =>
    columnAt(header, column, '--where asks for one of its columns', providers),
  );
  return {
    header,
    asked,
    rows: (trusted) =>
      rowsOf(rows, { header, width: cells.length, asked, trusted, isName: isOneOf(header) }, request),
  };
}

/** What the rows are compared with. */
interface Frame {
  readonly header: readonly string[];
  /** The number of cells in the header, including empty ones at its end. */
  readonly width: number;
  readonly asked: readonly number[];
  readonly trusted: ReadonlySet<number>;
  readonly isName: (cell: string) => boolean;
}

async function* rowsOf(
  rows: AsyncIterable<CsvRow>,
  frame: Frame,
  { where, intake, within = '' }: TableRequest,
): AsyncGenerator<TableRow> {
  const { header, width, asked, trusted, isName } = frame;
  const mayVary = trusted.size === header.length;
  for await (const { line, cells, raw } of rows) {
    intake.rows += 1;
    const isAsWide = cells.length === width || (mayVary && cells.length >= header.length);
    if (cells.every((cell) => cell.trim() === '' || isName(cell))) {
      yield {
        line,
        problem: 'has the names of the columns again, as if files had been joined',
        isTorn: true,
      };
    } else if (!isAsWide || withoutBlankEnd(cells).length > header.length) {
      const problem = `has ${count(cells.length, 'column')}, and the header has ${width}`;
      yield { line, problem, isTorn: true };
    } else if (header.length === 1 && intake.delimiter === undefined && signIn(raw, within)) {
      // With one column, the number of cells does not show that a line has more than the header.
      const problem =
        'has a sign that separates columns, and the header has 1 column; an id with such a sign is put in quotes, or ' +
        'say --delimiter';
      yield { line, problem, isTorn: true };
    } else if (isMeant(where, (_, index) => cells[asked[index] ?? -1], intake)) yield { line, cells };
  }
}

/** Whether there is a separator outside quotes that is not one of the allowed ones. */
function signIn(raw: string, allowed: string): boolean {
  const plain = raw.trim().replace(/"(?:[^"]|"")*"/g, '');
  return [...plain].some((sign) => !allowed.includes(sign) && /[,;|\t]/.test(sign));
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
