/** Finds the few people that a contact from a long list may belong to. */
import type { ListedContact } from '../providers/search.js';
import { foldCase } from './compare.js';
import type { Person } from './person.js';
import { lastDigits, lastDigitsOf } from './stored-phone.js';

export class PeopleIndex {
  readonly #byDigits = new Map<string, Set<Person>>();
  readonly #byEmail = new Map<string, Set<Person>>();

  constructor(people: Iterable<Person>) {
    for (const person of people) {
      for (const { international } of person.phones) {
        for (const digits of international) add(this.#byDigits, lastDigits(digits), person);
      }
      for (const email of person.emails) add(this.#byEmail, foldCase(email), person);
    }
  }

  /** Everybody who may match, and perhaps others. */
  candidates({ phones, emails }: ListedContact): ReadonlySet<Person> {
    return new Set([
      ...phones.flatMap((phone) => [...(this.#byDigits.get(lastDigitsOf(phone) ?? '') ?? [])]),
      ...emails.flatMap((email) => [...(this.#byEmail.get(foldCase(email.trim())) ?? [])]),
    ]);
  }
}

function add(index: Map<string, Set<Person>>, key: string, person: Person): void {
  const people = index.get(key) ?? new Set();
  index.set(key, people.add(person));
}
