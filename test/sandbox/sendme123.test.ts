/** How the sandbox behaves as sendme123, on either of its pages. */
import { describe, expect, test } from 'vitest';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { askSendme123, atNoon, NOON, sendSendme123 } from './ask.js';

const ID = 'contact-uuid-123';

function sandboxWith(options: SandboxOptions = {}) {
  const waiting = { id: 'waiting', pendingMessages: true };
  return createSandbox({ contacts: { sendme123: [ID, waiting] }, clock: atNoon, ...options });
}

describe('on the English page', () => {
  test('a deletion answers with a receipt, and the contact is gone', async () => {
    const sandbox = sandboxWith();
    const { status, json } = await askSendme123(sandbox, 'DELETE', ID);
    expect(status).toBe(200);
    expect(json).toEqual({ message: 'Contact successfully deleted', deletedContactId: ID });
    expect(sandbox.contacts('sendme123')).toEqual([
      { id: ID, state: 'deleted', deletedAt: NOON },
      { id: 'waiting', state: 'present' },
    ]);
  });

  test('a contact with pending messages gets 409, and stays', async () => {
    const sandbox = sandboxWith();
    expect((await askSendme123(sandbox, 'DELETE', 'waiting')).status).toBe(409);
    expect(sandbox.has('sendme123', 'waiting')).toBe(true);
  });
});

describe('on the Spanish page', () => {
  const options = { settings: { sendme123: { page: 'contact' } } } as const;

  test('a deletion answers with the contact, which is kept and marked', async () => {
    const sandbox = sandboxWith({
      ...options,
      contacts: { sendme123: [{ id: ID, name: 'Juan', phone: '1' }] },
    });
    const { json } = await askSendme123(sandbox, 'DELETE', ID);
    expect(json).toMatchObject({ id: ID, name: 'Juan', phone: '1', status: 'ACTIVE', deletedAt: NOON });
    expect(sandbox.contacts('sendme123')).toEqual([{ id: ID, state: 'softDeleted', deletedAt: NOON }]);
    expect(sandbox.has('sendme123', ID)).toBe(false);
  });

  test('pending messages prevent nothing', async () => {
    const sandbox = sandboxWith(options);
    expect((await askSendme123(sandbox, 'DELETE', 'waiting')).status).toBe(200);
    expect(sandbox.stateOf('sendme123', 'waiting')).toBe('softDeleted');
  });
});

