/** Deletes the contacts of one provider: batch by batch, until each of them has its one outcome. */
import PQueue from 'p-queue';
import type { Clock } from '../http/clock.js';
import { RETRY, retryDelay } from '../http/retry.js';
import type { Mode, Provider, Reading, Success } from '../providers/provider.js';
import { Absences } from './absences.js';
import { type Batch, batchOf, type Doubt, doubt, type Ticket, takeApart, ticketOf } from './batch.js';
import { type Judgement, judge } from './judge.js';
import type { Guard, Reason, Verdict } from './outcome.js';
import { Pace } from './pace.js';

/** What stops a lane, and when; the numbers in one place. */
export const GUARDS = {
  /** So many requests in a row without an answer, each tried again, look like a provider that is down. */
  unansweredInRow: 5,
  /** So many successes in a row that deny themselves are no successes. */
  contradictionsInRow: 5,
  /** So many waits for one request look like a provider that will not have it today. */
  waitsInRow: 10,
} as const;

/** What came of a request, and the pace's epoch in which it was sent. */
interface Answer {
  readonly epoch: number;
  readonly result: Success<unknown> | { readonly error: unknown };
}

/** How a lane is to work. */
export interface LaneOptions {
  readonly mode: Mode | undefined;
  readonly batchLimit: number;
  readonly maxInFlight: number;
  readonly maxPerSecond: number | undefined;
  readonly atomic: boolean;
  readonly allowAbsent: boolean;
  readonly accountProven: boolean;
  /** Look up every so manieth deleted contact; 0 for none. */
  readonly verifyEvery: number;
  readonly clock: Clock;
  /** Aborted when the lane is to stop: nothing more is sent then, and no wait goes on. */
  readonly signal: AbortSignal;
}

/** What a lane is to delete. */
export interface LaneTargets {
  /** Each is taken out by the run when it is settled. */
  readonly ids: ReadonlySet<string>;
  /** The ones among them that an earlier run may have deleted. */
  readonly ambiguous: ReadonlySet<string>;
}

/** What a lane tells the run, and asks of it. */
export interface LaneReport {
  /** Awaited before each request. Where it throws, the request is not sent. */
  intend(ids: readonly string[]): Promise<void>;
  settle(id: string, attempts: number, verdict: Verdict): void;
  requested(): void;
  stop(guard: Guard, message: string): void;
  /** Why no more may be sent, where that is so. */
  stopReason(): Reason;
  /** Waits while the reader of the outcomes is behind. */
  room(): Promise<void> | undefined;
}

/** After which doubts a contact that is found at fault is `unknown`: a request for it may have been carried out. */
const leavesInDoubt = {
  // A 409 says that it is there, and what an earlier run has sent is long over.
  blocked: ['lost'],
  // A 400 to the contact alone says that it never was one, unless something else may have deleted it.
  rejected: ['failed', 'lostEarlier', 'lost'],
} satisfies Record<string, readonly Doubt[]>;

export class Lane {
  readonly #provider: Provider;
  readonly #targets: LaneTargets;
  readonly #options: LaneOptions;
  readonly #report: LaneReport;
  readonly #pace: Pace;
  readonly #absences: Absences;
  #unanswered = 0;
  #contradictions = 0;
  #deleted = 0;

  constructor(provider: Provider, targets: LaneTargets, options: LaneOptions, report: LaneReport) {
    this.#provider = provider;
    this.#targets = targets;
    this.#options = options;
    this.#report = report;
    this.#pace = new Pace(options);
    this.#absences = new Absences(provider.deletion, options);
  }

  /** Requests under way. */
  get inFlight(): number {
    return this.#pace.inFlight;
  }

