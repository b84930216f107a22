/**
 * Requests use the proxy in the environment or in the options. The proxy sees no request, and no error shows its password.
 */
import { inspect } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ConnectionError, TimeoutError } from '../../src/index.js';
import { createTransport, type TransportOptions } from '../../src/undici/index.js';
import { hudumaAt, sendme123At } from '../http/clients.js';
import { hudumaDeleted, sendme123Receipt } from '../http/documented.js';
import { always, answersJson, originWithoutServer, serverThat } from '../http/misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS, witnessEvent } from '../http/witness.js';
import { connectProxy, HOST, providerOverTls } from './provider-over-tls.js';

/** The witness searches for it, as for every secret. */
const PASSWORD = SECRETS.token;
const BASIC = `Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`;

function transportWith(options: TransportOptions) {
  const transport = createTransport({ environment: {}, ...options });
  onTestFinished(() => transport.close());
  return { fetch: transport.fetch, retries: 0, onRequest: witnessEvent, onResponse: witnessEvent };
}

const proxyUrl = (port: number) => `http://user:${PASSWORD}@127.0.0.1:${port}`;

test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('by %s', async (name) => {
  const provider = await providerOverTls(sendme123Receipt());
  const proxy = await connectProxy();
  const options = transportWith({ ca: provider.ca, environment: { [name]: proxyUrl(proxy.port) } });
  await sendme123At(provider, options).deleteContact(PERSON);
  expect(proxy.asked).toEqual([{ target: `${HOST}:${provider.port}`, authorization: BASIC }]);
  expect(provider.received).toMatchObject([{ method: 'DELETE', headers: { 'api-key': SECRETS.apiKey } }]);
  expect(provider.received[0]?.headers).not.toHaveProperty('proxy-authorization');
});

test('the first variable that is set counts, and an option of the caller before all', async () => {
  const provider = await providerOverTls(sendme123Receipt());
  const [first, second, third] = [await connectProxy(), await connectProxy(), await connectProxy()];
  const environment = { HTTPS_PROXY: proxyUrl(first.port), HTTP_PROXY: proxyUrl(second.port) };
  await sendme123At(provider, transportWith({ ca: provider.ca, environment })).deleteContact(PERSON);
  const proxy = new URL(`http://127.0.0.1:${third.port}`);
  await sendme123At(provider, transportWith({ ca: provider.ca, environment, proxy })).deleteContact(PERSON);
  expect([first, second, third].map(({ asked }) => asked.length)).toEqual([1, 0, 1]);
  expect(third.asked[0]?.authorization).toBe(undefined);
});

test('the proxy sees nothing of a request, and its tunnels are kept', async () => {
  const provider = await providerOverTls(hudumaDeleted(123));
  const proxy = await connectProxy();
  const options = transportWith({ ca: provider.ca, proxy: `127.0.0.1:${proxy.port}` });
  const huduma = hudumaAt(provider, options);
  for (let call = 0; call < 10; call++) await huduma.deleteContacts({ mode: 'trash', ids: [123] });
  expect(provider.received).toHaveLength(10);
  // A connection may not yet count as free when the next request comes.
  expect(proxy.asked.length).toBeLessThanOrEqual(2);
  expect(provider.connections()).toBe(proxy.asked.length);
  expect(proxy.passed()).not.toContain('X-Huduma');
  expect(proxy.passed()).not.toContain(SECRETS.token);
});

test('loopback is always requested without the proxy', async () => {
  const server = await serverThat(always(answersJson(200, sendme123Receipt())));
  const options = transportWith({ proxy: await originWithoutServer() });
  await sendme123At(server, options).deleteContact(PERSON);
  await sendme123At({ origin: server.origin.replace('127.0.0.1', 'localhost') }, options).deleteContact(
    PERSON,
  );
  expect(server.received).toHaveLength(2);
});

test.each([
  ['without one', { proxy: false as const }],
  ['by NO_PROXY', { environment: { NO_PROXY: 'provider.test', HTTPS_PROXY: 'http://127.0.0.1:9' } }],
])('%s, a name that only the proxy knows is not found', async (_, more) => {
  const proxy = await connectProxy();
  const environment = { HTTPS_PROXY: proxyUrl(proxy.port) };
  const client = sendme123At({ origin: `https://${HOST}` }, transportWith({ environment, ...more }));
  const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ ambiguous: false });
  expect(error.message).toMatch(/\((ENOTFOUND|EAI_AGAIN)\)/);
  expect(proxy.asked).toEqual([]);
});

test.each([407, 403, 502])('a proxy that answers %i: nothing was sent', async (refusal) => {
  const proxy = await connectProxy({ refusal });
  const client = sendme123At({ origin: `https://${HOST}` }, transportWith({ proxy: proxyUrl(proxy.port) }));
  const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ ambiguous: false });
  expect(error.message).toContain(`(the proxy answered ${refusal})`);
});

test('a proxy that closes without an answer is asked once, and nothing was sent', async () => {
  const proxy = await connectProxy({ silent: 'closes' });
  const client = sendme123At({ origin: `https://${HOST}` }, transportWith({ proxy: proxyUrl(proxy.port) }));
  const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ ambiguous: false });
  expect(proxy.asked).toHaveLength(1);
});

test('a proxy that never answers: the time is over, and nothing was sent', async () => {
  const proxy = await connectProxy({ silent: 'waits' });
  const options = { ...transportWith({ proxy: proxyUrl(proxy.port) }), timeoutMs: 300 };
  const client = sendme123At({ origin: `https://${HOST}` }, options);
  expect(await failureOf(client.deleteContact(PERSON), TimeoutError)).toMatchObject({ ambiguous: false });
});

test('a proxy that is not there: nothing was sent', async () => {
  const origin = await originWithoutServer();
  const client = sendme123At({ origin: `https://${HOST}` }, transportWith({ proxy: origin }));
  const error = await failureOf(client.deleteContact(PERSON), ConnectionError);
  expect(error).toMatchObject({ ambiguous: false });
  expect(error.message).toContain('(ECONNREFUSED)');
});

test('a provider with an untrusted certificate gets nothing', async () => {
  const provider = await providerOverTls(sendme123Receipt());
  const proxy = await connectProxy();
  const client = sendme123At(provider, transportWith({ proxy: proxyUrl(proxy.port) }));
  expect(await failureOf(client.deleteContact(PERSON), ConnectionError)).toMatchObject({ ambiguous: false });
  expect(provider.received).toEqual([]);
});

test.each([
  ['no URL', `http://user:${PASSWORD}@:`],
  ['another kind of proxy', `socks5://user:${PASSWORD}@127.0.0.1:1080`],
])('%s is refused, by name and without its password', async (_, value) => {
  const refusals = [
    await failureOf(() => createTransport({ environment: { HTTPS_PROXY: value } }), TypeError),
    await failureOf(() => createTransport({ proxy: value, environment: {} }), TypeError),
  ];
  expect(refusals.map(({ message }) => message)).toEqual(
    ['HTTPS_PROXY', 'proxy'].map(
      (name) => `${name} must be the URL of an HTTP proxy, such as http://proxy.example.com:3128.`,
    ),
  );
});

test('the transport itself shows no password', () => {
  const transport = createTransport({ environment: { HTTPS_PROXY: proxyUrl(1) } });
  onTestFinished(() => transport.close());
  expect(inspect(transport, { depth: 20 })).not.toContain(PASSWORD);
});

nothingLeaks();
