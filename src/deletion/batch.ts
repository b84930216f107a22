/** What goes into one request, and how it is taken apart when one of its contacts is at fault. */

/** A contact on its way to its outcome. */
export interface Ticket {
  readonly id: string;
  attempts: number;
  /** A request for it, in this run or an earlier one, may have been carried out without our hearing of it. */
  lost: boolean;
  /** One of this run may have been, and perhaps it still is. */
  lostHere: boolean;
  /** It was in a failed batch of a provider that may have carried out a part of it. */
  maybeGone: boolean;
}

/** Contacts that go into one request. */
export interface Batch {
  readonly tickets: readonly Ticket[];
  /** Requests that got no answer, so far. */
  readonly tries: number;
  /** Waits that were asked for, so far. */
  readonly waits: number;
}

export const ticketOf = (id: string, lost: boolean): Ticket => ({
  id,
  attempts: 0,
  lost,
  lostHere: false,
  maybeGone: false,
});

export const batchOf = (tickets: readonly Ticket[]): Batch => ({ tickets, tries: 0, waits: 0 });

/**
 * In halves, so that one contact at fault among n is found with 2·log2(n) more requests; one by one where an
 * answer was lost, since half a batch might then be absent for two reasons. The last one is to be sent first.
 */
export function takeApart({ tickets }: Batch): readonly Batch[] {
  if (tickets.some(({ lost }) => lost)) return tickets.map((ticket) => batchOf([ticket])).reverse();
  const middle = Math.ceil(tickets.length / 2);
  return [batchOf(tickets.slice(middle)), batchOf(tickets.slice(0, middle))];
}
