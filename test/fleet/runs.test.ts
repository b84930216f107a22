/** How a fleet handles runs: enqueues all or nothing, sends each contact once, and resumes what was left. */
import { expect, test } from 'vitest';
import { createFleet } from '../../src/fleet/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { sealPlan } from '../../src/record/plan.js';
import { accountOf, planOf } from '../../src/record/run-accounts.js';
import { createSandbox } from '../../src/sandbox/index.js';
import {
  afterwards,
  connection,
  databaseUrl,
  newFleet,
  newSchema,
  outcomesOf,
  startWorker,
} from './fleets.js';

const contacts = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);
const targets = (ids: readonly string[]) => ids.map((id) => `sendme123:${id}`);

test('the same contact in two runs at once is sent by one, and both say what became of it', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b', 'c'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const first = await fleet.enqueue(targets(['a', 'b']));
  const second = await fleet.enqueue(targets(['b', 'c', 'a']));
  expect([first.shared, second.shared]).toEqual([0, 2]);
  startWorker(fleet);
  expect(await outcomesOf(fleet, first.run)).toEqual({ a: 'deleted', b: 'deleted' });
  expect(await outcomesOf(fleet, second.run)).toEqual({ a: 'deleted', b: 'deleted', c: 'deleted' });
  expect(sandbox.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(3);
  for (const { run, total } of [first, second]) {
    expect(await fleet.status(run)).toMatchObject({ isDone: true, open: 0, counts: { deleted: total } });
    expect(await fleet.receipt(run)).toMatchObject({ total, complete: true });
  }
  // Once it is settled, it is asked about again: it may have come back.
  const third = await fleet.enqueue(targets(['a']));
  expect(third.shared).toBe(0);
  expect(await outcomesOf(fleet, third.run)).toEqual({ a: 'absent' });
});

test('a contact that one run is to move to the trash, and another to delete, is sent for both', async () => {
  const sandbox = createSandbox({ contacts: { huduma: [1] } });
  const huduma = createHuduma(sandbox.options('huduma'));
  const trash = huduma.choosing({ mode: 'trash' });
  const permanent = huduma.choosing({ mode: 'permanent' });
  const fleet = await newFleet({ providers: [trash, permanent] });
  const moved = await fleet.enqueue(['huduma:1'], { providers: [trash] });
  const deleted = await fleet.enqueue(['huduma:1'], { providers: [permanent] });
  expect([moved.shared, deleted.shared]).toEqual([0, 0]);
  expect(await fleet.accounts()).toHaveLength(1);
  startWorker(fleet);
  await fleet.waitFor(moved.run);
  await fleet.waitFor(deleted.run);
  const modes = sandbox.requests.map(({ body }) => (body as { trash?: boolean }).trash);
  expect(modes.toSorted()).toEqual([false, true]);
  await expect(fleet.enqueue(['huduma:1'])).rejects.toMatchObject({
    problem: 'invalid',
    message: 'this fleet has several clients of huduma: say which one, with providers.',
  });
});

test('enqueues in the transaction of the caller: with it, or not at all', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const client = await connection();
  await client.query('begin');
  const given = await fleet.enqueue(targets(['a']), { client });
  await client.query('rollback');
  await expect(fleet.status(given.run)).rejects.toMatchObject({ problem: 'mismatch' });
  await client.query('begin');
  const kept = await fleet.enqueue(targets(['b']), { client });
  await client.query('commit');
  startWorker(fleet);
  expect(await outcomesOf(fleet, kept.run)).toEqual({ b: 'deleted' });
  expect(sandbox.stateOf('sendme123', 'a')).toBe('present');
});

test('enqueues nothing if there are more contacts than agreed, or if one of them is invalid', async () => {
  const sandbox = createSandbox();
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  await expect(fleet.enqueue(targets(contacts(1_001)))).rejects.toMatchObject({
    problem: 'tooMany',
    message: 'there are 1001 contacts, and maxDelete is 1000. Nothing was enqueued.',
  });
  await expect(fleet.enqueue(['sendme123:a', 'elsewhere:b'])).rejects.toThrow('elsewhere');
  await expect(fleet.enqueue([])).rejects.toMatchObject({ problem: 'invalid' });
  expect(await fleet.runs()).toEqual([]);
});

test('takes in what is enqueued while the lane is worked on', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: contacts(300) }, latencyMs: 20 });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const all = contacts(300);
  const taken: string[] = [];
  startWorker(fleet, { onEvent: ({ type }) => taken.push(type) });
  const runs: string[] = [];
  // Many erasure requests for one contact each, as they come in during a day.
  for (const id of all) runs.push((await fleet.enqueue(targets([id]))).run);
  for (const run of runs) expect(await fleet.waitFor(run)).toMatchObject({ counts: { deleted: 1 } });
  expect(sandbox.contacts('sendme123').every(({ state }) => state === 'deleted')).toBe(true);
  expect(sandbox.requests).toHaveLength(300);
});

