/** Hands outcomes from the run to its reader, and holds the run back while the reader is behind. */
import { LIMITS } from './limits.js';

export class OutcomeQueue<T> {
  #items: T[] = [];
  #ended = false;
  #abandoned = false;
  #error: unknown;
  #readable = signalOf();
  #drained = signalOf();

  /** Adds an item. The promise, if any, is to be awaited before anything more is sent. */
  push(item: T): Promise<void> | undefined {
    if (this.#abandoned) return undefined;
    this.#items.push(item);
    this.#readable.give();
    return this.#items.length < LIMITS.outcomesWaiting ? undefined : this.#drained.wait();
  }

  /** No more items; what waits is still read. */
  end(error?: unknown): void {
    this.#ended = true;
    this.#error = error;
    this.#readable.give();
  }

  /** Lets the run go on although nobody reads any more. */
  abandon(): void {
    this.#abandoned = true;
    this.#items = [];
    this.#drained.give();
  }

  async *read(): AsyncGenerator<T, void, void> {
    for (;;) {
      const items = this.#items;
      this.#items = [];
      this.#drained.give();
      yield* items;
      if (this.#items.length > 0) continue;
      if (this.#ended) break;
      await this.#readable.wait();
    }
    if (this.#error !== undefined) throw this.#error;
  }
}

/** A promise that can be waited for again and again; `give` ends the wait of everyone who waits now. */
function signalOf() {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise<void>((resolve) => waiting.push(resolve)),
    give: () => {
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
  };
}
