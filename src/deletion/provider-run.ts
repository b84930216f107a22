/** Deletes the contacts of one provider: executes what is decided, until each contact has its one outcome. */
import PQueue from 'p-queue';
import type { Success } from '../http/client.js';
import type { Clock } from '../http/clock.js';
import { ContactDeletionError } from '../http/errors.js';
import type { DeletionPort } from '../providers/provider.js';
import type { ListedContact } from '../providers/search.js';
import { type Batch, batchOf } from './batch.js';
import { decide, decideAtEnd } from './decide.js';
import type { Answer, Decision, Rules } from './decision.js';
import type { AccountInUse, Knowledge, Settled } from './knowledge.js';
import { LIMITS } from './limits.js';
import { LookUps } from './look-ups.js';
import { type Guard, type Reason, unexpectedReason, type Verdict } from './outcome.js';
import { isLost, type PendingContact, pendingContact, suspect } from './pending-contact.js';
import { type ProviderRequests, requestsOf } from './provider-requests.js';
import { givenUp, unknown } from './verdicts.js';

/** How a provider is worked on. */
export interface ProviderRunOptions {
  readonly batchLimit: number;
  /** Batches that are worked on at the same time. */
  readonly maxInFlight: number;
  /** Its pace, and what is known of it at the start. Others may work for it at the same time. */
  readonly account: AccountInUse;
  /** Whether a transaction is kept whole. */
  readonly atomic: boolean;
  /** Whether absences are expected. */
  readonly allowAbsent: boolean;
  /** Look up every n-th deleted contact; 0 for none. */
  readonly lookUpEvery: number;
  /** Whether a contact that was read again is still the one that is to be deleted. */
  readonly recheck: ((id: string, contact: ListedContact) => Promise<boolean>) | undefined;
  readonly clock: Clock;
  /** Aborted when nothing more is to be sent, and no wait goes on. */
  readonly signal: AbortSignal;
}

/** What is to be deleted. */
export interface PendingIds {
  /** Each is taken out by the run when it is settled. */
  readonly ids: ReadonlySet<string>;
  /** The ones among them that an earlier run may have deleted. */
  readonly ambiguous: ReadonlySet<string>;
}

/** What the run of a provider reports to the whole run, and asks of it. */
export interface RunPort {
  /** Awaited before each request, perhaps a while before its turn comes. If it throws, the request is not sent. */
  intend(ids: readonly string[]): Promise<void>;
  /** Whether nothing more may be sent, though it is announced: nobody would record what comes of it. */
  isLeft(): boolean;
  settle(contact: PendingContact, verdict: Verdict): void;
  /** Called with how many requests that delete were made. */
  requested(count: number): void;
  /** Called when the provider asks to wait; in milliseconds. */
  waits(delayMs: number): void;
  stop(guard: Guard, message: string): void;
  /** Why no more may be sent, if that is so. */
  stopReason(): Reason;
  /** Waits while the reader of the outcomes is behind. */
  backpressure(): Promise<void> | undefined;
}

export class ProviderRun {
  readonly #requests: ProviderRequests;
  readonly #deadlineMs: number;
  readonly #pending: PendingIds;
  readonly #options: ProviderRunOptions;
  readonly #run: RunPort;
  readonly #rules: Rules;
  readonly #lookUps: LookUps;
  /** The batches that are announced, and have not begun to be sent. */
  readonly #announced: PQueue;
  /** Absences that may mean the account, held back until something proves it. */
  #heldBack: readonly Settled[] = [];

  constructor(port: DeletionPort, pending: PendingIds, options: ProviderRunOptions, run: RunPort) {
    const { definition, choices, limits } = port;
    const { atomic, allowAbsent } = options;
    this.#requests = requestsOf(port);
    this.#deadlineMs = limits.deadlineMs;
    this.#pending = pending;
    this.#options = options;
    this.#run = run;
    this.#rules = { definition, choices, atomic, allowAbsent, retries: limits.retries };
    this.#lookUps = new LookUps(this.#requests, limits.retries, options, run);
    this.#announced = new PQueue({ concurrency: Math.max(1, aheadOf(options)) });
  }

  /** Requests under way. */
  get inFlight(): number {
    return this.#options.account.pace.inFlight;
  }

  get #knowledge(): Knowledge {
    return { ...this.#options.account.known, heldBack: this.#heldBack };
  }

