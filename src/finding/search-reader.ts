/** Reads what a provider's definition says: the pages of a search, or of the list of all contacts. */
import type { FindingPort } from '../providers/provider.js';
import type { ContactPage, Cursor, ListDefinition } from '../providers/search.js';
import { compare } from './compare.js';
import { LIMITS } from './limits.js';
import { PeopleIndex } from './people-index.js';
import type { Person } from './person.js';
import { type Reading, readings, Unread } from './reading.js';
import type { SearchRequests } from './requests.js';
import { Sightings } from './sightings.js';
import type { TermToAsk } from './way.js';

/** Called with the number of HTTP requests. */
type Counted = (requests: number) => void;

/** A search or a list, with its requests. */
interface Source extends Pick<ListDefinition, 'operation' | 'read'> {
  request(cursor: Cursor | undefined): ReturnType<ListDefinition['request']>;
  /** Whether "not found" is a valid answer. It is for a search; for a list it would be about the account. */
  readonly mayBeAbsent: boolean;
}

export class SearchReader {
  readonly #port: FindingPort;
  readonly #requests: SearchRequests;
  readonly #now: () => number;
  readonly #contactSeen: () => void;

  /** @param contactSeen Called when an answer has contacts, whoever they are. */
  constructor(port: FindingPort, requests: SearchRequests, now: () => number, contactSeen: () => void) {
    this.#port = port;
    this.#requests = requests;
    this.#now = now;
    this.#contactSeen = contactSeen;
  }

  byTerm(
    person: Person,
    { term, search }: TermToAsk,
    counted: Counted,
  ): Promise<readonly Reading<Sightings>[]> {
    const { context, definition } = this.#port;
    const source: Source = {
      operation: search.operation,
      request: (cursor) => search.request(term, cursor, context()),
      read: (body) => search.read(body),
      mayBeAbsent: true,
    };
    const options = { maxContacts: LIMITS.foundByTerm, now: this.#now };
    return readings(
      (cursor) => this.#page(source, cursor, counted),
      options,
      () => {
        const seen = new Sightings();
        const { parseId } = definition.deletion;
        return { seen, see: (contact) => seen.see(person, contact, parseId) };
      },
    );
  }

  /** The whole list, read once for all these people. */
  all(
    list: ListDefinition,
    people: readonly Person[],
    maxContacts: number,
    counted: Counted,
  ): Promise<readonly Reading<ReadonlyMap<Person, Sightings>>[]> {
    const index = new PeopleIndex(people);
    const { parseId } = this.#port.definition.deletion;
    const source = this.#sourceOf(list);
    return readings(
      (cursor) => this.#page(source, cursor, counted),
      { maxContacts, now: this.#now },
      () => {
        const seen = new Map(people.map((person) => [person, new Sightings()]));
        return {
          seen,
          see: (contact) => {
            // Contacts that only resemble a person are dropped at once: the list has everybody.
            for (const person of index.candidates(contact)) {
              if (compare(person, contact)) seen.get(person)?.see(person, contact, parseId);
            }
          },
        };
      },
    );
  }

  /** Reads only the first page of the list, to see whether it has any contact. */
  async glance(list: ListDefinition, counted: Counted): Promise<void> {
    try {
      await this.#page(this.#sourceOf(list), undefined, counted);
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
    }
  }

  #sourceOf(list: ListDefinition): Source {
    return {
      operation: list.operation,
      request: (cursor) => list.request(cursor, this.#port.context()),
      read: (body) => list.read(body),
      mayBeAbsent: false,
    };
  }

  /** @throws Unread */
  async #page(
    source: Source,
    cursor: Cursor | undefined,
    counted: Counted,
  ): Promise<ContactPage | 'unclear'> {
    const { operation } = source;
    const parts = source.request(cursor);
    // A promise would be sent as a request without its term, and the person would seem to be absent.
    if (parts instanceof Promise) throw new TypeError(`The request for ${operation} is a promise.`);
    const answer = await this.#requests.ask({ operation, parts, counted });
    if (answer.kind === 'failed') throw new Unread(answer.reason);
    if (answer.kind === 'absent') {
      // Valid for a first page only: there were contacts before a later one.
      if (!source.mayBeAbsent || cursor !== undefined) throw new Unread(answer.reason);
      return { contacts: [], isLast: true };
    }
    const page = source.read(answer.body);
    if (page !== 'unclear' && page.contacts.length > 0) this.#contactSeen();
    return page;
  }
}
