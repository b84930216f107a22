/** What goes into one request, and how it is taken apart when one of its contacts is at fault. */

/**
 * Why a contact may be gone without an answer that says so, from the least reason to the strongest: `refused`, it
 * was in a batch that was refused, at a provider whose batches are no transactions; `failed`, in one that failed
 * at some contact; `lostEarlier`, an earlier run lost the answer to a request for it; `lost`, this run did, and the
 * request may still be under way.
 */
const doubts = ['none', 'refused', 'failed', 'lostEarlier', 'lost'] as const;

export type Doubt = (typeof doubts)[number];

/** A contact on its way to its outcome. */
export interface Ticket {
  readonly id: string;
  attempts: number;
  /** The provider's id of the last request for it that was answered. */
  requestId: string | undefined;
  doubt: Doubt;
  /** Whether a look-up of this session found it there, after the answer to a request for it was lost. */
  seenPresent: boolean;
  /** Whether a request that may have deleted it was sent after that. */
  sentSince: boolean;
}

/** Adds a doubt, if it is a stronger one. */
export function doubt(tickets: readonly Ticket[], reason: Doubt): void {
  for (const ticket of tickets) {
    ticket.sentSince = true;
    if (doubts.indexOf(reason) > doubts.indexOf(ticket.doubt)) ticket.doubt = reason;
  }
}

/** Whether the answer to a request for it was lost, in this run or an earlier one. */
export const isLost = ({ doubt: why }: Ticket): boolean => why === 'lost' || why === 'lostEarlier';

/** Whether an earlier request of the run may have deleted it. */
export const isDoubted = ({ doubt: why }: Ticket): boolean => why !== 'none';

/** Contacts that go into one request. */
export interface Batch {
  readonly tickets: readonly Ticket[];
  /** Requests that got no answer, so far. */
  readonly tries: number;
  /** Waits that were asked for, so far. */
  readonly waits: number;
}

export const ticketOf = (id: string, why: Doubt): Ticket => ({
  id,
  attempts: 0,
  requestId: undefined,
  doubt: why,
  seenPresent: false,
  sentSince: false,
});

export const batchOf = (tickets: readonly Ticket[]): Batch => ({ tickets, tries: 0, waits: 0 });

/**
 * In halves, so that one contact at fault among n is found with 2·log2(n) more requests; one by one if an
 * answer was lost, since half a batch might then be absent for two reasons. The last one is to be sent first.
 */
export function takeApart({ tickets }: Batch): readonly Batch[] {
  if (tickets.some(isLost)) return tickets.map((ticket) => batchOf([ticket])).reverse();
  const middle = Math.ceil(tickets.length / 2);
  return [batchOf(tickets.slice(middle)), batchOf(tickets.slice(0, middle))];
}
