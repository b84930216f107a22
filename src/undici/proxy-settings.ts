/** Chooses the proxy for a request, from the environment or the caller's options. Loopback never uses a proxy. */
import { isIPv6 } from 'node:net';

/** Variables such as those of `process.env`. */
type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that name a proxy for HTTPS. The first one that is set counts. */
export const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** A proxy. The password is not part of the address, so no error can quote it. */
export interface ProxyAddress {
  /** Such as `http://proxy.example.com:3128/`. */
  readonly url: string;
  /** The value of `Proxy-Authorization`; undefined if the address has no user and password. */
  readonly authorization: string | undefined;
}

/** @throws TypeError if a variable does not name an HTTP proxy. The message names the variable, but not its value. */
export function proxyIn(environment: Environment): ProxyAddress | undefined {
  const name = PROXY_VARIABLES.find((each) => environment[each]);
  return name && proxyAddress(environment[name] ?? '', name);
}

export const noProxyIn = (environment: Environment): string =>
  environment.NO_PROXY || environment.no_proxy || '';

/**
 * @param name The name for error messages.
 * @throws TypeError if it is not an `http:` or `https:` URL. The message does not quote it.
 */
export function proxyAddress(proxy: string | URL, name = 'proxy'): ProxyAddress {
  const text = String(proxy);
  // Like curl: `proxy.example.com:3128` means http.
  const href = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(`${name} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`);
  }
  const { username, password } = url;
  const authorization = username || password ? basic(`${decoded(username)}:${decoded(password)}`) : undefined;
  return { url: `${url.origin}/`, authorization };
}

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;

/** Decodes percent escapes. A text with an invalid escape is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A host, or an IPv6 address in brackets, and perhaps a port. */
const ENTRY = /^\*?\.?(\[.*\]|.*?)(?::(\d+))?$/;

/**
 * Whether a URL is reached without the proxy: loopback, which on the proxy is another machine, and the hosts in
 * `NO_PROXY`. An entry is a host including its subdomains, perhaps with a port, or `*` for every host.
 */
export function isExempt(url: URL, noProxy: string): boolean {
  const { hostname } = url;
  if (LOOPBACK.test(hostname)) return true;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [, host = '', onlyPort] = ENTRY.exec(isIPv6(entry) ? `[${entry}]` : entry) ?? [];
      if (entry === '*') return true;
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return host !== '' && (hostname === host || hostname.endsWith(`.${host}`));
    });
}
