/** Deletes the contacts of one provider: batch by batch, until each of them has its one outcome. */
import PQueue from 'p-queue';
import { ContactDeletionError } from '../http/errors.js';
import { RETRY, retryDelay } from '../http/retry.js';
import type { Provider, Reading, Success } from '../providers/provider.js';
import { type Batch, batchOf, doubt, isLost, type Ticket, ticketOf } from './batch.js';
import { type Judgement, judge } from './judge.js';
import { GUARDS, type LaneOptions, type LaneTargets } from './lane-options.js';
import { LookUps } from './look-up.js';
import type { DeletedVerdict, Reason } from './outcome.js';
import { Pace } from './pace.js';
import { type LaneReport, Settlement } from './settlement.js';

/** What came of a request. */
type Answer =
  | { readonly success: Success<unknown> /** The pace's, when it was sent. */; readonly epoch: number }
  | { readonly judgement: Judgement };

/** What has the provider's id of its request: a success, and an error that was an answer. */
interface Named {
  readonly requestId?: string | undefined;
}

export class Lane {
  readonly #provider: Provider;
  readonly #targets: LaneTargets;
  readonly #options: LaneOptions;
  readonly #report: LaneReport;
  readonly #pace: Pace;
  readonly #settlement: Settlement;
  readonly #lookUps: LookUps;
  #unanswered = 0;
  #contradictions = 0;

