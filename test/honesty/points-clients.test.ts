/** Issue 12, points 6 to 8c: look-ups, ids, counts, and the errors of single calls. */
import { describe, expect, test } from 'vitest';
import { ContactDeletionError, deleteContacts } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { type Fate, oddities } from './faults.js';
import { answer, network, outcomesOf, plain, times, withNetwork } from './one-world.js';
import { FakeProvider } from './provider.js';

withNetwork();

describe('6. doubts and look-ups', () => {
  const contacts = { a: 'present', b: 'present' } as const;
  const verified = { ...plain.run, lookUp: 'all' } as const;

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
    network().server.worlds.set(1_000_000, world);
    const waits: number[] = [];
    let now = 0;
    const sleep = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    const clock = { now: () => now, random: () => 0, sleep };
    const baseUrl = `${network().origin('http')}/w/1000000`;
    const client = createSendme123({ apiKey: 'honest-key', baseUrl, clock });
    const targets = ['sendme123:a', 'sendme123:b'];
    const run = deleteContacts({ providers: [client], targets, maxInFlight: 1, lookUp: 'all', clock });
    for await (const { outcome } of run) expect(outcome).toBe('deleted');
    expect(Math.max(0, ...waits)).toBeGreaterThanOrEqual(1_000);
  });
});

describe('7. and 8. ids', () => {
  test('the number 5 and "5" are one contact at Huduma', async () => {
    const world = new FakeProvider({ ...plain, provider: 'huduma', contacts: { 5: 'present' } });
    network().server.worlds.set(1_000_001, world);
    const baseUrl = `${network().origin('http')}/w/1000001/api/v3`;
    const client = createHuduma({ token: 'honest-token', baseUrl }).choosing({ mode: 'trash' });
    const targets = [{ provider: 'huduma', id: 5 as unknown as string }, 'huduma:5'];
    const run = deleteContacts({ providers: [client], targets });
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
    network().server.worlds.set(
      number,
      new FakeProvider({ ...plain, provider: 'wabotify', contacts, fates }),
    );
    const baseUrl = `${network().origin('http')}/w/${number}`;
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
  const odd = oddities.flatMap((each) => [200, 404, 700].map((status) => [status, each] as const));
  const statuses = [99, 600, 601, 799, 999].map((status) => [status, undefined] as const);
  test.each([...statuses, ...odd])('%i with an odd %s', async (status, oddity) => {
    const number = 3_000_000 + status * 10 + odd.findIndex(([of, each]) => of === status && each === oddity);
    const fates = [answer(status, { odd: oddity })];
    network().server.worlds.set(number, new FakeProvider({ ...plain, contacts: { a: 'present' }, fates }));
    const baseUrl = `${network().origin('http')}/w/${number}`;
    const client = createSendme123({ apiKey: 'honest-key', baseUrl, retries: 0 });
    const call = client.api.DELETE('/api/contacts/{id}', { params: { path: { id: 'a' } } });
    const end: unknown = await call.catch((error: unknown) => error);
    const isResult = typeof end === 'object' && end !== null && 'response' in end;
    expect(end instanceof ContactDeletionError || isResult, String(end)).toBe(true);
  });
});
