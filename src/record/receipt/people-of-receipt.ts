/** The part of a receipt about each person: where they were searched for, and what became of their contacts. */
import type { Target } from '../../deletion/outcome.js';
import type { PlannedFinding, PlannedPeople, PlannedPerson } from '../people.js';
import { ownersOf } from '../people.js';
import { isSettled } from '../planned-finding.js';
import type { ReceiptFinding, ReceiptPerson, ReceiptPersonContact, ReceiptTarget } from './receipt.js';

/** Finds a person by pseudonym or reference. Returns the index, or why there is none. */
export function placeOf({ people }: PlannedPeople, named: string): number | 'none' | 'several' {
  const isNamed = ({ pseudonym, reference }: PlannedPerson) => pseudonym === named || reference === named;
  const places = [...people.keys()].filter((place) => isNamed(people[place] ?? nobody));
  const [first, ...others] = places;
  if (first === undefined) return 'none';
  // The same pseudonym and reference twice mean the same person.
  const nameAt = (place: number) => `${people[place]?.pseudonym}\n${people[place]?.reference ?? ''}`;
  return others.every((place) => nameAt(place) === nameAt(first)) ? first : 'several';
}

const nobody = { pseudonym: '', findings: [] };

/** A contact of the receipt, with its id from the journal and its entry in the receipt. */
export interface NamedTarget extends Target {
  readonly target: ReceiptTarget;
}

/**
 * @param places The indexes of the people in the receipt, in order.
 * @param targets All contacts of the receipt, in order.
 * @param provider For the receipt of a single contact: its provider. Findings elsewhere are about other contacts.
 */
export function peopleIn(
  people: PlannedPeople,
  places: readonly number[],
  targets: readonly NamedTarget[],
  provider?: string,
): ReceiptPerson[] {
  const contacts = new Map(places.map((place) => [place, [] as ReceiptPersonContact[]]));
  for (const { provider, id, target } of targets) {
    for (const { person, by } of ownersOf(people, provider, id)) {
      const { pseudonym, outcome } = target;
      contacts.get(person)?.push({ provider, pseudonym, by, outcome });
    }
  }
  return places.flatMap((place) => {
    const person = people.people[place];
    if (!person) return [];
    const { pseudonym, reference } = person;
    const own = contacts.get(place) ?? [];
    const findings = person.findings
      .filter((finding) => provider === undefined || finding.provider === provider)
      .map((finding) => findingOf(finding, own));
    return {
      pseudonym,
      ...(reference !== undefined && { reference }),
      searchSettled: findings.every(isSettled),
      findings,
      contacts: own,
    };
  });
}

function findingOf(given: PlannedFinding, own: readonly ReceiptPersonContact[]): ReceiptFinding {
  const { provider, baseUrl, finding, searchedBy, contacts, resembling, reason, at } = given;
  return {
    provider,
    baseUrl,
    finding,
    searchedBy,
    contacts,
    inRun: own.filter((contact) => contact.provider === provider).length,
    ...(resembling !== undefined && { resembling }),
    ...(reason !== undefined && { reason }),
    at,
  };
}
