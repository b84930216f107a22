/** Where the sandbox stands in for a provider: at names that no network knows, at its own servers, or on loopback. */
import type { ProviderDefinition } from '../providers/definition.js';

/** Whom a request is for. */
export interface Place {
  readonly definition: ProviderDefinition;
  /** The path after the base URL, such as `/contacts`; undefined if it is not below it. */
  readonly path: string | undefined;
}

/** The path that a server's API begins with, such as `/api/v3`, or nothing. */
const basePathOf = (server: string) => new URL(server).pathname.replace(/\/+$/, '');

/** Where a provider is in the process. */
export const inProcessUrl = ({ name, contract }: ProviderDefinition): string =>
  `https://${name}.sandbox.invalid${basePathOf(contract.servers[0])}`;

/** Where a provider is on a server at `origin`. */
export const listeningUrl = (origin: string, { name, contract }: ProviderDefinition): string =>
  `${origin}/${name}${basePathOf(contract.servers[0])}`;

/** Finds out whom a request in the process is for; undefined if it is for somebody else. */
export function locatorByOrigin(definitions: readonly ProviderDefinition[]): (url: URL) => Place | undefined {
  const servers = definitions.flatMap((definition) =>
    // A client without a base URL asks a real server. It doesn't get further than this.
    [inProcessUrl(definition), ...definition.contract.servers].map((server) => ({
      definition,
      origin: new URL(server).origin,
      base: basePathOf(server),
    })),
  );
  return ({ origin, pathname }) => {
    // Two providers behind one origin are told apart by their base paths alone.
    const ofOrigin = servers.filter((server) => server.origin === origin);
    const server = ofOrigin.find(({ base }) => pathBelow(pathname, base) !== undefined) ?? ofOrigin[0];
    return server && { definition: server.definition, path: pathBelow(pathname, server.base) };
  };
}

/** Finds out whom a request to the server is for. */
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
