/** Turns the findings of a search into what a plan keeps of them: no phone numbers, no e-mail addresses. */

import { foldCase } from '../finding/compare.js';
import { type Finding, fields, type Match } from '../finding/finding.js';
import { type FindOptions, regionOf } from '../finding/options.js';
import { type Person, type PersonInput, personOf } from '../finding/person.js';
import { engine } from '../providers/provider.js';
import { assertOptions } from './options.js';
import {
  newPeopleKey,
  type Ownership,
  type PlannedFinding,
  type PlannedPeople,
  type PlannedPerson,
  personPseudonym,
  printOf,
} from './people.js';
import { problemOfReference } from './receipt/reference.js';
import { personalWordsIn } from './reference-words.js';

/** The search that the findings come from, with the arguments of `findContacts`. */
export interface Search extends Pick<FindOptions, 'providers' | 'defaultRegion'> {
  /** The same people in the same order: a list, or something that can be iterated twice. */
  readonly people: Iterable<PersonInput>;
}

/** Options of `peopleOf`. */
export interface PeopleOptions {
  /**
   * Providers that may have the people's data, too, but were not searched, such as one without a credential here. The
   * receipt says so.
   * @default none
   */
  readonly notAsked?: readonly string[] | undefined;
}

/**
 * Whose contacts a run deletes, and where they were searched for. Pass it to `openJournal`, and the receipt reports it for
 * each person. People appear under pseudonyms; of the fields that matched, only HMACs are kept.
 *
 * @param findings All findings of the search, made in this process: one per person and provider.
 * @param search The arguments of `findContacts`.
 * @throws TypeError for findings of another search, or for a reference that a receipt cannot have.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { findContacts } from 'contact-deletion/find';
 * import { openJournal, peopleOf } from 'contact-deletion/journal';
 * import { acme } from './acme.js';
 *
 * const search = { providers: [acme.fromEnv()], people: [{ reference: 'request 17', email: 'ana@example.com' }] };
 * const findings = [];
 * for await (const finding of findContacts(search)) findings.push(finding);
 *
 * const targets = findings
 *   .filter(({ finding }) => finding === 'found')
 *   .flatMap(({ provider, contacts }) => contacts.map(({ id }) => ({ provider, id })));
 * const journal = await openJournal('erasure.journal', { people: peopleOf(findings, search) });
 * await deleteContacts({ providers: search.providers, targets, journal }).finish();
 * console.log(await journal.receipt({ person: 'request 17' }));
 */
export function peopleOf(
  findings: Iterable<Finding>,
  search: Search,
  options: PeopleOptions = {},
): PlannedPeople {
  assertOptions(options, ['notAsked']);
  const { notAsked = [] } = options;
  const addresses = new Map(
    search.providers.map((each) => [each.name, each[engine].account().baseUrl] as const),
  );
  assertNotAsked(notAsked, addresses);
  const sought = Array.from(search.people, (input, index) => personOf(input, index, regionOf(search)));
  for (const person of sought) assertReference(person);
  const key = newPeopleKey();
  const at = new Date().toISOString();
  const known = byPersonAndProvider([...findings], sought, addresses);
  const findingsOf = ({ key: { index } }: Person): PlannedFinding[] => [
    ...Array.from(addresses, ([provider, baseUrl]) => {
      const finding = known[index]?.get(provider);
      if (finding) return plannedFinding(finding, baseUrl, at);
      throw new TypeError(
        `there is no finding for person ${index} at ${provider}: take them all, to the end of the search.`,
      );
    }),
    ...notAsked.map((provider) => notAskedAt(provider, at)),
  ];
  return {
    key,
    people: sought.map((person): PlannedPerson => {
      const { reference } = person.key;
      const pseudonym = personPseudonym(key, identifiersOf(person));
      return { pseudonym, ...(reference !== undefined && { reference }), findings: findingsOf(person) };
    }),
    contacts: contactsIn(known, key),
  };
}

/** The input of a pseudonym: the same for the same person, however the identifiers were written. */
const identifiersOf = ({ phones, emails }: Person): string[] => [
  ...phones.map(({ e164 }) => e164),
  ...emails.map(foldCase),
];

function assertNotAsked(notAsked: readonly string[], asked: ReadonlyMap<string, string>): void {
  const isList = Array.isArray(notAsked) && notAsked.every((each) => typeof each === 'string' && each !== '');
  if (!isList) throw new TypeError('notAsked must be a list of providers, such as ["acme"].');
  const wrong = notAsked.find((each, index) => asked.has(each) || notAsked.indexOf(each) !== index);
  if (wrong !== undefined) throw new TypeError(`notAsked names ${wrong} twice, or though it was searched.`);
}

/** Shorter numbers occur in others by chance. */
const SHORTEST_NUMBER = 7;

/** Receipts show the reference, so it must not contain what the person was searched by. */
function assertReference(person: Person): void {
  const { index, reference } = person.key;
  if (reference === undefined) return;
  const words = personalWordsIn(reference, person, SHORTEST_NUMBER);
  const problem = problemOfReference(reference) ?? (words && `has ${words} in it`);
  if (problem !== undefined) throw new TypeError(`the reference of person ${index} ${problem}.`);
}

type Known = readonly ReadonlyMap<string, Finding>[];

/** @throws TypeError if a finding belongs to another search. */
function byPersonAndProvider(
  findings: readonly Finding[],
  sought: readonly Person[],
  addresses: ReadonlyMap<string, string>,
): Known {
  const known = sought.map(() => new Map<string, Finding>());
  for (const finding of findings) {
    const { person, provider } = finding;
    const own = known[person.index];
    const isOwn = own && sought[person.index]?.key.reference === person.reference && addresses.has(provider);
    if (!isOwn || own.has(provider))
      throw new TypeError(`the finding for person ${person.index} at ${provider} is not one of this search.`);
    own.set(provider, finding);
  }
  return known;
}

function plannedFinding(given: Finding, baseUrl: string, at: string): PlannedFinding {
  const { provider, finding, searchedBy, contacts, resembling } = given;
  const { phone, email, list } = searchedBy;
  return {
    provider,
    baseUrl,
    finding,
    searchedBy: { phone, email, list },
    contacts: contacts.length,
    ...(resembling !== undefined && { resembling }),
    ...('reason' in given && { reason: given.reason.code }),
    at,
  };
}

const notAskedAt = (provider: string, at: string): PlannedFinding => ({
  provider,
  baseUrl: '',
  finding: 'notAsked',
  searchedBy: { phone: 0, email: 0, list: false },
  contacts: 0,
  at,
});

function contactsIn(known: Known, key: string): PlannedPeople['contacts'] {
  const all = new Map<string, Map<string, Ownership[]>>();
  for (const [person, findings] of known.entries()) {
    for (const [provider, { contacts }] of findings) {
      const owned = all.get(provider) ?? new Map<string, Ownership[]>();
      if (contacts.length > 0) all.set(provider, owned);
      for (const match of contacts) {
        owned.set(match.id, [...(owned.get(match.id) ?? []), ownership(person, match, key)]);
      }
    }
  }
  return Object.fromEntries(Array.from(all, ([provider, owned]) => [provider, Object.fromEntries(owned)]));
}

function ownership(person: number, match: Match, key: string): Ownership {
  // A finding that was serialised has lost these fields, and a changed contact could never be detected.
  const equal = match[fields] ?? [];
  if (equal.length === 0)
    throw new TypeError(
      `a contact of person ${person} does not have what compared equal: give the findings themselves.`,
    );
  return { person, by: [...match.by], prints: [...new Set(equal.map((field) => printOf(key, field)))] };
}
