/** Sends requests through undici's own client, which keeps connections open and can use a proxy. */
import type { Dispatcher } from 'undici';
import { fetchThrough } from './fetch-through.js';
import { isExempt, noProxyIn, proxyAddress, proxyIn } from './proxy-settings.js';
import { type ConnectionSettings, directly, through } from './tunnel.js';

/** Options of `createTransport`. */
export interface TransportOptions {
  /**
   * The HTTP proxy for the requests, such as `http://user:password@proxy.example.com:3128`; `false` for none. Each request
   * goes through a tunnel (CONNECT): the proxy sees the host, and with `https:` neither the request nor the answer. Requests to
   * loopback do not use the proxy. No error shows the password.
   * @default the first of `HTTPS_PROXY`, `https_proxy`, `HTTP_PROXY`, `http_proxy` that is set in `environment`
   */
  readonly proxy?: string | URL | false | undefined;
  /**
   * The hosts that are reached without the proxy, separated by commas. A host includes its subdomains; with a port it
   * means only that port; `*` means every host.
   * @default `NO_PROXY`, or `no_proxy`, in `environment`
   * @example 'intranet.example, api.example.com:8443'
   */
  readonly noProxy?: string | undefined;
  /**
   * The environment variables. They are read once, when the transport is created.
   * @default process.env
   */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /**
   * The trusted certificate authorities as PEM, instead of Node's own. To trust one more, set Node's variable
   * `NODE_EXTRA_CA_CERTS` to its file.
   * @default Node's own
   */
  readonly ca?: string | readonly string[] | undefined;
  /**
   * The time limit for connecting to the proxy and to the provider, each, in milliseconds. A request without a connection
   * was not sent. The client's `timeoutMs` limits the whole attempt, so a shorter `timeoutMs` ends it sooner.
   * @default 10000
   */
  readonly connectTimeoutMs?: number | undefined;
}

/** Sends the requests of any number of clients, and keeps the connections open. */
export interface Transport {
  /**
   * For a client's `fetch` option. It takes a URL and a body of text, does not follow redirects, does not decompress
   * answers, and never repeats a request.
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Closes the connections, so that the process can end. Requests under way are cut off, and it is then unknown whether they
   * were carried out, so await the run first. Later requests fail without being sent.
   */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Creates a transport with the package undici, which must be installed.
 *
 * @throws TypeError if the proxy, or the variable that names it, is not the URL of an HTTP proxy. The message does not quote
 * it.
 * @throws RangeError if `connectTimeoutMs` is not a positive number.
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

/** The `syscall` shows the client that nothing was sent. */
const neverConnected = () =>
  Object.assign(new Error('the transport is closed'), { code: 'UND_ERR_CLOSED', syscall: 'connect' });
