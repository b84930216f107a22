/** The outcome table, cell by cell: outcomes after waits, lost answers, and failed connections. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, instantClock, run } from './runs.js';
import { always, contacts, deleteThree, first, idOf, names, targets } from './three-contacts.js';

describe.each(names)('429, and 503 with Retry-After: %s', (provider) => {
  test.each([429, 503])('%i: waits, then the same targets again', async (status) => {
    const sandbox = createSandbox({ contacts, faults: first({ kind: 'status', status, retryAfter: 7 }) });
    const waits: number[] = [];
    let now = 0;
    const clock = {
      now: () => now,
      random: () => 0,
      sleep: async (ms: number) => {
        waits.push(ms);
        now += ms;
      },
    };
    const { of, outcomes } = await finish(run(sandbox, targets[provider], { clock, maxInFlight: 1 }));
    for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
    expect(of(targets[provider][0]).attempts).toBe(2);
    expect(waits).toEqual([7_000]);
  });

  test('a 503 that asks for a longer wait than is waited for: unknown, and the provider is stopped', async () => {
    const { outcomes, summary } = await deleteThree(
      provider,
      always({ kind: 'status', status: 503, retryAfter: 3_600 }),
    );
    expect(outcomes[0]).toMatchObject({ outcome: 'unknown', reason: { code: 'noAnswer', status: 503 } });
    expect(summary.stops).toMatchObject([{ provider, guard: 'rateLimit' }]);
  });

  test('503 with Retry-After, after the deed: absent, perhaps by us', async () => {
    const fault = { kind: 'status', status: 503, retryAfter: 1, effect: 'before' } as const;
    const sandbox = createSandbox({ contacts, faults: first(fault) });
    const { of } = await finish(run(sandbox, targets[provider], { provenAccounts: [provider] }));
    expect(of(targets[provider][0])).toMatchObject({ outcome: 'absent', perhapsByUs: true });
  });

  test('a wait longer than is waited for: notAttempted, and the provider is stopped', async () => {
    const { outcomes, summary } = await deleteThree(
      provider,
      always({ kind: 'status', status: 429, retryAfter: 3_600 }),
    );
    for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
    expect(outcomes[0]).toMatchObject({ reason: { code: 'rateLimited', status: 429 } });
    expect(summary.stops).toMatchObject([{ provider, guard: 'rateLimit' }]);
  });

  test('no end of it: notAttempted after ten waits', async () => {
    const { outcomes, summary } = await deleteThree(provider, always({ kind: 'status', status: 429 }));
    for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
    expect(Math.max(...outcomes.map(({ attempts }) => attempts))).toBe(11);
    expect(summary.stops).toMatchObject([{ provider, guard: 'rateLimit' }]);
  });
});

describe.each(names)('408, other 5xx, timeout, connection lost after sending: %s', (provider) => {
  const faults: [string, Fault][] = [
    ...[408, 500, 502, 503, 504].map((status): [string, Fault] => [
      String(status),
      { kind: 'status', status },
    ]),
    ['a timeout', { kind: 'stall' }],
    ['a reset', { kind: 'reset' }],
  ];
  test.each(faults)('%s, once: sent again whole, and deleted', async (_, fault) => {
    const { of, outcomes } = await deleteThree(provider, first(fault));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'deleted' });
    expect(of(targets[provider][0])).toMatchObject({ attempts: 2 });
  });

  test.each(faults)('%s, after the deed: absent, perhaps by us', async (_, fault) => {
    const { of, sandbox } = await deleteThree(provider, first({ ...fault, effect: 'before' } as Fault), {});
    const target = targets[provider][0];
    expect(sandbox.has(provider, idOf(target))).toBe(false);
    expect(of(target)).toMatchObject({ outcome: 'absent', perhapsByUs: true });
  });

  test.each(faults)('%s, always: unknown after three attempts', async (_, fault) => {
    const { outcomes } = await deleteThree(provider, always(fault));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'unknown',
        evidence: 'none',
        attempts: 3,
        reason: { code: 'noAnswer' },
      });
    }
  });
});

test.each<[string, Fault, waits: readonly number[]]>([
  ['an answer that was lost', { kind: 'reset' }, [250, 500]],
  [
    'a 429 that names no time',
    { kind: 'status', status: 429 },
    [250, 500, 1_000, 2_000, ...[4_000, 4_000, 4_000, 4_000, 4_000, 4_000]],
  ],
])('after %s the waits grow', async (_, fault, waits) => {
  const sandbox = createSandbox({ contacts, faults: [{ ids: ['a'], do: fault }] });
  const clock = instantClock();
  await finish(run(sandbox, ['sendme123:a'], { clock }));
  expect(clock.waits).toEqual(waits);
});

describe.each(names)('connection never made: %s', (provider) => {
  test('once: sent again, and deleted', async () => {
    const { outcomes } = await deleteThree(provider, first({ kind: 'refuse' }));
    for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
  });

  test('always: notAttempted after three attempts', async () => {
    const { outcomes } = await deleteThree(provider, always({ kind: 'refuse' }));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'notAttempted',
        attempts: 3,
        reason: { code: 'noConnection' },
      });
    }
  });

  test('then found absent: absent, since nothing was sent before', async () => {
    const sandbox = createSandbox({ contacts: {}, faults: first({ kind: 'refuse' }) });
    const { of } = await finish(run(sandbox, [targets[provider][0]], { provenAccounts: [provider] }));
    expect(of(targets[provider][0])).toMatchObject({ outcome: 'absent', attempts: 2 });
  });
});
