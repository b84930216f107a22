/** A real HTTP server on loopback that misbehaves as configured, and records its requests. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** The request target as it was sent: neither decoded nor normalised. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the server does with one connection. Each connection carries one request. */
export type Behaviour = { readonly repeats?: boolean } & (
  | { readonly at: 'connection'; readonly act: (socket: Socket) => void }
  | { readonly at: 'request'; readonly act: (response: ServerResponse, received: Received) => void }
);

export interface MisbehavingServer {
  readonly origin: string;
  /** The requests that were read to their end, in order. */
  readonly received: readonly Received[];
  /** The number of connections, including those on which nothing was read. */
  readonly connections: () => number;
  /** Resolves when the next request has been read to its end. */
  readonly nextRequest: () => Promise<Received>;
  /** Resolves when the next connection has ended. */
  readonly nextEnd: () => Promise<void>;
}

/** Starts a server with these behaviours, one per request, until the end of the test. */
export async function serverThat(...script: Behaviour[]): Promise<MisbehavingServer> {
  const left = [...script];
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const waiting: ((received: Received) => void)[] = [];
  const ending: (() => void)[] = [];
  let connections = 0;

  const web = createServer(async (request, response) => {
    const behaviour = left[0]?.repeats ? left[0] : left.shift();
    response.shouldKeepAlive = false;
    const got = await read(request);
    received.push(got);
    for (const resolve of waiting.splice(0)) resolve(got);
    if (behaviour?.at === 'request') behaviour.act(response, got);
    else response.writeHead(418).end('The script of this server is over.');
  });
  const server = createSocketServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      for (const resolve of ending.splice(0)) resolve();
    });
    const behaviour = left[0];
    if (behaviour?.at !== 'connection') return web.emit('connection', socket);
    if (!behaviour.repeats) left.shift();
    behaviour.act(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return {
    origin: originOf(server.address() as AddressInfo),
    received,
    connections: () => connections,
    nextRequest: () => new Promise((resolve) => waiting.push(resolve)),
    nextEnd: () => new Promise((resolve) => ending.push(resolve)),
  };
}

/** The origin of a port on which nothing listens any more. */
export async function originWithoutServer(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = originOf(server.address() as AddressInfo);
  server.close();
  await once(server, 'close');
  return origin;
}

const originOf = ({ port }: AddressInfo) => `http://127.0.0.1:${port}`;

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** Repeats the behaviour for every following request. */
export const always = (behaviour: Behaviour): Behaviour => ({ ...behaviour, repeats: true });

type Headers = Readonly<Record<string, string>>;

/** Answers with this body, and its length. */
export function answers(status: number, body: string | Buffer = '', headers: Headers = {}): Behaviour {
  return {
    at: 'request',
    act: (response) => {
      const length = Buffer.byteLength(body);
      response.writeHead(status, { 'content-length': String(length), ...headers }).end(body);
    },
  };
}

/** Answers with a JSON body. */
export function answersJson(status: number, value: unknown, headers: Headers = {}): Behaviour {
  return answers(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

/** Answers with a body that is made from the request. */
export function answersWith(make: (received: Received) => Behaviour): Behaviour {
  return {
    at: 'request',
    act: (response, received) => {
      const behaviour = make(received);
      if (behaviour.at === 'request') behaviour.act(response, received);
    },
  };
}

/** Answers in chunks, without saying how long the body is. */
export function answersInChunks(status: number, chunks: readonly (string | Buffer)[], headers: Headers = {}) {
  return {
    at: 'request',
    act: (response) => {
      response.writeHead(status, headers);
      for (const chunk of chunks) response.write(chunk);
      response.end();
    },
  } satisfies Behaviour;
}

/** Redirects to this `location`. */
export const redirects = (status: number, location: string): Behaviour =>
  answers(status, '', { location, 'content-type': 'text/html' });

/** Answers with these bytes, which need not be HTTP, and closes the connection as usual. */
export const answersRaw = (bytes: string): Behaviour => ({
  at: 'request',
  act: ({ socket }) => void socket?.end(bytes),
});

/** Breaks each connection as soon as it is made. Whether the client could send by then is up to chance. */
export const resetsOnConnecting: Behaviour = {
  at: 'connection',
  act: (socket) => void socket.resetAndDestroy(),
};

/** Breaks the connection when the request begins to arrive, and reads nothing of it. */
export const resetsBeforeReading: Behaviour = {
  at: 'connection',
  act: (socket) => void socket.once('data', () => socket.resetAndDestroy()),
};

/** Reads the whole request, then breaks the connection. */
export const resetsAfterReading: Behaviour = {
  at: 'request',
  act: ({ socket }) => void socket?.resetAndDestroy(),
};

/** Reads the whole request, then closes the connection without an answer. */
export const closesAfterReading: Behaviour = { at: 'request', act: ({ socket }) => void socket?.end() };

/** Breaks the connection in the middle of the announced body. */
export function resetsInBody(status: number, part: string, headers: Headers = {}): Behaviour {
  return partOfBody(status, part, headers, (response) => response.socket?.resetAndDestroy());
}

/** Closes the connection in the middle of the announced body. */
export function closesInBody(status: number, part: string, headers: Headers = {}): Behaviour {
  return partOfBody(status, part, headers, (response) => response.socket?.end());
}

/** Never answers. */
export const stallsBeforeHeaders: Behaviour = { at: 'request', act: () => undefined };

/** Sends the headers and a part of the body, and never the rest. */
export function stallsInBody(status: number, part: string, headers: Headers = {}): Behaviour {
  return partOfBody(status, part, headers, () => undefined);
}

/** Sends the body byte by byte, and never the last byte. */
export function dripsBody(status: number, headers: Headers = {}): Behaviour {
  return partOfBody(status, ' ', headers, (response) => {
    const drip = setInterval(() => response.write(' '), 2);
    response.on('close', () => clearInterval(drip));
  });
}

function partOfBody(
  status: number,
  part: string,
  headers: Headers,
  then: (response: ServerResponse) => void,
): Behaviour {
  return {
    at: 'request',
    act: (response) => {
      response.writeHead(status, {
        'content-length': '1000000',
        'content-type': 'application/json',
        ...headers,
      });
      response.write(part, () => then(response));
    },
  };
}
