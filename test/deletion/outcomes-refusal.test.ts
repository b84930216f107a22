/** The outcome table, cell by cell: outcomes after refusals of a contact, of the account and of the request. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';
import { always, contacts, deleteThree, first, names, second, targets } from './three-contacts.js';

describe.each(names)('400 and 422: %s', (provider) => {
  test.each([400, 422])(
    '%i: the contact at fault is isolated and rejected, the others are deleted',
    async (status) => {
      const { of } = await deleteThree(provider, second(provider, { kind: 'status', status }));
      const [one, two, three] = targets[provider];
      expect(of(two)).toMatchObject({
        outcome: 'rejected',
        evidence: 'none',
        reason: { code: 'refused', status },
      });
      expect(of(one).outcome).toBe('deleted');
      expect(of(three).outcome).toBe('deleted');
    },
  );
});

test.each([407, 410, 418, 451])(
  '%i, which no page documents, blames no contact: the provider is stopped',
  async (status) => {
    for (const provider of names) {
      const { outcomes, summary } = await deleteThree(provider, always({ kind: 'status', status }));
      // Nothing says that this answer came before the work.
      expect(outcomes[0]).toMatchObject({ outcome: 'unknown', reason: { code: 'stopped', status } });
      expect(summary.stops).toMatchObject([{ provider, guard: 'account' }]);
    }
  },
);

describe('409', () => {
  test('sendme123: blocked, for its pending messages', async () => {
    const sandbox = createSandbox({
      contacts: { sendme123: ['a', { id: 'b', pendingMessages: true }, 'c'] },
    });
    const { of } = await finish(run(sandbox, targets.sendme123));
    expect(of('sendme123:b')).toMatchObject({
      outcome: 'blocked',
      evidence: 'none',
      reason: { code: 'conflict', status: 409 },
    });
    expect(of('sendme123:c').outcome).toBe('deleted');
  });

  test.each(['huduma', 'wabotify'] as const)('%s: isolated and blocked', async (provider) => {
    const { of } = await deleteThree(provider, second(provider, { kind: 'status', status: 409 }));
    expect(of(targets[provider][1])).toMatchObject({
      outcome: 'blocked',
      reason: { code: 'conflict', status: 409 },
    });
    expect(of(targets[provider][0]).outcome).toBe('deleted');
  });
});

describe.each(names)('401, 403, 402, 405 and 3xx: %s', (provider) => {
  const faults: [string, Fault, string][] = [
    ...[401, 402, 403, 405].map((status): [string, Fault, string] => [
      String(status),
      { kind: 'status', status },
      'account',
    ]),
    ...([307, 308] as const).map((status): [string, Fault, string] => [
      String(status),
      { kind: 'redirect', status },
      'foreignAnswer',
    ]),
  ];
  test.each(faults)(
    '%s stops the provider: nothing was deleted, and the rest is notAttempted',
    async (status, fault, guard) => {
      const sandbox = createSandbox({ contacts, faults: always(fault) });
      const { outcomes, summary } = await finish(
        run(sandbox, targets[provider], { batchLimit: 1, maxInFlight: 1 }),
      );
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ outcome: 'notAttempted', reason: { code: 'stopped' } });
      expect(outcomes[0]).toMatchObject({ attempts: 1, reason: { status: Number(status) } });
      expect(outcomes.slice(1)).toMatchObject([{ attempts: 0 }, { attempts: 0 }]);
      expect(summary.stops).toMatchObject([{ provider, guard }]);
      expect(summary.requests).toBe(1);
    },
  );

  test.each([301, 302, 303] as const)(
    '%i may send a client on after the deed, so it is unknown',
    async (status) => {
      const { outcomes } = await deleteThree(
        provider,
        always({ kind: 'redirect', status, effect: 'before' }),
      );
      expect(outcomes[0]).toMatchObject({ outcome: 'unknown', reason: { code: 'unreadable', status } });
    },
  );

  test('after an ambiguous attempt it is unknown, not notAttempted', async () => {
    const { of } = await deleteThree(provider, [
      ...first({ kind: 'reset', effect: 'before' }),
      ...always({ kind: 'status', status: 401 }),
    ]);
    expect(of(targets[provider][0])).toMatchObject({ outcome: 'unknown', reason: { status: 401 } });
  });
});

describe.each([414, 431])('%i is the fault of a contact, not of all', (status) => {
  test.each(names)('%s', async (provider) => {
    const { of, summary } = await deleteThree(provider, second(provider, { kind: 'status', status }));
    expect(of(targets[provider][1])).toMatchObject({
      outcome: 'rejected',
      perhapsByUs: false,
      reason: { code: 'refused', status },
    });
    expect(of(targets[provider][0]).outcome).toBe('deleted');
    expect(summary.stops).toEqual([]);
  });
});

describe('413', () => {
  test.each(['huduma', 'wabotify'] as const)('%s: the batch is halved until it fits', async (provider) => {
    const { outcomes } = await deleteThree(provider, [{ minIds: 2, do: { kind: 'status', status: 413 } }]);
    for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
  });

  test.each(names)('%s: rejected if it is one contact', async (provider) => {
    const { of } = await deleteThree(provider, second(provider, { kind: 'status', status: 413 }));
    expect(of(targets[provider][1])).toMatchObject({
      outcome: 'rejected',
      reason: { code: 'refused', status: 413 },
    });
    expect(of(targets[provider][0]).outcome).toBe('deleted');
  });
});
