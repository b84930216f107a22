/** What happens to a search if the provider refuses, fails or asks to wait. */
import { describe, expect, test, vi } from 'vitest';
import { findContacts } from '../../src/finding/index.js';
import { instantClock } from '../deletion/runs.js';
import { Directory, type Entry, json, type Nature } from './directory.js';
import { find, findOne, reasonOf } from './runs.js';

const nature: Nature = { byEmail: true };
const ana: Entry = { id: 'c1', emails: ['ana@example.com'] };
const people = Array.from({ length: 8 }, (_, index) => ({
  email: index === 0 ? 'ana@example.com' : `p${index}@example.com`,
}));

/** A provider that answers the requests with these numbers like this. */
const failing = (answer: () => Response, ...numbers: readonly number[]) =>
  new Directory([ana], nature, ({ number }) =>
    numbers.length === 0 || numbers.includes(number) ? answer() : undefined,
  );

const lost = () => {
  throw new TypeError('fetch failed');
};

describe('a guard stops the provider, and nothing more is sent', () => {
  test.each<[string, () => Response, string]>([
    ['401', () => json({}, 401), 'stopped'],
    ['402', () => json({}, 402), 'stopped'],
    ['403', () => json({}, 403), 'stopped'],
    ['405', () => json({}, 405), 'stopped'],
    ['418', () => json({}, 418), 'stopped'],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://x.example' } }),
      'unreadable',
    ],
    [
      'a redirect elsewhere',
      () => new Response(null, { status: 308, headers: { location: 'https://x.example' } }),
      'stopped',
    ],
    [
      'a login page',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'unreadable',
    ],
    ['an empty body', () => new Response(null), 'unreadable'],
    [
      'a 404 of a proxy',
      () => new Response('<html>', { status: 404, headers: { 'content-type': 'text/html' } }),
      'stopped',
    ],
    ['a 404 that is not its own', () => json({ error: 'no route' }, 404), 'stopped'],
    ['429 with an hour to wait', () => json({}, 429, { 'retry-after': '3600' }), 'rateLimited'],
    ['503 with an hour to wait', () => json({}, 503, { 'retry-after': '3600' }), 'rateLimited'],
  ])('%s', async (_, answer, code) => {
    const directory = failing(answer, 2);
    const { findings, summary } = await find(directory, people, { maxInFlight: 1 });
    expect(findings.map(reasonOf)).toEqual([undefined, code, ...Array(6).fill('stopped')]);
    expect(findings[0]?.finding).toBe('found');
    expect(findings.map(({ attempts }) => attempts)).toEqual([1, 1, 0, 0, 0, 0, 0, 0]);
    expect(directory.requests).toHaveLength(2);
    expect(summary).toMatchObject({ found: 1, failed: 7, requests: 2, stops: [{ provider: 'directory' }] });
  });

  test('of the provider, and of no other', async () => {
    const [bad, good] = [failing(() => json({}, 401)), new Directory([ana], nature)];
    const providers = [bad.client({}, 'bad'), good.client({}, 'good')];
    const run = findContacts({ providers, people: [{ email: 'ana@example.com' }], clock: instantClock() });
    expect(await run.finish()).toMatchObject({ total: 2, people: 1, failed: 1, found: 1 });
  });
});

describe('what got no answer is asked again', () => {
  test.each<[string, () => Response, readonly number[]]>([
    ['a lost connection', lost, [250]],
    ['500', () => json({}, 500), [250]],
    ['408', () => json({}, 408), [250]],
    ['503', () => json({}, 503), [250]],
    ['503 with Retry-After', () => json({}, 503, { 'retry-after': '7' }), [7_000]],
    ['429', () => json({}, 429), [250]],
    ['429 with Retry-After', () => json({}, 429, { 'retry-after': '7' }), [7_000]],
  ])('%s', async (_, answer, waits) => {
    const clock = instantClock();
    const finding = await findOne(failing(answer, 1), { email: 'ana@example.com' }, { clock });
    expect(finding).toMatchObject({ finding: 'found', attempts: 2 });
    expect(clock.waits).toEqual(waits);
  });

  test.each<[string, () => Response, string]>([
    ['a lost connection', lost, 'noAnswer'],
    ['500', () => json({}, 500), 'noAnswer'],
  ])('%s: as often as the client repeats a call', async (_, answer, code) => {
    const directory = failing(answer);
    const finding = await findOne(directory, { email: 'ana@example.com' }, { client: { retries: 3 } });
    expect(finding).toMatchObject({ finding: 'failed', attempts: 4 });
    expect(reasonOf(finding)).toBe(code);
  });

  test('429 up to ten times, and then the provider is stopped', async () => {
    const directory = failing(() => json({}, 429));
    const { findings } = await find(directory, people.slice(0, 2), { maxInFlight: 1 });
    expect(findings.map(reasonOf)).toEqual(['rateLimited', 'stopped']);
    expect(directory.requests).toHaveLength(11);
  });

  test('until five in a row got none', async () => {
    const directory = failing(() => json({}, 500));
    const { findings, summary } = await find(directory, people, { maxInFlight: 1 });
    expect(findings.map(reasonOf)).toEqual([...Array(5).fill('noAnswer'), ...Array(3).fill('stopped')]);
    expect(summary.stops).toMatchObject([{ guard: 'unreachable' }]);
  });

  test.each<[string, () => Response | undefined]>([
    ['a success', () => undefined],
    ['a refusal', () => json({ ok: false }, 400)],
    ['an answer that asks to wait', () => json({}, 429, { 'retry-after': '1' })],
  ])('and those before and after %s are not in a row', async (_, answer) => {
    const directory: Directory = new Directory([ana], nature, ({ number }) =>
      number === 5 ? answer() : number <= 9 ? json({}, 500) : undefined,
    );
    const { findings, summary } = await find(directory, [...people, ...people], {
      maxInFlight: 1,
      client: { retries: 0 },
    });
    expect(findings.filter((each) => reasonOf(each) === 'noAnswer')).toHaveLength(8);
    expect(summary.stops).toEqual([]);
  });

  test('within the deadline of the client', async () => {
    const directory = failing(() => json({}, 429, { 'retry-after': '7' }));
    const clock = instantClock();
    const client = { deadlineMs: 20_000, clock };
    const finding = await findOne(directory, { email: 'ana@example.com' }, { client, clock });
    expect(reasonOf(finding)).toBe('rateLimited');
    expect(directory.requests).toHaveLength(3);
  });

  test('while nothing else is sent', async () => {
    const clock = instantClock();
    const sentAt: number[] = [];
    const begun = clock.now();
    const directory: Directory = new Directory([ana], nature, ({ number }) => {
      sentAt.push(clock.now() - begun);
      return number === 1 ? json({}, 429, { 'retry-after': '30' }) : undefined;
    });
    const onWait = vi.fn();
    await find(directory, people, { clock, maxInFlight: 1, onWait });
    expect(sentAt).toEqual([0, ...Array(8).fill(30_000)]);
    expect(onWait.mock.calls).toEqual([[{ provider: 'directory', delayMs: 30_000 }]]);
  });
});

