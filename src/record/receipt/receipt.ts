/** What a receipt says. `schemas/receipt.schema.json` describes the same for other programs. */
import type { OutcomeKind } from '../../deletion/outcome.js';
import type { Identifier } from '../../finding/finding.js';
import type { Chosen, Evidence, Permanence } from '../../providers/definition.js';
import type { PlannedFinding } from '../people.js';

type Counts<Key extends string> = Readonly<Record<Key, number>>;

/** The contacts of a receipt, or those at one provider, counted. */
export interface Tally {
  readonly outcomes: Counts<OutcomeKind>;
  /** Of the absent ones, those that a request of this run may have deleted. */
  readonly absentPerhapsByUs: number;
  /** The deleted ones by what is known of their deletion. */
  readonly permanence: Counts<Permanence>;
  /** The deleted and the absent ones by what that rests on. */
  readonly evidence: Counts<Exclude<Evidence, 'none'>>;
}

export interface ReceiptProvider extends Tally {
  readonly provider: string;
  readonly baseUrl: string;
  readonly specVersion: string;
  /** What was chosen; empty for a provider that offers no choice. */
  readonly choices: Chosen;
}

export interface ReceiptTarget {
  readonly provider: string;
  /** HMAC-SHA256 of `provider:id`, in hexadecimal, under a key that only the journal has. */
  readonly pseudonym: string;
  readonly outcome: OutcomeKind;
  readonly permanence?: Permanence;
  readonly evidence: Evidence;
  /** Of one that is absent, blocked, rejected or unknown: whether a request of this run may have deleted it. */
  readonly perhapsByUs?: boolean;
  /** The provider's id of the last request that it answered, if it gave one. */
  readonly requestId?: string;
  /** When the outcome was noted down. */
  readonly at?: string;
}

/** What was asked about a person at a provider, what was found, and how much of that the run has. */
export interface ReceiptFinding extends PlannedFinding {
  /** How many of the contacts that compare equal are in the run. It did nothing about the others. */
  readonly inRun: number;
}

/** A contact of a person, among the targets. */
export interface ReceiptPersonContact {
  readonly provider: string;
  /** That of the target. */
  readonly pseudonym: string;
  /** What is equal. */
  readonly by: readonly Identifier[];
  /** That of the target. */
  readonly outcome: OutcomeKind;
}

export interface ReceiptPerson {
  /** HMAC-SHA256 of the phone numbers and e-mail addresses, under a key that is in the journal. */
  readonly pseudonym: string;
  /** What the person was called by whoever searched. */
  readonly reference?: string;
  /** Whether every finding is `found` or `notFound`. */
  readonly searchSettled: boolean;
  /** One for each provider that was known; in the receipt of a single contact the one of its provider. */
  readonly findings: readonly ReceiptFinding[];
  /** In the order of the targets. */
  readonly contacts: readonly ReceiptPersonContact[];
}

export interface Receipt {
  readonly format: 'contact-deletion/receipt';
  readonly version: 1;
  /** Whether it is of a whole run, of one person in it, or of a single contact; the last two tell nothing of the others. */
  readonly scope: 'run' | 'person' | 'contact';
  /** The case number of whoever made it; null if none was given. */
  readonly reference: string | null;
  readonly run: string;
  readonly plan: string;
  readonly tool: string;
  readonly sandbox: boolean;
  readonly plannedAt: string;
  /** Null in the receipt of one person or of a single contact: how long a run took tells of the others. */
  readonly startedAt: string | null;
  /** Null if the run has not come to its own end, and in the receipt of one person or of a single contact. */
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly total: number;
  /** Whether every contact in it has an outcome that a resumed run would not touch again. It says nothing of the search. */
  readonly complete: boolean;
  readonly providers: readonly ReceiptProvider[];
  /** Sorted by pseudonym, so that their order tells nothing. */
  readonly targets: readonly ReceiptTarget[];
  /**
   * Of a run whose contacts were searched for: whether each person in it was searched for at every provider that was known, with
   * a plain yes or no. What was not searched is not known to be empty, however complete the deletion is.
   */
  readonly searchSettled?: boolean;
  /** Of a run whose contacts were searched for. */
  readonly people?: readonly ReceiptPerson[];
  /** SHA-256 over all the rest but the seal: shows a change by accident. */
  readonly digest: string;
  /** HMAC-SHA256 over all the rest, under the journal's key: shows any change. */
  readonly seal: string;
}
