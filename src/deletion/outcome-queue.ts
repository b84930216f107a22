/** Hands outcomes from the run to its reader, and holds the run back while the reader is behind. */
import { LIMITS } from './limits.js';

export class OutcomeQueue<T> {
  #items: T[] = [];
  #ended = false;
  #abandoned = false;
  #error: unknown;
  #readable = signalOf();
  #drained = signalOf();

  /** Adds an item. If it returns a promise, await that before sending more. */
  push(item: T): Promise<void> | undefined {
    if (this.#abandoned) return undefined;
    this.#items.push(item);
    this.#readable.give();
    return this.#items.length < LIMITS.outcomesWaiting ? undefined : this.#drained.wait();
  }

  /** No more items. Those that wait are still read. */
  end(error?: unknown): void {
    this.#ended = true;
    this.#error = error;
    this.#readable.give();
  }

  /** Lets the run go on after its reader has left. */
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

/** A promise that can be awaited repeatedly. `give` resolves the waits of all who are waiting now. */
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
