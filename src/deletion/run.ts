/** `deleteContacts`: any number of targets, at any mix of providers, and exactly one outcome for each. */
import { type Clock, systemClock } from '../http/clock.js';
import { notify } from '../http/hooks.js';
import { quoteId } from '../http/target.js';
import { engine, type Provider } from '../providers/provider.js';
import { LIMITS } from './limits.js';
import { assertOptions, type DeletionOptions, type Progress, type RunOptions, valueFor } from './options.js';
import {
  type Guard,
  type Outcome,
  outcomeKinds,
  permanences,
  type Reason,
  type Stop,
  type Summary,
  type Verdict,
  zeros,
} from './outcome.js';
import { OutcomeQueue } from './outcome-queue.js';
import { ProviderRun, type ProviderRunOptions, type RunPort } from './provider-run.js';
import { readTargets, type TargetInput } from './targets.js';

/** A run. It begins when it is iterated, and can be iterated once. Leaving the loop early ends it like `signal`. */
export interface DeletionRun extends AsyncIterable<Outcome> {
  /** The counts so far; final once the iteration has ended. */
  readonly summary: Summary;
  /** Iterates the run to its end, for callers who need the counts alone. */
  finish(): Promise<Summary>;
}

/**
 * Deletes contacts, and reports exactly one outcome for each unique target, whatever fails.
 *
 * @throws InvalidOptionError at once for options that cannot be used.
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

/** The guards of a provider that concern the others too. */
const stopsAll: ReadonlySet<Guard> = new Set(['allAbsent', 'intent', 'unexpected']);

const LOOK_UP_EVERY = { sample: LIMITS.sampleEvery, all: 1 } as const;

class Run implements DeletionRun {
  readonly #options: RunOptions;
  readonly #clock: Clock;
  readonly #runs: ProviderRun[] = [];
  /** By provider: what ends its run. */
  readonly #enders: ReadonlyMap<string, AbortController>;
  readonly #queue = new OutcomeQueue<Outcome>();
  readonly #counts = zeros(outcomeKinds);
  readonly #stops: Stop[] = [];
  readonly #leave = new AbortController();
  #backpressure: Promise<void> | undefined;
  readonly #permanence = zeros(permanences);
  #absentPerhapsByUs = 0;
  #total = 0;
  #duplicates = 0;
  #requests = 0;
  #begun = false;
  #startedAt = 0;

  constructor(options: RunOptions) {
    assertOptions(options);
    this.#options = options;
    this.#clock = { ...systemClock, ...options.clock };
    this.#enders = new Map(options.providers.map(({ name }) => [name, new AbortController()]));
  }

