/** Mock Service Worker answers as the sandbox does: with its state, its faults, and the providers' contracts. */
import axios from 'axios';
import { setupServer } from 'msw/node';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { acme } from '../../examples/own-provider/acme.js';
import { ConnectionError, deleteContacts, RedirectError } from '../../src/index.js';
import { type ContractViolation, type HandlerOptions, handlers } from '../../src/msw/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { jsonAnswer } from '../../src/sandbox/answer.js';
import { createSandbox, type FaultRule, type Sandbox } from '../../src/sandbox/index.js';
import { patientClock } from '../http/clients.js';
import { failureOf } from '../http/witness.js';

const HUDUMA = 'https://sms-api.huduma.cloud/api/v3';
const contacts = { huduma: [1, 2], sendme123: ['a', 'b'], wabotify: ['w1'] };

/** MSW prints each error that it hands on. */
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

function served(faults: readonly FaultRule[] = [], options: HandlerOptions = {}) {
  const sandbox = createSandbox({ contacts, faults });
  serve(sandbox, options);
  return sandbox;
}

function serve(
  sandbox: Pick<Sandbox, 'fetch'> & Parameters<typeof handlers>[0],
  options: HandlerOptions = {},
) {
  const server = setupServer(...handlers(sandbox, options));
  server.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => server.close());
}

/** Why a call failed. In MSW 3 the error is the cause of `fetch`'s own. */
async function reasonFor(call: Promise<unknown>): Promise<string> {
  let error: Error = await failureOf(call, TypeError);
  while (error.cause instanceof Error) error = error.cause;
  return error.message;
}

/** Clients that know nothing of the sandbox but its credentials. */
function clientsOf({ credentials }: Sandbox) {
  const { clock } = patientClock();
  return {
    huduma: createHuduma({ ...credentials.huduma, clock }).choosing({ mode: 'permanent' }),
    sendme123: createSendme123({ ...credentials.sendme123, clock }),
    wabotify: createWabotify({ ...credentials.wabotify, clock }),
  };
}

test('a mixed run at the real addresses meets the state of the sandbox', async () => {
  const sandbox = served();
  const { huduma, sendme123, wabotify } = clientsOf(sandbox);
  const run = deleteContacts({
    providers: [huduma, sendme123, wabotify],
    targets: ['huduma:1', 'huduma:9', 'sendme123:a', 'wabotify:w1'],
  });
  const { deleted, absent } = await run.finish();
  expect({ deleted, absent }).toEqual({ deleted: 3, absent: 1 });
  expect(sandbox.contacts('huduma').map(({ state }) => state)).toEqual(['deleted', 'present']);
  expect(sandbox.has('sendme123', 'a')).toBe(false);
  expect(sandbox.has('sendme123', 'b')).toBe(true);
});

test('other ways to send meet it, too', async () => {
  const sandbox = served();
  const headers = { 'api-key': sandbox.credentials.sendme123.apiKey };
  const url = 'https://app.sendme123.com/api/contacts/a';
  expect((await axios.get(url, { headers })).data).toMatchObject({ id: 'a' });
  expect((await axios.delete(url, { headers })).data).toMatchObject({ deletedContactId: 'a' });
  expect((await fetch(url, { headers })).status).toBe(404);
  expect((await fetch(url)).status).toBe(401);
  expect(
    (await fetch(`${sandbox.baseUrls.sendme123}/api/contacts/b`, { method: 'HEAD', headers })).status,
  ).toBe(200);
});

