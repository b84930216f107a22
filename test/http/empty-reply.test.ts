/** Which successes need no body, and which answers without one are no successes. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UnexpectedResponseError } from '../../src/index.js';
import { sendme123At, wabotifyAt } from './clients.js';
import { sendme123Receipt, wabotifyDeleted } from './documented.js';
import {
  always,
  answers,
  answersJson,
  answersRaw,
  type Behaviour,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const MiB = 2 ** 20;

const deletionAt = async (behaviour: Behaviour) =>
  sendme123At(await serverThat(always(behaviour))).deleteContact(PERSON);

const deletionByContractAt = async (behaviour: Behaviour) =>
  sendme123At(await serverThat(always(behaviour))).api.DELETE('/api/contacts/{id}', {
    params: { path: { id: PERSON } },
  });

describe("Wabotify's 200 needs no body", () => {
  test.each([
    ['with a Content-Length of 0', answers(200)],
    ['with a Content-Length of 0 and a content type', answers(200, '', json)],
    ['with a Content-Length of 0 and the content type of a page', answers(200, '', html)],
    ['in no chunks', answersRaw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n')],
    ['until the connection ends', answersRaw('HTTP/1.1 200 OK\r\n\r\n')],
    ['packed with gzip', answers(200, gzipSync(''), { ...json, 'content-encoding': 'gzip' })],
    ['of a byte order mark alone', answers(200, '\ufeff', json)],
  ])('%s', async (_, behaviour) => {
    const server = await serverThat(always(behaviour));
    const { data, status } = await wabotifyAt(server).deleteContacts([PERSON]);
    expect({ data, status }).toEqual({ data: undefined, status: 200 });
    const body = { workspaceId: SECRETS.workspaceId, contactIds: [{ ids: PERSON }] };
    const byContract = await wabotifyAt(server).api.POST('/api/contact/delete-batch', { body });
    expect(byContract.data).toBeUndefined();
    expect(byContract.response.ok).toBe(true);
  });

  test('and may have one', async () => {
    const server = await serverThat(answersJson(200, wabotifyDeleted()));
    const { data } = await wabotifyAt(server).deleteContacts([PERSON]);
    expect(data).toEqual(wabotifyDeleted());
  });
});

describe('a success that no page documents', () => {
  test.each([
    ['201 with the documented body', answersJson(201, sendme123Receipt()), 201],
    ['202 with the documented body', answersJson(202, sendme123Receipt()), 202],
    ['202 without a body', answers(202), 202],
    ['204', answersRaw('HTTP/1.1 204 No Content\r\n\r\n'), 204],
    [
      '204 with the length of a body',
      answersRaw('HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}'),
      204,
    ],
    ['205', answers(205), 205],
    [
      '205 with a body',
      answersRaw('HTTP/1.1 205 Reset\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'),
      205,
    ],
    ['206 with the documented body', answersJson(206, sendme123Receipt()), 206],
  ])('%s does not say that the contact is gone', async (_, behaviour, status) => {
    const error = await failureOf(deletionAt(behaviour), UnexpectedResponseError);
    expect(error).toMatchObject({ status, ambiguous: true });
    expect(error.message).toContain('no page documents this status');
    const byContract = await failureOf(deletionByContractAt(behaviour), UnexpectedResponseError);
    expect(byContract).toMatchObject({ status, ambiguous: true, message: error.message });
  });

  test.each([202, 204, 205])('%d is no success at Wabotify, whose 200 needs no body', async (status) => {
    const server = await serverThat(answers(status));
    await failureOf(wabotifyAt(server).deleteContacts([PERSON]), UnexpectedResponseError);
  });

  test('204 does not say that a contact exists', async () => {
    const server = await serverThat(answersRaw('HTTP/1.1 204 No Content\r\n\r\n'));
    await failureOf(sendme123At(server).contactExists(PERSON), UnexpectedResponseError);
  });
});

describe('an answer to HEAD', () => {
  test('has no body, whatever length it names', async () => {
    const server = await serverThat(
      answers(200, '', { 'content-length': '123', ...json }),
      answers(200, '', { 'content-length': String(20 * MiB) }),
      answers(404, '', { 'content-length': '123' }),
    );
    const { contactExists } = sendme123At(server);
    expect(await contactExists(PERSON)).toBe(true);
    expect(await contactExists(PERSON)).toBe(true);
    expect(await contactExists(PERSON)).toBe(false);
    expect(server.received.map(({ method }) => method)).toEqual(['HEAD', 'HEAD', 'HEAD']);
  });
});

nothingLeaks();
