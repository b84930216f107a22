/** Issue 12, part A, point by point: what a user may expect where something went wrong. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ContactDeletionError, deleteContacts, InvalidOptionError } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma.js';
import { createSendme123 } from '../../src/providers/sendme123.js';
import { createWabotify } from '../../src/providers/wabotify.js';
import type { Fate } from './faults.js';
import type { Name } from './pages.js';
import { play } from './play.js';
import { FakeProvider } from './provider.js';
import { liesOf } from './truth.js';
import { type Network, startNetwork, type Way } from './ways.js';
import type { World } from './worlds.js';

let network: Network;
beforeAll(async () => {
  network = await startNetwork();
});
afterAll(() => network.stop());

const plain: World = {
  provider: 'sendme123',
  contacts: {},
  manner: { receipt: true, body: true, lists: 'all', names: false, refusedBatch: 'nothing' },
  fates: [],
  looks: [],
  outside: [],
  targets: [],
  ways: undefined,
  hasty: false,
  ends: undefined,
  run: { mode: 'permanent', batchLimit: 6, maxInFlight: 1, atomic: false, verify: undefined, proven: true },
};

/** Plays a world, demands honesty of it, and gives the outcomes by id. */
async function outcomesOf(different: Partial<World>) {
  const contacts = different.contacts ?? {};
  const played = await play({ ...plain, targets: Object.keys(contacts), ...different }, network);
  const of = Object.fromEntries(played.outcomes.map((outcome) => [outcome.target.id, outcome]));
  return { ...played, of, lies: liesOf(played) };
}

const answer = (status: number, more: Partial<Fate> = {}): Fate => ({
  status,
  body: 'own',
  effect: 'none',
  mask: 0,
  chunked: false,
  end: 'keep',
  share: 0,
  ...more,
});
const unread = answer(500, { unread: true });
const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

/** A contact that each provider may have. */
const one: Readonly<Record<Name, string>> = { huduma: '7', sendme123: 'a', wabotify: 'a' };
const providers = ['huduma', 'sendme123', 'wabotify'] as const;

describe('1. a request that never left is no lost one', () => {
  const refusal = (status: string): Way => ({
    kind: 'proxyRefuses',
    answer: `HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`,
  });
  const ways: readonly (readonly [string, Way])[] = [
    ['a port on which nobody listens', { kind: 'refused' }],
    ['a name with two addresses that both refuse', { kind: 'allRefused' }],
    ['a name that does not exist', { kind: 'noSuchName' }],
    ['TLS that is cut before a word', { kind: 'cutInHello', share: 0 }],
    ['TLS that is cut in the first words of the client', { kind: 'cutInHello', share: 0.5 }],
    ['TLS that is cut in the answer of the server', { kind: 'cutInHandshake', share: 0.5 }],
    ['TLS that is cut just before it stands', { kind: 'cutInHandshake', share: 0.99 }],
    ['a certificate that nobody vouches for', { kind: 'untrusted' }],
    ['a proxy that wants a password', refusal('407 Proxy Authentication Required')],
    ['a proxy that forbids it', refusal('403 Forbidden')],
    ['a proxy that does not reach the provider', refusal('502 Bad Gateway')],
  ];

  test.each(ways)('%s, for ever: notAttempted', async (_, way) => {
    const list = times(9, way);
    const { of, lies } = await outcomesOf({ contacts: { a: 'present' }, ways: { scheme: 'https', list } });
    expect(of.a).toMatchObject({ outcome: 'notAttempted', reason: { code: 'noConnection' } });
    expect(lies).toEqual([]);
  });

  test.each(ways)('%s, once, and then a 404: absent, and not by us', async (_, way) => {
    const contacts = { a: 'never' } as const;
    const { of, lies } = await outcomesOf({ contacts, ways: { scheme: 'https', list: [way] } });
    expect(of.a).toMatchObject({ outcome: 'absent', perhapsByUs: false });
    expect(lies).toEqual([]);
  });

  test('a proxy that closes without a word, until the time is over: notAttempted', async () => {
    const list = times(9, { kind: 'proxyRefuses', answer: '' } as const);
    const ways = { scheme: 'https', list } as const;
    const { of } = await outcomesOf({ contacts: { a: 'present' }, hasty: true, ways });
    expect(of.a).toMatchObject({ outcome: 'notAttempted', reason: { code: 'noConnection' } });
  });

  test.each([1, 25, 6_000, 6_667, 10_080])(
    'a base URL with port %i, which fetch refuses, is refused',
    (port) => {
      const make = () => createSendme123({ apiKey: 'k', baseUrl: `https://localhost:${port}` });
      expect(make).toThrow(InvalidOptionError);
    },
  );
});

