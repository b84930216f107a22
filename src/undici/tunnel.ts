/** The dispatchers that a transport sends through: straight to the provider, or by a tunnel through a proxy. */
import { Agent, type buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { ProxyAddress } from './proxy-settings.js';

/** How connections are made. */
export interface ConnectionSettings {
  /** The longest that making one may take, in milliseconds. */
  readonly timeout: number;
  /** Certificates of the authorities that are trusted; undefined for those of Node. */
  readonly ca?: string | readonly string[] | undefined;
}

/**
 * One request a connection at a time: behind the first of a pipeline, undici sends requests again that were written before the
 * connection was lost. HTTP/1.1: over HTTP/2 many deletions would share the fate of one connection. No limits of undici's own:
 * the client ends an attempt in its own time.
 */
const ONE_AT_A_TIME = { pipelining: 1, allowH2: false, headersTimeout: 0, bodyTimeout: 0 } as const;

export const directly = (settings: ConnectionSettings): Dispatcher =>
  new Agent({ ...ONE_AT_A_TIME, connect: tlsOf(settings) });

/** Also what is not `https:` goes through a tunnel: a proxy reads no request. */
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

/** Undici asks a proxy that closes without a word again, without an end. */
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
