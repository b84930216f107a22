/** The outcome table, cell by cell: what came back, at which provider, and what is said of the contact. */
import { describe, expect, test } from 'vitest';
import { createSandbox, type Fault, type SandboxOptions } from '../../src/sandbox/index.js';
import { finish, run } from './runs.js';

type Name = 'huduma' | 'sendme123' | 'wabotify';

/** Three contacts a provider, and the targets that name them. */
const contacts = { huduma: [1, 2, 3], sendme123: ['a', 'b', 'c'], wabotify: ['x', 'y', 'z'] };
const targets: Record<Name, readonly [string, string, string]> = {
  huduma: ['huduma:1', 'huduma:2', 'huduma:3'],
  sendme123: ['sendme123:a', 'sendme123:b', 'sendme123:c'],
  wabotify: ['wabotify:x', 'wabotify:y', 'wabotify:z'],
};
const idOf = (target: string) => target.slice(target.indexOf(':') + 1);

/** Deletes the three contacts of a provider while something goes wrong. */
async function deleteThree(provider: Name, faults: SandboxOptions['faults'] = [], more: SandboxOptions = {}) {
  const sandbox = createSandbox({ contacts, faults, ...more });
  const stalls = faults.some((rule) => rule.do.kind === 'stall');
  const finished = await finish(
    run(sandbox, targets[provider], { maxInFlight: 1, ...(stalls ? { timeoutMs: 100 } : {}) }),
  );
  expect(finished.outcomes).toHaveLength(3);
  return { ...finished, sandbox };
}

const always = (fault: Fault) => [{ do: fault }];
const first = (fault: Fault) => [{ nth: 1, do: fault }];
/** What goes wrong with every request that names the second of the three. */
const second = (provider: Name, fault: Fault) => [{ ids: [idOf(targets[provider][1])], do: fault }];

describe('200, as documented', () => {
  test('huduma: deleted, soft in the trash, evidence item where data names the id', async () => {
    const { of, sandbox } = await deleteThree('huduma');
    expect(of('huduma:1')).toEqual({
      target: { provider: 'huduma', id: '1' },
      outcome: 'deleted',
      permanence: 'soft',
      evidence: 'item',
      attempts: 1,
    });
    expect(sandbox.stateOf('huduma', 1)).toBe('trashed');
  });

  test('huduma: permanent by mode', async () => {
    const sandbox = createSandbox({ contacts });
    const { of } = await finish(run(sandbox, targets.huduma, { mode: 'permanent' }));
    expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', permanence: 'permanent' });
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
    const { of } = await deleteThree('sendme123', [], { sendme123: 'contact' });
    expect(of('sendme123:a')).toMatchObject({ outcome: 'deleted', permanence: 'soft', evidence: 'item' });
  });

  test.each([true, false])(
    'wabotify: deleted, undocumented, evidence batch (with a body: %s)',
    async (wabotifyBody) => {
      const { of } = await deleteThree('wabotify', [], { wabotifyBody });
      expect(of('wabotify:x')).toMatchObject({
        outcome: 'deleted',
        permanence: 'undocumented',
        evidence: 'batch',
      });
    },
  );
});

