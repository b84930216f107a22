/** `verify`: deleted contacts are looked up again, and the look-up counts for more than the answer. */
import { expect, test } from 'vitest';
import type { Wait } from '../../src/deletion/options.js';
import { requestsOf } from '../../src/deletion/provider-requests.js';
import { deleteContacts } from '../../src/index.js';
import { engine } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, run } from './runs.js';

const ids = Array.from({ length: 41 }, (_, index) => `c${index}`);
const targets = ids.map((id) => `sendme123:${id}`);
const sandboxWith = (faults: SandboxOptions['faults'] = []) =>
  createSandbox({ contacts: { sendme123: ids }, faults });
const lookedUp = ({ requests }: Sandbox) =>
  requests.filter(({ method }) => method === 'GET').flatMap((request) => request.ids);

/** The outcome of a contact whose deletion is verified. */
async function verdictOf(sandbox: Sandbox) {
  const { of } = await finish(run(sandbox, ['sendme123:c0'], { lookUp: 'all' }));
  return of('sendme123:c0');
}

test('all: each deleted contact is looked up, and its absence is the evidence', async () => {
  const sandbox = sandboxWith();
  const { outcomes } = await finish(run(sandbox, targets, { lookUp: 'all' }));
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ outcome: 'deleted', evidence: 'absence', permanence: 'permanent' });
  expect(lookedUp(sandbox)).toHaveLength(41);
});

test('sample: the first and then one in twenty', async () => {
  const sandbox = sandboxWith();
  await finish(run(sandbox, targets, { lookUp: 'sample', maxInFlight: 1 }));
  expect(lookedUp(sandbox)).toEqual(['c0', 'c20', 'c40']);
});

test('not asked for: nobody is looked up', async () => {
  const sandbox = sandboxWith();
  await finish(run(sandbox, targets));
  expect(lookedUp(sandbox)).toEqual([]);
});

test('where the provider has no look-up, the verdict stays as it was', async () => {
  const sandbox = createSandbox({ contacts: { huduma: [1] } });
  const { of } = await finish(run(sandbox, ['huduma:1'], { lookUp: 'all' }));
  expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
});

test('a contact that is still there is unknown, whatever the answer said', async () => {
  const body = { message: 'ok', deletedContactId: 'c0' };
  const sandbox = sandboxWith([{ method: 'DELETE', do: { kind: 'status', status: 200, body } }]);
  expect(await verdictOf(sandbox)).toMatchObject({
    outcome: 'unknown',
    evidence: 'none',
    perhapsByUs: true,
    reason: {
      code: 'stillThere',
      message: 'the answer said that it was deleted, and a look-up still found it.',
    },
  });
});

test('a contact that is kept, and marked as deleted, is deleted softly, whatever the receipt said', async () => {
  const kept = { id: 'c0', deletedAt: '2026-01-01T00:00:00Z' };
  const sandbox = sandboxWith([{ method: 'GET', do: { kind: 'status', status: 200, body: kept } }]);
  expect(await verdictOf(sandbox)).toMatchObject({
    outcome: 'deleted',
    permanence: 'soft',
    evidence: 'item',
  });
});

test('a look-up that fails leaves the verdict as it was', async () => {
  const sandbox = sandboxWith([{ method: 'GET', do: { kind: 'status', status: 403 } }]);
  expect(await verdictOf(sandbox)).toMatchObject({ outcome: 'deleted', evidence: 'item' });
});

test.each([
  ['somebody else', { id: 'c1', deletedAt: null }],
  ['somebody else, marked as deleted', { id: 'c1', deletedAt: '2026-01-01T00:00:00Z' }],
  ['nobody', {}],
])('a look-up that is answered with %s is not believed', async (_, body) => {
  const sandbox = sandboxWith([{ method: 'GET', do: { kind: 'status', status: 200, body } }]);
  expect(await verdictOf(sandbox)).toMatchObject({
    outcome: 'deleted',
    permanence: 'permanent',
    evidence: 'item',
  });
});

