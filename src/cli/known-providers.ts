/** The providers as the command line knows them before it has an account: rules and contract, nothing that sends. */
import type { Contract } from '../../generated/contract.js';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';
import { knownHuduma } from '../providers/huduma-rules.js';
import type { KnownProvider } from '../providers/provider.js';
import { knownSendme123 } from '../providers/sendme123-rules.js';
import { knownWabotify } from '../providers/wabotify-rules.js';

export type ProviderName = 'huduma' | 'sendme123' | 'wabotify';

export const known = {
  huduma: { ...knownHuduma, contract: huduma },
  sendme123: { ...knownSendme123, contract: sendme123 },
  wabotify: { ...knownWabotify, contract: wabotify },
} as const satisfies Record<ProviderName, KnownProvider & { readonly contract: Contract }>;

export const providerNames = Object.keys(known) as readonly ProviderName[];

export function isProviderName(name: string): name is ProviderName {
  return Object.hasOwn(known, name);
}
