/** The sandbox in the process: what `fetch` accepts, which providers it answers for, latency and giving up. */
import { describe, expect, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { sendSendme123 } from './ask.js';

const ID = 'contact-uuid-123';
const contacts = { huduma: [123], sendme123: [ID], wabotify: ['a'] };
const headers = { 'X-Huduma': 'Bearer sandbox-token', 'Content-Type': 'application/json' };
const url = 'https://huduma.sandbox.invalid/api/v3/contacts';

describe('a request may be given', () => {
  const body = JSON.stringify({ ids: [123] });
  const cases: [string, () => [string | URL | Request, RequestInit?]][] = [
    ['as a URL in a string and an init', () => [url, { method: 'DELETE', headers, body }]],
    ['as a URL and an init', () => [new URL(url), { method: 'delete', headers: new Headers(headers), body }]],
    ['with a list of headers', () => [url, { method: 'DELETE', headers: Object.entries(headers), body }]],
    ['with a body that is no string', () => [url, { method: 'DELETE', headers, body: new Blob([body]) }]],
    ['as a Request', () => [new Request(url, { method: 'DELETE', headers, body })]],
    ['as a Request and an init', () => [new Request(url, { method: 'DELETE', headers }), { body }]],
    ['as a URL that has to be tidied', () => [`${url}/../contacts`, { method: 'DELETE', headers, body }]],
  ];

  test.each(cases)('%s', async (_, make) => {
    const sandbox = createSandbox({ contacts });
    expect((await sandbox.fetch(...make())).status).toBe(200);
    expect(sandbox.has('huduma', 123)).toBe(false);
  });

  test('as no URL at all, which is an error', async () => {
    await expect(createSandbox().fetch('/contacts')).rejects.toThrow(TypeError);
  });
});

test("the providers' real addresses are answered for, so that nothing gets there", async () => {
  const sandbox = createSandbox({ contacts });
  const { fetch, credentials } = sandbox;
  await createHuduma({ fetch, ...credentials.huduma }).deleteContacts({ mode: 'permanent', ids: [123] });
  await createSendme123({ fetch, ...credentials.sendme123 }).deleteContact(ID);
  await createWabotify({ fetch, ...credentials.wabotify }).deleteContacts(['a']);
  expect(sandbox.has('huduma', 123) || sandbox.has('sendme123', ID) || sandbox.has('wabotify', 'a')).toBe(
    false,
  );
});

test('any other host is unknown', async () => {
  const error = await createSandbox()
    .fetch('https://example.com/contacts')
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({ message: 'fetch failed', cause: { code: 'ENOTFOUND' } });
});

test("each provider's contacts are its own, although the ids are the same", async () => {
  const sandbox = createSandbox({ contacts: { sendme123: ['same'], wabotify: ['same'] } });
  await sendSendme123(sandbox, 'same');
  expect(sandbox.has('sendme123', 'same')).toBe(false);
  expect(sandbox.has('wabotify', 'same')).toBe(true);
});

test('two sandboxes share nothing', async () => {
  const [one, other] = [createSandbox({ contacts }), createSandbox({ contacts })];
  await sendSendme123(one, ID);
  expect(other.has('sendme123', ID)).toBe(true);
});

describe('latency', () => {
  test('is waited for with each answer, after the deletion', async () => {
    const waits: number[] = [];
    const sandbox: ReturnType<typeof createSandbox> = createSandbox({
      contacts,
      latencyMs: 25,
      clock: {
        sleep: async (ms) => {
          waits.push(ms);
          expect(sandbox.has('sendme123', ID)).toBe(false);
        },
      },
    });
    expect((await sendSendme123(sandbox, ID)).status).toBe(200);
    expect((await sendSendme123(sandbox, ID)).status).toBe(404);
    expect(waits).toEqual([25, 25]);
  });

  test('is waited for with a fault, too', async () => {
    const waits: number[] = [];
    const clock = { sleep: async (ms: number) => void waits.push(ms) };
    const faults = [{ do: { kind: 'reset' } }] as const;
    const sandbox = createSandbox({ latencyMs: 25, clock, faults });
    await expect(sendSendme123(sandbox, ID)).rejects.toThrow(TypeError);
    expect(waits).toEqual([25]);
  });

  test('takes real time by default', async () => {
    const sandbox = createSandbox({ latencyMs: 5 });
    const start = performance.now();
    await sendSendme123(sandbox, ID);
    expect(performance.now() - start).toBeGreaterThan(3.5);
  });

  test('lets requests overlap', async () => {
    let waiting = 0;
    let most = 0;
    const sleep = async () => {
      most = Math.max(most, ++waiting);
      await new Promise((resolve) => setTimeout(resolve));
      waiting--;
    };
    const sandbox = createSandbox({ latencyMs: 25, clock: { sleep } });
    await Promise.all(['a', 'b', 'c'].map((id) => sendSendme123(sandbox, id)));
    expect(most).toBe(3);
  });
});

describe('a caller who gives up', () => {
  test('before the request deletes nobody, and leaves no trace', async () => {
    const sandbox = createSandbox({ contacts });
    const sent = sendSendme123(sandbox, ID, { signal: AbortSignal.abort() });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(sandbox.has('sendme123', ID)).toBe(true);
    expect(sandbox.requests).toEqual([]);
  });

  test('during the latency gets no answer; the deletion has happened', async () => {
    const sandbox = createSandbox({ contacts, latencyMs: 60_000 });
    const controller = new AbortController();
    const sent = sendSendme123(sandbox, ID, { signal: controller.signal });
    setTimeout(() => controller.abort(), 2);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(sandbox.stateOf('sendme123', ID)).toBe('deleted');
    expect(sandbox.requests[0]?.status).toBeUndefined();
  });

  test('while the deletion is under way gets no answer either', async () => {
    const controller = new AbortController();
    const now = () => {
      controller.abort();
      return 0;
    };
    const sandbox = createSandbox({ contacts, latencyMs: 60_000, clock: { now } });
    const sent = sendSendme123(sandbox, ID, { signal: controller.signal });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(sandbox.stateOf('sendme123', ID)).toBe('deleted');
  });

  test('by the signal of a Request is heard, too', async () => {
    const sandbox = createSandbox({ contacts, latencyMs: 60_000 });
    const controller = new AbortController();
    const request = new Request(url, { method: 'DELETE', headers, body: '{}', signal: controller.signal });
    setTimeout(() => controller.abort(), 2);
    await expect(sandbox.fetch(request)).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('gets his own reason', async () => {
    const reason = new Error('enough');
    const sent = sendSendme123(createSandbox(), ID, { signal: AbortSignal.abort(reason) });
    await expect(sent).rejects.toBe(reason);
  });
});

test('timers get their turn, however many requests are made', async () => {
  const sandbox = createSandbox();
  let fired = false;
  setTimeout(() => {
    fired = true;
  });
  for (let count = 0; !fired && count < 100_000; count++)
    await sendSendme123(sandbox, ID, { method: 'HEAD' });
  expect(fired).toBe(true);
});

test.each([
  ['latencyMs of -1', { latencyMs: -1 }],
  ['latencyMs of NaN', { latencyMs: Number.NaN }],
  ['keepRequests of NaN', { keepRequests: Number.NaN }],
  ['seed of NaN', { seed: Number.NaN }],
])('%s that cannot be meant is refused', (_, options) => {
  expect(() => createSandbox(options)).toThrow(RangeError);
});
