/** A request that breaks the contract is refused before it is sent, even through the plain client. */
import { describe, expect, test } from 'vitest';
import { InvalidRequestError } from '../../src/index.js';
import { hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import { hudumaDeleted, sendme123Receipt } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

/** Sends a body through Huduma's contract, which must refuse it. */
async function refusedByHuduma(body: unknown): Promise<InvalidRequestError> {
  const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
  const work = hudumaAt(server).api.DELETE('/contacts', { body: body as { ids: number[] } });
  const error = await failureOf(work, InvalidRequestError);
  expect(error).toMatchObject({ provider: 'huduma', operation: 'deleteContacts', attempts: 0 });
  expect(server.connections()).toBe(0);
  return error;
}

describe('a body at Huduma is refused that', () => {
  test.each<[what: string, body: unknown, message: string]>([
    ['misspells trash', { tarsh: true, ids: [1] }, 'has the unknown field "tarsh"'],
    ['writes trash in another case', { Trash: true, ids: [1] }, 'has the unknown field "Trash"'],
    ['has no ids', { trash: true }, 'breaks the contract at its root (required)'],
    ['has an empty list of ids', { trash: true, ids: [] }, 'breaks the contract at /ids (minItems)'],
    ['has an empty list of UUIDs', { trash: true, uuids: [] }, 'breaks the contract'],
    ['has an empty list beside a full one', { trash: true, ids: [1], uuids: [] }, 'breaks the contract'],
    ['has ids that are strings', { trash: true, ids: ['1'] }, 'breaks the contract at /ids/0 (type)'],
    ['has an id of 0', { trash: true, ids: [0] }, 'breaks the contract at /ids/0 (minimum)'],
    ['has a fraction for an id', { trash: true, ids: [1.5] }, 'breaks the contract at /ids/0 (type)'],
    ['has an id too large to be exact', { trash: true, ids: [2 ** 53] }, 'at /ids/0 (maximum)'],
    ['has a UUID that is none', { trash: true, uuids: ['abc'] }, 'breaks the contract'],
    ['has a trash that is a string', { trash: 'true', ids: [1] }, 'breaks the contract at /trash (type)'],
    ['is a list', [1], 'breaks the contract at its root (type)'],
    ['is null', null, 'breaks the contract at its root (type)'],
    ['is missing', undefined, 'is missing or not JSON'],
  ])('%s', async (_, body, message) => {
    const error = await refusedByHuduma(body);
    expect(error.message).toContain('huduma: the body of deleteContacts ');
    expect(error.message).toContain(message);
    expect(error.message).toMatch(/\. Nothing was sent\.$/);
  });

  test('is not JSON, by a serializer of the call', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
    const work = hudumaAt(server).api.DELETE('/contacts', {
      body: { ids: [1] },
      bodySerializer: () => `ids=1&${SECRETS.inBody}`,
    });
    await failureOf(work, InvalidRequestError);
    expect(server.connections()).toBe(0);
  });

  test('a middleware has changed', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
    const { api } = hudumaAt(server);
    api.use({ onRequest: ({ request }) => new Request(request, { body: '{"ids":[]}' }) });
    await failureOf(api.DELETE('/contacts', { body: { ids: [1] } }), InvalidRequestError);
    expect(server.connections()).toBe(0);
  });

  test('shows no value in its error', async () => {
    const { message } = await refusedByHuduma({ trash: true, ids: [SECRETS.inBody] });
    expect(message).toBe(
      'huduma: the body of deleteContacts breaks the contract at /ids/0 (type). Nothing was sent.',
    );
  });
});

describe('a body at Wabotify is refused that', () => {
  const { workspaceId } = SECRETS;
  const contactIds = [{ ids: PERSON }];

  test.each<[what: string, body: unknown, message: string]>([
    ['names no workspace', { contactIds }, 'breaks the contract'],
    [
      'names another workspace',
      { workspaceId: 'another', contactIds },
      "names another workspace than the client's",
    ],
    ['has no contacts', { workspaceId }, 'breaks the contract'],
    ['has an empty list of contacts', { workspaceId, contactIds: [] }, 'at /contactIds (minItems)'],
    ['has contacts that are strings', { workspaceId, contactIds: [PERSON] }, 'at /contactIds/0 (type)'],
    [
      'has a list where one id belongs',
      { workspaceId, contactIds: [{ ids: [PERSON] }] },
      '/contactIds/0/ids',
    ],
    ['has an empty id', { workspaceId, contactIds: [{ ids: '' }] }, '/contactIds/0/ids'],
  ])('%s', async (_, body, message) => {
    const server = await serverThat(always(answers(200)));
    const work = wabotifyAt(server).api.POST('/api/contact/delete-batch', {
      body: body as { workspaceId: string; contactIds: { ids: string }[] },
    });
    const error = await failureOf(work, InvalidRequestError);
    expect(error.message).toContain(message);
    expect(server.connections()).toBe(0);
  });
});

