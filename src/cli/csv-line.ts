/** Writes a line of CSV for spreadsheets. */
import { stringify } from 'csv-stringify/sync';
import { visible } from './terminal.js';

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly unknown[]): string =>
  stringify([cells.map((cell) => (cell === undefined ? '' : visible(String(cell))))], {
    escape_formulas: true,
    record_delimiter: '',
  });
