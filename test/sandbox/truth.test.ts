/** What a test can inspect: who exists, what happened to them, and what arrived. */
import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.js';
import {
  askHuduma,
  askSendme123,
  askWabotify,
  atNoon,
  batchOf,
  NOON,
  sendHuduma,
  sendSendme123,
} from './ask.js';

const UUID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';

describe('the contacts', () => {
  test('are none by default', () => {
    const sandbox = createSandbox();
    expect(sandbox.contacts('huduma')).toEqual([]);
    expect(sandbox.has('huduma', 1)).toBe(false);
  });

  test('are listed in order, with what became of them', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [3, 1, 2] }, clock: atNoon });
    await askHuduma(sandbox, { trash: true, ids: [1] });
    await askHuduma(sandbox, { trash: false, ids: [2] });
    expect(sandbox.contacts('huduma').map(({ uuid: _, ...contact }) => contact)).toEqual([
      { id: 3, state: 'present' },
      { id: 1, state: 'trashed', deletedAt: NOON },
      { id: 2, state: 'deleted', deletedAt: NOON },
    ]);
  });

  test('are distinguished when they were deleted at different times', async () => {
    let now = Date.parse(NOON);
    const sandbox = createSandbox({ contacts: { wabotify: ['a', 'b'] }, clock: { now: () => now } });
    await askWabotify(sandbox, ['a']);
    now += 1000;
    await askWabotify(sandbox, ['b']);
    expect(sandbox.contacts('wabotify').map(({ deletedAt }) => deletedAt)).toEqual([
      NOON,
      '2025-04-10T12:00:01.000Z',
    ]);
  });

  test('of Huduma are known by id, by id in a string, and by UUID', () => {
    const sandbox = createSandbox({ contacts: { huduma: [{ id: 456, uuid: UUID }, 123] } });
    const madeUp = sandbox.contacts('huduma')[1]?.uuid ?? '';
    for (const id of [456, '456', UUID, UUID.toUpperCase(), 123, madeUp]) {
      expect(sandbox.has('huduma', id), String(id)).toBe(true);
    }
    for (const id of [
      457,
      'x',
      '',
      '00000000-0000-4000-8000-0000000001c8',
      '00000000-0000-0000-0000-000000000000',
    ]) {
      expect(sandbox.stateOf('huduma', id), String(id)).toBeUndefined();
    }
  });

  test('of Huduma each have a UUID, however large the id', async () => {
    const id = Number.MAX_SAFE_INTEGER;
    const sandbox = createSandbox({ contacts: { huduma: [id, 1] } });
    const [large, small] = sandbox.contacts('huduma');
    expect(large?.uuid).not.toBe(small?.uuid);
    const { json } = await askHuduma(sandbox, { uuids: [large?.uuid] });
    expect(json).toMatchObject({ data: [{ id }] });
  });

  test('of Huduma keep their UUID when they are gone', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [{ id: 456, uuid: UUID }] } });
    await askHuduma(sandbox, { uuids: [UUID] });
    expect(sandbox.stateOf('huduma', UUID)).toBe('deleted');
    expect((await askHuduma(sandbox, { uuids: [UUID] })).status).toBe(404);
  });

  test.each([
    ['the same id twice', { huduma: [1, { id: 1 }] }],
    [
      'the same UUID twice',
      {
        huduma: [
          { id: 1, uuid: UUID },
          { id: 2, uuid: UUID.toUpperCase() },
        ],
      },
    ],
    ['a UUID that is none', { huduma: [{ id: 1, uuid: 'x' }] }],
    ['an id of 0', { huduma: [0] }],
    ['a fraction', { huduma: [1.5] }],
    ['an empty id', { sendme123: [''] }],
    ['a padded id', { sendme123: [' a'] }],
    ['the same id twice', { sendme123: ['a', 'a'] }],
    ['an empty id', { wabotify: [''] }],
    ['the same id twice', { wabotify: ['a', { id: 'a' }] }],
  ])('may not have %s: %j', (_, contacts) => {
    expect(() => createSandbox({ contacts })).toThrow(TypeError);
  });

  test('may be hundreds of thousands, from a generator', async () => {
    function* ids(count: number) {
      for (let index = 0; index < count; index++) yield `contact-${index}`;
    }
    const sandbox = createSandbox({ contacts: { sendme123: ids(200_000), wabotify: ids(200_000) } });
    expect((await askSendme123(sandbox, 'DELETE', 'contact-199999')).status).toBe(200);
    expect(sandbox.has('sendme123', 'contact-199998')).toBe(true);
  });
});

describe('the requests', () => {
  test('are kept with what they name, what they said, and how they were answered', async () => {
    const sandbox = createSandbox({ contacts: { huduma: [123] } });
    await askHuduma(sandbox, { trash: true, ids: [123], uuids: [UUID] });
    await askSendme123(sandbox, 'HEAD', 'a/b');
    await askWabotify(sandbox, ['x', 'y']);
    expect(sandbox.requests).toEqual([
      {
        provider: 'huduma',
        method: 'DELETE',
        path: '/contacts',
        operation: 'deleteContacts',
        ids: [123, UUID],
        body: { trash: true, ids: [123], uuids: [UUID] },
        status: 404,
        fault: undefined,
      },
      {
        provider: 'sendme123',
        method: 'HEAD',
        path: '/api/contacts/a%2Fb',
        operation: 'headContact',
        ids: ['a/b'],
        body: undefined,
        status: 404,
        fault: undefined,
      },
      {
        provider: 'wabotify',
        method: 'POST',
        path: '/api/contact/delete-batch',
        operation: 'deleteContacts',
        ids: ['x', 'y'],
        body: batchOf(sandbox, ['x', 'y']),
        status: 404,
        fault: undefined,
      },
    ]);
  });

  test('never hold a credential of a header', async () => {
    const sandbox = createSandbox();
    await sendHuduma(sandbox, { body: { ids: [1] } });
    await sendSendme123(sandbox, 'a');
    expect(JSON.stringify(sandbox.requests)).not.toMatch(/sandbox-(token|api-key)/);
  });

  test('that no operation has are kept, too', async () => {
    const sandbox = createSandbox();
    await sendSendme123(sandbox, '', { method: 'PUT' });
    await sandbox.fetch('https://huduma.sandbox.invalid/elsewhere');
    expect(sandbox.requests).toMatchObject([
      { path: '/api/contacts/', operation: undefined, ids: [] },
      { path: '/elsewhere', operation: undefined },
    ]);
  });

  test.each([
    [0, []],
    [1, ['9']],
    [3, ['7', '8', '9']],
    [100, ['1', '2', '3', '4', '5', '6', '7', '8', '9']],
  ])('are kept to the newest %i', async (keepRequests, expected) => {
    const sandbox = createSandbox({ keepRequests });
    for (let id = 1; id <= 9; id++) await sendSendme123(sandbox, String(id));
    expect(sandbox.requests.map(({ ids }) => ids[0])).toEqual(expected);
  });

  test('are a list of their own: what is looked at later is not in it', async () => {
    const sandbox = createSandbox();
    const before = sandbox.requests;
    await sendSendme123(sandbox, 'a');
    expect(before).toEqual([]);
  });
});
