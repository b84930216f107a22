/** After a 421, `fetch` sends a request with a fresh connection again, by itself: the answer is to the second. */
import { expect, test } from 'vitest';
import { NotFoundError } from '../../src/http/errors.js';
import { hudumaAt, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

test('a 404 after it may be by the first request, and both are counted', async () => {
  const server = await serverThat(answers(421), answers(404));
  const error = await failureOf(sendme123At(server, { retries: 0 }).deleteContact(PERSON), NotFoundError);
  expect(server.received).toHaveLength(2);
  expect(error).toMatchObject({ attempts: 2, ambiguous: true });
});

test('a body is sent again with it', async () => {
  const server = await serverThat(answers(421), answers(404));
  const call = hudumaAt(server, { retries: 0 }).deleteContacts({ mode: 'trash', ids: [1] });
  expect(await failureOf(call, NotFoundError)).toMatchObject({ attempts: 2, ambiguous: true });
  expect(server.received).toHaveLength(2);
});

test('a success after it is one', async () => {
  const server = await serverThat(answers(421), answersJson(200, sendme123Receipt()));
  const success = await sendme123At(server, { retries: 0 }).deleteContact(PERSON);
  expect(success).toMatchObject({ attempts: 2, ambiguous: true });
});

nothingLeaks();
