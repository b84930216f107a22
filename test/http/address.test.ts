/** A client sends its credential to the origin and the paths of its base URL, and nowhere else. */
import { describe, expect, test } from 'vitest';
import {
  ContactDeletionError,
  InvalidOptionError,
  InvalidRequestError,
  InvalidTargetError,
} from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import { hudumaDeleted, sendme123Receipt, wabotifyDeleted } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const { token, apiKey, workspaceId } = SECRETS;

/** A fetch that records the URLs of its requests, and sends nothing. */
function recordingFetch() {
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    urls.push(String(url));
    return Response.json(sendme123Receipt());
  };
  return { urls, fetch };
}

describe('without a base URL a client sends to the production server of its spec', () => {
  test('at Huduma', async () => {
    const { urls, fetch } = recordingFetch();
    await createHuduma({ token, fetch }).deleteContacts({ mode: 'trash', ids: [1] });
    expect(urls).toEqual(['https://sms-api.huduma.cloud/api/v3/contacts']);
  });

  test('at sendme123', async () => {
    const { urls, fetch } = recordingFetch();
    await createSendme123({ apiKey, fetch }).deleteContact('contact-1');
    expect(urls).toEqual(['https://app.sendme123.com/api/contacts/contact-1']);
  });

  test('at Wabotify', async () => {
    const { urls, fetch } = recordingFetch();
    await createWabotify({ workspaceId, fetch }).deleteContacts(['contact-1']);
    expect(urls).toEqual(['https://api.wabotify.com/api/contact/delete-batch']);
  });
});

describe('a base URL that is refused', () => {
  test.each([
    ['over http', 'http://sendme123.example'],
    ['over http to a host that only begins like loopback', 'http://127.0.0.1.example.com'],
    ['over http to a host that only ends like loopback', 'http://notlocalhost'],
    ['over http to a subdomain', 'http://localhost.example.com'],
    ['over http to all interfaces', 'http://0.0.0.0:8080'],
    ['over http to a private network', 'http://192.168.0.10'],
    ['over http to another address of IPv6', 'http://[::2]'],
    ['over http with a user name that looks like loopback', 'http://localhost@sendme123.example'],
    ['with a user name and a password', `https://user:${apiKey}@sendme123.example`],
    ['with a user name', `https://${apiKey}@sendme123.example`],
    ['with a password', `https://:${apiKey}@sendme123.example`],
    ['with a query', `https://sendme123.example/?key=${apiKey}`],
    ['with a fragment', `https://sendme123.example/#${apiKey}`],
    ['of a file', 'file:///tmp'],
    ['of another scheme', 'ftp://sendme123.example'],
    ['of a script', 'javascript:alert(1)'],
    ['without a scheme', 'sendme123.example'],
    ['that is a path', '/api'],
    ['that is empty', ''],
  ])('%s', async (_, baseUrl) => {
    const error = await failureOf(() => createSendme123({ apiKey, baseUrl }), InvalidOptionError);
    expect(error.message).toMatch(/^sendme123: the base URL .*\.$/);
    expect(error.attempts).toBe(0);
  });

  test.each([
    ['sendme123.example', 'is not a URL, such as https://example.com'],
    ['ftp://sendme123.example', 'must begin with https://'],
    [`https://${apiKey}@sendme123.example`, 'must not hold a user name or a password'],
    [`https://sendme123.example/?key=${apiKey}`, 'must not have a query or a fragment'],
  ])('is said to be wrong, and why: %s', async (baseUrl, problem) => {
    const error = await failureOf(() => createSendme123({ apiKey, baseUrl }), InvalidOptionError);
    expect(error.message).toBe(`sendme123: the base URL ${problem}.`);
  });

  test('says why, without quoting it', async () => {
    const baseUrl = `http://sendme123.example/${apiKey}`;
    const error = await failureOf(() => createSendme123({ apiKey, baseUrl }), InvalidOptionError);
    expect(error.message).toBe(
      'sendme123: the base URL must begin with https://; ' +
        'http:// would send the credential in the clear and is for loopback only.',
    );
  });

  test('is refused by every provider', async () => {
    const baseUrl = 'http://example.com';
    await failureOf(() => createHuduma({ token, baseUrl }), InvalidOptionError);
    await failureOf(() => createWabotify({ workspaceId, baseUrl }), InvalidOptionError);
  });
});

test.each([
  'https://sendme123.example',
  'https://sendme123.example:8443',
  'http://localhost:4010',
  'http://127.0.0.1:4010',
  'http://127.1.2.3',
  'http://127.10.200.30',
  'http://[::1]:4010',
  'HTTP://LOCALHOST:4010',
])('the base URL %s is allowed', (baseUrl) => {
  expect(() => createSendme123({ apiKey, baseUrl })).not.toThrow();
});