  constructor(provider: Provider, targets: LaneTargets, options: LaneOptions, report: LaneReport) {
    this.#provider = provider;
    this.#targets = targets;
    this.#options = options;
    this.#report = report;
    this.#pace = new Pace(options);
    this.#settlement = new Settlement(provider.deletion, options, report);
    this.#lookUps = new LookUps(provider, this.#pace, options, report);
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
    this.#settlement.end();
    if (signal.aborted) {
      const reason = this.#report.stopReason();
      for (const id of this.#targets.ids) this.#settlement.giveUp(this.#ticket(id), reason);
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
      if (this.#targets.ids.has(ticket.id)) this.#settlement.unknown(ticket, { code: 'unexpected', message });
    }
  }

  /** Sends a batch once, settles what the answer settles, and returns what is left of it. */
  async #send(batch: Batch): Promise<readonly Batch[]> {
    const { deletion } = this.#provider;
    if (await this.#isSettledByLookUp(batch)) return [];
    const ids = batch.tickets.map(({ id }) => id);
    const answer = await this.#pace.run(() => this.#request(batch, ids));
    if (!answer) return this.#settlement.giveUpAll(batch, this.#report.stopReason());
    if ('judgement' in answer) return this.#handle(batch, answer.judgement);
    const { epoch, success } = answer;
    this.#pace.speedUp(epoch);
    this.#unanswered = 0;
    return this.#accept(batch, deletion.read(success.data, ids, this.#options.mode), success.status);
  }

  async #request(batch: Batch, ids: readonly string[]): Promise<Answer | undefined> {
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
    const { deletion } = this.#provider;
    try {
      // One layer retries, and here that is the lane: it must know of every attempt.
      const success = await deletion.delete(ids, this.#options.mode, { retries: 0 });
      this.#note(batch, success);
      return { epoch, success };
    } catch (error) {
      this.#note(batch, error instanceof ContactDeletionError ? error : { attempts: 1 });
      return { judgement: this.#heed(judge(error, deletion, ids), batch, epoch) };
    }
  }

  /** No request is counted that a hook, or a check of the request, has held back. */
  #note({ tickets }: Batch, { attempts, requestId }: Pick<Success<unknown>, 'attempts'> & Named): void {
    this.#report.requested(attempts);
    for (const ticket of tickets) {
      ticket.attempts += attempts;
      // A `fetch` of the caller has sent it again by itself: the answer says nothing of the first of these requests.
      if (attempts > 1) doubt([ticket], 'lost');
      ticket.requestId = requestId ?? ticket.requestId;
    }
  }

  /**
   * Looks up a contact before a request for it is sent again, if the provider can: what is gone needs no other request, and
   * what is seen there and gone after the request was deleted by it.
   */
  async #isSettledByLookUp({ tickets }: Batch): Promise<boolean> {
    const [ticket] = tickets;
    if (!ticket || tickets.length > 1 || !isLost(ticket)) return false;
    const found = await this.#lookUps.find(ticket.id);
    if (found === 'present') {
      ticket.seenPresent = true;
      ticket.sentSince = false;
    }
    // Seen there, and gone without a request of ours in between: what made it go is not known.
    if (found === 'absent' && !ticket.sentSince) ticket.seenPresent = false;
    if (found === 'absent') this.#settlement.absent(ticket, undefined);
    return found === 'absent';
  }

  /** Stops or slows down while the request still has its place, so that no other begins in it before. */
  #heed(judgement: Judgement, batch: Batch, epoch: number): Judgement {
    const { reason } = judgement;
    switch (judgement.kind) {
      case 'again':
      case 'wait': {
        const { kind, lost, retryAfterMs } = judgement;
        const delayMs = retryDelay(batch.waits + 1, retryAfterMs, this.#options.clock);
        if (retryAfterMs !== undefined) this.#report.waits(retryAfterMs);
        if (delayMs === undefined || batch.waits >= GUARDS.waitsInRow) {
          return this.#heed({ kind: 'stop', lost, guard: 'rateLimit', reason }, batch, epoch);
        }
        if (kind === 'wait' || retryAfterMs !== undefined) this.#pace.slowDown(epoch, delayMs);
        else if (reason.status === 503) this.#pace.slowDown(epoch, 0);
        return judgement;
      }
      case 'stop':
        this.#report.stop(judgement.guard, reason.message);
        return judgement;
      default:
        return judgement;
    }
  }

  async #accept(batch: Batch, reading: Reading, status: number): Promise<readonly Batch[]> {
    if (reading === 'contradiction') {
      const message = `the ${status} response contradicts itself, or names other contacts than were asked for.`;
      this.#contradictions += 1;
      if (this.#contradictions === GUARDS.contradictionsInRow) this.#report.stop('foreignAnswer', message);
      for (const ticket of batch.tickets)
        this.#settlement.unknown(ticket, { code: 'contradiction', message, status });
      return [];
    }
    this.#contradictions = 0;
    this.#settlement.accountIsProven();
    for (const ticket of batch.tickets) {
      const evidence = reading.named.has(ticket.id) ? 'item' : 'batch';
      const verdict: DeletedVerdict = { outcome: 'deleted', permanence: reading.permanence, evidence };
      this.#settlement.settle(ticket, await this.#lookUps.verify(ticket.id, verdict));
    }
    return [];
  }

  async #handle(batch: Batch, judgement: Judgement): Promise<readonly Batch[]> {
    const { clock, signal } = this.#options;
    if (judgement.kind !== 'again') this.#unanswered = 0;
    switch (judgement.kind) {
      case 'again': {
        if (judgement.lost) doubt(batch.tickets, 'lost');
        if (batch.tries >= RETRY.retries) return this.#unreachable(batch, judgement.reason);
        // A wait that the provider asked for holds the whole lane, and is not waited for twice.
        if (judgement.retryAfterMs === undefined)
          await clock.sleep(retryDelay(batch.tries + 1, undefined, clock) ?? 0, signal);
        return [{ ...batch, tries: batch.tries + 1 }];
      }
      case 'wait':
        return [{ ...batch, waits: batch.waits + 1 }];
      case 'stop':
        if (judgement.lost) doubt(batch.tickets, 'lost');
        return this.#settlement.giveUpAll(batch, judgement.reason);
      case 'fault':
        return this.#settlement.isolate(batch, judgement);
    }
  }

  async #unreachable(batch: Batch, reason: Reason): Promise<readonly Batch[]> {
    this.#unanswered += 1;
    if (this.#unanswered === GUARDS.unansweredInRow) {
      this.#report.stop(
        'unreachable',
        `${this.#unanswered} requests in a row got no answer, each after ${RETRY.retries} retries.`,
      );
    }
    if (await this.#isSettledByLookUp(batch)) return [];
    return this.#settlement.giveUpAll(batch, reason);
  }
}
