/** A contact at fault is found with few requests, and batches that may already be gone are never halved. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deleteContacts, type Intent } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { tries } from '../tries.js';
import { clientOf, finish, instantClock, many, run } from './runs.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const targetsOf = (provider: string, ids: readonly (number | string)[]) =>
  ids.map((id) => `${provider}:${id}`);

test('one bad contact among n costs at most 2·log2(n)+2 more requests, wherever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 64 }), fc.nat(), async (size, position) => {
      const bad = (position % size) + 1;
      const there = numbers(size).filter((id) => id !== bad);
      const sandbox = createSandbox({ contacts: { huduma: there }, settings: { huduma: { names: 'none' } } });
      const { of, summary } = await finish(
        run(sandbox, targetsOf('huduma', numbers(size)), { batchLimit: size }),
      );
      expect(of(`huduma:${bad}`).outcome).toBe('absent');
      expect(summary.deleted).toBe(size - 1);
      expect(summary.requests - 1).toBeLessThanOrEqual(2 * Math.log2(size) + 2);
    }),
    { numRuns: tries(60) },
  );
});

test('a bad contact that the error names costs one more request', async () => {
  const sandbox = createSandbox({ contacts: { huduma: numbers(50).slice(1) } });
  const { summary } = await finish(run(sandbox, targetsOf('huduma', numbers(50))));
  expect(summary).toMatchObject({ deleted: 49, absent: 1, requests: 2 });
});

test('an error that names only the first of three bad contacts costs three more requests', async () => {
  const sandbox = createSandbox({
    contacts: { huduma: numbers(50).slice(3) },
    settings: { huduma: { names: 'first' } },
  });
  const { summary } = await finish(run(sandbox, targetsOf('huduma', numbers(50))));
  expect(summary).toMatchObject({ deleted: 47, absent: 3, requests: 4 });
});

test('a UUID in an error is recognised in any case', async () => {
  const uuid = '3FA85F64-5717-4562-B3FC-2C963F66AFA6';
  const sandbox = createSandbox({ contacts: { huduma: [1] } });
  const { of, summary } = await finish(run(sandbox, [`huduma:${uuid}`, 'huduma:1']));
  expect(of(`huduma:${uuid.toLowerCase()}`).outcome).toBe('absent');
  expect(of('huduma:1').outcome).toBe('deleted');
  expect(summary.requests).toBe(2);
});

describe('after a lost answer', () => {
  test('a batch is sent again whole, and its named absences are taken out', async () => {
    const faults = [{ nth: 1, do: { kind: 'reset', effect: 'before' } as const }];
    const sandbox = createSandbox({ contacts: { huduma: numbers(8) }, faults });
    const { outcomes } = await finish(run(sandbox, targetsOf('huduma', numbers(8))));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ outcome: 'absent', perhapsByUs: true, attempts: 2 });
    expect(sandbox.requests.map(({ ids }) => ids.length)).toEqual([8, 8]);
  });

  test('a batch whose error names nobody is probed one by one, never halved', async () => {
    const faults = [{ nth: 1, do: { kind: 'reset', effect: 'before' } as const }];
    const sandbox = createSandbox({
      contacts: { huduma: numbers(8) },
      settings: { huduma: { names: 'none' } },
      faults,
    });
    const { outcomes } = await finish(run(sandbox, targetsOf('huduma', numbers(8))));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'absent', perhapsByUs: true });
    expect(sandbox.requests.map(({ ids }) => ids.length)).toEqual([8, 8, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(sandbox.requests.slice(2).flatMap(({ ids }) => ids)).toEqual(numbers(8));
  });

  test('of an earlier run to one of them, a batch is probed one by one, too', async () => {
    const sandbox = createSandbox({
      contacts: { huduma: [1, 2, 4] },
      settings: { huduma: { names: 'none' } },
    });
    const targets = numbers(4).map((id) => ({
      provider: 'huduma',
      id: String(id),
      ambiguous: id === 3,
    }));
    const providers = [clientOf(sandbox, 'huduma')];
    const { of } = await finish(deleteContacts({ providers, targets }));
    expect(of('huduma:3')).toMatchObject({ outcome: 'absent', perhapsByUs: true });
    expect(sandbox.requests.map(({ ids }) => ids.length)).toEqual([4, 1, 1, 1, 1]);
  });

  test('a contact that is then found invalid is unknown: the lost request may have deleted it', async () => {
    const faults = [
      { nth: 1, do: { kind: 'reset', effect: 'before' } as const },
      { from: 2, do: { kind: 'status', status: 400 } as const },
    ];
    const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
    const { of } = await finish(run(sandbox, ['sendme123:a']));
    const reason = { code: 'refusedAfterLoss', status: 400 };
    expect(of('sendme123:a')).toMatchObject({ outcome: 'unknown', reason, attempts: 2 });
  });
});

describe('atomic', () => {
  test('one absent contact rejects its batch: nothing is deleted, and the others are notAttempted', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] } });
    const { of, summary } = await finish(run(sandbox, targetsOf('huduma', [1, 2, 3]), { atomic: true }));
    expect(of('huduma:2').outcome).toBe('absent');
    expect(of('huduma:1')).toMatchObject({
      outcome: 'notAttempted',
      evidence: 'none',
      reason: {
        code: 'batchRefused',
        status: 404,
        message: expect.stringMatching(/404.*; the batch is kept whole, so nothing of it was deleted\.$/),
      },
    });
    expect(summary).toMatchObject({ deleted: 0, requests: 1 });
    expect(sandbox.has('huduma', 1)).toBe(true);
  });

  test('if the error names nobody, the whole batch is rejected or absent, and nothing is deleted', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] }, settings: { huduma: { names: 'none' } } });
    const { outcomes, summary } = await finish(
      run(sandbox, targetsOf('huduma', [1, 2, 3]), { atomic: true }),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ outcome: 'rejected', reason: { code: 'batchRefused' } });
    expect(summary).toMatchObject({ deleted: 0, requests: 1 });
  });

  test('the other batches are not concerned', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3, 4] } });
    const { of } = await finish(
      run(sandbox, targetsOf('huduma', [1, 2, 3, 4]), { atomic: true, batchLimit: 2 }),
    );
    expect(of('huduma:3').outcome).toBe('deleted');
    expect(of('huduma:4').outcome).toBe('deleted');
    expect(of('huduma:1').outcome).toBe('notAttempted');
  });
});

test('wabotify: a contact of a batch that may have been carried out in part is not called rejected', async () => {
  const sandbox = createSandbox({
    contacts: { wabotify: ['x', 'y'] },
    settings: { wabotify: { partial: true } },
    // The batch of three is answered with 404 and has deleted x; then x alone is answered with 400.
    faults: [{ ids: ['x'], method: 'POST', nth: 3, do: { kind: 'status', status: 400 } }],
  });
  const { of } = await finish(run(sandbox, targetsOf('wabotify', ['x', 'y', 'gone']), { maxInFlight: 1 }));
  expect(sandbox.requests).toContainEqual(expect.objectContaining({ ids: ['x'], status: 400 }));
  expect(of('wabotify:x')).toMatchObject({ outcome: 'unknown', reason: { status: 400 } });
});

test('wabotify: after a batch that was refused, an absence may be by us', async () => {
  const sandbox = createSandbox({
    contacts: { wabotify: ['x'] },
    faults: [{ nth: 1, do: { kind: 'status', status: 400 } }],
  });
  const { of } = await finish(run(sandbox, targetsOf('wabotify', ['x', 'gone']), { maxInFlight: 1 }));
  expect(of('wabotify:x').outcome).toBe('deleted');
  expect(of('wabotify:gone')).toMatchObject({ outcome: 'absent', perhapsByUs: true });
});

describe('intents', () => {
  test('are announced before each request, and awaited', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 3] } });
    const told: unknown[] = [];
    const onIntent = async (intent: Intent) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      told.push({ ...intent, sentSoFar: sandbox.requests.length });
    };
    await finish(run(sandbox, targetsOf('huduma', [1, 2, 3]), { onIntent }));
    expect(told).toEqual([
      { provider: 'huduma', ids: ['1', '2', '3'], sentSoFar: 0 },
      { provider: 'huduma', ids: ['1', '3'], sentSoFar: 1 },
    ]);
  });

  test('that cannot be recorded stop the run before anything is sent', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1], sendme123: ['a', 'b', 'c', 'd', 'e'] } });
    const onIntent = () => Promise.reject(new Error('no space left on device'));
    const { outcomes, summary } = await finish(
      run(sandbox, ['huduma:1', ...targetsOf('sendme123', ['a', 'b', 'c', 'd', 'e'])], { onIntent }),
    );
    expect(sandbox.requests).toEqual([]);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: 'notAttempted', attempts: 0 });
    expect(summary.stops).toMatchObject([
      { provider: undefined, guard: 'record', message: 'no space left on device' },
    ]);
  });

  test('that end with something else than an error stop it, too', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['a'] } });
    const onIntent = () => Promise.reject('no');
    const { summary } = await finish(run(sandbox, ['sendme123:a'], { onIntent }));
    const message = 'the intent could not be noted down.';
    expect(summary.stops).toEqual([{ provider: undefined, guard: 'record', message }]);
  });

  test('may be announced for a request that a stop then prevents while it waits for its turn: it is not sent', async () => {
    const faults = [{ do: { kind: 'status', status: 429, retryAfter: 30 } as const }];
    const sandbox = createSandbox({ contacts: { sendme123: ['a'] }, faults });
    const controller = new AbortController();
    const told: Intent[] = [];
    const { of } = await finish(
      run(sandbox, ['sendme123:a'], {
        onIntent: (intent) => void told.push(intent),
        signal: controller.signal,
        clock: { ...instantClock(), sleep: async () => controller.abort() },
      }),
    );
    expect(told).toHaveLength(2);
    expect(sandbox.requests).toHaveLength(1);
    expect(of('sendme123:a')).toMatchObject({ outcome: 'notAttempted', reason: { code: 'aborted' } });
  });

  test.each([
    [1, 1],
    [4, 6],
  ])(
    'with %i in flight, %i requests are announced at the most before one is answered',
    async (maxInFlight, most) => {
      const ids = many(20, '');
      const faults = [{ do: { kind: 'stall' } as const }];
      const sandbox = createSandbox({ contacts: { sendme123: ids }, faults });
      const controller = new AbortController();
      const told: Intent[] = [];
      const onIntent = (intent: Intent) => void told.push(intent);
      const ended = finish(
        run(
          sandbox,
          ids.map((id) => `sendme123:${id}`),
          { onIntent, maxInFlight, signal: controller.signal, client: { timeoutMs: 200 } },
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).toHaveLength(most);
      expect(sandbox.requests).toHaveLength(maxInFlight);
      controller.abort();
      const { outcomes } = await ended;
      expect(outcomes.filter(({ outcome }) => outcome === 'notAttempted')).toHaveLength(20 - maxInFlight);
    },
  );
});

describe('a target that an earlier run may have deleted', () => {
  test('is absent, perhaps by us, if it is gone', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['there'] } });
    const ambiguous = true;
    const targets = [
      { provider: 'sendme123', id: 'gone', ambiguous },
      { provider: 'sendme123', id: 'there', ambiguous },
      { provider: 'sendme123', id: 'neverSent' },
    ];
    const { of } = await finish(deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], targets }));
    expect(of('sendme123:gone')).toMatchObject({ outcome: 'absent', perhapsByUs: true, attempts: 0 });
    expect(of('sendme123:there')).toMatchObject({ outcome: 'deleted', evidence: 'item' });
    expect(of('sendme123:neverSent')).toMatchObject({ outcome: 'absent', perhapsByUs: false });
  });

  test('is unknown, not notAttempted, if it is not reached again', async () => {
    const sandbox = createSandbox({ faults: [{ do: { kind: 'refuse' } }] });
    const targets = [{ provider: 'sendme123', id: 'a', ambiguous: true }];
    const { of } = await finish(
      deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], targets, clock: instantClock() }),
    );
    expect(of('sendme123:a')).toMatchObject({ outcome: 'unknown', reason: { code: 'noConnection' } });
  });
});

describe('huduma: an error', () => {
  /** The outcomes of three contacts if Huduma refuses the first request with these errors. */
  const refusedWith = async (errors: unknown) => {
    const body = { status: '422 UNPROCESSABLE ENTITY', code: 4220, message: '', path: '/contacts', errors };
    const sandbox = createSandbox({
      contacts: { huduma: [1, 2, 3] },
      faults: [{ nth: 1, do: { kind: 'status', status: 422, body } }],
    });
    return (await finish(run(sandbox, targetsOf('huduma', [1, 2, 3])))).summary;
  };

  test.each(['ids', 'ids[0]', 'ids[12]', 'uuids', 'uuids[3]'])(
    'about the field %s names a contact',
    async (field) => {
      const summary = await refusedWith([null, { field, rejectedValue: 3 }, 'odd']);
      expect(summary).toMatchObject({ deleted: 2, rejected: 1, requests: 2 });
    },
  );

  test.each(['ids.length', 'account.ids', 'ids[x]', 'idss', 'name', undefined, { toString: null }])(
    'about the field %j names nobody',
    async (field) => {
      const summary = await refusedWith([{ field, rejectedValue: 3 }]);
      expect(summary).toMatchObject({ deleted: 3, rejected: 0 });
    },
  );

  test.each([undefined, null, {}, [{ field: 'ids' }]])('that lists %j names nobody', async (errors) => {
    expect(await refusedWith(errors)).toMatchObject({ deleted: 3, rejected: 0 });
  });
});

test('atomic: a batch that is too large is not cut up', async () => {
  const sandbox = createSandbox({
    contacts: { huduma: [1, 2, 3] },
    faults: [{ minIds: 2, do: { kind: 'status', status: 413 } }],
  });
  const { outcomes } = await finish(run(sandbox, targetsOf('huduma', [1, 2, 3]), { atomic: true }));
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ outcome: 'rejected', reason: { code: 'batchRefused' } });
  expect(sandbox.has('huduma', 1)).toBe(true);
});
