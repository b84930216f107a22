/** A value that was removed from a recording is not taken for the sent one: `drift` says that it could not compare it. */
import { describe, expect, test } from 'vitest';
import { isPlaceholder } from '../../src/assurance/placeholder.js';
import { driftAsText } from '../../src/cli/drift-report.js';
import { compare, file } from './compared.js';

const at = '2026-01-01T00:00:00.000Z';
const json = [{ name: 'content-type', value: 'application/json' }];
const compareHar = async (name: string, ...entries: unknown[]) =>
  compare([await file(`${name}.har`, JSON.stringify({ log: { entries } }))]);

/** A deletion at sendme123 with this id in its path and this answer. */
const sendme123 = (id: string, body: unknown, method = 'DELETE') => ({
  request: { method, url: `https://app.sendme123.com/api/contacts/${id}`, headers: [] },
  response: { status: 200, headers: json, content: { text: JSON.stringify(body) } },
});
const receiptFor = (id: string) => ({ message: 'Contact successfully deleted', deletedContactId: id });
const contactNamed = (id: string) => ({
  id,
  name: 'A',
  phone: '1',
  status: 'ACTIVE',
  createdAt: at,
  updatedAt: at,
});

const huduma = (request: unknown, contact: object, envelope: object = {}) => ({
  request: {
    method: 'DELETE',
    url: 'https://sms-api.huduma.cloud/api/v3/contacts',
    postData: { text: JSON.stringify(request) },
  },
  response: {
    status: 200,
    headers: json,
    content: {
      text: JSON.stringify({
        ...{ status: '200 OK', code: 0, message: '', timestamp: at, reqId: 'r', path: '/contacts' },
        ...envelope,
        data: [
          {
            ...{ id: 123, names: 'A', number: '1', email: null },
            ...{ createdAt: at, updatedAt: at, deletedAt: null },
            ...contact,
          },
        ],
      }),
    },
  },
});
const SHA_256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const MD5 = '098f6bcd4621d373cade4e832627b4f6';
const BASE64 = 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=';

const hudumaRequest = { trash: true, ids: [123] };

describe.concurrent('redacted on one side', () => {
  test.each<[string, object, 'request' | 'response']>([
    ['an id in the answer is no contradiction', sendme123('a', receiptFor('[REDACTED]')), 'response'],
    ['an id emptied in the answer is no contradiction', sendme123('a', receiptFor('')), 'response'],
    ['an id in the path is no contradiction', sendme123('[REDACTED]', receiptFor('a')), 'response'],
    [
      'an escaped id in the path is no contradiction',
      sendme123('%5BREDACTED%5D', receiptFor('a')),
      'response',
    ],
    ['stars in the path are no contradiction', sendme123('***', receiptFor('a')), 'response'],
    [
      'the name of a parameter in the path is no contradiction',
      sendme123('{id}', receiptFor('a')),
      'response',
    ],
    ['… in capitals and with a dash', sendme123('%7BContact-ID%7D', receiptFor('a')), 'response'],
    ['… with a colon', sendme123(':contactId', receiptFor('a')), 'response'],
    ['… in square brackets', sendme123('[id]', receiptFor('a')), 'response'],
    ['… in angle brackets', sendme123('%3Cid%3E', receiptFor('a')), 'response'],
    ['… as a variable', sendme123('$id', receiptFor('a')), 'response'],
    ['… as a variable in braces', sendme123('$%7Bcontact_id%7D', receiptFor('a')), 'response'],
    ['… at a look-up', sendme123('{id}', contactNamed('a'), 'GET'), 'response'],
    ['… in the answer', sendme123('a', receiptFor('{id}')), 'response'],
    ['a hash in the path is no contradiction', sendme123(SHA_256, receiptFor('a')), 'response'],
    ['… with its name', sendme123(`sha256:${SHA_256}`, receiptFor('a')), 'response'],
    ['… of another kind', sendme123(MD5, receiptFor('a')), 'response'],
    ['… in base64', sendme123(encodeURIComponent(BASE64), receiptFor('a')), 'response'],
    ['… at a look-up', sendme123(MD5, contactNamed('a'), 'GET'), 'response'],
    ['a hash in the answer is no contradiction', sendme123('a', receiptFor(SHA_256)), 'response'],
    ['the id of a looked-up contact is nobody else', sendme123('a', contactNamed('<ID>'), 'GET'), 'response'],
    [
      'a time is not ill-formed',
      sendme123('a', { ...contactNamed('a'), deletedAt: '[REDACTED]' }),
      'response',
    ],
    ['a number at Huduma has no wrong type', huduma(hudumaRequest, { id: '[REDACTED]' }), 'response'],
    [
      'a status at Huduma denies nothing',
      huduma(hudumaRequest, {}, { status: '***', code: '***' }),
      'response',
    ],
    ['ids in a request have no wrong type', huduma({ trash: true, ids: ['[REDACTED]'] }, {}), 'request'],
    ['a list in a request has no wrong type', huduma({ trash: true, ids: '[REDACTED]' }, {}), 'request'],
    ['a choice in a request has no wrong type', huduma({ trash: '', ids: [123] }, {}), 'request'],
  ])('%s', async (name, entry, side) => {
    const report = await compareHar(name, entry);
    expect(report.providers[0]?.differences).toEqual([]);
    expect(report.verdict).toBe('kept');
    expect(report.providers[0]?.operations[0]?.notCompared[side]).toMatchObject({ redacted: 1 });
    expect(driftAsText(report, 1).join('\n')).toContain(`redacted values in 1 ${side}`);
  });

  test('an answer that names nobody is compared whole', async () => {
    const error = {
      status: '404 NOT FOUND',
      code: 4040,
      message: '',
      timestamp: at,
      reqId: 'r',
      path: '/contacts',
    };
    const { request, response } = huduma({ trash: true, ids: ['[REDACTED]'] }, {});
    const content = { text: JSON.stringify(error) };
    const report = await compareHar('refused', { request, response: { ...response, status: 404, content } });
    expect(report.providers[0]?.operations[0]?.notCompared.response).toMatchObject({ redacted: 0 });
  });

  test('an answer still tells which of the two bodies it is', async () => {
    const marked = { ...contactNamed('[REDACTED]'), deletedAt: '[REDACTED]' };
    const report = await compareHar('bodies', sendme123('a', receiptFor('***')), sendme123('a', marked));
    expect(report.providers[0]?.bodies).toEqual({ receipt: 1, contact: 1, neither: 0 });
  });

  test('what else differs is still found', async () => {
    const surplus = await compareHar(
      'surplus',
      sendme123('a', { ...receiptFor('[REDACTED]'), auditedBy: '' }),
    );
    expect(surplus.providers[0]?.differences).toMatchObject([
      { kind: 'undocumentedField', place: '/auditedBy' },
    ]);
    const { message: _, ...without } = receiptFor('[REDACTED]');
    const missing = await compareHar('missing', sendme123('a', without));
    expect(missing.providers[0]?.differences).toMatchObject([{ place: '/message', keyword: 'required' }]);
    const misspelt = await compareHar('misspelt', huduma({ trahs: '***', ids: ['***'] }, {}));
    expect(misspelt.providers[0]?.differences).toMatchObject([{ in: 'request', place: '/trahs' }]);
    const many = Array.from({ length: 30 }, () => '***');
    const last = await compareHar('last', huduma({ trash: true, ids: [...many, 'a'] }, {}));
    expect(last.providers[0]?.differences).toMatchObject([
      { in: 'request', place: '/ids/*', keyword: 'type' },
    ]);
  });
});

