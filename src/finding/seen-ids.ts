/**
 * Remembers which ids of a list were seen, in a fixed amount of memory: by fingerprint. If two ids had the same fingerprint,
 * the list would count as changed; no contact would be missed. With 100,000 ids, the chance of that is one in two million.
 */

/** The most ids to allocate space for at the start. With more, the space is doubled. */
const ROOM = 131_072;

export class SeenIds {
  #table: Float64Array;
  #size = 0;

  /** @param expected How many ids there may be. */
  constructor(expected: number) {
    this.#table = new Float64Array(2 ** Math.ceil(Math.log2(2 * Math.max(1, Math.min(expected, ROOM)))));
  }

  get size(): number {
    return this.#size;
  }

  add(id: string): void {
    if (!put(this.#table, fingerprint(id))) return;
    this.#size += 1;
    if (this.#size * 2 > this.#table.length) this.#grow();
  }

  #grow(): void {
    const grown = new Float64Array(this.#table.length * 2);
    for (const each of this.#table) if (each !== 0) put(grown, each);
    this.#table = grown;
  }
}

/** @returns Whether the value is new. The table always has a free slot. */
function put(table: Float64Array, value: number): boolean {
  let place = value % table.length;
  for (; table[place] !== 0; place = (place + 1) % table.length) {
    if (table[place] === value) return false;
  }
  table[place] = value;
  return true;
}

/** 53 bits, never zero: two 32-bit hashes with different factors (cyrb53, public domain). */
export function fingerprint(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 2 ** 32 * (0x1fffff & low) + (high >>> 0) || 1;
}
