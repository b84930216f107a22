/** What is sent through undici's own client (examples/undici.ts) is judged as what goes through `fetch`. */
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { afterAll, describe, expect, test } from 'vitest';
import { fetchThrough } from '../../examples/undici.js';
import {
  ConnectionError,
  NotFoundError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from '../../src/index.js';
import { deletions, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import {
  always,
  answers,
  answersInChunks,
  answersJson,
  originWithoutServer,
  redirects,
  resetsAfterReading,
  resetsInBody,
  serverThat,
  stallsBeforeHeaders,
  stallsInBody,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const agent = new Agent();
const options = { fetch: fetchThrough(agent), retries: 0 };
afterAll(() => agent.destroy());

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
  const disconnected = once(agent, 'disconnect');
  const client = sendme123At(server, { ...options, timeoutMs: 200 });
  expect(await failureOf(client.deleteContact(PERSON), TimeoutError)).toMatchObject({ ambiguous: true });
  await disconnected;
});

test('the caller ends it', async () => {
  const server = await serverThat(stallsBeforeHeaders);
  const controller = new AbortController();
  const call = sendme123At(server, options).deleteContact(PERSON, { signal: controller.signal });
  await server.nextRequest();
  const disconnected = once(agent, 'disconnect');
  controller.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError', ambiguous: true });
  await disconnected;
});

describe('an answer that is none', () => {
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
    const disconnected = once(agent, 'disconnect');
    await failureOf(sendme123At(server, options).deleteContact(PERSON), UnexpectedResponseError);
    await disconnected;
  });

  test('one that is packed, although nobody asked for that', async () => {
    const packed = gzipSync(JSON.stringify(sendme123Receipt()));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const server = await serverThat(answers(200, packed, headers));
    await failureOf(sendme123At(server, options).deleteContact(PERSON), UnexpectedResponseError);
    expect(server.received[0]?.headers['accept-encoding']).toBe('identity');
  });
});

nothingLeaks();
