/** Which providers the sandbox stands in for, where it does so, and what is asked there. */
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';

const contracts = { huduma, sendme123, wabotify };

/** A provider that the sandbox stands in for. */
export type SandboxProvider = keyof typeof contracts;

/** Something for each provider. */
export type PerProvider<T> = Readonly<Record<SandboxProvider, T>>;

/** The same made for each provider. */
export function forEachProvider<T>(make: (provider: SandboxProvider) => T): PerProvider<T> {
  return { huduma: make('huduma'), sendme123: make('sendme123'), wabotify: make('wabotify') };
}

/** The path that a provider's API begins with, such as `/api/v3`, or nothing. */
const basePaths = forEachProvider((provider) => pathWithoutEnd(contracts[provider].servers[0]));

/** Where each provider is in the process: names that no network knows. */
export const inProcessUrls = forEachProvider(
  (provider) => `https://${provider}.sandbox.invalid${basePaths[provider]}`,
);

/** Where each provider is on a server at `origin`. */
export function listeningUrls(origin: string): PerProvider<string> {
  return forEachProvider((provider) => `${origin}/${provider}${basePaths[provider]}`);
}

/** What a request is about. */
export interface Place {
  readonly provider: SandboxProvider;
  /** The path after the base URL, such as `/contacts`; undefined where it is not below it. */
  readonly path: string | undefined;
}

const providersByOrigin: ReadonlyMap<string, SandboxProvider> = new Map(
  Object.values(forEachProvider((provider) => provider)).flatMap((provider) => [
    [new URL(inProcessUrls[provider]).origin, provider],
    // A client that nobody told a base URL asks for the real one. It doesn't get further than this.
    [new URL(contracts[provider].servers[0]).origin, provider],
  ]),
);

/** Whom a request in the process is for; undefined where it is for somebody else. */
export function locateByOrigin(url: URL): Place | undefined {
  const provider = providersByOrigin.get(url.origin);
  return provider && { provider, path: pathBelow(url.pathname, basePaths[provider]) };
}

/** Whom a request to the server is for. */
export function locateByPath(url: URL): Place | undefined {
  const [, name = ''] = url.pathname.split('/', 2);
  if (!Object.hasOwn(contracts, name)) return undefined;
  const provider = name as SandboxProvider;
  return { provider, path: pathBelow(url.pathname, `/${provider}${basePaths[provider]}`) };
}

function pathBelow(path: string, base: string): string | undefined {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}

function pathWithoutEnd(url: string): string {
  return new URL(url).pathname.replace(/\/$/, '');
}

/** An operation that was asked for, with the id in its path as it was sent, encoded. */
export interface Route {
  readonly operation: string;
  readonly encodedId: string | undefined;
}

const routers = forEachProvider((provider) => {
  const router = new RegExpRouter<string>();
  for (const { operationId, method, path } of Object.values(contracts[provider].operations)) {
    router.add(method, path.replace(/\{(\w+)\}/g, ':$1'), operationId);
  }
  return router;
});

/** The operation of the spec; undefined where it has none with this method and path. */
export function routeOf({ provider, path }: Place, method: string): Route | undefined {
  if (path === undefined) return undefined;
  const [matches, parameters] = routers[provider].match(method, path);
  const [first] = matches;
  if (!first) return undefined;
  const [operation, names] = first;
  const { id } = names;
  return { operation, encodedId: typeof id === 'number' ? parameters?.[id] : id };
}
