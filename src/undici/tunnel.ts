/** The dispatchers of a transport: directly to the provider, or through a proxy's tunnel. */
import { Agent, type buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { ProxyAddress } from './proxy-settings.js';

/** How connections are made. */
export interface ConnectionSettings {
  /** The time limit for making a connection, in milliseconds. */
  readonly timeout: number;
  /** The trusted certificate authorities; undefined for Node's own. */
  readonly ca?: string | readonly string[] | undefined;
}

/**
 * One request at a time per connection: with pipelining, undici resends requests that were already written when the
 * connection was lost, except the first. HTTP/1.1, because with HTTP/2 many deletions would share one connection and its
 * failure. undici's own time limits are off: the client limits each attempt.
 */
const ONE_AT_A_TIME = { pipelining: 1, allowH2: false, headersTimeout: 0, bodyTimeout: 0 } as const;

export const directly = (settings: ConnectionSettings): Dispatcher =>
  new Agent({ ...ONE_AT_A_TIME, connect: tlsOf(settings) });

/** Requests without TLS also go through a tunnel. The proxy could read them, but clients send them to loopback only. */
export const through = ({ url, authorization }: ProxyAddress, settings: ConnectionSettings): Dispatcher =>
  new ProxyAgent({
    ...ONE_AT_A_TIME,
    uri: url,
    ...(authorization === undefined ? {} : { token: authorization }),
    requestTls: tlsOf(settings),
    proxyTls: tlsOf(settings),
    factory: (origin, options) => new Pool(origin, failingAtOnce(options as Pool.Options)),
  });

const tlsOf = ({ ca, timeout }: ConnectionSettings) => ({
  timeout,
  ...(ca === undefined ? {} : { ca: [ca].flat() }),
});

/** If a proxy closes the connection without an answer, undici would retry forever. This makes it fail at once. */
function failingAtOnce(options: Pool.Options): Pool.Options {
  const { connect } = options;
  if (typeof connect !== 'function') return options;
  const failing: buildConnector.connector = (to, done) =>
    connect(to, (...[error, socket]) => {
      if (error === null) done(null, socket);
      else done(hasClosed(error) ? closedByProxy(error) : error, null);
    });
  return { ...options, connect: failing };
}

const hasClosed = (error: Error) => 'code' in error && error.code === 'UND_ERR_SOCKET';

const closedByProxy = (cause: Error) =>
  Object.assign(new Error('the proxy closed the connection', { cause }), { code: 'ECONNRESET' });
