/** The outcome table, cell by cell: outcomes after a 404. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type Fault } from '../../src/sandbox/index.js';
import { finish, instantClock, run } from './runs.js';
import { always, contacts, deleteThree, first, names, targets } from './three-contacts.js';

describe('404 in the provider’s own shape', () => {
  test('huduma: isolated by its name, absent; the others are deleted with one request more', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] } });
    const { of, summary } = await finish(run(sandbox, targets.huduma));
    expect(of('huduma:2')).toEqual({
      target: { provider: 'huduma', id: '2' },
      outcome: 'absent',
      evidence: 'absence',
      perhapsByUs: false,
      attempts: 1,
      requestId: expect.stringMatching(/./),
      reason: { code: 'notFound', status: 404, message: 'the provider does not find it.' },
    });
    expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', attempts: 2 });
    expect(of('huduma:3').outcome).toBe('deleted');
    expect(summary.requests).toBe(2);
  });

  test('huduma: isolated by halving if the error names nobody', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] }, settings: { huduma: { names: 'none' } } });
    const { of } = await finish(run(sandbox, targets.huduma));
    expect(of('huduma:2').outcome).toBe('absent');
    expect(of('huduma:1').outcome).toBe('deleted');
    expect(of('huduma:3').outcome).toBe('deleted');
  });

  test('sendme123: absent', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['a', 'c'] } });
    const { of } = await finish(run(sandbox, targets.sendme123));
    expect(of('sendme123:b')).toMatchObject({ outcome: 'absent', evidence: 'absence', attempts: 1 });
    expect(of('sendme123:a').outcome).toBe('deleted');
  });

  test('sendme123: after a lost answer, absent, perhaps by us: a look-up tells, without another request that deletes', async () => {
    const { of, sandbox, summary } = await deleteThree('sendme123', [
      { ids: ['b'], nth: 1, do: { kind: 'reset', effect: 'before' } },
    ]);
    expect(sandbox.has('sendme123', 'b')).toBe(false);
    expect(of('sendme123:b')).toEqual({
      target: { provider: 'sendme123', id: 'b' },
      outcome: 'absent',
      perhapsByUs: true,
      evidence: 'absence',
      attempts: 1,
      reason: {
        code: 'notFound',
        message:
          'the provider does not find it; an earlier request of this run, whose answer was lost or proves nothing, ' +
          'may have deleted it.',
      },
    });
    expect(summary).toMatchObject({ deleted: 2, absent: 1, absentPerhapsByUs: 1, requests: 3 });
  });

  test('sendme123: a contact that was never there is not deleted by an answer that was lost', async () => {
    const faults = [{ nth: 1, do: { kind: 'reset' } }] as const;
    const { of } = await finish(run(createSandbox({ faults }), ['sendme123:never-existed']));
    expect(of('sendme123:never-existed')).toMatchObject({ outcome: 'absent', perhapsByUs: true });
  });

  test('sendme123: seen there after a lost answer, and absent after the next request: deleted', async () => {
    const { of } = await deleteThree('sendme123', [
      { ids: ['b'], method: 'DELETE', nth: 1, do: { kind: 'reset' } },
      { ids: ['b'], method: 'DELETE', nth: 2, do: { kind: 'reset', effect: 'before' } },
    ]);
    expect(of('sendme123:b')).toMatchObject({
      outcome: 'deleted',
      permanence: 'undocumented',
      evidence: 'absence',
      attempts: 2,
    });
  });

  test('sendme123: seen there after a lost answer, and absent without another request that can have deleted it: absent', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['b'] } });
    const { fetch, ...options } = sandbox.options('sendme123');
    const asked: string[] = [];
    const answers = ['lost', 'there', 429, 404] as const;
    const scripted = async (_url: unknown, { method = '' }: RequestInit = {}) => {
      const answer = answers[asked.push(method) - 1] ?? 404;
      if (answer === 'lost') throw new TypeError('lost');
      return answer === 'there' ? Response.json({ id: 'b' }) : new Response(null, { status: answer });
    };
    const provider = createSendme123({ ...options, fetch: scripted });
    const { of } = await finish(
      deleteContacts({ providers: [provider], targets: ['sendme123:b'], clock: instantClock() }),
    );
    expect(asked).toEqual(['DELETE', 'GET', 'DELETE', 'GET']);
    expect(of('sendme123:b')).toMatchObject({ outcome: 'absent', perhapsByUs: true });
  });

  test.each(['trash', 'permanent'] as const)(
    'huduma: after a lost answer to a request for mode %s, absent, perhaps by us',
    async (mode) => {
      const faults = [{ nth: 1, do: { kind: 'reset', effect: 'before' } }] as const;
      const sandbox = createSandbox({ contacts: { huduma: [1] }, faults });
      const { of } = await finish(run(sandbox, ['huduma:1'], { client: { mode } }));
      expect(of('huduma:1')).toMatchObject({ outcome: 'absent', perhapsByUs: true, attempts: 2 });
    },
  );

  test('wabotify: isolated by halving; after a batch that may have been carried out in part, absent, perhaps by us', async () => {
    const sandbox = createSandbox({
      contacts: { wabotify: ['x', 'z'] },
      settings: { wabotify: { partial: true } },
    });
    const { of } = await finish(
      run(sandbox, ['wabotify:x', 'wabotify:y', 'wabotify:z', 'wabotify:w'], {
        batchLimit: 3,
        provenAccounts: ['wabotify'],
      }),
    );
    // The first request deleted x and z, although it was answered with 404.
    for (const target of ['wabotify:x', 'wabotify:y', 'wabotify:z']) {
      expect(of(target)).toMatchObject({
        outcome: 'absent',
        evidence: 'absence',
        perhapsByUs: true,
        reason: { code: 'notFound', status: 404 },
      });
    }
    // w was alone in its request, so only somebody else can have deleted it.
    expect(of('wabotify:w')).toMatchObject({ outcome: 'absent', perhapsByUs: false, attempts: 1 });
  });

  test('wabotify: a 404 counts as absence once a success has proven the workspace', async () => {
    const sandbox = createSandbox({ contacts: { wabotify: ['x'] } });
    const options = { batchLimit: 1, maxInFlight: 1 };
    const { of } = await finish(run(sandbox, ['wabotify:gone', 'wabotify:x'], options));
    expect(of('wabotify:gone')).toMatchObject({ outcome: 'absent' });
  });

  test('wabotify: unknown if nothing but 404 came, since it may mean the workspace', async () => {
    const sandbox = createSandbox({ contacts });
    const { outcomes } = await finish(run(sandbox, ['wabotify:p', 'wabotify:q']));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        outcome: 'unknown',
        evidence: 'none',
        perhapsByUs: true,
        reason: {
          code: 'notFoundMayMeanAccount',
          status: 404,
          message:
            'a 404 that may mean the contact or the whole account, and nothing in this run tells which; ' +
            'if the account is known to be the right one, say so with provenAccounts.',
        },
      });
  });

  test.each(names)('%s: every one of the first 20 absent stops the run', async (provider) => {
    const sandbox = createSandbox({ contacts });
    const absent = Array.from({ length: 60 }, (_, index) => `${provider}:${1000 + index}`);
    const { summary, outcomes } = await finish(run(sandbox, absent, { batchLimit: 1, maxInFlight: 1 }));
    const message =
      'the first 20 contacts were all absent. Is this the right account? ' +
      'If they are known to be gone, say so with allowAbsent.';
    expect(summary.stops).toEqual([{ provider: undefined, guard: 'allAbsent', message }]);
    expect(summary.requests).toBe(20);
    expect(outcomes.filter(({ outcome }) => outcome === 'notAttempted')).toHaveLength(40);
    const verdict = provider === 'wabotify' ? 'unknown' : 'absent';
    expect(outcomes.filter(({ outcome }) => outcome === verdict)).toHaveLength(20);
  });
});

test('wabotify: no more than a thousand 404s are held back for a proof; the others are unknown', async () => {
  const sandbox = createSandbox({ contacts: { wabotify: ['there'] } });
  const absent = Array.from({ length: 1_002 }, (_, index) => `wabotify:gone${index}`);
  const options = { batchLimit: 1, maxInFlight: 1, maxDelete: 2_000, allowAbsent: true };
  const { of, summary } = await finish(run(sandbox, [...absent, 'wabotify:there'], options));
  expect(summary).toMatchObject({ absent: 1_000, unknown: 2, deleted: 1 });
  expect(of('wabotify:gone999').outcome).toBe('absent');
  expect(of('wabotify:gone1000')).toMatchObject({
    outcome: 'unknown',
    reason: { code: 'notFoundMayMeanAccount' },
  });
});

describe('404 of Wabotify, in a workspace that does not exist', () => {
  const missing = always({ kind: 'status', status: 404 });

  test.each([true, false])('is never evidence of a deletion (allowAbsent: %s)', async (allowAbsent) => {
    const sandbox = createSandbox({ contacts, faults: missing });
    const { outcomes } = await finish(run(sandbox, targets.wabotify, { allowAbsent }));
    for (const outcome of outcomes) expect(outcome.outcome).toBe('unknown');
  });

  test('not after a lost answer either', async () => {
    const faults = [...first({ kind: 'reset' }), ...missing];
    const { outcomes } = await finish(
      run(createSandbox({ contacts, faults }), targets.wabotify, { allowAbsent: true }),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        outcome: 'unknown',
        perhapsByUs: true,
        reason: { code: 'notFoundMayMeanAccount', status: 404 },
      });
  });
});

test.each([
  ['plain text', 'default backend - 404', 'text/plain'],
  ['a page in another charset', '<html>caf\u00e9</html>', 'text/html; charset=nonsense'],
])('sendme123: a 404 with %s is not taken for absence', async (_, body, type) => {
  const foreign: Fault = { kind: 'status', status: 404, body, headers: { 'content-type': type } };
  const { outcomes } = await deleteThree('sendme123', always(foreign));
  for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
});

describe('404 in another shape than the provider’s own', () => {
  test.each(names)('%s: not taken for absence; the provider is stopped', async (provider) => {
    const page: Fault = {
      kind: 'status',
      status: 404,
      body: '<html>Not found</html>',
      headers: { 'content-type': 'text/html' },
    };
    const { outcomes, summary } = await deleteThree(provider, always(page));
    // A batch that is not a transaction may have been carried out in part before this answer.
    const expected = provider === 'wabotify' ? 'unknown' : 'notAttempted';
    for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: expected });
    const message = expect.stringMatching(
      /was answered with 404\b.*\. It is not in the provider's own form: check the base URL\.$/,
    );
    expect(outcomes[0]).toMatchObject({ reason: { code: 'stopped', status: 404, message } });
    expect(summary.stops).toMatchObject([{ provider, guard: 'foreignAnswer' }]);
  });
});

test.each([
  { message: 'no Route matched with those values' },
  { status: '404 NOT FOUND', message: 'no Route matched with those values' },
  { status: '404 NOT FOUND', code: '4040' },
  { status: '500 INTERNAL SERVER ERROR 404', code: 4040 },
  { code: 4040 },
])('huduma: a 404 in JSON that isn’t Huduma’s is not taken for absence either: %j', async (body) => {
  const foreign: Fault = { kind: 'status', status: 404, body };
  const { outcomes, summary, sandbox } = await deleteThree('huduma', always(foreign));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'notAttempted' });
  expect(summary.stops).toMatchObject([{ provider: 'huduma', guard: 'foreignAnswer' }]);
  expect(sandbox.has('huduma', 1)).toBe(true);
});
