/** `drift` reads recordings, reports the differences, and reveals no personal data. */
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { productionServers } from '../../src/assurance/match.js';
import { readTraffic } from '../../src/assurance/read-traffic.js';
import { driftAsText } from '../../src/cli/drift-report.js';
import { huduma } from '../../src/providers/builtin.js';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { compare, file } from './compared.js';

const SENDME123 = 'https://app.sendme123.com/api/contacts/contact-uuid-123';
const HUDUMA = 'https://sms-api.huduma.cloud/api/v3/contacts';

interface Given {
  readonly method?: string;
  readonly url?: string;
  readonly status?: number;
  readonly json?: unknown;
  readonly request?: unknown;
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

/** A HAR entry, as a proxy writes it. */
function entry({ method = 'DELETE', url = SENDME123, status = 200, json, request, headers = [] }: Given) {
  const text = json === undefined ? undefined : JSON.stringify(json);
  const type = { name: 'Content-Type', value: 'application/json' };
  return {
    request: {
      method,
      url,
      headers: [{ name: 'api-key', value: 'a-secret-key' }],
      ...(request === undefined ? {} : { postData: { text: JSON.stringify(request) } }),
    },
    response: {
      status,
      headers: [...headers, ...(text === undefined ? [] : [type])],
      content: text === undefined ? { size: 0 } : { size: text.length, mimeType: 'application/json', text },
    },
  };
}

const har = (...entries: unknown[]) => JSON.stringify({ log: { entries } });
const receipt = { message: 'Contact successfully deleted', deletedContactId: 'contact-uuid-123' };

describe.concurrent('what is shown', () => {
  test('of a search is what differs in its answer, and nothing about the person', async () => {
    const contact = { id: 7, names: 'Amina Okello', number: '255712345678', nickname: 'Ami' };
    const page = { content: [contact], totalElements: 1 };
    const url = `${HUDUMA}?query=255712345678&page=1&more=amina.okello%40example.com`;
    const path = await file('search.har', har(entry({ method: 'GET', url, json: { code: 0, data: page } })));
    const report = await compare([path]);
    expect(report.providers[0]?.operations).toMatchObject([{ operation: 'listContacts', exchanges: 1 }]);
    const shown = [JSON.stringify(report), ...driftAsText(report, 1)].join('\n');
    expect(shown).toContain('/data/content/*/nickname');
    expect(shown).toContain('/data/last');
    for (const word of ['255712345678', 'Amina', 'amina', 'Ami"', 'query'])
      expect(shown, word).not.toContain(word);
  });

  test('are fields by their names, and of people, credentials and addresses nothing', async () => {
    const person = { phone: '255712345678', email: 'amina.okello@example.com', name: 'Amina' };
    const path = await file(
      'people.har',
      har(
        entry({
          json: {
            ...receipt,
            deletedContactId: 'someone-else-77',
            auditedBy: 'Kofi Mensah',
            '255712345678': person,
            Amina: person,
            'amina.okello@example.com': true,
          },
          headers: [
            { name: 'X-RateLimit-Remaining', value: '17' },
            { name: 'x-for-255712345678', value: 'yes' },
          ],
        }),
        entry({
          method: 'GET',
          json: { ...person, id: 'contact-uuid-123', name: 4711, status: 'GONE-4712' },
        }),
        entry({ method: 'GET', url: `${SENDME123}/notes/255712345678?phone=255712345678`, json: person }),
        entry({ method: 'GET', url: 'https://crm.example.com/people/255712345678', json: person }),
      ),
    );
    const report = await compare([path], { expectedForm: { sendme123: 'contact' } });
    const shown = [JSON.stringify(report), ...driftAsText(report, 1)].join('\n');
    expect(shown).not.toMatch(
      /2557|amina|okello|kofi|mensah|contact-uuid-123|someone-else|secret|4711|4712|crm/i,
    );
    expect(shown).toContain('no page documents the field /auditedBy ×1');
    expect(shown).toContain('no page documents the field /* ×1');
    expect(shown).toContain('getContact 200: the body breaks the schema at /name (type) ×1');
    expect(shown).toContain('getContact 200: the body breaks the schema at /status (enum) ×1');
    expect(shown).toContain('headers that no page documents: x-ratelimit-remaining ×1, * ×1');
    expect(shown).toContain('not in the contract: GET /api/contacts/*/*/* ×1');
    expect(shown).toContain('the other documented body than the expected one ×1');
    expect(report).toMatchObject({ verdict: 'drifted', elsewhere: 1 });
  });

  test('a map by names is one star, not its keys', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [
        `person${'abcdefghij'[index % 10]}${'xyz'[Math.floor(index / 10)]}`,
        1,
      ]),
    );
    const report = await compare([await file('map.har', har(entry({ json: { ...receipt, ...people } })))]);
    expect(JSON.stringify(report)).not.toContain('person');
    expect(report.providers[0]?.differences).toMatchObject([
      { kind: 'undocumentedField', place: '/*', count: 1 },
    ]);
  });

  test('each difference is counted once for each exchange that has it', async () => {
    const wrong = (id: number) => ({
      status: '200 OK',
      code: 0,
      message: '',
      timestamp: '2025-04-10T07:56:47.801Z',
      reqId: 'r',
      path: '/contacts',
      data: [0, 1].map(() => ({
        id: String(id),
        names: 'A',
        number: '255',
        email: null,
        createdAt: '2025-04-10T07:56:47.801Z',
        updatedAt: '2025-04-10T07:56:47.801Z',
        deletedAt: null,
      })),
    });
    const request = { trash: true, ids: [1] };
    const path = await file(
      'twice.har',
      har(entry({ url: HUDUMA, json: wrong(1), request }), entry({ url: HUDUMA, json: wrong(2), request })),
    );
    const report = await compare([path]);
    expect(report.providers).toMatchObject([
      {
        provider: 'huduma',
        differences: [{ in: 'response', kind: 'schema', place: '/data/*/id', keyword: 'type', count: 2 }],
      },
    ]);
  });

  test('a request that breaks the contract is distinguished from an answer that does', async () => {
    const path = await file(
      'request.har',
      har(
        entry({
          url: HUDUMA,
          status: 500,
          request: { trash: 'yes', ids: [1] },
          json: {
            status: '500 INTERNAL SERVER ERROR',
            code: 5000,
            message: '',
            timestamp: '2025-04-10T07:56:47.801Z',
            reqId: 'r',
            path: '/contacts',
          },
        }),
      ),
    );
    const report = await compare([path]);
    expect(report.verdict).toBe('drifted');
    expect(driftAsText(report, 1).join('\n')).toContain('the request breaks the schema at /trash (type)');
    expect(report.providers[0]?.differences.every((each) => each.in === 'request')).toBe(true);
  });
});

