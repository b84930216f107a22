/**
 * A provider in a process of its own: a sandbox for each account, behind one server. It answers with 429 above an account's
 * limit, and records who has asked for what. It is the judge: what it says about a contact is true.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';

/** The configuration that it starts with. */
export interface ProviderConfig {
  /** How many accounts, and how many contacts each has: `contact-0` and so on. */
  readonly accounts: number;
  readonly contacts: number;
  readonly latencyMs: number;
  /** The most requests of one account that may be under way at a time. */
  readonly limit: number;
}

/** A request that deletes, as it arrived. */
export interface Arrival {
  readonly account: number;
  readonly id: string;
  /** The worker that has sent it. */
  readonly worker: string;
  readonly at: number;
  readonly status: number;
}

/** What it has seen. */
export interface Seen {
  readonly arrivals: readonly Arrival[];
  /** The most requests that were under way at a time, by account. */
  readonly mostInFlight: readonly number[];
  /** Requests by worker. */
  readonly byWorker: Readonly<Record<string, number>>;
}

export type ProviderQuestion =
  | { readonly ask: 'seen' }
  /** From now on, the account answers with 429 and this wait in seconds. */
  | { readonly ask: 'hold'; readonly account: number; readonly seconds: number }
  | { readonly ask: 'states'; readonly account: number };

const { accounts, contacts, latencyMs, limit } = JSON.parse(process.argv[2] ?? '{}') as ProviderConfig;

function* ids(): Generator<string> {
  for (let index = 0; index < contacts; index++) yield `contact-${index}`;
}

const sandboxes: readonly Sandbox[] = Array.from({ length: accounts }, () =>
  createSandbox({ contacts: { sendme123: ids() }, latencyMs, keepRequests: 0 }),
);
const inFlight = sandboxes.map(() => 0);
const mostInFlight = sandboxes.map(() => 0);
const heldUntil = sandboxes.map(() => 0);
const arrivals: Arrival[] = [];
const byWorker: Record<string, number> = {};

const server = createServer((request, response) => {
  const [, account = '', ...rest] = (request.url ?? '').split('/');
  const index = Number(account);
  const sandbox = sandboxes[index];
  if (!sandbox) {
    response.writeHead(404).end();
    return;
  }
  const worker = String(request.headers['x-worker'] ?? '');
  byWorker[worker] = (byWorker[worker] ?? 0) + 1;
  const at = Date.now();
  const note = (status: number) => {
    if (request.method === 'DELETE')
      arrivals.push({ account: index, id: rest.at(-1) ?? '', worker, at, status });
  };
  const now = inFlight[index] ?? 0;
  const holdMs = (heldUntil[index] ?? 0) - Date.now();
  if (holdMs > 0 || now >= limit) {
    note(429);
    const wait = holdMs > 0 ? { 'retry-after': String(Math.ceil(holdMs / 1_000)) } : {};
    response
      .writeHead(429, { 'content-type': 'application/json', ...wait })
      .end('{"error":"too many requests"}');
    return;
  }
  inFlight[index] = now + 1;
  mostInFlight[index] = Math.max(mostInFlight[index] ?? 0, now + 1);
  void answer(sandbox, request, rest.join('/')).then(
    async (reply) => {
      inFlight[index] = (inFlight[index] ?? 1) - 1;
      note(reply.status);
      response.writeHead(reply.status, Object.fromEntries(reply.headers)).end(await reply.text());
    },
    () => {
      inFlight[index] = (inFlight[index] ?? 1) - 1;
      response.destroy();
    },
  );
});

function answer(
  sandbox: Sandbox,
  { method = 'GET', headers }: IncomingMessage,
  path: string,
): Promise<Response> {
  const { baseUrl } = sandbox.options('sendme123');
  return sandbox.fetch(`${baseUrl}/${path}`, { method, headers: { 'api-key': String(headers['api-key']) } });
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  process.send?.({ url: `http://127.0.0.1:${port}`, apiKey: sandboxes[0]?.credentials.sendme123.apiKey });
});

process.on('message', (question: ProviderQuestion) => {
  switch (question.ask) {
    case 'seen':
      process.send?.({ arrivals, mostInFlight, byWorker } satisfies Seen);
      break;
    case 'hold':
      heldUntil[question.account] = Date.now() + question.seconds * 1_000;
      process.send?.({});
      break;
    case 'states': {
      const sandbox = sandboxes[question.account];
      process.send?.(Object.fromEntries(Array.from(ids(), (id) => [id, sandbox?.stateOf('sendme123', id)])));
    }
  }
});
// The tests have ended.
process.on('disconnect', () => process.exit());