  get summary(): Summary {
    return {
      ...this.#counts,
      permanence: { ...this.#permanence },
      absentPerhapsByUs: this.#absentPerhapsByUs,
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
    const work = this.#work().then(
      () => this.#queue.end(),
      (error: unknown) => this.#queue.end(error ?? new Error('The run failed.')),
    );
    try {
      yield* this.#queue.read();
    } finally {
      this.#leave.abort();
      this.#queue.abandon();
      await work;
    }
  }

  async #work(): Promise<void> {
    const { providers, targets, maxDelete = LIMITS.maxDelete, signal } = this.#options;
    this.#startedAt = this.#clock.now();
    const ended = AbortSignal.any([this.#leave.signal, ...(signal ? [signal] : [])]);
    const abort = () => this.#stop(undefined, 'aborted', 'the run was aborted.');
    if (ended.aborted) abort();
    ended.addEventListener('abort', abort, { once: true });
    const list = await readTargets(
      targets,
      providers.map((provider) => provider[engine].definition),
      ({ target, problem, repeated, ambiguous }) => {
        if (repeated) return undefined;
        this.#total += 1;
        const message = `the target ${quoteId(target.id)} ${problem}. Nothing was sent.`;
        return this.#emit(
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
      },
      ended,
    );
    this.#duplicates = list.duplicates;
    this.#total += list.count;
    if (list.count > maxDelete) {
      this.#stop(
        undefined,
        'maxDelete',
        `there are ${list.count} targets, and maxDelete is ${maxDelete}. Nothing was sent.`,
      );
    }
    try {
      for (const provider of providers) {
        const ids = list.ids.get(provider.name) ?? new Set();
        const run = new ProviderRun(
          provider[engine],
          { ids, ambiguous: list.ambiguous.get(provider.name) ?? new Set() },
          this.#optionsOf(provider),
          this.#portOf(provider.name, ids),
        );
        this.#runs.push(run);
      }
      const works = await Promise.allSettled(this.#runs.map((run) => run.work()));
      for (const result of works) if (result.status === 'rejected') throw result.reason;
      this.#assertComplete();
    } finally {
      ended.removeEventListener('abort', abort);
    }
  }

  #optionsOf({ name: provider, [engine]: { definition } }: Provider): ProviderRunOptions {
    const { deletion } = definition;
    const { batchLimit, maxInFlight, maxPerSecond, atomic, allowAbsent, provenAccounts, lookUp } =
      this.#options;
    const batch = valueFor(batchLimit, provider) ?? deletion.batchLimit;
    return {
      batchLimit: deletion.batchLimit === 1 ? 1 : batch,
      maxInFlight: valueFor(maxInFlight, provider) ?? LIMITS.inFlight.most,
      maxPerSecond: valueFor(maxPerSecond, provider),
      atomic: atomic ?? false,
      allowAbsent: allowAbsent ?? false,
      accountProven: provenAccounts?.includes(provider) ?? false,
      lookUpEvery: lookUp === undefined ? 0 : LOOK_UP_EVERY[lookUp],
      clock: this.#clock,
      signal: (this.#enders.get(provider) ?? this.#leave).signal,
    };
  }

  #portOf(provider: string, ids: Set<string>): RunPort {
    const { onIntent } = this.#options;
    return {
      intend: async (targetIds) => onIntent?.({ provider, ids: targetIds }),
      settle: ({ id, attempts, requestId }, verdict) => {
        if (!ids.delete(id)) throw new Error(`A second outcome for a target at ${provider}: this is a bug.`);
        const common = {
          target: { provider, id },
          attempts,
          ...(requestId === undefined ? {} : { requestId }),
        };
        this.#backpressure = this.#emit(common, verdict) ?? this.#backpressure;
      },
      requested: (count) => {
        this.#requests += count;
      },
      waits: (delayMs) => notify(this.#options.onWait, () => ({ provider, delayMs })),
      stop: (guard, message) => this.#stop(stopsAll.has(guard) ? undefined : provider, guard, message),
      stopReason: () => this.#reasonOfStop(provider),
      backpressure: () => this.#backpressure,
    };
  }

  #stop(provider: string | undefined, guard: Guard, message: string): void {
    if (!this.#stops.some((stop) => stop.provider === provider))
      this.#stops.push({ provider, guard, message });
    for (const [name, ender] of this.#enders) if (provider === undefined || provider === name) ender.abort();
  }

  #reasonOfStop(provider: string): Reason {
    const stop = this.#stops.find((each) => each.provider === undefined || each.provider === provider);
    if (!stop) throw new Error(`${provider} was stopped for no reason: this is a bug.`);
    return { code: stop.guard === 'aborted' ? 'aborted' : 'stopped', message: stop.message };
  }

  #emit(
    common: Pick<Outcome, 'target' | 'attempts' | 'requestId'>,
    verdict: Verdict,
  ): Promise<void> | undefined {
    this.#counts[verdict.outcome] += 1;
    if (verdict.outcome === 'absent' && verdict.perhapsByUs) this.#absentPerhapsByUs += 1;
    if (verdict.outcome === 'deleted') this.#permanence[verdict.permanence] += 1;
    const backpressure = this.#queue.push({ ...common, ...verdict } as Outcome);
    notify(this.#options.onProgress, () => this.#progress());
    return backpressure;
  }

  get #done(): number {
    return outcomeKinds.reduce((sum, kind) => sum + this.#counts[kind], 0);
  }

  #progress(): Progress {
    const done = this.#done;
    const seconds = (this.#clock.now() - this.#startedAt) / 1_000;
    return {
      done,
      total: this.#total,
      inFlight: this.#runs.reduce((sum, run) => sum + run.inFlight, 0),
      perSecond: seconds > 0 ? done / seconds : 0,
      outcomes: { ...this.#counts },
    };
  }

  /** One outcome for each unique target: the promise of this package, checked at the end of every run. */
  #assertComplete(): void {
    if (this.#done !== this.#total)
      throw new Error(`${this.#total} targets have ${this.#done} outcomes: this is a bug.`);
  }
}
