/** The content of a receipt. `schemas/receipt.schema.json` describes the same for other programs. */
import type { OutcomeKind } from '../../deletion/outcome.js';
import type { Identifier } from '../../finding/finding.js';
import type { Chosen, Evidence, Permanence } from '../../providers/definition.js';
import type { PlannedFinding } from '../people.js';

type Counts<Key extends string> = Readonly<Record<Key, number>>;

/** Counts of the contacts of a receipt, in total or at one provider. */
export interface Tally {
  readonly outcomes: Counts<OutcomeKind>;
  /** Absent contacts that a request of this run may have deleted. */
  readonly absentPerhapsByUs: number;
  /** Deleted contacts by permanence. */
  readonly permanence: Counts<Permanence>;
  /** Deleted and absent contacts by evidence. */
  readonly evidence: Counts<Exclude<Evidence, 'none'>>;
}

export interface ReceiptProvider extends Tally {
  readonly provider: string;
  readonly baseUrl: string;
  readonly specVersion: string;
  /** The choices made; empty for a provider that offers none. */
  readonly choices: Chosen;
}

export interface ReceiptTarget {
  readonly provider: string;
  /** HMAC-SHA256 of `provider:id`, in hexadecimal, with a key that only the journal has. */
  readonly pseudonym: string;
  readonly outcome: OutcomeKind;
  readonly permanence?: Permanence;
  readonly evidence: Evidence;
  /** For an absent, blocked, rejected or unknown contact: whether a request of this run may have deleted it. */
  readonly perhapsByUs?: boolean;
  /** The provider's request id from the last answered request, if there is one. */
  readonly requestId?: string;
  /** When the outcome was recorded. */
  readonly at?: string;
}

/** The result of searching for a person at a provider, and how many of the contacts found are in the run. */
export interface ReceiptFinding extends PlannedFinding {
  /** How many of the contacts that match are in the run. It did nothing about the others. */
  readonly inRun: number;
}

/** A contact of a person, among the targets. */
export interface ReceiptPersonContact {
  readonly provider: string;
  /** The pseudonym of the target. */
  readonly pseudonym: string;
  /** What matched. */
  readonly by: readonly Identifier[];
  /** The outcome of the target. */
  readonly outcome: OutcomeKind;
}

export interface ReceiptPerson {
  /** HMAC-SHA256 of the phone numbers and e-mail addresses, with a key from the journal. */
  readonly pseudonym: string;
  /** The searcher's own reference to the person. */
  readonly reference?: string;
  /** Whether every finding is `found` or `notFound`. */
  readonly searchSettled: boolean;
  /** One for each known provider; in the receipt of a single contact, only that of its provider. */
  readonly findings: readonly ReceiptFinding[];
  /** In the order of the targets. */
  readonly contacts: readonly ReceiptPersonContact[];
}

export interface Receipt {
  readonly format: 'contact-deletion/receipt';
  readonly version: 1;
  /** A whole run, one person in it, or a single contact. The last two reveal nothing about the others. */
  readonly scope: 'run' | 'person' | 'contact';
  /** A case number of the person who made it; null if none was given. */
  readonly reference: string | null;
  readonly run: string;
  readonly plan: string;
  readonly tool: string;
  readonly sandbox: boolean;
  readonly plannedAt: string;
  /** Null in the receipt of one person or contact: the time that a run took says something about the others. */
  readonly startedAt: string | null;
  /** Null if the run has not ended by itself, and in the receipt of one person or contact. */
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly total: number;
  /**
   * Whether every contact in it has an outcome that a resumed run would not touch again. It says nothing about the search.
   */
  readonly complete: boolean;
  readonly providers: readonly ReceiptProvider[];
  /** Sorted by pseudonym, so that their order reveals nothing. */
  readonly targets: readonly ReceiptTarget[];
  /**
   * If the contacts were searched for: whether each person in it was searched for at every known provider, with a clear yes
   * or no. A place that was not searched is not known to be empty, however complete the deletion is.
   */
  readonly searchSettled?: boolean;
  /** If the contacts were searched for: the people. */
  readonly people?: readonly ReceiptPerson[];
  /** SHA-256 of everything but the seal. Reveals an accidental change. */
  readonly digest: string;
  /** HMAC-SHA256 of everything else, with the journal's key. Reveals any change. */
  readonly seal: string;
}
