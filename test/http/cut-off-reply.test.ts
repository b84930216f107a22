/** A success whose body was cut off before it began is not taken for one without a body. */
import { expect, test } from 'vitest';
import { UnexpectedResponseError } from '../../src/http/errors.js';
import { wabotifyAt } from './clients.js';
import { answersRaw, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks } from './witness.js';

test('chunks that never came, on a connection that is closed', async () => {
  const server = await serverThat(
    answersRaw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n'),
  );
  const call = wabotifyAt(server, { retries: 0 }).deleteContacts(['a']);
  const error = await failureOf(call, UnexpectedResponseError);
  expect(error).toMatchObject({ status: 200, ambiguous: true });
  expect(error.message).toContain('its body may be cut off');
});

test('no body, and the answer says so', async () => {
  const server = await serverThat(
    answersRaw('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'),
  );
  expect(await wabotifyAt(server).deleteContacts(['a'])).toMatchObject({ status: 200, data: undefined });
});

nothingLeaks();
