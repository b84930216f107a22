/** Reads a run from the database in the form of a journal: for its outcomes, its receipt, and what is left of it. */
import { entriesOf } from '../record/entries.js';
import type { Receipt } from '../record/receipt/receipt.js';
import type { HeaderRecord, RunRecord, SessionRecord } from '../record/records.js';
import type { RunSource } from '../record/run-view.js';
import type { Standing } from '../record/standing.js';
import type { RunAgreement } from './agreement.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';
import { recordsOf, standingOf } from './part-log.js';

/** A run in the database. */
export interface RunRow {
  readonly id: string;
  readonly header: HeaderRecord;
  readonly options: RunAgreement;
  readonly created_at: Date;
  readonly total: number;
  readonly duplicates: number;
  readonly receipt: Receipt | null;
  readonly forgotten_at: Date | null;
}

/** A part of a run, with the number of its records at the time. */
export interface PartRow {
  readonly id: string;
  readonly provider: string;
  readonly count: number;
  readonly account: string;
  readonly isOpen: boolean;
  readonly endedAt: Date | undefined;
  readonly counts: Pick<Standing, 'counts' | 'permanence'> | undefined;
  readonly problem: string | undefined;
  readonly length: number;
}

/** Contacts of the run that are in a part of another run. */
export interface Led {
  readonly provider: string;
  readonly contacts: ReadonlySet<string>;
  readonly leader: Pick<PartRow, 'id' | 'isOpen' | 'account' | 'endedAt' | 'problem' | 'length'>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws FleetError `mismatch` if there is no such run. */
export async function runIn(database: Database, run: string, client?: DatabaseClient): Promise<RunRow> {
  const { rows } = UUID.test(run) ? await database.run('run', [run], client) : { rows: [] };
  if (rows[0]) return rows[0];
  throw new FleetError('mismatch', 'this fleet has no run of that id.');
}

export async function partsOf(
  database: Database,
  run: string,
  client?: DatabaseClient,
): Promise<readonly PartRow[]> {
  const { rows } = await database.run('parts', [run], client);
  return rows.map((row) => ({
    id: String(row.id),
    provider: row.provider,
    count: row.count,
    account: String(row.account),
    isOpen: row.ended_at === null,
    endedAt: row.ended_at ?? undefined,
    counts: row.counts ?? undefined,
    problem: row.problem ?? undefined,
    length: Number(row.next),
  }));
}

export async function ledOf(
  database: Database,
  run: string,
  client?: DatabaseClient,
): Promise<readonly Led[]> {
  const { rows } = await database.run('leaders', [run], client);
  const led = new Map<string, Led & { readonly contacts: Set<string> }>();
  for (const { provider, contact, leader, ended_at, account, problem, next } of rows) {
    const id = String(leader);
    const known = led.get(id) ?? {
      provider,
      contacts: new Set<string>(),
      leader: {
        id,
        isOpen: ended_at === null,
        endedAt: ended_at ?? undefined,
        account: String(account),
        problem: problem ?? undefined,
        length: Number(next),
      },
    };
    known.contacts.add(contact);
    led.set(id, known);
  }
  return [...led.values()];
}

/**
 * A run as of now. It may go on while it is read.
 *
 * @throws FleetError if there is no such run, or if its contacts were forgotten.
 */
export async function sourceOf(database: Database, run: string, client?: DatabaseClient): Promise<RunSource> {
  const { header, forgotten_at } = await runIn(database, run, client);
  assertRemembered(forgotten_at);
  const parts = await partsOf(database, run, client);
  const led = await ledOf(database, run, client);
  const records = () => recordsOfRun({ database, client }, parts, led);
  const standing = await standingOf(header, records());
  return { header, standing, entries: () => entriesOf(standing.copy(), records()) };
}

/** @throws FleetError `mismatch` */
export function assertRemembered(forgottenAt: Date | null): void {
  if (!forgottenAt) return;
  throw new FleetError(
    'mismatch',
    `the contacts of this run were forgotten on ${forgottenAt.toISOString()}. Its receipt is kept.`,
  );
}

/** Where to read records: through a client in a transaction, or through the pool. */
interface Place {
  readonly database: Database;
  readonly client: DatabaseClient | undefined;
}

/**
 * All records of a run, in an order in which they can be taken in: its contacts, one session, then what became of the
 * contacts. Several workers have written sessions. What matters about a session is that its requests may have deleted
 * something, and the intents say that.
 */
async function* recordsOfRun(
  place: Place,
  parts: readonly PartRow[],
  led: readonly Led[],
): AsyncGenerator<RunRecord, void, void> {
  for (const { id, length } of parts) {
    for await (const record of recordsOf(place.database, id, length, place.client)) {
      if (record.type !== 'targets') break;
      yield record;
    }
  }
  for (const { provider, contacts } of led) yield { type: 'targets', provider, ids: [...contacts] };
  const first = await firstSession(place, [...parts, ...led.map(({ leader }) => leader)]);
  if (!first) return;
  yield first;
  for (const { id, length } of parts) {
    for await (const record of recordsOf(place.database, id, length, place.client)) {
      if (record.type === 'intent' || record.type === 'outcome') yield record;
    }
  }
  for (const each of led) yield* recordsOfLed(place, each);
  const ends = [...parts, ...led.map(({ leader }) => leader)].map(({ endedAt }) => endedAt?.toISOString());
  const last = ends.toSorted().at(-1);
  if (last !== undefined && ends.every((end) => end !== undefined)) yield { type: 'end', at: last };
}

async function* recordsOfLed(
  { database, client }: Place,
  { contacts, leader }: Led,
): AsyncGenerator<RunRecord, void, void> {
  for await (const record of recordsOf(database, leader.id, leader.length, client)) {
    if (record.type === 'outcome' && contacts.has(record.id)) yield record;
    if (record.type !== 'intent') continue;
    const ids = record.ids.filter((id) => contacts.has(id));
    if (ids.length > 0) yield { ...record, ids };
  }
}

async function firstSession(
  { database, client }: Place,
  parts: readonly Pick<PartRow, 'id'>[],
): Promise<SessionRecord | undefined> {
  const { rows } = await database.run('firstSession', [parts.map(({ id }) => id)], client);
  return rows[0]?.body;
}
