/** Whether the people of a plan fit its contacts: no contact of somebody else, and no finding that claims too much. */
import type { Violation } from '../../generated/contract.js';
import { PlannedPeople as keepsForm } from '../../generated/record/people.js';
import type { Target } from '../deletion/outcome.js';
import { ownedContacts, type PlannedPeople } from './people.js';
import type { PlannedProvider } from './plan.js';
import { problemOfFindings } from './planned-finding.js';
import { looksLikeAddress } from './reference-words.js';

/** What the people are checked against. */
export interface PeopleContext {
  readonly has: (target: Target) => boolean;
  readonly providers: readonly Pick<PlannedProvider, 'provider' | 'baseUrl'>[];
}

/** What is wrong, in words that continue "what the plan keeps of its search"; undefined if nothing is. */
export function problemOfPeople(given: unknown, context: PeopleContext): string | undefined {
  if (!keepsForm(given)) return problemOfForm(keepsForm.errors ?? []);
  // The validator has checked it; a test compares the schema with the type.
  const people = given as PlannedPeople;
  return problemOfEach(people) ?? problemOfContacts(people, context);
}

/** Names the place only: the value may be personal data. */
function problemOfForm([violation]: readonly Violation[]): string {
  const [first = '', second = ''] = (violation?.instancePath ?? '').split('/').slice(1);
  const place = [first, first === 'people' ? second : ''].filter(Boolean).join('.');
  return `does not have the form that schemas/plan.schema.json describes${place && `, in ${place}`}`;
}

function problemOfEach({ people }: PlannedPeople): string | undefined {
  const providersOf = (index: number) =>
    (people[index]?.findings ?? []).map(({ provider }) => provider).toSorted();
  const known = providersOf(0).join('\n');
  for (const [index, { reference, findings }] of people.entries()) {
    const name = `person ${index}`;
    // References are shown, in receipts too.
    if (reference !== undefined && looksLikeAddress(reference))
      return `has an e-mail address as the reference of ${name}`;
    const problem = problemOfFindings(findings);
    if (problem !== undefined) return `says of ${name} what cannot be: it ${problem}`;
    // Otherwise a missing provider would go unnoticed.
    if (providersOf(index).join('\n') !== known) return `names other providers for ${name} than for person 0`;
  }
  return undefined;
}

function problemOfContacts(people: PlannedPeople, { has, providers }: PeopleContext): string | undefined {
  const counts = people.people.map(() => new Map<string, number>());
  for (const { provider, id, owners } of ownedContacts(people)) {
    if (!has({ provider, id }))
      return `gives a contact at ${provider} to a person, and the plan does not have it`;
    const persons = owners.map(({ person }) => person);
    if (new Set(persons).size < persons.length)
      return `gives a contact at ${provider} to the same person twice`;
    for (const person of persons) {
      const count = counts[person];
      if (!count) return `gives a contact at ${provider} to a person that there is not`;
      count.set(provider, (count.get(provider) ?? 0) + 1);
    }
  }
  for (const [index, { findings }] of people.people.entries()) {
    for (const [provider, count] of counts[index] ?? []) {
      const finding = findings.find((each) => each.provider === provider);
      const found = finding?.contacts ?? 0;
      if (count > found)
        return `gives person ${index} more contacts at ${provider} than were found: ${count}, not ${found}`;
      const planned = providers.find((each) => each.provider === provider)?.baseUrl;
      if (finding?.baseUrl !== planned)
        return `says that ${provider} was searched at ${finding?.baseUrl}, and the plan is for ${planned}`;
    }
  }
  return undefined;
}
