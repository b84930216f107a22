/** A success counts only if its body matches the contract; otherwise it is not known what happened. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DriftError, UnexpectedResponseError } from '../../src/index.js';
import { deletions, hudumaAt, sendme123At } from './clients.js';
import { hudumaDeleted, sendme123Contact, sendme123Receipt } from './documented.js';
import {
  always,
  answers,
  answersInChunks,
  answersJson,
  answersRaw,
  type Behaviour,
  resetsInBody,
  serverThat,
  stallsInBody,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const typed = (contentType: string) => ({ 'content-type': contentType });
const loginPage = `<!doctype html><title>Sign in</title>${SECRETS.inBody}`;
const receiptText = JSON.stringify(sendme123Receipt());
const MiB = 2 ** 20;
const tooLong = JSON.stringify({ ...sendme123Receipt(), filler: 'x'.repeat(20 * MiB) });

const deletionAt = async (behaviour: Behaviour) =>
  sendme123At(await serverThat(always(behaviour))).deleteContact(PERSON);

const deletionByContractAt = async (behaviour: Behaviour) =>
  sendme123At(await serverThat(always(behaviour))).api.DELETE('/api/contacts/{id}', {
    params: { path: { id: PERSON } },
  });

describe('a 200 that is no success', () => {
  const cases: [name: string, behaviour: Behaviour, contentType: string | undefined, problem: string][] = [
    ['is a login page', answers(200, loginPage, html), html['content-type'], 'its body is not JSON'],
    [
      'is a login page that calls itself JSON',
      answers(200, loginPage, json),
      'application/json',
      'its body is cut off or not JSON',
    ],
    [
      'is cut off, though properly ended',
      answers(200, receiptText.slice(0, -9), json),
      'application/json',
      'its body is cut off or not JSON',
    ],
    ['is JSON of the wrong content type', answers(200, receiptText, html), html['content-type'], 'not JSON'],
    [
      'is JSON that calls itself plain text',
      answers(200, receiptText, { 'content-type': 'text/plain' }),
      'text/plain',
      'not JSON',
    ],
    ['is JSON of no content type', answers(200, receiptText), undefined, 'JSON (content type: none)'],
    ['is JSON of nonsense', answers(200, receiptText, typed('nonsense')), undefined, 'type: none)'],
    ['is JSON of much nonsense', answers(200, receiptText, typed('x y/z')), undefined, 'type: none)'],
    [
      'is JSON of a sequence',
      answers(200, receiptText, typed('application/json-seq')),
      'application/json-seq',
      'its body is not JSON',
    ],
    [
      'is JSON of what only ends like it',
      answers(200, receiptText, typed('x-application/json')),
      'x-application/json',
      'its body is not JSON',
    ],
    [
      'is a page with its charset close by',
      answers(200, loginPage, typed('text/html;charset=utf-8;x=y')),
      'text/html;charset=utf-8',
      'its body is not JSON (content type: text/html;charset=utf-8)',
    ],
    [
      'is of an endless type',
      answers(200, loginPage, typed(`text/${'x'.repeat(200)}`)),
      `text/${'x'.repeat(200)}`,
      `its body is not JSON (content type: text/${'x'.repeat(75)})`,
    ],
    ['is empty, with a Content-Length', answers(200, '', json), 'application/json', 'its body is empty'],
    ['is empty, in chunks', answersInChunks(200, [], json), 'application/json', 'its body is empty'],
    [
      'is empty, until the connection ends',
      answersRaw('HTTP/1.1 200 OK\r\n\r\n'),
      undefined,
      'its body is empty',
    ],
    ['is blank', answers(200, ' \n', json), 'application/json', 'its body is cut off or not JSON'],
    ['is two JSON texts', answers(200, receiptText + receiptText, json), 'application/json', 'not JSON'],
    [
      'is 20 MiB long and says so',
      answers(200, tooLong, json),
      'application/json',
      'its body is too long, or not in the charset that it claims',
    ],
    ['is 20 MiB long in chunks', answersInChunks(200, [tooLong], json), 'application/json', 'too long'],
    [
      'is 20 MiB long when unpacked',
      answers(200, gzipSync(tooLong), { ...json, 'content-encoding': 'gzip' }),
      'application/json',
      'too long',
    ],
    [
      'is in a charset that nobody knows',
      answers(200, receiptText, { 'content-type': 'application/json; charset=x-nobody' }),
      'application/json; charset=x-nobody',
      'not in the charset',
    ],
    [
      'is not valid UTF-8',
      answers(200, Buffer.from([0x22, 0xff, 0xfe, 0x22]), json),
      'application/json',
      'not in the charset',
    ],
    [
      'is in another charset than it claims',
      answers(200, Buffer.from('{"message":"Pérez"}', 'latin1'), {
        'content-type': 'application/json; charset=utf-8',
      }),
      'application/json; charset=utf-8',
      'not in the charset',
    ],
    [
      'is in a charset of two bytes, unannounced',
      answers(200, Buffer.from(`\ufeff${receiptText}`, 'utf16le'), json),
      'application/json',
      'not in the charset',
    ],
  ];

  test.each(cases)('%s', async (_, behaviour, contentType, problem) => {
    const error = await failureOf(deletionAt(behaviour), UnexpectedResponseError);
    expect(error).toMatchObject({ status: 200, contentType, attempts: 1, ambiguous: true, retryable: false });
    expect(error.message).toContain(problem);
    expect(error.message).toContain('What happened is not known.');
  });

  test.each(cases)('%s, through the contract', async (_, behaviour, contentType) => {
    const error = await failureOf(deletionByContractAt(behaviour), UnexpectedResponseError);
    expect(error).toMatchObject({ status: 200, contentType });
  });

  test.each(deletions)('is no success at %s if it is a login page', async (deletion) => {
    const server = await serverThat(always(answers(200, loginPage, html)));
    const { provider, operation } = deletion;
    const expected = { provider, operation, status: 200 };
    expect(await failureOf(deletion.send(server), UnexpectedResponseError)).toMatchObject(expected);
    expect(await failureOf(deletion.sendByContract(server), UnexpectedResponseError)).toMatchObject(expected);
  });

  test('has an error of one line that says what came and what to think of it', async () => {
    const error = await failureOf(deletionAt(answers(200, loginPage, html)), UnexpectedResponseError);
    expect(error.message).toBe(
      'sendme123: deleteContact was answered with 200, but its body is not JSON ' +
        '(content type: text/html; charset=utf-8). What happened is not known.',
    );
  });

  test('announces too long a body, and is not waited for', async () => {
    const length = { 'content-length': String(20 * MiB) };
    const server = await serverThat(always(stallsInBody(200, '{', length)));
    const client = sendme123At(server, { timeoutMs: 2_000, retries: 0 });
    await failureOf(client.deleteContact(PERSON), UnexpectedResponseError);
  });

  test('is retried if the connection broke, and then proves nothing', async () => {
    const server = await serverThat(
      resetsInBody(200, receiptText.slice(0, 20)),
      answersJson(200, sendme123Receipt()),
    );
    const { data, attempts, ambiguous } = await sendme123At(server).deleteContact(PERSON);
    expect({ data, attempts, ambiguous }).toEqual({ data: sendme123Receipt(), attempts: 2, ambiguous: true });
  });

  test('has the request id of the answer', async () => {
    const behaviour = answers(200, loginPage, { ...html, 'x-request-id': 'req-7' });
    expect(await failureOf(deletionAt(behaviour), UnexpectedResponseError)).toMatchObject({
      requestId: 'req-7',
    });
  });

  test('is no success of a look-up either', async () => {
    const server = await serverThat(always(answers(200, loginPage, html)));
    await failureOf(sendme123At(server).getContact(PERSON), UnexpectedResponseError);
  });
});

describe('a 200 that is a success', () => {
  test.each([
    ['plain', answers(200, receiptText, json)],
    ['in chunks', answersInChunks(200, [receiptText.slice(0, 5), receiptText.slice(5)], json)],
    ['in chunks that cut a character', answersInChunks(200, splitCharacter(), json)],
    ['packed with gzip', answers(200, gzipSync(receiptText), { ...json, 'content-encoding': 'gzip' })],
    [
      'packed with deflate',
      answers(200, deflateSync(receiptText), { ...json, 'content-encoding': 'deflate' }),
    ],
    [
      'packed with brotli',
      answers(200, brotliCompressSync(receiptText), { ...json, 'content-encoding': 'br' }),
    ],
    ['with a byte order mark', answers(200, `\ufeff${receiptText}`, json)],
    ['with a charset', answers(200, receiptText, { 'content-type': 'application/json;charset=UTF-8' })],
    [
      'with a quoted charset',
      answers(200, receiptText, { 'content-type': 'application/json; charset="utf-8"' }),
    ],
    ['with a suffix', answers(200, receiptText, { 'content-type': 'application/vnd.sendme123+json' })],
    ['with a shouted content type', answers(200, receiptText, { 'content-type': 'Application/JSON' })],
  ])('%s', async (_, behaviour) => {
    const { data, status } = await deletionAt(behaviour);
    expect(status).toBe(200);
    expect(data).toMatchObject({ deletedContactId: PERSON });
    const { data: byContract } = await deletionByContractAt(behaviour);
    expect(byContract).toEqual(data);
  });

  test.each([
    'application/json; charset=ISO-8859-1',
    'application/json;charset="iso-8859-1"',
    'application/json ; x=y;  charset=latin1',
  ])('in latin1, where it says so: %s', async (contentType) => {
    const text = JSON.stringify({ ...sendme123Contact(), lastName: 'Pérez' });
    const server = await serverThat(always(answers(200, Buffer.from(text, 'latin1'), typed(contentType))));
    const { data } = await sendme123At(server).getContact(PERSON);
    expect(data.lastName).toBe('Pérez');
  });

  test('just within the bound of 10 MiB', async () => {
    const short = JSON.stringify({ ...sendme123Receipt(), filler: '' });
    const text = JSON.stringify({ ...sendme123Receipt(), filler: 'x'.repeat(10 * MiB - short.length) });
    expect(text).toHaveLength(10 * MiB);
    await expect(deletionAt(answers(200, text, json))).resolves.toMatchObject({ status: 200 });
    await failureOf(deletionAt(answers(200, `${text} `, json)), UnexpectedResponseError);
    await failureOf(deletionAt(answersInChunks(200, [text, ' '], json)), UnexpectedResponseError);
  });

  function splitCharacter(): Buffer[] {
    const bytes = Buffer.from(JSON.stringify({ ...sendme123Receipt(), message: '😀' }));
    const middle = bytes.indexOf(Buffer.from('😀')) + 2;
    return [bytes.subarray(0, middle), bytes.subarray(middle)];
  }
});

describe('a body that is JSON, and not what the spec says', () => {
  test.each(['null', '"deleted"', '[]', '{}', '0', 'false'])(
    '%s is handed on as it is, since the deletion may have happened',
    async (text) => {
      const { data } = await deletionAt(answers(200, text, json));
      expect(data).toEqual(JSON.parse(text));
    },
  );

  test('is thrown if the client is strict', async () => {
    const server = await serverThat(answers(200, 'null', json));
    await failureOf(sendme123At(server, { strict: true }).deleteContact(PERSON), DriftError);
  });
});

test("the error of Huduma's answer has the answer's own request id", async () => {
  const server = await serverThat(answersJson(200, hudumaDeleted(1), { 'x-request-id': 'proxy-1' }));
  const { requestId, data } = await hudumaAt(server).deleteContacts({ mode: 'trash', ids: [1] });
  expect(requestId).toBe('req-200');
  expect(data.data.map(({ id }) => id)).toEqual([1]);
});

nothingLeaks();
