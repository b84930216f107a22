/** The reason in an error for a failed connection: the system's own code, however deeply it is nested, and nothing else. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConnectionError } from '../../src/index.js';
import { sendme123At } from './clients.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

/** The error of a deletion whose `fetch` throws this. */
async function errorAfter(thrown: unknown): Promise<ConnectionError> {
  const fetch = () => Promise.reject(thrown);
  const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch, retries: 0 });
  return failureOf(client.deleteContact(PERSON), ConnectionError);
}

const coded = (code: unknown, more: object = {}) => Object.assign(new Error('underneath'), { code, ...more });
const failed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('the reason', () => {
  test.each<[string, unknown, string]>([
    ['of the error itself', coded('UND_ERR_SOCKET'), '(UND_ERR_SOCKET; '],
    ['of its cause', failed(coded('ECONNRESET')), '(ECONNRESET; '],
    ['of the deepest that has one', failed(coded('OUTER', { cause: coded('EPIPE') })), '(EPIPE; '],
    [
      'of one of several addresses',
      failed(new AggregateError([new Error('nothing'), coded('ECONNRESET')])),
      '(ECONNRESET; ',
    ],
    ['of no more than four levels', failed(failed(failed(failed(coded('EPIPE'))))), '(this runtime'],
    ['of four levels', failed(failed(failed(coded('EPIPE')))), '(EPIPE; '],
    ['that is no word of a system', coded('not a code'), '(this runtime'],
    ['that only begins like one', coded('EPIPE of somebody'), '(this runtime'],
    ['that only ends like one', coded('of somebody: EPIPE'), '(this runtime'],
    ['that is too short for one', coded('EX'), '(this runtime'],
    ['that is too long for one', coded('E'.repeat(62)), '(this runtime'],
    ['that is a number', coded(104), '(this runtime'],
    ['that is a list', coded(['EPIPE']), '(this runtime'],
    [
      'of a proxy',
      failed(new Error('Proxy response (407) !== 200 when HTTP Tunneling')),
      '(the proxy answered 407',
    ],
    ['of what only quotes a proxy', failed(new Error('no Proxy response (407)')), '(this runtime'],
    ['of a proxy that answered no status', failed(new Error('Proxy response (4071)')), '(this runtime'],
  ])('%s', async (_, thrown, expected) => {
    const { message } = await errorAfter(thrown);
    expect(message).toContain(`the connection was lost during deleteContact ${expected}`);
  });

  test('of an error that is its own cause ends the search', async () => {
    const error = coded('EPIPE');
    error.cause = error;
    expect((await errorAfter(error)).message).toContain('(EPIPE; ');
  });
});

describe('nothing was sent, says an error', () => {
  test.each<[string, object, ambiguous: boolean]>([
    ['of one address that refused', { code: 'ECONNREFUSED' }, false],
    ['of addresses that all refused', { errors: [coded('ECONNREFUSED'), coded('ENOTFOUND')] }, false],
    ['that names no address, and refused', { errors: [], code: 'ECONNREFUSED' }, false],
    ['that names no address, and no reason', { errors: [] }, true],
    ['whose addresses are no list', { errors: 'ECONNREFUSED' }, true],
    ['of addresses of which nothing is known', { errors: [undefined] }, true],
  ])('%s: ambiguous is %s', async (_, cause, ambiguous) => {
    expect((await errorAfter(failed(cause))).ambiguous).toBe(ambiguous);
  });
});

test('nothing was sent, says an error also if nobody says why', async () => {
  const { message } = await errorAfter(failed({ syscall: 'connect' }));
  expect(message).toBe('sendme123: no connection could be made, so nothing was sent.');
});

test('nothing was sent this time, says an error, after an answer that left it open', async () => {
  const refused = failed(coded('ECONNREFUSED'));
  const answers = [Promise.resolve(new Response(null, { status: 500 })), Promise.reject(refused)];
  const fetch = () => answers.shift() ?? Promise.reject(refused);
  const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch, retries: 1 });
  const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ attempts: 2, ambiguous: true });
  expect(error.message).toBe(
    'sendme123: no connection could be made (ECONNREFUSED), so nothing was sent this time.',
  );
});

describe('what is handed on of an error', () => {
  test('is its name, message, stack and code, and those of its causes', async () => {
    const inner = coded('ECONNRESET');
    const outer = failed(inner);
    const { cause } = await errorAfter(outer);
    expect(cause).toMatchObject({ name: 'TypeError', message: 'fetch failed', stack: outer.stack });
    expect((cause as Error).cause).toMatchObject({
      name: 'Error',
      message: 'underneath',
      code: 'ECONNRESET',
      stack: inner.stack,
    });
    expect(Object.keys(cause as Error)).toEqual([]);
  });

  test('is nothing that was attached to it', async () => {
    const { cause } = await errorAfter(
      coded('EPIPE', { request: { headers: { 'api-key': SECRETS.apiKey } } }),
    );
    expect(cause).not.toHaveProperty('request');
    expect(inspect(cause)).not.toContain(SECRETS.apiKey);
  });

  test('ends after three levels, also if an error is its own cause', async () => {
    const error = new Error('again and again');
    error.cause = error;
    let { cause } = await errorAfter(error);
    let levels = 0;
    for (; cause instanceof Error; cause = cause.cause) levels += 1;
    expect(levels).toBe(3);
  });

  test.each(['a word', 7, null, { message: SECRETS.apiKey }])(
    'is nothing of what is no error: %j',
    async (thrown) => {
      expect((await errorAfter(thrown)).cause).toBeUndefined();
    },
  );
});

nothingLeaks();
