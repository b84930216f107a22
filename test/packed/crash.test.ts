/**
 * `kill -9` at any moment: a run is killed again and again until it is done, and then the journal is compared with the truth
 * in the sandbox. `CRASHES` sets the number of runs (10 by default, 100 in `npm run test:soak`).
 */
import { existsSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/record/run-view.js';
import type { FaultRule } from '../../src/sandbox/index.js';
import { linesOf, range } from '../cli/lines.js';
import { installed, type RunOptions, runProgram } from './installed.js';
import { createWorld, type World } from './world.js';

const CRASHES = Number(process.env.CRASHES ?? 10);

const present = {
  huduma: range(200, (index) => String(index + 1)),
  sendme123: range(150, (index) => `s${index}`),
  wabotify: range(100, (index) => `w${index}`),
};
const pending = range(10, (index) => `pending${index}`);
const absent = ['huduma:9001', ...range(39, (index) => `sendme123:gone${index}`)];
const targets = [
  ...range(200, (index) => [`huduma:${index + 1}`, `sendme123:s${index}`, `wabotify:w${index}`].join(' ')),
]
  .flatMap((line) => line.split(' '))
  .filter((target) => {
    const [provider = '', id = ''] = target.split(':');
    return present[provider as keyof typeof present].includes(id);
  })
  .concat(
    pending.map((id) => `sendme123:${id}`),
    absent,
  );

const faults: readonly FaultRule[] = [
  { probability: 0.03, do: { kind: 'reset', effect: 'before' } },
  { probability: 0.02, do: { kind: 'reset', effect: 'none' } },
  { probability: 0.02, do: { kind: 'status', status: 502, effect: 'before' } },
  { probability: 0.02, do: { kind: 'status', status: 429, retryAfter: 0 } },
  { probability: 0.02, do: { kind: 'slow', ms: 80 } },
];

/** Small enough that the moments differ, and long enough that a kill hits the run and not only its start. */
const limits = ['--max-in-flight', '8', '--allow-absent', '--proven-account', 'wabotify'];

let seed = Number(process.env.SEED ?? 20261121);
/** Repeatable with SEED, although what a kill hits still depends on the machine. */
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
}

/** When to kill: some time after the start, or after a number of further requests and a moment. */
interface Death {
  readonly afterMs: number;
  readonly afterRequests: number;
}

/** One in five is killed while it starts or reads its journal, the others while requests are in flight. */
const anyDeath = (): Death =>
  random() < 0.2
    ? { afterMs: random() * 400, afterRequests: 0 }
    : { afterMs: random() * 40, afterRequests: 1 + Math.floor(random() * 60) };

/** A user's own program, which is restarted until it is done. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
import { deleteContacts } from 'contact-deletion';
import { createHuduma } from 'contact-deletion/huduma';
import { openJournal, resumeJournal } from 'contact-deletion/journal';
import { createSendme123 } from 'contact-deletion/sendme123';
import { createWabotify } from 'contact-deletion/wabotify';

const journal = await openJournal('plan.journal').catch((error) => {
  if (error.problem === 'exists') return resumeJournal('plan.journal');
  throw error;
});
const run = deleteContacts({
  providers: [createHuduma.fromEnv().choosing({ mode: 'trash' }), createSendme123.fromEnv(), createWabotify.fromEnv()],
  targets: readFileSync('targets.txt', 'utf8').split('\\n'),
  journal,
  maxDelete: 500,
  maxInFlight: 8,
  allowAbsent: true,
  provenAccounts: ['wabotify'],
});
for await (const { target, ...outcome } of run) console.log(JSON.stringify({ ...target, ...outcome }));
process.exitCode = journal.standing.isComplete ? 3 : 4;
`;

type Start = (world: World, options: Pick<RunOptions, 'begun'>) => ReturnType<World['cli']>;

/** How a run is started, and how it is resumed. */
const ways: [way: string, start: Start][] = [
  [
    'of the command line',
    (world, options) =>
      world.cli(
        existsSync(join(world.folder, 'plan.journal'))
          ? ['resume', 'plan.journal', '--json', ...limits]
          : ['apply', 'plan.json', '--yes', '--expect', '500', '--json', ...limits],
        options,
      ),
  ],
  [
    'of a program of your own',
    ({ folder, env }, options) => runProgram(process.execPath, ['run.mjs'], { cwd: folder, env, ...options }),
  ],
];

/** Runs it once, and kills it unless it ends before that. */
async function once(world: World, start: Start, death: Death | undefined) {
  return start(world, {
    begun: (child) => {
      if (!death) return;
      const enough = world.sandbox.requests.length + death.afterRequests;
      let timer: NodeJS.Timeout | undefined;
      const watch = setInterval(() => {
        if (world.sandbox.requests.length < enough) return;
        clearInterval(watch);
        timer = setTimeout(() => child.kill('SIGKILL'), death.afterMs);
      }, 1);
      child.on('close', () => {
        clearInterval(watch);
        clearTimeout(timer);
      });
    },
  });
}

const FINAL = ['deleted', 'absent', 'blocked', 'rejected'];

