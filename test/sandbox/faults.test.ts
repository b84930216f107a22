/** What the caller gets from each fault. */
import { describe, expect, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox, type Fault, type SandboxOptions } from '../../src/sandbox/index.js';
import {
  askHuduma,
  askSendme123,
  askWabotify,
  batchOf,
  sendHuduma,
  sendSendme123,
  sendWabotify,
} from './ask.js';

const ID = 'contact-uuid-123';
const contacts = { huduma: [123], sendme123: [ID], wabotify: ['a'] };

function sandboxWith(fault: Fault, options: SandboxOptions = {}) {
  return createSandbox({ contacts, faults: [{ do: fault }], ...options });
}

const isThere = (sandbox: ReturnType<typeof createSandbox>) => sandbox.has('sendme123', ID);

/** Lets everything happen that is due by now. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 2));

describe('a status', () => {
  test.each([400, 401, 402, 403, 404, 405, 422, 500])(
    '%i of Huduma has its documented body',
    async (status) => {
      const sandbox = sandboxWith({ kind: 'status', status });
      const { json } = await askHuduma(sandbox, { ids: [123] });
      expect(json).toMatchObject({ code: status * 10, status: expect.stringMatching(`^${status} `) });
      expect(sandbox.has('huduma', 123)).toBe(true);
    },
  );

  test.each([400, 401, 403, 404, 409, 429, 500])('%i of sendme123 has no body', async (status) => {
    const sandbox = sandboxWith({ kind: 'status', status });
    expect(await askSendme123(sandbox, 'DELETE', ID)).toMatchObject({ status, text: '' });
    expect(isThere(sandbox)).toBe(true);
  });

  test.each([400, 401, 404, 500])('%i of Wabotify has no body', async (status) => {
    const sandbox = sandboxWith({ kind: 'status', status });
    expect(await askWabotify(sandbox, ['a'])).toMatchObject({ status, text: '' });
    expect(sandbox.has('wabotify', 'a')).toBe(true);
  });

  test.each([202, 204, 304, 408, 413, 429, 503, 599])(
    '%i that no page of Huduma has comes bare',
    async (status) => {
      const response = await sendHuduma(sandboxWith({ kind: 'status', status }), { body: { ids: [123] } });
      expect([response.status, await response.text()]).toEqual([status, '']);
    },
  );

  test('200 is a lie in the documented form, as long as the deletion is not carried out', async () => {
    const lie = { kind: 'status', status: 200 } as const;
    const sandbox = sandboxWith(lie);
    expect((await askSendme123(sandbox, 'DELETE', ID)).json).toMatchObject({ deletedContactId: ID });
    expect((await askSendme123(sandbox, 'GET', 'nobody')).json).toMatchObject({ id: 'nobody' });
    expect((await askSendme123(sandbox, 'HEAD', 'nobody')).status).toBe(200);
    expect((await askHuduma(sandbox, { ids: [123, 999] })).json).toMatchObject({
      data: [{ id: 123 }, { id: 999 }],
    });
    expect((await askWabotify(sandbox, ['a'])).json).toMatchObject({ success: true });
    expect(isThere(sandbox) && sandbox.has('huduma', 123) && sandbox.has('wabotify', 'a')).toBe(true);
    const marked = await askSendme123(
      sandboxWith(lie, { settings: { sendme123: { page: 'contact' } } }),
      'DELETE',
      ID,
    );
    expect(marked.json).toMatchObject({ id: ID, deletedAt: expect.any(String) });
  });

  test.each([
    [30, '30'],
    [new Date('2025-04-10T12:00:30Z'), 'Thu, 10 Apr 2025 12:00:30 GMT'],
  ])('says when to come back: %s', async (retryAfter, header) => {
    const response = await sendSendme123(sandboxWith({ kind: 'status', status: 429, retryAfter }), ID);
    expect(response.headers.get('retry-after')).toBe(header);
  });

  test('can have a body and headers of its own', async () => {
    const body = { message: 'ok', deletedContactId: 'somebody-else' };
    const headers = { 'x-request-id': 'r-1' };
    const contradiction = sandboxWith({ kind: 'status', status: 200, body, headers });
    const response = await sendSendme123(contradiction, ID);
    expect(response.headers.get('x-request-id')).toBe('r-1');
    expect(await response.json()).toEqual(body);
    const text = sandboxWith({ kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' });
    expect(await (await sendSendme123(text, ID)).text()).toBe('<h1>Bad gateway</h1>');
  });
});

describe('a lost connection', () => {
  test('looks like the one that Node reports', async () => {
    const error = await sendSendme123(sandboxWith({ kind: 'reset' }), ID).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET', syscall: 'read' } });
  });

  test('that was never made looks like the one that Node reports', async () => {
    const sandbox = sandboxWith({ kind: 'refuse' });
    const error = await sendSendme123(sandbox, ID).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
    expect(isThere(sandbox)).toBe(true);
  });

  test('after the deletion makes the 404 that follows an ambiguous one', async () => {
    const faults = [{ nth: 1, do: { kind: 'reset', effect: 'before' } }] as const;
    const sandbox = createSandbox({ contacts, faults });
    const clock = { sleep: async () => {} };
    const sendme123 = createSendme123({ ...sandbox.options('sendme123'), clock });
    await expect(sendme123.deleteContact(ID)).rejects.toMatchObject({
      name: 'NotFoundError',
      attempts: 2,
      ambiguous: true,
    });
    expect(sandbox.requests.map(({ status, fault }) => [status, fault])).toEqual([
      [undefined, 'reset'],
      [404, undefined],
    ]);
  });

  test('that was never made is not ambiguous to the package', async () => {
    const options = sandboxWith({ kind: 'refuse' }).options('huduma');
    const huduma = createHuduma({ ...options, retries: 0 });
    await expect(huduma.deleteContacts({ mode: 'trash', ids: [123] })).rejects.toMatchObject({
      name: 'ConnectionError',
      ambiguous: false,
    });
  });
});

test('a stall ends when the caller gives up', async () => {
  const controller = new AbortController();
  const sandbox = sandboxWith({ kind: 'stall' });
  const sent = sendSendme123(sandbox, ID, { signal: controller.signal });
  await nextTurn();
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
});

test('a stall ends as the time-out of the package', async () => {
  const options = sandboxWith({ kind: 'stall' }).options('wabotify');
  const wabotify = createWabotify({ ...options, timeoutMs: 5, retries: 0 });
  await expect(wabotify.deleteContacts(['a'])).rejects.toMatchObject({
    name: 'TimeoutError',
    ambiguous: true,
  });
});

describe('a truncated answer', () => {
  test('is the true one, cut off in the middle of its JSON', async () => {
    const sandbox = sandboxWith({ kind: 'truncate' });
    const response = await sendSendme123(sandbox, ID);
    const text = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(text).toMatch(/^\{"message":/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(isThere(sandbox)).toBe(false);
  });

  test('without a body stays as it is', async () => {
    const sandbox = sandboxWith({ kind: 'truncate' });
    expect(await askSendme123(sandbox, 'DELETE', 'nobody')).toMatchObject({ status: 404, text: '' });
  });
});

test('a login page is HTML with status 200', async () => {
  const response = await sendWabotify(sandboxWith({ kind: 'html' }), { body: {} });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await response.text()).toMatch(/^<!doctype html>/);
});

test('a redirect names a place, and is not followed', async () => {
  const plain = await sendSendme123(sandboxWith({ kind: 'redirect' }), ID);
  expect([plain.status, plain.headers.get('location')]).toEqual([302, 'https://login.example.com/']);
  const told = sandboxWith({ kind: 'redirect', status: 307, location: 'https://other.example.com/x' });
  const response = await sendSendme123(told, ID);
  expect([response.status, response.headers.get('location')]).toEqual([307, 'https://other.example.com/x']);
});

describe('a slow answer', () => {
  const controlledSleep = () => {
    const sleeps: { ms: number; wake: () => void }[] = [];
    const sleep = (ms: number, signal: AbortSignal | undefined) =>
      new Promise<void>((wake) => {
        sleeps.push({ ms, wake });
        signal?.addEventListener('abort', () => wake());
      });
    return { sleeps, clock: { sleep } };
  };

  test('is the true one, after the wait on top of the latency', async () => {
    const { sleeps, clock } = controlledSleep();
    const sandbox = sandboxWith({ kind: 'slow', ms: 5000 }, { clock, latencyMs: 20 });
    const sent = sendSendme123(sandbox, ID);
    await nextTurn();
    expect(sleeps.map(({ ms }) => ms)).toEqual([5020]);
    expect(isThere(sandbox)).toBe(false);
    sleeps[0]?.wake();
    expect((await sent).status).toBe(200);
  });

  test('can be carried out after the wait, also for a caller who has given up', async () => {
    const { sleeps, clock } = controlledSleep();
    const sandbox = sandboxWith({ kind: 'slow', ms: 5000, effect: 'after' }, { clock });
    const controller = new AbortController();
    const sent = sendSendme123(sandbox, ID, { signal: controller.signal });
    await nextTurn();
    controller.abort();
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    await nextTurn();
    expect(isThere(sandbox)).toBe(true);
    sleeps[0]?.wake();
    await nextTurn();
    expect(isThere(sandbox)).toBe(false);
  });
});

test.each([
  [{ kind: 'html' }, 'UnexpectedResponseError'],
  [{ kind: 'truncate' }, 'UnexpectedResponseError'],
  [{ kind: 'redirect' }, 'RedirectError'],
  [{ kind: 'status', status: 401 }, 'AuthenticationError'],
  [{ kind: 'status', status: 403 }, 'PermissionError'],
  [{ kind: 'status', status: 429, retryAfter: 1 }, 'RateLimitError'],
  [{ kind: 'status', status: 503 }, 'ServerError'],
  [{ kind: 'reset' }, 'ConnectionError'],
] as const)('the package calls %j an %s', async (fault, name) => {
  const sandbox = sandboxWith(fault);
  const clients = [
    () =>
      createHuduma({ ...sandbox.options('huduma'), retries: 0 }).deleteContacts({
        mode: 'trash',
        ids: [123],
      }),
    () => createSendme123({ ...sandbox.options('sendme123'), retries: 0 }).deleteContact(ID),
    () => createWabotify({ ...sandbox.options('wabotify'), retries: 0 }).deleteContacts(['a']),
  ];
  for (const send of clients) await expect(send()).rejects.toMatchObject({ name });
});

test('a fault strikes before anything else is looked at, the credential included', async () => {
  const sandbox = sandboxWith({ kind: 'status', status: 429 });
  const headers = { 'content-type': 'application/json' };
  const response = await sendWabotify(sandbox, { headers, body: batchOf(sandbox, ['a']) });
  expect(response.status).toBe(429);
});
