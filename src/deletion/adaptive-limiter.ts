/** Decides how many requests of a provider are in flight: more while all is well, half when it is too much. */
import PQueue from 'p-queue';
import { onAbort } from '../http/abort.js';
import type { Clock } from '../http/clock.js';
import { LIMITS } from './limits.js';
import type { Pace } from './pace.js';

export interface LimiterOptions {
  readonly maxInFlight: number;
  /** How many may be in flight at first. @default 4 */
  readonly startInFlight?: number | undefined;
  /** How long the provider has already asked to wait, in milliseconds. @default 0 */
  readonly heldForMs?: number | undefined;
  /** Requests a second; undefined for no cap. */
  readonly maxPerSecond: number | undefined;
  readonly clock: Clock;
  /** Aborted when nothing more is to be sent, and no wait goes on. */
  readonly signal: AbortSignal;
}

export class AdaptiveLimiter implements Pace {
  readonly #queue: PQueue;
  readonly #options: LimiterOptions;
  #cleanInWindow = 0;
  /** Lets go of the requests that have not begun. */
  readonly #waiting = new Set<() => void>();
  #epoch = 0;
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(options: LimiterOptions) {
    this.#options = options;
    const perSecond = options.maxPerSecond;
    this.#queue = new PQueue({
      concurrency: Math.min(options.startInFlight ?? LIMITS.inFlight.start, options.maxInFlight),
      ...(perSecond === undefined ? {} : { intervalCap: perSecond, interval: 1_000, strict: true }),
    });
    if (options.heldForMs !== undefined) this.#heldUntil = options.clock.now() + options.heldForMs;
    if (options.signal.aborted) return;
    onAbort(options.signal, () => {
      this.#queue.clear();
      for (const letGo of this.#waiting) letGo();
    });
  }

  get inFlight(): number {
    return this.#queue.pending;
  }

  async run<T>(request: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.#options;
    if (signal.aborted) return undefined;
    return new Promise<T | undefined>((resolve, reject) => {
      const letGo = () => resolve(undefined);
      this.#waiting.add(letGo);
      const begin = async () => {
        await this.#hold();
        this.#waiting.delete(letGo);
        return signal.aborted ? undefined : request();
      };
      this.#queue.add(begin).then(resolve, reject);
    });
  }

  /** How many requests may be in flight now. */
  get mostInFlight(): number {
    return this.#queue.concurrency;
  }

  get epoch(): number {
    return this.#epoch;
  }

  speedUp(epoch: number): void {
    if (epoch !== this.#epoch) return;
    const { concurrency } = this.#queue;
    this.#cleanInWindow += 1;
    if (this.#cleanInWindow < concurrency) return;
    this.#cleanInWindow = 0;
    this.#queue.concurrency = Math.min(concurrency + 1, this.#options.maxInFlight);
  }

  slowDown(epoch: number, waitMs: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#options.clock.now() + waitMs);
    if (epoch !== this.#epoch) return;
    this.#epoch += 1;
    this.#cleanInWindow = 0;
    this.#queue.concurrency = Math.max(1, Math.floor(this.#queue.concurrency / 2));
  }

  async #hold(): Promise<void> {
    const { clock, signal } = this.#options;
    let held: number;
    do {
      held = this.#heldUntil;
      const waitMs = held - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs, signal);
      // Another answer may have asked for more in the meantime.
    } while (this.#heldUntil > held && !signal.aborted);
  }
}
