/**
 * Measures how fast a call of our client is, with everything on, beside raw fetch, openapi-fetch, axios and ky: the same
 * requests to the same server on loopback, 32 at a time, in turns within one run. `--check` fails below the promised limits.
 *
 *     npm run bench [-- --check]
 *
 * A deletion without a timeout can hang for ever, so a fetch with a timeout is included, too. axios does not use fetch,
 * which is slow with a body in Node, and makes a new connection for each DELETE with one: there, no client on top of fetch
 * is as fast as axios. Ours is, through undici's own client (`contact-deletion/undici`), and that is what we promise.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import axios from 'axios';
import type { ClientOptions } from 'contact-deletion';
import { createHuduma } from 'contact-deletion/huduma';
import { createSendme123 } from 'contact-deletion/sendme123';
import { createTransport } from 'contact-deletion/undici';
import { createWabotify } from 'contact-deletion/wabotify';
import ky from 'ky';
import createClient from 'openapi-fetch';

// Many short turns, not a few long ones: if the machine slows down for a second, it slows down all of them.
const ROUNDS = 51;
const REQUESTS = 400;
const WARM_UP = 2_000;
const IN_FLIGHT = 32;
const OURS = 'contact-deletion';
const OVER_UNDICI = 'ours over undici';
/** The least requests per second of one, as a fraction of the other's. */
const PROMISED = [
  { of: OURS, to: 'raw fetch', least: 0.75 },
  { of: OVER_UNDICI, to: 'axios', least: 1 },
];

const fixture = (path: string) =>
  readFileSync(new URL(`../contract/fixtures/${path}`, import.meta.url), 'utf8');

interface Match {
  readonly name: string;
  readonly method: 'DELETE' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: object | undefined;
  readonly answer: string;
  readonly ours: (options: ClientOptions) => () => Promise<unknown>;
  readonly promised: typeof PROMISED;
}

const matches: readonly Match[] = [
  {
    name: 'sendme123.deleteContact: DELETE without a body',
    method: 'DELETE',
    path: '/api/contacts/contact-uuid-123',
    headers: { 'api-key': 'a-key' },
    body: undefined,
    answer: fixture('sendme123/delete-contact.200.receipt.json'),
    ours: (options) => {
      const client = createSendme123({ apiKey: 'a-key', ...options });
      return () => client.deleteContact('contact-uuid-123');
    },
    promised: [...PROMISED, { of: OURS, to: 'axios', least: 1 }],
  },
  {
    name: 'wabotify.deleteContacts: POST with a body',
    method: 'POST',
    path: '/api/contact/delete-batch',
    headers: { 'x-workspace-id': 'a-workspace' },
    body: { workspaceId: 'a-workspace', contactIds: [{ ids: 'contact-id-1' }, { ids: 'contact-id-2' }] },
    answer: fixture('wabotify/delete-batch.200.json'),
    ours: (options) => {
      const client = createWabotify({ workspaceId: 'a-workspace', ...options });
      return () => client.deleteContacts(['contact-id-1', 'contact-id-2']);
    },
    promised: PROMISED,
  },
  {
    name: 'huduma.deleteContacts: DELETE with a body',
    method: 'DELETE',
    path: '/contacts',
    headers: { 'X-Huduma': 'Bearer a-token' },
    body: { trash: true, ids: [123, 456] },
    answer: fixture('huduma/delete-contacts.200.json'),
    ours: (options) => {
      const client = createHuduma({ token: 'a-token', ...options });
      return () => client.deleteContacts({ mode: 'trash', ids: [123, 456] });
    },
    promised: PROMISED,
  },
];

