/** What a run knows of a provider's account so far: whether it is the right one, and what went wrong in a row. */

import type { Stop, Verdict } from './outcome.js';
import type { Pace } from './pace.js';
import type { PendingContact } from './pending-contact.js';

/** The verdict on a contact. */
export interface Settled {
  readonly contact: PendingContact;
  readonly verdict: Verdict;
}

export interface Knowledge {
  /** Whether a 404 means the contact, and cannot mean the account: a contact was deleted there, or was looked up and found. */
  readonly accountProven: boolean;
  /** Absences that may mean the account, held back until something proves it. */
  readonly heldBack: readonly Settled[];
  /** Whether nothing but absences has come so far. */
  readonly onlyAbsent: boolean;
  /** Absences that no request of this run explains. */
  readonly absences: number;
  /** Requests in a row without an answer. */
  readonly unanswered: number;
  /** Successes in a row that contradict themselves. */
  readonly contradictions: number;
}

/** What holds for everybody who works for the account; what is held back is one run's own. */
export type AccountKnowledge = Omit<Knowledge, 'heldBack'>;

/** An account that is being worked on: by one run, or by several at the same time, which then go by the same pace and guards. */
export interface AccountInUse {
  readonly pace: Pace;
  known: AccountKnowledge;
  /** Called at once when a guard of one run stops it: the others are not to send more meanwhile. */
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
