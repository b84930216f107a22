/** Makes clients that can send. Only what deletes imports this. */
import type { Account } from '../journal/account.js';
import { createHuduma } from '../providers/huduma.js';
import type { Provider } from '../providers/provider.js';
import { createSendme123 } from '../providers/sendme123.js';
import { createWabotify } from '../providers/wabotify.js';
import { isProviderName } from './known-providers.js';
import { version } from './version.js';

export interface ConnectOptions {
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly timeoutMs?: number | undefined;
}

export function connect(account: Account, { fetch, timeoutMs }: ConnectOptions): Provider {
  const { provider, kind, credential, baseUrl } = account;
  if (!isProviderName(provider)) throw new TypeError(`There is no client for ${provider}.`);
  const options = { baseUrl, fetch, timeoutMs, userAgent: `contact-deletion/${version}` };
  switch (provider) {
    case 'huduma':
      return createHuduma({ ...options, token: credential });
    case 'sendme123':
      return kind === 'bearerToken'
        ? createSendme123({ ...options, bearerToken: credential })
        : createSendme123({ ...options, apiKey: credential });
    case 'wabotify':
      return createWabotify({ ...options, workspaceId: credential });
  }
}
