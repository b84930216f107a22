/** What was seen of a person at a provider: the contacts that compare equal, and how many do not. */
import type { ListedContact } from '../providers/search.js';
import { compare } from './compare.js';
import type { Match } from './finding.js';
import type { Person } from './person.js';

/** The one spelling of an id, or what is wrong with it. */
export type ParseId = (id: string) => { readonly id: string } | { readonly problem: string };

export class Sightings {
  /** By id: what makes it the person; undefined if it only resembles. */
  readonly #contacts = new Map<string, Match | undefined>();
  /** Whether a contact compared in one way, and in another when it was seen again. */
  #hasChanged = false;
  #hasInvalidId = false;

  /** Compares a contact, and keeps what compares equal. */
  see(person: Person, contact: ListedContact, parseId: ParseId): void {
    const parsed = parseId(contact.id);
    const id = 'id' in parsed ? parsed.id : contact.id;
    // Not a copy of the match with another id: what compared equal would be lost, since a copy leaves out what is out of sight.
    const match = compare(person, { ...contact, id });
    if (match && 'problem' in parsed) this.#hasInvalidId = true;
    else this.#add(id, match);
  }

  /** What another reading has seen, too. */
  join(other: Sightings): void {
    for (const [id, match] of other.#contacts) this.#add(id, match);
    this.#hasChanged ||= other.#hasChanged;
    this.#hasInvalidId ||= other.#hasInvalidId;
  }

  get matches(): readonly Match[] {
    return [...this.#contacts.values()].filter((match) => match !== undefined);
  }

  get resembling(): number {
    return this.#contacts.size - this.matches.length;
  }

  get hasChanged(): boolean {
    return this.#hasChanged;
  }

  get hasInvalidId(): boolean {
    return this.#hasInvalidId;
  }

  #add(id: string, match: Match | undefined): void {
    if (this.#contacts.has(id) && kindOf(this.#contacts.get(id)) !== kindOf(match)) this.#hasChanged = true;
    this.#contacts.set(id, match ?? this.#contacts.get(id));
  }
}

const kindOf = (match: Match | undefined) => match && [...match.by, ...match.doubts].join();
