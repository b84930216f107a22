/** Clients from environment variables: each variable by its name, and the problems with their values. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { deleteContacts, InvalidCredentialError, InvalidOptionError } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { hudumaDeleted, sendme123Receipt, wabotifyDeleted } from './documented.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const { token, apiKey, bearerToken, workspaceId } = SECRETS;

afterEach(() => vi.unstubAllEnvs());

/** A fetch that records its requests, and gives this answer. */
function recordingFetch(answer: unknown) {
  const sent: { url: string; headers: Headers }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    sent.push({ url: String(url), headers: new Headers(init?.headers) });
    return Response.json(answer);
  };
  return { sent, fetch };
}

interface Case {
  readonly env: Record<string, string | undefined>;
  readonly url: string;
  readonly headers: Record<string, string>;
}

const hudumaUrl = 'https://sms-api.huduma.cloud/api/v3/contacts';
const sendme123Url = `https://app.sendme123.com/api/contacts/${PERSON}`;
const wabotifyUrl = 'https://api.wabotify.com/api/contact/delete-batch';

const providers = {
  huduma: async ({ env }: Case) => {
    const { sent, fetch } = recordingFetch(hudumaDeleted(1));
    await createHuduma.fromEnv({ env, fetch }).deleteContacts({ mode: 'trash', ids: [1] });
    return sent;
  },
  sendme123: async ({ env }: Case) => {
    const { sent, fetch } = recordingFetch(sendme123Receipt());
    await createSendme123.fromEnv({ env, fetch }).deleteContact(PERSON);
    return sent;
  },
  wabotify: async ({ env }: Case) => {
    const { sent, fetch } = recordingFetch(wabotifyDeleted());
    await createWabotify.fromEnv({ env, fetch }).deleteContacts([PERSON]);
    return sent;
  },
};

describe('the credential and the place are taken from', () => {
  test.each<[what: string, provider: keyof typeof providers, Case]>([
    [
      'HUDUMA_TOKEN',
      'huduma',
      { env: { HUDUMA_TOKEN: token }, url: hudumaUrl, headers: { 'x-huduma': `Bearer ${token}` } },
    ],
    [
      'SENDME123_API_KEY',
      'sendme123',
      { env: { SENDME123_API_KEY: apiKey }, url: sendme123Url, headers: { 'api-key': apiKey } },
    ],
    [
      'SENDME123_BEARER_TOKEN',
      'sendme123',
      {
        env: { SENDME123_BEARER_TOKEN: bearerToken },
        url: sendme123Url,
        headers: { authorization: `Bearer ${bearerToken}` },
      },
    ],
    [
      'WABOTIFY_WORKSPACE_ID',
      'wabotify',
      {
        env: { WABOTIFY_WORKSPACE_ID: workspaceId },
        url: wabotifyUrl,
        headers: { 'x-workspace-id': workspaceId },
      },
    ],
    [
      'WABOTIFY_API_KEY, too',
      'wabotify',
      {
        env: { WABOTIFY_WORKSPACE_ID: workspaceId, WABOTIFY_API_KEY: apiKey },
        url: wabotifyUrl,
        headers: { 'x-workspace-id': workspaceId, authorization: `Bearer ${apiKey}` },
      },
    ],
    [
      'HUDUMA_BASE_URL',
      'huduma',
      {
        env: { HUDUMA_TOKEN: token, HUDUMA_BASE_URL: 'http://localhost:4010/v3' },
        url: 'http://localhost:4010/v3/contacts',
        headers: {},
      },
    ],
    [
      'HUDUMA_BASE_URL, unless it is empty',
      'huduma',
      { env: { HUDUMA_TOKEN: token, HUDUMA_BASE_URL: '' }, url: hudumaUrl, headers: {} },
    ],
    [
      'WABOTIFY_SERVER',
      'wabotify',
      {
        env: { WABOTIFY_WORKSPACE_ID: workspaceId, WABOTIFY_SERVER: 'europe' },
        url: 'https://apieu.wabotify.com/api/contact/delete-batch',
        headers: {},
      },
    ],
  ])('%s', async (_, provider, each) => {
    const [request, ...more] = await providers[provider](each);
    expect(more).toEqual([]);
    expect(request?.url).toBe(each.url);
    for (const [name, value] of Object.entries(each.headers)) expect(request?.headers.get(name)).toBe(value);
  });
});

