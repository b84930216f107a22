/** Records who deleted what in one world: the truth for judging the outcomes. */
import type { Name } from './pages.js';

/** The state of a contact before the run: there; never there; there with pending messages; or not an id for the provider. */
export type Start = 'present' | 'never' | 'pending' | 'refused';

/** A request that arrived completely, and what it did. */
export interface Arrival {
  readonly ids: readonly string[];
  /** What it has removed; late work may remove more. */
  readonly removed: string[];
  /** Whether a documented success for its ids was sent completely. */
  saidDeleted: boolean;
  /** Whether its answer was not sent completely, or does not say whether the work was done. */
  inDoubt: boolean;
  status: number | undefined;
}

export class Account {
  readonly arrivals: Arrival[] = [];
  /** How requests broke the page. They are not carried out. */
  readonly breaches: string[] = [];
  /** The contacts that look-ups have shown. */
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

  /** A party outside the run deletes a contact. */
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

  /** Delays the work of a request until this many more have arrived, or until the end. */
  later(inRequests: number, work: () => void): void {
    this.#late.push({ inRequests, work });
  }

  /** A request was answered, so delayed work comes closer. */
  tick(): void {
    for (const each of this.#late) each.inRequests -= 1;
    for (const { work } of this.#late.filter(({ inRequests }) => inRequests <= 0)) work();
    this.#late = this.#late.filter(({ inRequests }) => inRequests > 0);
  }

  /** The run is over, and all delayed work is done. */
  close(): void {
    for (const { work } of this.#late) work();
    this.#late = [];
  }
}