describe('200 that contradicts the request', () => {
  const bodies: Record<Name, readonly unknown[]> = {
    huduma: [
      { status: '200 OK', code: 4040, message: '', timestamp: '', reqId: '', path: '', data: [] },
      { status: '200 OK', code: 0, message: '', timestamp: '', reqId: '', path: '', data: [{ id: 77 }] },
      { status: '200 OK', code: 0, message: '', timestamp: '', reqId: '', path: '' },
      { status: '404 NOT FOUND', code: 0, message: '', timestamp: '', reqId: '', path: '', data: [] },
      { status: '200 OK', code: 0, data: [{ id: { toString: null } }] },
      null,
    ],
    sendme123: [
      { message: 'Contact successfully deleted', deletedContactId: 'somebody-else' },
      { id: 'somebody-else', deletedAt: '2026-01-01T00:00:00Z' },
      { id: 'a', deletedAt: null },
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
  for (const provider of ['huduma', 'sendme123', 'wabotify'] as const) {
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

describe.each(['huduma', 'sendme123', 'wabotify'] as const)(
  '200 that is not JSON, or a login page: %s',
  (provider) => {
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
      expect(sandbox.requests).toHaveLength(1);
    });
  },
);

describe.each(['huduma', 'sendme123', 'wabotify'] as const)('400 and 422: %s', (provider) => {
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

describe('404 in the provider’s own shape', () => {
  test('huduma: isolated by its name, alreadyAbsent; the others are deleted with one request more', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] } });
    const { of, summary } = await finish(run(sandbox, targets.huduma));
    expect(of('huduma:2')).toEqual({
      target: { provider: 'huduma', id: '2' },
      outcome: 'alreadyAbsent',
      evidence: 'absence',
      attempts: 1,
    });
    expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', attempts: 2 });
    expect(of('huduma:3').outcome).toBe('deleted');
    expect(summary.requests).toBe(2);
  });

  test('huduma: isolated by halving where the error names nobody', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] }, hudumaNames: 'none' });
    const { of } = await finish(run(sandbox, targets.huduma));
    expect(of('huduma:2').outcome).toBe('alreadyAbsent');
    expect(of('huduma:1').outcome).toBe('deleted');
    expect(of('huduma:3').outcome).toBe('deleted');
  });

  test('sendme123: alreadyAbsent', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['a', 'c'] } });
    const { of } = await finish(run(sandbox, targets.sendme123));
    expect(of('sendme123:b')).toMatchObject({ outcome: 'alreadyAbsent', evidence: 'absence', attempts: 1 });
    expect(of('sendme123:a').outcome).toBe('deleted');
  });

  test('sendme123: after an ambiguous attempt, deleted with evidence absence', async () => {
    const { of, sandbox } = await deleteThree('sendme123', [
      { ids: ['b'], nth: 1, do: { kind: 'reset', effect: 'before' } },
    ]);
    expect(sandbox.has('sendme123', 'b')).toBe(false);
    expect(of('sendme123:b')).toEqual({
      target: { provider: 'sendme123', id: 'b' },
      outcome: 'deleted',
      permanence: 'undocumented',
      evidence: 'absence',
      attempts: 2,
    });
  });

  test('wabotify: isolated by halving; after a batch that may have been carried out in part, an absence tells nothing', async () => {
    const sandbox = createSandbox({ contacts: { wabotify: ['x', 'z'] }, wabotifyPartial: true });
    const { of } = await finish(
      run(sandbox, ['wabotify:x', 'wabotify:y', 'wabotify:z', 'wabotify:w'], {
        batchLimit: 3,
        provenAccounts: ['wabotify'],
      }),
    );
    // x and z are gone by the first request, which answered 404 all the same.
    for (const target of ['wabotify:x', 'wabotify:y', 'wabotify:z']) {
      expect(of(target)).toMatchObject({ outcome: 'unknown', reason: { code: 'absentNow', status: 404 } });
    }
    // w was alone in its request, so nobody can have deleted it but somebody else.
    expect(of('wabotify:w')).toMatchObject({ outcome: 'alreadyAbsent', evidence: 'absence', attempts: 1 });
  });

  test('wabotify: a 404 counts as absence once a success has proven the workspace', async () => {
    const sandbox = createSandbox({ contacts: { wabotify: ['x'] } });
    const options = { batchLimit: 1, maxInFlight: 1 };
    const { of } = await finish(run(sandbox, ['wabotify:gone', 'wabotify:x'], options));
    expect(of('wabotify:gone')).toMatchObject({ outcome: 'alreadyAbsent' });
  });

  test('wabotify: unknown where nothing but 404 came, since it may mean the workspace', async () => {
    const sandbox = createSandbox({ contacts });
    const { outcomes } = await finish(run(sandbox, ['wabotify:p', 'wabotify:q']));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ outcome: 'unknown', reason: { code: 'vagueNotFound', status: 404 } });
  });

  test.each(['huduma', 'sendme123', 'wabotify'] as const)(
    '%s: every one of the first 20 absent stops the run',
    async (provider) => {
      const sandbox = createSandbox({ contacts });
      const absent = Array.from({ length: 60 }, (_, index) => `${provider}:${1000 + index}`);
      const { summary, outcomes } = await finish(run(sandbox, absent, { batchLimit: 1, maxInFlight: 1 }));
      expect(summary.stops).toMatchObject([{ provider: undefined, guard: 'allAbsent' }]);
      expect(summary.requests).toBe(20);
      expect(outcomes.filter(({ outcome }) => outcome === 'notAttempted')).toHaveLength(40);
      const verdict = provider === 'wabotify' ? 'unknown' : 'alreadyAbsent';
      expect(outcomes.filter(({ outcome }) => outcome === verdict)).toHaveLength(20);
    },
  );
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
      expect(outcome).toMatchObject({ outcome: 'unknown', reason: { code: 'noAnswer', status: 404 } });
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

