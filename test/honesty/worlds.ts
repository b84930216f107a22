/** Makes worlds from a seed: the contacts, what goes wrong, and what the run is asked to do. */
import { STATUS_CODES } from 'node:http';
import fc from 'fast-check';
import type { Start } from './account.js';
import { type Fate, fate, lookFate, stalled } from './faults.js';
import type { Manner, Name } from './pages.js';
import type { Script } from './provider.js';
import type { Scheme, Way } from './ways.js';

export interface World extends Script {
  /** May name a contact twice. Not all contacts are targets. */
  readonly targets: readonly string[];
  /** How requests get to the server, in order, then without trouble; undefined for Node's own `fetch` and no trouble. */
  readonly ways: { readonly scheme: Scheme; readonly list: readonly Way[] } | undefined;
  /** Whether the time for an answer is short. */
  readonly hasty: boolean;
  /** What ends the run, and at which request, from 0. */
  readonly ends: { readonly by: 'signal' | 'intent' | 'onRequest'; readonly at: number } | undefined;
  readonly run: {
    readonly mode: 'trash' | 'permanent';
    readonly batchLimit: number;
    readonly maxInFlight: number;
    readonly atomic: boolean;
    readonly lookUp: 'all' | 'sample' | undefined;
    readonly proven: boolean;
  };
}

const contactsOf: Readonly<Record<Name, readonly string[]>> = {
  huduma: [...Array(9).keys()].map((n) =>
    n % 4 === 3 ? `0000000${n}-5717-4562-b3fc-2c963f66afa6` : `${n + 1}`,
  ),
  sendme123: [...Array(9).keys()].map((n) => `contact-${n}`),
  wabotify: [...Array(9).keys()].map((n) => `w${n}`),
};

const starts: Readonly<Record<Name, readonly Start[]>> = {
  huduma: ['present', 'present', 'present', 'never', 'refused'],
  sendme123: ['present', 'present', 'present', 'never', 'pending', 'refused'],
  wabotify: ['present', 'present', 'present', 'never', 'refused'],
};

const manner: fc.Arbitrary<Manner> = fc.record({
  receipt: fc.boolean(),
  body: fc.boolean(),
  lists: fc.constantFrom('all', 'first', 'none'),
  names: fc.boolean(),
  listed: fc.boolean(),
  refusedBatch: fc.constantFrom('nothing', 'upToIt', 'allButIt'),
});

const share = fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100);
const bytes = fc.integer({ min: 0, max: 500 });
// Complete answers: if a proxy closes without one, undici retries for ever (points-outcomes.test.ts has that).
const refusals = ['407 Proxy Authentication Required', '403 Forbidden', '502 Bad Gateway', '503 No'].map(
  (status) => `HTTP/1.1 ${status}\r\ncontent-length: 2\r\n\r\nno`,
);

const anyScheme: readonly fc.Arbitrary<Way>[] = [
  fc.constantFrom<Way>(
    { kind: 'good' },
    { kind: 'refused' },
    { kind: 'allRefused' },
    { kind: 'noSuchName' },
    { kind: 'proxied' },
  ),
  fc.constantFrom(...refusals).map((answer): Way => ({ kind: 'proxyRefuses', answer })),
  bytes.map((n): Way => ({ kind: 'cutInRequest', bytes: n })),
  bytes.map((n): Way => ({ kind: 'cutInAnswer', bytes: n })),
];

const waysOf = (scheme: Scheme, kinds: readonly fc.Arbitrary<Way>[]) =>
  fc.record({
    scheme: fc.constant(scheme),
    list: fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 8 }),
  });

const ways = fc.oneof(
  waysOf('http', anyScheme),
  waysOf('https', [
    ...anyScheme,
    share.map((of): Way => ({ kind: 'cutInHello', share: of })),
    share.map((of): Way => ({ kind: 'cutInHandshake', share: of })),
    fc.constant<Way>({ kind: 'untrusted' }),
  ]),
);