describe.concurrent("sendme123's two bodies", () => {
  const contact = {
    id: 'contact-uuid-123',
    name: 'A',
    phone: '1',
    status: 'ACTIVE',
    createdAt: '2024-01-01T10:00:00.000Z',
    updatedAt: '2024-01-01T10:00:00.000Z',
    deletedAt: '2024-01-01T10:00:00.000Z',
  };
  test('are counted apart, what is neither too, and none of a look-up or an error', async () => {
    const path = await file(
      'bodies.har',
      har(
        entry({ json: receipt }),
        entry({ json: receipt }),
        entry({ json: contact }),
        entry({ json: { ok: true } }),
        entry({ status: 404 }),
        entry({ method: 'GET', json: { ...contact, deletedAt: undefined } }),
      ),
    );
    const report = await compare([path]);
    expect(report.providers).toMatchObject([{ bodies: { receipt: 2, contact: 1, neither: 1 } }]);
    expect(driftAsText(report, 1).join('\n')).toContain(
      'a deletion is answered with: receipt ×2, contact ×1, neither ×1',
    );
  });

  test('a contact without the time of its deletion is reported as that, without mention of receipts', async () => {
    const { deletedAt: _, ...without } = contact;
    const report = await compare([await file('unmarked.har', har(entry({ json: without })))]);
    expect(report.providers[0]?.differences).toMatchObject([
      { kind: 'schema', place: '/deletedAt', keyword: 'required' },
    ]);
  });
});

test('a body that is neither of the two is not called the other one', async () => {
  const report = await compare([await file('neither.har', har(entry({ json: { ok: true } })))], {
    expectedForm: { sendme123: 'receipt' },
  });
  expect(report.providers[0]?.differences.map(({ kind }) => kind)).not.toContain('otherBody');
});