describe.each(['receipt', 'contact'] as const)('with a %s', (page) => {
  test('a contact that was deleted is not found again, by DELETE, GET or HEAD', async () => {
    const sandbox = sandboxWith({ settings: { sendme123: { page } } });
    await askSendme123(sandbox, 'DELETE', ID);
    for (const method of ['DELETE', 'GET', 'HEAD'] as const) {
      expect((await askSendme123(sandbox, method, ID)).status, method).toBe(404);
    }
  });

  test('a contact that never was is not found', async () => {
    const sandbox = sandboxWith({ settings: { sendme123: { page } } });
    for (const method of ['DELETE', 'GET', 'HEAD'] as const) {
      expect((await askSendme123(sandbox, method, 'nobody')).status, method).toBe(404);
    }
    expect(sandbox.stateOf('sendme123', 'nobody')).toBeUndefined();
  });

  test('the package deletes, looks up and checks without drift', async () => {
    const sandbox = sandboxWith({ settings: { sendme123: { page } } });
    const sendme123 = createSendme123({ ...sandbox.options('sendme123'), strict: true });
    expect(await sendme123.contactExists(ID)).toBe(true);
    expect((await sendme123.getContact(ID)).data.id).toBe(ID);
    const { data } = await sendme123.deleteContact(ID);
    expect('deletedContactId' in data ? data.deletedContactId : data.id).toBe(ID);
    expect('deletedAt' in data).toBe(page === 'contact');
    expect(await sendme123.contactExists(ID)).toBe(false);
    await expect(sendme123.deleteContact(ID)).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

test('GET and HEAD find a contact, and change nothing', async () => {
  const sandbox = sandboxWith();
  const got = await askSendme123(sandbox, 'GET', ID);
  expect(got.json).toMatchObject({ id: ID, email: expect.stringMatching(/@example\.com$/) });
  expect(got.json).not.toHaveProperty('deletedAt');
  expect((await askSendme123(sandbox, 'HEAD', ID)).status).toBe(200);
  expect(sandbox.has('sendme123', ID)).toBe(true);
});

test('a contact that is marked as deleted is the one that was looked up, with its email', async () => {
  const sandbox = sandboxWith({ settings: { sendme123: { page: 'contact' } } });
  const { json: found } = await askSendme123(sandbox, 'GET', ID);
  const { json: marked } = await askSendme123(sandbox, 'DELETE', ID);
  expect(marked).toEqual({ ...(found as object), deletedAt: expect.any(String) });
});

test('an id is taken as it is, whatever has to be encoded in it', async () => {
  const ids = ['a/b', 'año 1', '100%', 'a?b#c', 'A+b'];
  const sandbox = sandboxWith({ contacts: { sendme123: ids } });
  for (const id of ids) {
    expect((await askSendme123(sandbox, 'DELETE', id)).json).toMatchObject({ deletedContactId: id });
  }
});

test.each(['tab\t', ' padded', '\u0007'])('an id that cannot be one gets 400: %j', async (id) => {
  expect((await askSendme123(sandboxWith(), 'DELETE', id)).status).toBe(400);
});

test('an id that cannot be decoded gets 400', async () => {
  const sandbox = sandboxWith();
  const headers = { 'api-key': sandbox.credentials.sendme123.apiKey };
  const url = `${sandbox.baseUrls.sendme123}/api/contacts/%E0%A4%A`;
  expect((await sandbox.fetch(url, { method: 'DELETE', headers })).status).toBe(400);
});

test('no id at all gets a bare 404, and deletes nobody', async () => {
  const sandbox = sandboxWith();
  const response = await sendSendme123(sandbox, '');
  expect([response.status, await response.text()]).toEqual([404, '']);
  expect(sandbox.has('sendme123', ID)).toBe(true);
});

test('a method that no page has gets a bare 404', async () => {
  const sandbox = sandboxWith();
  for (const method of ['POST', 'PUT', 'PATCH']) {
    expect((await sendSendme123(sandbox, ID, { method })).status, method).toBe(404);
  }
  expect(sandbox.has('sendme123', ID)).toBe(true);
});

test.each([
  ['the key in its own header', { 'api-key': 'sandbox-api-key' }, 200],
  ['the key as a bearer token', { authorization: 'Bearer sandbox-api-key' }, 200],
  ['no credential', {}, 401],
  ['another key', { 'api-key': 'other' }, 401],
  ['another bearer token', { authorization: 'Bearer other' }, 401],
  ['the key in Authorization without "Bearer"', { authorization: 'sandbox-api-key' }, 401],
])('%s gets %j', async (_, headers, expected) => {
  for (const method of ['HEAD', 'GET', 'DELETE'] as const) {
    const { status } = await askSendme123(sandboxWith(), method, ID, { headers });
    expect(status, method).toBe(expected);
  }
});

test('an account without the permission gets 403', async () => {
  const sandbox = sandboxWith({ settings: { sendme123: { account: 'forbidden' } } });
  expect((await askSendme123(sandbox, 'DELETE', ID)).status).toBe(403);
  expect(sandbox.has('sendme123', ID)).toBe(true);
});

test("the package's client may come with a bearer token", async () => {
  const sandbox = sandboxWith();
  const { apiKey, ...options } = sandbox.options('sendme123');
  const sendme123 = createSendme123({ ...options, bearerToken: apiKey });
  expect(await sendme123.contactExists(ID)).toBe(true);
});