  set #knowledge({ heldBack, ...known }: Knowledge) {
    this.#options.account.known = known;
    this.#heldBack = heldBack;
  }

  /** Works until every contact is settled. */
  async work(): Promise<void> {
    const { maxInFlight, signal } = this.#options;
    await this.#proveAccount();
    const batches = this.#batches();
    const lanes = Array.from({ length: maxInFlight + aheadOf(this.#options) }, () =>
      this.#finishAll(batches),
    );
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
    for (const { contact, verdict } of decideAtEnd(this.#knowledge)) this.#run.settle(contact, verdict);
    if (signal.aborted) {
      const reason = this.#run.stopReason();
      for (const id of this.#pending.ids) {
        const contact = this.#contact(id);
        this.#run.settle(contact, givenUp(contact, reason));
        await this.#run.backpressure();
      }
    }
    if (failed) throw failed.reason;
  }

  /**
   * Looks the first contacts up until one is there, if a 404 may mean the account: a run in which one of them exists then
   * knows what its 404s mean. A look-up that fails, as for a credential that is refused, is left to the first request.
   */
  async #proveAccount(): Promise<void> {
    let left: number = LIMITS.accountLookUps;
    for (const id of this.#pending.ids) {
      if (this.#knowledge.accountProven || left-- === 0) return;
      const presence = await this.#lookUps.tryToFind(id);
      if (presence === undefined) return;
      this.#decide(batchOf([this.#contact(id)]), { kind: 'lookedUp', presence });
    }
  }

  #contact(id: string): PendingContact {
    return pendingContact(id, this.#pending.ambiguous.has(id) ? 'lostEarlier' : 'none');
  }

  *#batches(): Generator<Batch> {
    let contacts: PendingContact[] = [];
    for (const id of this.#pending.ids) {
      contacts.push(this.#contact(id));
      if (contacts.length === this.#options.batchLimit) {
        yield batchOf(contacts);
        contacts = [];
      }
    }
    if (contacts.length > 0) yield batchOf(contacts);
  }

  /** One batch after the other, as long as there are any: several share them. */
  async #finishAll(batches: Iterable<Batch>): Promise<void> {
    for (const batch of batches) {
      await this.#run.backpressure();
      if (this.#options.signal.aborted) break;
      await this.#finish(batch);
    }
  }

  /** One batch, and whatever becomes of it. */
  async #finish(batch: Batch): Promise<void> {
    let left = await this.#reread(batch);
    for (let [next, ...rest] = left; next; [next, ...rest] = left) {
      try {
        left = [...(await this.#advance(next)), ...rest];
      } catch (error) {
        this.#abandon(left, error, (_, reason) => unknown(reason));
        throw error;
      }
    }
  }

  /** Reads the contacts of a batch again, if that is asked for. */
  async #reread(batch: Batch): Promise<readonly Batch[]> {
    const { recheck, signal } = this.#options;
    if (!recheck) return [batch];
    try {
      const reading = batch.contacts.map(
        async ({ id }) => [id, await this.#lookUps.reread(id, recheck)] as const,
      );
      const found = new Map(await Promise.all(reading));
      return this.#execute(
        this.#decide(
          batch,
          signal.aborted ? { kind: 'notSent', reason: this.#run.stopReason() } : { kind: 'reread', found },
        ),
      );
    } catch (error) {
      // Nothing was sent for them.
      this.#abandon([batch], error, givenUp);
      throw error;
    }
  }

  /** An error of this program: nothing more is sent, and of what it was working on nothing more will be known. */
  #abandon(
    batches: readonly Batch[],
    error: unknown,
    verdictOn: (contact: PendingContact, reason: Reason) => Verdict,
  ): void {
    // Not its words: a definition's function may quote a body in them. Whoever looks for them finds them in the cause.
    const message = `an error of this program (${error instanceof Error ? error.name : typeof error}).`;
    this.#run.stop('unexpected', message);
    const reason = unexpectedReason(message, error);
    for (const contact of batches.flatMap(({ contacts }) => contacts)) {
      if (this.#pending.ids.has(contact.id)) this.#run.settle(contact, verdictOn(contact, reason));
    }
  }

  /** Looks up or sends a batch once, carries out what is decided, and returns what is left of it. */
  async #advance(batch: Batch): Promise<readonly Batch[]> {
    const lookedUp = await this.#lookUp(batch);
    const [known] = lookedUp ? await this.#execute(lookedUp) : [batch];
    if (!known) return [];
    if (known.givenUp) return this.#execute(this.#decide(known, { kind: 'notSent', reason: known.givenUp }));
    const sent = await this.#announceAndSend(known);
    return this.#execute(sent ?? this.#decide(known, { kind: 'notSent', reason: this.#run.stopReason() }));
  }

  /** What a look-up tells of a contact whose request was lost, if the provider has a look-up. */
  async #lookUp(batch: Batch): Promise<Decision | undefined> {
    const [contact] = batch.contacts;
    if (!contact || batch.contacts.length > 1 || !isLost(contact)) return undefined;
    const presence = await this.#lookUps.find(contact.id);
    return this.#decide(batch, { kind: 'lookedUp', presence });
  }

  /**
   * Announces a batch, and sends it when its turn has come. A few are announced ahead, so that the disk is not waited for in
   * the place of a request.
   */
  #announceAndSend(batch: Batch): Promise<Decision | undefined> {
    return new Promise((resolve, reject) => {
      const announce = async () => {
        if (!(await this.#announce(batch))) return resolve(undefined);
        await new Promise<void>((begun) => {
          const send = async () => {
            begun();
            if (!this.#run.isLeft()) return this.#send(batch);
            this.#run.stop('record', 'the run was left. No more is sent.');
            return undefined;
          };
          this.#options.account.pace.run(send).then(resolve, reject).finally(begun);
        });
      };
      this.#announced.add(announce).catch(reject);
    });
  }

  /** @returns Whether it may be sent. */
  async #announce({ contacts }: Batch): Promise<boolean> {
    if (this.#options.signal.aborted) return false;
    try {
      await this.#run.intend(contacts.map(({ id }) => id));
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : 'the intent could not be noted down.';
      this.#run.stop('record', message);
      return false;
    }
  }

  /** Decides while the request still has its place, so that no other begins in it before a stop or a slower pace. */
  async #send(batch: Batch): Promise<Decision | undefined> {
    const { clock, signal } = this.#options;
    const ids = batch.contacts.map(({ id }) => id);
    if (signal.aborted) return undefined;
    const { epoch } = this.#options.account.pace;
    const begun: Batch = { ...batch, since: batch.since ?? clock.now() };
    const leftMs = () => Math.max(1, (begun.since ?? 0) + this.#deadlineMs - clock.now());
    const made = await this.#request(ids, leftMs());
    if (!(made instanceof Failed)) {
      const { status, data } = made;
      return this.#answered(begun, made, { kind: 'success', status, body: data }, epoch);
    }
    const { error } = made;
    const attempt = error instanceof ContactDeletionError ? error : { attempts: 1 };
    const answer: Answer = { kind: 'failure', error, leftMs: leftMs(), random: clock.random() };
    return this.#answered(begun, attempt, answer, epoch);
  }

  async #request(ids: readonly string[], deadlineMs: number): Promise<Success<unknown> | Failed> {
    try {
      // One layer retries, and here that is this one: it must know of every attempt.
      return await this.#requests.delete(ids, { retries: 0, deadlineMs });
    } catch (error) {
      return new Failed(error);
    }
  }

  /** No request is counted that a hook, or a check of the request, has held back. */
  #answered(batch: Batch, made: Made, answer: Answer, epoch: number): Decision {
    this.#run.requested(made.attempts);
    const contacts = batch.contacts.map((contact) => counted(contact, made));
    return this.#decide({ ...batch, contacts }, answer, epoch);
  }

  #decide(batch: Batch, answer: Answer, epoch = this.#options.account.pace.epoch): Decision {
    const decision = decide(this.#rules, batch, answer, this.#knowledge);
    const { knowledge, pace, askedToWaitMs, stop } = decision;
    this.#knowledge = knowledge;
    if (askedToWaitMs !== undefined) this.#run.waits(askedToWaitMs);
    if (pace?.kind === 'faster') this.#options.account.pace.speedUp(epoch);
    if (pace?.kind === 'slower') this.#options.account.pace.slowDown(epoch, pace.waitMs);
    if (stop) this.#run.stop(stop.guard, stop.message);
    return decision;
  }

  /** Settles what is settled, waits, and returns what is to be sent again. */
  async #execute({ settled, resend, resendAfterMs }: Decision): Promise<readonly Batch[]> {
    for (const each of settled) await this.#settle(each);
    const { clock, signal } = this.#options;
    if (resendAfterMs > 0) await clock.sleep(resendAfterMs, signal);
    return resend;
  }

  async #settle({ contact, verdict }: Settled): Promise<void> {
    const isSaid = verdict.outcome === 'deleted' && verdict.evidence !== 'absence';
    this.#run.settle(contact, isSaid ? await this.#lookUps.check(contact.id, verdict) : verdict);
  }
}

/** How many batches are announced ahead of those that are sent: none if they are sent one after the other. */
const aheadOf = ({ maxInFlight }: ProviderRunOptions) => Math.floor(maxInFlight / 2);

/** A request that ended with an error, whatever was thrown. */
class Failed {
  constructor(readonly error: unknown) {}
}

/** What a request came to: how many were made, and the provider's id of the answered one. */
interface Made {
  readonly attempts: number;
  readonly requestId?: string | undefined;
}

function counted(contact: PendingContact, { attempts, requestId }: Made): PendingContact {
  // A `fetch` of the caller has sent it again by itself: the answer says nothing of the first of these requests.
  const known = attempts > 1 ? suspect(contact, 'lost') : contact;
  return { ...known, attempts: known.attempts + attempts, requestId: requestId ?? known.requestId };
}
