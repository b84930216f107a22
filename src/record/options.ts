/** Checks options for callers without types: a misspelt option would silently do nothing. */
import type { RunStore } from './run-store.js';

/** @throws TypeError for an unknown option. */
export function assertOptions(given: object, known: readonly string[]): void {
  const surplus = Object.keys(given).find((name) => !known.includes(name));
  if (surplus === undefined) return;
  throw new TypeError(`there is no option ${JSON.stringify(surplus)}, only ${known.join(', ')}.`);
}

/** @throws TypeError for anything but a path or a store. */
export function assertPlace(where: unknown): asserts where is string | RunStore {
  const isPath = typeof where === 'string' && where !== '';
  if (isPath || typeof Object(where).begin === 'function') return;
  throw new TypeError('a journal is named by its path, a string, or kept in a store.');
}
