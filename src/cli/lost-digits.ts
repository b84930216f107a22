/** Tells by all ids of a file together whether they have lost their last digits, which one id alone doesn't show. */

/** How many digits a spreadsheet keeps of a number, and how many a script does; both write zeros for the rest. */
const KEPT = [15, 17] as const;

/** So many zeros are found by chance in one of a million files. */
const TOO_MANY_ZEROS = 6;

export class LostDigits {
  readonly #zeros = new Map<number, number>(KEPT.map((kept) => [kept, 0]));

  add(id: string): void {
    if (!/^\d+$/.test(id)) return;
    for (const [kept, zeros] of this.#zeros) {
      const rest = id.slice(kept);
      // One that ends otherwise has all its digits, so the file was not written that way.
      if (/[1-9]/.test(rest)) this.#zeros.delete(kept);
      else this.#zeros.set(kept, zeros + rest.length);
    }
  }

  get areLost(): boolean {
    return [...this.#zeros.values()].some((zeros) => zeros >= TOO_MANY_ZEROS);
  }
}
