/** Outcomes as CSV, for spreadsheets. `plan` can read it, too. */
import type { Outcome } from '../deletion/outcome.js';
import { csvLine } from './csv-line.js';
import { outcomeLine } from './report.js';

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

export const outcomeHeader = (): string => csvLine(COLUMNS);

export function outcomeCsv(outcome: Outcome): string {
  const line: Readonly<Record<string, unknown>> = outcomeLine(outcome);
  const { code, message, status } = Object(line.reason) as Readonly<Record<string, unknown>>;
  const cells: Readonly<Record<string, unknown>> = { ...line, reason: code, message, status };
  return csvLine(COLUMNS.map((column) => cells[column]));
}
