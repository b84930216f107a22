/** The outcome table, cell by cell: outcomes after successes, and after answers that only look like one. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';
import { always, contacts, deleteThree, first, type Name, names, targets } from './three-contacts.js';

describe('200, as documented', () => {
  test('huduma: deleted, soft in the trash, evidence item if data names the id', async () => {
    const { of, sandbox } = await deleteThree('huduma');
    expect(of('huduma:1')).toEqual({
      target: { provider: 'huduma', id: '1' },
      outcome: 'deleted',
      permanence: 'soft',
      evidence: 'item',
      attempts: 1,
      requestId: expect.stringMatching(/^req-\d{9}$/),
    });
    expect(sandbox.stateOf('huduma', 1)).toBe('trashed');
  });

  test('huduma: permanent by mode', async () => {
    const sandbox = createSandbox({ contacts });
    const { of, summary } = await finish(run(sandbox, targets.huduma, { client: { mode: 'permanent' } }));
    expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', permanence: 'permanent' });
    expect(summary.permanence).toEqual({ permanent: 3, soft: 0, undocumented: 0 });
    expect(sandbox.stateOf('huduma', 1)).toBe('deleted');
  });

  test('huduma: evidence batch for a contact named by UUID, which data cannot name', async () => {
    const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    const sandbox = createSandbox({ contacts: { huduma: [{ id: 1, uuid }, 2] } });
    const { of } = await finish(run(sandbox, [`huduma:${uuid}`, 'huduma:2']));
    expect(of(`huduma:${uuid}`)).toMatchObject({ outcome: 'deleted', evidence: 'batch' });
    expect(of('huduma:2')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
  });

  test('sendme123: a receipt means permanent, evidence item', async () => {
    const { of } = await deleteThree('sendme123');
    expect(of('sendme123:a')).toMatchObject({
      outcome: 'deleted',
      permanence: 'permanent',
      evidence: 'item',
    });
  });

  test('sendme123: the contact with deletedAt means soft, evidence item', async () => {
    const { of } = await deleteThree('sendme123', [], { settings: { sendme123: { page: 'contact' } } });
    expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', permanence: 'soft', evidence: 'item' });
  });

  test.each([true, false])(
    'wabotify: deleted, undocumented, evidence batch (with a body: %s)',
    async (body) => {
      const { of } = await deleteThree('wabotify', [], { settings: { wabotify: { body } } });
      expect(of('wabotify:x')).toMatchObject({
        outcome: 'deleted',
        permanence: 'undocumented',
        evidence: 'batch',
      });
    },
  );
});

test.each<[Name, unknown]>([
  ['huduma', { code: 0, data: [] }],
  ['huduma', { code: 0, status: '200 OK', data: [{ id: '1' }, { id: 2 }] }],
  ['wabotify', { success: true }],
  ['wabotify', { success: true, code: 200, errorCode: null, extra: 1 }],
])('%s: a success with less, or more, than is documented is one: %j', async (provider, body) => {
  const { outcomes } = await deleteThree(provider, always({ kind: 'status', status: 200, body }));
  for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
});

describe('200 that contradicts the request', () => {
  const bodies: Record<Name, readonly unknown[]> = {
    huduma: [
      { status: '200 OK', code: 4040, message: '', timestamp: '', reqId: '', path: '', data: [] },
      { status: '200 OK', code: 0, message: '', timestamp: '', reqId: '', path: '', data: [{ id: 77 }] },
      { status: '200 OK', code: 0, message: '', timestamp: '', reqId: '', path: '' },
      { status: '404 NOT FOUND', code: 0, message: '', timestamp: '', reqId: '', path: '', data: [] },
      { status: '200 OK', code: 0, data: [{ id: { toString: null } }] },
      { status: '200 OK', code: 0, data: [null] },
      { status: '200 OK', data: [{ id: 1 }, { id: 2 }, { id: 3 }] },
      null,
    ],
    sendme123: [
      { message: 'Contact successfully deleted', deletedContactId: 'somebody-else' },
      { id: 'somebody-else', deletedAt: '2026-01-01T00:00:00Z' },
      { id: 'a', deletedAt: null },
      { id: 'a', deletedAt: 1_767_225_600 },
      { id: 'a', deletedAt: '2026-01-01T00:00:00Z', deletedContactId: 'somebody-else' },
      { deletedContactId: 'a', deletedAt: '2026-01-01T00:00:00Z' },
      { success: false },
      null,
    ],
    wabotify: [
      { success: false, code: 200, errorCode: null, message: '', data: null },
      { success: true, code: 404, errorCode: null, message: '', data: null },
      { success: true, code: 200, errorCode: 'E_NOT_FOUND', message: '', data: null },
      { error: 'workspace not found' },
      { ok: false },
      {},
      [],
      false,
      null,
    ],
  };
  for (const provider of names) {
    test.each(bodies[provider])(`${provider}: unknown, for %j`, async (body) => {
      const { outcomes, summary } = await deleteThree(
        provider,
        always({ kind: 'status', status: 200, body }),
      );
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ outcome: 'unknown', reason: { code: 'contradiction' } });
      expect(summary.stops).toEqual([]);
    });
  }
});

describe.each(names)('200 that is not JSON, or a login page: %s', (provider) => {
  test.each<[string, Fault]>([
    ['a login page', { kind: 'html' }],
    ['a login page after the deletion was carried out', { kind: 'html', effect: 'before' }],
    ['cut-off JSON', { kind: 'truncate' }],
  ])('%s: unknown, and the provider is stopped', async (_, fault) => {
    const sandbox = createSandbox({ contacts, faults: first(fault) });
    const { of, summary, outcomes } = await finish(
      run(sandbox, targets[provider], { maxInFlight: 1, batchLimit: 1 }),
    );
    expect(of(targets[provider][0])).toMatchObject({
      outcome: 'unknown',
      attempts: 1,
      reason: { code: 'unreadable', status: 200 },
    });
    expect(outcomes.slice(1)).toMatchObject([
      { outcome: 'notAttempted', attempts: 0, reason: { code: 'stopped' } },
      { outcome: 'notAttempted', attempts: 0, reason: { code: 'stopped' } },
    ]);
    expect(summary.stops).toMatchObject([{ provider, guard: 'foreignAnswer' }]);
    expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
  });
});
