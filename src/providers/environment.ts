/** The address of a provider from the environment. The command line and `fromEnv` read the same variables. */
import { InvalidOptionError } from '../http/errors.js';
import type { ProviderDefinition } from './definition.js';

export type Environment = Readonly<Record<string, string | undefined>>;

type Named = Pick<ProviderDefinition, 'name'>;

const variable = ({ name }: Named, what: string) => `${name.toUpperCase().replaceAll('-', '_')}_${what}`;

/** The environment variable that overrides the provider's base URL. */
export const baseUrlVariable = (definition: Named): string => variable(definition, 'BASE_URL');

/** The environment variable that chooses one of the provider's servers by its name. */
export const serverVariable = (definition: Named): string => variable(definition, 'SERVER');

/**
 * The base URL that the environment sets; undefined if it sets none.
 *
 * @throws InvalidOptionError if it sets two, or names an unknown server.
 */
export function baseUrlIn(environment: Environment, definition: ProviderDefinition): string | undefined {
  const [baseUrl, server] = [baseUrlVariable(definition), serverVariable(definition)];
  const given = environment[baseUrl] || undefined;
  const chosen = (definition.servers && environment[server]) || undefined;
  if (given !== undefined && chosen !== undefined) {
    throw new InvalidOptionError(`set ${baseUrl} or ${server}, not both.`, { provider: definition.name });
  }
  return given ?? serverNamed(definition, chosen);
}

/**
 * The base URL that the caller of a client chooses; undefined if the spec's default applies.
 *
 * @throws InvalidOptionError for two of them, or an unknown server.
 */
export function baseUrlOf(
  definition: ProviderDefinition,
  { baseUrl, server }: { readonly baseUrl?: string | undefined; readonly server?: unknown },
): string | undefined {
  const url = serverNamed(definition, server);
  if (baseUrl !== undefined && url !== undefined) {
    throw new InvalidOptionError('give baseUrl or server, not both.', { provider: definition.name });
  }
  return baseUrl ?? url;
}

/**
 * The address of one of the provider's servers.
 *
 * @throws InvalidOptionError for an unknown name.
 */
export function serverNamed({ name, servers = {} }: ProviderDefinition, server: unknown): string | undefined {
  if (server === undefined) return undefined;
  const url = Object.hasOwn(servers, String(server)) ? servers[String(server)] : undefined;
  if (url !== undefined) return url;
  const known = Object.keys(servers).join(', ') || 'none has a name';
  throw new InvalidOptionError(`there is no server ${JSON.stringify(server)}: ${known}.`, { provider: name });
}
