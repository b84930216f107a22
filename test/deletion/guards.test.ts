/** What stops a run before it does harm, and what is reported about targets that were not reached. */
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/deletion/limits.js';
import type { Progress } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, many, run } from './runs.js';

const contacts = { sendme123: many(2_000, 'c') };

describe('maxDelete', () => {
  test('1,000 targets are deleted, 1,001 are not: not one of them', async () => {
    const sandbox = createSandbox({ contacts });
    const over = await finish(run(sandbox, many(1_001)));
    expect(over.summary).toMatchObject({ total: 1_001, notAttempted: 1_001, requests: 0 });
    const message = 'there are 1001 targets, and maxDelete is 1000. Nothing was sent.';
    expect(over.summary.stops).toEqual([{ provider: undefined, guard: 'maxDelete', message }]);
    expect(over.of('sendme123:c0')).toMatchObject({ reason: { code: 'stopped', message } });
    expect(sandbox.requests).toEqual([]);
    expect((await finish(run(sandbox, many(1_000)))).summary).toMatchObject({ deleted: 1_000, stops: [] });
  });

  test('counts unique targets that can be sent, over all providers', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'], wabotify: ['x'] } });
    const targets = ['sendme123:a', 'sendme123:a', 'nonsense', 'wabotify:x'];
    expect(
      (
        await finish(
          run(sandbox, targets, {
            maxDelete: 1,
            providers: [clientOf(sandbox, 'sendme123'), clientOf(sandbox, 'wabotify')],
          }),
        )
      ).summary,
    ).toMatchObject({ deleted: 0, rejected: 1 });
    const { summary } = await finish(
      run(sandbox, targets, {
        maxDelete: 2,
        providers: [clientOf(sandbox, 'sendme123'), clientOf(sandbox, 'wabotify')],
      }),
    );
    expect(summary).toMatchObject({ deleted: 2, rejected: 1, duplicates: 1, total: 3 });
  });

  test('can be raised', async () => {
    const sandbox = createSandbox({ contacts });
    expect((await finish(run(sandbox, many(1_500), { maxDelete: 1_500 }))).summary.deleted).toBe(1_500);
  });
});

describe('the first 20 all absent', () => {
  test('does not stop a run that finds somebody first', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['there'] } });
    const targets = ['sendme123:there', ...many(50)];
    const { summary } = await finish(run(sandbox, targets, { maxInFlight: 1 }));
    expect(summary).toMatchObject({ deleted: 1, absent: 50, stops: [] });
  });

  test('does not stop a run that finds one that cannot be deleted now', async () => {
    const there = { id: 'there', pendingMessages: true };
    const sandbox = createSandbox({ contacts: { sendme123: [there] } });
    const targets = ['sendme123:there', ...many(50)];
    const { summary } = await finish(run(sandbox, targets, { maxInFlight: 1 }));
    expect(summary).toMatchObject({ blocked: 1, absent: 50, stops: [] });
  });

  test('does not stop a run that allows it', async () => {
    const { summary } = await finish(run(createSandbox(), many(50), { allowAbsent: true }));
    expect(summary).toMatchObject({ absent: 50, stops: [] });
  });

  test('stops the other providers too', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 2, 3] }, latencyMs: 1 });
    const slow = createSandbox({ contacts: { wabotify: ['x'] } });
    let answer = () => {};
    const stopped = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const fetch: typeof globalThis.fetch = async (...request) => {
      await stopped;
      return slow.fetch(...request);
    };
    const providers = [
      clientOf(sandbox, 'sendme123'),
      createWabotify({ ...slow.options('wabotify'), fetch }),
    ];
    const onProgress = ({ done }: Progress) => {
      if (done >= 60) answer();
    };
    const targets = [...many(60), ...many(3, 'wabotify:')];
    const { summary } = await finish(
      run(sandbox, targets, {
        providers,
        provenAccounts: ['wabotify'],
        batchLimit: 1,
        maxInFlight: 1,
        onProgress,
      }),
    );
    expect(summary.stops).toMatchObject([{ provider: undefined, guard: 'allAbsent' }]);
    // One request to Wabotify was in flight, and is awaited.
    expect(slow.requests).toHaveLength(1);
  });
});

test('an id that is refused does not hide that all others are absent', async () => {
  const sandbox = createSandbox({ faults: [{ nth: 1, do: { kind: 'status', status: 400 } }] });
  const { summary } = await finish(run(sandbox, many(60), { maxInFlight: 1 }));
  expect(summary.stops).toMatchObject([{ guard: 'allAbsent' }]);
  expect(summary.requests).toBe(21);
});

test.each([
  ['a credential that is refused', { kind: 'status', status: 401 }],
  ['a limit that is too long to wait for', { kind: 'status', status: 429, retryAfter: 3_600 }],
] as const)('%s: no other request begins in the place of the one that was told', async (_, fault) => {
  const sandbox = createSandbox({ faults: [{ do: fault }] });
  const { summary } = await finish(run(sandbox, many(20), { maxInFlight: 16 }));
  expect(summary).toMatchObject({ notAttempted: 20, requests: LIMITS.inFlight.start });
});

