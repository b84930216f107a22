/** `drift` does not take the habits of HAR tools for drift of a provider. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { driftAsText } from '../../src/cli/drift-report.js';
import { compare, file } from './compared.js';

const compareHar = async (name: string, entries: readonly unknown[]) =>
  compare([await file(`${name}.har`, JSON.stringify({ log: { entries } }))]);

const receipt = '{"message":"Contact successfully deleted","deletedContactId":"contact-uuid-123"}';
const json = { name: 'content-type', value: 'application/json' };
const mimeType = 'application/json';

/** A deletion at sendme123 with this answer. */
const answered = (response: object, request: object = {}) => ({
  request: {
    method: 'DELETE',
    url: 'https://app.sendme123.com/api/contacts/contact-uuid-123',
    headers: [],
    ...request,
  },
  response: { status: 200, headers: [json], ...response },
});

const inBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const base64 = (bytes: Uint8Array) => ({ mimeType, encoding: 'base64', text: inBase64(bytes) });
const packed = (encoding: string, bytes: Uint8Array) =>
  answered({ headers: [json, { name: 'Content-Encoding', value: encoding }], content: base64(bytes) });
/** Compressed, without a header that says so. */
const packedInSecret = (bytes: Uint8Array) => answered({ headers: [], content: base64(bytes) });
const asLatin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe.concurrent('a recorded body is read', () => {
  test.each<[string, object]>([
    ['as plain text', answered({ content: { mimeType, text: receipt } })],
    ['after a byte order mark', answered({ content: { mimeType, text: `\uFEFF${receipt}` } })],
    ['from base64', answered({ content: base64(Buffer.from(receipt)) })],
    [
      'from base64 in lines',
      answered({
        content: {
          encoding: 'base64',
          text: inBase64(Buffer.from(receipt)).replace(/.{60}/g, '$&\r\n'),
        },
      }),
    ],
    ['from base64 that does not say so', answered({ content: { text: inBase64(Buffer.from(receipt)) } })],
    ['if it only claims to be base64', answered({ content: { size: 9, encoding: 'base64', text: receipt } })],
    ['from gzip', packed('gzip', gzipSync(receipt))],
    ['from brotli', packed('BR', brotliCompressSync(receipt))],
    ['from deflate', packed('deflate', deflateSync(receipt))],
    ['from deflate without a header', packed('deflate', deflateRawSync(receipt))],
    ['if only its header says gzip', packed('gzip', Buffer.from(receipt))],
    ['from gzip that no header tells of', packedInSecret(gzipSync(receipt))],
    ['from brotli that no header tells of', packedInSecret(brotliCompressSync(receipt))],
    ['from deflate that no header tells of', packedInSecret(deflateSync(receipt))],
    ['from gzip under a header for brotli', packed('br', gzipSync(receipt))],
    ['from gzip, a character a byte', answered({ content: { mimeType, text: asLatin1(gzipSync(receipt)) } })],
    ['without headers and without a type', answered({ headers: undefined, content: { text: receipt } })],
    [
      'without a type that is known',
      answered({ headers: [], content: { mimeType: 'x-unknown', text: receipt } }),
    ],
    [
      'without a content type among its headers',
      answered({ headers: [{ name: 'date', value: '' }], content: { mimeType: '', text: receipt } }),
    ],
    [
      'with its content type blacked out',
      answered({ headers: [{ name: 'content-type', value: '[REDACTED]' }], content: { text: receipt } }),
    ],
    [
      'with its media type blacked out',
      answered({ headers: [], content: { mimeType: '[REDACTED]', text: receipt } }),
    ],
    ['whatever size is told of it', answered({ content: { mimeType, size: 4_000, text: receipt } })],
  ])('%s', async (name, entry) => {
    const report = await compareHar(name, [entry]);
    expect(report).toMatchObject({ verdict: 'kept', providers: [{ bodies: { receipt: 1 } }] });
    expect(report.providers[0]?.operations[0]?.notCompared.response).toEqual({
      notRecorded: 0,
      unreadable: 0,
      redacted: 0,
    });
  });
});

