/** What must not be mixed up: a rehearsal and the real thing, one worker and itself, messages and contact ids. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createFleet } from '../../src/fleet/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { afterwards, connection, databaseUrl, newFleet, newSchema, startWorker } from './fleets.js';

/** Limits the time of something that may never end. */
const within = <T>(ms: number, what: Promise<T>): Promise<T | 'late'> =>
  Promise.race([what, sleep(ms, 'late' as const, { ref: false })]);

test('a worker that is real leaves a rehearsal alone, and the other way round, though they share tables and the account', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'] } });
  const providers = [createSendme123(sandbox.options('sendme123'))];
  const schema = newSchema();
  const real = await newFleet({ providers, schema });
  const rehearsal = createFleet({ database: databaseUrl(), providers, schema, sandbox: true });
  afterwards(() => rehearsal.close());
  const rehearsed = await rehearsal.enqueue(['sendme123:a']);
  const meant = await real.enqueue(['sendme123:a', 'sendme123:b']);
  // Otherwise the outcome of a rehearsal would be reported for a real contact.
  expect(meant.shared).toBe(0);
  const worker = startWorker(rehearsal);
  expect(await rehearsal.waitFor(rehearsed.run)).toMatchObject({ counts: { deleted: 1 } });
  await sleep(3_000);
  await worker.stop();
  expect(sandbox.stateOf('sendme123', 'b')).toBe('present');
  expect(await real.status(meant.run)).toMatchObject({ isDone: false, counts: { notAttempted: 2 } });
});

test('a worker does not take a lane again that it has lost and not yet left', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b', 'c', 'd', 'e'] }, latencyMs: 12_000 });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  await fleet.enqueue(['a', 'b', 'c', 'd', 'e'].map((id) => `sendme123:${id}`));
  const events: string[] = [];
  const worker = startWorker(fleet, { leaseMs: 1_000, onEvent: ({ type }) => events.push(type) });
  await expect.poll(() => sandbox.requests.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const client = await connection();
  // As if another worker had had it in between.
  await client.query(`update ${fleet.schema}.account set token = token + 1, lease_until = null`);
  await sleep(7_000);
  expect(events.filter((type) => type === 'taken')).toHaveLength(1);
  await worker.stop();
  const { rows } = await client.query(`select holder from ${fleet.schema}.account where lease_until > now()`);
  expect(rows).toEqual([]);
});

test('parts that cannot be worked on are not taken up again and again', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const { run } = await fleet.enqueue(['sendme123:a']);
  const follower = await fleet.enqueue(['sendme123:a']);
  const client = await connection();
  await client.query(`update ${fleet.schema}.part set problem = 'it is broken'`);
  const events: string[] = [];
  startWorker(fleet, { onEvent: ({ type }) => events.push(type) });
  expect(await fleet.waitFor(run)).toMatchObject({ isStuck: true, problems: ['it is broken'] });
  expect(await fleet.waitFor(follower.run)).toMatchObject({ isStuck: true, problems: ['it is broken'] });
  await sleep(7_000);
  expect(events.filter((type) => type === 'taken').length).toBeLessThan(2);
  expect(await fleet.resume(run)).toBe(1);
  expect(await fleet.waitFor(follower.run)).toMatchObject({
    isDone: true,
    problems: [],
    counts: { deleted: 1 },
  });
});

test('a wait without end is asked about again after a day', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const options = sandbox.options('sendme123');
  let requests = 0;
  const fetch: typeof options.fetch = async () => {
    requests += 1;
    return new Response('{"error":"wait"}', { status: 429, headers: { 'Retry-After': '1000000000000000' } });
  };
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch })] });
  await fleet.enqueue(['sendme123:a']);
  const ends: string[] = [];
  startWorker(fleet, {
    leaseMs: 1_000,
    onEvent: (event) => event.type === 'released' && ends.push(event.why),
  });
  await expect.poll(() => ends.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await sleep(6_000);
  expect(ends).toEqual(['waits']);
  expect(requests).toBe(1);
  const [account] = await fleet.accounts();
  expect(account?.waitsUntil?.getTime()).toBeLessThan(Date.now() + 25 * 60 * 60 * 1_000);
});

test('an invalid agreement is refused before anything is enqueued', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const wrong: readonly object[] = [
    { maxDelete: Number.NaN },
    { maxDelete: 0 },
    { maxDelete: '5' },
    { maxdelete: 1 },
    { lookUp: 'every' },
    { allowAbsent: 'no' },
    { atomic: 1 },
    { recheck: 'no' },
    { provenAccounts: 'sendme123' },
    { provenAccounts: ['nobody'] },
  ];
  for (const options of wrong) {
    await expect(
      fleet.enqueue(['sendme123:a', 'sendme123:b'], options),
      JSON.stringify(options),
    ).rejects.toMatchObject({ problem: 'invalid' });
  }
  expect(await fleet.runs()).toEqual([]);
});

test('a pool of one connection is enough', async () => {
  const sandbox = createSandbox({
    contacts: { sendme123: ['a'] },
    faults: [{ method: 'DELETE', nth: [1], do: { kind: 'reset', effect: 'after' } }],
  });
  const providers = [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })];
  const { schema, ...rest } = await newFleet({ providers });
  void rest;
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: 1 });
  afterwards(() => pool.end());
  const fleet = createFleet({ database: pool, providers, schema });
  const work = new AbortController();
  const { run } = await fleet.enqueue(['sendme123:a']);
  const working = fleet.work({ signal: work.signal });
  expect(await fleet.waitFor(run)).toMatchObject({ counts: { unknown: 1 } });
  const resumed = await within(15_000, fleet.resume(run));
  expect(resumed).toBe(1);
  expect(await fleet.waitFor(run)).toMatchObject({ counts: { absent: 1 } });
  expect(await within(15_000, fleet.forget(new Date(Date.now() + 60_000)))).toBe(1);
  work.abort();
  await working;
  await fleet.close();
});

test('a transaction that stays open holds up nobody who enqueues other contacts, and no worker', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b', 'c'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const client = await connection();
  await client.query('begin');
  const late = await fleet.enqueue(['sendme123:a'], { client });
  const other = await connection();
  await other.query('begin');
  expect(await within(10_000, fleet.enqueue(['sendme123:b'], { client: other }))).not.toBe('late');
  await other.query('commit');
  const own = await within(10_000, fleet.enqueue(['sendme123:c']));
  if (own === 'late') throw new Error('It waits for the other one.');
  const worker = startWorker(fleet);
  expect(await fleet.waitFor(own.run)).toMatchObject({ counts: { deleted: 1 } });
  await expect.poll(() => sandbox.stateOf('sendme123', 'b'), { timeout: 20_000 }).toBe('deleted');
  await sleep(3_000);
  expect(await within(15_000, worker.stop())).not.toBe('late');
  await client.query('commit');
  startWorker(fleet);
  expect(await fleet.waitFor(late.run)).toMatchObject({ counts: { deleted: 1 } });
});
