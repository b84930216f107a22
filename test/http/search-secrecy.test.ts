/** The phone number or e-mail address of a search is part of a URL. It is not shown anywhere, however the search fails. */
import { describe, expect, test } from 'vitest';
import {
  ApiError,
  type ClientOptions,
  ConnectionError,
  DriftError,
  HookError,
  InvalidRequestError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from '../../src/index.js';
import { titled } from '../titles.js';
import { hudumaAt, wabotifyAt } from './clients.js';
import {
  always,
  answers,
  answersJson,
  answersRaw,
  answersWith,
  type Behaviour,
  originWithoutServer,
  type Received,
  redirects,
  resetsOnConnecting,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, leaksIn, nothingLeaks, shownBy, witnessEvent } from './witness.js';

const PHONE = '51987654321';
const EMAIL = "Ana O'Neill+x@example.com";

/** All spellings of it in a URL, or after decoding one. */
const spellings = (term: string) => [
  term,
  encodeURI(term),
  encodeURIComponent(term),
  `${new URLSearchParams([['', term]])}`.slice(1),
  term.replaceAll('+', ' '),
  encodeURIComponent(term).toLowerCase(),
];
const CANARIES = [PHONE, EMAIL].flatMap(spellings);

interface Search {
  readonly name: string;
  readonly term: string;
  readonly send: (at: { readonly origin: string }, options?: ClientOptions) => Promise<unknown>;
}

const searches: readonly Search[] = titled(
  [
    {
      name: 'by phone',
      term: PHONE,
      send: async (at, options) => wabotifyAt(at, options).searchContactsByPhone(PHONE),
    },
    {
      name: 'by e-mail',
      term: EMAIL,
      send: async (at, options) => wabotifyAt(at, options).searchContactsByEmail(EMAIL),
    },
  ] satisfies Search[],
  ({ name }) => name,
);

/** Everything that a client reports, in order. */
function listening() {
  const told: unknown[] = [];
  const tell = (...what: unknown[]) => void told.push(...what);
  const hooks: ClientOptions = {
    onRequest: tell,
    onResponse: tell,
    onRetry: tell,
    onDrift: tell,
    logger: { debug: tell, warn: tell },
    retries: 1,
  };
  return { told, hooks };
}

/** Checks that neither the error nor anything that was reported shows the searched value. */
async function showsNothing<E extends Error>(
  { send }: Search,
  at: { readonly origin: string },
  kind: abstract new (...args: never[]) => E,
  options: ClientOptions = {},
): Promise<E> {
  const { told, hooks } = listening();
  const error = await failureOf(send(at, { ...hooks, ...options }), kind);
  expect(told.length).toBeGreaterThan(0);
  expect(leaksIn([error, ...told].flatMap(shownBy), CANARIES)).toEqual([]);
  return error;
}

const queryOf = ({ url }: Received) => url.slice(url.indexOf('?') + 1);

/** What a server can repeat of the request. */
const echoes = (make: (received: Received) => Behaviour): Behaviour => always(answersWith(make));

const found = { success: true, code: 200, data: { data: [] } };

describe.each(searches)('a search %s', (search) => {
  test('that is not listened to', async () => {
    await showsNothing(search, { origin: await originWithoutServer() }, ConnectionError);
  });

  test('whose connection is reset', async () => {
    await showsNothing(search, await serverThat(always(resetsOnConnecting)), ConnectionError);
  });

  test('that gets no answer in time', async () => {
    const server = await serverThat(always({ at: 'request', act: () => {} }));
    await showsNothing(search, server, TimeoutError, { timeoutMs: 30 });
  });

  test('that is answered with bytes of its own', async () => {
    const raw: Behaviour = {
      at: 'request',
      act: (response, { url }) =>
        answersRaw(`GET ${url} is no HTTP\r\n\r\n`).act(response as never, {} as never),
    };
    await showsNothing(search, await serverThat(always(raw)), ConnectionError);
  });

  test.each<[string, (query: string) => string]>([
    [
      'of another origin',
      (query) => `https://elsewhere.example/login?next=${encodeURIComponent(query)}&${query}`,
    ],
    ['of the same origin', (query) => `/login?${query}`],
  ])('that is redirected, with itself in a Location %s', async (_, location) => {
    const server = await serverThat(echoes((received) => redirects(302, location(queryOf(received)))));
    await showsNothing(search, server, RedirectError);
  });

  test.each([400, 401, 404, 429, 503])('that is answered with %i and itself in the body', async (status) => {
    const server = await serverThat(
      echoes(({ url }) => answersJson(status, { message: `nobody at ${decodeURIComponent(url)}`, url })),
    );
    await showsNothing(search, server, ApiError);
  });

  test('that is answered with a page about itself', async () => {
    const server = await serverThat(
      echoes(({ url }) => answers(200, `<title>${url}</title>`, { 'content-type': 'text/html' })),
    );
    await showsNothing(search, server, UnexpectedResponseError);
  });

  test('that comes back as the media type and the id of the request', async () => {
    const named = { 'content-type': `text/${PHONE}`, 'x-request-id': `for ${EMAIL} or ${PHONE}` };
    const server = await serverThat(always(answers(200, 'x', named)));
    const error = await failureOf(search.send(server), UnexpectedResponseError);
    // Of the phone number and the address, the client knows only the one that it sent.
    expect(leaksIn(shownBy(error), spellings(search.term))).toEqual([]);
    expect(error.requestId).toBeUndefined();
  });

  test('whose answer drifts at itself', async () => {
    const server = await serverThat(
      echoes(({ url }) => answersJson(200, { ...found, message: { [PHONE]: url, [EMAIL]: url } })),
    );
    await showsNothing(search, server, DriftError, { strict: true });
  });

  test('that a hook ends', async () => {
    const { told, hooks } = listening();
    const onRequest = (event: unknown) => {
      told.push(event);
      throw new Error(JSON.stringify(event));
    };
    const error = await failureOf(
      search.send({ origin: await originWithoutServer() }, { ...hooks, onRequest }),
      HookError,
    );
    expect(leaksIn([error, ...told].flatMap(shownBy), CANARIES)).toEqual([]);
  });

  test.each<[string, (url: string) => unknown]>([
    ['its message', (url) => new TypeError(`request to ${url} failed, reason: connect ECONNREFUSED`)],
    ['its cause', (url) => new TypeError('fetch failed', { cause: new Error(`GET ${url}`) })],
    ['the cause of its cause', (url) => new Error('a', { cause: new Error('b', { cause: new Error(url) }) })],
    ['its stack', (url) => Object.assign(new Error('failed'), { stack: `Error: ${url}\n    at ${url}:1:1` })],
    ['its name and its code', (url) => Object.assign(new Error('failed'), { name: url, code: `E ${url}` })],
    ['a decoded URL', (url) => new Error(`cannot get ${decodeURIComponent(url)}`)],
    ['a form', (url) => new Error(`cannot get ${decodeURIComponent(url).replaceAll('+', ' ')}`)],
    ['the values alone', (url) => new Error([...new URL(url).searchParams.values()].join(' and '))],
    ['small letters', (url) => new Error([...new URL(url).searchParams.values()].join(' ').toLowerCase())],
    ['a property', (url) => Object.assign(new Error('failed'), { request: { url }, input: url })],
  ])('whose `fetch` quotes it in %s', async (_, thrown) => {
    const fetch = (url: unknown) => Promise.reject(thrown(String(url)));
    await showsNothing(search, { origin: 'https://wabotify.invalid' }, ConnectionError, { fetch });
  });
});

test('a phone number that comes back as a host is not named', async () => {
  const server = await serverThat(always(redirects(302, `https://${PHONE}.example/`)));
  const error = await failureOf(wabotifyAt(server).searchContactsByPhone(PHONE), RedirectError);
  expect(leaksIn(shownBy(error), [PHONE])).toEqual([]);
  expect(error.targetOrigin).toBeUndefined();
});

describe('what is left of an error whose `fetch` quotes a URL', () => {
  test('says the rest', async () => {
    const fetch = (url: unknown) =>
      Promise.reject(new TypeError(`request to ${url} failed, reason: read ECONNRESET`));
    const client = wabotifyAt({ origin: 'https://wabotify.invalid' }, { fetch, retries: 0 });
    const { cause } = await failureOf(client.searchContactsByPhone(PHONE), ConnectionError);
    const route = 'https://wabotify.invalid/api/contact/searchByCellphone';
    expect((cause as Error).message).toBe(`request to ${route}?… failed, reason: read ECONNRESET`);
  });

  test('has no query of another URL either', async () => {
    const fetch = () => Promise.reject(new Error(`via http://proxy.example/?to=${PHONE}&b=1 "and more"`));
    const { cause } = await failureOf(
      hudumaAt({ origin: 'https://huduma.invalid' }, { fetch, retries: 0 }).deleteContacts({
        mode: 'trash',
        ids: [1],
      }),
      ConnectionError,
    );
    expect((cause as Error).message).toBe('via http://proxy.example/?… "and more"');
  });

  test('keeps numbers that are too short to be anybody', async () => {
    const fetch = () => Promise.reject(new Error('1 of 20 failed'));
    const client = wabotifyAt({ origin: 'https://wabotify.invalid' }, { fetch, retries: 0 });
    const { cause } = await failureOf(client.listContacts({ continuationToken: '20' }), ConnectionError);
    expect((cause as Error).message).toBe('1 of 20 failed');
  });
});

describe('a query that the contract does not have is refused', () => {
  const search = async (query: object) => {
    const client = wabotifyAt({ origin: await originWithoutServer() });
    return client.api.GET('/api/contact/searchByCellphone', { params: { query: query as never } });
  };

  test('and named, if it is a name', async () => {
    const { message } = await failureOf(search({ cellphone: '1', phone: '1' }), InvalidRequestError);
    expect(message).toContain('no query parameter "phone"');
  });

  test.each([PHONE, EMAIL])('and not named, if it may be a value: %s', async (name) => {
    const error = await failureOf(search({ cellphone: '1', [name]: '' }), InvalidRequestError);
    witnessEvent(error);
    expect(leaksIn(shownBy(error), CANARIES)).toEqual([]);
    expect(error.message).toContain('no query parameter of this name');
  });
});

nothingLeaks();
