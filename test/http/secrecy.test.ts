/** Tests the test helper: each file of this folder relies on it to find a credential that is shown. */
import { Console } from 'node:console';
import { readdirSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { NotFoundError } from '../../src/index.js';
import { watchConsole } from '../printed.js';
import { sendme123At } from './clients.js';
import { answersJson, serverThat } from './misbehaving-server.js';
import {
  failureOf,
  leaks,
  leaksIn,
  nothingLeaks,
  PERSON,
  SECRETS,
  shownBy,
  witnessEvent,
} from './witness.js';

const secret = SECRETS.token;

describe('a credential is found', () => {
  test.each<[where: string, error: Error]>([
    ['in the message', new Error(`bad ${secret}`)],
    ['in the stack alone', Object.assign(new Error('bad'), { stack: `Error: bad\n at ${secret}` })],
    ['in a property', Object.assign(new Error('bad'), { config: { headers: { 'x-huduma': secret } } })],
    ['in a symbol', Object.assign(new Error('bad'), { [Symbol('headers')]: [[secret]] })],
    ['in a cause', new Error('bad', { cause: new Error(`worse ${secret}`) })],
    ['in the cause of a cause', new Error('bad', { cause: new Error('worse', { cause: secret }) })],
    ['among several errors', new AggregateError([new Error(secret)], 'bad')],
    ['in what JSON makes of it', Object.assign(new Error('bad'), { toJSON: () => ({ secret }) })],
    ['in another case, as in a host name', new Error(`no such host ${secret.toLowerCase()}.example`)],
  ])('%s', (_, error) => {
    expect(leaksIn(shownBy(error), [secret])).not.toEqual([]);
  });

  test('in an event', () => {
    expect(leaksIn(shownBy({ headers: { 'x-huduma': secret } }), [secret])).not.toEqual([]);
  });

  test('in no place without it', () => {
    expect(leaksIn(shownBy(new Error('bad', { cause: new Error('worse') })), [secret])).toEqual([]);
  });
});

describe('after each test, a secret is found', () => {
  const failing = async () => Promise.reject(new Error(`bad ${secret}`));

  test('that was thrown', async () => {
    await failureOf(failing(), Error);
    expect(leaks()).not.toEqual([]);
  });

  test('that was reported', async () => {
    witnessEvent({ url: `https://example.com/${PERSON}` });
    expect(leaks()).not.toEqual([]);
  });

  test('that was printed', async () => {
    const silent = new Console({ stdout: new PassThrough() });
    watchConsole(silent);
    silent.log({ headers: [secret] });
    expect(leaks()).not.toEqual([]);
  });

  test('once', async () => {
    await failureOf(failing(), Error);
    expect(leaks()).not.toEqual([]);
    expect(leaks()).toEqual([]);
  });
});

test('each file of tests here has its tests looked through for leaks', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const last = (name: string) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n').at(-1);
  expect(files.filter((name) => last(name) !== 'nothingLeaks();')).toEqual([]);
});

test('the bodies of the answers here carry the mark that is looked for', async () => {
  const server = await serverThat(answersJson(404, { message: SECRETS.inBody }));
  const error = await failureOf(sendme123At(server).deleteContact(PERSON), NotFoundError);
  expect(leaksIn(shownBy(error.body), [SECRETS.inBody])).not.toEqual([]);
});

nothingLeaks();
