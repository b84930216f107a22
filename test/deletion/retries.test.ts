/** A client's `retries` apply in a run, to requests that delete and to look-ups. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, run } from './runs.js';

const badGateway = { kind: 'status', status: 502 } as const;
const lost = { kind: 'reset', effect: 'none' } as const;
const neverSent = { kind: 'refuse' } as const;

describe.each([
  ['huduma', 'huduma:1'],
  ['sendme123', 'sendme123:a'],
  ['wabotify', 'wabotify:x'],
] as const)('%s', (provider, target) => {
  const contacts = { huduma: [1], sendme123: ['a'], wabotify: ['x'] };

  const deletions = async (client: object, fault: Fault, times?: number) => {
    const rule = { method: provider === 'wabotify' ? 'POST' : 'DELETE', do: fault, ...(times && { times }) };
    const sandbox = createSandbox({ contacts, faults: [rule] });
    const { of, summary } = await finish(run(sandbox, [target], { client }));
    return { outcome: of(target), requests: summary.requests };
  };

  test.each<[client: object, requests: number]>([
    [{ retries: 0 }, 1],
    [{ retries: 1 }, 2],
    [{}, 3],
    [{ retries: 5 }, 6],
  ])('with %j a request that gets no answer is sent so often: %i', async (client, requests) => {
    for (const fault of [badGateway, lost, neverSent]) {
      const made = await deletions(client, fault);
      expect(made.requests).toBe(requests);
      expect(made.outcome).toMatchObject({
        outcome: fault === neverSent ? 'notAttempted' : 'unknown',
        attempts: requests,
      });
    }
  });

  test('the last of them may succeed, and none more is sent', async () => {
    const made = await deletions({ retries: 5 }, badGateway, 5);
    expect(made).toMatchObject({ requests: 6, outcome: { outcome: 'deleted', attempts: 6 } });
    const given = await deletions({ retries: 4 }, badGateway, 5);
    expect(given).toMatchObject({ requests: 5, outcome: { outcome: 'unknown', attempts: 5 } });
  });

  test('a wait that was asked for does not count as one', async () => {
    const fault = { kind: 'status', status: 429, retryAfter: 1 } as const;
    const made = await deletions({ retries: 0 }, fault, 3);
    expect(made).toMatchObject({ requests: 4, outcome: { outcome: 'deleted' } });
  });
});

test('each of two providers in a run has its own', async () => {
  const faults = [{ do: badGateway }];
  const sandbox = createSandbox({ contacts: { huduma: [1], wabotify: ['x'] }, faults });
  const providers = [
    clientOf(sandbox, 'huduma', { retries: 0 }),
    clientOf(sandbox, 'wabotify', { retries: 4 }),
  ];
  const { of } = await finish(run(sandbox, ['huduma:1', 'wabotify:x'], { providers }));
  expect(of('huduma:1')).toMatchObject({ outcome: 'unknown', attempts: 1 });
  expect(of('wabotify:x')).toMatchObject({ outcome: 'unknown', attempts: 5 });
});

test.each([
  [0, 1],
  [5, 6],
])('with %i retries, a look-up that is told to wait is made so often: %i', async (retries, times) => {
  const faults = [{ method: 'GET', do: { kind: 'status', status: 503 } as const }];
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const options = { client: { retries }, lookUp: 'all', clock: instantClock() } as const;
  const { of } = await finish(run(sandbox, ['sendme123:a'], options));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  expect(sandbox.requests.filter(({ method }) => method === 'GET')).toHaveLength(times);
});
