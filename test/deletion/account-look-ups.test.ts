/**
 * If a 404 may mean the account, the first contacts are looked up before anything is sent: one that is there proves the
 * account.
 */
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/deletion/limits.js';
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';

const targets = ['a', 'b', 'c', 'd', 'e'].map((id) => `wabotify:${id}`);

/** A sandbox with some of the five contacts. */
const sandboxWith = (there: readonly string[], more: SandboxOptions = {}) =>
  createSandbox({ contacts: { wabotify: there }, ...more });

const asked = ({ requests }: Sandbox) => requests.map(({ method, ids }) => `${method} ${ids.join(' ')}`);
const lookedUp = (sandbox: Sandbox) => asked(sandbox).filter((each) => each.startsWith('GET '));

describe.each(['list', 'contact'] as const)('a contact that is shown in the shape %s', (lookUp) => {
  const settings = { wabotify: { lookUp } };

  test('proves the account: what is not found is absent, though nothing is ever deleted', async () => {
    const blocked = { ids: ['a'], operation: 'deleteContacts', do: { kind: 'status', status: 409 } } as const;
    const sandbox = sandboxWith(['a'], { settings, faults: [blocked] });
    const { of, summary } = await finish(run(sandbox, targets, { batchLimit: 1, maxInFlight: 1 }));
    for (const target of targets.slice(1))
      expect(of(target)).toMatchObject({ outcome: 'absent', perhapsByUs: false });
    expect(of('wabotify:a').outcome).toBe('blocked');
    expect(lookedUp(sandbox)).toEqual(['GET a']);
    expect(summary).toMatchObject({ absent: 4, blocked: 1, unknown: 0 });
  });

  test('is not believed to be deleted while a look-up still shows it', async () => {
    const lie = { operation: 'deleteContacts', do: { kind: 'status', status: 200 } } as const;
    const sandbox = sandboxWith(['a'], { settings, faults: [lie] });
    const { of } = await finish(run(sandbox, ['wabotify:a'], { lookUp: 'all' }));
    expect(of('wabotify:a')).toMatchObject({ outcome: 'unknown', reason: { code: 'stillThere' } });
  });
});

test('the next contacts are looked up while none is there, and no more than the limit says', async () => {
  const last = sandboxWith(['c']);
  const { of } = await finish(run(last, targets));
  expect(asked(last).slice(0, 4)).toEqual(['GET a', 'GET b', 'GET c', 'POST a b c d e']);
  expect(of('wabotify:a')).toMatchObject({ outcome: 'absent' });

  const none = sandboxWith(['e']);
  await finish(run(none, targets));
  expect(lookedUp(none)).toHaveLength(LIMITS.accountLookUps);
});

test('a look-up is no attempt and no request that deletes', async () => {
  const { of, summary } = await finish(run(sandboxWith(['a']), ['wabotify:a']));
  expect(of('wabotify:a').attempts).toBe(1);
  expect(summary.requests).toBe(1);
});

test('an account that the caller vouches for is not looked up', async () => {
  const sandbox = sandboxWith(['a']);
  await finish(run(sandbox, targets, { provenAccounts: ['wabotify'] }));
  expect(lookedUp(sandbox)).toEqual([]);
});

test('nobody is looked up if a 404 cannot mean the account, or if there is nothing to delete', async () => {
  const sandbox = createSandbox({ contacts: { huduma: [1], sendme123: ['a'], wabotify: ['a'] } });
  await finish(run(sandbox, ['huduma:1', 'sendme123:a']));
  await finish(run(sandbox, ['wabotify:'], {}));
  expect(lookedUp(sandbox)).toEqual([]);
});

test('nothing is looked up in a run that is stopped before it begins', async () => {
  const sandbox = sandboxWith(['a']);
  const { summary } = await finish(run(sandbox, targets, { maxDelete: 1 }));
  expect(summary.stops).toMatchObject([{ guard: 'maxDelete' }]);
  await finish(run(sandbox, targets, { signal: AbortSignal.abort() }));
  expect(sandbox.requests).toEqual([]);
});

describe('a look-up that fails is left to the first request', () => {
  const failing = (fault: Fault) => ({ faults: [{ operation: 'getContact', do: fault }] as const });

  test.each<[string, Fault]>([
    ['401', { kind: 'status', status: 401 }],
    ['500', { kind: 'status', status: 500 }],
    ['a wait of an hour', { kind: 'status', status: 429, retryAfter: 3_600 }],
    ['a lost connection', { kind: 'reset' }],
    ['a login page', { kind: 'html' }],
  ])('%s: one look-up, and then all as before', async (_, fault) => {
    const sandbox = sandboxWith(['a', 'b'], failing(fault));
    const { of, summary } = await finish(run(sandbox, targets.slice(0, 2)));
    expect(asked(sandbox)).toEqual(['GET a', 'POST a b']);
    for (const target of targets.slice(0, 2))
      expect(of(target)).toMatchObject({ outcome: 'deleted', attempts: 1 });
    expect(summary.stops).toEqual([]);
  });

  test('one that is asked to wait a little waits, and asks again', async () => {
    const wait = {
      operation: 'getContact',
      nth: 1,
      do: { kind: 'status', status: 429, retryAfter: 1 },
    } as const;
    const sandbox = sandboxWith(['a'], { faults: [wait] });
    await finish(run(sandbox, ['wabotify:a']));
    expect(asked(sandbox)).toEqual(['GET a', 'GET a', 'POST a']);
  });
});

