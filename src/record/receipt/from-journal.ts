/** What a receipt takes from the record of a run: the one place that knows how a run stands. */
import type { Target } from '../../deletion/outcome.js';
import type { Entry } from '../entries.js';
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
  return { header, scope: 'run', entries: all, startedAt, endedAt, complete: isComplete };
}

/** One contact of it; undefined if the run does not have it. */
export async function sourceOfContact(
  { header, standing, entries }: Begun,
  target: Target,
): Promise<ReceiptSource | undefined> {
  if (!standing.has(target)) return undefined;
  const isIt = ({ provider, id }: Target) => provider === target.provider && id === target.id;
  // At the moment of which the entries are: the run may go on.
  const complete = !someOf(standing.remaining(), isIt);
  for await (const entry of entries()) {
    if (!isIt(entry)) continue;
    return {
      header,
      scope: 'contact',
      entries: [entry],
      startedAt: undefined,
      endedAt: undefined,
      complete,
    };
  }
  return undefined;
}

function someOf<T>(all: Iterable<T>, isIt: (one: T) => boolean): boolean {
  for (const one of all) if (isIt(one)) return true;
  return false;
}
