/** Finds out what a recorded request was: whose, and which operation of the contract. */
import type { Operation } from '../../generated/contract.js';
import type { RecordedExchange } from './exchange.js';
import { described, type ProviderName, providerNames } from './providers.js';

/** Where a provider's traffic was recorded. */
export interface Server {
  readonly provider: ProviderName;
  readonly url: URL;
}

/** The production servers of the specs. */
export const productionServers: readonly Server[] = providerNames.flatMap((provider) =>
  described[provider].contract.servers.map((url) => ({ provider, url: new URL(url) })),
);

/** An exchange of the contract. */
export interface Matched {
  readonly provider: ProviderName;
  readonly operation: Operation;
  /** Below the server's URL. */
  readonly path: string;
}

/** A request to a provider that the contract does not have. */
export interface Outside {
  readonly provider: ProviderName;
  readonly operation: undefined;
  /** The path with everything starred that the contract's own paths don't have: it may be somebody's. */
  readonly path: string;
}

/** Undefined if it went to somebody else. */
export function match(
  { method, url }: RecordedExchange,
  servers: readonly Server[],
): Matched | Outside | undefined {
  const ofOrigin = servers.filter((server) => server.url.origin === url.origin);
  for (const server of ofOrigin) {
    const base = server.url.pathname.replace(/\/+$/, '');
    if (!url.pathname.startsWith(`${base}/`)) continue;
    const path = url.pathname.slice(base.length);
    const operations = Object.values(described[server.provider].contract.operations);
    const operation = operations.find((each) => each.method === method && patternOf(each.path).test(path));
    if (operation) return { provider: server.provider, operation, path };
  }
  // Two providers behind one origin are told apart by their base paths alone.
  const server = ofOrigin.find(({ url: { pathname } }) =>
    url.pathname.startsWith(pathname.replace(/\/*$/, '/')),
  );
  return server && { provider: server.provider, operation: undefined, path: starred(server, url.pathname) };
}

const patternOf = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);

function starred({ provider, url }: Server, pathname: string): string {
  const { operations } = described[provider].contract;
  const paths = [url.pathname, ...Object.values(operations).map(({ path }) => path)];
  const known = new Set(paths.flatMap((path) => path.split('/')));
  return pathname
    .split('/')
    .map((segment) => (known.has(segment) ? segment : '*'))
    .join('/');
}