describe('the path of the base URL', () => {
  test.each([
    ['', '/api/contacts/contact-1'],
    ['/', '/api/contacts/contact-1'],
    ['/sendme123', '/sendme123/api/contacts/contact-1'],
    ['/sendme123/', '/sendme123/api/contacts/contact-1'],
    ['/sendme123///', '/sendme123/api/contacts/contact-1'],
    ['/a/b.c/(d)+', '/a/b.c/(d)+/api/contacts/contact-1'],
    ['/with%20space', '/with%20space/api/contacts/contact-1'],
  ])('%j comes before that of the operation', async (path, expected) => {
    const server = await serverThat(always(answersJson(200, sendme123Receipt('contact-1'))));
    await sendme123At({ origin: server.origin + path }).deleteContact('contact-1');
    expect(server.received.map(({ url }) => url)).toEqual([expected]);
  });

  test('of a mock stands before each provider alike', async () => {
    const server = await serverThat(
      answersJson(200, hudumaDeleted(1)),
      answersJson(200, sendme123Receipt()),
      answersJson(200, wabotifyDeleted()),
    );
    await hudumaAt({ origin: `${server.origin}/huduma` }).deleteContacts({ mode: 'trash', ids: [1] });
    await sendme123At({ origin: `${server.origin}/sendme123` }).deleteContact('contact-1');
    await wabotifyAt({ origin: `${server.origin}/wabotify` }).deleteContacts(['contact-1']);
    expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'DELETE /huduma/api/v3/contacts',
      'DELETE /sendme123/api/contacts/contact-1',
      'POST /wabotify/api/contact/delete-batch',
    ]);
  });
});

describe('a call through the contract is refused before anything is sent', () => {
  const at = { params: { path: { id: PERSON } } };
  const path = '/api/contacts/{id}';

  async function refused(
    call: (client: ReturnType<typeof sendme123At>, elsewhere: string) => Promise<unknown>,
  ): Promise<ContactDeletionError> {
    const elsewhere = await serverThat(always(answers(200)));
    const server = await serverThat(always(answers(200)));
    const error = await failureOf(call(sendme123At(server), elsewhere.origin), ContactDeletionError);
    expect(elsewhere.connections()).toBe(0);
    expect(server.connections()).toBe(0);
    expect(error.attempts).toBe(0);
    return error;
  }

  test('where its baseUrl is of another origin', async () => {
    const error = await refused(({ api }, baseUrl) => api.DELETE(path, { ...at, baseUrl }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe(
      'sendme123: the request would go to another origin than the base URL. Nothing was sent.',
    );
  });

  test.each(['https://sendme123.example', 'http://localhost:1', 'http://sendme123.example'])(
    'where its baseUrl is %s',
    async (baseUrl) => {
      expect(await refused(({ api }) => api.DELETE(path, { ...at, baseUrl }))).toBeInstanceOf(
        InvalidRequestError,
      );
    },
  );

  test('where a middleware turns it to another origin', async () => {
    const error = await refused(({ api }, elsewhere) => {
      api.use({ onRequest: ({ request }) => new Request(`${elsewhere}/api/contacts/1`, request) });
      return api.DELETE(path, at);
    });
    expect(error).toBeInstanceOf(InvalidRequestError);
  });

  test.each(['/api/contacts', '/api/contacts/', '/api/contacts/1/messages', '/x/api/contacts/1', '/'])(
    'where a middleware turns it to the path %s',
    async (pathname) => {
      const error = await refused(({ api }) => {
        api.use({ onRequest: ({ request }) => new Request(new URL(pathname, request.url), request) });
        return api.DELETE(path, at);
      });
      expect(error).toBeInstanceOf(InvalidTargetError);
    },
  );

  test('where a middleware gives it a fragment, which nobody would receive', async () => {
    const error = await refused(({ api }) => {
      api.use({ onRequest: ({ request }) => new Request(`${request.url}#1`, request) });
      return api.DELETE(path, at);
    });
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe('sendme123: the request has a fragment. Nothing was sent.');
  });

  test('where its path is not one of the contract', async () => {
    // @ts-expect-error the contract has no such path
    const error = await refused(({ api }) => api.DELETE('/api/contacts', {}));
    expect(error.message).toBe(
      'sendme123: the path of the request is not /api/contacts/{id}; an empty contact id, "." or ".." changes ' +
        'it. Nothing was sent.',
    );
  });

  test('where its method is not one of the contract', async () => {
    // @ts-expect-error the contract has no such method
    const error = await refused(({ api }) => api.PUT(path, at));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toBe('sendme123: the contract has no operation with PUT. Nothing was sent.');
  });

  test('where it has a query', async () => {
    const params = { ...at.params, query: { force: true } };
    // @ts-expect-error the contract has no query
    const error = await refused(({ api }) => api.DELETE(path, { params }));
    expect(error.message).toBe('sendme123: the contract has no query parameter "force". Nothing was sent.');
  });

  test('where a middleware turns it from the path of the base URL to another of the same length', async () => {
    const server = await serverThat(always(answers(200)));
    const { api } = sendme123At({ origin: `${server.origin}/one` });
    api.use({ onRequest: ({ request }) => new Request(request.url.replace('/one/', '/two/'), request) });
    await failureOf(api.DELETE(path, at), InvalidTargetError);
    expect(server.connections()).toBe(0);
  });

  test('where its base URL adds a path', async () => {
    const server = await serverThat(always(answers(200)));
    const { api } = sendme123At(server);
    const work = api.DELETE(path, { ...at, baseUrl: `${server.origin}/elsewhere` });
    await failureOf(work, InvalidTargetError);
    expect(server.connections()).toBe(0);
  });
});

test('middleware of the contract does not touch the named methods', async () => {
  const server = await serverThat(answersJson(200, sendme123Receipt()));
  const client = sendme123At(server);
  client.api.use({
    onRequest: () => {
      throw new Error('called');
    },
  });
  await expect(client.deleteContact(PERSON)).resolves.toMatchObject({ status: 200 });
});

nothingLeaks();
