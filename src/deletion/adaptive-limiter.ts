/** Decides how many requests of a provider are in flight: more while all is well, half when it is too much. */
import pLimit, { type LimitFunction } from 'p-limit';
import { onAbort } from '../http/abort.js';
import type { Clock } from '../http/clock.js';
import { LIMITS } from './limits.js';
import type { Pace } from './pace.js';
import { RateCap } from './rate-cap.js';

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
  readonly #limit: LimitFunction;
  readonly #rate: RateCap;
  readonly #options: LimiterOptions;
  #cleanInWindow = 0;
  /** Lets go of the requests that have not begun. */
  readonly #waiting = new Set<() => void>();
  #epoch = 0;
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(options: LimiterOptions) {
    this.#options = options;
    this.#limit = pLimit(Math.min(options.startInFlight ?? LIMITS.inFlight.start, options.maxInFlight));
    this.#rate = new RateCap(options.maxPerSecond);
    if (options.heldForMs !== undefined) this.#heldUntil = options.clock.now() + options.heldForMs;
    if (options.signal.aborted) return;
    onAbort(options.signal, () => {
      this.#limit.clearQueue();
      for (const letGo of this.#waiting) letGo();
    });
  }

  get inFlight(): number {
    return this.#limit.activeCount;
  }

  async run<T>(request: () => Promise<T>): Promise<T | undefined> {
    const { signal } = this.#options;
    if (signal.aborted) return undefined;
    return new Promise<T | undefined>((resolve, reject) => {
      const letGo = () => resolve(undefined);
      this.#waiting.add(letGo);
      const begin = async () => {
        await this.#turn();
        this.#waiting.delete(letGo);
        return signal.aborted ? undefined : request();
      };
      this.#limit(begin).then(resolve, reject);
    });
  }

  /** How many requests may be in flight now. */
  get mostInFlight(): number {
    return this.#limit.concurrency;
  }

  get epoch(): number {
    return this.#epoch;
  }

  speedUp(epoch: number): void {
    if (epoch !== this.#epoch) return;
    const { concurrency } = this.#limit;
    this.#cleanInWindow += 1;
    if (this.#cleanInWindow < concurrency) return;
    this.#cleanInWindow = 0;
    this.#limit.concurrency = Math.min(concurrency + 1, this.#options.maxInFlight);
  }

  slowDown(epoch: number, waitMs: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, this.#options.clock.now() + waitMs);
    if (epoch !== this.#epoch) return;
    this.#epoch += 1;
    this.#cleanInWindow = 0;
    this.#limit.concurrency = Math.max(1, Math.floor(this.#limit.concurrency / 2));
  }

  /** Waits while the provider has asked to, and while this second has had its requests. */
  async #turn(): Promise<void> {
    const { clock, signal } = this.#options;
    let now = clock.now();
    // Again after each wait: another answer may have asked for more, and another request may have taken the place.
    while (!signal.aborted) {
      const waitMs = Math.max(this.#heldUntil - now, this.#rate.waitMs(now));
      if (waitMs <= 0) return this.#rate.take(now);
      await clock.sleep(waitMs, signal);
      // A caller's clock may sleep without going on.
      now = Math.max(clock.now(), now + waitMs);
    }
  }
}