test('a contradiction between two recorded ids is one', async () => {
  const report = await compareHar('contradiction', sendme123('a', receiptFor('b')));
  expect(report.providers[0]?.differences).toMatchObject([{ kind: 'contradiction' }]);
});

test('two ids that look like hashes are a contradiction if they differ, and none if they are equal', async () => {
  const other = SHA_256.replace('9f', '8e');
  const hashes = [sendme123(SHA_256, receiptFor(other)), sendme123(MD5, receiptFor(MD5))];
  const report = await compareHar('hashes', ...hashes);
  expect(report.providers[0]?.differences).toMatchObject([{ kind: 'contradiction', count: 1 }]);
  expect(report.providers[0]?.operations[0]?.notCompared.response).toMatchObject({ redacted: 0 });
});

describe('a placeholder', () => {
  test.each([
    ...[
      '',
      ' ',
      '[REDACTED]',
      'REDACTED',
      '<redacted>',
      '***REDACTED***',
      '[email redacted]',
      '__redacted__',
    ],
    ...['[FILTERED]', '(hidden)', '{removed}', '<CONTACT_ID>', '{{contactId}}', 'Sanitized', 'xxxxx', 'XXX'],
    ...['redacted-1', 'REDACTED_CONTACT_ID', 'redacted@example.com', '000', '...', '…', '<...>'],
    ...[
      '*'.repeat(500),
      ' '.repeat(500),
      '*',
      '**',
      '****',
      '2557****678',
      '••••••',
      '00000000-0000-0000-0000-000000000000',
    ],
  ])('is %j', (text) => {
    expect(isPlaceholder(text)).toBe(true);
  });

  test.each([
    ...[
      'a',
      'x',
      'contact-uuid-123',
      'hidden',
      'removed',
      'DELETED',
      'private',
      '255712345678',
      'Jane Example',
    ],
    ...[
      '9b2e4d10-6f3a-4c58-8d7e-1a2b3c4d5e6f',
      '[object Object]',
      '<html>Log in</html>',
      '{"private":"secret"}',
    ],
    ...[
      '{"number":"2557****678"}',
      '<p>private</p>',
      '{"a":"redacted"}',
      'It was redacted by hand',
      'unmasked',
    ],
  ])('is not %j', (text) => {
    expect(isPlaceholder(text)).toBe(false);
  });

  test.each([0, null, undefined, false, {}])('is no value of another type, such as %j', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
