/** `drift` also compares recorded requests with the contract, and says which bodies it could not compare. */
import { describe, expect, test } from 'vitest';
import { driftAsText } from '../../src/cli/drift-report.js';
import { compare, file } from './compared.js';

const at = '2026-01-01T00:00:00.000Z';
const contact = {
  id: 123,
  names: 'Jane Example',
  number: '254700000001',
  email: 'jane@example.com',
  createdAt: at,
  updatedAt: at,
  deletedAt: at,
};
const envelope = {
  status: '200 OK',
  code: 0,
  message: 'deleted',
  timestamp: at,
  reqId: 'r',
  path: '/contacts',
};
const json = [{ name: 'content-type', value: 'application/json' }];

/** A deletion at Huduma with this recording of its request. */
const huduma = (
  request: object,
  response: object = { text: JSON.stringify({ ...envelope, data: [contact] }) },
) => ({
  request: { method: 'DELETE', url: 'https://sms-api.huduma.cloud/api/v3/contacts', headers: [], ...request },
  response: { status: 200, headers: json, content: { mimeType: 'application/json', ...response } },
});
const wabotify = (body: unknown) => ({
  request: {
    method: 'POST',
    url: 'https://api.wabotify.com/api/contact/delete-batch',
    postData: { text: JSON.stringify(body) },
  },
  response: { status: 200, headers: json, content: { text: '{"success":true}' } },
});
const sent = (body: unknown) =>
  huduma({ postData: { mimeType: 'application/json', text: JSON.stringify(body) } });

const compareHar = async (name: string, ...entries: unknown[]) =>
  compare([await file(`${name}.har`, JSON.stringify({ log: { entries } }))]);

/** The report about the request, as people read it. */
async function told(name: string, ...entries: unknown[]): Promise<string[]> {
  const report = await compareHar(name, ...entries);
  return driftAsText(report, 1)
    .filter((line) => line.includes('DRIFT'))
    .map((line) => line.trim());
}

describe.concurrent('a recorded request', () => {
  test.each<[string, unknown, string[]]>([
    ['as documented is kept', { trash: true, ids: [123] }, []],
    ['that leaves trash out is kept: it is documented', { ids: [123] }, []],
    [
      'that names by both kinds of id is kept',
      { ids: [123], uuids: ['9b2e4d10-6f3a-4c58-8d7e-1a2b3c4d5e6f'] },
      [],
    ],
    [
      'with a misspelt trash is drift, under the name that was sent',
      { trahs: true, ids: [123] },
      ['DRIFT deleteContacts 200: no page documents the field /trahs of the request ×1'],
    ],
    [
      'with trash as text is drift',
      { trash: 'true', ids: [123] },
      ['DRIFT deleteContacts 200: the request breaks the schema at /trash (type) ×1'],
    ],
    [
      'with ids as text is drift',
      { ids: ['123', '124'] },
      ['DRIFT deleteContacts 200: the request breaks the schema at /ids/* (type) ×1'],
    ],
    [
      'that names nobody is drift',
      { trash: true },
      ['DRIFT deleteContacts 200: the request breaks the schema at / (anyOf) ×1'],
    ],
    [
      'with an empty list is drift',
      { ids: [] },
      ['DRIFT deleteContacts 200: the request breaks the schema at /ids (minItems) ×1'],
    ],
    [
      'that is a list is drift',
      [123],
      ['DRIFT deleteContacts 200: the request breaks the schema at / (type) ×1'],
    ],
    [
      'with a phone number for a field is drift, and the number is not shown',
      { ids: [123], '254700000001': true, Jane: true },
      ['DRIFT deleteContacts 200: no page documents the field /* of the request ×1'],
    ],
    [
      'with a map by names is drift, and no name is shown',
      { ids: [123], ...Object.fromEntries([...'abcdefghijklmno'].map((end) => [`person${end}`, 1])) },
      ['DRIFT deleteContacts 200: no page documents the field /* of the request ×1'],
    ],
  ])('%s', async (name, body, lines) => {
    expect(await told(name, sent(body))).toEqual(lines);
  });

  test('of Wabotify is held against its own schema', async () => {
    const good = { workspaceId: 'w', contactIds: [{ ids: 'a' }] };
    expect(await told('wabotify-good', wabotify(good))).toEqual([]);
    expect(await told('wabotify-flat', wabotify({ ...good, contactIds: ['a'] }))).toEqual([
      'DRIFT deleteContacts 200: the request breaks the schema at /contactIds/* (type) ×1',
    ]);
    expect(await told('wabotify-id', wabotify({ ...good, contactIds: [{ id: 'a' }] }))).toEqual([
      'DRIFT deleteContacts 200: the request breaks the schema at /contactIds/*/ids (required) ×1',
      'DRIFT deleteContacts 200: no page documents the field /contactIds/*/id of the request ×1',
    ]);
  });

  test('that was sent as a form, or without a body, is drift', async () => {
    const form = huduma({
      postData: { mimeType: 'application/x-www-form-urlencoded', text: 'trash=true&ids=123' },
    });
    const length = { name: 'content-length', value: '0' };
    const host = { name: 'host', value: 'sms-api.huduma.cloud' };
    const withoutBody = [[length], [host]].map((headers) => huduma({ headers, bodySize: 0 }));
    const lines = await told('form', form, ...withoutBody);
    expect(lines).toEqual([
      'DRIFT deleteContacts 200: the request is not JSON ×1',
      'DRIFT deleteContacts 200: the documented body of the request is missing ×2',
    ]);
  });
});

