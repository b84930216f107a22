/** Runs with contacts in common, and what must not be reported or lost because of that. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FleetEvent } from '../../src/fleet/index.js';
import { defineProvider } from '../../src/providers/define.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { acme } from '../acme.js';
import { connection, newFleet, outcomesOf, startWorker } from './fleets.js';

const lostAt = (...nth: readonly number[]) =>
  ({ method: 'DELETE', nth, do: { kind: 'reset', effect: 'after' } }) as const;

test('a contact that another run has in hand is not asked about again meanwhile, and keeps its doubt', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['x'] }, faults: [lostAt(1)] });
  const fleet = await newFleet({
    providers: [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })],
  });
  const first = await fleet.enqueue(['sendme123:x']);
  const follower = await fleet.enqueue(['sendme123:x']);
  const worker = startWorker(fleet);
  await fleet.waitFor(follower.run);
  await worker.stop();
  const third = await fleet.enqueue(['sendme123:x']);
  expect(third.shared).toBe(0);
  // The third run has it: its outcome will not be that of the others.
  expect(await fleet.resume(follower.run)).toBe(0);
  expect(await fleet.resume(first.run)).toBe(0);
  const again = startWorker(fleet);
  expect(await outcomesOf(fleet, third.run)).toEqual({ x: 'absent' });
  await again.stop();
  expect(await outcomesOf(fleet, first.run)).toEqual({ x: 'unknown, perhaps by us' });
  expect(await outcomesOf(fleet, follower.run)).toEqual({ x: 'unknown, perhaps by us' });
  expect(await fleet.resume(follower.run)).toBe(1);
  // And the other way round.
  expect(await fleet.resume(first.run)).toBe(0);
  startWorker(fleet);
  expect(await outcomesOf(fleet, follower.run)).toEqual({ x: 'absent, perhaps by us' });
  expect(await fleet.resume(first.run)).toBe(1);
  expect(await outcomesOf(fleet, first.run)).toEqual({ x: 'absent, perhaps by us' });
  expect(await fleet.forget(new Date(Date.now() + 60_000))).toBe(3);
});

test('many may resume the same run at the same time', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['x', 'y'] }, faults: [lostAt(1, 2)] });
  const fleet = await newFleet({
    providers: [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })],
  });
  await fleet.enqueue(['sendme123:x', 'sendme123:y']);
  const follower = await fleet.enqueue(['sendme123:x', 'sendme123:y']);
  const worker = startWorker(fleet);
  await fleet.waitFor(follower.run);
  await worker.stop();
  const counts = await Promise.all(Array.from({ length: 12 }, () => fleet.resume(follower.run)));
  expect(counts.toSorted()).toEqual([...Array(11).fill(0), 2]);
  startWorker(fleet);
  expect(await outcomesOf(fleet, follower.run)).toEqual({
    x: 'absent, perhaps by us',
    y: 'absent, perhaps by us',
  });
});

test('a contact that is settled is sent again for a new run, though the run that has settled it goes on', async () => {
  const ids = ['early', ...Array.from({ length: 60 }, (_, index) => `c${index}`)];
  const sandbox = createSandbox({ contacts: { sendme123: ids }, latencyMs: 20 });
  const options = sandbox.options('sendme123');
  let requests = 0;
  const fetch: typeof options.fetch = (input, init) =>
    ++requests > 20
      ? Promise.resolve(new Response('{"error":"no"}', { status: 401 }))
      : options.fetch(input, init);
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch })] });
  const first = await fleet.enqueue(ids.map((id) => `sendme123:${id}`));
  startWorker(fleet);
  expect(await fleet.waitFor(first.run)).toMatchObject({ isStuck: true });
  const { counts } = await fleet.status(first.run);
  expect(counts.deleted).toBeGreaterThan(0);
  // A person who signs up again, and asks for erasure again, is erased again.
  const second = await fleet.enqueue(['sendme123:early']);
  expect(second.shared).toBe(0);
  const still = await fleet.enqueue(['sendme123:c59']);
  expect(still.shared).toBe(1);
});

test('no word of an error of the program, which may name a contact, is shown or kept', async () => {
  const { definition } = acme;
  let isBroken = false;
  const broken = defineProvider({
    ...definition,
    deletion: {
      ...definition.deletion,
      read: (...given: never[]) => {
        if (isBroken) throw new Error(`could not read the answer for secret-contact`);
        return (definition.deletion.read as (...some: never[]) => unknown)(...given);
      },
    },
  } as never);
  const sandbox = createSandbox({ providers: [broken], contacts: { acme: ['secret-contact', 'b'] } });
  const fleet = await newFleet({ providers: [broken(sandbox.options('acme') as never)] as never });
  const events: FleetEvent[] = [];
  const { run } = await fleet.enqueue(['acme:secret-contact']);
  isBroken = true;
  startWorker(fleet, { onEvent: (event) => events.push(event) });
  const status = await fleet.waitFor(run);
  await sleep(500);
  const accounts = await fleet.accounts();
  expect(status).toMatchObject({ isDone: false, isStuck: true });
  for (const said of [events, status, accounts, await fleet.status(run)])
    expect(JSON.stringify(said)).not.toContain('secret-contact');
});

test('an id that its definition now spells otherwise is in no event and no status', async () => {
  const { definition } = acme;
  let isChanged = false;
  const changing = defineProvider({
    ...definition,
    deletion: {
      ...definition.deletion,
      parseId: (id: string) => (isChanged ? { id: id.toUpperCase() } : { id }),
    },
  } as never);
  const sandbox = createSandbox({ providers: [changing], contacts: { acme: ['secret-contact'] } });
  const fleet = await newFleet({ providers: [changing(sandbox.options('acme') as never)] as never });
  const events: FleetEvent[] = [];
  const { run } = await fleet.enqueue(['acme:secret-contact']);
  isChanged = true;
  startWorker(fleet, { onEvent: (event) => events.push(event) });
  const status = await fleet.waitFor(run);
  expect(status).toMatchObject({ isDone: false, isStuck: true, problems: [expect.any(String)] });
  expect(JSON.stringify([events, status, await fleet.accounts()])).not.toMatch(/secret-contact/i);
  expect(sandbox.has('acme', 'secret-contact')).toBe(true);
});

test('the outcomes of a run whose contacts were forgotten are refused, not empty', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const { run } = await fleet.enqueue(['sendme123:a']);
  startWorker(fleet);
  await fleet.waitFor(run);
  expect(await fleet.forget(new Date(Date.now() + 60_000))).toBe(1);
  await expect(fleet.outcomes(run).next()).rejects.toThrow('were forgotten');
});

test('a run that is taken up again just before it is forgotten is not forgotten', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults: [lostAt(1)] });
  const fleet = await newFleet({
    providers: [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })],
  });
  const { run } = await fleet.enqueue(['sendme123:a']);
  const worker = startWorker(fleet);
  await fleet.waitFor(run);
  await worker.stop();
  const client = await connection();
  await client.query('begin');
  await client.query(`select from ${fleet.schema}.run for update`);
  const resumed = fleet.resume(run);
  await sleep(300);
  const forgotten = fleet.forget(new Date(Date.now() + 60_000));
  await sleep(300);
  await client.query('commit');
  expect([await resumed, await forgotten]).toEqual([1, 0]);
  startWorker(fleet);
  expect(await outcomesOf(fleet, run)).toEqual({ a: 'absent, perhaps by us' });
});