  /** Works until every contact is settled. */
  async work(): Promise<void> {
    const { maxInFlight, signal } = this.#options;
    const open = new PQueue({ concurrency: maxInFlight });
    let failure: unknown;
    for (const batch of this.#batches()) {
      await open.onSizeLessThan(1);
      await this.#report.room();
      if (signal.aborted) break;
      open
        .add(() => this.#finish(batch))
        .catch((error: unknown) => {
          failure = error;
        });
    }
    await open.onIdle();
    for (const { ticket, verdict } of this.#absences.end()) this.#settle(ticket, verdict);
    if (signal.aborted) {
      const reason = this.#report.stopReason();
      for (const id of this.#targets.ids) this.#giveUp(this.#ticket(id), reason);
    }
    if (failure !== undefined) throw failure;
  }

  #ticket(id: string): Ticket {
    return ticketOf(id, this.#targets.ambiguous.has(id) ? 'lostEarlier' : 'none');
  }

  *#batches(): Generator<Batch> {
    let tickets: Ticket[] = [];
    for (const id of this.#targets.ids) {
      tickets.push(this.#ticket(id));
      if (tickets.length === this.#options.batchLimit) {
        yield batchOf(tickets);
        tickets = [];
      }
    }
    if (tickets.length > 0) yield batchOf(tickets);
  }

  /** One batch, and whatever it has to be taken apart into. */
  async #finish(batch: Batch): Promise<void> {
    const left = [batch];
    for (let next = left.pop(); next; next = left.pop()) {
      try {
        left.push(...(await this.#send(next)));
      } catch (error) {
        this.#breakDown([...left, next], error);
        throw error;
      }
    }
  }

  /** An error of this program: nothing more is sent, and what it was about to settle is unknown. */
  #breakDown(batches: readonly Batch[], error: unknown): void {
    const message = `an error of this program: ${error instanceof Error ? error.message : String(error)}`;
    this.#report.stop('unexpected', message);
    for (const ticket of batches.flatMap(({ tickets }) => tickets)) {
      if (this.#targets.ids.has(ticket.id)) this.#unknown(ticket, { code: 'unexpected', message });
    }
  }

  /** Sends a batch once, settles what the answer settles, and returns what is left of it. */
  async #send(batch: Batch): Promise<readonly Batch[]> {
    const { deletion } = this.#provider;
    const ids = batch.tickets.map(({ id }) => id);
    const answer = await this.#pace.run(() => this.#request(batch, ids));
    if (!answer) return this.#giveUpAll(batch, this.#report.stopReason());
    const { epoch, result } = answer;
    if ('error' in result) return this.#handle(batch, judge(result.error, deletion, ids), epoch);
    this.#pace.speedUp(epoch);
    this.#unanswered = 0;
    return this.#accept(batch, deletion.read(result.data, ids, this.#options.mode), result.status);
  }

  async #request({ tickets }: Batch, ids: readonly string[]): Promise<Answer | undefined> {
    try {
      await this.#report.intend(ids);
    } catch (error) {
      this.#report.stop(
        'intent',
        error instanceof Error ? error.message : 'the intent could not be noted down.',
      );
      return undefined;
    }
    if (this.#options.signal.aborted) return undefined;
    const { epoch } = this.#pace;
    this.#report.requested();
    for (const ticket of tickets) ticket.attempts += 1;
    // One layer retries, and here that is the lane: it must know of every attempt.
    const sent = this.#provider.deletion.delete(ids, this.#options.mode, { retries: 0 });
    return { epoch, result: await sent.catch((error: unknown) => ({ error })) };
  }

  async #accept(batch: Batch, reading: Reading, status: number): Promise<readonly Batch[]> {
    if (reading === 'contradiction') {
      const message = `the answer ${status} denies itself, or names other contacts than were asked for.`;
      this.#contradictions += 1;
      if (this.#contradictions === GUARDS.contradictionsInRow) this.#report.stop('foreignAnswer', message);
      for (const ticket of batch.tickets) this.#unknown(ticket, { code: 'contradiction', message, status });
      return [];
    }
    this.#contradictions = 0;
    for (const absent of this.#absences.accountIsProven()) this.#settle(absent.ticket, absent.verdict);
    for (const ticket of batch.tickets) {
      const evidence = reading.named.has(ticket.id) ? 'item' : 'batch';
      const verdict: Verdict = { outcome: 'deleted', permanence: reading.permanence, evidence };
      this.#settle(ticket, await this.#verify(ticket.id, verdict));
    }
    return [];
  }

  /** Looks a deleted contact up, where that is asked for; a look-up that fails changes nothing. */
  async #verify(id: string, verdict: Verdict): Promise<Verdict> {
    const { find } = this.#provider.deletion;
    const { verifyEvery } = this.#options;
    this.#deleted += 1;
    if (!find || verifyEvery === 0 || (this.#deleted - 1) % verifyEvery !== 0) return verdict;
    if (verdict.outcome !== 'deleted') return verdict;
    try {
      const found = await this.#pace.run(() => find(id, { signal: this.#options.signal, retries: 0 }));
      // The run is stopped before the look-up had its turn.
      if (found === undefined) return verdict;
      if (found === 'absent') return { ...verdict, evidence: 'absence' };
      if (found === 'markedDeleted') return { ...verdict, permanence: 'soft' };
      const message = 'the answer said that it was deleted, and a look-up still found it.';
      return { outcome: 'unknown', evidence: 'none', reason: { code: 'stillThere', message } };
    } catch {
      return verdict;
    }
  }

  async #handle(batch: Batch, judgement: Judgement, epoch: number): Promise<readonly Batch[]> {
    const { clock, signal } = this.#options;
    if (judgement.kind !== 'again') this.#unanswered = 0;
    switch (judgement.kind) {
      case 'again': {
        if (judgement.lost) doubt(batch.tickets, 'lost');
        if (judgement.reason.status === 503) this.#pace.slowDown(epoch, 0);
        if (batch.tries >= RETRY.retries) return this.#unreachable(batch, judgement.reason);
        await clock.sleep(retryDelay(batch.tries + 1, undefined, clock) ?? 0, signal);
        return [{ ...batch, tries: batch.tries + 1 }];
      }
      case 'wait': {
        const delayMs = retryDelay(batch.waits + 1, judgement.retryAfterMs, clock);
        if (delayMs === undefined || batch.waits >= GUARDS.waitsInRow) {
          this.#report.stop('rateLimit', judgement.reason.message);
          return this.#giveUpAll(batch, judgement.reason);
        }
        this.#pace.slowDown(epoch, delayMs);
        return [{ ...batch, waits: batch.waits + 1 }];
      }
      case 'stop':
        if (judgement.lost) doubt(batch.tickets, 'lost');
        this.#report.stop(judgement.guard, judgement.reason.message);
        return this.#giveUpAll(batch, judgement.reason);
      case 'tooLarge':
        return this.#isolate(batch, {
          kind: 'fault',
          ruling: 'rejected',
          offenders: [],
          reason: judgement.reason,
        });
      case 'fault':
        return this.#isolate(batch, judgement);
    }
  }

  /** Finds the contact at fault: by its name, or by taking the batch apart. */
  #isolate(
    batch: Batch,
    { ruling, offenders, reason }: Extract<Judgement, { kind: 'fault' }>,
  ): readonly Batch[] {
    const { atomic } = this.#options;
    const { transactional } = this.#provider.deletion;
    if (batch.tickets.length === 1) return this.#blame(batch.tickets, ruling, reason);
    const guilty = batch.tickets.filter(({ id }) => offenders.includes(id));
    const rest = batch.tickets.filter((ticket) => !guilty.includes(ticket));
    if (atomic && transactional) {
      const message = `${reason.message}; the batch is kept whole, so nothing of it was deleted.`;
      const whole = { ...reason, code: 'batchRefused', message } as const;
      if (guilty.length === 0) return this.#blame(rest, 'rejected', whole);
      this.#blame(guilty, ruling, reason);
      return this.#giveUpAll({ ...batch, tickets: rest }, whole);
    }
    if (guilty.length > 0) {
      this.#blame(guilty, ruling, reason);
      return rest.length > 0 ? [batchOf(rest)] : [];
    }
    if (!transactional) doubt(batch.tickets, ruling === 'rejected' ? 'refused' : 'failed');
    return takeApart(batch);
  }

