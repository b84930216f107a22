/** What is known of each provider when its contract is checked. Nothing here can send. */
import type { Contract, Operation } from '../../generated/contract.js';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { fields as hudumaFields } from '../../generated/huduma/fields.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { fields as sendme123Fields } from '../../generated/sendme123/fields.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';
import { fields as wabotifyFields } from '../../generated/wabotify/fields.js';
import { knownHuduma } from '../providers/huduma-rules.js';
import type { KnownProvider, ProviderName } from '../providers/provider.js';
import { knownSendme123 } from '../providers/sendme123-rules.js';
import { knownWabotify } from '../providers/wabotify-rules.js';

export { type ProviderName, providerNames } from '../providers/provider.js';

/** By operation and status: the fields of the body, once for each form that it can have. */
export type DocumentedFields = Readonly<
  Record<string, Readonly<Record<number, readonly (readonly string[])[]>>>
>;

interface Described extends KnownProvider {
  readonly contract: Contract;
  readonly fields: DocumentedFields;
}

export const described: Readonly<Record<ProviderName, Described>> = {
  huduma: { ...knownHuduma, contract: huduma, fields: hudumaFields },
  sendme123: { ...knownSendme123, contract: sendme123, fields: sendme123Fields },
  wabotify: { ...knownWabotify, contract: wabotify, fields: wabotifyFields },
};

export function operationNamed(provider: ProviderName, operationId: string): Operation {
  const operation = described[provider].contract.operations[operationId];
  if (!operation) throw new TypeError(`${provider} has no operation ${operationId}.`);
  return operation;
}
