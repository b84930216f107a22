/** The named look-ups: what they ask for, what they return, and which ids they refuse. */
import { describe, expect, test } from 'vitest';
import { InvalidTargetError, NotFoundError } from '../../src/index.js';
import { sendme123At, wabotifyAt } from './clients.js';
import { answers, answersJson, type Behaviour, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const kept = { id: PERSON };
const shown = { success: true, code: 200, errorCode: null, data: { data: [kept] } };

const lookUps = [
  {
    provider: 'sendme123',
    path: `/api/contacts/${PERSON}`,
    body: kept,
    ask: (at: { origin: string }, id: string) => sendme123At(at).getContact(id),
  },
  {
    provider: 'wabotify',
    path: `/api/contact/${PERSON}?workspaceId=${SECRETS.workspaceId}`,
    body: shown,
    ask: (at: { origin: string }, id: string) => wabotifyAt(at).getContact(id),
  },
] as const;

describe.each(lookUps.map((each) => [each.provider, each] as const))('at %s', (_, { ask, path, body }) => {
  const answered = async (behaviour: Behaviour) => {
    const server = await serverThat(behaviour);
    return { server, asked: ask(server, PERSON) };
  };

  test('a look-up is one GET, and hands on what the provider shows', async () => {
    const { server, asked } = await answered(answersJson(200, body));
    expect(await asked).toMatchObject({ status: 200, data: body, attempts: 1, ambiguous: false });
    expect(server.received.map(({ method, url }) => [method, url])).toEqual([['GET', path]]);
  });

  test('a look-up of a contact that is not there is a NotFoundError', async () => {
    const { asked } = await answered(answers(404));
    await failureOf(asked, NotFoundError);
  });

  test.each(['', '.', '..', 'a\nb'])('a look-up of %j is refused, and nothing is sent', async (id) => {
    const server = await serverThat(answersJson(200, body));
    const error = await failureOf(ask(server, id), InvalidTargetError);
    expect(error.message).toMatch(/: the contact id .*\. Nothing was sent\.$/);
    expect(server.connections()).toBe(0);
  });
});

nothingLeaks();
