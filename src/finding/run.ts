/** `findContacts`: any number of people, any mix of providers, exactly one finding for each person at each provider. */
import { AdaptiveLimiter } from '../deletion/adaptive-limiter.js';
import { LIMITS } from '../deletion/limits.js';
import { valueFor } from '../deletion/options.js';
import { type Guard, type Stop, zeros } from '../deletion/outcome.js';
import { OutcomeQueue } from '../deletion/outcome-queue.js';
import { type Clock, systemClock } from '../http/clock.js';
import { notify } from '../http/hooks.js';
import { engine, type SearchableProvider } from '../providers/provider.js';
import { type Finding, type FindReason, type FindSummary, findingKinds } from './finding.js';
import { assertFindOptions, type FindOptions, regionOf, scanLimitOf } from './options.js';
import { type Person, readPeople } from './person.js';
import { ProviderSearch, type SearchPort } from './provider-search.js';

/** A search. It begins when it is iterated, and can be iterated once. Leaving the loop early ends it, as `signal` does. */
export interface FindingRun extends AsyncIterable<Finding> {
  /** The counts so far; final when the iteration has ended. */
  readonly summary: FindSummary;
  /** Iterates the run to its end, if you only need the counts. */
  finish(): Promise<FindSummary>;
}

/**
 * Searches for people by phone number and e-mail address, and reports exactly one finding for each person at each provider,
 * whatever fails. A contact matches only if the right field is equal. Nothing is deleted.
 *
 * @throws InvalidOptionError immediately, for options that cannot be used.
 * @throws InvalidPersonError from the iteration, before anything is sent, for a person who cannot be searched for.
 * @example
 * import { findContacts } from 'contact-deletion/find';
 * import { acme } from './acme.js';
 *
 * const run = findContacts({
 *   providers: [acme.fromEnv()],
 *   people: [{ reference: 'request 17', phone: '+255 712 345 678', email: 'ana@example.com' }],
 * });
 * for await (const { person, provider, finding, contacts } of run) {
 *   console.log(person.reference, provider, finding, contacts.map(({ id }) => id));
 * }
 */
export function findContacts(options: FindOptions): FindingRun {
  return new Run(options);
}

class Run implements FindingRun {
  readonly #options: FindOptions;
  readonly #clock: Clock;
  readonly #queue = new OutcomeQueue<Finding>();
  readonly #leave = new AbortController();
  /** Ends the search of a provider, by its name. */
  readonly #enders: ReadonlyMap<string, AbortController>;
  readonly #stops: (Stop & { readonly cause?: unknown })[] = [];
  readonly #counts = zeros(findingKinds);
  #people = 0;
  #requests = 0;
  #begun = false;
  #backpressure: Promise<void> | undefined;

  constructor(options: FindOptions) {
    assertFindOptions(options);
    this.#options = options;
    this.#clock = { ...systemClock, ...options.clock };
    this.#enders = new Map(options.providers.map(({ name }) => [name, new AbortController()]));
  }

  get summary(): FindSummary {
    return {
      ...this.#counts,
      total: this.#people * this.#options.providers.length,
      people: this.#people,
      requests: this.#requests,
      stops: this.#stops.map(({ provider, guard, message }) => ({ provider, guard, message })),
    };
  }

  async finish(): Promise<FindSummary> {
    for await (const _ of this);
    return this.summary;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Finding, void, void> {
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
    const { providers, people, signal } = this.#options;
    const ended = AbortSignal.any([this.#leave.signal, ...(signal ? [signal] : [])]);
    const abort = () => this.#stop(undefined, 'aborted', 'the run was aborted.');
    if (ended.aborted) abort();
    ended.addEventListener('abort', abort, { once: true });
    try {
      const sought = await readPeople(people, regionOf(this.#options), ended);
      this.#people = sought.length;
      const works = await Promise.allSettled(providers.map((each) => this.#searchAt(each, sought).work()));
      for (const result of works) if (result.status === 'rejected') throw result.reason;
      this.#assertComplete();
    } finally {
      ended.removeEventListener('abort', abort);
    }
  }

  #searchAt({ name, [engine]: port }: SearchableProvider, people: readonly Person[]): ProviderSearch {
    const { accept = [], provenAccounts = [] } = this.#options;
    const clock = this.#clock;
    const signal = (this.#enders.get(name) ?? this.#leave).signal;
    const maxInFlight = valueFor(this.#options.maxInFlight, name) ?? LIMITS.inFlight.most;
    const maxPerSecond = valueFor(this.#options.maxPerSecond, name);
    const options = {
      maxInFlight,
      pace: new AdaptiveLimiter({ maxInFlight, maxPerSecond, clock, signal }),
      clock,
      signal,
      accept,
      scanLimit: scanLimitOf(this.#options),
      accountProven: provenAccounts.includes(name),
    };
    return new ProviderSearch(port, people, options, this.#portOf(name));
  }

  #portOf(provider: string): SearchPort {
    return {
      settle: (finding) => {
        this.#counts[finding.finding] += 1;
        const full = this.#queue.push(finding);
        if (full) this.#backpressure = full;
      },
      requested: (count) => {
        this.#requests += count;
      },
      waits: (delayMs) => notify(this.#options.onWait, () => ({ provider, delayMs })),
      stop: (guard, message, cause) => this.#stop(provider, guard, message, cause),
      stopReason: () => this.#reasonOfStop(provider),
      backpressure: () => this.#backpressure,
    };
  }

  #stop(provider: string | undefined, guard: Guard, message: string, cause?: unknown): void {
    if (!this.#stops.some((stop) => stop.provider === provider)) {
      this.#stops.push({ provider, guard, message, cause });
    }
    for (const [name, ender] of this.#enders) if (provider === undefined || provider === name) ender.abort();
  }

  #reasonOfStop(provider: string): FindReason {
    const stop = this.#stops.find((each) => each.provider === undefined || each.provider === provider);
    if (!stop) throw new Error(`${provider} was stopped for no reason: this is a bug.`);
    const { guard, message, cause } = stop;
    const code = guard === 'aborted' || guard === 'unexpected' ? guard : 'stopped';
    return Object.defineProperty({ code, message }, 'cause', { value: cause });
  }

  /** One finding for each person at each provider, checked at the end of every run. */
  #assertComplete(): void {
    const done = findingKinds.reduce((sum, kind) => sum + this.#counts[kind], 0);
    const { total } = this.summary;
    if (done !== total) throw new Error(`${total} searches have ${done} findings: this is a bug.`);
  }
}
