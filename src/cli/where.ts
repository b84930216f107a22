/** Which rows of a table are meant: those that have the values of `--where`. */
import type { Intake } from './intake.js';

/** What a row must have. */
export interface Condition {
  readonly column: string;
  /** Compared with the cell without the space around it, and otherwise as it is. */
  readonly value: string;
}

/** One spelling of text that looks the same. */
const plain = (text: string) => text.normalize('NFC').trim();

/**
 * Whether a row is meant. One that is not is counted.
 *
 * @param valueAt What the row has for a condition; undefined if nothing.
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