test.each([407, 410, 418, 451])(
  '%i, which no page documents, blames no contact: the provider is stopped',
  async (status) => {
    for (const provider of ['huduma', 'sendme123', 'wabotify'] as const) {
      const { outcomes, summary } = await deleteThree(provider, always({ kind: 'status', status }));
      for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
      expect(summary.stops).toMatchObject([{ provider, guard: 'account' }]);
    }
  },
);

describe('404 in another shape than the provider’s own', () => {
  test.each(['huduma', 'sendme123', 'wabotify'] as const)(
    '%s: not taken for absence; the provider is stopped',
    async (provider) => {
      const page: Fault = {
        kind: 'status',
        status: 404,
        body: '<html>Not found</html>',
        headers: { 'content-type': 'text/html' },
      };
      const { outcomes, summary } = await deleteThree(provider, always(page));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'notAttempted' });
      expect(outcomes[0]).toMatchObject({ reason: { code: 'stopped', status: 404 } });
      expect(summary.stops).toMatchObject([{ provider, guard: 'foreignAnswer' }]);
    },
  );
});

test('huduma: a 404 in JSON that isn’t Huduma’s is not taken for absence either', async () => {
  const foreign: Fault = {
    kind: 'status',
    status: 404,
    body: { message: 'no Route matched with those values' },
  };
  const { outcomes, summary, sandbox } = await deleteThree('huduma', always(foreign));
  for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'notAttempted' });
  expect(summary.stops).toMatchObject([{ provider: 'huduma', guard: 'foreignAnswer' }]);
  expect(sandbox.has('huduma', 1)).toBe(true);
});

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

