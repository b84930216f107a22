/** Each error status has its class, and each error has what a caller needs to handle it. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  ContactDeletionError,
  DriftError,
  IncompleteListError,
  InvalidCredentialError,
  InvalidOptionError,
  InvalidRequestError,
  InvalidTargetError,
  NotFoundError,
  PaymentRequiredError,
  PermissionError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  UnexpectedResponseError,
} from '../../src/index.js';
import { deletions, hudumaAt, sendme123At } from './clients.js';
import { hudumaError } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const byStatus = [
  [400, BadRequestError, false],
  [401, AuthenticationError, false],
  [402, PaymentRequiredError, false],
  [403, PermissionError, false],
  [404, NotFoundError, false],
  [405, ApiError, false],
  [408, ServerError, true],
  [409, ConflictError, false],
  [410, ApiError, false],
  [413, ApiError, false],
  [418, ApiError, false],
  [422, BadRequestError, false],
  [429, RateLimitError, true],
  [451, ApiError, false],
  [500, ServerError, true],
  [501, ServerError, true],
  [502, ServerError, true],
  [503, ServerError, true],
  [504, ServerError, true],
  [599, ServerError, true],
] as const;

describe('an error status', () => {
  test.each(byStatus)('%d has its class', async (status, ErrorClass, retryable) => {
    const server = await serverThat(always(answersJson(status, hudumaError(status))));
    const client = hudumaAt(server, { retries: 0 });
    const error = await failureOf(client.deleteContacts({ mode: 'permanent', ids: [1] }), ApiError);
    expect(error.constructor).toBe(ErrorClass);
    expect(error).toMatchObject({
      name: ErrorClass.name,
      provider: 'huduma',
      operation: 'deleteContacts',
      status,
      attempts: 1,
      retryable,
      requestId: `req-${status}`,
    });
  });

  test.each(deletions)('is an error at %s', async ({ provider, operation, send }) => {
    const server = await serverThat(always(answers(403)));
    const error = await failureOf(send(server), PermissionError);
    expect(error).toMatchObject({ provider, operation, status: 403 });
    expect(error.message).toBe(
      `${provider}: ${operation} was answered with 403: the credential lacks the permission`,
    );
  });

  test.each(deletions)('is data at %s through the contract', async ({ sendByContract }) => {
    const server = await serverThat(always(answersJson(404, { message: 'not there' })));
    const { data, error, response } = await sendByContract(server);
    expect(response.status).toBe(404);
    expect(error).toEqual({ message: 'not there' });
    expect(data).toBeUndefined();
  });

  test.each([
    [401, ': check the credential, and whether it has expired'],
    [402, ': the account has payment issues'],
    [405, ': check the base URL'],
    [409, ': it cannot be deleted as it is now, for example because messages are pending'],
    [429, ': too many requests'],
  ])('%d says what to look at', async (status, hint) => {
    const server = await serverThat(always(answers(status)));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ApiError);
    expect(error.message).toBe(`sendme123: deleteContact was answered with ${status}${hint}`);
  });

  test('of a look-up is never taken for "not there", except 404', async () => {
    const statuses = [400, 401, 403, 410, 429, 500];
    const server = await serverThat(...statuses.map((status) => answers(status)), answers(404));
    const { contactExists } = sendme123At(server, { retries: 0 });
    for (const status of statuses) {
      expect(await failureOf(contactExists(PERSON), ApiError)).toMatchObject({ status });
    }
    expect(await contactExists(PERSON)).toBe(false);
  });
});

describe('the request id', () => {
  test("is Huduma's own if the body has one", async () => {
    const server = await serverThat(answersJson(404, hudumaError(404), { 'x-request-id': 'proxy-1' }));
    const error = await failureOf(
      hudumaAt(server).deleteContacts({ mode: 'trash', ids: [1] }),
      NotFoundError,
    );
    expect(error.requestId).toBe('req-404');
  });

  test('is otherwise that of the header', async () => {
    const server = await serverThat(answers(404, '', { 'x-request-id': 'proxy-1' }));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
    expect(error.requestId).toBe('proxy-1');
  });

  test.each(['{"reqId":7}', '{"reqId":null}', 'null', '[]', '"reqId"'])(
    'is that of the header where the body is %s',
    async (text) => {
      const headers = { 'content-type': 'application/json', 'x-request-id': 'proxy-1' };
      const server = await serverThat(answers(404, text, headers));
      const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
      expect(error.requestId).toBe('proxy-1');
    },
  );

  test.each([
    ['one character', 'a', true],
    ['200 characters', 'a'.repeat(200), true],
    ['any that can be seen', '!~', true],
    ['201 characters, which is no id', 'a'.repeat(201), false],
    ['a letter beyond ASCII, which no id has', 'caf\u00e9', false],
    ['a tab, which no id has', 'a\tb', false],
  ])('is that of a header with %s', async (_, id, isId) => {
    const fetch = async () => new Response(null, { status: 404, headers: { 'x-request-id': id } });
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    const error = await failureOf(client.deleteContact(PERSON), NotFoundError);
    expect(error.requestId).toBe(isId ? id : undefined);
  });

  test('is missing if nobody gave one', async () => {
    const server = await serverThat(answers(404));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
    expect(error.requestId).toBeUndefined();
  });
});

describe('the hierarchy', () => {
  const apiErrors = [
    AuthenticationError,
    BadRequestError,
    ConflictError,
    NotFoundError,
    PaymentRequiredError,
    PermissionError,
    RateLimitError,
    ServerError,
  ];
  const others = [
    AbortError,
    ApiError,
    ConnectionError,
    DriftError,
    InvalidCredentialError,
    InvalidOptionError,
    InvalidRequestError,
    InvalidTargetError,
    RedirectError,
    TimeoutError,
    UnexpectedResponseError,
  ];

  const named = <Class extends { name: string }>(classes: readonly Class[]) =>
    classes.map((each) => [each.name, each] as const);

  test.each(named(apiErrors))('%s is an ApiError', (_, ErrorClass) => {
    expect(ErrorClass.prototype).toBeInstanceOf(ApiError);
  });

  test.each(named([...apiErrors, ...others]))(
    '%s is a ContactDeletionError, and an Error',
    (_, ErrorClass) => {
      expect(ErrorClass.prototype).toBeInstanceOf(ContactDeletionError);
      expect(ErrorClass.prototype).toBeInstanceOf(Error);
    },
  );

  test.each(named([...apiErrors, ...others]))(
    '%s keeps its name where classes are renamed',
    (_, ErrorClass) => {
      expect(ErrorClass.prototype.name).toBe(ErrorClass.name);
      expect(Object.hasOwn(ErrorClass.prototype, 'name')).toBe(true);
    },
  );

  test('shows the facts of an error as JSON', async () => {
    const server = await serverThat(answers(404, '', { 'x-request-id': 'req-1', 'retry-after': '5' }));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'NotFoundError',
      message: 'sendme123: deleteContact was answered with 404',
      provider: 'sendme123',
      operation: 'deleteContact',
      attempts: 1,
      ambiguous: false,
      retryable: false,
      status: 404,
      requestId: 'req-1',
      retryAfterMs: 5_000,
      foreignBody: false,
    });
  });

  test('shows the name of the class in the stack', async () => {
    const server = await serverThat(answers(409));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ConflictError);
    expect(error.stack).toMatch(/^ConflictError: sendme123: deleteContact was answered with 409/);
  });
});

test('an error that nothing lies under does not show an empty cause', async () => {
  const error = await failureOf(
    sendme123At({ origin: 'https://x.invalid' }).deleteContact(''),
    InvalidTargetError,
  );
  expect(error).not.toHaveProperty('cause');
  expect(inspect(error)).not.toContain('[cause]');
});

test.each([
  ['pageIgnored', 'another page came than the one that was asked for', false],
  ['changedMeanwhile', 'it changed while it was read, so read it again', true],
  ['wrongTotal', 'its total is another number of contacts than came', false],
  ['endUnknown', 'no answer says where it ends, or how long it is', false],
  ['tooLong', 'it is longer than was allowed', false],
  ['unclear', 'an answer is no page of contacts', false],
] as const)(
  'a list that was not read completely (%s) says why, and whether to read it again',
  (code, why, retryable) => {
    const error = new IncompleteListError(code, { provider: 'acme' });
    expect(error).toMatchObject({ name: 'IncompleteListError', provider: 'acme', code, retryable });
    expect(error.message).toBe(`acme: the list of contacts was not read completely: ${why}.`);
  },
);

nothingLeaks();