describe.concurrent('a body is not missing, but not recorded,', () => {
  test.each<[string, object]>([
    ['if nothing is said of it', answered({})],
    ['if there is no content', answered({ content: null })],
    ['if its text is null', answered({ content: { size: 81, mimeType, text: null } })],
    ['if its text is empty and its size is not', answered({ content: { size: 81, mimeType, text: '' } })],
    ['if it came from a cache', answered({ content: { size: 81, mimeType }, bodySize: 0 })],
    [
      'if a header counts what no size does',
      answered({ headers: [json, { name: 'content-length', value: '81' }], content: { size: 0 } }),
    ],
    ['if nobody knows its size', answered({ content: { size: -1, mimeType }, bodySize: -1 })],
    ['if it was lost on its way', answered({ _error: 'net::ERR_FAILED', content: { size: 0, mimeType } })],
    ['if it was blacked out', answered({ content: { size: 81, mimeType, text: '[REDACTED]' } })],
    ['if it was blacked out as JSON', answered({ content: { size: 81, mimeType, text: '"***"' } })],
  ])('%s', async (name, entry) => {
    const report = await compareHar(name, [entry]);
    expect(report.providers[0]).toMatchObject({
      differences: [],
      operations: [{ notCompared: { response: { notRecorded: 1, unreadable: 0 } } }],
    });
    expect(report.verdict).toBe('nothing');
  });
});

describe.concurrent('a body is not wrong, but unreadable,', () => {
  const cut = receipt.slice(0, 40);
  test.each<[string, object]>([
    ['if the recorder cut it off', answered({ content: { size: receipt.length, mimeType, text: cut } })],
    [
      'if the recorder cut it off, and a header knows',
      answered({
        headers: [json, { name: 'content-length', value: String(receipt.length) }],
        content: { mimeType, text: cut },
      }),
    ],
    [
      'if the recorder cut it off, and the network knows',
      answered({ content: { mimeType, text: cut }, bodySize: receipt.length }),
    ],
    ['if it was cut off, and nothing tells its size', answered({ content: { mimeType, text: cut } })],
    ['if it was cut off, and its size is wrong', answered({ content: { size: 9, mimeType, text: cut } })],
    [
      'if it was cut off behind a bracket',
      answered({ content: { mimeType, text: '{"message":"a ] } \\" b","data":[{"id":1}' } }),
    ],
    [
      'if Chrome lost it on its way',
      answered({ _error: 'net::ERR_FAILED', content: { size: 40, mimeType, text: cut } }),
    ],
    [
      'if Playwright lost it on its way',
      answered({ _failureText: 'aborted', content: { size: 40, mimeType, text: cut } }),
    ],
    [
      'if a comment says that it was cut off',
      answered({ content: { size: 40, mimeType, text: cut, comment: 'Truncated at 40 bytes' } }),
    ],
    [
      'if it says that it was cut off',
      answered({ content: { size: 55, mimeType, text: `${cut}... [truncated]` } }),
    ],
    [
      'if it is packed with Zstandard, and no header tells',
      packedInSecret(Buffer.from('28b52ffd2005290000226122', 'hex')),
    ],
    ['if it was cut off before it was put in base64', answered({ content: base64(Buffer.from(cut)) })],
    ['if it is base64 no longer', answered({ content: { mimeType, encoding: 'base64', text: '<html>' } })],
    ['if its gzip is cut off', packed('gzip', gzipSync(receipt).subarray(0, 40))],
    [
      'if it is packed as nobody here can unpack it',
      packed('zstd', Buffer.from('KLUv/SQAAQAAmek=', 'base64')),
    ],
    [
      'if it is packed, and was written as text',
      answered({ content: { mimeType, text: gzipSync(receipt).toString('utf8') } }),
    ],
    ['if its encoding is a strange one', answered({ content: { mimeType, encoding: 'gzip', text: 'H4sI' } })],
  ])('%s', async (name, entry) => {
    const report = await compareHar(name, [entry]);
    expect(report.providers[0]).toMatchObject({
      differences: [],
      operations: [{ notCompared: { response: { notRecorded: 0, unreadable: 1 } } }],
    });
    expect(report.verdict).toBe('nothing');
  });
});

