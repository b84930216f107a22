/** Requests through undici's own client are judged like those through `fetch`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  ConnectionError,
  deleteContacts,
  NotFoundError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from '../../src/index.js';
import { createTransport } from '../../src/undici/index.js';
import { deletions, hudumaAt, sendme123At } from '../http/clients.js';
import { hudumaDeleted, sendme123Receipt } from '../http/documented.js';
import {
  always,
  answers,
  answersInChunks,
  answersJson,
  answersRaw,
  answersWith,
  originWithoutServer,
  redirects,
  resetsAfterReading,
  resetsInBody,
  serverThat,
  stallsBeforeHeaders,
  stallsInBody,
} from '../http/misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from '../http/witness.js';

const transport = createTransport({ environment: {} });
const options = { fetch: transport.fetch, retries: 0 };
afterAll(() => transport.close());

const isDelete = ({ method }: { readonly method: string }) => method === 'DELETE';

/** A server that keeps connections open, and counts them. */
async function keepingServer(answer: unknown) {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.on('connection', (socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await once(server.close(), 'close');
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, open, connections: () => connections };
}

test.each(deletions)('the same arrives at %s as through fetch', async ({ documented, send }) => {
  const server = await serverThat(always(answersJson(200, documented)));
  const overUndici = await send(server, options);
  expect(overUndici).toEqual(await send(server));
  const [first, second] = server.received.map(({ method, url, headers, body }) => ({
    method,
    url,
    body,
    headers: [headers['api-key'], headers['x-huduma'], headers['x-workspace-id'], headers['content-type']],
  }));
  expect(first).toEqual(second);
});

test.each(deletions)('the contract of %s can be used, too', async ({ documented, sendByContract }) => {
  const server = await serverThat(answersJson(200, documented));
  expect((await sendByContract(server, options)).data).toEqual(documented);
});

test('a look-up that has no body to read', async () => {
  const server = await serverThat(answers(200), answers(404));
  const client = sendme123At(server, options);
  expect(await client.contactExists(PERSON)).toBe(true);
  expect(await client.contactExists(PERSON)).toBe(false);
});

test('headers that come twice are both read', async () => {
  const server = await serverThat({
    at: 'request',
    act: (response) => response.writeHead(404, ['X-Request-Id', 'a', 'X-Request-Id', 'b']).end(),
  });
  const error = await failureOf(sendme123At(server, options).deleteContact(PERSON), NotFoundError);
  expect(error.requestId).toBe('a, b');
});

test('a connection that is never made sends nothing', async () => {
  const client = sendme123At({ origin: await originWithoutServer() }, options);
  expect(await failureOf(client.deleteContact(PERSON), ConnectionError)).toMatchObject({ ambiguous: false });
});

test.each([
  ['before the headers', resetsAfterReading],
  ['in the body', resetsInBody(200, '{')],
])('a connection that is lost %s leaves it open', async (_, behaviour) => {
  const server = await serverThat(behaviour);
  const error = await failureOf(sendme123At(server, options).deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ attempts: 1, ambiguous: true });
});

test.each([
  ['before the headers', stallsBeforeHeaders],
  ['in the body', stallsInBody(200, '{')],
])('an answer that stalls %s ends in time, and its connection with it', async (_, behaviour) => {
  const server = await serverThat(behaviour);
  const ended = server.nextEnd();
  const client = sendme123At(server, { ...options, timeoutMs: 200 });
  expect(await failureOf(client.deleteContact(PERSON), TimeoutError)).toMatchObject({ ambiguous: true });
  await ended;
});

test('the caller ends it', async () => {
  const server = await serverThat(stallsBeforeHeaders);
  const controller = new AbortController();
  const call = sendme123At(server, options).deleteContact(PERSON, { signal: controller.signal });
  await server.nextRequest();
  const ended = server.nextEnd();
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError', ambiguous: true });
  await ended;
});

test('connections are kept, even after a DELETE with a body', async () => {
  const { url, connections } = await keepingServer(hudumaDeleted(123));
  const huduma = hudumaAt({ origin: url }, options);
  for (let call = 0; call < 10; call++) await huduma.deleteContacts({ mode: 'trash', ids: [123] });
  // A connection may not yet count as free when the next request comes.
  expect(connections()).toBeLessThanOrEqual(2);
});

test('a request that is aborted while the connection is made was not sent', async () => {
  const server = await serverThat({ at: 'connection', act: () => undefined });
  const controller = new AbortController();
  const waiting = { fetch: transport.fetch, retries: 0, timeoutMs: 200 };
  // TLS with a server that never says anything.
  const origin = server.origin.replace('http:', 'https:');
  const late = failureOf(sendme123At({ origin }, waiting).deleteContact(PERSON), TimeoutError);
  expect(await late).toMatchObject({ ambiguous: false });
  const call = sendme123At({ origin }, options).deleteContact(PERSON, { signal: controller.signal });
  setImmediate(() => controller.abort());
  await expect(call).rejects.toMatchObject({ name: 'AbortError', ambiguous: false });
});