  /** Settles contacts that are at fault, or absent. */
  #blame(tickets: readonly Ticket[], ruling: 'alreadyAbsent' | 'blocked' | 'rejected', reason: Reason): [] {
    for (const ticket of tickets) {
      if (ruling === 'alreadyAbsent') this.#absent(ticket, reason);
      else if ((leavesInDoubt[ruling] as readonly Doubt[]).includes(ticket.doubt))
        this.#unknown(ticket, reason);
      else {
        // An id that is refused says nothing of the account.
        if (ruling === 'blocked') this.#absences.somethingElseCame();
        this.#settle(ticket, { outcome: ruling, evidence: 'none', reason });
      }
    }
    return [];
  }

  #absent(ticket: Ticket, reason: Reason): void {
    const settled = this.#absences.add(ticket, reason);
    if (settled) this.#settle(ticket, settled);
    const suspicion = this.#absences.suspicion();
    if (suspicion) this.#report.stop('allAbsent', suspicion);
  }

  #unreachable(batch: Batch, reason: Reason): readonly Batch[] {
    this.#unanswered += 1;
    if (this.#unanswered === GUARDS.unansweredInRow) {
      this.#report.stop(
        'unreachable',
        `${this.#unanswered} requests in a row got no answer, each after ${RETRY.retries} retries.`,
      );
    }
    return this.#giveUpAll(batch, reason);
  }

  #giveUpAll({ tickets }: Batch, reason: Reason): [] {
    for (const ticket of tickets) this.#giveUp(ticket, reason);
    return [];
  }

  #giveUp(ticket: Ticket, reason: Reason): void {
    if (ticket.doubt !== 'none') this.#unknown(ticket, reason);
    else this.#settle(ticket, { outcome: 'notAttempted', evidence: 'none', reason });
  }

  #unknown(ticket: Ticket, reason: Reason): void {
    this.#settle(ticket, { outcome: 'unknown', evidence: 'none', reason });
  }

  #settle({ id, attempts }: Ticket, verdict: Verdict): void {
    this.#report.settle(id, attempts, verdict);
  }
}
