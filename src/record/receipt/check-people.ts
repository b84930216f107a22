/** Whether the people of a receipt agree with its contacts, and with each other. */
import { isSettled, problemOfFindings } from '../planned-finding.js';
import type { Receipt, ReceiptPerson, ReceiptTarget } from './receipt.js';

/** What is wrong, in words that continue "the receipt cannot be relied on". */
export function* problemsOfPeople(receipt: Receipt): Generator<string> {
  const { scope, people, searchSettled, targets } = receipt;
  if ((people === undefined) !== (searchSettled === undefined))
    yield 'it has one of people and searchSettled';
  if (scope === 'person' && people?.length !== 1)
    yield 'it is of a single person, and tells of more or of none';
  if (!people) return;
  if (searchSettled !== people.every((person) => person.searchSettled))
    yield `searchSettled is ${searchSettled}, and that of its people says otherwise`;
  if (scope === 'contact' && people.length > 1)
    yield 'it is of a single contact, and tells of several people';
  const known = providersOf(people[0]);
  const byPseudonym = new Map(targets.map((target) => [target.pseudonym, target]));
  for (const [index, person] of people.entries()) {
    const name = `person ${index} (${person.pseudonym.slice(0, 12)}…)`;
    if (providersOf(person) !== known)
      yield `${name} was not searched for at the same providers as the first`;
    for (const problem of problemsOfPerson(person, byPseudonym)) yield `${name} ${problem}`;
    // Only the receipt of a whole run has contacts that belong to nobody.
    if (scope !== 'run' && person.contacts.length !== targets.length)
      yield `${name} has ${person.contacts.length} of the ${targets.length} contacts that it lists`;
    if (scope === 'contact' && person.findings.length !== 1) yield `${name} has findings of other contacts`;
  }
}

const providersOf = (person: ReceiptPerson | undefined) =>
  (person?.findings ?? [])
    .map(({ provider }) => provider)
    .toSorted()
    .join('\n');

function* problemsOfPerson(
  { findings, contacts, searchSettled }: ReceiptPerson,
  targets: ReadonlyMap<string, ReceiptTarget>,
): Generator<string> {
  if (searchSettled !== findings.every(isSettled))
    yield `has searchSettled ${searchSettled}, and the findings say otherwise`;
  const problem = problemOfFindings(findings);
  if (problem !== undefined) yield problem;
  for (const { provider, contacts: found, inRun } of findings) {
    const listed = contacts.filter((contact) => contact.provider === provider).length;
    if (inRun !== listed) yield `has inRun ${inRun} at ${provider}, and ${listed} contacts there`;
    if (inRun > found) yield `has more contacts at ${provider} than were found: ${inRun}, not ${found}`;
  }
  let before = '';
  for (const { provider, pseudonym, outcome } of contacts) {
    const name = `contact ${pseudonym.slice(0, 12)}…`;
    if (pseudonym <= before) yield `has the ${name} twice, or not in its place`;
    before = pseudonym;
    const target = targets.get(pseudonym);
    if (!target) yield `has the ${name}, which the receipt does not list`;
    else if (target.provider !== provider || target.outcome !== outcome)
      yield `has the ${name} as ${outcome} at ${provider}, and the receipt lists it as ${target.outcome} at ${target.provider}`;
    if (findings.every((finding) => finding.provider !== provider))
      yield `has a contact at ${provider}, where nobody searched`;
  }
}
