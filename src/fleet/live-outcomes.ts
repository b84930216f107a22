/** The outcomes of a run as they are settled, each contact once. An outcome that may still change is given when its part has ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../deletion/outcome.js';
import { outcomeOf } from '../record/entries.js';
import type { OutcomeRecord } from '../record/records.js';
import { isFinalKind } from '../record/standing.js';
import type { Database } from './database.js';
import { recordsOf } from './part-log.js';
import { assertRemembered, ledOf, type PartRow, partsOf, runIn } from './run-source.js';

/** How long to wait at least before looking for more, in milliseconds. */
const LOOK_AGAIN_MS = 250;

/** A part to read outcomes from, and which of its contacts belong to the run. */
interface Source {
  readonly part: Pick<PartRow, 'id' | 'isOpen' | 'length'>;
  isOurs(contact: string): boolean;
}

/** How far a part has been read. */
interface Cursor {
  readonly told: Set<string>;
  length: number;
}

export async function* liveOutcomes(
  database: Database,
  run: string,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Outcome, void, void> {
  assertRemembered((await runIn(database, run)).forgotten_at);
  const cursors = new Map<string, Cursor>();
  const done = new Set<string>();
  /** Contacts that were given with an outcome that may still change: a resumed run may have them in a new part. */
  const unsettled = new Set<string>();
  while (!signal.aborted) {
    const began = performance.now();
    const sources = await sourcesOf(database, run);
    const tookMs = performance.now() - began;
    for (const source of sources) {
      const { id, isOpen, length } = source.part;
      if (done.has(id)) continue;
      const cursor = cursors.get(id) ?? { told: new Set<string>(), length: 0 };
      cursors.set(id, cursor);
      // An open part is read only if it has new records.
      if (isOpen && length === cursor.length) continue;
      cursor.length = length;
      for (const record of await lastOutcomes(database, source)) {
        if (cursor.told.has(record.id) || (isOpen && !isFinalKind(record.outcome))) continue;
        cursor.told.add(record.id);
        const key = `${record.provider}:${record.id}`;
        if (unsettled.has(key)) continue;
        if (!isFinalKind(record.outcome)) unsettled.add(key);
        yield outcomeOf({ provider: record.provider, id: record.id, kind: record.outcome, outcome: record });
      }
      if (isOpen) continue;
      done.add(id);
      cursors.delete(id);
    }
    // If the run was forgotten meanwhile, what was read may be incomplete and must not look like everything.
    assertRemembered((await database.run('forgottenAt', [run])).rows[0].forgotten_at);
    if (sources.every(({ part }) => done.has(part.id))) return;
    // Looking must not take up much of the database's time.
    await sleep(Math.max(LOOK_AGAIN_MS, 4 * tookMs), undefined, { signal }).catch(() => {});
  }
}

async function sourcesOf(database: Database, run: string): Promise<readonly Source[]> {
  const parts = await partsOf(database, run);
  const led = await ledOf(database, run);
  return [
    ...parts.map((part) => ({ part, isOurs: () => true })),
    ...led.map(({ leader, contacts }) => ({ part: leader, isOurs: (id: string) => contacts.has(id) })),
  ];
}

async function lastOutcomes(database: Database, { part, isOurs }: Source): Promise<Iterable<OutcomeRecord>> {
  const last = new Map<string, OutcomeRecord>();
  for await (const record of recordsOf(database, part.id, part.length)) {
    if (record.type === 'outcome' && isOurs(record.id)) last.set(record.id, record);
  }
  return last.values();
}
