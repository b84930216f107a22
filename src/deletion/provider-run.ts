/** Deletes the contacts of one provider: carries out each decision until every contact has its one outcome. */
import pLimit, { type LimitFunction } from 'p-limit';
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

/** How to work on a provider. */
export interface ProviderRunOptions {
  readonly batchLimit: number;
  /** How many batches to work on at the same time. */
  readonly maxInFlight: number;
  /** The account: its pace, and what is known of it. Other runs may use it at the same time. */
  readonly account: AccountInUse;
  /** Whether a transaction is kept whole: if one contact is at fault, nothing of its batch is deleted. */
  readonly atomic: boolean;
  /** Whether absences are expected. */
  readonly allowAbsent: boolean;
  /** Look up every n-th deleted contact; 0: none. */
  readonly lookUpEvery: number;
  /** Whether a contact that was read again is still the one to delete. */
  readonly recheck: ((id: string, contact: ListedContact) => Promise<boolean>) | undefined;
  readonly clock: Clock;
  /** Aborted when nothing more may be sent. Waits end, too. */
  readonly signal: AbortSignal;
}

/** The contacts to delete. */
export interface PendingIds {
  /** The run removes each id when it is settled. */
  readonly ids: ReadonlySet<string>;
  /** Those among them that an earlier session may have deleted. */
  readonly ambiguous: ReadonlySet<string>;
}

/** What a provider's run reports to the whole run, and asks of it. */
export interface RunPort {
  /** Awaited before each request, perhaps a while before its turn. If it throws, the request is not sent. */
  intend(ids: readonly string[]): Promise<void>;
  /** Whether even announced requests must not be sent any more: nobody would record their outcomes. */
  isLeft(): boolean;
  settle(contact: PendingContact, verdict: Verdict): void;
  /** Called with the number of requests that delete. */
  requested(count: number): void;
  /** Called when the provider asks to wait, with the delay in milliseconds. */
  waits(delayMs: number): void;
  stop(guard: Guard, message: string): void;
  /** Why no more may be sent. Asked only after a stop. */
  stopReason(): Reason;
  /** A promise to await while the reader of the outcomes is behind. */
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
  /** Batches that are announced and not yet sent. */
  readonly #announced: LimitFunction;
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
    this.#announced = pLimit(Math.max(1, aheadOf(options)));
  }

  /** Requests in flight. */
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
   * If a 404 may mean the account, looks up the first contacts until one is there: the meaning of later 404s is then known.
   * If a look-up fails, as with a refused credential, the first request meets the same error and decides.
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

  /** Works on one batch after another. Several of these share the batches. */
  async #finishAll(batches: Iterable<Batch>): Promise<void> {
    for (const batch of batches) {
      await this.#run.backpressure();
      if (this.#options.signal.aborted) break;
      await this.#finish(batch);
    }
  }

  /** Works on a batch until nothing of it is left. */
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

  /** Reads the contacts of a batch again, if the caller asked for that. */
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

  /** After an error of this program nothing more is sent. The contacts it was working on get their last verdict. */
  #abandon(
    batches: readonly Batch[],
    error: unknown,
    verdictOn: (contact: PendingContact, reason: Reason) => Verdict,
  ): void {
    // The error's message is left out, since a definition's function may quote a body in it. It is in the cause.
    const message = `an error of this program (${error instanceof Error ? error.name : typeof error}).`;
    this.#run.stop('unexpected', message);
    const reason = unexpectedReason(message, error);
    for (const contact of batches.flatMap(({ contacts }) => contacts)) {
      if (this.#pending.ids.has(contact.id)) this.#run.settle(contact, verdictOn(contact, reason));
    }
  }

  /** Looks up or sends a batch once, carries out what is decided, and returns what is left to send. */
  async #advance(batch: Batch): Promise<readonly Batch[]> {
    const lookedUp = await this.#lookUp(batch);
    const [known] = lookedUp ? await this.#execute(lookedUp) : [batch];
    if (!known) return [];
    if (known.givenUp) return this.#execute(this.#decide(known, { kind: 'notSent', reason: known.givenUp }));
    const sent = await this.#announceAndSend(known);
    return this.#execute(sent ?? this.#decide(known, { kind: 'notSent', reason: this.#run.stopReason() }));
  }

  /** Looks up a single contact whose answer was lost, if the provider has a look-up. */
  async #lookUp(batch: Batch): Promise<Decision | undefined> {
    const [contact] = batch.contacts;
    if (!contact || batch.contacts.length > 1 || !isLost(contact)) return undefined;
    const presence = await this.#lookUps.find(contact.id);
    return this.#decide(batch, { kind: 'lookedUp', presence });
  }

  /**
   * Announces a batch, and sends it when its turn has come. A few batches are announced ahead, so that no place for a
   * request stays empty during a write to the disk.
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
      this.#announced(announce).catch(reject);
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

  /** Decides before the request gives up its place, so that a stop or a slower pace holds for the next one. */
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
      // The engine does all retries here: it must know of every attempt.
      return await this.#requests.delete(ids, { retries: 0, deadlineMs });
    } catch (error) {
      return new Failed(error);
    }
  }

  /** A request that was held back by a hook or a check has no attempts, so it is not counted. */
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

  /** Settles, waits, and returns what to send again. */
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

/** How many batches are announced ahead; none if requests are sent one at a time. */
const aheadOf = ({ maxInFlight }: ProviderRunOptions) => Math.floor(maxInFlight / 2);

/** A request that ended with an error, of whatever kind. */
class Failed {
  constructor(readonly error: unknown) {}
}

/** How many attempts a request took, and the request id of the answered one. */
interface Made {
  readonly attempts: number;
  readonly requestId?: string | undefined;
}

function counted(contact: PendingContact, { attempts, requestId }: Made): PendingContact {
  // The caller's `fetch` has retried on its own. The answer says nothing about the first attempt.
  const known = attempts > 1 ? suspect(contact, 'lost') : contact;
  return { ...known, attempts: known.attempts + attempts, requestId: requestId ?? known.requestId };
}
