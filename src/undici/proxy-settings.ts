/** Which proxy a request goes by: what the environment or the caller says, and never for loopback. */

/** Variables such as those of `process.env`. */
type Environment = Readonly<Record<string, string | undefined>>;

/** The variables that name a proxy for HTTPS, the first that is set first. */
export const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** A proxy, its password apart from its address, so that no error can quote it. */
export interface ProxyAddress {
  /** Such as `http://proxy.example.com:3128/`. */
  readonly url: string;
  /** The value of `Proxy-Authorization`; undefined if the proxy asks for none. */
  readonly authorization: string | undefined;
}

/** @throws TypeError if a variable names no HTTP proxy. It names the variable, and quotes nothing of it. */
export function proxyIn(environment: Environment): ProxyAddress | undefined {
  const name = PROXY_VARIABLES.find((each) => environment[each]);
  return name && proxyAddress(environment[name] ?? '', name);
}

export const noProxyIn = (environment: Environment): string =>
  environment.NO_PROXY || environment.no_proxy || '';

/**
 * @param name What an error calls it.
 * @throws TypeError if it is no `http:` or `https:` URL. It quotes nothing of it.
 */
export function proxyAddress(proxy: string | URL, name = 'proxy'): ProxyAddress {
  const text = String(proxy);
  // As curl reads it: `proxy.example.com:3128` is http.
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

/** A `%` that begins no escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a URL is reached without the proxy: loopback, since the proxy's own loopback is another machine, and what `NO_PROXY`
 * names. An entry is a host with all below it, perhaps with a port, or `*` for every host.
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
      const [, host = '', onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (entry === '*') return true;
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return host !== '' && (hostname === host || hostname.endsWith(`.${host}`));
    });
}