describe('2. an absence after a lost answer is no deletion', () => {
  test.each(providers)('%s: the contact was there: absent, perhaps by us', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const fates = [answer(500, { effect: 'all', end: 'reset' })];
    const { of, lies } = await outcomesOf({ provider, contacts, fates });
    expect(of[one[provider]]).toMatchObject({ outcome: 'absent', evidence: 'absence', perhapsByUs: true });
    expect(lies).toEqual([]);
  });

  test('a server that closes idle connections deletes nobody who never existed', async () => {
    const contacts = Object.fromEntries(times(40, 0).map((_, index) => [`c${index}`, 'never' as const]));
    const fates = times(40, unread).map((fate, index) => (index % 3 === 1 ? fate : answer(404)));
    const { outcomes, lies } = await outcomesOf({ contacts, fates });
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['absent']));
    expect(lies).toEqual([]);
  });

  test('an absence that nothing of ours can have caused says so', async () => {
    const { of } = await outcomesOf({ contacts: { a: 'never' } });
    expect(of.a).toMatchObject({ outcome: 'absent', perhapsByUs: false });
  });
});

describe.each([
  ['503 with Retry-After', answer(503, { effect: 'all', retryAfter: '1' })],
  ['502 of a proxy', answer(502, { effect: 'all', body: 'html' })],
  ['504 of a proxy', answer(504, { effect: 'all', body: 'html' })],
  ['408', answer(408, { effect: 'all' })],
  ['520', answer(520, { effect: 'all', body: 'html' })],
])('3. after the deed, %s', (_, fate) => {
  test.each(providers)('%s: then a 404: absent, perhaps by us', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const { of, lies } = await outcomesOf({ provider, contacts, fates: [fate] });
    expect(of[one[provider]]).toMatchObject({ outcome: 'absent', perhapsByUs: true });
    expect(lies).toEqual([]);
  });

  test.each(providers)('%s: for ever: unknown', async (provider) => {
    const contacts = { [one[provider]]: 'present' } as const;
    const { of, lies } = await outcomesOf({ provider, contacts, fates: times(30, fate) });
    expect(of[one[provider]]).toMatchObject({ outcome: 'unknown' });
    expect(lies).toEqual([]);
  });
});

describe('4. a batch that is no transaction', () => {
  const contacts = { a: 'present', b: 'present', c: 'present' } as const;
  test.each([
    ['a 404 in HTML', answer(404, { body: 'html', effect: 'some', mask: 1 })],
    ['a 404 without a body', answer(404, { body: 'empty', effect: 'some', mask: 2 })],
    ['a 400 in HTML', answer(400, { body: 'html', effect: 'some', mask: 1 })],
    ['a 409', answer(409, { effect: 'some', mask: 4 })],
    ['a 422 that is not JSON', answer(422, { body: 'notJson', effect: 'some', mask: 3 })],
    ['a 415', answer(415, { effect: 'all' })],
    ['a 500 in HTML', answer(500, { body: 'html', effect: 'some', mask: 5 })],
  ])('%s in the middle of it hides no deletion', async (_, fate) => {
    const { lies } = await outcomesOf({ provider: 'wabotify', contacts, fates: [fate] });
    expect(lies).toEqual([]);
  });
});

