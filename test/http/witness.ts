/** Records what the clients of a test throw and report, and searches it for secrets. */
import { inspect } from 'node:util';
import { afterEach, expect } from 'vitest';
import { leaksIn, printedLeaks, SECRETS, type Seen, watchPrinting } from '../printed.js';

export { leaksIn, SECRETS } from '../printed.js';

/** A contact id that no event may show. */
export const PERSON = 'contact-PERSON-w36yb2';

const thrown: Seen[] = [];
const events: Seen[] = [];

/** Everything that a logger could print of a value. */
export function shownBy(value: unknown): Seen[] {
  const what = value instanceof Error ? value.name : 'event';
  const seen = [
    { what: `${what} in util.inspect`, text: inspect(value, { depth: Number.POSITIVE_INFINITY }) },
    { what: `${what} in JSON`, text: JSON.stringify(value) ?? '' },
  ];
  if (!(value instanceof Error)) return seen;
  const inner = [value.cause, ...(value instanceof AggregateError ? value.errors : [])];
  return [
    ...seen,
    { what: `${what}.message`, text: value.message },
    { what: `${what}.stack`, text: value.stack ?? '' },
    { what: `${what} as text`, text: String(value) },
    ...inner.filter((cause) => cause !== undefined).flatMap(shownBy),
  ];
}

/** Records a hook's event. */
export function witnessEvent(event: unknown): void {
  events.push(...shownBy(event));
}

/** The error that was thrown; fails if there was none, or one of another class. */
export async function failureOf<E extends Error>(
  work: Promise<unknown> | (() => unknown),
  ErrorClass: abstract new (...args: never[]) => E,
): Promise<E> {
  const nothing = Symbol('nothing was thrown');
  const settled: unknown = await (async () => (typeof work === 'function' ? work() : work))().then(
    () => nothing,
    (error: unknown) => error,
  );
  if (settled === nothing) throw new Error(`expected ${ErrorClass.name}, but nothing was thrown`);
  thrown.push(...shownBy(settled));
  expect(settled).toBeInstanceOf(ErrorClass);
  return settled as E;
}

/** The secrets that were thrown, reported or printed since the last call, with the place. */
export function leaks(): string[] {
  const reported = events.splice(0);
  return [
    ...leaksIn([...thrown.splice(0), ...reported], Object.values(SECRETS)),
    ...leaksIn(reported, [PERSON]),
    ...printedLeaks(),
  ];
}

/** Called at the end of each file: nothing that its tests throw, report or print may show a credential or a body. */
export function nothingLeaks(): void {
  watchPrinting();
  afterEach(() => {
    expect(leaks()).toEqual([]);
  });
}
