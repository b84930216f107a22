/**
 * Measures how fast the engine is beside the loop on the providers' pages and beside the ideal, and what a million targets
 * cost. `--check` fails below the promised limits. `--short` leaves out the million.
 *
 *     npm run bench:engine [-- --check] [-- --short]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { deleteContacts } from 'contact-deletion';
import { createSandbox } from 'contact-deletion/sandbox';
import { createSendme123 } from 'contact-deletion/sendme123';

const LATENCY_MS = 25;
const IN_FLIGHT = 32;
const MEBIBYTE = 1024 * 1024;

function* ids(count: number): Generator<string> {
  for (let index = 0; index < count; index++) yield `contact-${index}`;
}

function* targets(count: number): Generator<string> {
  for (const id of ids(count)) yield `sendme123:${id}`;
}

let failed = false;
function promise(what: string, kept: boolean): void {
  console.log(`  ${kept ? 'kept' : 'NOT KEPT'}: ${what}`);
  failed ||= !kept;
}

/** Milliseconds per contact, one call after the other, as on both pages of sendme123. */
async function oneByOne(count: number): Promise<number> {
  const sandbox = createSandbox({ contacts: { sendme123: ids(count) }, latencyMs: LATENCY_MS });
  const { baseUrl, apiKey } = sandbox.options('sendme123');
  const begun = performance.now();
  for (const id of ids(count)) {
    const response = await sandbox.fetch(`${baseUrl}/api/contacts/${id}`, {
      method: 'DELETE',
      headers: { 'api-key': apiKey },
    });
    await response.json();
  }
  return (performance.now() - begun) / count;
}

/** Milliseconds per contact through the engine. */
async function throughEngine(count: number, latencyMs: number): Promise<number> {
  const sandbox = createSandbox({ contacts: { sendme123: ids(count) }, latencyMs, keepRequests: 0 });
  const run = deleteContacts({
    providers: [createSendme123(sandbox.options('sendme123'))],
    targets: targets(count),
    maxDelete: count,
    maxInFlight: IN_FLIGHT,
  });
  const begun = performance.now();
  for await (const _ of run);
  if (run.summary.deleted !== count) throw new Error(`Only ${run.summary.deleted} of ${count} were deleted.`);
  return (performance.now() - begun) / count;
}

async function speed(): Promise<void> {
  const count = 10_000;
  const loop = await oneByOne(200);
  const engine = await throughEngine(count, LATENCY_MS);
  // How long a timer of 25 ms really takes here, so that the engine is not blamed for the machine's timers.
  const ideal = loop / IN_FLIGHT;
  console.log(`${count} sendme123 contacts at ${LATENCY_MS} ms of latency, at most ${IN_FLIGHT} in flight`);
  console.log(
    `  one by one (200 of them): ${loop.toFixed(2)} ms each; the engine: ${engine.toFixed(3)} ms each`,
  );
  promise(`${(loop / engine).toFixed(1)} times the one-by-one loop; 25 is promised`, loop / engine >= 25);
  promise(
    `${(ideal / engine).toFixed(2)} of the ideal latency / in flight; 0.9 is promised`,
    ideal / engine >= 0.9,
  );
}

interface Cost {
  readonly count: number;
  /** CPU microseconds per target, for the engine, the client and the sandbox together. */
  readonly cpuMicros: number;
  /** The largest heap after a collection, in MiB. */
  readonly heap: number;
  readonly rss: number;
}

/** Runs in a process of its own, with an old space of at most 200 MiB. */
async function costOf(count: number): Promise<Cost> {
  const child = fork(fileURLToPath(import.meta.url), ['--cost', String(count)], {
    execArgv: [...process.execArgv, '--expose-gc', '--max-old-space-size=200'],
  });
  const [cost] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`${count} targets did not fit into 200 MiB.`);
    }),
  ])) as [Cost];
  return cost;
}

async function measureCost(count: number): Promise<void> {
  const sandbox = createSandbox({ contacts: { sendme123: ids(count) }, keepRequests: 0 });
  const run = deleteContacts({
    providers: [createSendme123(sandbox.options('sendme123'))],
    targets: targets(count),
    maxDelete: count,
  });
  const before = process.cpuUsage();
  let heap = 0;
  let rss = 0;
  let seen = 0;
  for await (const _ of run) {
    seen += 1;
    if (seen % Math.ceil(count / 20) !== 1) continue;
    globalThis.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed / MEBIBYTE);
    rss = Math.max(rss, process.memoryUsage().rss / MEBIBYTE);
  }
  const { user, system } = process.cpuUsage(before);
  process.send?.({ count, cpuMicros: (user + system) / count, heap, rss });
}

async function cost(): Promise<void> {
  console.log('\nOne contact a request through the in-process sandbox, heap capped at 200 MiB');
  const costs: Cost[] = [];
  for (const count of [10_000, 100_000, 1_000_000]) {
    const found = await costOf(count);
    costs.push(found);
    const { cpuMicros, heap, rss } = found;
    console.log(
      `  ${String(count).padStart(9)} targets: ${cpuMicros.toFixed(0)} µs of CPU each, ` +
        `${heap.toFixed(0)} MiB of heap after collection, ${rss.toFixed(0)} MiB resident`,
    );
  }
  const [small, , large] = costs;
  if (!small || !large) return;
  promise(`${large.heap.toFixed(0)} MiB of heap at the most; 200 are promised`, large.heap <= 200);
  const flat = large.cpuMicros / small.cpuMicros;
  promise(
    `a target costs ${flat.toFixed(2)} times as much among 10⁶ as among 10⁴; 1.3 is promised`,
    flat <= 1.3,
  );
}

if (process.argv.includes('--cost')) await measureCost(Number(process.argv.at(-1)));
else {
  await speed();
  if (!process.argv.includes('--short')) await cost();
  if (failed && process.argv.includes('--check')) process.exitCode = 1;
}
