/** Remembers what a test file's clients threw, reported and printed, and looks for secrets in it. */
import { inspect } from 'node:util';
import { expect, test } from 'vitest';

/** The credentials of every test, each unmistakable, and a mark for the bodies of answers. */
export const SECRETS = {
  token: 'SECRET-huduma-9f3kq7',
  apiKey: 'SECRET-sendme123-key-x84jd1',
  bearerToken: 'SECRET-sendme123-bearer-m2v6p0',
  workspaceId: 'SECRET-wabotify-c71hz5',
  /** Stands for a person's data: it is put into bodies, and only `error.body` and `data` may show it. */
  inBody: 'MARKER-in-a-body-t05ru8',
} as const;

/** A contact id that no event may show. */
export const PERSON = 'contact-PERSON-w36yb2';

interface Seen {
  readonly what: string;
  readonly text: string;
}

const thrown: Seen[] = [];
const events: Seen[] = [];
const printed: Seen[] = [];

/** The secrets that are shown by what was seen, with the place. */
export function leaksIn(seen: readonly Seen[], secrets: readonly string[]): string[] {
  return seen.flatMap(({ what, text }) =>
    secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase())).map((s) => `${what}: ${s}`),
  );
}

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

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  stream.write = ((...args: Parameters<typeof write>) => {
    printed.push({ what: 'output', text: String(args[0]) });
    return write(...args);
  }) as typeof stream.write;
}
for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
  const print = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    printed.push({ what: `console.${level}`, text: args.map((arg) => inspect(arg)).join(' ') });
    print(...args);
  };
}
process.on('warning', (warning) => printed.push(...shownBy(warning)));

/** The last test of each file: goes through everything that the tests before it have thrown and shown. */
export function nothingLeaks(): void {
  test('nothing that was thrown, reported or printed here shows a credential or a body', () => {
    expect(thrown.length + events.length, 'things to look through').toBeGreaterThan(0);
    expect(leaksIn([...thrown, ...events, ...printed], Object.values(SECRETS))).toEqual([]);
    expect(leaksIn(events, [PERSON])).toEqual([]);
  });
}
