/** What stops a run before it does harm, and what is said of the targets that it did not get to. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma.js';
import type { Provider } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123.js';
import { createWabotify } from '../../src/providers/wabotify.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, run } from './runs.js';

const many = (count: number, prefix = 'sendme123:c') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const contacts = { sendme123: many(2_000, 'c') };

describe('maxDelete', () => {
  test('1,000 targets are deleted, 1,001 are not: not one of them', async () => {
    const sandbox = createSandbox({ contacts });
    const over = await finish(run(sandbox, many(1_001)));
    expect(over.summary).toMatchObject({ total: 1_001, notAttempted: 1_001, requests: 0 });
    expect(over.summary.stops).toMatchObject([{ provider: undefined, guard: 'maxDelete' }]);
    expect(sandbox.requests).toEqual([]);
    expect((await finish(run(sandbox, many(1_000)))).summary).toMatchObject({ deleted: 1_000, stops: [] });
  });

  test('counts unique targets that can be sent, over all providers', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['a', 'b'], wabotify: ['x'] } });
    const targets = ['sendme123:a', 'sendme123:a', 'nonsense', 'wabotify:x'];
    expect(
      (
        await finish(
          run(sandbox, targets, {
            maxDelete: 1,
            providers: [clientOf(sandbox, 'sendme123'), clientOf(sandbox, 'wabotify')],
          }),
        )
      ).summary,
    ).toMatchObject({ deleted: 0, rejected: 1 });
    const { summary } = await finish(
      run(sandbox, targets, {
        maxDelete: 2,
        providers: [clientOf(sandbox, 'sendme123'), clientOf(sandbox, 'wabotify')],
      }),
    );
    expect(summary).toMatchObject({ deleted: 2, rejected: 1, duplicates: 1, total: 3 });
  });

  test('can be raised', async () => {
    const sandbox = createSandbox({ contacts });
    expect((await finish(run(sandbox, many(1_500), { maxDelete: 1_500 }))).summary.deleted).toBe(1_500);
  });
});

describe('the first 20 all absent', () => {
  test('does not stop a run that finds somebody first', async () => {
    const sandbox = createSandbox({ contacts: { sendme123: ['there'] } });
    const targets = ['sendme123:there', ...many(50)];
    const { summary } = await finish(run(sandbox, targets, { maxInFlight: 1 }));
    expect(summary).toMatchObject({ deleted: 1, alreadyAbsent: 50, stops: [] });
  });

  test('does not stop a run that allows it', async () => {
    const { summary } = await finish(run(createSandbox(), many(50), { allowAbsent: true }));
    expect(summary).toMatchObject({ alreadyAbsent: 50, stops: [] });
  });

  test('stops the other providers too', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [1, 2, 3] }, latencyMs: 1 });
    const slow = createSandbox({ contacts: { wabotify: ['x'] }, latencyMs: 200 });
    const providers = [clientOf(sandbox, 'sendme123'), createWabotify(slow.options('wabotify'))];
    const wabotify = many(3, 'wabotify:').map((target) => target);
    const { summary } = await finish(
      run(sandbox, [...many(60), ...wabotify], { providers, batchLimit: 1, maxInFlight: 1 }),
    );
    expect(summary.stops).toMatchObject([{ provider: undefined, guard: 'allAbsent' }]);
    // One request of Wabotify's was in flight, and is waited for.
    expect(slow.requests).toHaveLength(1);
  });
});

test('a provider that is stopped does not stop the others', async () => {
  const faults = [{ provider: 'huduma' as const, do: { kind: 'status', status: 401 } as const }];
  const sandbox = createSandbox({ contacts: { huduma: [1], sendme123: ['a'] }, faults });
  const { of } = await finish(run(sandbox, ['huduma:1', 'sendme123:a']));
  expect(of('huduma:1').outcome).toBe('notAttempted');
  expect(of('sendme123:a').outcome).toBe('deleted');
});

test('a provider that answers nothing is stopped after five requests, each sent three times', async () => {
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 502 } }] });
  const { summary } = await finish(run(sandbox, many(100), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ unknown: 5, notAttempted: 95, requests: 15 });
  expect(summary.stops).toMatchObject([{ provider: 'sendme123', guard: 'unreachable' }]);
});

describe('abort', () => {
  test('drains what is in flight, and reports the rest as notAttempted', async () => {
    const sandbox = createSandbox({ contacts, latencyMs: 5 });
    const controller = new AbortController();
    const deletion = run(sandbox, many(500), { signal: controller.signal, clock: undefined });
    let seen = 0;
    for await (const outcome of deletion) {
      seen += 1;
      if (outcome.outcome === 'deleted') controller.abort();
    }
    const { summary } = deletion;
    expect(seen).toBe(500);
    expect(summary.deleted).toBeGreaterThan(0);
    expect(summary.deleted + summary.notAttempted).toBe(500);
    expect(summary.requests).toBe(summary.deleted);
    expect(sandbox.contacts('sendme123').filter(({ state }) => state === 'deleted')).toHaveLength(
      summary.deleted,
    );
    expect(summary.stops).toMatchObject([{ provider: undefined, guard: 'aborted' }]);
  });

  test('before the start: nothing is sent', async () => {
    const sandbox = createSandbox({ contacts });
    const { summary } = await finish(run(sandbox, many(5), { signal: AbortSignal.abort() }));
    expect(summary).toMatchObject({ notAttempted: 5, requests: 0 });
  });

  test('ends a wait at once, and what was lost before is unknown', async () => {
    const controller = new AbortController();
    const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'reset', effect: 'before' } }] });
    const { summary, of } = await finish(
      run(sandbox, ['sendme123:c1'], {
        signal: controller.signal,
        clock: { ...instantClock(), sleep: async () => controller.abort() },
      }),
    );
    expect(of('sendme123:c1')).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(summary.requests).toBe(1);
  });

  test('leaving the loop is an abort: nothing is sent after it', async () => {
    const sandbox = createSandbox({ contacts, latencyMs: 1 });
    const deletion = run(sandbox, many(500), { clock: undefined });
    for await (const _ of deletion) break;
    const sent = sandbox.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sandbox.requests).toHaveLength(sent);
    expect(sent).toBeLessThan(500);
    expect(deletion.summary.deleted + deletion.summary.notAttempted).toBe(500);
  });
});

describe('options that cannot be used are refused before the run', () => {
  const sandbox = createSandbox();
  const huduma = createHuduma(sandbox.options('huduma'));
  const sendme123 = createSendme123(sandbox.options('sendme123'));
  const loose = (options: object) => () =>
    deleteContacts(options as { providers: readonly Provider[]; targets: string[] });

  test.each([
    ['a provider twice', { providers: [sendme123, sendme123], targets: [] }, /given twice/],
    ['no mode, with Huduma', { providers: [huduma], targets: [] }, /mode must be "trash" or "permanent"/],
    ['a misspelt mode', { providers: [huduma], targets: [], mode: 'soft' }, /mode must be/],
    [
      'a mode, without Huduma',
      { providers: [sendme123], targets: [], mode: 'trash' },
      /mode cannot be chosen/,
    ],
    [
      'maxDelete 0',
      { providers: [sendme123], targets: [], maxDelete: 0 },
      /maxDelete must be a whole number/,
    ],
    ['maxDelete 1.5', { providers: [sendme123], targets: [], maxDelete: 1.5 }, /maxDelete/],
    [
      'a batch limit that is none',
      { providers: [sendme123], targets: [], batchLimit: Number.NaN },
      /batchLimit/,
    ],
    [
      'a limit for a stranger',
      { providers: [sendme123], targets: [], maxInFlight: { huduma: 1 } },
      /not given/,
    ],
  ])('%s', (_, options, message) => {
    expect(loose(options)).toThrow(message);
    expect(loose(options)).toThrow(expect.objectContaining({ name: 'InvalidOptionError', attempts: 0 }));
  });

  test('a run can be iterated once', async () => {
    const deletion = run(createSandbox({ contacts }), many(1));
    await finish(deletion);
    await expect(finish(deletion)).rejects.toThrow('once');
  });
});

test('no warning of a leak, however many requests wait for one signal', async () => {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(warning.message);
  process.on('warning', note);
  const sandbox = createSandbox({
    contacts,
    latencyMs: 2,
    faults: [{ probability: 0.3, do: { kind: 'status', status: 500 } }],
  });
  const { signal } = new AbortController();
  await finish(
    run(sandbox, many(200), { signal, clock: { random: () => 0, now: () => Date.now() }, maxInFlight: 32 }),
  );
  const client = createSendme123(sandbox.options('sendme123'));
  await Promise.allSettled(many(40, 'd').map((id) => client.deleteContact(id, { signal, retries: 0 })));
  await new Promise((resolve) => setTimeout(resolve, 0));
  process.off('warning', note);
  expect(warnings).toEqual([]);
});

test('an id that is refused does not hide that all others are absent', async () => {
  const sandbox = createSandbox({ faults: [{ nth: 1, do: { kind: 'status', status: 400 } }] });
  const { summary } = await finish(run(sandbox, many(60), { maxInFlight: 1 }));
  expect(summary.stops).toMatchObject([{ guard: 'allAbsent' }]);
  expect(summary.requests).toBe(21);
});

test('five contradictions in a row stop the provider', async () => {
  const body = { message: 'Contact successfully deleted', deletedContactId: 'somebody-else' };
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 200, body } }] });
  const { summary } = await finish(run(sandbox, many(60), { maxInFlight: 1 }));
  expect(summary).toMatchObject({ unknown: 5, notAttempted: 55 });
  expect(summary.stops).toMatchObject([{ provider: 'sendme123', guard: 'foreignAnswer' }]);
});

test('an abort is heard while the input is stuck', async () => {
  const sandbox = createSandbox({ contacts });
  const controller = new AbortController();
  async function* stuck() {
    yield 'sendme123:c1';
    controller.abort();
    await new Promise(() => {});
  }
  const providers = [clientOf(sandbox, 'sendme123')];
  const { summary } = await finish(
    deleteContacts({ providers, targets: stuck(), signal: controller.signal }),
  );
  expect(summary).toMatchObject({ notAttempted: 1, requests: 0 });
});

test('a look-up is not sent again after the end of the run', async () => {
  const sandbox = createSandbox({
    contacts,
    faults: [{ method: 'HEAD', do: { kind: 'status', status: 429, retryAfter: 60 } }],
  });
  const { summary } = await finish(run(sandbox, many(1), { verify: 'all', clock: undefined }));
  expect(summary.deleted).toBe(1);
  expect(sandbox.requests.filter(({ method }) => method === 'HEAD')).toHaveLength(1);
});

test('an error of this program ends the run, and leaves no target without an outcome', async () => {
  const sandbox = createSandbox({ contacts });
  const broken = createSendme123(sandbox.options('sendme123'));
  const deletion = {
    ...broken.deletion,
    read: () => {
      throw new TypeError('a bug');
    },
  };
  const outcomes: unknown[] = [];
  const providers = [{ ...broken, deletion }];
  const work = deleteContacts({ providers, targets: many(10), maxInFlight: 1 });
  const read = async () => {
    for await (const outcome of work) outcomes.push(outcome);
  };
  await expect(read()).rejects.toThrow('a bug');
  expect(work.summary.stops).toMatchObject([{ guard: 'unexpected' }]);
  expect(work.summary).toMatchObject({ unknown: 1, notAttempted: 9, requests: 1 });
  expect(outcomes).toHaveLength(10);
});

test('a hook that throws before a request ends the run, and leaves nobody in doubt', async () => {
  const sandbox = createSandbox({ contacts });
  const onRequest = () => {
    if (sandbox.requests.length === 3) throw new Error('the logger is broken');
  };
  const providers = [createSendme123({ ...sandbox.options('sendme123'), onRequest })];
  const { summary, of } = await finish(run(sandbox, many(10), { providers, maxInFlight: 1 }));
  const message = 'sendme123: onRequest threw before deleteContact. It was not carried out.';
  expect(summary).toMatchObject({ deleted: 3, notAttempted: 7, unknown: 0 });
  expect(summary.stops).toMatchObject([{ guard: 'unexpected', message }]);
  expect(of('sendme123:c3')).toMatchObject({
    outcome: 'notAttempted',
    reason: { code: 'unexpected', message },
  });
});

test('finish() is for those who need the counts alone', async () => {
  const sandbox = createSandbox({ contacts });
  expect(await run(sandbox, many(5)).finish()).toMatchObject({ total: 5, deleted: 5 });
});
