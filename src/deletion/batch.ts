/** The contacts of one request, and how a batch is bisected if one of them is at fault. */

import type { Reason } from './outcome.js';
import { isLost, type PendingContact, type Suspicion, suspect } from './pending-contact.js';

export interface Batch {
  readonly contacts: readonly PendingContact[];
  /** Requests so far that got no answer. */
  readonly tries: number;
  /** Waits so far that the provider asked for. */
  readonly waits: number;
  /** When its first request began, in milliseconds since 1970; undefined before that. */
  readonly since: number | undefined;
  /** Why no more requests are sent for it. A last look-up may still settle it; if not, this is its reason. */
  readonly givenUp: Reason | undefined;
}

export const batchOf = (contacts: readonly PendingContact[]): Batch => ({
  contacts,
  tries: 0,
  waits: 0,
  since: undefined,
  givenUp: undefined,
});

export const suspectAll = (batch: Batch, suspicion: Suspicion): Batch => ({
  ...batch,
  contacts: batch.contacts.map((contact) => suspect(contact, suspicion)),
});

/**
 * Halves, in the order in which to send them: one contact at fault among n is found with about 2·log2(n) more requests. If
 * an answer was lost, one by one, since half a batch might then be absent for two reasons.
 */
export function bisect({ contacts }: Batch): readonly Batch[] {
  if (contacts.some(isLost)) return contacts.map((contact) => batchOf([contact]));
  const middle = Math.ceil(contacts.length / 2);
  return [batchOf(contacts.slice(0, middle)), batchOf(contacts.slice(middle))];
}
