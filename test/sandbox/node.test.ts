/** The sandbox as a real server on loopback, called over the network. */
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox, type Fault, type SandboxOptions } from '../../src/sandbox/index.js';
import { listen, type SandboxServer } from '../../src/sandbox/node.js';
import { assertInContract } from './in-contract.js';

const ID = 'contact-uuid-123';
const contacts = { huduma: [123, 456], sendme123: [ID], wabotify: ['a'] };

const servers: SandboxServer[] = [];

async function listening(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ contacts, ...options });
  const server = await listen(sandbox);
  servers.push(server);
  const { huduma, sendme123, wabotify } = sandbox.credentials;
  return {
    sandbox,
    server,
    huduma: createHuduma({ baseUrl: server.urls.huduma, ...huduma, retries: 0 }),
    sendme123: createSendme123({ baseUrl: server.urls.sendme123, ...sendme123, retries: 0, timeoutMs: 1000 }),
    wabotify: createWabotify({ baseUrl: server.urls.wabotify, ...wabotify, retries: 0 }),
  };
}

const faulty = (fault: Fault) => listening({ faults: [{ nth: 1, do: fault }] });

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

test('each provider has a path of its own', async () => {
  const { server } = await listening();
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.urls).toEqual({
    huduma: `${server.url}/huduma/api/v3`,
    sendme123: `${server.url}/sendme123`,
    wabotify: `${server.url}/wabotify`,
  });
});

test('the package deletes at all three of them', async () => {
  const { sandbox, huduma, sendme123, wabotify } = await listening();
  const { data } = await huduma.deleteContacts({ mode: 'trash', ids: [123, 456] });
  expect(data.data.map(({ id }) => id)).toEqual([123, 456]);
  expect(await sendme123.contactExists(ID)).toBe(true);
  expect((await sendme123.getContact(ID)).data.id).toBe(ID);
  await sendme123.deleteContact(ID);
  expect(await sendme123.contactExists(ID)).toBe(false);
  expect((await wabotify.deleteContacts(['a'])).data).toMatchObject({ success: true });
  expect(sandbox.contacts('huduma').map(({ state }) => state)).toEqual(['trashed', 'trashed']);
  expect(sandbox.has('sendme123', ID) || sandbox.has('wabotify', 'a')).toBe(false);
  expect(sandbox.requests.map(({ path }) => path)).toContain('/api/contact/delete-batch');
});

test('the contacts are those of the sandbox in the process', async () => {
  const { sandbox, sendme123 } = await listening();
  await createSendme123(sandbox.options('sendme123')).deleteContact(ID);
  expect(await sendme123.contactExists(ID)).toBe(false);
});

test('answers keep the contract on the wire', async () => {
  const { server } = await listening();
  const headers = { 'X-Huduma': 'Bearer sandbox-token', 'Content-Type': 'application/json' };
  for (const [expected, init] of [
    [401, { method: 'DELETE', body: '{}' }],
    [422, { method: 'DELETE', headers, body: '{"ids":[]}' }],
    [404, { method: 'DELETE', headers, body: '{"ids":[9]}' }],
    [405, { method: 'POST', headers, body: '{"ids":[9]}' }],
    [200, { method: 'DELETE', headers, body: '{"ids":[123]}' }],
  ] as const) {
    const response = await fetch(`${server.urls.huduma}/contacts`, init);
    expect((await assertInContract('huduma', 'deleteContacts', response)).status).toBe(expected);
  }
});

test('answers without a body say so', async () => {
  const { server } = await listening({ settings: { wabotify: { body: false } } });
  const headers = { 'x-workspace-id': 'sandbox-workspace', 'content-type': 'application/json' };
  const body = JSON.stringify({ workspaceId: 'sandbox-workspace', contactIds: [{ ids: 'a' }] });
  const url = `${server.urls.wabotify}/api/contact/delete-batch`;
  for (const expected of [200, 404]) {
    const response = await fetch(url, { method: 'POST', headers, body });
    expect([response.status, await response.text()]).toEqual([expected, '']);
  }
});

test('nothing else is there', async () => {
  const { server, sandbox } = await listening();
  for (const path of ['/', '/other/api', '/huduma', '/huduma/contacts', '/hasOwnProperty/x']) {
    const response = await fetch(`${server.url}${path}`);
    expect([response.status, await response.text()], path).toEqual([404, '']);
  }
  expect(sandbox.requests.map(({ path }) => path)).toEqual(['/huduma', '/huduma/contacts']);
});

