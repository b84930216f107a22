/** What is sent besides the body: the credential, the sender, and the headers of a call. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { deleteContacts, InvalidOptionError, version } from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { deletions, hudumaAt, sendme123At, wabotifyAt } from './clients.js';
import { sendme123Receipt, wabotifyDeleted } from './documented.js';
import { always, answers, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const receipt = always(answersJson(200, sendme123Receipt()));

describe('the credential', () => {
  test.each(deletions)('goes in its own header at %s', async ({ credential, documented, send }) => {
    const server = await serverThat(answersJson(200, documented));
    await send(server);
    expect(server.received[0]?.headers[credential.header]).toBe(credential.value);
  });

  test.each(deletions)('goes there through the contract too at %s', async (deletion) => {
    const { credential, documented, sendByContract } = deletion;
    const server = await serverThat(answersJson(200, documented));
    await sendByContract(server);
    expect(server.received[0]?.headers[credential.header]).toBe(credential.value);
  });

  test('of sendme123 may be a bearer token', async () => {
    const server = await serverThat(receipt);
    const { bearerToken } = SECRETS;
    await createSendme123({ bearerToken, baseUrl: server.origin }).deleteContact(PERSON);
    const [request] = server.received;
    expect(request?.headers.authorization).toBe(`Bearer ${bearerToken}`);
    expect(request?.headers).not.toHaveProperty('api-key');
  });

  test.each(deletions)('cannot be set for a call at %s', async (deletion) => {
    const { provider, operation, credential, documented, send } = deletion;
    const server = await serverThat(always(answersJson(200, documented)));
    for (const header of [credential.header, credential.header.toUpperCase()]) {
      const work = send(server, {}, { headers: { [header]: 'SECRET-of-another' } });
      const error = await failureOf(work, InvalidOptionError);
      expect(error.message).toMatch(/ carries the client's credential and cannot be set\.$/);
      expect(error.message).not.toContain('SECRET-of-another');
      expect(error).toMatchObject({ provider, operation, attempts: 0 });
    }
    expect(server.connections()).toBe(0);
  });

  test('cannot be set for a call through the contract, nor by its middleware', async () => {
    const server = await serverThat(receipt);
    const { api } = sendme123At(server);
    const params = { path: { id: PERSON } };
    const headers = { 'api-key': 'SECRET-of-another' };
    await failureOf(api.DELETE('/api/contacts/{id}', { params, headers }), InvalidOptionError);
    api.use({
      onRequest: ({ request }) => {
        expect(request.headers.has('api-key')).toBe(false);
        request.headers.set('api-key', 'SECRET-of-another');
      },
    });
    await failureOf(api.DELETE('/api/contacts/{id}', { params }), InvalidOptionError);
    expect(server.connections()).toBe(0);
  });

  test('is never shown to a middleware of the contract, not even after the answer', async () => {
    const server = await serverThat(receipt);
    const { api } = sendme123At(server);
    const seen: string[] = [];
    api.use({
      onRequest: ({ request }) => void seen.push(...request.headers.keys()),
      onResponse: ({ request }) => void seen.push(...request.headers.keys()),
    });
    const params = { path: { id: PERSON } };
    const headers = { 'x-trace': 'trace-1' };
    await api.DELETE('/api/contacts/{id}', { params, headers });
    expect(seen).toEqual(['x-trace', 'x-trace']);
    expect(server.received[0]?.headers['api-key']).toBe(SECRETS.apiKey);
  });

  test('does not show in a client', () => {
    const nowhere = { origin: 'https://nowhere.invalid' };
    for (const client of [hudumaAt(nowhere), sendme123At(nowhere), wabotifyAt(nowhere)]) {
      const shown = inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client);
      for (const secret of Object.values(SECRETS)) expect(shown).not.toContain(secret);
    }
  });
});

describe('the user agent', () => {
  const userAgentOf = async (options: object, call: object = {}) => {
    const server = await serverThat(receipt);
    await sendme123At(server, options).deleteContact(PERSON, call);
    return server.received[0]?.headers['user-agent'];
  };

  test('is the package with its version by default', async () => {
    expect(await userAgentOf({})).toBe(`contact-deletion/${packageJson.version}`);
  });

  test('can be set for a client', async () => {
    expect(await userAgentOf({ userAgent: 'acme-erasure/1.2' })).toBe('acme-erasure/1.2');
  });

  test('can be set for a call', async () => {
    const call = { headers: { 'User-Agent': 'acme-erasure/2' } };
    expect(await userAgentOf({ userAgent: 'acme-erasure/1.2' }, call)).toBe('acme-erasure/2');
  });

  test.each(['acme\nx-injected: yes', 'acme\u0000', 'Größe'])('%j is refused', async (userAgent) => {
    const error = await failureOf(
      () => sendme123At({ origin: 'https://nowhere.invalid' }, { userAgent }),
      InvalidOptionError,
    );
    expect(error.message).toBe(
      'sendme123: the header "user-agent" has characters that a header cannot carry.',
    );
  });
});

test('the version that the package tells is its own', () => {
  expect(version).toBe(packageJson.version);
});

describe('the headers of a client', () => {
  const gateway = { 'X-Gateway-Key': 'gateway-1' };

  test.each(deletions)('are sent with each request at %s', async ({ documented, send, sendByContract }) => {
    const server = await serverThat(answers(503), always(answersJson(200, documented)));
    await send(server, { headers: gateway });
    await sendByContract(server, { headers: gateway });
    const sent = server.received.map(({ headers }) => headers['x-gateway-key']);
    expect(sent).toEqual(['gateway-1', 'gateway-1', 'gateway-1']);
  });

  test('give way to those of a call, however these are written', async () => {
    const server = await serverThat(receipt, receipt);
    const client = sendme123At(server, { headers: { ...gateway, 'x-kept': 'kept' } });
    await client.deleteContact(PERSON, { headers: { 'x-GATEWAY-key': 'gateway-2' } });
    await client.api.DELETE('/api/contacts/{id}', {
      params: { path: { id: PERSON } },
      headers: { 'x-gateway-key': 'gateway-3' },
    });
    expect(server.received.map(({ headers }) => headers)).toMatchObject([
      { 'x-gateway-key': 'gateway-2', 'x-kept': 'kept' },
      { 'x-gateway-key': 'gateway-3', 'x-kept': 'kept' },
    ]);
  });

  test('are sent by a run, too', async () => {
    const server = await serverThat(receipt);
    const providers = [sendme123At(server, { headers: gateway })];
    await deleteContacts({ providers, targets: [`sendme123:${PERSON}`] }).finish();
    expect(server.received[0]?.headers).toMatchObject({ 'x-gateway-key': 'gateway-1' });
  });

  test.each(deletions)('that name the credential of %s are refused when it is made', async (deletion) => {
    const { provider, credential, send } = deletion;
    const { header } = credential;
    for (const name of [header, header.toUpperCase()]) {
      const make = () => send({ origin: 'https://nowhere.invalid' }, { headers: { [name]: SECRETS.inBody } });
      const error = await failureOf(make, InvalidOptionError);
      expect(error.message.toLowerCase()).toBe(
        `${provider}: the header ${header} carries the client's credential and cannot be set.`,
      );
      // The problem was the client: no request was begun.
      expect(error.operation).toBeUndefined();
    }
  });

  test('may name the header of a credential that was not given', async () => {
    const server = await serverThat(answersJson(200, wabotifyDeleted()));
    await wabotifyAt(server, { headers: { authorization: 'Basic gateway' } }).deleteContacts([PERSON]);
    expect(server.received[0]?.headers).toMatchObject({ authorization: 'Basic gateway' });
  });

  test.each(['x-custom', 'user-agent', 'User-Agent', 'x custom', ''])(
    'with a %j that cannot be sent are refused without being quoted',
    async (name) => {
      const headers = { [name]: `${SECRETS.apiKey}\r\nx-injected: yes` };
      const make = () => sendme123At({ origin: 'https://nowhere.invalid' }, { headers });
      const error = await failureOf(make, InvalidOptionError);
      expect(error.message).toBe(
        `sendme123: the header ${JSON.stringify(name)} has characters that a header cannot carry.`,
      );
    },
  );

  test('may say who sends, and then userAgent does not', async () => {
    const server = await serverThat(receipt);
    const options = { headers: { 'User-Agent': 'gateway/1' }, userAgent: 'acme-erasure/1.2' };
    await sendme123At(server, options).deleteContact(PERSON);
    expect(server.received[0]?.headers['user-agent']).toBe('gateway/1');
  });
});

describe('the headers of a call', () => {
  test.each(deletions)('are sent at %s', async ({ documented, send }) => {
    const server = await serverThat(answersJson(200, documented));
    await send(server, {}, { headers: { traceparent: '00-1-2-01', 'X-Custom': 'a b' } });
    expect(server.received[0]?.headers).toMatchObject({ traceparent: '00-1-2-01', 'x-custom': 'a b' });
  });

  test.each([
    ['a newline', 'x-custom', `${SECRETS.apiKey}\r\nx-injected: yes`],
    ['a null', 'x-custom', `${SECRETS.apiKey}\u0000`],
    ['a letter that is not ASCII', 'x-custom', `${SECRETS.apiKey}é`],
    ['a name with a space', 'x custom', SECRETS.apiKey],
    ['a name with a colon', 'x-custom:', SECRETS.apiKey],
    ['no name', '', SECRETS.apiKey],
  ])('with %s are refused without being quoted', async (_, name, value) => {
    const server = await serverThat(receipt);
    const work = sendme123At(server).deleteContact(PERSON, { headers: { [name]: value } });
    const error = await failureOf(work, InvalidOptionError);
    expect(error.message).toBe(
      `sendme123: the header ${JSON.stringify(name)} has characters that a header cannot carry.`,
    );
    expect(server.connections()).toBe(0);
  });

  test('do not change what is sent and asked for: JSON', async () => {
    const server = await serverThat(answersJson(200, wabotifyDeleted()));
    const headers = { accept: 'text/html', 'content-type': 'text/plain' };
    await wabotifyAt(server).deleteContacts([PERSON], { headers });
    expect(server.received[0]?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });
});

test('a deletion without a body names no content type', async () => {
  const server = await serverThat(receipt);
  await sendme123At(server).deleteContact(PERSON);
  expect(server.received[0]?.headers).not.toHaveProperty('content-type');
  expect(server.received[0]?.body).toBe('');
});

test('an injected fetch sends what it is given, to wherever the base URL says', async () => {
  const server = await serverThat(receipt);
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    urls.push(String(url));
    expect(init).toMatchObject({ method: 'DELETE', redirect: 'manual' });
    return globalThis.fetch(url, init);
  };
  await sendme123At(server, { fetch }).deleteContact('contact-1');
  expect(urls).toEqual([`${server.origin}/api/contacts/contact-1`]);
});

nothingLeaks();
