/** What was seen of a person at a provider: the contacts that match, and how many do not. */
import type { ListedContact } from '../providers/search.js';
import { compare } from './compare.js';
import type { Match } from './finding.js';
import type { Person } from './person.js';

/** The canonical spelling of an id, or what is wrong with it. */
export type ParseId = (id: string) => { readonly id: string } | { readonly problem: string };

export class Sightings {
  /** The match by contact id; undefined if the contact only resembles the person. */
  readonly #contacts = new Map<string, Match | undefined>();
  /** Whether a contact compared differently when it was seen again. */
  #hasChanged = false;
  #hasInvalidId = false;

  /** Compares a contact, and keeps it if it matches. */
  see(person: Person, contact: ListedContact, parseId: ParseId): void {
    const parsed = parseId(contact.id);
    const id = 'id' in parsed ? parsed.id : contact.id;
    // Compare with the parsed id: a copy of the match would lose its fields, which are not enumerable.
    const match = compare(person, { ...contact, id });
    if (match && 'problem' in parsed) this.#hasInvalidId = true;
    else this.#add(id, match);
  }

  /** Adds what another reading has seen. */
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
