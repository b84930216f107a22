/** How the sandbox behaves as Huduma. */
import { describe, expect, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { askHuduma, atNoon, NOON, sendHuduma } from './ask.js';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

function sandboxWith(options: SandboxOptions = {}) {
  return createSandbox({
    contacts: { huduma: [123, { id: 456, uuid: UUID }, 789] },
    clock: atNoon,
    ...options,
  });
}

const statesIn = (sandbox: ReturnType<typeof sandboxWith>) =>
  sandbox.contacts('huduma').map(({ id, state }) => [id, state]);

const allPresent = [
  [123, 'present'],
  [456, 'present'],
  [789, 'present'],
];

describe('a deletion', () => {
  test('with trash: true moves the contacts to the trash, and says when', async () => {
    const sandbox = sandboxWith();
    const { json } = await askHuduma(sandbox, { trash: true, ids: [123, 789] });
    expect(json).toMatchObject({
      status: '200 OK',
      code: 0,
      path: '/contacts',
      timestamp: NOON,
      data: [
        { id: 123, deletedAt: NOON },
        { id: 789, deletedAt: NOON },
      ],
    });
    expect(sandbox.contacts('huduma')).toMatchObject([
      { id: 123, state: 'trashed', deletedAt: NOON },
      { id: 456, state: 'present' },
      { id: 789, state: 'trashed', deletedAt: NOON },
    ]);
  });

  test.each([
    ['trash: false', { trash: false, ids: [123] }],
    ['no trash at all', { ids: [123] }],
    ['a misspelt trash', { trsh: true, ids: [123] }],
  ])('with %s is for good', async (_, body) => {
    const sandbox = sandboxWith();
    const { status } = await askHuduma(sandbox, body);
    expect(status).toBe(200);
    expect(sandbox.stateOf('huduma', 123)).toBe('deleted');
  });

  test('by UUID lists the contact by its numeric id, and no uuid', async () => {
    const sandbox = sandboxWith();
    const { json } = await askHuduma(sandbox, { trash: true, uuids: [UUID.toUpperCase()] });
    const { data } = json as { data: object[] };
    expect(data).toMatchObject([{ id: 456 }]);
    expect(data[0]).not.toHaveProperty('uuid');
    expect(sandbox.has('huduma', UUID)).toBe(false);
  });

  test('by a made-up UUID finds the contact that it was made up for', async () => {
    const sandbox = sandboxWith();
    const [first] = sandbox.contacts('huduma');
    const { json } = await askHuduma(sandbox, { uuids: [first?.uuid] });
    expect(json).toMatchObject({ data: [{ id: 123 }] });
  });

  test('of a contact named twice, by id and by UUID, lists it once', async () => {
    const { json } = await askHuduma(sandboxWith(), { ids: [456, 456, 123], uuids: [UUID] });
    expect((json as { data: { id: number }[] }).data.map(({ id }) => id)).toEqual([456, 123]);
  });

  test('with one empty list and one that is not goes by the other', async () => {
    const { status } = await askHuduma(sandboxWith(), { ids: [], uuids: [UUID] });
    expect(status).toBe(200);
  });

  test('shows what is known of a contact, and makes up the rest the same way each time', async () => {
    const contacts = { huduma: [{ id: 1, names: 'John Doe', email: null }, 2] };
    const once = await askHuduma(sandboxWith({ contacts }), { trash: true, ids: [1, 2] });
    const again = await askHuduma(sandboxWith({ contacts }), { trash: true, ids: [1, 2] });
    const { data } = once.json as { data: { email: string | null }[] };
    expect(data[0]).toMatchObject({
      names: 'John Doe',
      email: null,
      number: expect.stringMatching(/^255\d+$/),
    });
    expect(data[1]?.email).toMatch(/^[\w.]+@example\.com$/);
    expect(again.text).toBe(once.text);
  });

  test('gives each request an id of its own', async () => {
    const sandbox = sandboxWith();
    const first = await askHuduma(sandbox, { ids: [123] });
    const second = await askHuduma(sandbox, { ids: [456] });
    expect((first.json as { reqId: string }).reqId).not.toBe((second.json as { reqId: string }).reqId);
  });
});

describe('a transaction', () => {
  test('with missing contacts deletes nothing, and names every one of them', async () => {
    const sandbox = sandboxWith();
    const uuid = '00000000-0000-0000-0000-000000000000';
    const body = { trash: false, ids: [123, 998, 999], uuids: [UUID, uuid] };
    const { status, json } = await askHuduma(sandbox, body);
    expect(status).toBe(404);
    expect(json).toMatchObject({
      status: '404 NOT FOUND',
      code: 4040,
      errors: [
        { field: 'ids', message: 'Contact with ID 998 not found', rejectedValue: 998, rejectingValues: {} },
        { field: 'ids', rejectedValue: 999 },
        { field: 'uuids', rejectedValue: uuid },
      ],
    });
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test.each([true, false])('names contacts that were deleted before (trash: %s)', async (trash) => {
    const sandbox = sandboxWith();
    await askHuduma(sandbox, { trash, ids: [123] });
    const { status, json } = await askHuduma(sandbox, { trash, ids: [123, 456] });
    expect(status).toBe(404);
    expect(json).toMatchObject({ errors: [{ rejectedValue: 123 }] });
    expect(sandbox.has('huduma', 456)).toBe(true);
  });

  test('names only the first of the missing contacts, if configured so', async () => {
    const { json } = await askHuduma(sandboxWith({ settings: { huduma: { names: 'first' } } }), {
      ids: [997, 123, 998],
    });
    expect((json as { errors: unknown[] }).errors).toMatchObject([{ rejectedValue: 997 }]);
  });

  test('names none of the missing contacts, if configured so', async () => {
    const { json } = await askHuduma(sandboxWith({ settings: { huduma: { names: 'none' } } }), {
      ids: [997, 998],
    });
    expect(json).not.toHaveProperty('errors');
  });
});

describe('a refused request', () => {
  test.each([
    ['malformed JSON', '{"ids": [123'],
    ['no body', ''],
    ['an array', [123]],
    ['null', 'null'],
    ['trash as a string', { trash: 'true', ids: [123] }],
    ['trash as null', { trash: null, ids: [123] }],
    ['ids that are no array', { ids: 123 }],
    ['ids as strings', { ids: ['123'] }],
    ['uuids as numbers', { uuids: [123] }],
  ])('gets 400 for %s', async (_, body) => {
    const sandbox = sandboxWith();
    const { status, json } = await askHuduma(sandbox, body);
    expect(status).toBe(400);
    expect(json).toMatchObject({ status: '400 BAD REQUEST', code: 4000 });
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test.each([
    ['neither ids nor uuids', { trash: true }],
    ['empty ids', { ids: [] }],
    ['empty ids and uuids', { ids: [], uuids: [] }],
    ['a fraction for an id', { ids: [123, 1.5] }],
    ['a negative id', { ids: [-123] }],
    ['a UUID that is none', { uuids: ['123'] }],
  ])('gets 422 for %s', async (_, body) => {
    const sandbox = sandboxWith();
    expect((await askHuduma(sandbox, body)).status).toBe(422);
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test('learns which values are at fault', async () => {
    const { json } = await askHuduma(sandboxWith(), { ids: [123, -1], uuids: ['x'] });
    expect(json).toMatchObject({
      errors: [
        { field: 'ids', rejectedValue: -1 },
        { field: 'uuids', rejectedValue: 'x' },
      ],
    });
  });

  test.each([
    ['no token', { 'x-huduma': '' }],
    ['another token', { 'x-huduma': 'Bearer other' }],
    ['no word "Bearer"', { 'x-huduma': 'sandbox-token' }],
    ['the token in Authorization', { 'x-huduma': '', authorization: 'Bearer sandbox-token' }],
  ])('gets 401 for %s', async (_, headers) => {
    const sandbox = sandboxWith();
    expect((await askHuduma(sandbox, { ids: [123] }, { headers })).status).toBe(401);
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test.each(['POST', 'PUT', 'PATCH'])('gets 405 for %s', async (method) => {
    const sandbox = sandboxWith();
    const { status, headers } = await askHuduma(sandbox, { ids: [123] }, { method });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('DELETE, GET');
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test('gets 405 for HEAD, without the body', async () => {
    const response = await sendHuduma(sandboxWith(), { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([405, '']);
  });

  test.each([
    ['paymentIssues', 402],
    ['forbidden', 403],
  ] as const)('of an account with %s gets %i', async (account, expected) => {
    const sandbox = sandboxWith({ settings: { huduma: { account } } });
    expect((await askHuduma(sandbox, { ids: [123] })).status).toBe(expected);
    expect(statesIn(sandbox)).toEqual(allPresent);
  });

  test('gets a bare 404 beside the documented path', async () => {
    const sandbox = sandboxWith();
    const init = { method: 'DELETE', headers: { 'x-huduma': 'Bearer sandbox-token' }, body: '{"ids":[123]}' };
    for (const path of ['/contact', '/contacts/123', '/contacts/', '']) {
      const response = await sandbox.fetch(`${sandbox.baseUrls.huduma}${path}`, init);
      expect([response.status, await response.text()], path).toEqual([404, '']);
    }
    expect(statesIn(sandbox)).toEqual(allPresent);
  });
});

describe("the package's own client", () => {
  test('deletes, finds no drift, and gets the documented body', async () => {
    const sandbox = sandboxWith();
    const huduma = createHuduma({ ...sandbox.options('huduma'), strict: true });
    const { data } = await huduma.deleteContacts({ mode: 'trash', ids: [123], uuids: [UUID] });
    expect(data.data.map(({ id }) => id)).toEqual([123, 456]);
    expect(statesIn(sandbox)).toEqual([
      [123, 'trashed'],
      [456, 'trashed'],
      [789, 'present'],
    ]);
  });

  test('learns which contact is missing', async () => {
    const huduma = createHuduma({ ...sandboxWith().options('huduma'), strict: true });
    await expect(huduma.deleteContacts({ mode: 'permanent', ids: [123, 999] })).rejects.toMatchObject({
      name: 'NotFoundError',
      ambiguous: false,
      body: { errors: [{ field: 'ids', rejectedValue: 999 }] },
    });
  });

  test('gets 401 for a token of its own', async () => {
    const huduma = createHuduma({ ...sandboxWith().options('huduma'), token: 'expired' });
    await expect(huduma.deleteContacts({ mode: 'trash', ids: [123] })).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
  });
});
