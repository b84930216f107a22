/** Wakes up whoever waits for something to change; what changed a moment before is not missed. */

export class News {
  #isThere = false;
  #wake: () => void = () => {};

  tell(): void {
    this.#isThere = true;
    this.#wake();
  }

  /** Resolves when there is news since the last wait, or after so many milliseconds. */
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
