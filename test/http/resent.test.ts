/**
 * After a 421, `fetch` by itself sends the request again on another connection. The runtime's own `fetch` is stopped before
 * that. A caller's `fetch` may resend, and both requests are counted.
 */
import { fetch as undiciFetch } from 'undici';
import { expect, test } from 'vitest';
import { ConnectionError, NotFoundError } from '../../src/http/errors.js';
import { hudumaAt, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const ofTheCaller: typeof globalThis.fetch = (url, init) =>
  undiciFetch(url as string, init as never) as never;

test('nothing is sent that we have not sent, and whether it was carried out is not known', async () => {
  const server = await serverThat(answers(421), answers(404));
  const error = await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), ConnectionError);
  expect(server.received).toHaveLength(1);
  expect(error).toMatchObject({ attempts: 1, ambiguous: true, retryable: true });
  expect(error.message).toContain('(answered with 421)');
});

test('what we send again has its body', async () => {
  const server = await serverThat(answers(421), answers(404));
  const call = hudumaAt(server, { retries: 1 }).deleteContacts({ mode: 'trash', ids: [1] });
  expect(await failureOf(call, NotFoundError)).toMatchObject({ attempts: 2, ambiguous: true });
  expect(server.received.map(({ body }) => body)).toEqual([
    '{"trash":true,"ids":[1]}',
    '{"trash":true,"ids":[1]}',
  ]);
});

test('a success after it is one', async () => {
  const server = await serverThat(answers(421), answersJson(200, sendme123Receipt()));
  const success = await sendme123At(server, { retries: 1 }).deleteContact(PERSON);
  expect(success).toMatchObject({ attempts: 2, ambiguous: true });
});

test('without end, it ends', async () => {
  const server = await serverThat(always(answers(421)));
  await failureOf(sendme123At(server).deleteContact(PERSON), ConnectionError);
  expect(server.received).toHaveLength(3);
});

test('with a fetch of the caller, both requests are counted, and a 404 may be by the first', async () => {
  const server = await serverThat(answers(421), answers(404));
  const client = sendme123At(server, { retries: 0, fetch: ofTheCaller });
  const error = await failureOf(client.deleteContact(PERSON), NotFoundError);
  expect(server.received).toHaveLength(2);
  expect(error).toMatchObject({ attempts: 2, ambiguous: true });
});

nothingLeaks();
