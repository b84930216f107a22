/** A success whose body was cut off before it began does not count as one without a body. */
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

/** A batch whose 200 has these headers and no body, from the caller's own `fetch`, since no server could send them all. */
function emptySuccess(headers: Record<string, string>) {
  const fetch = async () => new Response(null, { status: 200, headers });
  return wabotifyAt({ origin: 'https://wabotify.invalid' }, { fetch, retries: 0 }).deleteContacts(['a']);
}

test.each([
  { 'transfer-encoding': 'chunked', connection: 'close' },
  { 'transfer-encoding': 'Chunked', connection: 'Close' },
  { 'transfer-encoding': 'gzip, chunked', connection: 'x-hop, close' },
  { 'transfer-encoding': 'chunked, gzip', connection: 'close, x-hop' },
])('it may be cut off if it was to come in chunks until the end: %j', async (headers) => {
  await failureOf(emptySuccess(headers), UnexpectedResponseError);
});

test.each([
  {},
  { connection: 'close' },
  { 'transfer-encoding': 'chunked' },
  { 'transfer-encoding': 'chunked', connection: 'keep-alive' },
  { 'transfer-encoding': 'gzip', connection: 'close' },
  { 'transfer-encoding': 'unchunked', connection: 'close' },
  { 'transfer-encoding': 'chunkedness', connection: 'close' },
  { 'transfer-encoding': 'chunked', connection: 'closed' },
  { 'transfer-encoding': 'chunked', connection: 'disclose' },
])('it is known to be empty otherwise: %j', async (headers) => {
  expect(await emptySuccess(headers as Record<string, string>)).toMatchObject({
    status: 200,
    data: undefined,
  });
});

test('no body, and the answer says so', async () => {
  const server = await serverThat(
    answersRaw('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'),
  );
  expect(await wabotifyAt(server).deleteContacts(['a'])).toMatchObject({ status: 200, data: undefined });
});

nothingLeaks();