test.each([
  [400, 'refused'],
  [422, 'refused'],
  [414, 'refused'],
  [409, 'conflict'],
])('a %i fails for the person alone, with %s', async (status, code) => {
  const { findings, summary } = await find(
    failing(() => json({ ok: false }, status), 2),
    people,
    { maxInFlight: 1 },
  );
  expect(findings.map(reasonOf)).toEqual([undefined, code, ...Array(6).fill(undefined)]);
  expect(summary).toMatchObject({ found: 1, failed: 1, notFound: 6 });
});

test('what the client refuses before it sends it is not quoted', async () => {
  const search = {
    email: {
      operation: 'deletePerson',
      terms: (email: string) => [email],
      // As an id in the path, it would be refused, and quoted.
      request: (term: string) => ({ path: { id: ` ${term}` } }),
      read: () => 'unclear' as const,
    },
  };
  const finding = await findOne(new Directory([ana], { search }), { email: 'ana@example.com' });
  expect(finding).toMatchObject({ finding: 'failed', attempts: 0, reason: { code: 'refused' } });
  expect('reason' in finding && finding.reason.message).toMatch(/InvalidTargetError/);
});

test('a hook that throws stops the provider', async () => {
  const onRequest = () => {
    throw new RangeError('no more');
  };
  const directory = new Directory([ana], nature);
  const { findings } = await find(directory, people, { client: { onRequest } });
  expect(new Set(findings.map(reasonOf))).toEqual(new Set(['unexpected']));
  const [first] = findings;
  expect(first && 'reason' in first && first.reason.cause).toBeInstanceOf(RangeError);
  expect(directory.requests).toEqual([]);
});

describe('the signal', () => {
  test('ends the run before it begins', async () => {
    const directory = new Directory([ana], nature);
    const { findings } = await find(directory, people, { signal: AbortSignal.abort() });
    expect(new Set(findings.map(reasonOf))).toEqual(new Set(['aborted']));
    expect(directory.requests).toEqual([]);
  });

  test('ends it in the middle, and all have a finding', async () => {
    const controller = new AbortController();
    const directory = new Directory([ana], nature, ({ number }) => {
      if (number === 3) controller.abort();
      return undefined;
    });
    const { findings } = await find(directory, people, { signal: controller.signal, maxInFlight: 1 });
    expect(findings.slice(0, 2).map(({ finding }) => finding)).toEqual(['found', 'notFound']);
    expect(findings.slice(3).map(reasonOf)).toEqual(Array(5).fill('aborted'));
    expect(directory.requests).toHaveLength(3);
  });

  test('ends a wait', async () => {
    const controller = new AbortController();
    const directory = failing(() => {
      queueMicrotask(() => setTimeout(() => controller.abort(), 0));
      return json({}, 429, { 'retry-after': '30' });
    });
    const { findings } = await find(directory, people, { signal: controller.signal, clock: {} });
    expect(new Set(findings.map(reasonOf))).toEqual(new Set(['aborted']));
  });
});

test('leaving the loop ends the run', async () => {
  const directory = new Directory([ana], nature);
  const many = Array.from({ length: 500 }, (_, index) => ({ email: `p${index}@example.com` }));
  const run = findContacts({
    providers: [directory.client()],
    people: many,
    maxInFlight: 1,
    clock: instantClock(),
  });
  for await (const _ of run) break;
  expect(directory.requests.length).toBeLessThan(500);
  expect(run.summary.failed + run.summary.notFound).toBe(500);
});

test('a reader that is behind holds the run back', async () => {
  const directory = new Directory([ana], nature);
  const many = Array.from({ length: 1_500 }, (_, index) => ({ email: `p${index}@example.com` }));
  const run = findContacts({ providers: [directory.client()], people: many, clock: instantClock() });
  let seen = 0;
  for await (const _ of run) {
    seen += 1;
    if (seen === 1)
      for (let turn = 0; turn < 500; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (seen === 1) expect(directory.requests.length).toBeLessThan(1_200);
  }
  expect(seen).toBe(1_500);
});

test('a run can be iterated once', async () => {
  const run = findContacts({ providers: [new Directory([]).client()], people: [], clock: instantClock() });
  expect(await run.finish()).toMatchObject({ total: 0, requests: 0 });
  await expect(run.finish()).rejects.toThrow('iterated once');
});
