/** What an answer proves: an error's message follows the same rule as the outcomes. */
import { describe, expect, test } from 'vitest';
import { ApiError, HookError, NotFoundError, UnexpectedResponseError } from '../../src/http/errors.js';
import type { Provider } from '../../src/index.js';
import type { ProviderDefinition } from '../../src/providers/define.js';
import { clientOf } from '../../src/providers/factory.js';
import { engine } from '../../src/providers/provider.js';
import { acme } from '../acme.js';
import { hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import { answers, answersJson, answersRaw, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const NOT_KNOWN = /Whether it was carried out, or a part of it, is not known/;

describe('an error answer to one contact, or to a transaction', () => {
  test.each([400, 401, 402, 403, 404, 405, 409, 413, 414, 422, 429, 431])(
    '%i: nothing was done',
    async (status) => {
      const server = await serverThat(
        answersJson(status, {}),
        answersJson(status, {}),
        answersJson(status, {}),
      );
      const one = await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), ApiError);
      const two = hudumaAt(server, { retries: 0 }).deleteContacts({ mode: 'trash', ids: [1, 2] });
      for (const error of [one, await failureOf(two, ApiError)]) {
        expect(error.ambiguous).toBe(false);
        expect(error.message).not.toMatch(NOT_KNOWN);
      }
    },
  );

  test.each([406, 408, 410, 418, 425, 451, 499, 500, 502, 503, 504, 511, 599])(
    '%i: nobody knows',
    async (status) => {
      const server = await serverThat(answers(status, '', { 'retry-after': '1' }));
      const error = await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), ApiError);
      expect(error.ambiguous).toBe(true);
      expect(error.message).toMatch(NOT_KNOWN);
    },
  );
});

describe('an error answer to a batch that is no transaction', () => {
  test.each([400, 404, 409, 422])('%i: a part of it may have been done', async (status) => {
    const server = await serverThat(answers(status), answers(status));
    const batch = wabotifyAt(server, { retries: 0 }).deleteContacts(['a', 'b']);
    const error = await failureOf(batch, ApiError);
    expect(error.ambiguous).toBe(true);
    expect(error.message).toMatch(NOT_KNOWN);
    const one = await failureOf(wabotifyAt(server, { retries: 0 }).deleteContacts(['a']), ApiError);
    expect(one.ambiguous).toBe(false);
  });

  test.each([401, 403, 413, 429])('%i comes before the work', async (status) => {
    const server = await serverThat(answers(status));
    const batch = wabotifyAt(server, { retries: 0 }).deleteContacts(['a', 'b']);
    expect((await failureOf(batch, ApiError)).ambiguous).toBe(false);
  });

  test('the same through the contract', async () => {
    const server = await serverThat(answers(404));
    const body = { workspaceId: 'elsewhere', contactIds: [{ ids: 'a' }, { ids: 'b' }] };
    const call = wabotifyAt(server).api.POST('/api/contact/delete-batch', { body });
    // Another workspace than the client's: nothing was sent.
    await expect(call).rejects.toMatchObject({ attempts: 0, ambiguous: false });
  });
});

test.each([
  ['rules a contact absent by', 410, 'absent', false],
  ['rules a contact blocked by', 423, 'blocked', false],
  ['stops at', 418, 'stop', true],
  ['says nothing of', 451, undefined, true],
] as const)('a status that a provider %s (%i, %s): ambiguous is %s', async (_, status, ruling, open) => {
  const { definition } = acme;
  const rulings = ruling === undefined ? {} : { [status]: ruling };
  const other = { ...definition, deletion: { ...definition.deletion, rulings } };
  const fetch = async () => new Response(null, { status });
  const provider = clientOf(other as ProviderDefinition, { accountId: 'a-1', fetch }) as Provider;
  const call = provider[engine].call(
    'deletePerson',
    { path: { account: 'a-1', id: 'per_1' } },
    { retries: 0 },
  );
  expect((await failureOf(call, ApiError)).ambiguous).toBe(open);
});

