/** The contacts of a provider and their states. Made for millions of contacts. */

/**
 * `present`; `trashed`: in a trash, where it may be recovered; `softDeleted`: still stored, marked as deleted; `deleted`:
 * gone. Only a `present` contact can be found or deleted.
 */
export type ContactState = 'present' | 'trashed' | 'softDeleted' | 'deleted';

interface Standing {
  readonly state: ContactState;
  /** Milliseconds since 1970; undefined while the contact is present. */
  readonly deletedAt: number | undefined;
}

/** Shared by all present contacts: each costs no more than its entry in the map. */
const PRESENT: Standing = { state: 'present', deletedAt: undefined };

export class ContactStore<Id extends number | string> {
  readonly #standings = new Map<Id, Standing>();
  /** Shared by all contacts that were deleted in the same way in the same millisecond. */
  #latest = PRESENT;
  /** The present contacts, cached until they change. */
  #present: readonly Id[] | undefined;

  /** @throws TypeError for a contact that already exists. */
  add(id: Id): void {
    if (this.#standings.has(id)) throw new TypeError(`The contact ${JSON.stringify(id)} is given twice.`);
    this.#standings.set(id, PRESENT);
    this.#present = undefined;
  }

  isPresent(id: Id): boolean {
    return this.#standings.get(id) === PRESENT;
  }

  stateOf(id: Id): ContactState | undefined {
    return this.#standings.get(id)?.state;
  }

  remove(id: Id, state: Exclude<ContactState, 'present'>, deletedAt: number): void {
    if (this.#latest.state !== state || this.#latest.deletedAt !== deletedAt) {
      this.#latest = { state, deletedAt };
    }
    this.#standings.set(id, this.#latest);
    this.#present = undefined;
  }

  /** The present contacts, in the order in which they were added. */
  present(): readonly Id[] {
    this.#present ??= [...this.#standings].flatMap(([id, standing]) => (standing === PRESENT ? [id] : []));
    return this.#present;
  }

  /** All contacts, in the order in which they were added. */
  list(): { id: Id; state: ContactState; deletedAt?: string }[] {
    return Array.from(this.#standings, ([id, { state, deletedAt }]) =>
      deletedAt === undefined ? { id, state } : { id, state, deletedAt: new Date(deletedAt).toISOString() },
    );
  }
}
