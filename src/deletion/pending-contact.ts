/** A contact without an outcome yet, and why it may be gone although no answer says so. */

/**
 * Why a contact may be gone, from the weakest suspicion to the strongest. `refused`: it was in a batch that was refused, at
 * a provider whose batches are not transactions. `failed`: it was in a batch that failed because of some contact.
 * `lostEarlier`: an earlier session lost the answer to a request for it. `lost`: this session did, and the request may still
 * be under way.
 */
const suspicions = ['none', 'refused', 'failed', 'lostEarlier', 'lost'] as const;

export type Suspicion = (typeof suspicions)[number];

export interface PendingContact {
  readonly id: string;
  /** Requests so far that named it. */
  readonly attempts: number;
  /** The provider's request id from the last answered request for it. */
  readonly requestId: string | undefined;
  readonly suspicion: Suspicion;
  /** Whether a look-up in this session found it there after an answer was lost. */
  readonly seenPresent: boolean;
  /** Whether a request that may have deleted it has been sent since then. */
  readonly sentSince: boolean;
}

export const pendingContact = (id: string, suspicion: Suspicion): PendingContact => ({
  id,
  attempts: 0,
  requestId: undefined,
  suspicion,
  seenPresent: false,
  sentSince: false,
});

/** The contact after a request that leaves a suspicion. A stronger suspicion is kept. */
export function suspect(contact: PendingContact, suspicion: Suspicion): PendingContact {
  const isStronger = suspicions.indexOf(suspicion) > suspicions.indexOf(contact.suspicion);
  return {
    ...contact,
    sentSince: true,
    suspicion: isStronger ? suspicion : contact.suspicion,
  };
}

/** Whether an answer to a request for it was lost, in this session or an earlier one. */
export const isLost = ({ suspicion }: PendingContact): boolean =>
  suspicion === 'lost' || suspicion === 'lostEarlier';

/** Whether an earlier request of the run may have deleted it. */
export const isSuspected = ({ suspicion }: PendingContact): boolean => suspicion !== 'none';