test('a lost answer is unknown, and the request is not sent again behind our back', async () => {
  const server = await serverThat(always(resetsInBody(200, '{')));
  const client = sendme123At(server, { ...options, clock: { sleep: async () => undefined } });
  const run = deleteContacts({
    providers: [client],
    targets: ['sendme123:a'],
    clock: { sleep: async () => undefined },
  });
  for await (const outcome of run) {
    expect(outcome).toMatchObject({ outcome: 'unknown', attempts: server.received.filter(isDelete).length });
  }
  expect(run.summary).toMatchObject({ unknown: 1 });
});

test.each([999, 600])('the status %i, which does not exist, leaves the outcome unknown', async (status) => {
  const server = await serverThat(answersRaw(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`));
  const error = await failureOf(sendme123At(server, options).deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ ambiguous: true });
});

test('many at once each get their own answer', async () => {
  const server = await serverThat(
    always(
      answersWith(({ url }) => answersJson(200, { ...sendme123Receipt(), uuid: url.split('/').at(-1) })),
    ),
  );
  const client = sendme123At(server, options);
  const ids = Array.from({ length: 20 }, (_, index) => `contact-${index}`);
  const answered = await Promise.all(ids.map((id) => client.deleteContact(id)));
  expect(answered.map(({ data }) => data)).toEqual(ids.map((uuid) => expect.objectContaining({ uuid })));
});

describe('a transport that is closed', () => {
  test('sends nothing any more', async () => {
    const server = await serverThat(answersJson(200, sendme123Receipt()));
    const closed = createTransport({ environment: {} });
    await closed.close();
    await closed.close();
    const client = sendme123At(server, { ...options, fetch: closed.fetch });
    expect(await failureOf(client.deleteContact(PERSON), ConnectionError)).toMatchObject({
      ambiguous: false,
    });
    expect(server.received).toEqual([]);
  });

  test('has cut off requests under way, whose outcome is then unknown', async () => {
    const server = await serverThat(stallsBeforeHeaders);
    const closing = createTransport({ environment: {} });
    const client = sendme123At(server, { ...options, fetch: closing.fetch });
    const failure = failureOf(client.deleteContact(PERSON), ConnectionError);
    await server.nextRequest();
    await closing.close();
    expect(await failure).toMatchObject({ ambiguous: true });
  });

  test('ends its connections', async () => {
    const { url, connections, open } = await keepingServer(sendme123Receipt());
    const closing = createTransport({ environment: {} });
    await sendme123At({ origin: url }, { fetch: closing.fetch }).deleteContact(PERSON);
    expect(open.size).toBe(1);
    const [socket] = open;
    const ended = socket && once(socket, 'close');
    await closing[Symbol.asyncDispose]();
    await ended;
    expect(connections()).toBe(1);
  });
});

describe('what the fetch does not accept', () => {
  test.each<[string, () => Promise<Response>]>([
    ['a Request', () => transport.fetch(new Request('http://127.0.0.1:9/'))],
    ['a body that is no text', () => transport.fetch('http://127.0.0.1:9/', { body: new FormData() })],
  ])('%s', async (_, call) => {
    await expect(call()).rejects.toThrow(/^This fetch takes a URL, and a body of text\.$/);
  });

  test.each([0, -1, Number.NaN])('%d ms to make a connection', (connectTimeoutMs) => {
    expect(() => createTransport({ connectTimeoutMs })).toThrow(RangeError);
  });
});

describe('an answer that is no success', () => {
  test.each(['https://elsewhere.example/login', '/login'])('a redirect to %s', async (location) => {
    const server = await serverThat(redirects(307, location));
    const error = await failureOf(sendme123At(server, options).deleteContact(PERSON), RedirectError);
    expect(error.targetOrigin).toBe(new URL(location, server.origin).origin);
    expect(server.received).toHaveLength(1);
  });

  const tooLong = Buffer.alloc(20 * 1024 * 1024, ' ');
  test.each([
    ['with its length', answers(200, tooLong, { 'content-type': 'application/json' })],
    ['in chunks', answersInChunks(200, [tooLong], { 'content-type': 'application/json' })],
  ])('20 MiB %s', async (_, behaviour) => {
    const server = await serverThat(behaviour);
    const ended = server.nextEnd();
    await failureOf(sendme123At(server, options).deleteContact(PERSON), UnexpectedResponseError);
    await ended;
  });

  test('one that is compressed, although nobody asked for that', async () => {
    const packed = gzipSync(JSON.stringify(sendme123Receipt()));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const server = await serverThat(answers(200, packed, headers));
    await failureOf(sendme123At(server, options).deleteContact(PERSON), UnexpectedResponseError);
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity');
  });
});

nothingLeaks();
