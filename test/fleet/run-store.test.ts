/** A fleet's record is a run store like the journal, and passes the same tests. */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, inject, test } from 'vitest';
import { databaseOf } from '../../src/fleet/database.js';
import { Hold } from '../../src/fleet/hold.js';
import { migrate } from '../../src/fleet/migrate.js';
import { PartLog, recordsOf, standingOf } from '../../src/fleet/part-log.js';
import { RecordWriter } from '../../src/fleet/record-writer.js';
import { LogStore } from '../../src/record/log-store.js';
import type { HeaderRecord, RunRecord } from '../../src/record/records.js';
import type { RunStore } from '../../src/record/run-store.js';
import { planOf, TOOL, undone } from '../record/plans.js';
import { runStoreContract } from '../record/run-store.js';

const schema = `t_${randomUUID().replaceAll('-', '')}`;
const database = await databaseOf(inject('databaseUrl'), schema);
await migrate(database);

afterAll(async () => {
  await database.query(`drop schema ${schema} cascade`);
  await database.query(`drop schema ${schema}_jobs cascade`);
  await database.close();
});

/** The part of each store, as a worker finds it in the database. */
const places = new WeakMap<RunStore, Place>();

interface Place {
  readonly account: string;
  readonly part: string;
}

async function newHold(account: string): Promise<Hold> {
  // As if the worker had died: its lease has run out.
  await database.query(`update ${schema}.account set lease_until = null where id = $1`, [account]);
  const hold = await Hold.take(database, account, 'a test', { leaseMs: 600_000, mostWaitMs: 0 });
  if (!hold) throw new Error('The lane was not to be had.');
  return hold;
}

/** The record of a part of a run, which exists as soon as it begins. */
class NewRunLog extends PartLog {
  readonly #place: Place;

  constructor(place: Place, writer: RecordWriter) {
    super({ database, writer, part: place.part, length: 0 });
    this.#place = place;
  }

  override async begin(header: HeaderRecord, records: Iterable<RunRecord>): Promise<void> {
    await database.query(
      `update ${schema}.run set header = $2 where id = (select run from ${schema}.part where id = $1)`,
      [this.#place.part, JSON.stringify(header)],
    );
    await super.begin(header, records);
  }
}

async function fresh(): Promise<RunStore> {
  const key = randomUUID();
  await database.run('addAccount', ['any', 'https://api.example.com', key, false]);
  const account = String(
    (await database.run('account', ['any', 'https://api.example.com', key, false])).rows[0].id,
  );
  const run = randomUUID();
  await database.run('addRun', [run, '{}', '{}', 0, 0]);
  const part = String((await database.run('addPart', [run, 1, account, 'any', '', 0])).rows[0].id);
  const place = { account, part };
  const store = new LogStore(new NewRunLog(place, new RecordWriter(database, await newHold(account))));
  places.set(store, place);
  return store;
}

async function takenUp(store: RunStore): Promise<RunStore> {
  const place = places.get(store);
  if (!place) throw new Error('Not one of these stores.');
  const { account, part } = place;
  const { rows } = await database.query(
    `select r.header, (select count(*) from ${schema}.record where part = p.id)::int as length
     from ${schema}.part p join ${schema}.run r on r.id = p.run where p.id = $1`,
    [part],
  );
  const [{ header, length }] = rows;
  const writer = new RecordWriter(database, await newHold(account));
  const standing = await standingOf(header, recordsOf(database, part));
  const next = new LogStore(new PartLog({ database, writer, part, length }), { header, standing });
  places.set(next, place);
  return next;
}

runStoreContract('PostgreSQL', { fresh, takenUp });

test('a worker that has lost its lane can note down nothing more, and nothing of it is there', async () => {
  const store = await fresh();
  await store.begin(planOf({ huduma: ['1', '2'] }), { tool: TOOL });
  await store.intend({ provider: 'huduma', ids: ['1'] });
  const next = await takenUp(store);
  const fenced = {
    problem: 'locked',
    message: 'another worker has taken this account over. No more is sent from here.',
  };
  await expect(store.intend({ provider: 'huduma', ids: ['2'] })).rejects.toMatchObject(fenced);
  await expect(store.settle(undone('huduma', '1', 'notAttempted', 'stopped'))).rejects.toMatchObject(fenced);
  await next.goOn({ tool: TOOL });
  await next.settle(undone('huduma', '2', 'notAttempted', 'stopped'));
  const place = places.get(next);
  const types: string[] = [];
  for await (const { type } of recordsOf(database, place?.part ?? '')) types.push(type);
  expect(types).toEqual(['targets', 'session', 'intent', 'session', 'outcome']);
});

test('records that wait together are committed together', async () => {
  const store = await fresh();
  await store.begin(planOf({ huduma: ['1', '2', '3', '4', '5', '6'] }), { tool: TOOL });
  const ids = ['1', '2', '3', '4', '5', '6'];
  await Promise.all(ids.map((id) => store.intend({ provider: 'huduma', ids: [id] })));
  const { rows } = await database.query(
    `select count(distinct xmin::text)::int as commits, count(*)::int as intents from ${schema}.record where part = $1 and type = 'intent'`,
    [places.get(store)?.part],
  );
  expect(rows).toEqual([{ commits: 1, intents: 6 }]);
});
