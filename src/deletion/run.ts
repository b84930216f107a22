/** `deleteContacts`: any number of targets, any mix of providers, exactly one outcome for each. */
import { type Clock, systemClock } from '../http/clock.js';
import { notify } from '../http/hooks.js';
import { quoteId } from '../http/target.js';
import { engine, type Provider } from '../providers/provider.js';
import { Delivery } from './delivery.js';
import type { AccountInUse } from './knowledge.js';
import { LIMITS } from './limits.js';
import { assertOptions, type DeletionOptions, type Progress, type RunOptions } from './options.js';
import type { Guard, Outcome, Reason, Stop, Summary, Verdict } from './outcome.js';
import { assertPlanned, readForPlan } from './planned-targets.js';
import { optionsFor } from './provider-options.js';
import { ProviderRun, type RunPort } from './provider-run.js';
import { type Recorder, recorder } from './recorder.js';
import { Tally } from './tally.js';
import { type InvalidTarget, readTargets, type TargetInput, type TargetList } from './targets.js';

/** A run. It begins when it is iterated, and can be iterated once. Leaving the loop early ends it, as `signal` does. */
export interface DeletionRun extends AsyncIterable<Outcome> {
  /** The counts so far; final when the iteration has ended. */
  readonly summary: Summary;
  /** Iterates the run to its end, if you only need the counts. */
  finish(): Promise<Summary>;
}

/**
 * Deletes contacts, and reports exactly one outcome for each unique target, whatever fails.
 *
 * @throws InvalidOptionError immediately, for options that cannot be used.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { acme } from './acme.js';
 *
 * const run = deleteContacts({ providers: [acme.fromEnv()], targets: ['acme:per_1'] });
 * for await (const { target, outcome } of run) console.log(target.id, outcome);
 * console.log(run.summary.deleted);
 */
export function deleteContacts<
  const Providers extends readonly Provider[],
  const Item extends string | TargetInput = string,
>(options: DeletionOptions<Providers, Item>): DeletionRun {
  return new Run(options as unknown as RunOptions);
}

/** The same at an account that several runs use at the same time. They share its pace, and what is known of it. */
export const deleteAt = (account: AccountInUse, options: RunOptions): DeletionRun =>
  new Run(options, account);

/** Guards that stop all providers, not just one. */
const stopsAll: ReadonlySet<Guard> = new Set(['allAbsent', 'record', 'unexpected']);

class Run implements DeletionRun {
  readonly #options: RunOptions;
  readonly #account: AccountInUse | undefined;
  readonly #clock: Clock;
  readonly #recorder: Recorder | undefined;
  readonly #runs: ProviderRun[] = [];
  /** Ends the run of a provider, by its name. */
  readonly #enders: ReadonlyMap<string, AbortController>;
  readonly #delivery: Delivery;
  readonly #tally = new Tally();
  readonly #stops: Stop[] = [];
  readonly #leave = new AbortController();
  #total = 0;
  #duplicates = 0;
  #requests = 0;
  #begun = false;
  #startedAt = 0;

