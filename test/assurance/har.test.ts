/** `drift` takes the habits of the tools that write HARs for habits, and not for drift of a provider. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { driftAsText } from '../../src/cli/drift-report.js';
import { compare, file, PATIENCE_MS } from './compared.js';

const compareHar = async (name: string, entries: readonly unknown[]) =>
  compare([await file(`${name}.har`, JSON.stringify({ log: { entries } }))]);

const receipt = '{"message":"Contact successfully deleted","deletedContactId":"contact-uuid-123"}';
const json = { name: 'content-type', value: 'application/json' };
const mimeType = 'application/json';

/** A deletion at sendme123, answered so. */
const answered = (response: object, request: object = {}) => ({
  request: {
    method: 'DELETE',
    url: 'https://app.sendme123.com/api/contacts/contact-uuid-123',
    headers: [],
    ...request,
  },
  response: { status: 200, headers: [json], ...response },
});

const base64 = (bytes: Uint8Array) => ({
  mimeType,
  encoding: 'base64',
  text: Buffer.from(bytes).toString('base64'),
});
const packed = (encoding: string, bytes: Uint8Array) =>
  answered({ headers: [json, { name: 'Content-Encoding', value: encoding }], content: base64(bytes) });

describe.concurrent('a recorded body', () => {
  test(
    'is read in whatever way it was written down',
    async () => {
      const entries = [
        answered({ content: { mimeType, text: receipt } }),
        answered({ content: base64(Buffer.from(receipt)) }),
        answered({ content: { mimeType, text: `\uFEFF${receipt}` } }),
        packed('gzip', gzipSync(receipt)),
        packed('BR', brotliCompressSync(receipt)),
        packed('deflate', deflateSync(receipt)),
        // Unpacked already, as most tools do it.
        packed('gzip', Buffer.from(receipt)),
        // Headers were left out, and nobody knows the type.
        answered({ headers: [], content: { mimeType: 'x-unknown', text: receipt } }),
        answered({ headers: undefined, content: { text: receipt } }),
      ];
      const { verdict, providers } = await compareHar('read', entries);
      expect(providers[0]).toMatchObject({ differences: [], bodies: { receipt: entries.length } });
      expect(verdict).toBe('kept');
    },
    PATIENCE_MS,
  );

  test(
    'is not missing where it just was not recorded',
    async () => {
      const entries = [
        answered({}),
        answered({ content: null }),
        answered({ content: { size: 81, mimeType, text: null } }),
        answered({ content: { size: 81, mimeType, text: '' } }),
        // From a cache, nothing crosses the network.
        answered({ content: { size: 81, mimeType }, bodySize: 0 }),
        answered({ content: { size: 81, mimeType, encoding: 'gzip', text: 'H4sI' } }),
        packed('zstd', gzipSync(receipt)),
      ];
      const { verdict, providers } = await compareHar('unrecorded', entries);
      expect(providers[0]).toMatchObject({
        differences: [],
        operations: [{ exchanges: entries.length, withoutBody: entries.length }],
      });
      expect(verdict).toBe('kept');
    },
    PATIENCE_MS,
  );

  test(
    'is missing where there was none, and is no JSON where its type says otherwise',
    async () => {
      const { providers } = await compareHar('missing', [
        answered({ content: { size: 0, mimeType: 'x-unknown' } }),
        answered({ content: { text: '' }, bodySize: 0 }),
        answered({ headers: [{ name: 'date', value: '' }], content: { mimeType: '', text: receipt } }),
      ]);
      expect(providers[0]?.differences).toMatchObject([
        { kind: 'missingBody', count: 2 },
        { kind: 'notJson', count: 1 },
      ]);
    },
    PATIENCE_MS,
  );
});

test(
  'a request that failed in the browser is without an answer, whatever number stands for that',
  async () => {
    const failed = [0, -1].map((status) =>
      answered({ status, content: { size: -1, mimeType: 'x-unknown' } }),
    );
    expect(await compareHar('failed', failed)).toMatchObject({ verdict: 'nothing', unanswered: 2 });
  },
  PATIENCE_MS,
);

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

test(
  'what is made to break programs breaks nothing',
  async () => {
    const bodies = [
      '['.repeat(20_000) + ']'.repeat(20_000),
      '{"message":"","deletedContactId":"contact-uuid-123","__proto__":{"a":1},"constructor":{"prototype":1}}',
    ];
    const evil = { toString: 1, valueOf: 1 };
    const report = await compareHar('evil', [
      null,
      7,
      ...bodies.map((text) => answered({ content: { mimeType, text } })),
      answered({ headers: [null, { name: evil, value: evil }, json], content: { text: receipt } }),
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
  },
  PATIENCE_MS,
);
