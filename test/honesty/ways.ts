/** The ways that a request can take to the server: refused, cut off in TLS, turned away by a proxy, or without trouble. */
import './own-fetch.js';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { generate } from 'selfsigned';
import { Agent, buildConnector, type Dispatcher, ProxyAgent, fetch as undiciFetch } from 'undici';
import { type Front, startFront, startProxy } from './front.js';
import { type HonestServer, portOf, startServer } from './server.js';

/** What happens to one attempt to send. `share` is the share of bytes that pass before the cut. */
export type Way =
  | { readonly kind: 'good' }
  /** Nobody listens; at two addresses of one name; or the name has no address. */
  | { readonly kind: 'refused' | 'allRefused' | 'noSuchName' }
  /** TLS: cut off in the client's first message, or in the server's; or an untrusted certificate. */
  | { readonly kind: 'cutInHello' | 'cutInHandshake'; readonly share: number }
  | { readonly kind: 'untrusted' }
  /** A proxy refuses, with these bytes. */
  | { readonly kind: 'proxyRefuses'; readonly answer: string }
  /** A proxy opens the tunnel. */
  | { readonly kind: 'proxied' }
  /** After connecting: cut off after this many bytes of the request (`up`) or of the answer. */
  | { readonly kind: 'cutInRequest' | 'cutInAnswer'; readonly bytes: number };

export type Scheme = 'http' | 'https';

export interface Network {
  readonly server: HonestServer;
  /** An origin of the server that can be a client's base URL. */
  origin(scheme: Scheme): string;
  /** An undici dispatcher for this way. */
  take(way: Way, scheme: Scheme): Dispatcher;
  stop(): Promise<void>;
}

/** Everything on loopback that the ways need. */
export async function startNetwork(): Promise<Network> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const server = await startServer({ key, cert });
  const front = { http: await startFront(server.port), https: await startFront(server.tlsPort) };
  const proxies = { open: await startProxy(), closed: await startProxy() };
  const closedPort = await portWithoutServer();
  const handshake = await bytesOfHandshake(front.https, cert);
  // Resumed sessions have shorter handshakes.
  const tls = { ca: cert, servername: 'localhost', maxCachedSessions: 0 };
  const at = (port: number, options: buildConnector.BuildOptions = tls) => {
    const connector = buildConnector(options);
    return new Agent({
      // Never two requests on one connection: each takes its own way.
      pipelining: 0,
      connect: (to, callback) => connector({ ...to, hostname: '127.0.0.1', port: String(port) }, callback),
    });
  };
  const resolvingTo = (addresses: readonly { address: string; family: number }[]) => {
    const lookup = (name: string, _options: unknown, found: (error: Error | null, all?: unknown) => void) =>
      addresses.length > 0
        ? found(null, addresses)
        : found(
            Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
              code: 'ENOTFOUND',
              syscall: 'getaddrinfo',
            }),
          );
    const connector = buildConnector({
      ...tls,
      lookup,
      autoSelectFamily: true,
    } as buildConnector.BuildOptions);
    return new Agent({
      connect: (to, callback) =>
        connector({ ...to, hostname: 'many.test', port: String(closedPort) }, callback),
    });
  };
  const agents = {
    http: at(server.port),
    https: at(server.tlsPort),
    refused: at(closedPort),
    allRefused: resolvingTo([
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]),
    noSuchName: resolvingTo([]),
    untrusted: at(server.tlsPort, { servername: 'localhost' }),
    frontHttp: at(front.http.port),
    frontHttps: at(front.https.port),
    proxied: new ProxyAgent({ uri: `http://127.0.0.1:${proxies.open.port}`, requestTls: tls }),
    proxyRefuses: new ProxyAgent({ uri: `http://127.0.0.1:${proxies.closed.port}`, requestTls: tls }),
  };
  const cutting = (scheme: Scheme, up: number, down: number) => {
    front[scheme].cutNext({ up: Math.floor(up), down: Math.floor(down) });
    return scheme === 'http' ? agents.frontHttp : agents.frontHttps;
  };
  return {
    server,
    origin: (scheme) =>
      scheme === 'http' ? `http://127.0.0.1:${server.port}` : `https://localhost:${server.tlsPort}`,
    take: (way, scheme) => {
      const before = scheme === 'https' ? handshake : { up: 0, down: 0 };
      switch (way.kind) {
        case 'good':
          return agents[scheme];
        case 'proxyRefuses':
          proxies.closed.refuseWith(way.answer);
          return agents.proxyRefuses;
        case 'cutInHello':
          return cutting('https', way.share * 100, Number.POSITIVE_INFINITY);
        case 'cutInHandshake':
          // A signature may be a few bytes shorter than the measured one.
          return cutting('https', Number.POSITIVE_INFINITY, way.share * (handshake.down - 16));
        case 'cutInRequest':
          return cutting(scheme, before.up + way.bytes, Number.POSITIVE_INFINITY);
        case 'cutInAnswer':
          return cutting(scheme, Number.POSITIVE_INFINITY, before.down + way.bytes);
        default:
          return agents[way.kind];
      }
    },
    stop: async () => {
      await Promise.all(Object.values(agents).map((agent) => agent.destroy()));
      await Promise.all(
        [server, front.http, front.https, proxies.open, proxies.closed].map((each) => each.stop()),
      );
    },
  };
}

/** A `fetch` that sends through undici, each time by the next way. */
export function fetchBy(nextWay: () => Dispatcher): typeof fetch {
  const send = (url: string, init: object) => undiciFetch(url, { ...init, dispatcher: nextWay() });
  return send as unknown as typeof fetch;
}

/** How many bytes pass before a client may send its request. */
async function bytesOfHandshake(front: Front, ca: string): Promise<{ up: number; down: number }> {
  const socket = connectTls({ port: front.port, host: '127.0.0.1', servername: 'localhost', ca });
  await once(socket, 'secureConnect');
  const { up, down } = front.passed();
  socket.destroy();
  return { up, down };
}

/** A port on which nobody listens any more. */
async function portWithoutServer(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await once(server.close(), 'close');
  return port;
}