test('after a 429, no other request begins before the time that it names', async () => {
  const clock = instantClock();
  const sandbox = createSandbox({
    contacts: { sendme123: many(20, 'c') },
    faults: [{ nth: 1, do: { kind: 'status', status: 429, retryAfter: 5 } }],
  });
  const begun: number[] = [];
  const plain = sandbox.options('sendme123');
  const fetch: typeof globalThis.fetch = (...request) => {
    begun.push(clock.now());
    return plain.fetch(...request);
  };
  const provider = createSendme123({ ...plain, fetch });
  const since = clock.now();
  await finish(run(sandbox, many(20), { providers: [provider], maxInFlight: 16, clock }));
  expect(begun.filter((at) => at - since < 5_000)).toHaveLength(LIMITS.inFlight.start);
});

test('a provider that is stopped does not stop the others', async () => {
  const faults = [{ provider: 'huduma' as const, do: { kind: 'status', status: 401 } as const }];
  const sandbox = createSandbox({ contacts: { huduma: [1], sendme123: ['a'] }, faults });
  const { of } = await finish(run(sandbox, ['huduma:1', 'sendme123:a']));
  expect(of('huduma:1').outcome).toBe('notAttempted');
  expect(of('sendme123:a').outcome).toBe('deleted');
});

test('each of two providers that are stopped has its own reason', async () => {
  const refuses = (provider: 'huduma' | 'sendme123', status: number) =>
    ({ provider, do: { kind: 'status', status } }) as const;
  const faults = [refuses('huduma', 401), refuses('sendme123', 403)];
  const sandbox = createSandbox({ contacts: { huduma: [1, 2], sendme123: ['a', 'b'] }, faults });
  const targets = ['huduma:1', 'huduma:2', 'sendme123:a', 'sendme123:b'];
  const { of, summary } = await finish(run(sandbox, targets, { batchLimit: 1, maxInFlight: 1 }));
  expect(summary.stops.map(({ provider }) => provider).sort()).toEqual(['huduma', 'sendme123']);
  expect(of('huduma:2')).toHaveProperty('reason.message', expect.stringContaining('answered with 401'));
  expect(of('sendme123:b')).toHaveProperty('reason.message', expect.stringContaining('answered with 403'));
});

test('a provider that answers nothing is stopped after five requests, each sent three times', async () => {
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 502 } }] });
  const { summary } = await finish(run(sandbox, many(100), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ unknown: 5, notAttempted: 95, requests: 15 });
  const message = '5 requests in a row got no answer, each after 2 retries.';
  expect(summary.stops).toEqual([{ provider: 'sendme123', guard: 'unreachable', message }]);
});

test('a provider that refuses the account is stopped once, by however many requests', async () => {
  const faults = [{ do: { kind: 'status', status: 401 } as const }];
  const sandbox = createSandbox({ contacts, faults, latencyMs: 1 });
  const { summary } = await finish(run(sandbox, many(10)));
  expect(summary).toMatchObject({ notAttempted: 10 });
  expect(summary.requests).toBeGreaterThan(1);
  expect(summary.stops).toEqual([
    {
      provider: 'sendme123',
      guard: 'account',
      message:
        'sendme123: deleteContact was answered with 401: check the credential, and whether it has expired',
    },
  ]);
});

test('five contradictions in a row stop the provider', async () => {
  const body = { message: 'Contact successfully deleted', deletedContactId: 'somebody-else' };
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 200, body } }] });
  const { summary } = await finish(run(sandbox, many(60), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ unknown: 5, notAttempted: 55 });
  const message = 'the 200 response contradicts itself, or names other contacts than were asked for.';
  expect(summary.stops).toEqual([{ provider: 'sendme123', guard: 'foreignAnswer', message }]);
});

describe('requests without an answer do not stop the provider if something comes between them:', () => {
  const lost = [0, 1, 2, 3, 5, 6, 7, 8].map((index) => `c${index}`);
  const unanswered = { ids: lost, do: { kind: 'status', status: 502 } as const };

  test('a success', async () => {
    const sandbox = createSandbox({ contacts, faults: [unanswered] });
    const { summary } = await finish(run(sandbox, many(10), { maxInFlight: 1 }));
    expect(summary).toMatchObject({ unknown: 8, deleted: 2, stops: [] });
  });

  test('a refusal', async () => {
    const refused = { ids: ['c4'], do: { kind: 'status', status: 400 } as const };
    const sandbox = createSandbox({ contacts, faults: [unanswered, refused] });
    const { summary } = await finish(run(sandbox, many(10), { maxInFlight: 1 }));
    expect(summary).toMatchObject({ unknown: 8, rejected: 1, deleted: 1, stops: [] });
  });
});

test('contradictions with a success between them do not stop the provider', async () => {
  const body = { message: 'Contact successfully deleted', deletedContactId: 'somebody-else' };
  const ids = [0, 1, 2, 3, 5, 6, 7, 8].map((index) => `c${index}`);
  const sandbox = createSandbox({ contacts, faults: [{ ids, do: { kind: 'status', status: 200, body } }] });
  const { summary } = await finish(run(sandbox, many(10), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ unknown: 8, deleted: 2, stops: [] });
});
