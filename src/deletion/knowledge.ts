/** What a run knows so far about a provider's account: whether it is the right one, and what went wrong in a row. */

import type { Stop, Verdict } from './outcome.js';
import type { Pace } from './pace.js';
import type { PendingContact } from './pending-contact.js';

/** A contact and its verdict. */
export interface Settled {
  readonly contact: PendingContact;
  readonly verdict: Verdict;
}

export interface Knowledge {
  /** Whether a 404 can only mean the contact, not the account: a contact was deleted there, or a look-up found one. */
  readonly accountProven: boolean;
  /** Absences that may mean the account, held back until something proves it. */
  readonly heldBack: readonly Settled[];
  /** Whether there have been only absences so far. */
  readonly onlyAbsent: boolean;
  /** Absences that no request of this run explains. */
  readonly absences: number;
  /** Requests in a row without an answer. */
  readonly unanswered: number;
  /** Successes in a row that contradict themselves. */
  readonly contradictions: number;
}

/** The part that all workers at the account share. Absences held back belong to one run. */
export type AccountKnowledge = Omit<Knowledge, 'heldBack'>;

/** An account in use by one run, or by several at the same time that share its pace and its guards. */
export interface AccountInUse {
  readonly pace: Pace;
  known: AccountKnowledge;
  /** Called at once when a guard of one run stops it, so that the others stop sending, too. */
  readonly onStop?: ((stop: Stop) => void) | undefined;
}

export const knowledgeAtStart = (accountProven: boolean): Knowledge => ({
  accountProven,
  heldBack: [],
  onlyAbsent: true,
  absences: 0,
  unanswered: 0,
  contradictions: 0,
});