describe('a look-up proves no account with', () => {
  const found = { id: 'a', name: 'Ana' };
  const wrapper = { success: true, code: 200, errorCode: null, message: '' };
  test.each<[string, unknown]>([
    ['a success that denies itself', { ...wrapper, success: false, data: { data: [found] } }],
    ['another code', { ...wrapper, code: 404, data: { data: [found] } }],
    ['no code', { success: true, data: { data: [found] } }],
    ['an error code', { ...wrapper, errorCode: 'E1', data: found }],
    ['somebody else in the list', { ...wrapper, data: { data: [{ ...found, id: 'z' }] } }],
    [
      'somebody else beside the id in question',
      { ...wrapper, data: { contactId: 'a', data: [{ id: 'z' }] } },
    ],
    ['nobody beside the id in question', { ...wrapper, data: { contactId: 'a', data: [] } }],
    ['the id in question in other letters', { ...wrapper, data: { data: [{ ...found, id: 'A' }] } }],
    ['somebody else by himself', { ...wrapper, data: { ...found, id: 'z' } }],
    ['nothing', { ...wrapper, data: null }],
    ['a list without a wrapper', { ...wrapper, data: [found] }],
    ['null in the list', { ...wrapper, data: { data: [null] } }],
    ['the contact without a wrapper', found],
    ['null', null],
  ])('%s', async (_, body) => {
    const faults = [{ operation: 'getContact', do: { kind: 'status', status: 200, body } }] as const;
    const { of } = await finish(run(sandboxWith([], { faults }), ['wabotify:a']));
    expect(of('wabotify:a')).toMatchObject({
      outcome: 'unknown',
      reason: { code: 'notFoundMayMeanAccount' },
    });
  });
});

describe('after a lost answer', () => {
  const lost = (effect: 'none' | 'before') =>
    ({ method: 'POST', nth: 1, do: { kind: 'reset', effect } }) as const;

  test('the account is proven and the contact is gone: absent, perhaps by us, without another request', async () => {
    const sandbox = sandboxWith(['a'], { faults: [lost('before')] });
    const { of } = await finish(run(sandbox, ['wabotify:a']));
    expect(of('wabotify:a')).toMatchObject({ outcome: 'absent', perhapsByUs: true, attempts: 1 });
    expect(asked(sandbox)).toEqual(['GET a', 'POST a', 'GET a']);
  });

  test('the contact is seen there, and gone after the next request: deleted', async () => {
    const again = { method: 'POST', nth: 2, do: { kind: 'reset', effect: 'before' } } as const;
    const sandbox = sandboxWith(['a'], { faults: [lost('none'), again] });
    const { of } = await finish(run(sandbox, ['wabotify:a']));
    expect(of('wabotify:a')).toMatchObject({
      outcome: 'deleted',
      permanence: 'undocumented',
      evidence: 'absence',
      attempts: 2,
    });
  });

  test('an absence in an account that nothing proves is neither absent nor deleted', async () => {
    const sandbox = sandboxWith([], { faults: [lost('none')] });
    const { of } = await finish(run(sandbox, ['wabotify:a']));
    expect(of('wabotify:a')).toMatchObject({
      outcome: 'unknown',
      perhapsByUs: true,
      reason: { code: 'notFoundMayMeanAccount' },
    });
    expect(asked(sandbox)).toEqual(['GET a', 'POST a', 'GET a', 'POST a']);
  });

  test('a contact that a later look-up finds settles the absences before it', async () => {
    // Only the fifth is there, and no request that deletes it succeeds.
    const refused = { ids: ['e'], method: 'POST', do: { kind: 'reset' } } as const;
    const sandbox = sandboxWith(['e'], { faults: [refused] });
    const { of } = await finish(run(sandbox, targets, { batchLimit: 1, maxInFlight: 1 }));
    for (const target of targets.slice(0, 4))
      expect(of(target)).toMatchObject({ outcome: 'absent', perhapsByUs: false });
    expect(of('wabotify:e')).toMatchObject({ outcome: 'unknown', reason: { code: 'noAnswer' } });
  });
});

test('a deleted contact that a look-up does not find any more is deleted by evidence of its absence', async () => {
  const sandbox = sandboxWith(['a']);
  const { of } = await finish(run(sandbox, ['wabotify:a'], { lookUp: 'all' }));
  expect(of('wabotify:a')).toMatchObject({
    outcome: 'deleted',
    permanence: 'undocumented',
    evidence: 'absence',
  });
});
