/** A caller that gives up ends the call at once, whatever the call is doing, and nothing more is sent. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { onAbort } from '../../src/http/abort.js';
import { AbortError, ConnectionError, ServerError } from '../../src/index.js';
import { deletions, listeningHooks, sendme123At, wabotifyAt } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answers, answersJson, serverThat, stallsBeforeHeaders } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const reason = new Error('the person has called back');

describe('an abort before the call', () => {
  test.each(deletions)('sends nothing at %s', async ({ send }) => {
    const server = await serverThat(always(answers(200)));
    const call = { signal: AbortSignal.abort(reason) };
    const { heard, hooks } = listeningHooks();
    const error = await failureOf(send(server, hooks, call), AbortError);
    expect(error).toMatchObject({ attempts: 0, ambiguous: false, retryable: false });
    expect(error.message).toContain('It was not carried out.');
    expect(error.cause).toBe(reason);
    expect(heard).toEqual([]);
    expect(server.connections()).toBe(0);
  });

  test('sends nothing through the contract either', async () => {
    const server = await serverThat(always(answers(200)));
    const call = { params: { path: { id: PERSON } }, signal: AbortSignal.abort(reason) };
    const work = sendme123At(server).api.DELETE('/api/contacts/{id}', call);
    expect((await failureOf(work, AbortError)).cause).toBe(reason);
    expect(server.connections()).toBe(0);
  });

  test('by the onRequest hook sends nothing', async () => {
    const server = await serverThat(always(answers(200)));
    const controller = new AbortController();
    const client = sendme123At(server, { onRequest: () => controller.abort(reason) });
    const work = client.deleteContact(PERSON, { signal: controller.signal });
    expect(await failureOf(work, AbortError)).toMatchObject({ attempts: 0, ambiguous: false });
    expect(server.connections()).toBe(0);
  });

  test('without a reason has the reason that the platform gives', async () => {
    const server = await serverThat(always(answers(200)));
    const work = sendme123At(server).deleteContact(PERSON, { signal: AbortSignal.abort() });
    expect((await failureOf(work, AbortError)).cause).toMatchObject({ name: 'AbortError' });
  });
});

describe('an abort during a wait', () => {
  test('ends the call at once, and nothing more is sent', async () => {
    const server = await serverThat(always(answers(500)));
    const controller = new AbortController();
    const clock = {
      sleep: async (_: number, signal: AbortSignal | undefined) => {
        controller.abort(reason);
        expect(signal?.aborted).toBe(true);
      },
    };
    const work = sendme123At(server, { clock }).deleteContact(PERSON, { signal: controller.signal });
    const error = await failureOf(work, AbortError);
    expect(error).toMatchObject({ attempts: 1, ambiguous: true });
    expect(error.cause).toBe(reason);
    expect(server.connections()).toBe(1);
  });

  test('after a refusal leaves no doubt that nothing was carried out', async () => {
    const server = await serverThat(always(answers(429)));
    const controller = new AbortController();
    const clock = { sleep: async () => controller.abort(reason) };
    const work = sendme123At(server, { clock }).deleteContact(PERSON, { signal: controller.signal });
    expect(await failureOf(work, AbortError)).toMatchObject({ attempts: 1, ambiguous: false });
  });

  test('cuts a real wait of a minute short', async () => {
    const server = await serverThat(always(answers(429, '', { 'retry-after': '60' })));
    const controller = new AbortController();
    const client = sendme123At(server, {
      clock: {},
      onRetry: () => setImmediate(() => controller.abort(reason)),
    });
    const error = await failureOf(client.deleteContact(PERSON, { signal: controller.signal }), AbortError);
    expect(error.cause).toBe(reason);
    expect(server.connections()).toBe(1);
  });

  test('that comes before the wait begins cuts it short too', async () => {
    const server = await serverThat(always(answers(429, '', { 'retry-after': '60' })));
    const controller = new AbortController();
    const client = sendme123At(server, {
      clock: {},
      onRetry: () => controller.abort(reason),
    });
    await failureOf(client.deleteContact(PERSON, { signal: controller.signal }), AbortError);
    expect(server.connections()).toBe(1);
  });
});

describe('an abort during a request', () => {
  test.each(deletions)('ends the call at %s, and is not retried', async ({ send }) => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const controller = new AbortController();
    const work = failureOf(send(server, {}, { signal: controller.signal }), AbortError);
    await server.nextRequest();
    controller.abort(reason);
    const error = await work;
    expect(error).toMatchObject({ attempts: 1, ambiguous: true });
    expect(error.message).toContain('Whether it was carried out is not known.');
    expect(error.cause).toBe(reason);
    expect(server.connections()).toBe(1);
  });

  test('is heard although the garbage was collected in between', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const server = await serverThat(always(stallsBeforeHeaders));
    const controller = new AbortController();
    const work = failureOf(
      wabotifyAt(server).deleteContacts([PERSON], { signal: controller.signal }),
      AbortError,
    );
    await server.nextRequest();
    collectGarbage();
    await new Promise(setImmediate);
    collectGarbage();
    controller.abort(reason);
    await work;
  });

  test('ends a call whose injected fetch ignores the signal', async () => {
    const controller = new AbortController();
    const fetch = () => {
      setImmediate(() => controller.abort(reason));
      return new Promise<Response>(() => undefined);
    };
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    const work = client.deleteContact(PERSON, { signal: controller.signal });
    expect((await failureOf(work, AbortError)).cause).toBe(reason);
  });
});

test('an abort after the answer changes nothing', async () => {
  const server = await serverThat(answersJson(200, sendme123Receipt()));
  const controller = new AbortController();
  const { data } = await sendme123At(server).deleteContact(PERSON, { signal: controller.signal });
  controller.abort(reason);
  expect(data).toEqual(sendme123Receipt());
});

test('who has ended the listening to a signal is not called when it aborts, and who has not is called once', () => {
  const controller = new AbortController();
  const called: string[] = [];
  const ignore = onAbort(controller.signal, () => called.push('ended'));
  onAbort(controller.signal, () => called.push('listening'));
  ignore();
  controller.abort(reason);
  controller.abort(reason);
  expect(called).toEqual(['listening']);
});

test('a signal that never aborts changes nothing', async () => {
  const server = await serverThat(always(answers(500)));
  const { signal } = new AbortController();
  await failureOf(sendme123At(server).deleteContact(PERSON, { signal }), ServerError);
  expect(server.connections()).toBe(3);
});

test("the caller's own timeout signal ends the call with its own reason", async () => {
  const server = await serverThat(always(stallsBeforeHeaders));
  const signal = AbortSignal.timeout(30);
  const error = await failureOf(sendme123At(server).deleteContact(PERSON, { signal }), AbortError);
  expect(error.cause).toMatchObject({ name: 'TimeoutError' });
  expect(error).not.toBeInstanceOf(ConnectionError);
});

nothingLeaks();