const worldOf = (provider: Name): fc.Arbitrary<World> => {
  const ids = contactsOf[provider];
  const id = fc.constantFrom(...ids);
  return fc
    .record({
      provider: fc.constant(provider),
      contacts: fc
        .array(fc.constantFrom(...starts[provider]), { minLength: ids.length, maxLength: ids.length })
        .map((all) => Object.fromEntries(ids.map((each, index) => [each, all[index] ?? 'never']))),
      manner,
      elsewhere: fc.constantFrom(false, false, false, true),
      fates: fc.oneof(
        { weight: 1, arbitrary: fc.constant([]) },
        { weight: 6, arbitrary: fc.array(fate, { minLength: 1, maxLength: 8 }) },
      ),
      slow: fc.array(stalled, { minLength: 1, maxLength: 3 }),
      looks: fc.array(lookFate, { maxLength: 4 }),
      outside: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.record({ id, before: fc.integer({ min: 0, max: 6 }) }), { maxLength: 3 }),
        },
      ),
      targets: fc.array(id, { minLength: 1, maxLength: 12 }),
      ways,
      troubled: fc.integer({ min: 0, max: 99 }),
      ends: fc.record({
        by: fc.constantFrom('signal' as const, 'intent' as const, 'onRequest' as const),
        at: fc.integer({ min: 0, max: 5 }),
      }),
      run: fc.record({
        mode: fc.constantFrom('trash' as const, 'permanent' as const),
        batchLimit: fc.integer({ min: 1, max: 6 }),
        maxInFlight: fc.constantFrom(1, 1, 2, 3),
        atomic: fc.constantFrom(false, false, false, true),
        lookUp: fc.constantFrom(undefined, undefined, 'all' as const, 'sample' as const),
        proven: fc.boolean(),
      }),
    })
    .map(({ slow, troubled, ways: some, ends, run, fates, elsewhere, ...world }): World => {
      const hasty = troubled < 2;
      const byWays = troubled >= 2 && troubled < 14 ? some : undefined;
      const ended = troubled % 8 === 0 ? ends : undefined;
      // One at a time if actions depend on the number of the request.
      const inFlight = byWays || ended ? 1 : run.maxInFlight;
      return {
        ...world,
        // Nobody vouches for an account that does not exist.
        elsewhere: elsewhere && provider === 'wabotify' && !run.proven,
        fates: hasty ? [...slow, ...fates.slice(0, 3)] : byWays ? [...fates].map(not421) : fates,
        ways: byWays,
        ends: ended,
        hasty,
        run: { ...run, maxInFlight: inFlight },
      };
    });
};

/**
 * The ways go through undici's own `fetch`, as a caller may use. After a 421 it sends the request again on its own,
 * sometimes without its body. The runtime's own `fetch` is stopped from doing so.
 */
const not421 = (fate: Fate): Fate => (fate.status === 421 ? { ...fate, status: 420 } : fate);

/** The worlds of a seed: always the same. */
export const worldsOf = (seed: number, count: number): readonly World[] =>
  fc.sample(fc.oneof(worldOf('huduma'), worldOf('sendme123'), worldOf('wabotify')), { seed, numRuns: count });

const asked: World['run'] = {
  mode: 'trash',
  batchLimit: 3,
  maxInFlight: 1,
  atomic: false,
  lookUp: undefined,
  proven: true,
};

/**
 * Each status that has a name, and some that have none: it comes once, after all of the work or before it.
 * With `RUNS`, each status from 200 on.
 */
export function everyStatus(provider: Name): readonly World[] {
  const targets = contactsOf[provider].slice(0, 3);
  const all = [...Array(400).keys()].map((n) => n + 200).concat(600, 799, 999);
  const isTried = (status: number) => status in STATUS_CODES || status % 10 === 9 || status === 600;
  const statuses = process.env.RUNS ? all : all.filter(isTried);
  const bodies = ['own', 'html', 'empty', 'notJson', 'otherJson', 'denies'] as const;
  return statuses.map((status, index) => ({
    provider,
    contacts: Object.fromEntries(targets.map((id) => [id, 'present' as const])),
    manner: {
      ...{ receipt: true, body: true, lists: 'all', names: true, listed: index % 2 === 0 },
      refusedBatch: 'nothing',
    },
    elsewhere: false,
    fates: [
      {
        status,
        body: bodies[index % bodies.length] ?? 'own',
        retryAfter: index % 2 ? '1' : undefined,
        effect: index % 5 ? 'all' : 'some',
        mask: index,
        chunked: false,
        end: 'keep',
        share: 0,
      },
    ],
    looks: [],
    outside: [],
    targets,
    ways: undefined,
    hasty: false,
    ends: undefined,
    run: asked,
  }));
}
