/** The providers as the command line knows them before it has an account: rules and contract, nothing that sends. */
import type { Contract } from '../../generated/contract.js';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';
import type { CredentialForm } from '../http/credential.js';
import { hudumaCredentials, knownHuduma } from '../providers/huduma-rules.js';
import type { KnownProvider, ProviderName } from '../providers/provider.js';
import { knownSendme123, sendme123Credentials } from '../providers/sendme123-rules.js';
import { knownWabotify, wabotifyCredentials } from '../providers/wabotify-rules.js';

export { type ProviderName, providerNames } from '../providers/provider.js';

interface Known extends KnownProvider {
  readonly contract: Contract;
  readonly credentials: Readonly<Record<string, CredentialForm>>;
}

export const known = {
  huduma: { ...knownHuduma, contract: huduma, credentials: hudumaCredentials },
  sendme123: { ...knownSendme123, contract: sendme123, credentials: sendme123Credentials },
  wabotify: { ...knownWabotify, contract: wabotify, credentials: wabotifyCredentials },
} as const satisfies Record<ProviderName, Known>;

export function isProviderName(name: string): name is ProviderName {
  return Object.hasOwn(known, name);
}
