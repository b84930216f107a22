/** What a caller learns about attempts that may have been carried out, although no answer says so. */
import { describe, expect, test } from 'vitest';
import {
  ConnectionError,
  NotFoundError,
  RateLimitError,
  ServerError,
  TimeoutError,
  trailOf,
} from '../../src/index.js';
import { deletions, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import {
  always,
  answers,
  answersJson,
  type Behaviour,
  closesAfterReading,
  originWithoutServer,
  resetsAfterReading,
  resetsBeforeReading,
  resetsInBody,
  serverThat,
  stallsBeforeHeaders,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

/** A deletion that meets this behaviour first, and then gets the answer that the contact is not there. */
async function notFoundAfter(...before: Behaviour[]): Promise<NotFoundError> {
  const server = await serverThat(...before, answers(404));
  const timeoutMs = before.includes(stallsBeforeHeaders) ? 300 : 20_000;
  return failureOf(sendme123At(server, { timeoutMs }).deleteContact(PERSON), NotFoundError);
}

describe('a 404 may mean "deleted just now" after an attempt that', () => {
  test.each([
    ['was reset before the request was read, which looks the same from here', resetsBeforeReading],
    ['was reset after the request was read', resetsAfterReading],
    ['was closed without an answer', closesAfterReading],
    ['was cut off in the answer', resetsInBody(200, '{')],
    ['was answered with 408', answers(408)],
    ['was answered with 500', answers(500)],
    ['was answered with 502', answers(502)],
    ['was answered with 503 and no Retry-After', answers(503)],
    ['was answered with 503 and a Retry-After', answers(503, '', { 'retry-after': '1' })],
    ['was answered with 503 and an absurd Retry-After', answers(503, '', { 'retry-after': 'soon' })],
    ['was answered with 504', answers(504)],
    ['was answered with 500 and a Retry-After', answers(500, '', { 'retry-after': '1' })],
  ])('%s', async (_, behaviour) => {
    expect(await notFoundAfter(behaviour)).toMatchObject({ attempts: 2, ambiguous: true });
  });

  test('was not answered in time', async () => {
    expect(await notFoundAfter(stallsBeforeHeaders)).toMatchObject({ attempts: 2, ambiguous: true });
  });
});

describe('a 404 means "not there" after an attempt that', () => {
  test('was answered with 429', async () => {
    expect(await notFoundAfter(answers(429))).toMatchObject({ attempts: 2, ambiguous: false });
  });

  test('never got a connection', async () => {
    const server = await serverThat(answers(404));
    const nowhere = await originWithoutServer();
    const refusedOnce = [nowhere];
    const fetch: typeof globalThis.fetch = (url, init) =>
      globalThis.fetch(String(url).replace(server.origin, refusedOnce.pop() ?? server.origin), init);
    const error = await failureOf(sendme123At(server, { fetch }).deleteContact(PERSON), NotFoundError);
    expect(error).toMatchObject({ attempts: 2, ambiguous: false });
  });
});

test('a first 404 is not ambiguous', async () => {
  expect(await notFoundAfter()).toMatchObject({ attempts: 1, ambiguous: false });
});

test('one ambiguous attempt among others is enough', async () => {
  expect(await notFoundAfter(resetsAfterReading, answers(429))).toMatchObject({
    attempts: 3,
    ambiguous: true,
  });
});

type Failure = { readonly code?: string; readonly syscall?: string };
const withTitle = (failure: Failure) =>
  [[failure.code ?? 'no code', failure.syscall].filter(Boolean).join(' in '), failure] as const;

describe('a connection that could not be made', () => {
  test.each(deletions)('sent nothing to %s, and says so', async ({ provider, operation, send }) => {
    const error = await failureOf(send({ origin: await originWithoutServer() }), ConnectionError);
    expect(error).toMatchObject({ provider, operation, attempts: 3, ambiguous: false, retryable: true });
    expect(error.message).toBe(
      `${provider}: no connection could be made (ECONNREFUSED), so nothing was sent.`,
    );
    expect(error.cause).toBeInstanceOf(Error);
  });

  test('on any of the addresses of localhost sent nothing either', async () => {
    const origin = (await originWithoutServer()).replace('127.0.0.1', 'localhost');
    const error = await failureOf(sendme123At({ origin }).deleteContact(PERSON), ConnectionError);
    expect(error.ambiguous).toBe(false);
  });

  const causes: Failure[] = [
    { code: 'ENOTFOUND', syscall: 'getaddrinfo' },
    { code: 'EAI_AGAIN', syscall: 'getaddrinfo' },
    { code: 'EAI_FAIL', syscall: 'getaddrinfo' },
    { code: 'ENETUNREACH', syscall: 'connect' },
    { code: 'ETIMEDOUT', syscall: 'connect' },
    { code: 'ECONNREFUSED' },
    { code: 'UND_ERR_CONNECT_TIMEOUT' },
    { code: 'CERT_HAS_EXPIRED' },
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  ];

  test.each(causes.map(withTitle))('because of %s sent nothing', async (_, cause) => {
    const error = await failureOf(sendThatFailsWith(cause), ConnectionError);
    expect(error.ambiguous).toBe(false);
  });
});

const sentAndLost: Failure[] = [
  { code: 'ECONNRESET', syscall: 'read' },
  { code: 'EPIPE', syscall: 'write' },
  { code: 'ETIMEDOUT', syscall: 'read' },
  { code: 'UND_ERR_SOCKET' },
  { code: 'UND_ERR_HEADERS_TIMEOUT' },
  { code: 'NOT_ECONNREFUSED' },
  { code: 'NOT_DEPTH_ZERO_SELF_SIGNED_CERT' },
  { code: 'SELF_SIGNED_CERT_IN_CHAIN_OR_NOT' },
  {},
];

test.each(sentAndLost.map(withTitle))('a request that failed with %s counts as sent', async (_, cause) => {
  const error = await failureOf(sendThatFailsWith(cause), ConnectionError);
  expect(error.ambiguous).toBe(true);
  const { code } = cause as { code?: string };
  expect(error.message).toBe(
    `sendme123: the connection was lost during deleteContact (${code ? `${code}; ` : ''}this runtime does not tell ` +
      'whether anything was sent). Whether it was carried out is not known.',
  );
});

test.each([undefined, null, 'a word', new Error('no cause')])(
  'a request that failed with %s, which says nothing, counts as sent',
  async (thrown) => {
    const fetch = () => Promise.reject(thrown);
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    expect((await failureOf(client.deleteContact(PERSON), ConnectionError)).ambiguous).toBe(true);
  },
);

function sendThatFailsWith(cause: object): Promise<unknown> {
  const failure = new TypeError('fetch failed', { cause: Object.assign(new Error('underneath'), cause) });
  const fetch = () => Promise.reject(failure);
  return sendme123At({ origin: 'https://sendme123.invalid' }, { fetch }).deleteContact(PERSON);
}

describe('the last word of a call says whether it is ambiguous', () => {
  test('where the connection was lost each time', async () => {
    const server = await serverThat(always(resetsAfterReading));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ConnectionError);
    expect(error).toMatchObject({ attempts: 3, ambiguous: true, retryable: true });
  });

  test('where the answer was cut off each time', async () => {
    const server = await serverThat(always(resetsInBody(200, `{"message":"${SECRETS.inBody}`)));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ConnectionError);
    expect(error).toMatchObject({ attempts: 3, ambiguous: true, retryable: true });
  });

  test('where no answer came in time', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const client = sendme123At(server, { timeoutMs: 200, retries: 1 });
    const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(error).toMatchObject({ attempts: 2, ambiguous: true, retryable: true });
  });

  test('where the provider failed', async () => {
    const server = await serverThat(always(answers(500)));
    expect(await failureOf(sendme123At(server).deleteContact(PERSON), ServerError)).toMatchObject({
      ambiguous: true,
    });
  });

  test('where the provider refused', async () => {
    const server = await serverThat(always(answers(429)));
    expect(await failureOf(sendme123At(server).deleteContact(PERSON), RateLimitError)).toMatchObject({
      attempts: 3,
      ambiguous: false,
    });
  });

  test('where it went well in the end', async () => {
    const server = await serverThat(resetsAfterReading, answersJson(200, sendme123Receipt()));
    expect(await sendme123At(server).deleteContact(PERSON)).toMatchObject({ attempts: 2, ambiguous: true });
  });

  test('where it went well at once', async () => {
    const server = await serverThat(answersJson(200, sendme123Receipt()));
    expect(await sendme123At(server).deleteContact(PERSON)).toMatchObject({ attempts: 1, ambiguous: false });
  });
});

describe('the trail of a response that came through the contract', () => {
  test.each(deletions)('tells the attempts at %s', async ({ documented, sendByContract }) => {
    const server = await serverThat(answers(429), answersJson(200, documented));
    const { response } = await sendByContract(server);
    expect(trailOf(response)).toEqual({ attempts: 2, ambiguous: false });
  });

  test.each(deletions)('tells of a lost answer before an error at %s', async ({ sendByContract }) => {
    const server = await serverThat(resetsAfterReading, answers(404));
    const { response } = await sendByContract(server);
    expect(response.status).toBe(404);
    expect(trailOf(response)).toEqual({ attempts: 2, ambiguous: true });
  });

  test('is refused for a response of somebody else', async () => {
    const error = await failureOf(() => trailOf(new Response()), TypeError);
    expect(error.message).toBe('This response was not returned by a client of contact-deletion.');
  });
});

nothingLeaks();