describe.each(['huduma', 'sendme123', 'wabotify'] as const)('401, 403, 402, 405 and 3xx: %s', (provider) => {
  const faults: [string, Fault, string][] = [
    ...[401, 402, 403, 405].map((status): [string, Fault, string] => [
      String(status),
      { kind: 'status', status },
      'account',
    ]),
    ...([301, 302, 307, 308] as const).map((status): [string, Fault, string] => [
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

  test('303 sends a client on after the deed, so it is unknown', async () => {
    const { outcomes } = await deleteThree(
      provider,
      always({ kind: 'redirect', status: 303, effect: 'before' }),
    );
    expect(outcomes[0]).toMatchObject({ outcome: 'unknown', reason: { code: 'unreadable', status: 303 } });
  });

  test('after an ambiguous attempt it is unknown, not notAttempted', async () => {
    const { of } = await deleteThree(provider, [
      { nth: 1, do: { kind: 'reset', effect: 'before' } },
      { from: 2, do: { kind: 'status', status: 401 } },
    ]);
    expect(of(targets[provider][0])).toMatchObject({ outcome: 'unknown', reason: { status: 401 } });
  });
});

describe('413', () => {
  test.each(['huduma', 'wabotify'] as const)('%s: the batch is halved until it fits', async (provider) => {
    const { outcomes } = await deleteThree(provider, [{ minIds: 2, do: { kind: 'status', status: 413 } }]);
    for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
  });

  test.each(['huduma', 'sendme123', 'wabotify'] as const)(
    '%s: rejected where it is one contact',
    async (provider) => {
      const { of } = await deleteThree(provider, second(provider, { kind: 'status', status: 413 }));
      expect(of(targets[provider][1])).toMatchObject({
        outcome: 'rejected',
        reason: { code: 'refused', status: 413 },
      });
      expect(of(targets[provider][0]).outcome).toBe('deleted');
    },
  );
});

describe.each(['huduma', 'sendme123', 'wabotify'] as const)(
  '429, and 503 with Retry-After: %s',
  (provider) => {
    test.each([429, 503])('%i: waits, then the same targets again', async (status) => {
      const sandbox = createSandbox({ contacts, faults: first({ kind: 'status', status, retryAfter: 7 }) });
      const waits: number[] = [];
      let now = 0;
      const clock = {
        now: () => now,
        random: () => 0,
        sleep: async (ms: number) => {
          waits.push(ms);
          now += ms;
        },
      };
      const { of, outcomes } = await finish(run(sandbox, targets[provider], { clock, maxInFlight: 1 }));
      for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
      expect(of(targets[provider][0]).attempts).toBe(2);
      expect(waits).toEqual([7_000]);
    });

    test('a wait longer than is waited for: notAttempted, and the provider is stopped', async () => {
      const { outcomes, summary } = await deleteThree(
        provider,
        always({ kind: 'status', status: 429, retryAfter: 3_600 }),
      );
      for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
      expect(outcomes[0]).toMatchObject({ reason: { code: 'rateLimited', status: 429 } });
      expect(summary.stops).toMatchObject([{ provider, guard: 'rateLimit' }]);
    });

    test('no end of it: notAttempted after ten waits', async () => {
      const { outcomes, summary } = await deleteThree(provider, always({ kind: 'status', status: 429 }));
      for (const outcome of outcomes) expect(outcome.outcome).toBe('notAttempted');
      expect(Math.max(...outcomes.map(({ attempts }) => attempts))).toBe(11);
      expect(summary.stops).toMatchObject([{ provider, guard: 'rateLimit' }]);
    });
  },
);

describe.each(['huduma', 'sendme123', 'wabotify'] as const)(
  '408, other 5xx, timeout, connection lost after sending: %s',
  (provider) => {
    const faults: [string, Fault][] = [
      ...[408, 500, 502, 503, 504].map((status): [string, Fault] => [
        String(status),
        { kind: 'status', status },
      ]),
      ['a timeout', { kind: 'stall' }],
      ['a reset', { kind: 'reset' }],
    ];
    test.each(faults)('%s, once: sent again whole, and deleted', async (_, fault) => {
      const { of, outcomes } = await deleteThree(provider, first(fault));
      for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'deleted' });
      expect(of(targets[provider][0])).toMatchObject({ attempts: 2 });
    });

    test.each(faults)('%s, after the deed: deleted, evidence absence', async (_, fault) => {
      const { of, sandbox } = await deleteThree(provider, first({ ...fault, effect: 'before' } as Fault), {});
      const target = targets[provider][0];
      expect(sandbox.has(provider, idOf(target))).toBe(false);
      // Wabotify’s 404 alone does not prove the workspace, and its three were in one batch.
      const expected =
        provider === 'wabotify'
          ? { outcome: 'unknown', reason: { code: 'noAnswer', status: 404 } }
          : { outcome: 'deleted', evidence: 'absence' };
      expect(of(target)).toMatchObject(expected);
    });

    test.each(faults)('%s, always: unknown after three attempts', async (_, fault) => {
      const { outcomes } = await deleteThree(provider, always(fault));
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          outcome: 'unknown',
          evidence: 'none',
          attempts: 3,
          reason: { code: 'noAnswer' },
        });
      }
    });
  },
);

describe.each(['huduma', 'sendme123', 'wabotify'] as const)('connection never made: %s', (provider) => {
  test('once: sent again, and deleted', async () => {
    const { outcomes } = await deleteThree(provider, first({ kind: 'refuse' }));
    for (const outcome of outcomes) expect(outcome.outcome).toBe('deleted');
  });

  test('always: notAttempted after three attempts', async () => {
    const { outcomes } = await deleteThree(provider, always({ kind: 'refuse' }));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        outcome: 'notAttempted',
        attempts: 3,
        reason: { code: 'noConnection' },
      });
    }
  });

  test('then found absent: alreadyAbsent, since nothing was sent before', async () => {
    const sandbox = createSandbox({ contacts: {}, faults: first({ kind: 'refuse' }) });
    const { of } = await finish(run(sandbox, [targets[provider][0]], { provenAccounts: [provider] }));
    expect(of(targets[provider][0])).toMatchObject({ outcome: 'alreadyAbsent', attempts: 2 });
  });
});
