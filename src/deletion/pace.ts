/** Decides how many requests of a provider are in flight: more while all is well, half when it is too much. */
import PQueue from 'p-queue';
import type { Clock } from '../http/clock.js';

/** The defaults, in one place. */
export const PACE = { start: 4, maxInFlight: 32 } as const;

export interface PaceOptions {
  readonly maxInFlight: number;
  /** Requests a second; undefined for no cap. */
  readonly maxPerSecond: number | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
}

export class Pace {
  readonly #queue: PQueue;
  readonly #options: PaceOptions;
  #cleanInWindow = 0;
  #slowedAt = Number.NEGATIVE_INFINITY;
  #heldUntil = Number.NEGATIVE_INFINITY;

  constructor(options: PaceOptions) {
    this.#options = options;
    const perSecond = options.maxPerSecond;
    this.#queue = new PQueue({
      concurrency: Math.min(PACE.start, options.maxInFlight),
      ...(perSecond === undefined ? {} : { intervalCap: perSecond, interval: 1_000, strict: true }),
    });
  }

  /** Requests under way. */
  get inFlight(): number {
    return this.#queue.pending;
  }

  /** Runs a request when its turn has come, after any wait that the provider has asked for. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    return this.#queue.add(async () => {
      await this.#hold();
      return request();
    });
  }

  /** An answer that asked for nothing: after a window of them, one more may be in flight. */
  speedUp(): void {
    const { concurrency } = this.#queue;
    this.#cleanInWindow += 1;
    if (this.#cleanInWindow < concurrency) return;
    this.#cleanInWindow = 0;
    this.#queue.concurrency = Math.min(concurrency + 1, this.#options.maxInFlight);
  }

  /**
   * An answer that said "too much", to a request sent at `sentAt`. Requests that were in flight together are
   * answered together, and halve the pace once.
   */
  slowDown(sentAt: number, waitMs: number): void {
    const now = this.#options.clock.now();
    this.#heldUntil = Math.max(this.#heldUntil, now + waitMs);
    this.#cleanInWindow = 0;
    if (sentAt < this.#slowedAt) return;
    this.#slowedAt = now;
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
    } while (this.#heldUntil > held && !signal?.aborted);
  }
}
