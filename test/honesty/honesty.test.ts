/**
 * Whatever goes wrong between here and a provider, the outcomes agree with who deleted what.
 * `RUNS=20000 npx vitest run test/honesty` for more of it; `SEED` for other worlds, `WORLD=<number>` for one of them.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Played, play } from './play.js';
import { type Lie, lies, liesOf } from './truth.js';
import { type Network, startNetwork } from './ways.js';
import { worldsOf } from './worlds.js';

const runs = Number(process.env.RUNS ?? 1_000);
const seed = Number(process.env.SEED ?? 12);
const only = process.env.WORLD;

let network: Network;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(() => network.stop());

test(`no outcome lies (seed ${seed}, ${runs} worlds)`, { timeout: 3_600_000 }, async () => {
  const told = new Map<Lie, { count: number; length: number; text: string }>();
  for (const [number, world] of worldsOf(seed, runs).entries()) {
    if (only !== undefined && number !== Number(only)) continue;
    const played = await play(world, network);
    for (const { lie, of } of liesOf(played)) {
      const { count, length, text } = told.get(lie) ?? {
        count: 0,
        length: Number.POSITIVE_INFINITY,
        text: '',
      };
      const size = JSON.stringify(world).length;
      const isSmaller = size < length;
      told.set(lie, {
        count: count + 1,
        length: isSmaller ? size : length,
        text: isSmaller ? describe(played, number, of) : text,
      });
    }
  }
  const all = [...told].map(([lie, { count, text }]) => `${lies[lie]} (${count} times):\n${text}`);
  if (all.length > 0) expect.fail(`${all.length} kinds of lies\n\n${all.join('\n\n')}`);
});

/** All that is needed to understand it, and to see it again. */
function describe({ world, account, outcomes, summary }: Played, number: number, of: string): string {
  const { contacts, targets, fates, ...rest } = world;
  return [
    `of ${of}; SEED=${seed} RUNS=${runs} WORLD=${number} npx vitest run test/honesty/honesty.test.ts`,
    `contacts ${JSON.stringify(contacts)}, targets ${JSON.stringify(targets)}, ${JSON.stringify(rest)}`,
    ...fates.map((fate, index) => `fate ${index}: ${JSON.stringify(fate)}`),
    ...account.arrivals.map((arrival, index) => `arrived ${index}: ${JSON.stringify(arrival)}`),
    ...outcomes.map((outcome) => `outcome: ${JSON.stringify(outcome)}`),
    `summary ${JSON.stringify(summary)}`,
  ].join('\n  ');
}
