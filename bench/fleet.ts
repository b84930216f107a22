/**
 * Measures how fast a fleet is beside one process without a record (four workers, with one account and with four), and what
 * a million contacts cost. `--check` fails below the promised limits. `--short` leaves out the million. DATABASE_URL names a
 * server; without it, one is started.
 *
 *     npm run bench:fleet [-- --check] [-- --short]
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deleteContacts } from 'contact-deletion';
import { createFleet } from 'contact-deletion/fleet';
import { createSendme123 } from 'contact-deletion/sendme123';
import pg from 'pg';
import { startPostgres } from '../test/fleet/postgres.js';
import { buildPrograms, type Programs, type Provider } from '../test/fleet/processes/index.js';

const LATENCY_MS = 25;
const IN_FLIGHT = 32;
const CONTACTS = 10_000;
const WORKERS = 4;

let failed = false;
function promise(what: string, kept: boolean): void {
  console.log(`  ${kept ? 'kept' : 'NOT KEPT'}: ${what}`);
  failed ||= !kept;
}

function* targets(from: number, count: number): Generator<string> {
  for (let index = from; index < from + count; index++) yield `sendme123:contact-${index}`;
}

/** Contacts per second of one process without a record. */
async function alone(provider: Provider, account: number, count: number): Promise<number> {
  const client = createSendme123({ apiKey: provider.apiKey, baseUrl: provider.baseUrls[account] });
  const begun = performance.now();
  const run = deleteContacts({
    providers: [client],
    targets: targets(0, count),
    maxDelete: count,
    maxInFlight: IN_FLIGHT,
  });
  for await (const _ of run);
  if (run.summary.deleted !== count) throw new Error(`Only ${run.summary.deleted} of ${count} were deleted.`);
  return (count / (performance.now() - begun)) * 1_000;
}

