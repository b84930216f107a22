/** Selects the rows of a table that have the values of `--where`. */
import type { Intake } from './intake.js';

/** What a row must have. */
export interface Condition {
  readonly column: string;
  /** Compared exactly, except for white space around the cell. */
  readonly value: string;
}

/** One spelling for texts that look the same. */
const plain = (text: string) => text.normalize('NFC').trim();

/**
 * Whether a row is selected. Rows that are not are counted.
 *
 * @param valueAt The value of the row for a condition; undefined if there is none.
 */
export function isMeant(
  where: readonly Condition[],
  valueAt: (condition: Condition, index: number) => string | undefined,
  intake: Intake,
): boolean {
  const values = where.map((each, index) => [plain(each.value), plain(valueAt(each, index) ?? '')] as const);
  if (values.every(([wanted, value]) => wanted === value)) return true;
  intake.unlike += 1;
  if (values.every(([wanted, value]) => wanted.toLowerCase() === value.toLowerCase())) intake.alike += 1;
  return false;
}