describe('5. redirects', () => {
  test.each(providers.flatMap((provider) => [301, 302, 303].map((status) => [provider, status] as const)))(
    '%s: %i after the deed: unknown',
    async (provider, status) => {
      const contacts = { [one[provider]]: 'present' } as const;
      const { of, lies } = await outcomesOf({
        provider,
        contacts,
        fates: [answer(status, { effect: 'all' })],
      });
      expect(of[one[provider]]).toMatchObject({ outcome: 'unknown' });
      expect(lies).toEqual([]);
    },
  );

  test.each([307, 308])('%i says "elsewhere instead": notAttempted', async (status) => {
    const { of } = await outcomesOf({ contacts: { a: 'present' }, fates: [answer(status)] });
    expect(of.a).toMatchObject({ outcome: 'notAttempted' });
  });
});

describe('6. doubts and look-ups', () => {
  const contacts = { a: 'present', b: 'present' } as const;
  const verified = { ...plain.run, verify: 'all' } as const;

  test('a malformed id whose request was under way when an earlier run was killed is not rejected', async () => {
    const client = createSendme123({ apiKey: 'k', baseUrl: 'http://127.0.0.1:9999' });
    const targets = [{ provider: 'sendme123', id: ' a', ambiguous: true }];
    const outcomes: unknown[] = [];
    for await (const outcome of deleteContacts({ providers: [client], targets })) outcomes.push(outcome);
    expect(outcomes).toEqual([expect.objectContaining({ outcome: 'unknown', attempts: 0 })]);
  });

  test('a look-up that answers with somebody else is not believed', async () => {
    const { of } = await outcomesOf({ contacts, looks: times(4, 'somebodyElse'), run: verified });
    expect(of.a).toMatchObject({ outcome: 'deleted', evidence: 'item', permanence: 'permanent' });
  });

  test('a look-up that is answered 429 is heeded', async () => {
    const world = new FakeProvider({ ...plain, contacts, looks: [429] });
    network.server.worlds.set(1_000_000, world);
    const waits: number[] = [];
    let now = 0;
    const sleep = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const clock = { now: () => now, random: () => 0, sleep };
    const baseUrl = `${network.origin('http')}/w/1000000`;
    const client = createSendme123({ apiKey: 'honest-key', baseUrl, clock });
    const targets = ['sendme123:a', 'sendme123:b'];
    const run = deleteContacts({ providers: [client], targets, maxInFlight: 1, verify: 'all', clock });
    for await (const { outcome } of run) expect(outcome).toBe('deleted');
    expect(Math.max(0, ...waits)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('7. and 8. ids', () => {
  test('the number 5 and "5" are one contact at Huduma', async () => {
    const world = new FakeProvider({ ...plain, provider: 'huduma', contacts: { 5: 'present' } });
    network.server.worlds.set(1_000_001, world);
    const baseUrl = `${network.origin('http')}/w/1000001/api/v3`;
    const client = createHuduma({ token: 'honest-token', baseUrl });
    const targets = [{ provider: 'huduma', id: 5 as unknown as string }, 'huduma:5'];
    const run = deleteContacts({ providers: [client], targets, mode: 'trash' });
    const outcomes: unknown[] = [];
    for await (const outcome of run) outcomes.push(outcome);
    expect(outcomes).toEqual([
      expect.objectContaining({ outcome: 'deleted', target: { provider: 'huduma', id: '5' } }),
    ]);
    expect(run.summary.duplicates).toBe(1);
  });

  test.each(['sendme123', 'wabotify'] as const)(
    '%s: an id of 20,000 characters is rejected unsent',
    async (provider) => {
      const long = 'x'.repeat(20_000);
      const contacts = { [long]: 'never', a: 'present', b: 'present' } as const;
      const { of, account } = await outcomesOf({ provider, contacts });
      expect(of[long]).toMatchObject({ outcome: 'rejected', attempts: 0, reason: { code: 'invalidTarget' } });
      expect([of.a?.outcome, of.b?.outcome]).toEqual(['deleted', 'deleted']);
      expect(account.arrivals.flatMap(({ ids }) => ids)).not.toContain(long);
    },
  );

  test.each([414, 431])('%i is the fault of its target, and stops nobody else', async (status) => {
    const contacts = { a: 'present', b: 'present', c: 'present' } as const;
    const { of, lies } = await outcomesOf({ contacts, fates: [answer(status)] });
    expect([of.a, of.b, of.c].map((each) => each?.outcome)).toEqual(['rejected', 'deleted', 'deleted']);
    expect(lies).toEqual([]);
  });
});

describe('8a. what was not sent is not counted', () => {
  test.each(['intent', 'onRequest'] as const)('where %s refuses', async (by) => {
    const { of, summary } = await outcomesOf({ contacts: { a: 'present' }, ends: { by, at: 0 } });
    expect(of.a).toMatchObject({ outcome: 'notAttempted', attempts: 0 });
    expect(summary.requests).toBe(0);
  });
});

describe('8b. the error of a single call', () => {
  const clientAt = (number: number, fates: readonly Fate[], options = {}) => {
    const contacts = { a: 'present', b: 'present' } as const;
    network.server.worlds.set(number, new FakeProvider({ ...plain, provider: 'wabotify', contacts, fates }));
    const baseUrl = `${network.origin('http')}/w/${number}`;
    const clock = { sleep: async () => undefined };
    return createWabotify({ workspaceId: 'honest-workspace', baseUrl, clock, ...options });
  };
  const failureOf = async (work: Promise<unknown>): Promise<ContactDeletionError> => {
    const error: unknown = await work.catch((caught: unknown) => caught);
    if (error instanceof ContactDeletionError) return error;
    throw new Error(`not a typed error: ${String(error)}`);
  };

  test.each([400, 404, 409, 422, 503])(
    'a %i to a batch that is no transaction is ambiguous',
    async (status) => {
      const fate = answer(status, { effect: 'some', mask: 1, retryAfter: '1' });
      const error = await failureOf(
        clientAt(2_000_000 + status, [fate]).deleteContacts(['a', 'b'], { retries: 0 }),
      );
      expect(error.ambiguous).toBe(true);
      expect(error.message).not.toMatch(/not carried out/);
    },
  );

  test('a hook that throws after a 503 with Retry-After does not say that nothing was done', async () => {
    const onRequest = ({ attempt }: { attempt: number }) => {
      if (attempt === 2) throw new Error('no more');
    };
    const client = clientAt(2_000_001, [answer(503, { retryAfter: '1', effect: 'all' })], { onRequest });
    const error = await failureOf(client.deleteContacts(['a', 'b']));
    expect(error).toMatchObject({ name: 'HookError', ambiguous: true, attempts: 1 });
    expect(error.message).not.toMatch(/not carried out/);
  });
});

describe('8c. every answer ends in a typed error or a result', () => {
  const odd = ['reason', 'noReason', 'latin1', 'early', 'token', 'twice'].flatMap((each) =>
    [200, 404, 700].map((status) => [status, each] as const),
  );
  const statuses = [600, 601, 799, 999].map((status) => [status, undefined] as const);
  test.each([...statuses, ...odd])('%i with an odd %s', async (status, oddity) => {
    const number = 3_000_000 + status * 10 + odd.findIndex(([of, each]) => of === status && each === oddity);
    const fates = [answer(status, { odd: oddity })];
    network.server.worlds.set(number, new FakeProvider({ ...plain, contacts: { a: 'present' }, fates }));
    const baseUrl = `${network.origin('http')}/w/${number}`;
    const client = createSendme123({ apiKey: 'honest-key', baseUrl, retries: 0 });
    const call = client.api.DELETE('/api/contacts/{id}', { params: { path: { id: 'a' } } });
    const end: unknown = await call.catch((error: unknown) => error);
    const isResult = typeof end === 'object' && end !== null && 'response' in end;
    expect(end instanceof ContactDeletionError || isResult, String(end)).toBe(true);
  });
});
