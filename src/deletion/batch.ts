/** What goes into one request, and how it is bisected when one of its contacts is at fault. */

import type { Reason } from './outcome.js';
import { isLost, type PendingContact, type Suspicion, suspect } from './pending-contact.js';

/** Contacts that go into one request. */
export interface Batch {
  readonly contacts: readonly PendingContact[];
  /** Requests that got no answer, so far. */
  readonly tries: number;
  /** Waits that were asked for, so far. */
  readonly waits: number;
  /** When its first request began, in milliseconds since 1970; undefined before. */
  readonly since: number | undefined;
  /** Why nothing more is sent for it: a look-up may settle it, and else this does. */
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
 * In halves, so that one contact at fault among n is found with 2·log2(n) more requests; one by one if an
 * answer was lost, since half a batch might then be absent for two reasons. In the order in which they are to be sent.
 */
export function bisect({ contacts }: Batch): readonly Batch[] {
  if (contacts.some(isLost)) return contacts.map((contact) => batchOf([contact]));
  const middle = Math.ceil(contacts.length / 2);
  return [batchOf(contacts.slice(0, middle)), batchOf(contacts.slice(middle))];
}