describe.concurrent('a request body that cannot be compared', () => {
  const length = { name: 'content-length', value: '26' };
  test.each<[string, object, 'notRecorded' | 'unreadable']>([
    ['is counted if its record is empty', { postData: {} }, 'notRecorded'],
    ['is counted if there is no record of it', {}, 'notRecorded'],
    ['is counted if its text is empty', { postData: { text: '' } }, 'notRecorded'],
    ['is counted if a browser gave its size as 0', { headers: json, bodySize: 0 }, 'notRecorded'],
    ['is counted if nothing but a size of 0 is known', { bodySize: 0 }, 'notRecorded'],
    ['is counted if a header tells that it was there', { headers: [length], bodySize: 0 }, 'notRecorded'],
    ['is counted if it was blacked out', { postData: { text: '<redacted>' } }, 'notRecorded'],
    [
      'is counted if it was taken apart like a form',
      { postData: { mimeType: 'application/json', params: [{ name: 'trahs', value: 'true' }] } },
      'unreadable',
    ],
    [
      'is counted if it was cut off',
      { headers: [length], postData: { text: '{"trash":true,"id' } },
      'unreadable',
    ],
    [
      'is counted if it was cut off and no size is known',
      { postData: { text: '{"trash":tr' } },
      'unreadable',
    ],
  ])('%s', async (name, request, why) => {
    const report = await compareHar(name, huduma(request));
    expect(report.providers[0]?.differences).toEqual([]);
    expect(report.providers[0]?.operations[0]?.notCompared.request).toMatchObject({ [why]: 1 });
    // The answer was compared, and nothing drifted in it.
    expect(report.verdict).toBe('kept');
    const words = {
      notRecorded: '1 request body was not recorded',
      unreadable: '1 request body is unreadable',
    };
    const text = driftAsText(report, 1);
    expect(text).toContain(`    not compared: ${words[why]}`);
    expect(text.at(-1)).toBe('Nothing drifted in what could be compared. 1 body could not be compared.');
  });

  test('hides no drift of what can be', async () => {
    const report = await compareHar(
      'rest',
      huduma({}, { text: '{"data":[]}' }),
      sent({ trahs: 1, ids: [1] }),
    );
    expect(report.verdict).toBe('drifted');
    expect(driftAsText(report, 1).at(-1)).toBe(
      'The traffic does not match the specs. 1 body could not be compared.',
    );
  });

  test('leaves no verdict if no answer can be compared, either: a status alone says little', async () => {
    const report = await compareHar('nothing', huduma({}, {}), huduma({}, { text: '{"da' }));
    expect(report.verdict).toBe('nothing');
    expect(driftAsText(report, 1).slice(1, 3)).toEqual([
      '  deleteContacts: 200 ×2',
      '    not compared: 2 request bodies were not recorded, 1 response body was not recorded, 1 response body is unreadable',
    ]);
    expect(driftAsText(report, 1).at(-1)).toBe(
      'No verdict: nothing but statuses was recorded in a form that can be compared. 4 bodies could not be compared.',
    );
  });

  test('is none if the contract has the answer without one', async () => {
    const { request } = wabotify({ workspaceId: 'w', contactIds: [{ ids: 'a' }] });
    const report = await compareHar('optional', { request, response: { status: 200, content: { size: 0 } } });
    expect(report.providers[0]?.differences).toEqual([]);
    expect(driftAsText(report, 1).at(-1)).toBe('Nothing drifted.');
  });

  test('is none if the contract documents no body: then the status is all there is', async () => {
    const request = { method: 'DELETE', url: 'https://app.sendme123.com/api/contacts/a', headers: [] };
    const report = await compareHar('status', { request, response: { status: 404 } });
    expect(report.verdict).toBe('kept');
    expect(driftAsText(report, 1).at(-1)).toBe('Nothing drifted.');
  });
});

describe.concurrent('a body of a request that has none in the contract', () => {
  const lookedUp = { id: 'a', name: 'A', phone: '1', status: 'ACTIVE', createdAt: at, updatedAt: at };
  const receipt = { message: 'Contact successfully deleted', deletedContactId: 'a' };
  const sendme123 = (request: object, method = 'DELETE') => ({
    request: { method, url: 'https://app.sendme123.com/api/contacts/a', headers: [], ...request },
    response: {
      status: 200,
      headers: json,
      content: { text: JSON.stringify(method === 'GET' ? lookedUp : receipt) },
    },
  });

  test.each<[string, object, string]>([
    ['is drift', { postData: { text: '{"reason":"gdpr"}' } }, 'DELETE'],
    ['is drift if it is empty JSON', { postData: { text: '{}' } }, 'DELETE'],
    ['is drift if it is a text', { postData: { text: 'please' } }, 'DELETE'],
    ['is drift if it was taken apart', { postData: { params: [{ name: 'a', value: 'b' }] } }, 'DELETE'],
    ['is drift if it was cut off', { postData: { text: '{"reason":"gd' } }, 'DELETE'],
    ['is drift at a look-up', { postData: { text: '{"reason":"gdpr"}' } }, 'GET'],
  ])('%s', async (name, request, method) => {
    expect(await told(`surplus ${name}`, sendme123(request, method))).toEqual([
      `DRIFT ${method === 'GET' ? 'getContact' : 'deleteContact'} 200: no page documents a body of the request ×1`,
    ]);
  });

  test.each<[string, object]>([
    ['there is none', {}],
    ['it is empty', { bodySize: 0, postData: { mimeType: '', text: '' } }],
    ['it was not recorded', { bodySize: 17 }],
    ['it was blacked out', { postData: { text: '[REDACTED]' } }],
  ])('is not made up: %s', async (name, request) => {
    const report = await compareHar(`none ${name}`, sendme123(request));
    expect(report).toMatchObject({ verdict: 'kept', providers: [{ differences: [] }] });
  });
});
