/** Reads accounts from the environment, and from nowhere else: an argument would show in the list of processes. */
import { addressOf } from '../http/address.js';
import { assertCredential } from '../http/credential.js';
import type { Account } from '../journal/account.js';
import { usageError } from './exit.js';
import { known, type ProviderName } from './known-providers.js';
import type { Environment } from './surroundings.js';

/** By provider: the environment variables that a credential can be in, and what the client calls it. */
export const credentialVariables = {
  huduma: [{ kind: 'token', variable: 'HUDUMA_TOKEN' }],
  sendme123: [
    { kind: 'apiKey', variable: 'SENDME123_API_KEY' },
    { kind: 'bearerToken', variable: 'SENDME123_BEARER_TOKEN' },
  ],
  wabotify: [{ kind: 'workspaceId', variable: 'WABOTIFY_WORKSPACE_ID' }],
} as const satisfies Record<ProviderName, readonly { readonly kind: string; readonly variable: string }[]>;

export const baseUrlVariable = (provider: ProviderName) => `${provider.toUpperCase()}_BASE_URL`;

/**
 * @throws CommandError naming what is missing.
 * @throws InvalidCredentialError, InvalidOptionError for what cannot be used; neither quotes it.
 */
export function accountFrom(environment: Environment, provider: ProviderName): Account {
  const variables = credentialVariables[provider];
  const given = variables.filter(({ variable }) => environment[variable] !== undefined);
  const names = variables.map(({ variable }) => variable).join(' or ');
  const [one, another] = given;
  if (!one) throw usageError(`${provider}: no credential. Set ${names}, or try it with --sandbox.`);
  if (another) throw usageError(`${provider}: set ${names}, not both.`);
  const credential = environment[one.variable];
  assertCredential(provider, one.kind, credential);
  const { baseUrl } = addressOf(
    known[provider].contract,
    environment[baseUrlVariable(provider)] || undefined,
  );
  return { provider, kind: one.kind, credential, baseUrl };
}

/** The account at the sandbox in this process. */
export async function sandboxAccount(provider: ProviderName): Promise<Account> {
  const { createSandbox } = await import('../sandbox/index.js');
  const { baseUrls, credentials } = createSandbox();
  const [[kind = '', credential = ''] = []] = Object.entries(credentials[provider]);
  return { provider, kind, credential, baseUrl: baseUrls[provider] };
}

/** Accounts for the providers that are asked for. */
export type AccountOf = (provider: ProviderName) => Account | Promise<Account>;

export const accountsFor = (sandbox: boolean, environment: Environment): AccountOf =>
  sandbox ? sandboxAccount : (provider) => accountFrom(environment, provider);
