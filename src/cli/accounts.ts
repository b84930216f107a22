/** Reads accounts, from the environment only: arguments are visible in the list of processes. */
import { addressOf } from '../http/address.js';
import { secretsOf } from '../providers/credentials.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { baseUrlIn, baseUrlVariable, type Environment } from '../providers/environment.js';
import type { Account } from '../record/account.js';
import { inProcessUrl } from '../sandbox/places.js';
import { usageError } from './exit.js';

/** A credential of a provider: the client's name for it, and the environment variable that may hold it. */
export interface CredentialVariable {
  readonly kind: string;
  readonly variable: string;
}

/** The credentials of which exactly one must be given. */
export const mainCredentials = (definition: ProviderDefinition): CredentialVariable[] =>
  credentialsOf(definition).filter(({ optional }) => !optional);

/** The credentials that can be sent along with it. */
export const optionalCredentials = (definition: ProviderDefinition): CredentialVariable[] =>
  credentialsOf(definition).filter(({ optional }) => optional);

const credentialsOf = ({ credentials }: ProviderDefinition) =>
  Object.entries(credentials).map(([kind, { variable, optional = false }]) => ({ kind, variable, optional }));

/**
 * @throws CommandError that names what is missing.
 * @throws InvalidCredentialError, InvalidOptionError for a value that cannot be used. Neither quotes it.
 */
export function accountFrom(environment: Environment, definition: ProviderDefinition): Account {
  const { name } = definition;
  const main = mainCredentials(definition);
  const [one, another] = main.filter(({ variable }) => environment[variable] !== undefined);
  const variables = main.map(({ variable }) => variable).join(' or ');
  if (!one) throw usageError(`${name}: no credential. Set ${variables}, or try it with --sandbox.`);
  if (another) throw usageError(`${name}: set ${variables}, not both.`);
  const { [one.kind]: credential = '', ...extra } = secretsOf(
    definition,
    Object.fromEntries(credentialsOf(definition).map(({ kind, variable }) => [kind, environment[variable]])),
  );
  return { provider: name, kind: one.kind, credential, extra, baseUrl: baseUrlFrom(environment, definition) };
}

/**
 * The base URL of the provider.
 *
 * @throws InvalidOptionError for a base URL that a credential must not be sent to.
 */
export const baseUrlFrom = (environment: Environment, definition: ProviderDefinition): string =>
  addressOf(definition.name, baseUrlIn(environment, definition) ?? definition.contract.servers[0]).baseUrl;

/**
 * The environment variables for a stand-in.
 *
 * @throws CommandError for a provider without one.
 */
export function standInEnvironment(
  definition: ProviderDefinition,
  baseUrl: string,
): Readonly<Record<string, string>> {
  const { name, fake } = definition;
  if (!fake) throw usageError(`${name}: it has no stand-in for the sandbox. Give its definition a fake.`);
  const { credentials } = fake;
  const accepted = ({ kind }: CredentialVariable) => Object.hasOwn(credentials, kind);
  const given = [
    ...mainCredentials(definition).filter(accepted).slice(0, 1),
    ...optionalCredentials(definition).filter(accepted),
  ];
  return {
    [baseUrlVariable(definition)]: baseUrl,
    ...Object.fromEntries(given.map(({ kind, variable }) => [variable, credentials[kind] ?? ''])),
  };
}

/** Finds the accounts of providers. */
export type AccountOf = (definition: ProviderDefinition) => Account | Promise<Account>;

/** @param sandbox Whether to use those of the sandbox in this process. */
export const accountsFor =
  (sandbox: boolean, environment: Environment): AccountOf =>
  (definition) =>
    sandbox
      ? accountFrom(standInEnvironment(definition, inProcessUrl(definition)), definition)
      : accountFrom(environment, definition);
