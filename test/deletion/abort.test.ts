/** A caller ends a run: by its signal, or by leaving the loop. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, many, run } from './runs.js';

const contacts = { sendme123: many(2_000, 'c') };

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

test('what waits for its turn is reported at once, whatever is still in flight', async () => {
  const sandbox = createSandbox({ contacts });
  const controller = new AbortController();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let sent = 0;
  const client = createSendme123({
    ...sandbox.options('sendme123'),
    fetch: async (input, init) => {
      sent += 1;
      if (sent === 4) setImmediate(() => controller.abort());
      await answered;
      return sandbox.fetch(input, init);
    },
  });
  const { signal } = controller;
  const deletion = deleteContacts({ providers: [client], targets: many(8), signal, maxInFlight: 8 });
  const told: string[] = [];
  for await (const { outcome } of deletion) {
    told.push(outcome);
    if (told.length === 4) answer();
  }
  expect(told.slice(0, 4)).toEqual(['notAttempted', 'notAttempted', 'notAttempted', 'notAttempted']);
  expect(told.slice(4)).toEqual(['deleted', 'deleted', 'deleted', 'deleted']);
});

test('an abort while the intent is noted down stops the request that it is for', async () => {
  const sandbox = createSandbox({ contacts });
  const controller = new AbortController();
  const onIntent = () => controller.abort();
  const { outcomes, summary } = await finish(
    run(sandbox, many(3), { onIntent, signal: controller.signal, maxInFlight: 1 }),
  );
  expect(sandbox.requests).toEqual([]);
  expect(summary).toMatchObject({ notAttempted: 3, requests: 0 });
  const reason = { code: 'aborted', message: 'the run was aborted.' };
  for (const outcome of outcomes) expect(outcome).toMatchObject({ attempts: 0, reason });
});
