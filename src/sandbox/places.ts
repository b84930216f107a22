/** Where the sandbox is reached: at host names that no network knows, at the providers' own servers, or on loopback. */
import type { ProviderDefinition } from '../providers/definition.js';

/** The provider and the path that a request is for. */
export interface Place {
  readonly definition: ProviderDefinition;
  /** The path after the base URL, such as `/contacts`; undefined if the URL is not below it. */
  readonly path: string | undefined;
}

/** The base path of a server's API, such as `/api/v3`; empty if there is none. */
const basePathOf = (server: string) => new URL(server).pathname.replace(/\/+$/, '');

/** The base URL of a provider within the process. */
export const inProcessUrl = ({ name, contract }: ProviderDefinition): string =>
  `https://${name}.sandbox.invalid${basePathOf(contract.servers[0])}`;

/** The base URL of a provider on a server at `origin`. */
export const listeningUrl = (origin: string, { name, contract }: ProviderDefinition): string =>
  `${origin}/${name}${basePathOf(contract.servers[0])}`;

/** Where a sandbox is reached within the process. */
export interface Places {
  /** Its own host names, and the providers' real origins. */
  readonly origins: readonly string[];
  /** The provider that a request is for; undefined if there is none. */
  locate(url: URL): Place | undefined;
}

/** Finds the provider that a request within the process is for. */
export function placesOf(definitions: readonly ProviderDefinition[]): Places {
  const servers = definitions.flatMap((definition) =>
    // A client without a base URL uses the provider's real server. Its requests end here, too.
    [inProcessUrl(definition), ...definition.contract.servers].map((server) => ({
      definition,
      origin: new URL(server).origin,
      base: basePathOf(server),
    })),
  );
  const locate = ({ origin, pathname }: URL): Place | undefined => {
    // Two providers at the same origin differ only in their base paths.
    const ofOrigin = servers.filter((server) => server.origin === origin);
    const server = ofOrigin.find(({ base }) => pathBelow(pathname, base) !== undefined) ?? ofOrigin[0];
    return server && { definition: server.definition, path: pathBelow(pathname, server.base) };
  };
  return { origins: [...new Set(servers.map(({ origin }) => origin))], locate };
}

/** Finds the provider that a request to the server is for. */
export const locatorByPath =
  (definitions: readonly ProviderDefinition[]) =>
  ({ pathname }: URL): Place | undefined => {
    const [, name = ''] = pathname.split('/', 2);
    const definition = definitions.find((each) => each.name === name);
    if (!definition) return undefined;
    return {
      definition,
      path: pathBelow(pathname, new URL(listeningUrl('http://localhost', definition)).pathname),
    };
  };

function pathBelow(path: string, base: string): string | undefined {
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
}
