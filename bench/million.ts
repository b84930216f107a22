/**
 * Measures what a million contacts cost on the command line: `plan`, `apply` (with the sandbox in the same process),
 * `outcomes` and `resume`, each in a process of its own, as published. `--check` fails beyond the promised limits.
 *
 *     npm run bench:million [-- --check] [-- --count 100000]
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const asked = process.argv.indexOf('--count');
const COUNT = asked < 0 ? 1_000_000 : Number(process.argv[asked + 1]);
const IN_FLIGHT = 32;
/** How long the command line's sandbox takes for an answer. */
const LATENCY_MS = 5;
/**
 * About how long a contact keeps the one thread busy that client, engine, journal and sandbox share. A timer that becomes
 * due meanwhile is late, so no program with this much work comes nearer to the latency than this loop.
 */
const WORK_MS = 0.1;
const MEBIBYTE = 1024;
const PROMISED = { mebibytes: 400, timesBusy: 1.2 };

const main = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
/** Makes a process write its peak memory, in KiB, when it ends. */
const tellPeak = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

interface Cost {
  readonly seconds: number;
  /** The peak memory of the process. */
  readonly mebibytes: number;
}

/** Runs a command and discards its output. */
async function costOf(cwd: string, args: readonly string[]): Promise<Cost> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', tellPeak, main, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let [errors, peak] = ['', ''];
  (child.stderr as NodeJS.ReadableStream).setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  (child.stdio[3] as NodeJS.ReadableStream).setEncoding('utf8').on('data', (text) => {
    peak += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${errors}`);
  return { seconds: (performance.now() - begun) / 1_000, mebibytes: Number(peak) / MEBIBYTE };
}

/**
 * How long a timer of the sandbox's latency really takes here, in milliseconds, with as many timers as requests in flight.
 */
async function realLatency(workMs: number): Promise<number> {
  const times = 200;
  const wait = async () => {
    for (let time = 0; time < times; time++) {
      await sleep(LATENCY_MS);
      for (const end = performance.now() + workMs; performance.now() < end; );
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, wait));
  return (performance.now() - begun) / times;
}

function* lines(): Generator<string> {
  for (let index = 0; index < COUNT; index++) yield `contact-uuid-${index}\n`;
}

let failed = false;
function promise(what: string, kept: boolean): void {
  console.log(`  ${kept ? 'kept' : 'NOT KEPT'}: ${what}`);
  failed ||= !kept;
}

const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-bench-'));
try {
  await pipeline(lines(), createWriteStream(join(folder, 'ids.txt')));
  const secondsAt = (latencyMs: number) => (latencyMs * COUNT) / IN_FLIGHT / 1_000;
  const ideal = secondsAt(await realLatency(0));
  const busy = secondsAt(await realLatency(WORK_MS));
  console.log(`${COUNT.toLocaleString('en')} sendme123 contacts, ${IN_FLIGHT} in flight at ${LATENCY_MS} ms`);
  const commands = {
    plan: ['plan', '--sandbox', '--from', 'ids.txt', '--provider', 'sendme123', '-o', 'plan.json'],
    apply: ['apply', 'plan.json', '--sandbox', '--max-delete', String(COUNT), '--json'],
    outcomes: ['outcomes', 'plan.journal', '--json'],
    resume: ['resume', 'plan.journal', '--json'],
  };
  for (const [name, args] of Object.entries(commands)) {
    const { seconds, mebibytes } = await costOf(folder, args);
    console.log(`  ${name}: ${seconds.toFixed(1)} s, ${mebibytes.toFixed(0)} MiB at the most`);
    promise(
      `${mebibytes.toFixed(0)} MiB; ${PROMISED.mebibytes} are promised`,
      mebibytes <= PROMISED.mebibytes,
    );
    if (name !== 'apply') continue;
    console.log(
      `  ${(seconds / ideal).toFixed(2)} of latency / in flight on an idle thread (${ideal.toFixed(0)} s)`,
    );
    const times = seconds / busy;
    promise(
      `${times.toFixed(2)} of the same on a thread with ${WORK_MS} ms of work for each (${busy.toFixed(0)} s); ${PROMISED.timesBusy} is promised`,
      times <= PROMISED.timesBusy,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
if (failed && process.argv.includes('--check')) process.exitCode = 1;
