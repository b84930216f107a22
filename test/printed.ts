/** Records what the tests print, to search it for credentials. Vitest's own report is printed elsewhere. */
import { inspect } from 'node:util';

/** The credentials of test/http, each unmistakable, and a mark for the bodies of answers. */
export const SECRETS = {
  token: 'SECRET-huduma-9f3kq7',
  apiKey: 'SECRET-sendme123-key-x84jd1',
  bearerToken: 'SECRET-sendme123-bearer-m2v6p0',
  workspaceId: 'SECRET-wabotify-c71hz5',
  /** Represents personal data: it is put into bodies, and only `error.body` and `data` may show it. */
  inBody: 'MARKER-in-a-body-t05ru8',
} as const;

/** The credentials that the sandbox accepts. */
export const SANDBOX_CREDENTIALS = ['sandbox-token', 'sandbox-api-key', 'sandbox-workspace'];

export interface Seen {
  readonly what: string;
  readonly text: string;
}

const printed: Seen[] = [];

/** The secrets that are shown in what was seen, with the place. */
export function leaksIn(seen: readonly Seen[], secrets: readonly string[]): string[] {
  return seen.flatMap(({ what, text }) =>
    secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase())).map((s) => `${what}: ${s}`),
  );
}

const watched = new WeakSet<object>();

/** Patches each function that prints, once: files in the same process share this module, and a console may be new. */
export function watchPrinting(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (watched.has(stream)) continue;
    watched.add(stream);
    const write = stream.write.bind(stream);
    stream.write = ((...args: Parameters<typeof write>) => {
      printed.push({ what: 'output', text: String(args[0]) });
      return write(...args);
    }) as typeof stream.write;
  }
  if (!watched.has(process)) {
    watched.add(process);
    process.on('warning', (warning) => printed.push({ what: 'warning', text: inspect(warning) }));
  }
  watchConsole(console);
}

export function watchConsole(console: Console): void {
  if (watched.has(console)) return;
  watched.add(console);
  for (const level of ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const) {
    const print = console[level].bind(console);
    console[level] = (...args: unknown[]) => {
      printed.push({ what: `console.${level}`, text: args.map((arg) => inspect(arg)).join(' ') });
      print(...args);
    };
  }
}

/** The credentials that were printed since the last call. */
export const printedLeaks = () =>
  leaksIn(printed.splice(0), [...Object.values(SECRETS), ...SANDBOX_CREDENTIALS]);
