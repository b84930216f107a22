/** Single worlds, for tests that show one point each. */
import { afterAll, beforeAll } from 'vitest';
import type { Fate } from './faults.js';
import type { Name } from './pages.js';
import { play } from './play.js';
import { liesOf } from './truth.js';
import { type Network, startNetwork } from './ways.js';
import type { World } from './worlds.js';

let started: Network;

/** Called by each file that plays worlds: the files share this module, but must not share its hooks. */
export function withNetwork(): void {
  beforeAll(async () => {
    started = await startNetwork();
  });
  afterAll(() => started.stop());
}

/** The network of this test file. */
export const network = (): Network => started;

export const plain: World = {
  provider: 'sendme123',
  contacts: {},
  manner: { receipt: true, body: true, lists: 'all', names: false, listed: true, refusedBatch: 'nothing' },
  elsewhere: false,
  fates: [],
  looks: [],
  outside: [],
  targets: [],
  ways: undefined,
  hasty: false,
  ends: undefined,
  run: { mode: 'permanent', batchLimit: 6, maxInFlight: 1, atomic: false, lookUp: undefined, proven: true },
};

/** Plays a world, checks its honesty, and returns the outcomes by id. */
export async function outcomesOf(different: Partial<World>) {
  const contacts = different.contacts ?? {};
  const played = await play({ ...plain, targets: Object.keys(contacts), ...different }, network());
  const of = Object.fromEntries(played.outcomes.map((outcome) => [outcome.target.id, outcome]));
  return { ...played, of, lies: liesOf(played) };
}

export const answer = (status: number, more: Partial<Fate> = {}): Fate => ({
  status,
  body: 'own',
  effect: 'none',
  mask: 0,
  chunked: false,
  end: 'keep',
  share: 0,
  ...more,
});
export const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

/** A contact that each provider may have. */
export const one: Readonly<Record<Name, string>> = { huduma: '7', sendme123: 'a', wabotify: 'a' };
export const providers = ['huduma', 'sendme123', 'wabotify'] as const;
