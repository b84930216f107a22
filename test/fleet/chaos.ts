/** Breaks a fleet in every way that it may break overnight, and then compares its reports with the provider. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect } from 'vitest';
import { createFleet, type Fleet } from '../../src/fleet/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import type { PostgresServer } from './postgres.js';
import type { Programs, Provider, WorkerProcess } from './processes/index.js';

export interface ChaosOptions {
  /** How often to break something. */
  readonly crashes: number;
  /** Makes the chances repeatable, as far as the machine allows. */
  readonly seed: number;
  readonly accounts: number;
  /** Per account. */
  readonly contacts: number;
}

const LEASE_MS = 2_000;
const LATENCY_MS = 20;
const IN_FLIGHT = 16;
const SCHEMA = 'chaos';

/** What can go wrong. */
const kinds = ['kill', 'kill', 'pause', 'cut', 'database', 'disk'] as const;

/** Deletes all contacts of all accounts while things go wrong, and checks everything afterwards. */
export async function expectHonestyInChaos(
  server: PostgresServer,
  programs: Programs,
  { crashes, seed, accounts, contacts }: ChaosOptions,
): Promise<void> {
  const chance = chances(seed);
  const provider = await programs.startProvider({
    accounts,
    contacts,
    latencyMs: LATENCY_MS,
    limit: IN_FLIGHT,
  });
  const providers = provider.baseUrls.map((baseUrl) => createSendme123({ apiKey: provider.apiKey, baseUrl }));
  const fleet = createFleet({ database: server.url, schema: SCHEMA, providers });
  await query(
    server,
    `drop schema if exists ${SCHEMA} cascade; drop schema if exists ${SCHEMA}_jobs cascade`,
  );
  await fleet.migrate();
  await watchTakeovers(server);
  const runs = await Promise.all(
    providers.map((client) =>
      fleet.enqueue(
        Array.from({ length: contacts }, (_, index) => `sendme123:contact-${index}`),
        { providers: [client], maxDelete: contacts },
      ),
    ),
  );
  let started = 0;
  const startWorker = () =>
    programs.startWorker({
      databaseUrl: server.url,
      schema: SCHEMA,
      name: `worker-${started++}`,
      apiKey: provider.apiKey,
      baseUrls: provider.baseUrls,
      options: { leaseMs: LEASE_MS, maxInFlight: IN_FLIGHT },
      isNamed: true,
    });
  const workers = [startWorker(), startWorker(), startWorker()];
  const paused = new Set<Promise<unknown>>();
  const done: Record<string, number> = {};
  for (let crash = 0; crash < crashes; crash++) {
    await sleep(200 + chance() * 800);
    const kind = kinds[Math.floor(chance() * kinds.length)] ?? 'kill';
    const disk = kind === 'disk' && !server.fillDisk ? 'database' : kind;
    done[disk] = (done[disk] ?? 0) + 1;
    const index = Math.floor(chance() * workers.length);
    const victim = workers[index] as WorkerProcess;
    if (kind === 'kill') {
      victim.child.kill('SIGKILL');
      await victim.gone;
      workers[index] = startWorker();
    } else if (kind === 'pause') {
      victim.child.kill('SIGSTOP');
      const resumed = sleep(LEASE_MS * (1.5 + chance())).then(() => victim.child.kill('SIGCONT'));
      paused.add(resumed);
    } else if (kind === 'cut') {
      await query(
        server,
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'contact-deletion' and random() < 0.5`,
      ).catch(() => {});
    } else if (kind === 'disk' && server.fillDisk) {
      const free = await server.fillDisk();
      await sleep(500 + chance() * 2_000);
      await free();
      await sleep(1_000);
      if (!(await isUp(server))) await restart(server);
    } else {
      await server.kill();
      await sleep(chance() * 1_000);
      await server.start();
    }
  }
  await Promise.all(paused);
  console.log(`SEED=${seed}`, done);
  for (const { run } of runs) await settle(fleet, run);
  // A worker that was paused may wake up late, and must not do anything then.
  await sleep(LEASE_MS);
  const takeovers = await takeoversIn(server);
  await expectTruth(
    fleet,
    server,
    provider,
    runs.map(({ run }) => run),
    takeovers,
    done.pause ?? 0,
  );
  for (const { child, gone } of workers) {
    child.kill('SIGTERM');
    await gone;
  }
  await fleet.close();
}

const isUp = (server: PostgresServer) =>
  query(server, 'select 1').then(
    () => true,
    () => false,
  );

async function restart(server: PostgresServer): Promise<void> {
  await server.kill();
  await server.start();
}

/** Waits until nothing is left that asking again can settle. */
async function settle(fleet: Fleet, run: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const { stops } = await fleet.waitFor(run);
    // Many lost answers look like a provider that is down, so a guard may have stopped an account.
    for (const { account } of stops) await fleet.resumeAccount(account);
    if (stops.length === 0 && (await fleet.resume(run)) === 0) return;
  }
  throw new Error('The run did not come to an end.');
}

interface Takeover {
  readonly account: number;
  readonly holder: string;
  readonly at: number;
}

async function expectTruth(
  fleet: Fleet,
  server: PostgresServer,
  provider: Provider,
  runs: readonly string[],
  takeovers: readonly Takeover[],
  pauses: number,
): Promise<void> {
  const { arrivals, mostInFlight } = await provider.seen();
  expect(Math.max(...mostInFlight)).toBeLessThanOrEqual(IN_FLIGHT);
  for (const [account, run] of runs.entries()) {
    const states = await provider.states(account);
    const view = await fleet.view(run);
    const said = new Map<string, string>();
    for await (const { target, outcome, ...rest } of view.outcomes()) {
      expect(said.has(target.id), `${target.id} has one outcome`).toBe(false);
      said.set(target.id, outcome);
      // Nothing is reported as deleted or absent that is still there.
      if (outcome === 'deleted' || outcome === 'absent') expect(states[target.id], target.id).toBe('deleted');
      const deletions = arrivals.filter(
        (each) => each.account === account && each.id === target.id && each.status === 200,
      );
      if (outcome === 'deleted') expect(deletions, target.id).toHaveLength(1);
      if (outcome === 'absent') expect('perhapsByUs' in rest && rest.perhapsByUs, target.id).toBe(true);
    }
    // Nothing is lost.
    expect(said.size).toBe(Object.keys(states).length);
    expect([...said.values()].filter((outcome) => outcome !== 'deleted' && outcome !== 'absent')).toEqual([]);
  }
  // Nothing is settled twice.
  const twice = await query(
    server,
    `select run, contact from ${SCHEMA}.outcome where outcome in ('deleted', 'absent', 'blocked', 'rejected') group by 1, 2 having count(*) > 1`,
  );
  expect(twice).toEqual([]);
  // A worker sends nothing after it has lost its lane, except for requests that its HTTP client already had when the process
  // was stopped. Their contacts are in doubt for the next worker, and are checked like all others above.
  const late = arrivals.filter(({ account, worker, at }) => {
    const holder = takeovers.filter((each) => each.account === account && each.at <= at).at(-1);
    return holder?.holder !== worker;
  });
  if (late.length > 0) console.log(`${late.length} requests were written late, after ${pauses} pauses.`);
  expect(late.length).toBeLessThanOrEqual(pauses * IN_FLIGHT);
}

/** Records which worker takes which lane when, by the clock of this machine. */
async function watchTakeovers(server: PostgresServer): Promise<void> {
  await query(
    server,
    `create table ${SCHEMA}.takeover (account bigint, holder text, at timestamptz default clock_timestamp());
     create function ${SCHEMA}.note_takeover() returns trigger language plpgsql as $$
     begin
       if new.token <> old.token then
         insert into ${SCHEMA}.takeover (account, holder) values (new.id, new.holder);
       end if;
       return new;
     end $$;
     create trigger note_takeover after update on ${SCHEMA}.account for each row execute function ${SCHEMA}.note_takeover()`,
  );
}

async function takeoversIn(server: PostgresServer): Promise<readonly Takeover[]> {
  const rows = await query(
    server,
    `select t.holder, (extract(epoch from t.at) * 1000)::float8 as at, a.base_url
     from ${SCHEMA}.takeover t join ${SCHEMA}.account a on a.id = t.account order by t.at`,
  );
  return rows.map(({ holder, at, base_url }) => ({
    holder,
    at,
    account: Number(base_url.split('/').at(-1)),
  }));
}

// biome-ignore lint/suspicious/noExplicitAny: rows of any table.
async function query(server: PostgresServer, text: string): Promise<readonly any[]> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(text);
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Mulberry32: the same numbers for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
