/** A contact on its way to its outcome, and why it may be gone without an answer that says so. */

/**
 * From the least suspicion to the strongest: `refused`, it was in a batch that was refused, at a provider whose batches are
 * no transactions; `failed`, in one that failed at some contact; `lostEarlier`, an earlier run lost the answer to a request
 * for it; `lost`, this run did, and the request may still be under way.
 */
const suspicions = ['none', 'refused', 'failed', 'lostEarlier', 'lost'] as const;

export type Suspicion = (typeof suspicions)[number];

export interface PendingContact {
  readonly id: string;
  /** Requests that named it, so far. */
  readonly attempts: number;
  /** The provider's id of the last request for it that was answered. */
  readonly requestId: string | undefined;
  readonly suspicion: Suspicion;
  /** Whether a look-up of this session found it there, after the answer to a request for it was lost. */
  readonly seenPresent: boolean;
  /** Whether a request that may have deleted it was sent after that. */
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

/** The contact after a request that leaves a suspicion; a weaker one changes nothing else. */
export function suspect(contact: PendingContact, suspicion: Suspicion): PendingContact {
  const isStronger = suspicions.indexOf(suspicion) > suspicions.indexOf(contact.suspicion);
  return {
    ...contact,
    sentSince: true,
    suspicion: isStronger ? suspicion : contact.suspicion,
  };
}

/** Whether the answer to a request for it was lost, in this run or an earlier one. */
export const isLost = ({ suspicion }: PendingContact): boolean =>
  suspicion === 'lost' || suspicion === 'lostEarlier';

/** Whether an earlier request of the run may have deleted it. */
export const isSuspected = ({ suspicion }: PendingContact): boolean => suspicion !== 'none';
