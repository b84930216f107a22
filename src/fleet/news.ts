/** Wakes up a loop when something has changed. A change just before the wait is not missed. */

export class News {
  #isThere = false;
  #wake: () => void = () => {};

  tell(): void {
    this.#isThere = true;
    this.#wake();
  }

  /** Resolves on a change since the last wait, or after `ms` milliseconds. */
  async wait(ms: number): Promise<void> {
    if (!this.#isThere) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isThere = false;
  }
}
