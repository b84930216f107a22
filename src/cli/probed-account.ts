/** The account that `verify` asks: from the environment, or the sandbox's; without a credential where none is used. */
import type { Level } from '../assurance/probes.js';
import type { ProbedAccount } from '../assurance/relay.js';
import { addressOf } from '../http/address.js';
import type { CredentialHeader } from '../http/credential.js';
import type { Account } from '../journal/account.js';
import { accountFrom, baseUrlVariable } from './accounts.js';
import { known, type ProviderName } from './known-providers.js';

export interface Probed {
  readonly account: ProbedAccount;
  readonly fetch: typeof globalThis.fetch;
}

/** The header of each kind of credential. */
const headers = {
  token: (token) => ({ name: 'X-Huduma', value: `Bearer ${token}`, secret: token }),
  apiKey: (key) => ({ name: 'api-key', value: key, secret: key }),
  bearerToken: (token) => ({ name: 'Authorization', value: `Bearer ${token}`, secret: token }),
  workspaceId: (id) => ({ name: 'x-workspace-id', value: id, secret: id }),
} as const satisfies Record<string, (credential: string) => CredentialHeader>;

/**
 * @throws CommandError where a credential is needed and missing.
 * @throws InvalidOptionError for a base URL that a credential must not be sent to.
 */
export async function probedAccount(
  provider: ProviderName,
  level: Level,
  options: { readonly baseUrl?: string; readonly sandbox?: boolean; readonly canary?: string },
): Promise<Probed> {
  if (options.sandbox) return sandboxProbed(provider, options.canary);
  const variable = baseUrlVariable(provider);
  const baseUrl = options.baseUrl ?? process.env[variable];
  if (level === 1) {
    const address = addressOf(known[provider].contract, baseUrl || undefined);
    const account = { provider, baseUrl: address.baseUrl, header: undefined };
    return { account, fetch: globalThis.fetch };
  }
  const account = accountFrom({ ...process.env, [variable]: baseUrl }, provider);
  return { account: withHeader(provider, account), fetch: globalThis.fetch };
}

function withHeader(provider: ProviderName, { kind, credential, baseUrl }: Account): ProbedAccount {
  const header = headers[kind as keyof typeof headers](credential);
  return { provider, baseUrl, header };
}

/** A stand-in in which the canary is there. */
async function sandboxProbed(provider: ProviderName, canary: string | undefined): Promise<Probed> {
  const { createSandbox } = await import('../sandbox/index.js');
  const ids = canary === undefined ? [] : [canary];
  const sandbox = createSandbox({
    contacts: { [provider]: provider === 'huduma' ? ids.map(Number) : ids },
  });
  const [[kind = '', credential = ''] = []] = Object.entries(sandbox.credentials[provider]);
  const account = { provider, kind, credential, baseUrl: sandbox.baseUrls[provider] };
  return { account: withHeader(provider, account), fetch: sandbox.fetch };
}
