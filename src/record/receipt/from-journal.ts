/** What a receipt takes from the record of a run. Only this file asks how a run stands. */
import type { Target } from '../../deletion/outcome.js';
import type { Entry } from '../entries.js';
import { ownersOf, type PlannedPeople } from '../people.js';
import type { HeaderRecord } from '../records.js';
import type { RunSource } from '../run-view.js';
import type { ReceiptSource } from './make-receipt.js';

type Begun = RunSource & { readonly header: HeaderRecord };

/** All contacts of the run. */
export async function sourceOfRun({ header, standing, entries }: Begun): Promise<ReceiptSource> {
  // Taken at the same moment as the entries: the run may go on.
  const { startedAt, endedAt, isComplete } = standing;
  const all: Entry[] = [];
  for await (const entry of entries()) all.push(entry);
  const persons = [...(header.plan.people?.people ?? []).keys()];
  return { header, scope: 'run', entries: all, persons, startedAt, endedAt, complete: isComplete };
}

/**
 * The contacts of one person; none if the search found none.
 *
 * @param place The index of the person among the people.
 */
export async function sourceOfPerson(
  { header, standing, entries }: Begun,
  people: PlannedPeople,
  place: number,
): Promise<ReceiptSource> {
  const isTheirs = ({ provider, id }: Target) => isOwner(people, place, { provider, id });
  // Taken at the same moment as the entries: the run may go on.
  const complete = !someOf(standing.remaining(), isTheirs);
  const own: Entry[] = [];
  for await (const entry of entries()) if (isTheirs(entry)) own.push(entry);
  const scope = 'person';
  return {
    header,
    scope,
    entries: own,
    persons: [place],
    startedAt: undefined,
    endedAt: undefined,
    complete,
  };
}

/**
 * One contact of the run; undefined if the run does not have it.
 *
 * @param place The index of the person for whom the receipt is. If it is undefined and the contact belongs to several
 * people, the receipt names none of them.
 */
export async function sourceOfContact(
  { header, standing, entries }: Begun,
  target: Target,
  place?: number,
): Promise<ReceiptSource | undefined> {
  const isIt = ({ provider, id }: Target) => provider === target.provider && id === target.id;
  // Taken at the same moment as the entries: the run may go on.
  const complete = !someOf(standing.remaining(), isIt);
  for await (const entry of entries()) {
    if (!isIt(entry)) continue;
    return {
      header,
      scope: 'contact',
      entries: [entry],
      persons: place === undefined ? onlyOwner(header, target) : [place],
      startedAt: undefined,
      endedAt: undefined,
      complete,
    };
  }
  return undefined;
}

/** Whether a contact belongs to a person. */
export const isOwner = (people: PlannedPeople, place: number, { provider, id }: Target): boolean =>
  ownersOf(people, provider, id).some(({ person }) => person === place);

function onlyOwner({ plan: { people } }: HeaderRecord, { provider, id }: Target): number[] {
  const owners = people ? ownersOf(people, provider, id) : [];
  return owners.length === 1 ? owners.map(({ person }) => person) : [];
}

function someOf<T>(all: Iterable<T>, isIt: (one: T) => boolean): boolean {
  for (const one of all) if (isIt(one)) return true;
  return false;
}
