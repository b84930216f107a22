/**
 * Runs with strict clients: an answer that drifts from the spec stops the provider, and the outcome says what may have
 * happened.
 */
import { expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { clientOf, finish, run } from './runs.js';

test.each<
  [what: string, fault: Omit<Extract<Fault, { kind: 'status' }>, 'kind'>, outcome: string, code: string]
>([
  ['a success', { status: 200, body: { code: 0, data: 'none' } }, 'unknown', 'unreadable'],
  ['a server error', { status: 500, body: {} }, 'unknown', 'unreadable'],
  ['a time-out of the server', { status: 408, body: {} }, 'unknown', 'unreadable'],
  ['a refusal', { status: 404, body: {} }, 'notAttempted', 'stopped'],
  ['the first of the errors', { status: 400, body: {} }, 'notAttempted', 'stopped'],
])('%s that is not as documented', async (_, { status, body }, outcome, code) => {
  const faults = [{ do: { kind: 'status', status, body } as const }];
  const sandbox = createSandbox({ contacts: { huduma: [1, 2] }, faults });
  const providers = [clientOf(sandbox, 'huduma', { strict: true })];
  const { of, summary } = await finish(
    run(sandbox, ['huduma:1', 'huduma:2'], { providers, batchLimit: 1, maxInFlight: 1 }),
  );
  const message = expect.stringMatching(new RegExp(`the answer ${status} to deleteContacts does not match`));
  expect(of('huduma:1')).toMatchObject({ outcome, attempts: 1, reason: { code, status, message } });
  expect(of('huduma:2')).toMatchObject({ outcome: 'notAttempted', attempts: 0 });
  expect(summary.stops).toMatchObject([{ provider: 'huduma', guard: 'foreignAnswer', message }]);
});
