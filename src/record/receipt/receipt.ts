/** What a receipt says. `schemas/receipt.schema.json` describes the same for other programs. */
import type { OutcomeKind } from '../../deletion/outcome.js';
import type { Chosen, Evidence, Permanence } from '../../providers/definition.js';

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

export interface Receipt {
  readonly format: 'contact-deletion/receipt';
  readonly version: 1;
  /** Whether it is of a whole run, or of a single contact; that tells nothing of the others. */
  readonly scope: 'run' | 'contact';
  /** The case number of whoever made it; null if none was given. */
  readonly reference: string | null;
  readonly run: string;
  readonly plan: string;
  readonly tool: string;
  readonly sandbox: boolean;
  readonly plannedAt: string;
  /** Null in the receipt of a single contact: how long a run took tells of the others. */
  readonly startedAt: string | null;
  /** Null if the run has not come to its own end, and in the receipt of a single contact. */
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly total: number;
  /** Whether every contact in it has an outcome that a resumed run would not touch again. */
  readonly complete: boolean;
  readonly providers: readonly ReceiptProvider[];
  /** Sorted by pseudonym, so that their order tells nothing. */
  readonly targets: readonly ReceiptTarget[];
  /** SHA-256 over all the rest but the seal: shows a change by accident. */
  readonly digest: string;
  /** HMAC-SHA256 over all the rest, under the journal's key: shows any change. */
  readonly seal: string;
}