test('what a hook held back after a 503 may have been carried out, and the error says so', async () => {
  const server = await serverThat(answers(503, '', { 'retry-after': '1' }));
  let attempts = 0;
  const onRequest = () => {
    attempts += 1;
    if (attempts === 2) throw new Error('enough');
  };
  const error = await failureOf(sendme123At(server, { onRequest }).deleteContact(PERSON), HookError);
  expect(error).toMatchObject({ attempts: 1, ambiguous: true });
  expect(error.message).toMatch(/Whether it was carried out is not known\.$/);
});

test('what a hook held back at once was not carried out', async () => {
  const onRequest = () => {
    throw new Error('no');
  };
  const call = sendme123At({ origin: 'https://sendme123.invalid' }, { onRequest }).deleteContact(PERSON);
  const error = await failureOf(call, HookError);
  expect(error).toMatchObject({ attempts: 0, ambiguous: false });
  expect(error.message).toMatch(/It was not carried out\.$/);
});

describe('an answer that no Response can hold ends in a typed error, or in a result', () => {
  const raw = (status: string, headers: string, body = '{}') =>
    answersRaw(
      `HTTP/1.1 ${status}\r\n${headers}content-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  const api = (at: { origin: string }) =>
    sendme123At(at, { retries: 0 }).api.DELETE('/api/contacts/{id}', { params: { path: { id: PERSON } } });

  test.each([600, 700, 999])('status %i', async (status) => {
    const server = await serverThat(raw(`${status} Odd`, ''), raw(`${status} Odd`, ''));
    const byContract = await failureOf(api(server), UnexpectedResponseError);
    expect(byContract).toMatchObject({ status, ambiguous: true });
    const byName = sendme123At(server, { retries: 0 }).deleteContact(PERSON);
    expect(await failureOf(byName, UnexpectedResponseError)).toMatchObject({ status, ambiguous: true });
  });

  test('a status of 0, from a fetch of the caller', async () => {
    const fetch = async () => Response.error();
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    await failureOf(client.deleteContact(PERSON), UnexpectedResponseError);
  });

  test.each([
    ['a name with brackets', 'x(y): 1\r\n'],
    ['a value beyond ASCII', 'x-name: caf\u00e9\r\n'],
    ['an empty value', 'x-empty:\r\n'],
    ['a control character', 'x-odd: a\u0001b\r\n'],
  ])('a header with %s', async (_, header) => {
    const server = await serverThat(raw('404 Not Found', header), raw('404 Not Found', header));
    const result = await api(server).then(
      ({ response }) => response.status,
      (error: unknown) => (error as Error).constructor.name,
    );
    expect([404, 'ConnectionError']).toContain(result);
    const named = sendme123At(server, { retries: 0 }).deleteContact(PERSON);
    await expect(named).rejects.toMatchObject({
      name: expect.stringMatching(/^(NotFound|Connection)Error$/),
    });
  });

  test('headers and a reason that only a fetch of the caller can give', async () => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const odd = [['x y', '1'], ...headers] as [string, string][];
    Object.defineProperty(headers, Symbol.iterator, { value: () => odd.values() });
    const response = Object.defineProperties(new Response('{}', { status: 404 }), {
      headers: { value: headers },
      statusText: { value: 'not\nfound' },
    });
    const fetch = async () => response;
    const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch });
    const params = { path: { id: PERSON } };
    const answer = await client.api.DELETE('/api/contacts/{id}', { params });
    expect(answer.response).toMatchObject({ status: 404, statusText: '' });
    expect(answer.response.headers.get('content-type')).toBe('application/json');
  });

  test('a plain 404 still ends in NotFoundError', async () => {
    const server = await serverThat(answers(404));
    await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), NotFoundError);
  });
});

nothingLeaks();