test('stops an account for everybody when a guard does, and goes on when it is lifted by name', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'] } });
  const options = sandbox.options('sendme123');
  let isRefused = true;
  const fetch: typeof options.fetch = (input, init) =>
    isRefused ? Promise.resolve(new Response('{"error":"no"}', { status: 401 })) : options.fetch(input, init);
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch })] });
  const { run } = await fleet.enqueue(targets(['a', 'b']));
  startWorker(fleet);
  const stopped = await fleet.waitFor(run);
  expect(stopped).toMatchObject({ isDone: false, isStuck: true, open: 2, counts: { notAttempted: 2 } });
  expect(stopped.stops).toMatchObject([{ provider: 'sendme123', guard: 'account' }]);
  const later = await fleet.enqueue(targets(['b']));
  expect(await fleet.waitFor(later.run)).toMatchObject({ isStuck: true });
  const [account] = await fleet.accounts();
  expect(account).toMatchObject({ worker: undefined, stopped: { guard: 'account' }, waiting: 2 });
  isRefused = false;
  await fleet.resumeAccount(account?.account ?? '');
  expect(await outcomesOf(fleet, run)).toEqual({ a: 'deleted', b: 'deleted' });
  expect(await outcomesOf(fleet, later.run)).toEqual({ b: 'deleted' });
  await expect(fleet.resumeAccount(account?.account ?? '')).rejects.toMatchObject({ problem: 'mismatch' });
});

test('sees a wrong account though each run has one contact: nothing but absences stops it', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['somebody'] }, latencyMs: 20 });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const runs: string[] = [];
  for (const id of contacts(60)) runs.push((await fleet.enqueue(targets([id]))).run);
  startWorker(fleet);
  const last = await fleet.waitFor(runs.at(-1) ?? '');
  expect(last.stops).toMatchObject([{ guard: 'allAbsent' }]);
  expect(sandbox.requests.length).toBeLessThan(60);
});

test('asks again about what is not known, with the doubt that is on record', async () => {
  const sandbox = createSandbox({
    contacts: { sendme123: ['a', 'b'] },
    // The first answers are lost, after the deletion.
    faults: [{ method: 'DELETE', nth: [1, 2, 3, 4, 5, 6, 7, 8], do: { kind: 'reset', effect: 'after' } }],
  });
  const fleet = await newFleet({
    providers: [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })],
  });
  const first = await fleet.enqueue(targets(['a', 'b']));
  const shared = await fleet.enqueue(targets(['a']));
  startWorker(fleet);
  expect(await outcomesOf(fleet, first.run)).toEqual({
    a: 'unknown, perhaps by us',
    b: 'unknown, perhaps by us',
  });
  expect(await outcomesOf(fleet, shared.run)).toEqual({ a: 'unknown, perhaps by us' });
  expect(await fleet.resume(shared.run)).toBe(1);
  await fleet.waitFor(shared.run);
  const view = await fleet.view(shared.run);
  for await (const outcome of view.outcomes()) {
    expect(outcome).toMatchObject({ target: { id: 'a' }, outcome: 'absent', perhapsByUs: true });
  }
  expect(await fleet.resume(first.run)).toBe(2);
  await fleet.waitFor(first.run);
  expect(await fleet.status(first.run)).toMatchObject({ isDone: true, counts: { absent: 2 } });
  expect(await fleet.resume(first.run)).toBe(0);
});

test('a run that is resumed with a vouched account hears of it, though its lane is being worked on', async () => {
  const sandbox = createSandbox({ contacts: { wabotify: ['other'] } });
  const options = sandbox.options('wabotify');
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const fetch: typeof options.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (`${request.url} ${await request.clone().text()}`.includes('slow')) await held;
    return options.fetch(request);
  };
  const fleet = await newFleet({ providers: [createWabotify({ ...options, fetch })] });
  const slow = await fleet.enqueue(['wabotify:slow']);
  startWorker(fleet);
  const { run } = await fleet.enqueue(['wabotify:gone']);
  expect(await outcomesOf(fleet, run)).toEqual({ gone: 'unknown' });
  expect(await fleet.resume(run)).toBe(0);
  expect(await fleet.resume(run, { provenAccounts: ['wabotify'] })).toBe(1);
  expect(await outcomesOf(fleet, run)).toEqual({ gone: 'absent' });
  release();
  await fleet.waitFor(slow.run);
});

