import { describe, expect, test } from 'vitest';
import { InvalidTargetError } from '../../src/index.js';
import { hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import { hudumaDeleted, sendme123Receipt } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

const gone = always(answersJson(200, sendme123Receipt()));

describe('an id that is refused', () => {
  const cases: [what: string, id: unknown, problem: string][] = [
    ['empty', '', 'the contact id "" is empty'],
    ['a dot', '.', 'the contact id "." would change the path of the request'],
    ['two dots', '..', 'the contact id ".." would change the path of the request'],
    ['preceded by a space', ' a', 'the contact id " a" begins or ends with white space'],
    ['followed by a newline', 'a\n', 'the contact id "a\\n" begins or ends with white space'],
    ['followed by a no-break space', 'a\u00a0', 'begins or ends with white space'],
    ['with a null', 'a\0b', 'the contact id "a\\u0000b" has a control character'],
    ['with a newline', 'a\nb', 'has a control character'],
    ['with a line separator', 'a\u2028b', 'has a control character'],
    ['with half a surrogate pair', 'a\ud800b', 'the contact id "a\\ud800b" is not well-formed Unicode'],
    ['a number', 7, 'the contact id 7 must be a string, not number'],
    ['missing', undefined, 'the contact id undefined must be a string, not undefined'],
    ['null', null, 'the contact id null must be a string, not null'],
    ['an object', { id: 'a' }, 'must be a string, not object'],
    ['an array', ['a'], 'must be a string, not object'],
  ];

  test.each(cases)('by sendme123 is one that is %s', async (_, id, problem) => {
    const server = await serverThat(gone);
    const error = await failureOf(sendme123At(server).deleteContact(id as string), InvalidTargetError);
    expect(error).toMatchObject({ provider: 'sendme123', attempts: 0, ambiguous: false });
    expect(error.message).toContain(problem);
    expect(error.message).toMatch(/\. Nothing was sent\.$/);
    expect(server.connections()).toBe(0);
  });

  test.each(cases)(
    'by Wabotify is one that is %s, and then none of the batch is sent',
    async (_, id, problem) => {
      const server = await serverThat(always(answers(200)));
      const ids = ['contact-1', id as string, 'contact-2'];
      const error = await failureOf(wabotifyAt(server).deleteContacts(ids), InvalidTargetError);
      expect(error.message).toContain(problem);
      expect(server.connections()).toBe(0);
    },
  );

  test('is quoted in one line of bearable length', async () => {
    const server = await serverThat(gone);
    const work = sendme123At(server).deleteContact(`\n${'long '.repeat(10_000)}`);
    const { message } = await failureOf(work, InvalidTargetError);
    expect(message).toBe(
      `sendme123: the contact id "\\n${'long '.repeat(15).slice(0, 74)}…" begins or ends with white space. ` +
        'Nothing was sent.',
    );
  });

  test.each(['', '.', '..', ' a', 'a\n', 'a\0b', 'a\u2028b', '{id}'])(
    'through the contract is %j too',
    async (id) => {
      const server = await serverThat(gone);
      const work = sendme123At(server).api.DELETE('/api/contacts/{id}', { params: { path: { id } } });
      const error = await failureOf(work, InvalidTargetError);
      expect(error.message).toMatch(/Nothing was sent\.$/);
      expect(server.connections()).toBe(0);
    },
  );

  test('through the contract is one that was left out', async () => {
    const server = await serverThat(gone);
    const { api } = sendme123At(server);
    // @ts-expect-error the id is required
    const error = await failureOf(api.DELETE('/api/contacts/{id}', {}), InvalidTargetError);
    expect(error.message).toBe('sendme123: the contact id "{id}" was left out. Nothing was sent.');
    expect(server.connections()).toBe(0);
  });
});

test('one string in place of a list is refused, not taken letter by letter', async () => {
  const server = await serverThat(always(answers(200)));
  // @ts-expect-error a list is required
  const error = await failureOf(wabotifyAt(server).deleteContacts('123'), InvalidTargetError);
  expect(error.message).toBe('wabotify: the contact id "123" must stand in an array. Nothing was sent.');
  // @ts-expect-error a list is required
  const work = hudumaAt(server).deleteContacts({ mode: 'trash', ids: '123' });
  await failureOf(work, InvalidTargetError);
  expect(server.connections()).toBe(0);
});

describe('an empty list is never sent', () => {
  test('at Huduma', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted())));
    const client = hudumaAt(server);
    for (const lists of [{ ids: [] }, { uuids: [] }, { ids: [], uuids: [] }]) {
      const error = await failureOf(client.deleteContacts({ mode: 'trash', ...lists }), InvalidTargetError);
      expect(error.message).toBe('huduma: no contact ids were given. Nothing was sent.');
    }
    // @ts-expect-error one of the lists must be given
    await failureOf(client.deleteContacts({ mode: 'trash' }), InvalidTargetError);
    expect(server.connections()).toBe(0);
  });

  test('at Wabotify', async () => {
    const server = await serverThat(always(answers(200)));
    const error = await failureOf(wabotifyAt(server).deleteContacts([]), InvalidTargetError);
    expect(error.message).toBe('wabotify: no contact ids were given. Nothing was sent.');
    expect(server.connections()).toBe(0);
  });

  test('beside a list that is not empty', async () => {
    const server = await serverThat(always(answersJson(200, hudumaDeleted())));
    const client = hudumaAt(server);
    const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    await client.deleteContacts({ mode: 'trash', ids: [7], uuids: [] });
    await client.deleteContacts({ mode: 'trash', ids: [], uuids: [uuid] });
    expect(server.received.map(({ body }) => JSON.parse(body))).toEqual([
      { trash: true, ids: [7] },
      { trash: true, uuids: [uuid] },
    ]);
  });
});

test('an id that is given twice is sent once', async () => {
  const server = await serverThat(answersJson(200, hudumaDeleted(1)), answers(200));
  const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  await hudumaAt(server).deleteContacts({ mode: 'trash', ids: [1, 2, 1], uuids: [uuid, uuid] });
  await wabotifyAt(server).deleteContacts(['a', PERSON, 'a']);
  expect(server.received.map(({ body }) => JSON.parse(body))).toMatchObject([
    { ids: [1, 2], uuids: [uuid] },
    { contactIds: [{ ids: 'a' }, { ids: PERSON }] },
  ]);
});

nothingLeaks();