describe.concurrent('a body is still wrong', () => {
  const broken = `${receipt.slice(0, 40)}}`;
  test.each<[string, string, object]>([
    ['if there was none', 'missingBody', answered({ content: { size: 0, mimeType: 'x-unknown' } })],
    ['if it was recorded as empty', 'missingBody', answered({ content: { text: '' }, bodySize: 0 })],
    [
      'if its type says that it is none',
      'notJson',
      answered({ headers: [{ name: 'content-type', value: 'text/plain' }], content: { text: receipt } }),
    ],
    ['if it is a page', 'notJson', answered({ content: { mimeType, text: '<html>Log in</html>' } })],
    [
      'if it is a page in base64',
      'notJson',
      answered({ content: base64(Buffer.from('<html>Log in</html>')) }),
    ],
    [
      'if it is a page that was sent packed, and longer so',
      'notJson',
      answered({
        headers: [json, { name: 'content-encoding', value: 'gzip' }, { name: 'content-length', value: '50' }],
        content: { mimeType, text: '<html>Log in</html>' },
        bodySize: 50,
      }),
    ],
    [
      'if it is a word that might be base64',
      'notJson',
      answered({ content: { size: 4, mimeType, text: 'MTIz' } }),
    ],
    ['if it is a page in gzip', 'notJson', packedInSecret(gzipSync('<html>Log in</html>'))],
    [
      'if it is broken, with everything closed',
      'notJson',
      answered({ content: { mimeType, text: `{'a':"\\"["}` } }),
    ],
    ['if it is whole, and broken', 'notJson', answered({ content: { size: 41, mimeType, text: broken } })],
    [
      'if it is whole, and breaks off by itself',
      'notJson',
      answered({ content: { size: 40, mimeType, text: receipt.slice(0, 40) } }),
    ],
  ])('%s', async (name, kind, entry) => {
    const report = await compareHar(name, [entry]);
    expect(report.providers[0]?.differences).toMatchObject([{ in: 'response', kind, count: 1 }]);
    expect(report.verdict).toBe('drifted');
  });
});

describe.concurrent('an answer that the provider did not give', () => {
  test('to a request that failed is none, whatever number stands for that', async () => {
    const failed = [0, -1].map((status) =>
      answered({ status, content: { size: -1, mimeType: 'x-unknown' } }),
    );
    expect(await compareHar('failed', failed)).toMatchObject({ verdict: 'nothing', unanswered: 2 });
  });

  test('but a browser did is left aside: out of its cache, or on its own way to https', async () => {
    const reason = { name: 'Non-Authoritative-Reason', value: 'HSTS' };
    const report = await compareHar('browser', [
      answered({ status: 304, content: { size: 0 } }, { method: 'GET' }),
      answered({ status: 307, headers: [reason], content: { size: 0 } }),
      answered({ content: { text: receipt } }),
    ]);
    expect(report).toMatchObject({ verdict: 'kept', byBrowser: 2 });
    expect(driftAsText(report, 1).join('\n')).toContain('2 answers that a browser gave by itself');
  });

  test.each([301, 302, 303, 304, 307, 308])(
    'and an answer %i to a deletion is the provider’s, and drift',
    async (status) => {
      const report = await compareHar(`redirect-${status}`, [answered({ status, content: { size: 0 } })]);
      expect(report.providers[0]?.differences).toMatchObject([{ kind: 'undocumentedStatus', status }]);
    },
  );
});

test('what is no method and no status is not shown as one', async () => {
  const report = await compareHar('odd', [
    answered({}, { method: 'DELETE\u001b[2J' }),
    answered({}, { method: '+255712345678' }),
    answered({ status: 255712345678 }),
  ]);
  const logged = await compare([
    await file(
      'odd.ndjson',
      ['255712345678', 255712345678]
        .map((status) =>
          JSON.stringify({
            provider: 'sendme123',
            operation: 'deleteContact',
            kind: 'body',
            status,
            violations: [],
          }),
        )
        .join('\n'),
    ),
  ]);
  expect(report.unusable.map(({ problem }) => problem)).toEqual([
    'has no usable request.method',
    'has no usable request.method',
    'has no usable response.status',
  ]);
  expect(logged.unusable).toHaveLength(2);
  expect([...driftAsText(report, 1), ...driftAsText(logged, 1)].join('\n')).not.toContain('2557');
});

test('what is made to break programs breaks nothing', async () => {
  const bodies = [
    '['.repeat(20_000) + ']'.repeat(20_000),
    '{"message":"","deletedContactId":"contact-uuid-123","__proto__":{"a":1},"constructor":{"prototype":1}}',
  ];
  const evil = { toString: 1, valueOf: 1 };
  const report = await compareHar('evil', [
    null,
    7,
    ...bodies.map((text) => answered({ content: { mimeType, text } })),
    answered({
      headers: [null, { name: evil, value: evil }, json],
      content: { text: receipt, comment: evil },
    }),
    {
      request: {
        method: 'DELETE',
        url: 'https://sms-api.huduma.cloud/api/v3/contacts',
        postData: { text: JSON.stringify({ trash: true, ids: [evil, { ids: evil }] }) },
      },
      response: { status: 200, content: { mimeType, text: '{"data":[]}' } },
    },
  ]);
  expect(report.unusable).toHaveLength(2);
  expect(report.providers.map(({ operations }) => operations[0]?.exchanges)).toEqual([1, 3]);
});
