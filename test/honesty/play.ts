/** Plays a world: one run of the engine, through the public clients and a real `fetch`, compared with the truth. */

import type { ClientOptions } from '../../src/http/options.js';
import { deleteContacts, type Outcome, type Summary } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import type { Provider } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import type { Account } from './account.js';
import { pages } from './pages.js';
import { FakeProvider } from './provider.js';
import { fetchBy, type Network, type Way } from './ways.js';
import type { World } from './worlds.js';

/** A run, and the truth about it. */
export interface Played {
  readonly world: World;
  readonly account: Account;
  readonly outcomes: readonly Outcome[];
  readonly summary: Summary;
  /** The ids of each request that was allowed to be sent, whether or not it arrived. */
  readonly released: readonly (readonly string[])[];
  /** The ids of requests that were cut off so that nobody can know whether they arrived. */
  readonly perhapsSent: ReadonlySet<string>;
}

let worlds = 0;

export async function play(world: World, network: Network): Promise<Played> {
  const number = ++worlds;
  const { server } = network;
  const { provider: name, run: options, ends, ways, hasty } = world;
  const fake = new FakeProvider(world);
  server.worlds.set(number, fake);
  const controller = new AbortController();
  const released: (readonly string[])[] = [];
  const perhapsSent = new Set<string>();
  let requests = 0;
  let attempts = 0;
  fake.onArrival = (arrival) => {
    if (ends?.by === 'signal' && ends.at === arrival) controller.abort();
  };
  fake.isPerhapsSent = (id) => perhapsSent.has(id);
  const nextWay = () => {
    const way: Way = ways?.list[attempts++] ?? { kind: 'good' };
    if (way.kind === 'cutInRequest' || way.kind === 'cutInAnswer')
      for (const id of released.at(-1) ?? []) perhapsSent.add(id);
    return network.take(way, ways?.scheme ?? 'http');
  };
  const clock = clockThatNeverWaits();
  const client = clientOf(world, {
    baseUrl: `${network.origin(ways?.scheme ?? 'http')}/w/${number}${pages[name].base}`,
    fetch: ways && fetchBy(nextWay),
    timeoutMs: hasty ? 30 : 20_000,
    clock,
    onRequest: ({ operation }) => {
      // Look-ups are not announced.
      if (!operation.startsWith('delete')) return;
      if (ends?.by !== 'onRequest' || ends.at !== requests++) return;
      released.pop();
      throw new Error('onRequest says no');
    },
  });
  const { proven, mode: _, lookUp, ...more } = options;
  const deletion = deleteContacts({
    ...more,
    providers: [client],
    targets: world.targets.map((id) => `${name}:${id}`),
    ...(proven ? { provenAccounts: [name] } : {}),
    lookUp,
    allowAbsent: true,
    signal: controller.signal,
    clock,
    onIntent: ({ ids }) => {
      if (ends?.by === 'intent' && ends.at === released.length) throw new Error('the intent says no');
      released.push(ids);
    },
  });
  const outcomes: Outcome[] = [];
  for await (const outcome of deletion) outcomes.push(outcome);
  server.releaseStalled();
  // What has been written but not read yet is read in the next turns.
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  fake.account.close();
  server.worlds.delete(number);
  return { world, account: fake.account, outcomes, summary: deletion.summary, released, perhapsSent };
}

function clientOf({ provider, run: { mode } }: World, options: ClientOptions): Provider {
  const { value } = pages[provider].credential;
  switch (provider) {
    case 'huduma':
      return createHuduma({ ...options, token: value.replace('Bearer ', '') }).choosing({ mode });
    case 'sendme123':
      return createSendme123({ ...options, apiKey: value });
    case 'wabotify':
      return createWabotify({ ...options, workspaceId: value });
  }
}

/** Time passes only by waiting. */
function clockThatNeverWaits() {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const sleep = async (ms: number) => {
    now += ms;
  };
  return { now: () => now, random: () => 0, sleep };
}
