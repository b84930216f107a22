/** The events of the hooks: enough for logs and traces, in order, and without personal data. */
import { describe, expect, test } from 'vitest';
import {
  AuthenticationError,
  ConnectionError,
  HookError,
  NotFoundError,
  TimeoutError,
} from '../../src/index.js';
import { deletions, hudumaAt, listeningHooks, patientClock, sendme123At, wabotifyAt } from './clients.js';
import { hudumaDeleted, sendme123Contact, sendme123Receipt, wabotifyDeleted } from './documented.js';
import {
  always,
  answers,
  answersJson,
  originWithoutServer,
  resetsAfterReading,
  serverThat,
  stallsBeforeHeaders,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const receipt = answersJson(200, sendme123Receipt());

test.each(deletions)(
  'a deletion at %s is told by its route, without the contact',
  async ({ provider, operation, method, route, documented, send }) => {
    const server = await serverThat(answersJson(200, documented, { 'x-request-id': 'req-200' }));
    const { heard, hooks } = listeningHooks();
    await send(server, { ...hooks, clock: { now: () => 0 } });
    const call = expect.any(Number);
    const request = { provider, call, operation, method, origin: server.origin, route, attempt: 1 };
    const answered = { result: 'answered', status: 200, requestId: 'req-200', durationMs: 0 };
    expect(heard).toEqual([
      { hook: 'onRequest', event: request },
      { hook: 'onResponse', event: { ...request, ...answered } },
    ]);
  },
);

test('look-ups are reported by their own names', async () => {
  const server = await serverThat(answersJson(200, sendme123Contact()), answers(200));
  const { heard, hooks } = listeningHooks();
  const client = sendme123At(server, hooks);
  await client.getContact(PERSON);
  await client.contactExists(PERSON);
  const requests = heard.filter(({ hook }) => hook === 'onRequest').map(({ event }) => event);
  expect(requests).toMatchObject([
    { operation: 'getContact', method: 'GET', route: '/api/contacts/{id}' },
    { operation: 'headContact', method: 'HEAD', route: '/api/contacts/{id}' },
  ]);
});

test('each attempt is reported in order: request, response, retry, and drift at the end', async () => {
  const server = await serverThat(
    answers(503, '', { 'retry-after': '3', 'x-request-id': 'req-1' }),
    resetsAfterReading,
    answersJson(202, {}),
  );
  const { heard, hooks } = listeningHooks();
  await failureOf(sendme123At(server, hooks).deleteContact(PERSON), Error);
  const told = heard.map(({ hook, event }) => ({ hook, ...event }));
  expect(told).toMatchObject([
    { hook: 'onRequest', attempt: 1 },
    { hook: 'onResponse', attempt: 1, result: 'answered', status: 503, requestId: 'req-1' },
    { hook: 'onRetry', attempt: 1, result: 'answered', status: 503, requestId: 'req-1', delayMs: 3_000 },
    { hook: 'onRequest', attempt: 2 },
    { hook: 'onResponse', attempt: 2, result: 'lost', status: undefined, requestId: undefined },
    { hook: 'onRetry', attempt: 2, result: 'lost', status: undefined, requestId: undefined, delayMs: 500 },
    { hook: 'onRequest', attempt: 3 },
    { hook: 'onResponse', attempt: 3, result: 'answered', status: 202 },
    { hook: 'onDrift', kind: 'status', status: 202 },
  ]);
});

test('the attempts of a call have its number, and no other call has it', async () => {
  const server = await serverThat(answers(503), receipt, receipt);
  const { heard, hooks } = listeningHooks();
  const client = sendme123At(server, hooks);
  await client.deleteContact(PERSON);
  await client.deleteContact(PERSON);
  const calls = heard.flatMap(({ hook, event }) => (hook === 'onRequest' ? [event.call] : []));
  expect(calls[1]).toBe(calls[0]);
  expect(calls[2]).not.toBe(calls[0]);
});

describe('the end of an attempt is reported', () => {
  const resultAt = async (origin: string, options = {}) => {
    const { heard, hooks } = listeningHooks();
    const client = sendme123At({ origin }, { ...hooks, retries: 0, ...options });
    const error = await failureOf(client.deleteContact(PERSON), Error);
    const end = heard.find(({ hook }) => hook === 'onResponse')?.event;
    return { error, end };
  };

  test('when no connection could be made', async () => {
    const { error, end } = await resultAt(await originWithoutServer());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(end).toMatchObject({ result: 'notSent', status: undefined });
  });

  test('when the connection was lost', async () => {
    const server = await serverThat(resetsAfterReading);
    expect((await resultAt(server.origin)).end).toMatchObject({ result: 'lost', status: undefined });
  });

  test('when it took too long', async () => {
    const server = await serverThat(stallsBeforeHeaders);
    const { error, end } = await resultAt(server.origin, { timeoutMs: 200 });
    expect(error).toBeInstanceOf(TimeoutError);
    expect(end).toMatchObject({ result: 'timedOut', status: undefined });
  });

  test('when the caller gave up', async () => {
    const server = await serverThat(stallsBeforeHeaders);
    const controller = new AbortController();
    const { heard, hooks } = listeningHooks();
    const work = failureOf(
      sendme123At(server, hooks).deleteContact(PERSON, { signal: controller.signal }),
      Error,
    );
    await server.nextRequest();
    controller.abort();
    await work;
    expect(heard.at(-1)).toMatchObject({ hook: 'onResponse', event: { result: 'aborted' } });
  });

  test('with the time that it took', async () => {
    const server = await serverThat(receipt);
    const times = [100, 100, 142];
    const { heard, hooks } = listeningHooks();
    await sendme123At(server, { ...hooks, clock: { now: () => times.shift() ?? 142 } }).deleteContact(PERSON);
    expect(heard.at(-1)).toMatchObject({ hook: 'onResponse', event: { durationMs: 42 } });
  });
});

describe('a hook that throws', () => {
  const boom = () => {
    throw new Error('the logger is broken');
  };
  const rejects = async () => boom();

  test.each([
    ['at once', boom],
    ['later', rejects],
  ])('%s does not cost us the answer: onResponse, onRetry, onDrift', async (_, hook) => {
    const server = await serverThat(answers(500), answersJson(200, { odd: true }));
    const client = sendme123At(server, { onResponse: hook, onRetry: hook, onDrift: hook });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const { data } = await client.deleteContact(PERSON);
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    expect(data).toEqual({ odd: true });
    expect(unhandled).toEqual([]);
  });

  test('does not change an error either', async () => {
    const server = await serverThat(answers(404));
    await failureOf(sendme123At(server, { onResponse: boom }).deleteContact(PERSON), NotFoundError);
  });

  test.each([
    ['at once', boom],
    ['later', rejects],
  ])('%s before a request stops it from being sent', async (_, hook) => {
    const server = await serverThat(always(receipt));
    const work = sendme123At(server, { onRequest: hook }).deleteContact(PERSON);
    expect(await failureOf(work, HookError)).toMatchObject({
      name: 'HookError',
      message: 'sendme123: onRequest threw before deleteContact. It was not carried out.',
      cause: { message: 'the logger is broken' },
      attempts: 0,
      ambiguous: false,
      retryable: false,
    });
    expect(server.connections()).toBe(0);
  });

  test('before a second attempt stops that one, and the first stays in doubt', async () => {
    const server = await serverThat(always(answers(500)));
    const client = sendme123At(server, { onRequest: ({ attempt }) => (attempt === 2 ? boom() : undefined) });
    expect(await failureOf(client.deleteContact(PERSON), HookError)).toMatchObject({
      message: 'sendme123: onRequest threw before deleteContact. Whether it was carried out is not known.',
      attempts: 1,
      ambiguous: true,
    });
    expect(server.connections()).toBe(1);
  });
});

test('no event holds a contact id, a credential or a body', async () => {
  const server = await serverThat(
    answersJson(500, { message: SECRETS.inBody }),
    answersJson(200, { ...sendme123Receipt(), deletedContactId: 7 }),
    answersJson(200, { ...wabotifyDeleted(), success: SECRETS.inBody }),
    answersJson(200, hudumaDeleted(987_654_321_012)),
  );
  const { heard, hooks } = listeningHooks();
  const options = { ...hooks, clock: patientClock().clock };
  await sendme123At(server, options).deleteContact(PERSON);
  await wabotifyAt(server, options).deleteContacts([PERSON]);
  await hudumaAt(server, options).deleteContacts({ mode: 'trash', ids: [987_654_321_012] });
  const shown = JSON.stringify(heard);
  expect(heard).toHaveLength(11);
  for (const secret of [...Object.values(SECRETS), PERSON, '987654321012']) {
    expect(shown).not.toContain(secret);
  }
});

test('a client without hooks sends as usual', async () => {
  const server = await serverThat(answers(401));
  const plain = sendme123At(server, { onRequest: undefined, onResponse: undefined });
  await failureOf(plain.deleteContact(PERSON), AuthenticationError);
});

nothingLeaks();
