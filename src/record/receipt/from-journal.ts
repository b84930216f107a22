/** What a receipt takes from the record of a run: the one place that knows how a run stands. */
import type { Target } from '../../deletion/outcome.js';
import type { Entry } from '../entries.js';
import { ownersOf, type PlannedPeople } from '../people.js';
import type { HeaderRecord } from '../records.js';
import type { RunSource } from '../run-view.js';
import type { ReceiptSource } from './make-receipt.js';

type Begun = RunSource & { readonly header: HeaderRecord };

/** All contacts of the run. */
export async function sourceOfRun({ header, standing, entries }: Begun): Promise<ReceiptSource> {
  // At the moment of which the entries are: the run may go on.
  const { startedAt, endedAt, isComplete } = standing;
  const all: Entry[] = [];
  for await (const entry of entries()) all.push(entry);
  const persons = [...(header.plan.people?.people ?? []).keys()];
  return { header, scope: 'run', entries: all, persons, startedAt, endedAt, complete: isComplete };
}

/**
 * The contacts of one person; none if nobody was found.
 *
 * @param place Of the person, among the people.
 */
export async function sourceOfPerson(
  { header, standing, entries }: Begun,
  people: PlannedPeople,
  place: number,
): Promise<ReceiptSource> {
  const isTheirs = ({ provider, id }: Target) => isOwner(people, place, { provider, id });
  // At the moment of which the entries are: the run may go on.
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
 * One contact of it; undefined if the run does not have it.
 *
 * @param place Of the person whose it is. If none is named and it is several people's, none of them is told of.
 */
export async function sourceOfContact(
  { header, standing, entries }: Begun,
  target: Target,
  place?: number,
): Promise<ReceiptSource | undefined> {
  const isIt = ({ provider, id }: Target) => provider === target.provider && id === target.id;
  // At the moment of which the entries are: the run may go on.
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

/** Whether a contact is a person's. */
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
