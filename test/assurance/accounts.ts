/** The accounts for `verify` in tests. */
import type { ProbedAccount } from '../../src/assurance/send-probe.js';
import { huduma, sendme123, wabotify } from '../../src/providers/builtin.js';
import { accountIn, headersOf } from '../../src/providers/credentials.js';
import type { ProviderDefinition } from '../../src/providers/definition.js';
import type { BuiltinName, Sandbox } from '../../src/sandbox/index.js';

/** The built-in definitions, by name. */
export const builtin = { huduma, sendme123, wabotify };

/** An account of a provider with one credential, the first that it has. */
export function accountWith(definition: ProviderDefinition, baseUrl: string, secret: string): ProbedAccount {
  const [option = ''] = Object.keys(definition.credentials);
  const secrets = { [option]: secret };
  return {
    definition,
    baseUrl,
    headers: headersOf(definition, secrets),
    accountId: accountIn(definition, secrets),
  };
}

/** An account that exists in a sandbox. */
export function accountAt(provider: BuiltinName, sandbox: Sandbox): ProbedAccount {
  const [secret = ''] = Object.values(sandbox.credentials[provider]);
  return accountWith(builtin[provider], sandbox.baseUrls[provider], secret);
}
