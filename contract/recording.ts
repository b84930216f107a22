/**
 * Records the exchanges between a contract test and a server, as HAR 1.2, if `CONTRACT_HAR` names a folder.
 * `npm run contract:coverage` reads them. Without the variable nothing is recorded, at no cost.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Provider } from './spec.js';

/** The fate of an exchange, as the test has judged it. */
export type Fate = 'kept' | 'request-refused' | 'answer-refused';

export interface Recording {
  readonly fetch: typeof globalThis.fetch;
  /** The same for a `fetch` without a server. */
  readonly through: (send: typeof globalThis.fetch) => typeof globalThis.fetch;
  /** Sets the fate of the exchanges since the last mark. Exchanges that are never marked are `kept`. */
  readonly mark: (fate: Fate) => void;
  /** Writes the files, one per fate, in a folder per provider. */
  readonly save: () => Promise<void>;
}

/** Ports vary, so all servers have this name in the files. */
export const SERVER = 'http://contract.invalid';

interface Exchange {
  readonly entry: object;
  fate: Fate | undefined;
}

export function record(provider: Provider, test: string): Recording {
  const directory = process.env.CONTRACT_HAR;
  if (directory === undefined || directory === '')
    return {
      fetch: (...args) => fetch(...args),
      through: (send) => send,
      mark: () => undefined,
      save: async () => undefined,
    };
  const exchanges: Exchange[] = [];
  const through: Recording['through'] = (send) => async (input, init) => {
    const started = new Date();
    const request = { method: init?.method ?? 'GET', url: String(input), init };
    const response = await send(input, init);
    const text = await response.clone().text();
    exchanges.push({ entry: entryOf(request, response, text, started), fate: undefined });
    return response;
  };
  return {
    fetch: through((...args) => fetch(...args)),
    through,
    mark: (fate) => {
      for (const exchange of exchanges) exchange.fate ??= fate;
    },
    save: async () => {
      for (const fate of ['kept', 'request-refused', 'answer-refused'] as const) {
        const entries = exchanges.filter((it) => (it.fate ?? 'kept') === fate).map(({ entry }) => entry);
        if (entries.length === 0) continue;
        const folder = join(directory, provider, fate);
        await mkdir(folder, { recursive: true });
        const creator = { name: 'contact-deletion contract tests', version: '1' };
        const har = { log: { version: '1.2', creator, entries } };
        await writeFile(join(folder, `${test}.har`), JSON.stringify(har, null, 1));
      }
    },
  };
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** One entry of a HAR file. Everything that these tests send is text, and none of it is secret. */
function entryOf({ method, url, init }: Sent, response: Response, text: string, started: Date): object {
  const headers = new Headers(init?.headers);
  const body = typeof init?.body === 'string' ? init.body : undefined;
  const { pathname, search } = new URL(url);
  const time = Date.now() - started.getTime();
  const shared = { httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1 };
  return {
    startedDateTime: started.toISOString(),
    time,
    request: {
      ...shared,
      method,
      url: `${SERVER}${pathname}${search}`,
      headers: listOf(headers),
      queryString: [],
      ...(body !== undefined && {
        postData: { mimeType: headers.get('content-type') ?? '', text: body },
      }),
      bodySize: body?.length ?? 0,
    },
    response: {
      ...shared,
      status: response.status,
      statusText: response.statusText,
      headers: listOf(response.headers),
      content: { size: text.length, mimeType: response.headers.get('content-type') ?? '', text },
      redirectURL: '',
      bodySize: text.length,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
  };
}

const listOf = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));
