/**
 * Whatever goes wrong on the way to a provider, the outcomes agree with who deleted what.
 * `RUNS=20000 npx vitest run test/honesty` for more of it; `SEED` for other worlds, `WORLD=<number>` for one of them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tries } from '../tries.js';
import { type Played, play } from './play.js';
import { type Lie, lies, liesOf } from './truth.js';
import { type Network, startNetwork } from './ways.js';
import { everyStatus, type World, worldsOf } from './worlds.js';

const runs = tries(150);
const seed = Number(process.env.SEED ?? 12);
const only = process.env.WORLD;

let network: Network;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(() => network.stop());

test(`no outcome lies (seed ${seed}, ${runs} worlds)`, { timeout: 3_600_000 }, async () => {
  const worlds = [...worldsOf(seed, runs).entries()];
  await expectNoLies(only === undefined ? worlds : worlds.filter(([number]) => number === Number(only)));
});

test.each(['huduma', 'sendme123', 'wabotify'] as const)(
  'no status makes an outcome of %s lie',
  async (name) => {
    await expectNoLies([...everyStatus(name).entries()]);
  },
);

/** Plays all worlds, and shows the smallest world for each kind of lie. */
async function expectNoLies(worlds: readonly (readonly [number, World])[]): Promise<void> {
  const told = new Map<Lie, { count: number; size: number; text: string }>();
  for (const [number, world] of worlds) {
    const played = await play(world, network);
    const size = JSON.stringify(world).length;
    for (const { lie, of } of liesOf(played)) {
      const known = told.get(lie) ?? { count: 0, size: Number.POSITIVE_INFINITY, text: '' };
      const smallest = size < known.size ? { size, text: describe(played, number, of) } : known;
      told.set(lie, { ...smallest, count: known.count + 1 });
    }
  }
  const all = [...told].map(([lie, { count, text }]) => `${lies[lie]} (${count} times):\n${text}`);
  if (all.length > 0) expect.fail(`${all.length} kinds of lies\n\n${all.join('\n\n')}`);
}

/** Everything that is needed to understand a world, and to play it again. */
function describe({ world, account, outcomes, summary }: Played, number: number, of: string): string {
  const { contacts, targets, fates, ...rest } = world;
  return [
    `of ${of}, in world ${number} (SEED=${seed} RUNS=${runs} WORLD=${number} plays a seeded one alone)`,
    `contacts ${JSON.stringify(contacts)}, targets ${JSON.stringify(targets)}, ${JSON.stringify(rest)}`,
    ...fates.map((fate, index) => `fate ${index}: ${JSON.stringify(fate)}`),
    ...account.arrivals.map((arrival, index) => `arrived ${index}: ${JSON.stringify(arrival)}`),
    ...outcomes.map((outcome) => `outcome: ${JSON.stringify(outcome)}`),
    `summary ${JSON.stringify(summary)}`,
  ].join('\n  ');
}
