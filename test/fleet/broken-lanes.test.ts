/** Lanes that are lost, given back, proven by another run, or ended in the middle of something. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { databaseOf } from '../../src/fleet/database.js';
import { Hold } from '../../src/fleet/hold.js';
import { createFleet, type DatabasePool } from '../../src/fleet/index.js';
import { migrate } from '../../src/fleet/migrate.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
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

test('forty runs of one contact each, each answer lost: none is called absent without doubt', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const sandbox = createSandbox({
    contacts: { sendme123: ids },
    faults: [
      { method: 'DELETE', nth: ids.map((_, index) => index + 1), do: { kind: 'reset', effect: 'after' } },
    ],
  });
  const fleet = await newFleet({
    providers: [createSendme123({ ...sandbox.options('sendme123'), retries: 0 })],
  });
  const runs: string[] = [];
  for (const id of ids) runs.push((await fleet.enqueue([`sendme123:${id}`])).run);
  startWorker(fleet);
  for (let round = 0; round < 60; round++) {
    let left = 0;
    for (const run of runs) {
      const { isDone, stops, counts } = await fleet.waitFor(run);
      for (const { account } of stops) await fleet.resumeAccount(account).catch(() => {});
      if (!isDone) left += 1;
      else if (counts.unknown > 0) left += await fleet.resume(run);
    }
    if (left === 0) break;
  }
  for (const [index, run] of runs.entries()) {
    const said = Object.values(await outcomesOf(fleet, run));
    expect(['absent, perhaps by us'], String(index)).toEqual(said);
  }
});

test.each(['huduma', 'wabotify'] as const)('many runs of one contact each at %s', async (name) => {
  const ids = Array.from({ length: 30 }, (_, index) => (name === 'huduma' ? `${index + 1}` : `c${index}`));
  const there = ids.slice(0, 15);
  const sandbox = createSandbox({
    contacts: { [name]: name === 'huduma' ? there.map(Number) : there } as never,
    latencyMs: 10,
  });
  const client =
    name === 'huduma'
      ? createHuduma(sandbox.options('huduma')).choosing({ mode: 'permanent' })
      : createWabotify(sandbox.options('wabotify'));
  const fleet = await newFleet({ providers: [client] });
  const runs = new Map<string, string>();
  for (const id of ids.toReversed())
    runs.set(id, (await fleet.enqueue([`${name}:${id}`], { allowAbsent: true })).run);
  startWorker(fleet);
  for (const [id, run] of runs) {
    await fleet.waitFor(run);
    const { [id]: said = '' } = await outcomesOf(fleet, run);
    if (there.includes(id)) expect(said, id).toBe('deleted');
    else expect(['absent', 'unknown'], id).toContain(said);
  }
  for (const id of there)
    expect(sandbox.stateOf(name, name === 'huduma' ? (Number(id) as never) : id)).toBe('deleted');
});

test('a clock that is set back or forward by hours makes nobody send without a lane, and stops nobody for good', async () => {
  const ids = Array.from({ length: 200 }, (_, index) => `c${index}`);
  const sandbox = createSandbox({ contacts: { sendme123: ids }, latencyMs: 50 });
  const fleet = await newFleet({
    providers: [createSendme123(sandbox.options('sendme123'))],
  });
  const { run } = await fleet.enqueue(ids.map((id) => `sendme123:${id}`));
  const ends: string[] = [];
  startWorker(fleet, {
    leaseMs: 1_500,
    onEvent: (event) => event.type === 'released' && ends.push(event.why),
  });
  await expect.poll(() => sandbox.requests.length, { timeout: 20_000 }).toBeGreaterThan(5);
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now');
  try {
    clock.mockImplementation(() => now() + 3 * 60 * 60 * 1_000);
    await expect.poll(() => ends.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(ends[0]).toBe('lost');
    clock.mockImplementation(() => now() - 3 * 60 * 60 * 1_000);
    const { counts, isDone } = await fleet.waitFor(run);
    expect(isDone).toBe(true);
    expect(counts.deleted + counts.absent).toBe(200);
  } finally {
    clock.mockRestore();
  }
});

test('one worker with one lane gets to every account, though the first ones have more to do than they get time for', async () => {
  const ids = Array.from({ length: 600 }, (_, index) => `c${index}`);
  const sandbox = createSandbox({ contacts: { sendme123: ids }, latencyMs: 100 });
  const options = sandbox.options('sendme123');
  const fetch: typeof options.fetch = (input, init) => {
    const request = new Request(input, init);
    request.headers.set('api-key', options.apiKey);
    return options.fetch(request);
  };
  const providers = Array.from({ length: 5 }, (_, index) =>
    createSendme123({ ...options, fetch, apiKey: `key-${index}` }),
  );
  const fleet = await newFleet({ providers });
  const runs: string[] = [];
  for (const [index, client] of providers.entries()) {
    const some = ids.slice(index * 100, index * 100 + 100);
    const targets = (index < 4 ? some : some.slice(0, 1)).map((id) => `sendme123:${id}`);
    runs.push((await fleet.enqueue(targets, { providers: [client] })).run);
  }
  const ends: string[] = [];
  startWorker(fleet, {
    lanes: 1,
    shareMs: 300,
    maxInFlight: 1,
    onEvent: (event) => event.type === 'released' && ends.push(event.why),
  });
  await fleet.waitFor(runs.at(-1) ?? '');
  // It did not wait until the others were done.
  expect(ends).toContain('share');
  expect((await fleet.status(runs[0] ?? '')).isDone).toBe(false);
});

test('two machines whose providers are in another order enqueue at the same time', async () => {
  const sandbox = createSandbox();
  const sendme123 = createSendme123(sandbox.options('sendme123'));
  const wabotify = createWabotify(sandbox.options('wabotify'));
  const schema = newSchema();
  const one = await newFleet({ providers: [sendme123, wabotify], schema });
  const other = createFleet({ database: databaseUrl(), schema, providers: [wabotify, sendme123] });
  afterwards(() => other.close());
  const ids = Array.from({ length: 200 }, (_, index) => `c${index}`);
  const targets = ids.flatMap((id) => [`sendme123:${id}`, `wabotify:${id}`]);
  const enqueued = await Promise.all(
    Array.from({ length: 16 }, (_, index) => (index % 2 ? one : other).enqueue(targets)),
  );
  expect(enqueued.filter(({ shared }) => shared === 0)).toHaveLength(1);
});

test('a transaction that sees the past shares what it sees, or fails: it never waits for ever', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b', 'c'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  await fleet.enqueue(['sendme123:a']);
  const client = await connection();
  await client.query('begin isolation level repeatable read');
  await client.query('select now()');
  await client.query(`select 1 from ${fleet.schema}.run`);
  await fleet.enqueue(['sendme123:b']);
  expect(await fleet.enqueue(['sendme123:a', 'sendme123:c'], { client })).toMatchObject({ shared: 1 });
  await expect(fleet.enqueue(['sendme123:b'], { client })).rejects.toMatchObject({ problem: 'noDatabase' });
  await client.query('rollback');
});

test('a worker that is stopped in the middle of a request records what it knows, and releases the lane', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, latencyMs: 3_000 });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const { run } = await fleet.enqueue(['sendme123:a']);
  const worker = startWorker(fleet, { graceMs: 100, leaseMs: 2_000 });
  await expect.poll(() => sandbox.requests.length, { timeout: 20_000 }).toBe(1);
  await worker.stop();
  expect(await fleet.status(run)).toMatchObject({ counts: { unknown: 1 } });
  await sleep(6_000);
  const client = await connection();
  const { rows } = await client.query(`select 1 from ${fleet.schema}.account where lease_until > now()`);
  expect(rows).toEqual([]);
  startWorker(fleet);
  expect(await outcomesOf(fleet, run)).toEqual({ a: 'absent, perhaps by us' });
});

test('an account that is lifted while its lane still winds down is stopped again if nothing has changed', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `c${index}`);
  const sandbox = createSandbox({ contacts: { sendme123: ids } });
  const options = sandbox.options('sendme123');
  let requests = 0;
  const fetch: typeof options.fetch = async () => {
    requests += 1;
    // Some fail at once, and others are still under way when the guard has seen enough.
    if (requests % 8 === 0) await sleep(1_500);
    throw new TypeError('fetch failed');
  };
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch, retries: 0 })] });
  const { run } = await fleet.enqueue(ids.map((id) => `sendme123:${id}`));
  startWorker(fleet, { leaseMs: 1_000 });
  for (let times = 0; times < 2; times++) {
    const { stops, isStuck } = await fleet.waitFor(run);
    expect([isStuck, stops[0]?.guard]).toEqual([true, 'unreachable']);
    await fleet.resumeAccount(stops[0]?.account ?? '');
  }
  expect(await fleet.waitFor(run)).toMatchObject({ isDone: false, isStuck: true });
});

test('a renewal that arrives after the lane was given back keeps nobody from it', async () => {
  const schema = newSchema();
  const database = await databaseOf(databaseUrl(), schema);
  afterwards(() => database.close());
  await migrate(database);
  await database.run('addAccount', ['any', 'https://api.example.com', 'x', false]);
  const options = { leaseMs: 60_000, mostWaitMs: 0 };
  const hold = await Hold.take(database, '1', 'first', options);
  await hold?.release({ inFlight: 4, known: undefined });
  await database.run('renewLane', ['1', hold?.token, 60_000, 4, null]);
  expect(await Hold.take(database, '1', 'second', options)).toBeDefined();
});

test('a worker without a client for what is left does not ask for the lane all the time', async () => {
  const sandbox = createSandbox({ contacts: { huduma: [1] } });
  const huduma = createHuduma(sandbox.options('huduma'));
  const permanent = huduma.choosing({ mode: 'permanent' });
  const schema = newSchema();
  const both = await newFleet({ providers: [huduma.choosing({ mode: 'trash' }), permanent], schema });
  const { run } = await both.enqueue(['huduma:1'], { providers: [permanent] });
  const half = createFleet({
    database: databaseUrl(),
    schema,
    providers: [huduma.choosing({ mode: 'trash' })],
  });
  afterwards(() => half.close());
  let taken = 0;
  startWorker(half, { onEvent: ({ type }) => type === 'taken' && taken++ });
  await sleep(15_000);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(5);
  startWorker(both);
  expect(await both.waitFor(run)).toMatchObject({ counts: { deleted: 1 } });
});

test.each([
  { lanes: 0 },
  { leaseMs: 0 },
  { leaseMs: Number.NaN },
  { shareMs: Number.POSITIVE_INFINITY },
  { graceMs: -1 },
  { maxInFlight: 0 },
  { maxPerSecond: { nobody: 1 } },
  { lane: 1 } as object,
])('a worker that cannot be meant so: %j', async (options) => {
  const sandbox = createSandbox();
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  const work = fleet.work({ ...options, signal: AbortSignal.timeout(2_000) });
  await expect(work).rejects.toMatchObject({ problem: 'invalid' });
});

test('a commit whose answer is lost is not called a failure', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const providers = [createSendme123(sandbox.options('sendme123'))];
  const { schema } = await newFleet({ providers });
  const pool = new pg.Pool({ connectionString: databaseUrl() });
  afterwards(() => pool.end());
  let isCut = false;
  const cut: DatabasePool = {
    query: (text, values) => pool.query(text, values),
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      return {
        release: (error) => client.release(error),
        query: async (text, values) => {
          const result = await client.query(text, values);
          if (isCut && text === 'commit')
            throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
          return result;
        },
      };
    },
  };
  const fleet = createFleet({ database: cut, schema, providers });
  afterwards(() => fleet.close());
  await fleet.runs();
  isCut = true;
  await expect(fleet.enqueue(['sendme123:a'])).rejects.toMatchObject({
    problem: 'noDatabase',
    message: expect.stringContaining('not known'),
  });
  isCut = false;
  // Nothing is sent twice if it is enqueued again.
  expect(await fleet.enqueue(['sendme123:a'])).toMatchObject({ shared: 1 });
});

test('what a worker has announced and not yet sent is not sent once the lane may be another worker’s', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const sandbox = createSandbox({ contacts: { sendme123: ids } });
  const options = sandbox.options('sendme123');
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now');
  afterwards(async () => clock.mockRestore());
  const sent: number[] = [];
  let arrive = () => {};
  const areHeldUp = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const fetch: typeof options.fetch = async (input, init) => {
    sent.push(sent.length);
    await areHeldUp;
    return options.fetch(input, init);
  };
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch })] });
  await fleet.enqueue(ids.map((id) => `sendme123:${id}`));
  const ends: string[] = [];
  startWorker(fleet, {
    leaseMs: 100_000,
    maxInFlight: 8,
    onEvent: (event) => event.type === 'released' && ends.push(event.why),
  });
  const database = await connection();
  const announced = async () => {
    const { rows } = await database.query(
      `select sum(json_array_length(body -> 'ids')) as count from ${fleet.schema}.record where type = 'intent'`,
    );
    return Number(rows[0].count);
  };
  const waiting = async () => (await announced()) - sent.length;
  await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThan(0);
  const before = sent.length;
  // As if the machine had slept. Each answer makes room for a request that is announced.
  clock.mockImplementation(() => now() + 3 * 60 * 60 * 1_000);
  arrive();
  await expect.poll(() => ends, { timeout: 30_000 }).toEqual(['lost']);
  expect(sent).toHaveLength(before);
});

test('nothing is looked up either once the lane may be another worker’s', async () => {
  const sandbox = createSandbox({ contacts: { wabotify: ['there'] } });
  const options = sandbox.options('wabotify');
  const now = Date.now.bind(Date);
  const clock = vi.spyOn(Date, 'now');
  afterwards(async () => clock.mockRestore());
  let sent = 0;
  const fetch: typeof options.fetch = (input, init) => {
    sent += 1;
    // As if the machine had slept.
    clock.mockImplementation(() => now() + 3 * 60 * 60 * 1_000);
    return options.fetch(input, init);
  };
  const fleet = await newFleet({ providers: [createWabotify({ ...options, fetch })] });
  await fleet.enqueue(['gone1', 'gone2', 'gone3', 'gone4'].map((id) => `wabotify:${id}`));
  const ends: string[] = [];
  startWorker(fleet, {
    leaseMs: 100_000,
    onEvent: (event) => event.type === 'released' && ends.push(event.why),
  });
  await expect.poll(() => ends, { timeout: 30_000 }).toEqual(['lost']);
  expect(sent).toBe(1);
});

test('each contact is reported once, although the run takes it up again meanwhile', async () => {
  const sandbox = createSandbox({
    contacts: { sendme123: ['x', 'y'] },
    faults: [{ method: 'DELETE', nth: [1], do: { kind: 'reset', effect: 'after' } }],
  });
  const options = sandbox.options('sendme123');
  let isHeldUp = true;
  const fetch: typeof options.fetch = async (input, init) => {
    while (isHeldUp && new Request(input, init).url.endsWith('/y')) await sleep(50);
    return options.fetch(input, init);
  };
  const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch, retries: 0 })] });
  await fleet.enqueue(['sendme123:x']);
  const { run } = await fleet.enqueue(['sendme123:x', 'sendme123:y']);
  startWorker(fleet);
  const told: string[] = [];
  for await (const { target } of fleet.outcomes(run)) {
    told.push(target.id);
    if (told.length > 1) continue;
    expect(await fleet.resume(run)).toBe(1);
    await expect.poll(async () => (await fleet.status(run)).counts.absent, { timeout: 20_000 }).toBe(1);
    isHeldUp = false;
  }
  expect(told).toEqual(['x', 'y']);
});

test('what a guard says has no contact in it', async () => {
  for (const status of [401, 403, 418, 302]) {
    const sandbox = createSandbox();
    const options = sandbox.options('sendme123');
    const headers = { location: 'https://elsewhere.example/secret-contact' };
    const fetch: typeof options.fetch = async () =>
      new Response('{"error":"no secret-contact"}', { status, headers });
    const fleet = await newFleet({ providers: [createSendme123({ ...options, fetch })] });
    const { run } = await fleet.enqueue(['sendme123:secret-contact']);
    const events: object[] = [];
    const worker = startWorker(fleet, { onEvent: (event) => events.push(event) });
    const said = [await fleet.waitFor(run), await fleet.accounts(), events];
    await worker.stop();
    expect(said).toMatchObject([{ isStuck: true }, {}, {}]);
    expect(JSON.stringify(said)).not.toContain('secret-contact');
  }
});

test('a database that does not answer any more keeps no worker from ending', async () => {
  const sockets = new Set<Socket>();
  const to = new URL(databaseUrl());
  const proxy = createServer((socket) => {
    const there = connect(Number(to.port), to.hostname);
    for (const each of [socket, there]) {
      sockets.add(each);
      each.on('error', () => {});
    }
    socket.pipe(there).pipe(socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  afterwards(async () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, latencyMs: 1_000 });
  const providers = [createSendme123(sandbox.options('sendme123'))];
  const { schema } = await newFleet({ providers });
  const url = new URL(databaseUrl());
  url.port = String((proxy.address() as AddressInfo).port);
  const fleet = createFleet({ database: String(url), schema, providers });
  await fleet.enqueue(['sendme123:a']);
  const end = new AbortController();
  const work = fleet.work({ signal: end.signal, graceMs: 500 });
  await expect.poll(() => sandbox.requests.length, { timeout: 20_000 }).toBe(1);
  for (const socket of sockets) socket.pause().unpipe();
  await sleep(1_500);
  end.abort();
  expect(await Promise.race([work.then(() => 'ended'), sleep(20_000, 'late')])).toBe('ended');
});

test('a worker that is stopped before it has begun ends', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
  const fleet = await newFleet({ providers: [createSendme123(sandbox.options('sendme123'))] });
  await fleet.enqueue(['sendme123:a']);
  await fleet.work({ signal: AbortSignal.abort() });
  expect(sandbox.requests).toEqual([]);
});
