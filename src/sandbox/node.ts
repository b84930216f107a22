/** The whole public surface of `contact-deletion/sandbox/node`: a sandbox as a real server on loopback. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { toResponse } from './answer.js';
import { type Inside, inside } from './inside.js';
import type { OwnProvider, SandboxName } from './options.js';
import { listeningUrl, locatorByPath, type Place } from './places.js';
import type { Sandbox } from './sandbox.js';

/** A sandbox that listens. */
export interface SandboxServer<Name extends string = string> {
  /** The origin, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** The base URL of each provider, such as `http://127.0.0.1:4010/acme/v1`. */
  readonly urls: Readonly<Record<Name, string>>;
  /** Stops listening, and ends the connections that are open. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /**
   * Where it listens; 0 for any free port.
   *
   * @default 0
   */
  readonly port?: number;
}

/**
 * Starts a real server on 127.0.0.1, for all providers. It shares its contacts with the sandbox's own `fetch`.
 *
 * @throws Error with the code `EADDRINUSE` if the port is taken.
 * @example
 * import { createSandbox } from 'contact-deletion/sandbox';
 * import { listen } from 'contact-deletion/sandbox/node';
 * import { acme } from './acme.js';
 *
 * const sandbox = createSandbox({ providers: [acme], contacts: { acme: ['per_1'] } });
 * const server = await listen(sandbox, { port: 4010 });
 * console.log(server.urls.acme); // 'http://127.0.0.1:4010/acme/v1'
 * await server.close();
 */
export async function listen<Own extends OwnProvider = never>(
  sandbox: Sandbox<Own>,
  { port = 0 }: ListenOptions = {},
): Promise<SandboxServer<SandboxName<Own>>> {
  const { definitions, exchange } = sandbox[inside];
  const locate = locatorByPath(definitions);
  const server = createServer(async (request, response) => {
    const url = urlOf(request);
    const place = url && locate(url);
    if (place) await answer(exchange, { place, url, request, response });
    else response.writeHead(404).end();
  });
  const url = `http://127.0.0.1:${await portOf(server, port)}`;
  return {
    url,
    urls: Object.fromEntries(definitions.map((each) => [each.name, listeningUrl(url, each)])),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  } as SandboxServer<SandboxName<Own>>;
}

/** Undefined for what is no path, such as that of `OPTIONS *`. */
const urlOf = ({ url = '' }: IncomingMessage): URL | undefined =>
  url.startsWith('/') ? new URL(`http://127.0.0.1${url}`) : undefined;

interface Arrival {
  readonly place: Place;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Never rejects: a caller that has gone gets no answer, and a stand-in that throws is a 500 that says why. */
async function answer(
  exchange: Inside['exchange'],
  { place, url, request, response }: Arrival,
): Promise<void> {
  const { method = 'GET', socket } = request;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const headers = headersOf(request);
    const reply = await exchange(place, {
      url,
      method,
      headers,
      signal: gone.signal,
      text: await text(request),
    });
    if ('lost' in reply) socket.resetAndDestroy();
    else await send(toResponse(reply, method), response);
  } catch (error) {
    if (!gone.signal.aborted) response.writeHead(500).end(String(error));
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(String(rawHeaders[index]), String(rawHeaders[index + 1]));
  }
  return headers;
}

async function send(answered: Response, response: ServerResponse): Promise<void> {
  const body = await answered.text();
  response.statusCode = answered.status;
  for (const [name, value] of answered.headers) response.setHeader(name, value);
  response.end(body);
}

/** Starts listening, and says where. */
async function portOf(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
