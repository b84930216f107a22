/** Judges contacts that aren't there: long gone, gone by our own request, or looked for at the wrong account. */
import type { DeletionTraits, Mode } from '../providers/provider.js';
import type { Ticket } from './batch.js';
import type { Verdict } from './outcome.js';

/** So many absent contacts at the start of a run, and nothing else, look like the wrong account. */
export const SUSPICIOUS_ABSENCES = 20;

export interface AbsenceOptions {
  readonly mode: Mode | undefined;
  readonly allowAbsent: boolean;
}

interface Absence {
  readonly ticket: Ticket;
  readonly verdict: Verdict;
}

export class Absences {
  readonly #traits: DeletionTraits;
  readonly #options: AbsenceOptions;
  /** 404s that may mean the account, held back until something proves the account; 20 or so at the most. */
  #doubtful: Absence[] = [];
  #accountProven: boolean;
  #onlyAbsent = true;
  #count = 0;

  constructor(traits: DeletionTraits, options: AbsenceOptions) {
    this.#traits = traits;
    this.#options = options;
    this.#accountProven = !traits.vagueNotFound || options.allowAbsent;
  }

  /**
   * A contact that isn't there. If a request of ours may have deleted it without telling, the absence is the
   * evidence that it did.
   *
   * @returns Its verdict; undefined while that is in doubt.
   */
  add(ticket: Ticket): Verdict | undefined {
    const permanence = this.#traits.permanenceOf(this.#options.mode);
    const verdict: Verdict =
      ticket.lost || ticket.maybeGone
        ? { outcome: 'deleted', permanence, evidence: 'absence' }
        : { outcome: 'alreadyAbsent', evidence: 'absence' };
    // One that our own request explains is no sign of the wrong account, unless the account itself is in doubt.
    if (verdict.outcome !== 'deleted' || !this.#accountProven) this.#count += 1;
    if (this.#accountProven) return verdict;
    this.#doubtful.push({ ticket, verdict });
    return undefined;
  }

  /** A contact that was there. */
  somethingElseCame(): void {
    this.#onlyAbsent = false;
  }

  /** A success: the account is the right one. Returns what was in doubt. */
  accountIsProven(): readonly Absence[] {
    this.#onlyAbsent = false;
    this.#accountProven = true;
    const proven = this.#doubtful;
    this.#doubtful = [];
    return proven;
  }

  /** Nothing more will come. What is still in doubt cannot be known. */
  end(): readonly Absence[] {
    const message =
      'a 404 that may mean the contact or the whole account, and nothing in this run tells which.';
    const verdict = {
      outcome: 'unknown',
      evidence: 'none',
      reason: { code: 'vagueNotFound', message, status: 404 },
    } as const;
    return this.#doubtful.map(({ ticket }) => ({ ticket, verdict }));
  }

  /** Why the run should stop, at the moment when it should. */
  suspicion(): string | undefined {
    if (this.#options.allowAbsent || !this.#onlyAbsent || this.#count !== SUSPICIOUS_ABSENCES)
      return undefined;
    return (
      `the first ${SUSPICIOUS_ABSENCES} contacts were all absent. Is this the right account? ` +
      'If they are known to be gone, say so with allowAbsent.'
    );
  }
}
