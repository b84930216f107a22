/** Reads the credentials that a client, or `verify`, is given. */
import { assertCredential, type CredentialHeader, headerOf } from '../http/credential.js';
import { InvalidCredentialError } from '../http/errors.js';
import type { ProviderDefinition } from './definition.js';

/** The credentials themselves, by the names of the client's options. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * Reads the given credentials: exactly one of the required ones, and any of the optional ones.
 *
 * @throws InvalidCredentialError for a credential that is missing, cannot be sent, or is one too many.
 */
export function secretsOf(
  { name, credentials }: ProviderDefinition,
  options: Readonly<Record<string, unknown>>,
): Secrets {
  const needed = Object.keys(credentials).filter((option) => !credentials[option]?.optional);
  const given = needed.filter((option) => options[option] !== undefined);
  if (given.length > 1) {
    throw new InvalidCredentialError(`give ${needed.join(' or ')}, not both.`, { provider: name });
  }
  const [first = ''] = given.length > 0 ? given : needed;
  const secrets: Record<string, string> = {};
  for (const [option, { variable }] of Object.entries(credentials)) {
    const value = options[option];
    if (option !== first && value === undefined) continue;
    const among = needed.map((each) => credentials[each]?.variable).join(' or ');
    assertCredential(name, option, value, option === first ? among : variable);
    secrets[option] = value;
  }
  return secrets;
}

/** The headers that carry the credentials. */
export const headersOf = ({ credentials }: ProviderDefinition, secrets: Secrets): CredentialHeader[] =>
  Object.entries(credentials).flatMap(([option, form]) => {
    const secret = secrets[option];
    return secret === undefined ? [] : [headerOf(form, secret)];
  });

/** The credential that names the account; undefined if none does. */
export const accountIn = ({ credentials }: ProviderDefinition, secrets: Secrets): string | undefined =>
  Object.entries(secrets).find(([option]) => credentials[option]?.isAccount)?.[1];
