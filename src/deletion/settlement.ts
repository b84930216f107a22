/** Settles the contacts of a lane: what is known of each becomes its one verdict. */
import type { DeletionTraits } from '../providers/provider.js';
import { type AbsenceOptions, Absences } from './absences.js';
import { type Batch, batchOf, type Doubt, doubt, isDoubted, type Ticket, takeApart } from './batch.js';
import type { Judgement } from './judge.js';
import type { LaneOptions } from './lane-options.js';
import type { Guard, Reason, Verdict } from './outcome.js';

/** What a lane tells the run, and asks of it. */
export interface LaneReport {
  /** Awaited before each request. If it throws, the request is not sent. */
  intend(ids: readonly string[]): Promise<void>;
  settle(ticket: Ticket, verdict: Verdict): void;
  /** Called with how many requests that delete were made. */
  requested(count: number): void;
  /** Called when the provider asks to wait; in milliseconds. */
  waits(delayMs: number): void;
  stop(guard: Guard, message: string): void;
  /** Why no more may be sent, if that is so. */
  stopReason(): Reason;
  /** Waits while the reader of the outcomes is behind. */
  room(): Promise<void> | undefined;
}

type SettlementOptions = AbsenceOptions & Pick<LaneOptions, 'atomic'>;

/** After which doubts a contact that is found at fault is `unknown`: a request for it may have been carried out. */
const leavesInDoubt = {
  // A 409 says that it is there, and what an earlier session has sent is long over.
  blocked: ['lost'],
  // A 400 to the contact alone says that it never was one, unless something else may have deleted it.
  rejected: ['failed', 'lostEarlier', 'lost'],
} satisfies Record<string, readonly Doubt[]>;

/** A refusal that settles nothing, and will not when the request is sent again: the provider would refuse it again. */
function afterLoss({ code, message, status }: Reason): Reason {
  if (code !== 'refused') return { code, message, status };
  const doubt = 'an earlier request for it may have deleted it; asking again cannot tell.';
  return { code: 'refusedAfterLoss', message: `${message}, and ${doubt}`, status };
}

export class Settlement {
  readonly #traits: DeletionTraits;
  readonly #options: SettlementOptions;
  readonly #report: LaneReport;
  readonly #absences: Absences;

  constructor(traits: DeletionTraits, options: SettlementOptions, report: LaneReport) {
    this.#traits = traits;
    this.#options = options;
    this.#report = report;
    this.#absences = new Absences(traits, options);
  }

  /** A success proves the account, and with it the absences that were in doubt. */
  accountIsProven(): void {
    for (const { ticket, verdict } of this.#absences.accountIsProven()) this.settle(ticket, verdict);
  }

  /** Nothing more will come. */
  end(): void {
    for (const { ticket, verdict } of this.#absences.end()) this.settle(ticket, verdict);
  }

  /** Finds the contact at fault: by its name, or by taking the batch apart. */
  isolate(
    batch: Batch,
    { ruling, offenders, partial, reason }: Extract<Judgement, { kind: 'fault' }>,
  ): readonly Batch[] {
    const { atomic } = this.#options;
    const { transactional } = this.#traits;
    if (batch.tickets.length === 1) return this.#blame(batch.tickets, ruling, reason);
    const guilty = batch.tickets.filter(({ id }) => offenders.includes(id));
    const rest = batch.tickets.filter((ticket) => !guilty.includes(ticket));
    if (atomic && transactional) {
      const message = `${reason.message}; the batch is kept whole, so nothing of it was deleted.`;
      const whole: Reason = { ...reason, code: 'batchRefused', message };
      if (guilty.length === 0) return this.#blame(rest, 'rejected', whole);
      this.#blame(guilty, ruling, reason);
      return this.giveUpAll({ ...batch, tickets: rest }, whole);
    }
    if (partial) doubt(batch.tickets, ruling === 'rejected' ? 'refused' : 'failed');
    if (guilty.length > 0) {
      this.#blame(guilty, ruling, reason);
      return rest.length > 0 ? [batchOf(rest)] : [];
    }
    return takeApart(batch);
  }

  /** Settles contacts that are at fault, or absent. */
  #blame(tickets: readonly Ticket[], ruling: 'absent' | 'blocked' | 'rejected', reason: Reason): [] {
    for (const ticket of tickets) {
      if (ruling === 'absent') this.absent(ticket, reason.status);
      else if (this.#isInDoubt(ticket, ruling)) this.unknown(ticket, afterLoss(reason));
      else {
        // An id that is refused says nothing of the account.
        if (ruling === 'blocked') this.#absences.somethingElseCame();
        // What is blocked is there: no request has deleted it.
        const perhapsByUs = ruling !== 'blocked' && isDoubted(ticket) && !ticket.seenPresent;
        this.settle(ticket, { outcome: ruling, evidence: 'none', perhapsByUs, reason });
      }
    }
    return [];
  }

  #isInDoubt({ doubt: why, seenPresent }: Ticket, ruling: 'blocked' | 'rejected'): boolean {
    // What an earlier session has sent is long over, and it was seen there since.
    if (why === 'lostEarlier' && seenPresent) return false;
    return (leavesInDoubt[ruling] as readonly Doubt[]).includes(why);
  }

  /** A contact that a response, or a look-up, does not find. */
  absent(ticket: Ticket, status: number | undefined): void {
    const settled = this.#absences.add(ticket, status);
    if (settled) this.settle(ticket, settled);
    const suspicion = this.#absences.suspicion();
    if (suspicion) this.#report.stop('allAbsent', suspicion);
  }

  /** What is not reached: not attempted, or unknown if it may be gone. */
  giveUpAll({ tickets }: Batch, reason: Reason): [] {
    for (const ticket of tickets) this.giveUp(ticket, reason);
    return [];
  }

  giveUp(ticket: Ticket, reason: Reason): void {
    if (isDoubted(ticket)) this.unknown(ticket, reason);
    else this.settle(ticket, { outcome: 'notAttempted', evidence: 'none', reason });
  }

  unknown(ticket: Ticket, reason: Reason): void {
    this.settle(ticket, { outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason });
  }

  settle(ticket: Ticket, verdict: Verdict): void {
    this.#report.settle(ticket, verdict);
  }
}
