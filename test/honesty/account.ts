/** Keeps account of who deleted what in one world: the truth that the outcomes are held against. */
import type { Name } from './pages.js';

/** What a contact is before the run: there; never there; there with pending messages; not an id by the provider. */
export type Start = 'present' | 'never' | 'pending' | 'refused';

/** A request that arrived whole, and what it did. */
export interface Arrival {
  readonly ids: readonly string[];
  /** What it has removed; more may come when its work is late. */
  readonly removed: string[];
  /** A documented success for its ids was sent to the last byte. */
  saidDeleted: boolean;
  /** Its answer did not come whole, or does not tell whether the work was done. */
  inDoubt: boolean;
  status: number | undefined;
}

export class Account {
  readonly arrivals: Arrival[] = [];
  /** How requests broke the page. Nothing is done for them. */
  readonly breaches: string[] = [];
  /** What look-ups have shown to be there. */
  readonly seenPresent = new Set<string>();
  readonly #start: ReadonlyMap<string, Start>;
  readonly #gone = new Map<string, 'run' | 'outside'>();
  #late: { inRequests: number; work: () => void }[] = [];

  constructor(
    readonly provider: Name,
    contacts: Readonly<Record<string, Start>>,
  ) {
    this.#start = new Map(Object.entries(contacts));
  }

  get ids(): readonly string[] {
    return [...this.#start.keys()];
  }

  stateOf(id: string): Start {
    return this.#gone.has(id) ? 'never' : (this.#start.get(id) ?? 'never');
  }

  removedBy(id: string): 'run' | 'outside' | undefined {
    return this.#gone.get(id);
  }

  /** A party outside of the run deletes a contact. */
  removeFromOutside(id: string): void {
    if (this.stateOf(id) !== 'never') this.#gone.set(id, 'outside');
  }

  arrive(ids: readonly string[]): Arrival {
    const arrival: Arrival = { ids, removed: [], saidDeleted: false, inDoubt: true, status: undefined };
    this.arrivals.push(arrival);
    return arrival;
  }

  /** Does the work of a request: removes what can be removed. */
  remove(arrival: Arrival, ids: readonly string[]): void {
    for (const id of ids) {
      if (this.stateOf(id) !== 'present') continue;
      this.#gone.set(id, 'run');
      arrival.removed.push(id);
    }
  }

  /** Leaves the work of a request for later: until so many more have arrived, or the end. */
  later(inRequests: number, work: () => void): void {
    this.#late.push({ inRequests, work });
  }

  /** A request was answered: late work comes nearer. */
  tick(): void {
    for (const each of this.#late) each.inRequests -= 1;
    for (const { work } of this.#late.filter(({ inRequests }) => inRequests <= 0)) work();
    this.#late = this.#late.filter(({ inRequests }) => inRequests > 0);
  }

  /** The run is over, and so is all that was late. */
  close(): void {
    for (const { work } of this.#late) work();
    this.#late = [];
  }
}
