/** Whose contacts a plan deletes, and where they were searched for: without a phone number or an e-mail address. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Target } from '../deletion/outcome.js';
import type { FindingKind, FindReasonCode, Identifier, SearchedBy } from '../finding/finding.js';

/** What was asked about a person at a provider, and what the answer was. */
export interface PlannedFinding {
  readonly provider: string;
  /** Where; empty if the provider was not asked. */
  readonly baseUrl: string;
  /** `notAsked` if the provider is known, and nobody searched there. */
  readonly finding: FindingKind | 'notAsked';
  /** How many terms of each kind were asked for, and whether the list of all contacts was read. */
  readonly searchedBy: SearchedBy;
  /** How many contacts compare equal. */
  readonly contacts: number;
  /** Contacts that the search returned, and that do not compare equal. Left out if the list was read. */
  readonly resembling?: number;
  /** Why it is no plain yes or no. The code alone: a message is in one language, and may say anything. */
  readonly reason?: FindReasonCode;
  /** When it was noted down. */
  readonly at: string;
}

/** A person whose contacts a plan deletes, or who has none. */
export interface PlannedPerson {
  /** HMAC-SHA256 of the phone numbers and e-mail addresses, in hexadecimal, under the key of the search. */
  readonly pseudonym: string;
  /** What the person was called by whoever searched, such as the number of a request. */
  readonly reference?: string;
  /** One for each provider that is known. */
  readonly findings: readonly PlannedFinding[];
}

/** Whose a contact is. */
export interface Ownership {
  /** The place among the people, from 0. */
  readonly person: number;
  /** What is equal: `phone`, `email` or both. */
  readonly by: readonly Identifier[];
  /**
   * HMAC-SHA256 of what compared equal, as it is stored, in hexadecimal: a contact that is read again and does not have all of it
   * has changed hands.
   */
  readonly prints: readonly string[];
}

/** What a plan keeps of a search. */
export interface PlannedPeople {
  /** The key of pseudonyms and prints, in base64. It stays in the search's file, the plan and the journal. */
  readonly key: string;
  readonly people: readonly PlannedPerson[];
  /** By provider and contact id. A contact that was named by its id is in none. */
  readonly contacts: Readonly<Record<string, Readonly<Record<string, readonly Ownership[]>>>>;
}

/** A contact of the people, with whose it is. */
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

/** Whose a contact is; empty if it was named by its id. */
export function ownersOf({ contacts }: PlannedPeople, provider: string, id: string): readonly Ownership[] {
  // An id may be any text, also the name of what every object has.
  const ids = Object.hasOwn(contacts, provider) ? contacts[provider] : undefined;
  return ids && Object.hasOwn(ids, id) ? (ids[id] ?? []) : [];
}

/** The same people, with these contacts alone. */
export function withContacts(people: PlannedPeople, has: (target: Target) => boolean): PlannedPeople {
  const contacts = Object.entries(people.contacts).flatMap(([provider, ids]) => {
    const left = Object.entries(ids).filter(([id]) => has({ provider, id }));
    return left.length > 0 ? [[provider, Object.fromEntries(left)] as const] : [];
  });
  return { ...people, contacts: Object.fromEntries(contacts) };
}

/** A key for a search. */
export const newPeopleKey = (): string => randomBytes(32).toString('base64');

/** A person by what identifies them, in whatever order it was given. */
export function personPseudonym(key: string, identifiers: Iterable<string>): string {
  return hmac(key, `person\n${[...new Set(identifiers)].sort().join('\n')}`);
}

/** A field of a contact, as it is stored. */
export const printOf = (key: string, field: string): string => hmac(key, `field\n${field}`);

const hmac = (key: string, text: string): string =>
  createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('hex');