/** Contacts per second of a fleet. */
async function fleetOf(programs: Programs, url: string, accounts: number, each: number) {
  const provider = await programs.startProvider({
    accounts,
    contacts: each,
    latencyMs: LATENCY_MS,
    limit: IN_FLIGHT,
  });
  const schema = `bench_${randomUUID().slice(0, 8)}`;
  const providers = provider.baseUrls.map((baseUrl) => createSendme123({ apiKey: provider.apiKey, baseUrl }));
  const fleet = createFleet({ database: url, schema, providers });
  await fleet.migrate();
  const options = { lanes: accounts === 1 ? 4 : 1 };
  const workers = Array.from({ length: WORKERS }, (_, index) =>
    programs.startWorker({
      databaseUrl: url,
      schema,
      name: `worker-${index}`,
      apiKey: provider.apiKey,
      baseUrls: provider.baseUrls,
      options,
      isNamed: false,
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const runs = await Promise.all(
    providers.map((client) => fleet.enqueue(targets(0, each), { providers: [client], maxDelete: each })),
  );
  const begun = performance.now();
  await Promise.all(runs.map(({ run }) => fleet.waitFor(run)));
  const seconds = (performance.now() - begun) / 1_000;
  for (const { run } of runs) {
    const { counts } = await fleet.status(run);
    if (counts.deleted !== each) throw new Error(`Only ${counts.deleted} of ${each} were deleted.`);
  }
  const { mostInFlight } = await provider.seen();
  const lanes = workers.map(({ events }) => events.filter(({ type }) => type === 'taken').length);
  for (const { child } of workers) child.kill('SIGTERM');
  await Promise.all(workers.map(({ gone }) => gone));
  await fleet.close();
  return { perSecond: (accounts * each) / seconds, most: Math.max(...mostInFlight), lanes };
}

const server = process.env.DATABASE_URL
  ? { url: process.env.DATABASE_URL, stop: async () => {} }
  : await startPostgres();
const programs = await buildPrograms();
try {
  console.log(
    `${CONTACTS} contacts, ${LATENCY_MS} ms, ${IN_FLIGHT} in flight, ${WORKERS} workers, on this machine:`,
  );
  const provider = await programs.startProvider({
    accounts: 2,
    contacts: CONTACTS,
    latencyMs: LATENCY_MS,
    limit: IN_FLIGHT,
  });
  await alone(provider, 0, 2_000);
  const one = await alone(provider, 1, CONTACTS);
  console.log(`  one process without a record: ${one.toFixed(0)} a second`);
  const single = await fleetOf(programs, server.url, 1, CONTACTS);
  console.log(
    `  a fleet, one account: ${single.perSecond.toFixed(0)} a second, ${(single.perSecond / one).toFixed(2)} of that; ${single.most} in flight at the most`,
  );
  promise('0.8 of one process without a record', single.perSecond / one >= 0.8);
  promise(`never more than ${IN_FLIGHT} in flight`, single.most <= IN_FLIGHT);
  const four = await fleetOf(programs, server.url, 4, CONTACTS / 2);
  console.log(
    `  a fleet, four accounts: ${four.perSecond.toFixed(0)} a second; lanes taken by each worker: ${four.lanes.join(', ')}`,
  );
  if (!process.argv.includes('--short')) {
    await memory(programs, server.url);
    await million(server.url);
  }
} finally {
  await programs.end();
  await server.stop();
}
if (process.argv.includes('--check') && failed) process.exitCode = 1;

/** The memory of a worker, early and late in a run. */
async function memory(programs: Programs, url: string): Promise<void> {
  const contacts = 40_000;
  const provider = await programs.startProvider({ accounts: 1, contacts, latencyMs: 1, limit: IN_FLIGHT });
  const schema = `bench_${randomUUID().slice(0, 8)}`;
  const client = createSendme123({ apiKey: provider.apiKey, baseUrl: provider.baseUrls[0] });
  const fleet = createFleet({ database: url, schema, providers: [client] });
  await fleet.migrate();
  const { run } = await fleet.enqueue(targets(0, contacts), { maxDelete: contacts });
  const worker = programs.startWorker({
    databaseUrl: url,
    schema,
    name: 'worker',
    apiKey: provider.apiKey,
    baseUrls: provider.baseUrls,
    options: {},
    isNamed: false,
  });
  const residentMiB = async () => {
    const status = await readFile(`/proc/${worker.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
  };
  let early = 0;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { counts, isDone } = await fleet.status(run);
    if (early === 0 && counts.deleted >= contacts / 4) early = await residentMiB();
    if (isDone) break;
  }
  const late = await residentMiB();
  worker.child.kill('SIGTERM');
  await worker.gone;
  await fleet.close();
  console.log(
    `  a worker holds ${early.toFixed(0)} MiB after ${contacts / 4} contacts, ${late.toFixed(0)} MiB after ${contacts}`,
  );
  promise('the same, within a third', late <= early * 1.33);
}

/** A million contacts: how long it takes to enqueue them, and how much space they take. */
async function million(url: string): Promise<void> {
  const schema = `bench_${randomUUID().slice(0, 8)}`;
  const client = createSendme123({ apiKey: 'any', baseUrl: 'http://127.0.0.1:20999' });
  const fleet = createFleet({ database: url, schema, providers: [client] });
  await fleet.migrate();
  const begun = performance.now();
  await fleet.enqueue(targets(0, 1_000_000), { maxDelete: 1_000_000 });
  const seconds = (performance.now() - begun) / 1_000;
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  const { rows } = await database.query(
    `select relname, pg_total_relation_size(c.oid) as size from pg_class c
     where relnamespace = $1::regnamespace and relkind = 'r' order by 2 desc limit 3`,
    [schema],
  );
  await database.end();
  await fleet.close();
  const sizes = rows.map(({ relname, size }) => `${relname} ${(Number(size) / 2 ** 20).toFixed(0)} MiB`);
  console.log(`  a million contacts: enqueued in ${seconds.toFixed(1)} s; tables: ${sizes.join(', ')}`);
}
