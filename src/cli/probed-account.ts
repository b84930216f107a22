/** The account that `verify` asks: from the environment, or the sandbox's; without a credential if none is used. */
import type { Level } from '../assurance/probes.js';
import type { ProbedAccount } from '../assurance/send-probe.js';
import { addressOf } from '../http/address.js';
import { type CredentialForm, headerOf } from '../http/credential.js';
import type { Account } from '../journal/account.js';
import { accountFrom, baseUrlVariable } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { known, type ProviderName } from './known-providers.js';

export interface Probed {
  readonly account: ProbedAccount;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * @throws CommandError if a credential is needed and missing.
 * @throws InvalidOptionError for a base URL that a credential must not be sent to.
 */
export async function probedAccount(
  { env, fetch }: CommandLine,
  provider: ProviderName,
  level: Level,
  options: { readonly baseUrl?: string; readonly sandbox?: boolean; readonly canary?: string },
): Promise<Probed> {
  if (options.sandbox) return sandboxProbed(provider, options.canary);
  const variable = baseUrlVariable(provider);
  const baseUrl = options.baseUrl ?? env[variable];
  if (level === 1) {
    const address = addressOf(known[provider].contract, baseUrl || undefined);
    const account = { provider, baseUrl: address.baseUrl, header: undefined };
    return { account, fetch };
  }
  const account = accountFrom({ ...env, [variable]: baseUrl }, provider);
  return { account: withHeader(provider, account), fetch };
}

function withHeader(provider: ProviderName, { kind, credential, baseUrl }: Account): ProbedAccount {
  const forms: Readonly<Record<string, CredentialForm>> = known[provider].credentials;
  const form = forms[kind];
  if (!form) throw new TypeError(`${provider} has no credential ${kind}.`);
  return { provider, baseUrl, header: headerOf(form, credential) };
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
