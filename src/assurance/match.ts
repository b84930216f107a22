/** Finds the provider and the operation of a recorded request. */
import { type Match, matchOperation } from '../http/match-operation.js';
import type { ProviderDefinition } from '../providers/definition.js';
import type { RecordedExchange } from './exchange.js';

/** A server that a provider's traffic was recorded with. */
export interface Server {
  readonly definition: ProviderDefinition;
  readonly url: URL;
}

/** The production servers of the specs. */
export const productionServers = (definitions: readonly ProviderDefinition[]): Server[] =>
  definitions.flatMap((definition) =>
    definition.contract.servers.map((url) => ({ definition, url: new URL(url) })),
  );

/** An exchange that is in the contract. */
export interface Matched extends Match {
  readonly definition: ProviderDefinition;
}

/** A request to a provider that is not in the contract. */
export interface Outside {
  readonly definition: ProviderDefinition;
  readonly operation: undefined;
  /** The path, with a star for each part that is not in a path of the contract: it may be personal data. */
  readonly starredPath: string;
}

/** Undefined for a request to another server. */
export function match(
  { method, url }: RecordedExchange,
  servers: readonly Server[],
): Matched | Outside | undefined {
  const above = servers.filter(
    (server) => server.url.origin === url.origin && url.pathname.startsWith(`${basePathOf(server)}/`),
  );
  for (const server of above) {
    const { definition } = server;
    const found = matchOperation(definition.contract, method, url.pathname.slice(basePathOf(server).length));
    if (found) return { definition, ...found };
  }
  // Two providers at the same origin differ only in their base paths.
  const [server] = above;
  return (
    server && {
      definition: server.definition,
      operation: undefined,
      starredPath: starred(server, url.pathname),
    }
  );
}

const basePathOf = ({ url }: Server) => url.pathname.replace(/\/+$/, '');

function starred({ definition, url }: Server, pathname: string): string {
  const paths = [url.pathname, ...Object.values(definition.contract.operations).map(({ path }) => path)];
  const known = new Set(paths.flatMap((path) => path.split('/')));
  return pathname
    .split('/')
    .map((segment) => (known.has(segment) ? segment : '*'))
    .join('/');
}
