/**
 * Whether the account is the right one. If a 404 may mean the account, "nobody found" counts only once a contact was seen
 * there.
 */

export class AccountProof {
  #isProven: boolean;
  #proving: Promise<unknown> | undefined;
  #waiting: (() => void)[] = [];

  constructor(isProven: boolean) {
    this.#isProven = isProven;
  }

  /** A contact was seen, which proves the account: everybody who waits for that is called. */
  seen(): void {
    this.#isProven = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const settle of waiting) settle();
  }

  /**
   * Calls back when the account is proven: at once, later, or never.
   *
   * @param prove Sends a request that may show a contact. It is called at most once.
   */
  async whenProven(settle: () => void, prove: () => Promise<unknown>): Promise<void> {
    if (!this.#isProven) {
      this.#proving ??= prove();
      await this.#proving;
    }
    if (this.#isProven) settle();
    else this.#waiting.push(settle);
  }
}