  constructor(options: RunOptions, account?: AccountInUse) {
    assertOptions(options);
    this.#account = account;
    this.#options = options;
    this.#clock = { ...systemClock, ...options.clock };
    this.#recorder = options.journal?.[recorder];
    this.#enders = new Map(options.providers.map(({ name }) => [name, new AbortController()]));
    this.#delivery = new Delivery({
      delivered: (outcome) => {
        this.#tally.add(outcome);
        notify(options.onProgress, () => this.#progress());
      },
      unrecorded: (error) =>
        this.#stop(undefined, 'record', messageOf(error, 'an outcome could not be recorded.')),
    });
  }

  get summary(): Summary {
    return {
      ...this.#tally.outcomes,
      ...this.#tally.details,
      total: this.#total,
      duplicates: this.#duplicates,
      requests: this.#requests,
      stops: [...this.#stops],
    };
  }

  async finish(): Promise<Summary> {
    for await (const _ of this);
    return this.summary;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Outcome, void, void> {
    if (this.#begun) throw new TypeError('A run can be iterated once.');
    this.#begun = true;
    const { queue } = this.#delivery;
    const work = this.#work().then(
      () => queue.end(),
      (error: unknown) => queue.end(error ?? new Error('The run failed.')),
    );
    try {
      yield* queue.read();
    } finally {
      this.#leave.abort();
      queue.abandon();
      await work;
    }
  }

  async #work(): Promise<void> {
    // First of all: this run must not close a journal that serves another run.
    this.#recorder?.take();
    const { signal } = this.#options;
    this.#startedAt = this.#clock.now();
    const ended = AbortSignal.any([this.#leave.signal, ...(signal ? [signal] : [])]);
    const abort = () => this.#stop(undefined, 'aborted', 'the run was aborted.');
    if (ended.aborted) abort();
    ended.addEventListener('abort', abort, { once: true });
    try {
      await this.#deleteAll(await this.#begin(ended));
      // Flushing the last record flushes those before it. If this fails, the run can still be resumed.
      await this.#recorder?.end().catch(() => {});
      await this.#delivery.allHanded();
      this.#assertComplete();
    } finally {
      await this.#recorder?.close();
      ended.removeEventListener('abort', abort);
    }
  }

  /** Reads and counts all targets, and begins the record. */
  async #begin(ended: AbortSignal): Promise<TargetList> {
    const { providers, targets, provenAccounts = [] } = this.#options;
    const definitions = providers.map((provider) => provider[engine].definition);
    const recorder = this.#recorder;
    if (!recorder) {
      const list = await readTargets(targets ?? [], definitions, (each) => this.#refuse(each), ended);
      this.#count(list, LIMITS.maxDelete);
      return list;
    }
    if (!recorder.isPlanned) {
      const list = await readForPlan(targets ?? [], definitions, ended);
      this.#count(list, LIMITS.maxDelete);
      // The input may have been cut off: what was read of it is not a plan.
      if ((list.count > 0 || recorder.isOfPeople) && this.#stops.length === 0) {
        await recorder.begin(providers, list.ids);
        this.#delivery.recordIn(recorder);
      }
      return list;
    }
    if (targets) await assertPlanned(targets, definitions, recorder, ended);
    const left = await recorder.takeUp(providers, provenAccounts);
    this.#delivery.recordIn(recorder);
    const list = await readTargets(left, definitions, (each) => this.#refuse(each), ended);
    // The plan was counted when it was made.
    this.#count(list, Number.POSITIVE_INFINITY);
    return list;
  }

  #count({ count, duplicates }: TargetList, most: number): void {
    this.#duplicates = duplicates;
    this.#total += count;
    const { maxDelete = most } = this.#options;
    if (count <= maxDelete) return;
    const message = `there are ${count} targets, and maxDelete is ${maxDelete}. Nothing was sent.`;
    this.#stop(undefined, 'maxDelete', message);
  }

  #refuse({ target, problem, repeated, ambiguous }: InvalidTarget): Promise<void> | undefined {
    if (repeated) return undefined;
    this.#total += 1;
    const message = `the target ${quoteId(target.id)} ${problem}. Nothing was sent.`;
    this.#settle(
      { target, attempts: 0 },
      {
        outcome: ambiguous ? 'unknown' : 'rejected',
        evidence: 'none',
        perhapsByUs: ambiguous,
        reason: ambiguous
          ? { code: 'refusedAfterLoss', message: `${message} An earlier request may have deleted it.` }
          : { code: 'invalidTarget', message },
      },
    );
    return this.#delivery.backpressure();
  }

  async #deleteAll(list: TargetList): Promise<void> {
    for (const provider of this.#options.providers) {
      const ids = list.ids.get(provider.name) ?? new Set();
      const run = new ProviderRun(
        provider[engine],
        { ids, ambiguous: list.ambiguous.get(provider.name) ?? new Set() },
        optionsFor(provider, this.#options, {
          clock: this.#clock,
          signal: (this.#enders.get(provider.name) ?? this.#leave).signal,
          provenProviders: this.#recorder?.provenProviders ?? [],
          account: this.#account,
        }),
        this.#portOf(provider.name, ids),
      );
      this.#runs.push(run);
    }
    const works = await Promise.allSettled(this.#runs.map((run) => run.work()));
    for (const result of works) if (result.status === 'rejected') throw result.reason;
  }

  #portOf(provider: string, ids: Set<string>): RunPort {
    return {
      intend: async (targetIds) => {
        const intent = { provider, ids: targetIds };
        await this.#recorder?.intend(intent);
        await this.#options.onIntent?.(intent);
      },
      isLeft: () => this.#recorder?.isLeft === true,
      settle: ({ id, attempts, requestId }, verdict) => {
        if (!ids.delete(id)) throw new Error(`A second outcome for a target at ${provider}: this is a bug.`);
        const answered = requestId === undefined ? {} : { requestId };
        this.#settle({ target: { provider, id }, attempts, ...answered }, verdict);
      },
      requested: (count) => {
        this.#requests += count;
      },
      waits: (delayMs) => notify(this.#options.onWait, () => ({ provider, delayMs })),
      stop: (guard, message) => this.#stop(stopsAll.has(guard) ? undefined : provider, guard, message),
      stopReason: () => this.#reasonOfStop(provider),
      backpressure: () => this.#delivery.backpressure(),
    };
  }

  #stop(provider: string | undefined, guard: Guard, message: string): void {
    if (!this.#stops.some((stop) => stop.provider === provider)) {
      this.#stops.push({ provider, guard, message });
      this.#account?.onStop?.({ provider, guard, message });
      // Only for readers of the record: nothing depends on it.
      void this.#recorder?.stop({ provider, guard, message }).catch(() => {});
    }
    for (const [name, ender] of this.#enders) if (provider === undefined || provider === name) ender.abort();
  }

  #reasonOfStop(provider: string): Reason {
    const stop = this.#stops.find((each) => each.provider === undefined || each.provider === provider);
    if (!stop) throw new Error(`${provider} was stopped for no reason: this is a bug.`);
    const { guard, message } = stop;
    return guard === 'aborted' ? { code: 'aborted', message } : { code: 'stopped', message, guard };
  }

  #settle(common: Pick<Outcome, 'target' | 'attempts' | 'requestId'>, verdict: Verdict): void {
    this.#delivery.add({ ...common, ...verdict } as Outcome);
  }

  #progress(): Progress {
    const { done, outcomes, byProvider } = this.#tally;
    const seconds = (this.#clock.now() - this.#startedAt) / 1_000;
    return {
      done,
      total: this.#total,
      inFlight: this.#runs.reduce((sum, run) => sum + run.inFlight, 0),
      perSecond: seconds > 0 ? done / seconds : 0,
      outcomes,
      byProvider,
    };
  }

  /** One outcome for each unique target: the promise of this package, checked at the end of every run. */
  #assertComplete(): void {
    const { done } = this.#tally;
    if (done !== this.#total) throw new Error(`${this.#total} targets have ${done} outcomes: this is a bug.`);
  }
}

const messageOf = (error: unknown, otherwise: string) => (error instanceof Error ? error.message : otherwise);