test('a 404 that is no answer of the provider is not believed by a look-up', async () => {
  const headers = { 'content-type': 'text/html' };
  const page = { kind: 'status', status: 404, body: '<html>no such host</html>', headers } as const;
  expect(await verdictOf(sandboxWith([{ method: 'GET', do: page }]))).toMatchObject({ evidence: 'item' });
});

test('a look-up that is asked to wait waits, slows the run down, and asks again', async () => {
  const sandbox = sandboxWith([
    { method: 'GET', nth: 1, do: { kind: 'status', status: 429, retryAfter: 60 } },
  ]);
  const clock = instantClock();
  const waits: Wait[] = [];
  const options = { lookUp: 'all', clock, onWait: (wait: Wait) => waits.push(wait) } as const;
  const { of } = await finish(run(sandbox, ['sendme123:c0'], options));
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'deleted', evidence: 'absence' });
  expect(lookedUp(sandbox)).toEqual(['c0', 'c0']);
  expect(clock.waits).toEqual([60_000]);
  expect(waits).toEqual([{ provider: 'sendme123', delayMs: 60_000 }]);
});

test('a look-up that is asked to wait for too long stops the provider, and leaves the verdict as it was', async () => {
  const sandbox = sandboxWith([{ method: 'GET', do: { kind: 'status', status: 429, retryAfter: 3_600 } }]);
  const waits: Wait[] = [];
  const options = { lookUp: 'all', onWait: (wait: Wait) => waits.push(wait) } as const;
  const { of, summary } = await finish(run(sandbox, ['sendme123:c0'], options));
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  expect(summary.stops).toMatchObject([{ provider: 'sendme123', guard: 'rateLimit' }]);
  expect(waits).toEqual([{ provider: 'sendme123', delayMs: 3_600_000 }]);
  expect(lookedUp(sandbox)).toEqual(['c0']);
});

test('a look-up that the end of the run forestalls leaves the verdict as it was', async () => {
  const sandbox = sandboxWith();
  const controller = new AbortController();
  const client = createSendme123({
    ...sandbox.options('sendme123'),
    fetch: async (input, init) => {
      const response = await sandbox.fetch(input, init);
      controller.abort();
      return response;
    },
  });
  const { signal } = controller;
  const { of } = await finish(
    deleteContacts({ providers: [client], targets: ['sendme123:c0'], lookUp: 'all', signal }),
  );
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  expect(lookedUp(sandbox)).toEqual([]);
});

test('a look-up of the client tells the three things that can be found', async () => {
  const sandbox = sandboxWith([
    { method: 'GET', nth: 1, do: { kind: 'status', status: 200, body: { id: 'c0', deletedAt: null } } },
  ]);
  const { lookUp } = requestsOf(clientOf(sandbox, 'sendme123')[engine]);
  expect(await lookUp?.('c0', {})).toMatchObject({ presence: 'present', contact: { id: 'c0' } });
  expect(await lookUp?.('nobody', {})).toEqual({ presence: 'absent' });
});

test('only what an answer calls deleted is looked up: no absence, and no refusal', async () => {
  const sandbox = sandboxWith([
    { ids: ['c0'], method: 'DELETE', nth: 1, do: { kind: 'reset' } },
    { ids: ['c0'], method: 'DELETE', nth: 2, do: { kind: 'reset', effect: 'before' } },
    { ids: ['c1'], method: 'DELETE', do: { kind: 'status', status: 400 } },
  ]);
  const { of } = await finish(
    run(sandbox, ['sendme123:c0', 'sendme123:c1', 'sendme123:gone'], { lookUp: 'all', maxInFlight: 1 }),
  );
  expect(of('sendme123:c0')).toMatchObject({ outcome: 'deleted', evidence: 'absence' });
  expect(of('sendme123:c1')).toMatchObject({ outcome: 'rejected' });
  expect(of('sendme123:gone')).toMatchObject({ outcome: 'absent' });
  // After each of its lost answers, and not once more.
  expect(lookedUp(sandbox)).toEqual(['c0', 'c0']);
});