describe('a fault', () => {
  test('a lost answer leaves it open', async () => {
    const sandbox = served([{ nth: 1, do: { kind: 'reset', effect: 'before' } }]);
    const run = deleteContacts({ providers: [clientsOf(sandbox).sendme123], targets: ['sendme123:a'] });
    for await (const outcome of run) expect(outcome).toMatchObject({ outcome: 'absent', perhapsByUs: true });
    expect(sandbox.requests.map(({ fault }) => fault)).toEqual(['reset', undefined]);
  });

  test('no connection is one, and nothing was sent', async () => {
    const sandbox = served([{ do: { kind: 'refuse' } }]);
    const deletion = clientsOf(sandbox).sendme123.deleteContact('a', { retries: 0 });
    const error = await failureOf(deletion, ConnectionError);
    expect(error).toMatchObject({ ambiguous: false });
    expect(error.message).toContain('(ECONNREFUSED)');
  });

  test.each([
    ['reset', 'ECONNRESET'],
    ['refuse', 'ECONNREFUSED'],
  ] as const)('%s is an error of Node for axios', async (kind, code) => {
    served([{ do: { kind } }]);
    await expect(axios.get('https://app.sendme123.com/api/contacts/a')).rejects.toMatchObject({ code });
  });

  test('a redirect is handed on', async () => {
    const sandbox = served([{ do: { kind: 'redirect' } }]);
    await failureOf(clientsOf(sandbox).sendme123.deleteContact('a'), RedirectError);
    expect(sandbox.has('sendme123', 'a')).toBe(true);
  });

  test('no answer, until the caller gives up', async () => {
    const sandbox = served([{ do: { kind: 'stall' } }]);
    const controller = new AbortController();
    const call = clientsOf(sandbox).sendme123.deleteContact('a', { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toMatchObject({ name: 'AbortError', ambiguous: true });
  });

  test.each([
    ['a status that no page documents', { kind: 'status', status: 418 }, 418],
    ['a body of its own', { kind: 'status', status: 200, body: { strange: true } }, 200],
    ['a login page', { kind: 'html' }, 200],
  ] as const)('%s breaks the contract on purpose', async (_, fault, status) => {
    const sandbox = served([{ do: fault }]);
    const headers = { 'api-key': sandbox.credentials.sendme123.apiKey };
    expect((await fetch('https://app.sendme123.com/api/contacts/a', { headers })).status).toBe(status);
  });
});

describe('a request that breaks the contract', () => {
  const misspelt = (sandbox: Sandbox) =>
    fetch(`${HUDUMA}/contacts`, {
      method: 'DELETE',
      headers: {
        'x-huduma': `Bearer ${sandbox.credentials.huduma.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ trsh: true, ids: [1] }),
    });

  test('fails, and deletes nothing', async () => {
    const sandbox = served();
    expect(await reasonFor(misspelt(sandbox))).toBe(
      'huduma: the body of deleteContacts has the unknown field "trsh".',
    );
    expect(sandbox.has('huduma', 1)).toBe(true);
    expect(sandbox.requests).toEqual([]);
  });

  test('is reported instead, if that is asked for', async () => {
    const violations: ContractViolation[] = [];
    const sandbox = served([], { onViolation: (violation) => violations.push(violation) });
    // Huduma deletes for good what comes without a mode.
    expect((await misspelt(sandbox)).status).toBe(200);
    expect(sandbox.stateOf('huduma', 1)).toBe('deleted');
    expect(violations).toEqual([
      {
        provider: 'huduma',
        of: 'request',
        operation: 'deleteContacts',
        message: 'huduma: the body of deleteContacts has the unknown field "trsh".',
      },
    ]);
  });

  test.each([
    ['a path', 'GET', `${HUDUMA}/contact`, undefined, 'no page documents GET at this path.'],
    [
      'a path above the base URL',
      'GET',
      'https://sms-api.huduma.cloud/',
      undefined,
      'no page documents GET at this path.',
    ],
    ['a method', 'PUT', `${HUDUMA}/contacts`, '{}', 'no page documents PUT at this path.'],
    [
      'a body that is no JSON',
      'DELETE',
      `${HUDUMA}/contacts`,
      'ids=1',
      'the body of deleteContacts is missing or not JSON.',
    ],
    [
      'no body',
      'DELETE',
      `${HUDUMA}/contacts`,
      undefined,
      'the body of deleteContacts is missing or not JSON.',
    ],
  ])('by %s', async (_, method, url, body, message) => {
    served();
    const call = fetch(url, { method, ...(body === undefined ? {} : { body }) });
    expect(await reasonFor(call)).toBe(`huduma: ${message}`);
  });

  test('by a body that no operation has', async () => {
    served();
    const call = fetch('https://app.sendme123.com/api/contacts/a', { method: 'DELETE', body: '{}' });
    expect(await reasonFor(call)).toBe('sendme123: the body of deleteContact must be empty.');
  });
});

describe('a stand-in of your own', () => {
  const person = `${acme.definition.contract.servers[0]}/v1/people/per_1a`;

  test('is met in the same way', async () => {
    const sandbox = createSandbox({ providers: [acme], contacts: { acme: ['per_1a'] } });
    serve(sandbox);
    const client = acme({ ...sandbox.credentials.acme }).choosing({ scope: 'everything' });
    await deleteContacts({ providers: [client], targets: ['acme:per_1a'] }).finish();
    expect(sandbox.has('acme', 'per_1a')).toBe(false);
  });

  test('that answers otherwise than its spec fails, by the place', async () => {
    const { fake, ...definition } = acme.definition;
    if (!fake) throw new Error('Acme has a stand-in.');
    const start: typeof fake.start = (context) => ({
      ...fake.start(context),
      respond: () => jsonAnswer(200, {}),
    });
    const wrong = { definition: { ...definition, fake: { ...fake, start } } };
    serve(createSandbox({ providers: [wrong], contacts: { acme: ['per_1a'] } }));
    expect(await reasonFor(fetch(person))).toMatch(
      /^acme: the answer 200 to getPerson does not match the spec: \/ \(required\)/,
    );
  });
});

test.each([
  ['by http', 'http://app.sendme123.com/api/contacts/a'],
  ['with a dot at its end', 'https://app.sendme123.com./api/contacts/a'],
])("a provider's host %s is unknown, and the request is not passed on", async (_, url) => {
  const sandbox = createSandbox({ contacts });
  const passedOn: string[] = [];
  const server = setupServer(...handlers(sandbox));
  server.listen({
    onUnhandledRequest: (request) => {
      passedOn.push(request.url);
      throw new Error('not for the sandbox');
    },
  });
  onTestFinished(() => server.close());
  expect(await reasonFor(fetch(url, { method: 'DELETE' }))).toContain('ENOTFOUND');
  expect(passedOn).toEqual([]);
  expect(sandbox.has('sendme123', 'a')).toBe(true);
});

test('a request to somebody else is not for the sandbox', async () => {
  const sandbox = served();
  await expect(fetch('https://app.sendme123.com.example/api/contacts/a')).rejects.toThrow();
  await expect(fetch('https://example.com/')).rejects.toThrow();
  expect(sandbox.requests).toEqual([]);
});
