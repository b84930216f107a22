/** Judges contacts that aren't there: long gone, gone by our own request, or looked for at the wrong account. */
import type { DeletionTraits } from '../providers/provider.js';
import { isDoubted, type Ticket } from './batch.js';
import type { LaneOptions } from './lane-options.js';
import type { Reason, Verdict } from './outcome.js';

/** So many absent contacts at the start of a run, and nothing else, look like the wrong account. */
export const SUSPICIOUS_ABSENCES = 20;

/** So many 404s are held back at the most, until something proves the account. */
const MOST_DOUBTFUL = 1_000;

/** A 404 that proves nothing. */
function vagueFor(ticket: Ticket): Verdict {
  const message =
    'a 404 that may mean the contact or the whole account, and nothing in this run tells which; if the account is ' +
    'known to be the right one, say so with provenAccounts.';
  const reason: Reason = { code: 'vagueNotFound', message, status: 404 };
  return { outcome: 'unknown', evidence: 'none', perhapsByUs: isDoubted(ticket), reason };
}

export type AbsenceOptions = Pick<LaneOptions, 'mode' | 'allowAbsent' | 'accountProven'>;

interface Absence {
  readonly ticket: Ticket;
  readonly verdict: Verdict;
}

export class Absences {
  readonly #traits: DeletionTraits;
  readonly #options: AbsenceOptions;
  /** 404s that may mean the account, held back until something proves the account. */
  #doubtful: Absence[] = [];
  #accountProven: boolean;
  #onlyAbsent = true;
  #count = 0;

  constructor(traits: DeletionTraits, options: AbsenceOptions) {
    this.#traits = traits;
    this.#options = options;
    this.#accountProven = !traits.vagueNotFound || options.accountProven;
  }

  /**
   * A contact that isn't there. If a request for it was lost, or was in a batch that failed, nobody can tell who deleted
   * it, unless it was seen there in between.
   *
   * @returns Its verdict; undefined while it is in doubt whether the contact or the account is not there.
   */
  add(ticket: Ticket, status: number | undefined): Verdict | undefined {
    const verdict = this.#verdictOn(ticket, status);
    const perhapsByUs = verdict.outcome !== 'absent' || verdict.perhapsByUs;
    // One that our own request may explain is no sign of the wrong account, unless the account itself is in doubt.
    if (!perhapsByUs || !this.#accountProven) this.#count += 1;
    if (this.#accountProven) return verdict;
    if (this.#doubtful.length === MOST_DOUBTFUL) return vagueFor(ticket);
    this.#doubtful.push({ ticket, verdict });
    return undefined;
  }

  #verdictOn(ticket: Ticket, status: number | undefined): Verdict {
    if (ticket.seenPresent) {
      const promised = this.#traits.permanenceOf(this.#options.mode);
      // It may have lain in the trash before, and nobody says that it was taken from there.
      const permanence = promised === 'permanent' ? 'undocumented' : promised;
      return { outcome: 'deleted', permanence, evidence: 'absence' };
    }
    const perhapsByUs = isDoubted(ticket);
    const message = perhapsByUs
      ? 'the provider does not find it; an earlier request of this run, whose answer was lost or proves nothing, may have deleted it.'
      : 'the provider does not find it.';
    return {
      outcome: 'absent',
      evidence: 'absence',
      perhapsByUs,
      reason: { code: 'notFound', message, status },
    };
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
    return this.#doubtful.map(({ ticket }) => ({ ticket, verdict: vagueFor(ticket) }));
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