describe('a connection', () => {
  test.each(['none', 'before'] as const)('is reset, with the effect "%s"', async (effect) => {
    const { sandbox, sendme123 } = await faulty({ kind: 'reset', effect });
    await expect(sendme123.deleteContact(ID)).rejects.toMatchObject({
      name: 'ConnectionError',
      ambiguous: true,
      cause: { cause: { code: 'ECONNRESET' } },
    });
    expect(sandbox.has('sendme123', ID)).toBe(effect === 'none');
    // The server goes on.
    expect(await sendme123.contactExists(ID)).toBe(effect === 'none');
  });

  test('is reset in a batch, too, body and all', async () => {
    const { sandbox, huduma } = await faulty({ kind: 'reset', effect: 'before' });
    await expect(huduma.deleteContacts({ mode: 'permanent', ids: [123] })).rejects.toMatchObject({
      name: 'ConnectionError',
    });
    expect(sandbox.stateOf('huduma', 123)).toBe('deleted');
  });

  test('that would be refused is reset, since it is there already', async () => {
    const { sandbox, sendme123 } = await faulty({ kind: 'refuse' });
    await expect(sendme123.deleteContact(ID)).rejects.toMatchObject({ name: 'ConnectionError' });
    expect(sandbox.has('sendme123', ID)).toBe(true);
  });

  test.each([
    ['none', 'present', 'present'],
    ['before', 'deleted', 'deleted'],
    ['after', 'present', 'deleted'],
  ] as const)('stalls with the effect "%s" until the caller gives up', async (effect, during, after) => {
    const { sandbox, sendme123 } = await faulty({ kind: 'stall', effect });
    const controller = new AbortController();
    const sent = sendme123.deleteContact(ID, { signal: controller.signal });
    await expect.poll(() => sandbox.requests.length, { interval: 1 }).toBe(1);
    expect(sandbox.stateOf('sendme123', ID)).toBe(during);
    controller.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => sandbox.stateOf('sendme123', ID), { interval: 1 }).toBe(after);
  });
});

test.each([
  [{ kind: 'truncate' }, 'UnexpectedResponseError'],
  [{ kind: 'html' }, 'UnexpectedResponseError'],
  [{ kind: 'redirect', location: 'http://127.0.0.1:1/' }, 'RedirectError'],
  [{ kind: 'status', status: 204 }, 'UnexpectedResponseError'],
  [{ kind: 'status', status: 503, retryAfter: 1 }, 'ServerError'],
] as const)('the fault %j arrives as an %s', async (fault, name) => {
  const { sendme123 } = await faulty(fault);
  await expect(sendme123.deleteContact(ID)).rejects.toMatchObject({ name });
});

test('closing ends what stalls, and frees the port', async () => {
  const { sandbox, server, sendme123 } = await faulty({ kind: 'stall' });
  const sent = sendme123.deleteContact(ID);
  await expect.poll(() => sandbox.requests.length, { interval: 1 }).toBe(1);
  await Promise.all([
    server.close(),
    expect(sent).rejects.toMatchObject({ name: 'ConnectionError', ambiguous: true }),
  ]);
  const port = Number(new URL(server.url).port);
  const again = await listen(sandbox, { port });
  servers.push(again);
  expect(again.url).toBe(server.url);
});

test('closing twice is no error', async () => {
  const { server } = await listening();
  await server.close();
  await server.close();
});

test('a port that is taken is an error', async () => {
  const { server, sandbox } = await listening();
  const port = Number(new URL(server.url).port);
  await expect(listen(sandbox, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('what names no path is not found', async () => {
  const { server } = await listening();
  const { port } = new URL(server.url);
  const status = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method: 'OPTIONS', path: '*' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});

test('a caller that goes away in the middle of its body leaves the server alone', async () => {
  const { sandbox, server, sendme123 } = await listening();
  const { port, pathname } = new URL(`${server.urls.huduma}/contacts`);
  const half = request({ port, host: '127.0.0.1', method: 'DELETE', path: pathname });
  half.on('error', () => {});
  half.setHeader('content-length', 100);
  half.write('{"ids":');
  await once(half, 'socket').then(([socket]) => once(socket, 'connect'));
  half.destroy();
  expect(await sendme123.contactExists(ID)).toBe(true);
  expect(sandbox.requests.map(({ provider }) => provider)).toEqual(['sendme123']);
});