async function assertTrue(world: World, printed: readonly Record<string, unknown>[]): Promise<void> {
  const journal = await readJournal(join(world.folder, 'plan.journal'));
  const { plan, standing } = journal;
  const settled = new Map<string, string>();
  const seen = new Set<string>();
  const outcomes: Record<string, number> = {};
  for await (const outcome of journal.outcomes()) {
    const { provider, id } = outcome.target;
    const target = `${provider}:${id}`;
    settled.set(target, outcome.outcome);
    expect(seen.has(target), `${target} is there once`).toBe(false);
    seen.add(target);
    outcomes[outcome.outcome] = (outcomes[outcome.outcome] ?? 0) + 1;
    const state = world.sandbox.stateOf(provider as 'huduma', id);
    // The truth: nobody who still exists counts as deleted, and nobody who is deleted counts as present.
    if (outcome.outcome === 'deleted') expect(state, target).not.toBe('present');
    if (outcome.outcome === 'deleted') expect(state, `${target} never existed`).toBeDefined();
    if (outcome.outcome === 'absent') expect(state, target).not.toBe('present');
    if (outcome.outcome === 'absent' && state !== undefined) expect(outcome.perhapsByUs, target).toBe(true);
    if (outcome.outcome === 'blocked') expect(pending, target).toContain(id);
    if (state === 'present') expect(['blocked'], target).toContain(outcome.outcome);
  }
  // A contact that was shown with a final outcome kept it, and was shown once.
  const shown = printed.filter(({ outcome }) => FINAL.includes(String(outcome)));
  expect(new Set(shown.map(({ provider, id }) => `${provider}:${id}`)).size).toBe(shown.length);
  for (const { provider, id, outcome } of shown) {
    expect(settled.get(`${provider}:${id}`), `${provider}:${id} as it was shown`).toBe(outcome);
  }
  // No request arrived that the journal had not announced.
  const intents = new Map<string, number>();
  for (const line of linesOf(await world.read('plan.journal'))) {
    if (line.type !== 'intent') continue;
    for (const id of line.ids as string[]) {
      intents.set(`${line.provider}:${id}`, (intents.get(`${line.provider}:${id}`) ?? 0) + 1);
    }
  }
  const arrivals = new Map<string, number>();
  for (const { provider, method, ids } of world.sandbox.requests) {
    // A look-up deletes nothing, and is not announced.
    if (method === 'GET') continue;
    for (const id of ids) arrivals.set(`${provider}:${id}`, (arrivals.get(`${provider}:${id}`) ?? 0) + 1);
  }
  for (const [target, count] of arrivals) {
    expect(intents.get(target) ?? 0, `intents for ${target}`).toBeGreaterThanOrEqual(count);
  }
  expect(seen.size).toBe(500);
  expect(seen).toEqual(new Set(targets));
  expect(plan?.providers.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  expect(Object.values(standing.counts).reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(standing.counts).toMatchObject({ blocked: 10, notAttempted: 0, unknown: 0, rejected: 0 });
  expect(outcomes).toEqual(
    Object.fromEntries(Object.entries(standing.counts).filter(([, count]) => count > 0)),
  );
}

test.each(ways)(
  `a run %s that is killed ${CRASHES} times at random moments loses nothing and counts nothing twice`,
  {
    timeout: 60_000 + CRASHES * 6_000,
  },
  async (_, start) => {
    let kills = 0;
    let runs = 0;
    for (let world = await begin(1); kills < CRASHES; world = await begin(runs + 1)) {
      runs += 1;
      const printed: Record<string, unknown>[] = [];
      for (let lives = 0; ; lives++) {
        const mayEnd = lives >= 10 || kills >= CRASHES;
        const { signal, code, stdout, stderr } = await once(world, start, mayEnd ? undefined : anyDeath());
        // The last line may be cut off, too, so only whole lines count.
        printed.push(
          ...linesOf(stdout.slice(0, stdout.lastIndexOf('\n') + 1)).filter(({ outcome }) => outcome),
        );
        if (signal === 'SIGKILL') kills += 1;
        else if (code === 3) break;
        else if (lives > 20 || (code !== 4 && code !== 5)) throw new Error(`exit ${code}: ${stderr}`);
      }
      await assertTrue(world, printed);
    }
    expect(kills).toBeGreaterThanOrEqual(CRASHES);
  },
);

test('of two programs with one journal, the second names the first, and changes nothing', async () => {
  const world = await begin(1);
  const { folder, env, sandbox } = world;
  const program = () => runProgram(process.execPath, ['run.mjs'], { cwd: folder, env });
  const first = program();
  await expect.poll(() => sandbox.requests.length, { timeout: 30_000 }).toBeGreaterThan(0);
  const second = await program();
  expect(second.code).toBe(1);
  expect(second.stderr).toMatch(/the process \d+ on .* writes to the journal plan\.journal\. Wait for it/);
  const printed = linesOf((await first).stdout);
  for (let code = (await first).code; code !== 3; ) {
    const again = await program();
    printed.push(...linesOf(again.stdout));
    code = again.code;
  }
  await assertTrue(world, printed);
});

async function begin(sandboxSeed: number): Promise<World> {
  const world = await createWorld({
    contacts: {
      huduma: present.huduma.map(Number),
      sendme123: [...present.sendme123, ...pending.map((id) => ({ id, pendingMessages: true }))],
      wabotify: present.wabotify,
    },
    faults,
    seed: sandboxSeed,
    latencyMs: 20,
  });
  await writeFile(join(world.folder, 'targets.txt'), targets.join('\n'));
  await writeFile(join(world.folder, 'run.mjs'), PROGRAM);
  await symlink(join(await installed(), 'node_modules'), join(world.folder, 'node_modules'));
  const { code, stderr } = await world.cli([
    'plan',
    '--from',
    'targets.txt',
    '--mode',
    'trash',
    '-o',
    'plan.json',
  ]);
  if (code !== 0) throw new Error(stderr);
  expect(world.sandbox.requests).toEqual([]);
  return world;
}