/** The server runs in a process of its own, so that only the clients are compared. */
function serve(): void {
  const server = createServer((request, response) => {
    const found = matches.find(({ path }) => path === request.url);
    request.resume();
    request.once('end', () => {
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(found?.answer);
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.(typeof address === 'object' && address ? address.port : 0);
  });
  process.once('disconnect', () => process.exit(0));
}

function contestants({ method, path, headers, body, ours }: Match, baseUrl: string) {
  const json = { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) };
  const plain = createClient<Record<string, Record<string, unknown>>>({ baseUrl, headers });
  const instance = axios.create({ baseURL: baseUrl, headers });
  const api = ky.create({ prefixUrl: baseUrl, headers });
  const calls: Record<string, () => Promise<unknown>> = {
    'raw fetch': async () => {
      const init = { method, headers: json, ...(body ? { body: JSON.stringify(body) } : {}) };
      return (await fetch(baseUrl + path, init)).json();
    },
    // What any client on top of fetch needs to end a request in time: a signal and a timer.
    'fetch with timeout': async () => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 30_000);
      const init = {
        method,
        headers: json,
        signal: controller.signal,
        ...(body ? { body: JSON.stringify(body) } : {}),
      };
      const answer = await (await fetch(baseUrl + path, init)).json();
      clearTimeout(timer);
      return answer;
    },
    'openapi-fetch': () => plain.request(method.toLowerCase() as never, path as never, { body } as never),
    axios: () => instance.request({ method, url: path, data: body }),
    ky: () => api(path.slice(1), { method, ...(body ? { json: body } : {}) }).json(),
    [OURS]: ours({ baseUrl }),
    [OVER_UNDICI]: ours({ baseUrl, fetch: createTransport().fetch }),
  };
  return Object.entries(calls);
}

/** Requests per second. */
async function measure(call: () => Promise<unknown>, requests: number): Promise<number> {
  let left = requests;
  const worker = async () => {
    while (left-- > 0) await call();
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return (requests / (performance.now() - begun)) * 1_000;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

/**
 * @param isOwnFetch Whether to measure the caller's own `fetch`, or the runtime's. Once our client has had a `fetch` of the
 * caller, Node 20 spends time on every promise of the process (AsyncLocalStorage), which the other clients must not pay for.
 * So these come last.
 */
async function compare(match: Match, baseUrl: string, isOwnFetch: boolean): Promise<void> {
  const calls = contestants(match, baseUrl).filter(
    ([name]) => name === 'axios' || (name === OVER_UNDICI) === isOwnFetch,
  );
  const speeds = new Map(calls.map(([name]) => [name, [] as number[]]));
  for (const [, call] of calls) await measure(call, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, call] of calls) speeds.get(name)?.push(await measure(call, REQUESTS));
    // In random order, so that no client always pays for another's garbage.
    calls.sort(() => Math.random() - 0.5);
  }
  const medians = new Map([...speeds].map(([name, values]) => [name, median(values)]));
  const ratio = (of: string, to: string) => (medians.get(of) ?? 0) / (medians.get(to) ?? Number.NaN);
  console.log(`\n${match.name}${isOwnFetch ? ', over a fetch of the caller' : ''}`);
  for (const [name, speed] of medians) {
    const ratios = ['raw fetch', 'axios']
      .filter((to) => medians.has(to))
      .map((to) => `${ratio(name, to).toFixed(2)} of ${to}`);
    console.log(`  ${name.padEnd(20)}${speed.toFixed(0).padStart(7)} a second   ${ratios.join('   ')}`);
  }
  for (const { of, to, least } of match.promised.filter((each) => medians.has(each.of))) {
    const isKept = ratio(of, to) >= least;
    console.log(`  ${isKept ? 'kept' : 'NOT KEPT'}: ${of} is at least ${least} of ${to}`);
    if (!isKept && process.argv.includes('--check')) process.exitCode = 1;
  }
}

if (process.argv.includes('--serve')) serve();
else {
  const server = fork(fileURLToPath(import.meta.url), ['--serve']);
  const [port] = (await once(server, 'message')) as [number];
  console.log(
    `Medians of ${ROUNDS} rounds of ${REQUESTS} requests, ${IN_FLIGHT} at a time, Node ${process.version}`,
  );
  for (const isOwnFetch of [false, true])
    for (const match of matches) await compare(match, `http://127.0.0.1:${port}`, isOwnFetch);
  server.disconnect();
  // The agents would keep their connections open for a while.
  process.exit();
}
