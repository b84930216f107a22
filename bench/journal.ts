/**
 * Measures what the journal costs: the same run with and without it, in turns, at 25 ms of latency and with 32 requests in
 * flight, over HTTP to a sandbox in a process of its own. `--check` fails beyond the promised limits. The journal is written
 * to the folder for temporary files. If that is in memory, set TMPDIR to another one.
 *
 *     npm run bench:journal [-- --check]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deleteContacts } from 'contact-deletion';
import { openJournal } from 'contact-deletion/journal';
import { createSandbox } from 'contact-deletion/sandbox';
import { listen } from 'contact-deletion/sandbox/node';
import { createSendme123 } from 'contact-deletion/sendme123';

const COUNT = 3_000;
const ROUNDS = 7;
const LATENCY_MS = 25;
const IN_FLIGHT = 32;
const PROMISED = 0.1;

const ids = Array.from({ length: COUNT }, (_, index) => `contact-uuid-${index}`);
// In the child process: starts a new sandbox on each message.
if (process.argv[2] === 'server') {
  process.on('message', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ids }, latencyMs: LATENCY_MS, keepRequests: 0 });
    const server = await listen(sandbox);
    process.send?.({ baseUrl: server.urls.sendme123, apiKey: sandbox.credentials.sendme123.apiKey });
  });
  await new Promise(() => {});
}
const child = fork(fileURLToPath(import.meta.url), ['server']);
const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-bench-'));

async function newProvider() {
  child.send('new');
  const [options] = await once(child, 'message');
  return createSendme123(options);
}

async function withoutJournal(): Promise<number> {
  const providers = [await newProvider()];
  const targets = ids.map((id) => `sendme123:${id}`);
  const begun = performance.now();
  const run = deleteContacts({ providers, targets, maxDelete: COUNT, maxInFlight: IN_FLIGHT });
  for await (const _ of run);
  if (run.summary.deleted !== COUNT) throw new Error(`Only ${run.summary.deleted} were deleted.`);
  return performance.now() - begun;
}

async function withJournal(round: number): Promise<number> {
  const providers = [await newProvider()];
  const begun = performance.now();
  const journal = await openJournal(join(folder, `${round}.journal`), { sandbox: true });
  const run = deleteContacts({
    providers,
    targets: ids.map((id) => `sendme123:${id}`),
    maxDelete: COUNT,
    maxInFlight: IN_FLIGHT,
    journal,
  });
  const summary = await run.finish();
  if (summary.deleted !== COUNT) throw new Error(`Only ${summary.deleted} were deleted.`);
  return performance.now() - begun;
}

/** How long one sync takes here, in milliseconds. */
async function syncTime(): Promise<number> {
  const file = await open(join(folder, 'sync'), 'a');
  const begun = performance.now();
  for (let time = 0; time < 100; time++) {
    await file.appendFile('a line of about as many bytes as an intent has in a journal, a hundred or so\n');
    await file.datasync();
  }
  await file.close();
  return (performance.now() - begun) / 100;
}

const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

try {
  const sync = await syncTime();
  await withoutJournal();
  const without: number[] = [];
  const recorded: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    without.push(await withoutJournal());
    recorded.push(await withJournal(round));
  }
  const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;
  console.log(`${COUNT} sendme123 contacts at ${LATENCY_MS} ms of latency, at most ${IN_FLIGHT} in flight`);
  console.log(`  one write and sync takes ${sync.toFixed(2)} ms on this disk`);
  // The fastest run of each kind: other work of the machine only ever adds time.
  const [fastest, fastestRecorded] = [Math.min(...without), Math.min(...recorded)];
  const overhead = fastestRecorded / fastest - 1;
  console.log(
    `  the fastest of ${ROUNDS}: without ${fastest.toFixed(0)} ms, with ${fastestRecorded.toFixed(0)} ms`,
  );
  console.log(
    `  in the middle: without ${middle(without).toFixed(0)} ms, with ${middle(recorded).toFixed(0)} ms`,
  );
  const kept = overhead <= PROMISED ? 'kept' : 'NOT KEPT';
  console.log(`  ${kept}: ${percent(overhead)} more; at most ${percent(PROMISED)} is promised`);
  if (process.argv.includes('--check') && overhead > PROMISED) process.exitCode = 1;
} finally {
  child.kill();
  await rm(folder, { recursive: true, force: true });
}
