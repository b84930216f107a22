/** Whose contacts a plan deletes, and where they were searched for, without phone numbers or e-mail addresses. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Target } from '../deletion/outcome.js';
import type { FindingKind, FindReasonCode, Identifier, SearchedBy } from '../finding/finding.js';

/** The result of searching for a person at a provider. */
export interface PlannedFinding {
  readonly provider: string;
  /** The address that was searched; empty if the provider was not asked. */
  readonly baseUrl: string;
  /** `notAsked` if the provider is known but was not searched. */
  readonly finding: FindingKind | 'notAsked';
  /** How many terms of each kind were searched for, and whether the list of all contacts was read. */
  readonly searchedBy: SearchedBy;
  /** How many contacts match. */
  readonly contacts: number;
  /** Contacts that the search returned but that do not match. Left out if the list was read. */
  readonly resembling?: number;
  /** Why the answer is not a clear yes or no. Only the code: a message has a language, and may contain anything. */
  readonly reason?: FindReasonCode;
  /** When the finding was recorded. */
  readonly at: string;
}

/** A person who was searched for, with or without contacts in the plan. */
export interface PlannedPerson {
  /** HMAC-SHA256 of the phone numbers and e-mail addresses, in hexadecimal, with the key of the search. */
  readonly pseudonym: string;
  /** The searcher's own reference to the person, such as the number of a request. */
  readonly reference?: string;
  /** One for each known provider. */
  readonly findings: readonly PlannedFinding[];
}

/** A person whom a contact belongs to. */
export interface Ownership {
  /** The index of the person in `people`. */
  readonly person: number;
  /** What matched: `phone`, `email` or both. */
  readonly by: readonly Identifier[];
  /**
   * HMAC-SHA256 of the fields that matched, as stored, in hexadecimal. If the contact is read again and lacks one of them,
   * it has changed hands.
   */
  readonly prints: readonly string[];
}

/** What a plan keeps of a search. */
export interface PlannedPeople {
  /** The key of the pseudonyms and prints, in base64. It is only in the file of the search, the plan and the journal. */
  readonly key: string;
  readonly people: readonly PlannedPerson[];
  /** By provider and contact id. Contacts that were given by their ids are not in here. */
  readonly contacts: Readonly<Record<string, Readonly<Record<string, readonly Ownership[]>>>>;
}

/** A contact, with the people it belongs to. */
export interface OwnedContact {
  readonly provider: string;
  readonly id: string;
  readonly owners: readonly Ownership[];
}

export function* ownedContacts({ contacts }: PlannedPeople): Generator<OwnedContact> {
  for (const [provider, ids] of Object.entries(contacts)) {
    for (const [id, owners] of Object.entries(ids)) yield { provider, id, owners };
  }
}

/** The people a contact belongs to; empty if it was given by its id. */
export function ownersOf({ contacts }: PlannedPeople, provider: string, id: string): readonly Ownership[] {
  // An id may be any text, even the name of a property that every object has.
  const ids = Object.hasOwn(contacts, provider) ? contacts[provider] : undefined;
  return ids && Object.hasOwn(ids, id) ? (ids[id] ?? []) : [];
}

/** The same people, with only the contacts that pass. */
export function withContacts(people: PlannedPeople, has: (target: Target) => boolean): PlannedPeople {
  const contacts = Object.entries(people.contacts).flatMap(([provider, ids]) => {
    const left = Object.entries(ids).filter(([id]) => has({ provider, id }));
    return left.length > 0 ? [[provider, Object.fromEntries(left)] as const] : [];
  });
  return { ...people, contacts: Object.fromEntries(contacts) };
}

/** A random key for one search. */
export const newPeopleKey = (): string => randomBytes(32).toString('base64');

/** A pseudonym from a person's identifiers, in whatever order they come. */
export function personPseudonym(key: string, identifiers: Iterable<string>): string {
  return hmac(key, `person\n${[...new Set(identifiers)].sort().join('\n')}`);
}

/** The print of a field of a contact, as stored. */
export const printOf = (key: string, field: string): string => hmac(key, `field\n${field}`);

const hmac = (key: string, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('hex');