describe('a missing or wrong value is named by its variable', () => {
  const both = 'SENDME123_API_KEY or SENDME123_BEARER_TOKEN';
  test.each<[what: string, make: () => unknown, message: string]>([
    [
      'nothing set at Huduma',
      () => createHuduma.fromEnv({ env: {} }),
      'huduma: the token is missing (is HUDUMA_TOKEN set?). Nothing was sent.',
    ],
    [
      'an empty token',
      () => createHuduma.fromEnv({ env: { HUDUMA_TOKEN: '' } }),
      'huduma: the token is empty (is HUDUMA_TOKEN set?). Nothing was sent.',
    ],
    [
      'nothing set at sendme123',
      () => createSendme123.fromEnv({ env: {} }),
      `sendme123: the apiKey is missing (is ${both} set?). Nothing was sent.`,
    ],
    [
      'both set at sendme123',
      () => createSendme123.fromEnv({ env: { SENDME123_API_KEY: 'a', SENDME123_BEARER_TOKEN: 'b' } }),
      'sendme123: give apiKey or bearerToken, not both.',
    ],
    [
      'nothing set at Wabotify',
      () => createWabotify.fromEnv({ env: {} }),
      'wabotify: the workspaceId is missing (is WABOTIFY_WORKSPACE_ID set?). Nothing was sent.',
    ],
    [
      'the key alone at Wabotify',
      () => createWabotify.fromEnv({ env: { WABOTIFY_API_KEY: apiKey } }),
      'wabotify: the workspaceId is missing (is WABOTIFY_WORKSPACE_ID set?). Nothing was sent.',
    ],
    [
      'an empty key at Wabotify',
      () => createWabotify.fromEnv({ env: { WABOTIFY_WORKSPACE_ID: workspaceId, WABOTIFY_API_KEY: '' } }),
      'wabotify: the apiKey is empty (is WABOTIFY_API_KEY set?). Nothing was sent.',
    ],
  ])('%s', async (_, make, message) => {
    expect((await failureOf(make, InvalidCredentialError)).message).toBe(message);
  });

  test('a base URL that a credential must not go to', async () => {
    const env = { HUDUMA_TOKEN: token, HUDUMA_BASE_URL: 'http://huduma.example' };
    await failureOf(() => createHuduma.fromEnv({ env }), InvalidOptionError);
  });

  test.each([
    ['in the environment', { env: { WABOTIFY_WORKSPACE_ID: 'w', WABOTIFY_SERVER: 'asia' } }],
    ['by the caller', { env: { WABOTIFY_WORKSPACE_ID: 'w' }, server: 'asia' as 'europe' }],
    [
      'by the caller, beside a base URL',
      {
        env: { WABOTIFY_WORKSPACE_ID: 'w', WABOTIFY_BASE_URL: 'http://localhost:4010' },
        server: 'asia' as 'europe',
      },
    ],
  ])('a server that there is not, named %s', async (_, options) => {
    const error = await failureOf(() => createWabotify.fromEnv(options), InvalidOptionError);
    expect(error.message).toBe('wabotify: there is no server "asia": america, europe.');
  });
});

test('without `env`, the environment of the process is read, when the client is made', async () => {
  vi.stubEnv('HUDUMA_TOKEN', token);
  vi.stubEnv('HUDUMA_BASE_URL', 'http://localhost:4010');
  const { sent, fetch } = recordingFetch(hudumaDeleted(1));
  const client = createHuduma.fromEnv({ fetch });
  vi.stubEnv('HUDUMA_TOKEN', 'another');
  await client.deleteContacts({ mode: 'trash', ids: [1] });
  expect(sent[0]?.url).toBe('http://localhost:4010/contacts');
  expect(sent[0]?.headers.get('x-huduma')).toBe(`Bearer ${token}`);
});

test('without a process, `env` may be given, and otherwise nothing is set', async () => {
  vi.stubGlobal('process', undefined);
  try {
    expect(createHuduma.fromEnv({ env: { HUDUMA_TOKEN: token } }).name).toBe('huduma');
    expect(() => createHuduma.fromEnv()).toThrow('is HUDUMA_TOKEN set?');
  } finally {
    vi.unstubAllGlobals();
  }
});

test('what the caller says goes before the environment', async () => {
  const env = { WABOTIFY_WORKSPACE_ID: workspaceId, WABOTIFY_SERVER: 'america' };
  const { sent, fetch } = recordingFetch(wabotifyDeleted());
  await createWabotify.fromEnv({ env, fetch, server: 'europe' }).deleteContacts([PERSON]);
  await createWabotify.fromEnv({ env, fetch, baseUrl: 'http://localhost:4010' }).deleteContacts([PERSON]);
  expect(sent.map(({ url }) => new URL(url).origin)).toEqual([
    'https://apieu.wabotify.com',
    'http://localhost:4010',
  ]);
});

test('other options hold, and a run takes what was made', async () => {
  const { sent, fetch } = recordingFetch(hudumaDeleted(1));
  const env = { HUDUMA_TOKEN: token };
  const client = createHuduma.fromEnv({ env, fetch, headers: { 'x-gateway': 'g' } });
  const run = deleteContacts({ providers: [client.choosing({ mode: 'trash' })], targets: ['huduma:1'] });
  expect(await run.finish()).toMatchObject({ deleted: 1 });
  expect(sent[0]?.headers.get('x-gateway')).toBe('g');
});

nothingLeaks();
