/** Sends through undici's own client: connections are kept, and a proxy is used. */
import type { Dispatcher } from 'undici';
import { fetchThrough } from './fetch-through.js';
import { isExempt, noProxyIn, proxyAddress, proxyIn } from './proxy-settings.js';
import { type ConnectionSettings, directly, through } from './tunnel.js';

/** Options of `createTransport`. */
export interface TransportOptions {
  /**
   * The HTTP proxy that requests go by, such as `http://user:password@proxy.example.com:3128`; `false` for none. Each goes through
   * a tunnel (CONNECT), so that the proxy sees which host is asked, and nothing of what is said. Loopback is never asked by a
   * proxy. The password shows in no error.
   * @default the first of `HTTPS_PROXY`, `https_proxy`, `HTTP_PROXY`, `http_proxy` that is set in `environment`
   */
  readonly proxy?: string | URL | false | undefined;
  /**
   * Which hosts are reached without the proxy, separated by commas: a host stands for itself and all below it, with a port for
   * that port alone; `*` for every host.
   * @default `NO_PROXY`, or `no_proxy`, in `environment`
   * @example 'intranet.example, api.example.com:8443'
   */
  readonly noProxy?: string | undefined;
  /**
   * Where the variables are read from, once, when the transport is made.
   * @default process.env
   */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * Certificates of the authorities that are trusted, as PEM, instead of Node's own. To trust one more, set Node's variable
   * `NODE_EXTRA_CA_CERTS` to its file.
   * @default those of Node
   */
  readonly ca?: string | readonly string[] | undefined;
  /**
   * The longest that making a connection may take, to the proxy and to the provider each, in milliseconds. A request that gets no
   * connection was not sent. It ends sooner if the client's `timeoutMs` is shorter, which limits the attempt as a whole.
   * @default 10000
   */
  readonly connectTimeoutMs?: number | undefined;
}

/** Sends the requests of any number of clients, over connections that it keeps. */
export interface Transport {
  /**
   * For the option `fetch` of a client. It takes a URL and a body of text, follows no redirect, unpacks no answer, and never sends
   * a request again.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Ends its connections, so that the process can end. A request that is still under way is cut off, and whether it was carried
   * out is not known then: await the run first. What is asked for afterwards is not sent.
   */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Makes a transport over the package undici, which has to be installed.
 *
 * @throws TypeError if the proxy, or the variable that names it, is no URL of an HTTP proxy. It quotes nothing of it.
 * @throws RangeError if `connectTimeoutMs` is no positive number.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { createTransport } from 'contact-deletion/undici';
 * import { acme } from './acme.js';
 *
 * const transport = createTransport();
 * const client = acme.fromEnv({ fetch: transport.fetch });
 * await deleteContacts({ providers: [client], targets: ['acme:per_1'] }).finish();
 * await transport.close();
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { environment = process.env, ca, connectTimeoutMs = 10_000 } = options;
  if (!(connectTimeoutMs > 0)) throw new RangeError('connectTimeoutMs must be a positive number.');
  const { noProxy = noProxyIn(environment) } = options;
  const proxy = proxyOf(options.proxy, environment);
  const settings: ConnectionSettings = { ca, timeout: connectTimeoutMs };
  const direct = directly(settings);
  const tunnel = proxy && through(proxy, settings);
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    // A second call finds nothing open.
    await Promise.all([direct.destroy(), tunnel?.destroy()]);
  };
  const dispatcherFor = (url: URL): Dispatcher => {
    if (isClosed) throw neverConnected();
    return tunnel && !isExempt(url, noProxy) ? tunnel : direct;
  };
  return { fetch: fetchThrough(dispatcherFor), close, [Symbol.asyncDispose]: close };
}

function proxyOf(
  proxy: TransportOptions['proxy'],
  environment: NonNullable<TransportOptions['environment']>,
) {
  if (proxy === false) return undefined;
  return proxy === undefined ? proxyIn(environment) : proxyAddress(proxy);
}

/** `syscall` says to the client that nothing was sent. */
const neverConnected = () =>
  Object.assign(new Error('the transport is closed'), { code: 'UND_ERR_CLOSED', syscall: 'connect' });