test('a look-up at Wabotify is refused that names another workspace', async () => {
  const server = await serverThat(always(answers(200)));
  const params = { path: { contactId: PERSON }, query: { workspaceId: 'another' } };
  const work = wabotifyAt(server).api.GET('/api/contact/{contactId}', { params });
  const error = await failureOf(work, InvalidRequestError);
  expect(error.message).toBe(
    "wabotify: the request getContact names another workspace than the client's. Nothing was sent.",
  );
  expect(server.connections()).toBe(0);
});

test('a look-up at Wabotify is refused that names another workspace besides', async () => {
  const server = await serverThat(always(answers(200)));
  const { api } = wabotifyAt(server);
  api.use({ onRequest: ({ request }) => new Request(`${request.url}&workspaceId=another`, request) });
  const params = { path: { contactId: PERSON }, query: { workspaceId: SECRETS.workspaceId } };
  const error = await failureOf(api.GET('/api/contact/{contactId}', { params }), InvalidRequestError);
  expect(error.message).toContain("names another workspace than the client's");
  expect(server.connections()).toBe(0);
});

test('a look-up at Wabotify is sent that names the workspace of the client', async () => {
  const server = await serverThat(always(answers(404)));
  const params = { path: { contactId: PERSON }, query: { workspaceId: SECRETS.workspaceId } };
  await wabotifyAt(server).api.GET('/api/contact/{contactId}', { params });
  expect(server.connections()).toBe(1);
});

test('a body at sendme123, which takes none, is refused', async () => {
  const server = await serverThat(always(answersJson(200, sendme123Receipt())));
  const at = { params: { path: { id: PERSON } } };
  const { api } = sendme123At(server);
  // @ts-expect-error no body is documented
  const error = await failureOf(api.DELETE('/api/contacts/{id}', { ...at, body: {} }), InvalidRequestError);
  expect(error.message).toBe('sendme123: the body of deleteContact must be empty. Nothing was sent.');
  expect(server.connections()).toBe(0);
});

test('a body at sendme123, which takes none, is refused although it is no JSON', async () => {
  const server = await serverThat(always(answersJson(200, sendme123Receipt())));
  const { api } = sendme123At(server);
  api.use({ onRequest: ({ request }) => new Request(request, { body: 'please' }) });
  const work = api.DELETE('/api/contacts/{id}', { params: { path: { id: PERSON } } });
  const error = await failureOf(work, InvalidRequestError);
  expect(error.message).toBe('sendme123: the body of deleteContact must be empty. Nothing was sent.');
  expect(server.connections()).toBe(0);
});

test('a body that keeps the contract is sent as it is', async () => {
  const server = await serverThat(always(answersJson(200, hudumaDeleted(1))));
  const { api } = hudumaAt(server);
  const bodies = [
    { trash: true, ids: [1, 2] },
    { trash: false, uuids: [uuid] },
    { ids: [1], uuids: [uuid] },
  ];
  for (const body of bodies) await api.DELETE('/contacts', { body });
  expect(server.received.map(({ body }) => JSON.parse(body))).toEqual(bodies);
});

test('a runtime whose Request does not show its body still sends it, as Firefox does', async () => {
  class FirefoxRequest extends Request {
    override get body() {
      return undefined as unknown as null;
    }
  }
  const server = await serverThat(answersJson(200, sendme123Receipt()), answersJson(200, hudumaDeleted(1)));
  await sendme123At(server).api.DELETE('/api/contacts/{id}', {
    params: { path: { id: PERSON } },
    Request: FirefoxRequest,
  });
  await hudumaAt(server).api.DELETE('/contacts', { body: { ids: [1] }, Request: FirefoxRequest });
  expect(server.received.map(({ body }) => body)).toEqual(['', '{"ids":[1]}']);
});

nothingLeaks();
