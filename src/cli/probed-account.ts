/** The account for `verify`: from the environment, or the sandbox's. Without a credential if none is used. */
import type { Level } from '../assurance/probe.js';
import type { ProbedAccount } from '../assurance/send-probe.js';
import { accountIn, headersOf } from '../providers/credentials.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { baseUrlVariable, serverVariable } from '../providers/environment.js';
import type { Account } from '../record/account.js';
import { accountFrom, baseUrlFrom, standInEnvironment } from './accounts.js';
import type { CommandLine } from './command-line.js';
import type { Providers } from './providers.js';
import { startSandbox } from './stand-in.js';
import { fetchOf } from './transport.js';

export interface Probed {
  readonly account: ProbedAccount;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * @throws CommandError if a credential is needed and missing, if the provider has no stand-in for the sandbox, or if the
 *   environment names a proxy that cannot be used.
 * @throws InvalidCredentialError, InvalidOptionError for a value that cannot be used. Neither quotes it.
 */
export async function probedAccount(
  cli: CommandLine,
  definition: ProviderDefinition,
  level: Level,
  options: { readonly baseUrl?: string; readonly sandbox?: boolean; readonly canary?: string },
): Promise<Probed> {
  const { env, providers } = cli;
  if (options.sandbox) return sandboxProbed(providers, definition, options.canary);
  const place = { [baseUrlVariable(definition)]: options.baseUrl, [serverVariable(definition)]: undefined };
  const environment = options.baseUrl === undefined ? env : { ...env, ...place };
  const fetch = await fetchOf(cli);
  if (level > 1) return { account: probed(definition, accountFrom(environment, definition)), fetch };
  const baseUrl = baseUrlFrom(environment, definition);
  return { account: { definition, baseUrl, headers: [], accountId: undefined }, fetch };
}

function probed(
  definition: ProviderDefinition,
  { kind, credential, extra, baseUrl }: Account,
): ProbedAccount {
  const secrets = { [kind]: credential, ...extra };
  return {
    definition,
    baseUrl,
    headers: headersOf(definition, secrets),
    accountId: accountIn(definition, secrets),
  };
}

/** A stand-in that has the canary. */
async function sandboxProbed(
  providers: Providers,
  definition: ProviderDefinition,
  canary: string | undefined,
): Promise<Probed> {
  const ids = canary === undefined ? [] : [canary];
  const sandbox = await startSandbox(providers, (each) => (each === definition ? ids : []));
  const { baseUrl } = sandbox.options(definition.name);
  const account = accountFrom(standInEnvironment(definition, baseUrl), definition);
  return { account: probed(definition, account), fetch: sandbox.fetch };
}
