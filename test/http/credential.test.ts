/** A credential that cannot be sent is refused when the client is created, by its name and never by its value. */
import { describe, expect, test } from 'vitest';
import { InvalidCredentialError } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { titled } from '../titles.js';
import { wabotifyDeleted } from './documented.js';
import { answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

/** All credentials: the name, a good value, and how to create a client with another value. */
const credentials = [
  {
    provider: 'huduma',
    name: 'token',
    variable: 'HUDUMA_TOKEN',
    good: SECRETS.token,
    create: (token: string) => createHuduma({ token }),
  },
  {
    provider: 'sendme123',
    name: 'apiKey',
    variable: 'SENDME123_API_KEY or SENDME123_BEARER_TOKEN',
    good: SECRETS.apiKey,
    create: (apiKey: string) => createSendme123({ apiKey }),
  },
  {
    provider: 'sendme123',
    name: 'bearerToken',
    variable: 'SENDME123_API_KEY or SENDME123_BEARER_TOKEN',
    good: SECRETS.bearerToken,
    create: (bearerToken: string) => createSendme123({ bearerToken }),
  },
  {
    provider: 'wabotify',
    name: 'workspaceId',
    variable: 'WABOTIFY_WORKSPACE_ID',
    good: SECRETS.workspaceId,
    create: (workspaceId: string) => createWabotify({ workspaceId }),
  },
];

const bad: [what: string, spoil: (good: string) => string, problem: string][] = [
  ['empty', () => '', 'is empty (is VARIABLE set?)'],
  ['white space', () => '   ', 'begins or ends with white space'],
  ['followed by a newline', (good) => `${good}\n`, 'a trailing newline is the usual cause'],
  ['followed by a carriage return', (good) => `${good}\r\n`, 'begins or ends with white space'],
  ['preceded by a space', (good) => ` ${good}`, 'begins or ends with white space'],
  ['followed by a no-break space', (good) => `${good}\u00a0`, 'begins or ends with white space'],
  ['with a byte order mark', (good) => `\ufeff${good}`, 'begins or ends with white space'],
  [
    'with a newline inside',
    (good) => `${good}\r\nx-injected: yes`,
    'has a character at position [0-9]+ that a header cannot carry',
  ],
  ['with a tab inside', (good) => `a\t${good}`, 'has a character at position 2 that'],
  ['with a null inside', (good) => `ab\0${good}`, 'has a character at position 3 that'],
  ['with a delete character inside', (good) => `\x7f${good}`, 'has a character at position 1 that'],
  ['with a letter that is not ASCII', (good) => `é${good}`, 'has a character at position 1 that'],
  ['with an emoji', (good) => `a😀${good}`, 'has a character at position 2 that'],
  ['with the word Bearer', (good) => `Bearer ${good}`, 'begins with "Bearer "; give it without that word'],
  ['with the word bearer', (good) => `bearer ${good}`, 'begins with "Bearer "; give it without that word'],
];

describe.each(titled(credentials, ({ provider, name }) => `${name} of ${provider}`))(
  'the %s',
  ({ provider, name, variable, good, create }) => {
    test.each(bad)('is refused if it is %s', async (_, spoil, problem) => {
      const error = await failureOf(() => create(spoil(good)), InvalidCredentialError);
      expect(error).toMatchObject({ provider, attempts: 0, ambiguous: false, retryable: false });
      const plain = problem.replace('VARIABLE', variable).replace(/[()?"]/g, '\\$&');
      expect(error.message).toMatch(
        new RegExp(`^${provider}: the ${name} .*${plain}.*\\. Nothing was sent\\.$`),
      );
    });

    test.each([7, {}, ['a'], new String(SECRETS.token)])(
      'is refused where it is no string, but %j',
      async (value) => {
        const error = await failureOf(() => create(value as unknown as string), InvalidCredentialError);
        expect(error.message).toBe(`${provider}: the ${name} is not a string. Nothing was sent.`);
      },
    );

    test('is missed by the variable that it is usually in, if it is null', async () => {
      const error = await failureOf(() => create(null as unknown as string), InvalidCredentialError);
      expect(error.message).toBe(
        `${provider}: the ${name} is missing (is ${variable} set?). Nothing was sent.`,
      );
    });

    test('is accepted if it is good, even with the word Bearer in its middle', () => {
      expect(create(good).name).toBe(provider);
      expect(create(`the bearer ${good}`).name).toBe(provider);
    });
  },
);

describe('a credential that is missing', () => {
  const missing: [() => unknown, string][] = [
    [() => createHuduma({ token: undefined }), 'huduma: the token is missing (is HUDUMA_TOKEN set?)'],
    // @ts-expect-error the token is required
    [() => createHuduma({}), 'huduma: the token is missing (is HUDUMA_TOKEN set?)'],
    [
      () => createSendme123({ apiKey: undefined }),
      'sendme123: the apiKey is missing (is SENDME123_API_KEY or SENDME123_BEARER_TOKEN set?)',
    ],
    [
      () => createSendme123({ bearerToken: undefined }),
      'sendme123: the apiKey is missing (is SENDME123_API_KEY or SENDME123_BEARER_TOKEN set?)',
    ],
    [
      // @ts-expect-error a credential is required
      () => createSendme123({}),
      'sendme123: the apiKey is missing (is SENDME123_API_KEY or SENDME123_BEARER_TOKEN set?)',
    ],
    [
      () => createWabotify({ workspaceId: undefined }),
      'wabotify: the workspaceId is missing (is WABOTIFY_WORKSPACE_ID set?)',
    ],
    [
      // @ts-expect-error the workspace is required
      () => createWabotify({}),
      'wabotify: the workspaceId is missing (is WABOTIFY_WORKSPACE_ID set?)',
    ],
    [
      // @ts-expect-error the workspace is required, with a key too
      () => createWabotify({ apiKey: SECRETS.apiKey }),
      'wabotify: the workspaceId is missing (is WABOTIFY_WORKSPACE_ID set?)',
    ],
  ];
  test.each(missing)('%s is refused by its name, and that of its variable', async (create, message) => {
    const error = await failureOf(create, InvalidCredentialError);
    expect(error).toMatchObject({ message: `${message}. Nothing was sent.`, attempts: 0 });
  });
});

describe("Wabotify's API key", () => {
  const { apiKey, workspaceId } = SECRETS;

  test('is sent beside the workspace', async () => {
    const server = await serverThat(answersJson(200, wabotifyDeleted()));
    await createWabotify({ workspaceId, apiKey, baseUrl: server.origin }).deleteContacts([PERSON]);
    expect(server.received[0]?.headers).toMatchObject({
      'x-workspace-id': workspaceId,
      authorization: `Bearer ${apiKey}`,
    });
  });

  test.each([undefined, null, '', ' key'])('is refused if it is %j, unless it is left out', async (key) => {
    const make = () => createWabotify({ workspaceId, apiKey: key as string });
    if (key === undefined) expect(make).not.toThrow();
    else expect((await failureOf(make, InvalidCredentialError)).message).toMatch(/^wabotify: the apiKey /);
  });
});

test('of an API key and a bearer token only one may be given', async () => {
  const { apiKey, bearerToken } = SECRETS;
  // @ts-expect-error both at once
  const error = await failureOf(() => createSendme123({ apiKey, bearerToken }), InvalidCredentialError);
  expect(error.message).toBe('sendme123: give apiKey or bearerToken, not both.');
});

nothingLeaks();