describe.concurrent('what is read', () => {
  test('are HAR and logs, packed or not, in folders of them', async () => {
    const place = join(tmpdir(), 'all');
    await mkdir(join(place, 'deeper'), { recursive: true });
    await mkdir(join(place, 'folder.har'));
    await writeFile(join(place, 'a.har'), `\uFEFF${har(entry({ json: receipt }))}`);
    await writeFile(join(place, 'deeper', 'b.har.gz'), gzipSync(har(entry({ status: 404 }))));
    await writeFile(
      join(place, 'c.jsonl'),
      '{"provider":"sendme123","operation":"deleteContact","method":"DELETE","result":"answered","status":409}\n',
    );
    await writeFile(join(place, 'notes.txt'), 'not for us');
    const { files } = await readTraffic([place], []);
    expect(files).toHaveLength(3);
    const report = await compare([place]);
    expect(report.providers).toMatchObject([
      {
        operations: [{ operation: 'deleteContact', exchanges: 3, statuses: { 200: 1, 404: 1, 409: 1 } }],
        differences: [],
      },
    ]);
  });

  test('bodies in base64 are read, and bodies that were not recorded are counted as such', async () => {
    const whole = entry({ json: receipt });
    const { text = '' } = whole.response.content as { text?: string };
    const packed = {
      ...whole,
      response: {
        ...whole.response,
        content: {
          size: 9,
          mimeType: 'application/json',
          encoding: 'base64',
          text: Buffer.from(text).toString('base64'),
        },
      },
    };
    const left = {
      ...whole,
      response: { ...whole.response, content: { size: 80, mimeType: 'application/json' } },
    };
    const report = await compare([await file('base64.har', har(packed, left))]);
    expect(report.providers).toMatchObject([
      {
        operations: [{ exchanges: 2, notCompared: { response: { notRecorded: 1 } } }],
        bodies: { receipt: 1 },
        differences: [],
      },
    ]);
  });

  test('a body that was recorded as empty is missing', async () => {
    const report = await compare([await file('empty-body.har', har(entry({})))]);
    expect(report.providers[0]?.differences).toMatchObject([{ kind: 'missingBody', count: 1 }]);
  });

  test('entries that cannot be used are named by their place, and the others are compared', async () => {
    const path = await file(
      'half.har',
      har(
        null,
        { request: { method: 'GET', url: 'no url' } },
        { request: { method: 'GET', url: SENDME123 }, response: {} },
        entry({ status: 0 }),
        entry({ json: receipt }),
      ),
    );
    const report = await compare([path]);
    expect(report).toMatchObject({ verdict: 'kept', unanswered: 1 });
    expect(report.unusable).toEqual([
      { file: path, index: 0, problem: 'has no usable request.method' },
      { file: path, index: 1, problem: 'has no usable request.url' },
      { file: path, index: 2, problem: 'has no response.status' },
    ]);
  });

  test('every production server of a provider counts, and no other of its hosts', async () => {
    const at = (host: string) =>
      entry({ method: 'POST', url: `https://${host}.wabotify.com/api/contact/delete-batch`, status: 418 });
    const path = await file('zones.har', har(at('api'), at('apieu'), at('apius')));
    expect(await compare([path])).toMatchObject({
      elsewhere: 1,
      providers: [{ provider: 'wabotify', differences: [{ kind: 'undocumentedStatus', count: 2 }] }],
    });
  });

  test('another server counts if it is named, but only below its path', async () => {
    const staging = { definition: huduma, url: new URL('http://staging.internal:8080/sms/') };
    const at = (path: string) => entry({ url: `http://staging.internal:8080${path}`, status: 418 });
    const path = await file(
      'staging.har',
      har(at('/sms/contacts'), at('/other/contacts'), at('/sms/groups/4711')),
    );
    const report = await compare([path], {
      servers: [staging, ...productionServers(builtinDefinitions)],
    });
    expect(report).toMatchObject({
      elsewhere: 1,
      providers: [
        { differences: [{ kind: 'undocumentedStatus', status: 418 }], outside: { 'DELETE /sms/*/*': 1 } },
      ],
    });
    expect((await compare([path])).verdict).toBe('nothing');
  });

  test.each([
    ['nothing.har', '', 'is empty'],
    ['cut.har', har(entry({ json: receipt })).slice(0, -20), 'is cut off or not JSON; record it again'],
    ['other.json', '{ "openapi": "3.1.0" }', 'is JSON but no HAR: it has no log.entries'],
    ['page.har', '<html>amina</html>', 'is neither HAR nor NDJSON'],
    ['damaged.har.gz', gzipSync(har()).subarray(0, 12), 'is packed with gzip and damaged, or too long'],
  ])('%s is refused by name, in words that quote nothing', async (name, content, words) => {
    const path = await file(name, content);
    await expect(readTraffic([path], [])).rejects.toThrow(`${path} ${words}.`);
  });

  const text = har(entry({ json: receipt }));
  const utf16be = (content: string) => Buffer.from(content, 'utf16le').swap16();
  const utf32 = (content: string) =>
    Buffer.from([...content].flatMap((sign) => [...Buffer.from(sign), 0, 0, 0]));
  test.each<[string, Uint8Array, string]>([
    ['powershell.har', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'UTF-16'],
    ['no-mark.har', Buffer.from(text, 'utf16le'), 'UTF-16'],
    ['big-endian.har', utf16be(`\uFEFF${text}`), 'UTF-16'],
    ['big-endian-no-mark.ndjson', utf16be(text), 'UTF-16'],
    ['packed.har.gz', gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le')), 'UTF-16'],
    ['wider.har', utf32(text), 'UTF-32'],
  ])('%s is refused, and its encoding is named', async (name, content, encoding) => {
    const path = await file(name, content);
    await expect(readTraffic([path], [])).rejects.toThrow(`${path} is in ${encoding}; save it as UTF-8.`);
  });

  test('a file that is not there is refused, and a folder without recordings', async () => {
    await expect(readTraffic([join(tmpdir(), 'no.har')], [])).rejects.toThrow(
      'is not there, or must not be read',
    );
    const empty = join(tmpdir(), 'empty');
    await mkdir(empty);
    await expect(readTraffic([empty], [])).rejects.toThrow(
      'has no file that ends in .har, .ndjson or .jsonl',
    );
  });
});
