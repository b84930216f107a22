/** How long an attempt and a call may take, whatever the provider does with the connection. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  AbortError,
  ConnectionError,
  InvalidOptionError,
  ServerError,
  TimeoutError,
} from '../../src/index.js';
import { deletions, patientClock, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import {
  always,
  answers,
  answersJson,
  dripsBody,
  serverThat,
  stallsBeforeHeaders,
  stallsInBody,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON } from './witness.js';

afterEach(() => void vi.unstubAllGlobals());

const nowhere = { origin: 'https://sendme123.invalid' };
const receipt = answersJson(200, sendme123Receipt());

const stalls = [
  ['before the headers', stallsBeforeHeaders],
  ['in the body of a success', stallsInBody(200, '{"message":"')],
  ['in the body of an error', stallsInBody(404, '{"message":"')],
  ['byte by byte, and never ends', dripsBody(200)],
] as const;

describe('an answer that stalls', () => {
  test.each(stalls)('%s', async (_, behaviour) => {
    const server = await serverThat(always(behaviour));
    const client = sendme123At(server, { timeoutMs: 200, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(error).toMatchObject({ limitMs: 200, attempts: 1, ambiguous: true, retryable: true });
    expect(error.message).toBe(
      'sendme123: no complete answer to deleteContact within 200 ms. Whether it was carried out is not known.',
    );
    expect(server.received).toHaveLength(1);
  });

  test.each([stalls[0], stalls[1]])('is retried, %s', async (_, behaviour) => {
    const server = await serverThat(behaviour, receipt);
    const { attempts, ambiguous } = await sendme123At(server, { timeoutMs: 300 }).deleteContact(PERSON);
    expect({ attempts, ambiguous }).toEqual({ attempts: 2, ambiguous: true });
  });

  test.each(deletions)('ends at %s through the contract too', async ({ sendByContract }) => {
    const server = await serverThat(always(stallsInBody(200, '{')));
    const work = sendByContract(server, { timeoutMs: 200, retries: 0 });
    expect(await failureOf(work, TimeoutError)).toMatchObject({ limitMs: 200 });
  });
});

describe('the limit of an attempt', () => {
  test('can be set for a call', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const client = sendme123At(server, { timeoutMs: 60_000, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON, { timeoutMs: 200 }), TimeoutError);
    expect(error.limitMs).toBe(200);
  });

  test('can be longer for a call', async () => {
    const server = await serverThat(receipt);
    const client = sendme123At(server, { timeoutMs: 0.01, retries: 0 });
    await expect(client.deleteContact(PERSON, { timeoutMs: 10_000 })).resolves.toMatchObject({ attempts: 1 });
  });

  test('counts anew for each attempt', async () => {
    const server = await serverThat(stallsBeforeHeaders, stallsBeforeHeaders, receipt);
    const { attempts } = await sendme123At(server, { timeoutMs: 150 }).deleteContact(PERSON);
    expect(attempts).toBe(3);
  });

  test.each([Number.POSITIVE_INFINITY, 2 ** 40])(
    'of %d ms is no limit, although a timer cannot be set for it',
    async (timeoutMs) => {
      const server = await serverThat(receipt);
      await expect(sendme123At(server, { timeoutMs }).deleteContact(PERSON)).resolves.toBeDefined();
    },
  );

  test('ends a call whose injected fetch ignores the signal', async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const client = sendme123At(nowhere, { fetch, timeoutMs: 20, retries: 0 });
    await failureOf(client.deleteContact(PERSON), TimeoutError);
  });

  test('ends a call whose injected fetch answers with a body that ignores the signal', async () => {
    const fetch = async () => new Response(new ReadableStream());
    const client = sendme123At(nowhere, { fetch, timeoutMs: 20, retries: 0 });
    await failureOf(client.deleteContact(PERSON), TimeoutError);
  });

  test('ends a call even if somebody has replaced the global fetch by one that ignores the signal', async () => {
    vi.stubGlobal('fetch', () => new Promise(() => undefined));
    const client = sendme123At(nowhere, { timeoutMs: 20, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(error.ambiguous).toBe(true);
  });

  test('reaches an injected fetch as a signal', async () => {
    let heard = false;
    const fetch = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_, reject) => {
        init?.signal?.addEventListener('abort', () => {
          heard = true;
          reject(new Error('aborted'));
        });
      });
    const client = sendme123At(nowhere, { fetch, timeoutMs: 20, retries: 0 });
    await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(heard).toBe(true);
  });

  test.each([0, -1, Number.NaN])('of %d ms is refused, for a client and for a call', async (timeoutMs) => {
    const message = 'sendme123: timeoutMs must be a positive number of milliseconds.';
    expect(await failureOf(() => sendme123At(nowhere, { timeoutMs }), InvalidOptionError)).toMatchObject({
      message,
    });
    const work = sendme123At(nowhere).deleteContact(PERSON, { timeoutMs });
    expect(await failureOf(work, InvalidOptionError)).toMatchObject({ message, attempts: 0 });
  });
});

describe('the deadline of a call', () => {
  test('is none by default', async () => {
    const server = await serverThat(answers(500), receipt);
    const weeks = [0, 1e12, 2e12, 3e12, 4e12, 5e12, 6e12, 7e12];
    const clock = { ...patientClock().clock, now: () => weeks.shift() ?? 8e12 };
    await expect(sendme123At(server, { clock }).deleteContact(PERSON)).resolves.toMatchObject({
      attempts: 2,
    });
  });

  test('leaves no attempt a longer time than is left', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const client = sendme123At(server, { deadlineMs: 40, clock: { now: () => 0 }, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
    expect(error).toMatchObject({ limitMs: 40, attempts: 1 });
  });

  test('ends the call if the next wait would exceed it, with the error of the last attempt', async () => {
    const server = await serverThat(always(answers(500)));
    const { waits, clock } = patientClock();
    const client = sendme123At(server, { deadlineMs: 300, clock: { ...clock, now: () => 0 }, retries: 9 });
    const error = await failureOf(client.deleteContact(PERSON), ServerError);
    expect(error.attempts).toBe(2);
    expect(waits).toEqual([250]);
  });

  test('ends it too if the next wait would end together with it', async () => {
    const server = await serverThat(always(answers(500)));
    const { waits, clock } = patientClock();
    const client = sendme123At(server, { deadlineMs: 250, clock: { ...clock, now: () => 0 } });
    const error = await failureOf(client.deleteContact(PERSON), ServerError);
    expect(error.attempts).toBe(1);
    expect(waits).toEqual([]);
  });

  test('is not passed to wait for a Retry-After', async () => {
    const server = await serverThat(always(answers(503, '', { 'retry-after': '30' })));
    const { waits, clock } = patientClock();
    const client = sendme123At(server, { deadlineMs: 20_000, clock });
    const error = await failureOf(client.deleteContact(PERSON), ServerError);
    expect(error).toMatchObject({ attempts: 1, retryAfterMs: 30_000 });
    expect(waits).toEqual([]);
  });

  test.each([5_000, 10_000])(
    'that is over when a wait of %d ms ends lets nothing more be sent',
    async (ms) => {
      const server = await serverThat(always(answers(500)));
      let now = 0;
      const clock = {
        now: () => now,
        random: () => 0,
        sleep: async () => {
          now += ms;
        },
      };
      const client = sendme123At(server, { deadlineMs: 5_000, clock });
      const error = await failureOf(client.deleteContact(PERSON), TimeoutError);
      expect(error).toMatchObject({ attempts: 1, ambiguous: true, limitMs: 5_000 });
      expect(server.received).toHaveLength(1);
    },
  );

  test('can be set for a call', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const client = sendme123At(server, { deadlineMs: 60_000, clock: { now: () => 0 }, retries: 0 });
    const error = await failureOf(client.deleteContact(PERSON, { deadlineMs: 35 }), TimeoutError);
    expect(error.limitMs).toBe(35);
  });

  test.each([0, -1, Number.NaN])('of %d ms is refused', async (deadlineMs) => {
    const error = await failureOf(() => sendme123At(nowhere, { deadlineMs }), InvalidOptionError);
    expect(error.message).toBe('sendme123: deadlineMs must be a positive number of milliseconds.');
  });
});

describe("the caller's signal and the limits hold side by side:", () => {
  test('the limit ends an attempt although there is a signal', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const { signal } = new AbortController();
    const client = sendme123At(server, { timeoutMs: 200, retries: 0 });
    await failureOf(client.deleteContact(PERSON, { signal }), TimeoutError);
  });

  test('the signal ends an attempt although there is a limit', async () => {
    const server = await serverThat(always(stallsBeforeHeaders));
    const controller = new AbortController();
    const client = sendme123At(server, { timeoutMs: 60_000 });
    const work = failureOf(client.deleteContact(PERSON, { signal: controller.signal }), AbortError);
    await server.nextRequest();
    controller.abort();
    await work;
  });

  test('both do through the contract', async () => {
    const server = await serverThat(always(stallsInBody(200, '{')));
    const { signal } = new AbortController();
    const client = sendme123At(server, { timeoutMs: 200, retries: 0 });
    const work = client.api.DELETE('/api/contacts/{id}', { params: { path: { id: PERSON } }, signal });
    await failureOf(work, TimeoutError);
  });
});

test('an attempt that is over leaves no timer behind, for which a process would wait', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const fetch = async () => Response.json(sendme123Receipt());
  const client = sendme123At(nowhere, { fetch });
  const before = timers();
  for (let time = 0; time < 5; time++) await client.deleteContact(PERSON);
  expect(timers()).toBeLessThan(before + 5);
});

test('a connection that breaks in time is no timeout', async () => {
  const work = sendme123At(nowhere, { fetch: () => Promise.reject(new Error('broken')), timeoutMs: 20_000 });
  await failureOf(work.deleteContact(PERSON), ConnectionError);
});

nothingLeaks();
