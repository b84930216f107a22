/** Remembers what a test file's clients threw and reported, and looks for secrets in it. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { leaksIn, printed, SECRETS, type Seen } from '../printed.js';

export { leaksIn, SECRETS } from '../printed.js';

/** A contact id that no event may show. */
export const PERSON = 'contact-PERSON-w36yb2';

const thrown: Seen[] = [];
const events: Seen[] = [];

/** Everything that a logger could make of a value. */
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

/** Takes a hook's event down. */
export function witnessEvent(event: unknown): void {
  events.push(...shownBy(event));
}

/** What was thrown; fails where nothing was, or something of another class. */
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

/** The last test of each file: goes through everything that the tests before it have thrown and shown. */
export function nothingLeaks(): void {
  test('nothing that was thrown, reported or printed here shows a credential or a body', () => {
    expect(thrown.length + events.length, 'things to look through').toBeGreaterThan(0);
    expect(leaksIn([...thrown, ...events, ...printed], Object.values(SECRETS))).toEqual([]);
    expect(leaksIn(events, [PERSON])).toEqual([]);
  });
}
