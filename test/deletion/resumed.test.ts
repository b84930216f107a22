/** Targets that an earlier run may have deleted, and what this run's answers mean for them. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, run } from './runs.js';

const ambiguous = (provider: string, ids: readonly (number | string)[]) =>
  ids.map((id) => ({ provider, id: String(id), ambiguous: true }));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a 409 says that it is there: blocked, since what the earlier run sent is long over', async () => {
  const sandbox = createSandbox({ contacts: { sendme123: [{ id: 'a', pendingMessages: true }] } });
  const { of } = await finish(
    run(sandbox, ambiguous('sendme123', ['a']), { providers: [clientOf(sandbox, 'sendme123')] }),
  );
  expect(of('sendme123:a')).toMatchObject({
    outcome: 'blocked',
    perhapsByUs: false,
    reason: { status: 409 },
  });
});

test('a 409 says so at a provider without a look-up, too', async () => {
  const faults = [{ do: { kind: 'status', status: 409 } as const }];
  const sandbox = createSandbox({ contacts: { huduma: [1] }, faults });
  const { of } = await finish(
    run(sandbox, ambiguous('huduma', [1]), { providers: [clientOf(sandbox, 'huduma')] }),
  );
  expect(of('huduma:1')).toMatchObject({ outcome: 'blocked', perhapsByUs: false });
});

test('a 400 leaves it unknown, for good: what the earlier run sent may have deleted it, and asking again cannot tell', async () => {
  const faults = [{ do: { kind: 'status', status: 400 } as const }];
  const sandbox = createSandbox({ faults });
  const { of } = await finish(
    run(sandbox, ambiguous('sendme123', ['a']), { providers: [clientOf(sandbox, 'sendme123')] }),
  );
  expect(of('sendme123:a')).toMatchObject({
    outcome: 'unknown',
    reason: { code: 'refusedAfterLoss', status: 400 },
  });
});

test('after a loss in this run, a 409 leaves it unknown: the lost request may still be under way', async () => {
  const faults = [{ nth: 1, do: { kind: 'reset', effect: 'none' } as const }];
  const sandbox = createSandbox({ contacts: { sendme123: [{ id: 'a', pendingMessages: true }] }, faults });
  const { of } = await finish(run(sandbox, ['sendme123:a']));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'unknown', reason: { status: 409 } });
});

test.each(['huduma', 'sendme123'] as const)(
  '%s: any number of expected absences is no sign of the wrong account',
  async (provider) => {
    const sandbox = createSandbox({ contacts: { huduma: [1_000], sendme123: ['last'] } });
    const last = { provider, id: provider === 'huduma' ? '1000' : 'last' };
    const { summary } = await finish(
      run(sandbox, [...ambiguous(provider, numbers(30)), last], {
        providers: [clientOf(sandbox, provider)],
        maxInFlight: 1,
      }),
    );
    expect(summary).toMatchObject({ deleted: 1, absent: 30, absentPerhapsByUs: 30, stops: [] });
  },
);

test('the wrong account is still seen among those that no request explains', async () => {
  const sandbox = createSandbox();
  const others = numbers(40).map((id) => ({ provider: 'sendme123', id: `x${id}` }));
  const { summary } = await finish(
    run(sandbox, [...ambiguous('sendme123', numbers(5)), ...others], {
      providers: [clientOf(sandbox, 'sendme123')],
      maxInFlight: 1,
    }),
  );
  expect(summary.stops).toMatchObject([{ guard: 'allAbsent' }]);
});

test('an account that an earlier run has proven needs no other proof, and the others do', async () => {
  const sandbox = createSandbox();
  const targets = [
    ...ambiguous('wabotify', ['w']),
    ...numbers(40).map((id) => ({ provider: 'sendme123', id: `x${id}` })),
  ];
  const providers = [clientOf(sandbox, 'wabotify'), clientOf(sandbox, 'sendme123')];
  const { of, summary } = await finish(run(sandbox, targets, { providers, provenAccounts: ['wabotify'] }));
  expect(of('wabotify:w')).toMatchObject({ outcome: 'absent', perhapsByUs: true });
  expect(summary.stops).toMatchObject([{ guard: 'allAbsent' }]);
  const { of: without } = await finish(
    run(sandbox, ambiguous('wabotify', ['w']), { providers: [clientOf(sandbox, 'wabotify')] }),
  );
  expect(without('wabotify:w')).toMatchObject({
    outcome: 'unknown',
    perhapsByUs: true,
    reason: { code: 'notFoundMayMeanAccount', status: 404 },
  });
});
