/** Outcomes as CSV, for spreadsheets. `plan` can read it, too. */
import { stringify } from 'csv-stringify/sync';
import type { Outcome } from '../deletion/outcome.js';
import { outcomeLine } from './report.js';
import { visible } from './terminal.js';

const COLUMNS = [
  'provider',
  'id',
  'outcome',
  'permanence',
  'evidence',
  'perhapsByUs',
  'reason',
  'message',
  'status',
  'attempts',
  'requestId',
  'at',
] as const;

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
const row = (cells: readonly unknown[]): string =>
  stringify([cells.map((cell) => (cell === undefined ? '' : visible(String(cell))))], {
    escape_formulas: true,
    record_delimiter: '',
  });

export const csvHeader = (): string => row(COLUMNS);

export function csvLine(outcome: Outcome): string {
  const line: Readonly<Record<string, unknown>> = outcomeLine(outcome);
  const { code, message, status } = Object(line.reason) as Readonly<Record<string, unknown>>;
  const cells: Readonly<Record<string, unknown>> = { ...line, reason: code, message, status };
  return row(COLUMNS.map((column) => cells[column]));
}
