/** Counts the requests of the last second, so that no second has more than its share. */

const SECOND_MS = 1_000;

export class RateCap {
  readonly #perSecond: number;
  /** When those of the last second began, oldest first. */
  #begun: number[] = [];

  /** @param perSecond Undefined for no cap. */
  constructor(perSecond: number | undefined) {
    this.#perSecond = perSecond ?? Number.POSITIVE_INFINITY;
  }

  /** How long until another may begin, in milliseconds; 0 for at once. */
  waitMs(now: number): number {
    // Those far ahead are from before the clock was set back.
    this.#begun = this.#begun.filter((at) => Math.abs(now - at) < SECOND_MS);
    const [oldest = now] = this.#begun;
    return this.#begun.length < this.#perSecond ? 0 : oldest + SECOND_MS - now;
  }

  /** One begins. */
  take(now: number): void {
    if (this.#perSecond !== Number.POSITIVE_INFINITY) this.#begun.push(now);
  }
}
