/** Whether the account is the right one: if a 404 may mean the account, "nobody" counts only once a contact was seen in it. */

export class AccountProof {
  #isProven: boolean;
  #proving: Promise<unknown> | undefined;
  #waiting: (() => void)[] = [];

  constructor(isProven: boolean) {
    this.#isProven = isProven;
  }

  /** A contact was seen: whoever waits for the proof has it. */
  seen(): void {
    this.#isProven = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const settle of waiting) settle();
  }

  /**
   * Calls back once the account is proven: at once, later, or never.
   *
   * @param prove Asks for what may show a contact; it is asked once.
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
