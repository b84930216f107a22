/** Look-ups before a request is sent again: what they find decides, and a busy provider is not put under pressure. */
import { expect, test } from 'vitest';
import type { Wait } from '../../src/deletion/options.js';
import { deleteContacts } from '../../src/index.js';
import { type DeletionPort, engine } from '../../src/providers/provider.js';
import { createSandbox, type Fault, type FaultRule, type Sandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, many, run, withDeletion, withPort } from './runs.js';

const lookedUp = ({ requests }: Sandbox) =>
  requests.filter(({ method }) => method === 'GET').flatMap((request) => request.ids);

/** Faults for the requests that delete one contact, in order. */
const deleting = (id: string, ...faults: readonly Fault[]): FaultRule[] =>
  faults.map((fault, index) => ({ ids: [id], method: 'DELETE', nth: index + 1, do: fault }));

const lost: Fault = { kind: 'reset' };
const lostAfterTheDeed: Fault = { kind: 'reset', effect: 'before' };

test('a contact that the last of three lost requests has deleted is looked up a last time, and is deleted', async () => {
  const faults = deleting('a', lost, lost, lostAfterTheDeed);
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const { of, summary } = await finish(run(sandbox, ['sendme123:a']));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', evidence: 'absence', attempts: 3 });
  expect(lookedUp(sandbox)).toEqual(['a', 'a', 'a']);
  expect(summary).toMatchObject({ deleted: 1, requests: 3 });
});

test.each([
  ['permanent', 'undocumented'],
  ['soft', 'soft'],
] as const)(
  'what was seen to go at a provider that promises %s deletion is gone, permanence %s',
  async (promised, permanence) => {
    const faults = deleting('a', lost, lostAfterTheDeed);
    const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
    const client = clientOf(sandbox, 'sendme123');
    const providers = [withDeletion(client, { permanenceOf: () => promised })];
    const { of } = await finish(run(sandbox, ['sendme123:a'], { providers }));
    expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', evidence: 'absence', permanence });
  },
);

test('contacts that were seen to go are no sign of the wrong account, however many come first', async () => {
  const ids = many(25, 'c');
  const faults = ids.flatMap((id) => deleting(id, lost, lostAfterTheDeed));
  const sandbox = createSandbox({ contacts: { sendme123: ids }, faults });
  const { summary } = await finish(run(sandbox, many(25), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ deleted: 25, stops: [] });
});

test('a contact that a session before may have deleted, and that is seen there, is rejected by a 400', async () => {
  const faults = deleting('a', { kind: 'status', status: 400 });
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const targets = [{ provider: 'sendme123', id: 'a', ambiguous: true }];
  const { of } = await finish(run(sandbox, targets, { providers: [clientOf(sandbox, 'sendme123')] }));
  expect(of('sendme123:a')).toMatchObject({
    outcome: 'rejected',
    perhapsByUs: false,
    reason: { code: 'refused', status: 400 },
  });
});

test('a contact that is seen there after a lost request stays in doubt after a 400: that request may still be under way', async () => {
  const faults = deleting('a', lost, { kind: 'status', status: 400 });
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
  const { of } = await finish(run(sandbox, ['sendme123:a']));
  expect(of('sendme123:a')).toMatchObject({ outcome: 'unknown', reason: { code: 'refusedAfterLoss' } });
});

test('a batch is not settled by a look-up of its first contact', async () => {
  const faults: FaultRule[] = [{ nth: 1, do: { kind: 'reset', effect: 'before' } }];
  const sandbox = createSandbox({ contacts: { huduma: [1, 2] }, faults });
  const client = clientOf(sandbox, 'huduma');
  const { definition, call } = client[engine];
  const lookUp = { operation: 'getContact', request: () => ({}), read: () => 'present' as const };
  const called: string[] = [];
  const port: Partial<DeletionPort> = {
    definition: { ...definition, lookUp },
    call: (operation, ...request) => {
      called.push(operation);
      return call(operation, ...request);
    },
  };
  const providers = [withPort(client, port)];
  const { outcomes } = await finish(run(sandbox, ['huduma:1', 'huduma:2'], { providers }));
  expect(outcomes).toMatchObject([
    { outcome: 'absent', perhapsByUs: true },
    { outcome: 'absent', perhapsByUs: true },
  ]);
  expect(outcomes).toHaveLength(2);
  expect(new Set(called)).toEqual(new Set([definition.deletion.operation]));
});

/** A verified deletion whose look-ups go wrong: the waits, and those that `onWait` received. */
async function waitsWhile(...faults: readonly Fault[]) {
  const rules = faults.map((fault, index) => ({ method: 'GET', nth: index + 1, do: fault }));
  const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults: rules });
  const clock = instantClock();
  const told: Wait[] = [];
  const { of, summary } = await finish(
    deleteContacts({
      providers: [clientOf(sandbox, 'sendme123')],
      targets: ['sendme123:a'],
      lookUp: 'all',
      clock,
      onWait: (wait) => told.push(wait),
    }),
  );
  return { outcome: of('sendme123:a'), summary, waits: clock.waits, told, lookUps: lookedUp(sandbox).length };
}

const busy = (status: number, retryAfter?: number): Fault => ({ kind: 'status', status, retryAfter });

test.each([429, 503])('a look-up that gets a %i with a wait waits, and asks again', async (status) => {
  const { outcome, waits, told } = await waitsWhile(busy(status, 30));
  expect(outcome).toMatchObject({ outcome: 'deleted', evidence: 'absence' });
  expect(waits).toEqual([30_000]);
  expect(told).toEqual([{ provider: 'sendme123', delayMs: 30_000 }]);
});

test.each([429, 503])(
  'a look-up that a %i sends away without a time waits longer each time, and tells nobody that it was asked to',
  async (status) => {
    const { outcome, waits, told } = await waitsWhile(busy(status), busy(status));
    expect(outcome).toMatchObject({ outcome: 'deleted', evidence: 'absence' });
    expect(waits).toEqual([250, 500]);
    expect(told).toEqual([]);
  },
);

test('a look-up is given up after three times, and the verdict stays as it was', async () => {
  const { outcome, lookUps, summary } = await waitsWhile(...Array.from({ length: 5 }, () => busy(429, 1)));
  expect(outcome).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  expect(lookUps).toBe(3);
  expect(summary.stops).toEqual([]);
});

test.each([400, 403, 408, 500, 502, 504])('a look-up that a %i answers is not repeated', async (status) => {
  const { outcome, lookUps, waits } = await waitsWhile(busy(status, 1));
  expect(outcome).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  expect(lookUps).toBe(1);
  expect(waits).toEqual([]);
});