test('a run that is worked on by one client, planned for another account, is refused', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const mine = createSendme123(sandbox.options('sendme123'));
  const other = createSendme123({ ...sandbox.options('sendme123'), apiKey: 'another key' });
  const elsewhere = createSendme123({
    ...sandbox.options('sendme123'),
    baseUrl: 'https://elsewhere.example',
  });
  const fleet = await newFleet({ providers: [mine] });
  const ids = new Map([['sendme123', new Set(['a'])]]);
  const refused = async (...[clients, sandboxed = false]: [Parameters<typeof accountOf>[0], boolean?]) => {
    const plan = await planOf([accountOf(clients)], ids, sandboxed);
    return expect(fleet.enqueue(plan)).rejects;
  };
  await (await refused(other)).toMatchObject({
    problem: 'mismatch',
    message: 'the plan was made with another credential for sendme123. Nothing was enqueued.',
  });
  await (await refused(elsewhere)).toThrow('https://elsewhere.example');
  await (await refused(mine, true)).toThrow('the plan is a rehearsal, and this fleet is real');
  const plan = await planOf([accountOf(mine)], ids, false);
  await expect(fleet.enqueue({ ...plan, targets: { sendme123: ['b'] } })).rejects.toMatchObject({
    problem: 'damaged',
  });
  const { digest: _, targets: planned, ...head } = plan;
  const older = sealPlan({ ...head, tool: '99.0.0' }, planned);
  await expect(fleet.enqueue(older)).rejects.toMatchObject({ problem: 'mismatch' });
  expect(await fleet.runs()).toEqual([]);
  const { run } = await fleet.enqueue(plan);
  startWorker(fleet);
  expect(await outcomesOf(fleet, run)).toEqual({ a: 'deleted' });
});

test('leaves a run to another worker if it has no client for it', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'], wabotify: ['w'] } });
  const sendme123 = createSendme123(sandbox.options('sendme123'));
  const wabotify = createWabotify(sandbox.options('wabotify'));
  const schema = newSchema();
  const both = await newFleet({ providers: [sendme123, wabotify], schema });
  const { run } = await both.enqueue(['sendme123:a', 'wabotify:w']);
  const half = createFleet({ database: databaseUrl(), schema, providers: [sendme123] });
  afterwards(() => half.close());
  const worker = startWorker(half);
  await expect.poll(() => sandbox.stateOf('sendme123', 'a'), { timeout: 30_000 }).toBe('deleted');
  await worker.stop();
  expect(await both.status(run)).toMatchObject({ isDone: false, counts: { deleted: 1, notAttempted: 1 } });
  expect(sandbox.stateOf('wabotify', 'w')).toBe('present');
  startWorker(both);
  expect(await both.waitFor(run)).toMatchObject({ isDone: true, counts: { deleted: 2 } });
});

test('forgets the contacts of old runs, and keeps their counts and receipts', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['ana', 'ben'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const { run } = await fleet.enqueue(targets(['ana', 'ben', 'gone']));
  const follower = await fleet.enqueue(targets(['ana']));
  const open = await fleet.enqueue(targets(['later']));
  startWorker(fleet, { lanes: 1 });
  await fleet.waitFor(open.run);
  await fleet.waitFor(run);
  const {
    createdAt: _,
    digest: __,
    seal: ___,
    ...before
  } = (await fleet.receipt(run)) as unknown as Record<string, unknown>;
  expect(await fleet.forget(new Date(Date.now() - 60_000))).toBe(0);
  expect(await fleet.forget(new Date(Date.now() + 60_000))).toBe(3);
  expect(await fleet.forget(new Date(Date.now() + 60_000))).toBe(0);
  expect(await fleet.receipt(run)).toMatchObject(before);
  expect(await fleet.status(run)).toMatchObject({
    isDone: true,
    counts: { deleted: 2, absent: 1 },
    forgottenAt: expect.any(Date),
  });
  expect(await fleet.status(follower.run)).toMatchObject({ counts: { deleted: 1 } });
  await expect(fleet.view(run)).rejects.toThrow('were forgotten');
  await expect(fleet.receipt(run, { target: { provider: 'sendme123', id: 'ana' } })).rejects.toThrow(
    'were forgotten',
  );
  // None of the ids is anywhere in the tables.
  const client = await connection();
  for (const table of ['run', 'part', 'record', 'claim', 'follower', 'account']) {
    const { rows } = await client.query(
      `select count(*)::int as found from ${fleet.schema}.${table} t where t::text ~ '"?(ana|ben|gone|later)"?'`,
    );
    expect(rows, table).toEqual([{ found: 0 }]);
  }
});

test('nothing in the database is a credential', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const options = sandbox.options('sendme123');
  const fleet = await newFleet({ providers: [createSendme123(options)] });
  const { run } = await fleet.enqueue(targets(['a']));
  startWorker(fleet);
  await fleet.waitFor(run);
  const client = await connection();
  const { rows } = await client.query(
    `select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ($1, $2)`,
    [fleet.schema, `${fleet.schema}_jobs`],
  );
  expect(rows.length).toBeGreaterThan(8);
  for (const { name } of rows) {
    const found = await client.query(`select 1 from ${name} t where position($1 in t::text) > 0`, [
      options.apiKey,
    ]);
    expect(found.rows, name).toEqual([]);
  }
});
