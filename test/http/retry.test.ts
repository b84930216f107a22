/** Which requests are retried, how often and after which waits, and that each retry equals the first request. */
import { describe, expect, test } from 'vitest';
import {
  AbortError,
  ApiError,
  AuthenticationError,
  ConnectionError,
  InvalidOptionError,
  NotFoundError,
  type RetryEvent,
  ServerError,
} from '../../src/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { deletions, hudumaAt, patientClock, sendme123At, wabotifyAt } from './clients.js';
import { sendme123Receipt, wabotifyDeleted } from './documented.js';
import {
  always,
  answers,
  answersJson,
  closesAfterReading,
  closesInBody,
  originWithoutServer,
  resetsAfterReading,
  resetsBeforeReading,
  resetsInBody,
  resetsOnConnecting,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const receipt = answersJson(200, sendme123Receipt());

describe('what is retried', () => {
  test.each([408, 429, 500, 502, 503, 504])('a request that is answered with %d', async (status) => {
    const server = await serverThat(answers(status), receipt);
    const { data, attempts } = await sendme123At(server).deleteContact(PERSON);
    expect(data).toEqual(sendme123Receipt());
    expect(attempts).toBe(2);
    expect(server.received).toHaveLength(2);
  });

  test.each([
    ['is reset as soon as it is made', resetsOnConnecting],
    ['is reset before the request was read', resetsBeforeReading],
    ['is reset after the request was read', resetsAfterReading],
    ['is closed without an answer', closesAfterReading],
    ['is reset in the body of the answer', resetsInBody(200, '{"message":')],
    ['is closed in the body of the answer', closesInBody(200, '{"message":')],
    ['brings an answer that cannot be unpacked', answersJson(200, {}, { 'content-encoding': 'gzip' })],
  ])('a request whose connection %s', async (_, breaks) => {
    const server = await serverThat(breaks, receipt);
    const { attempts } = await sendme123At(server).deleteContact(PERSON);
    expect(attempts).toBe(2);
    expect(server.connections()).toBe(2);
  });

  test("Wabotify's POST too, since deleting twice deletes no more", async () => {
    const server = await serverThat(answers(502), resetsAfterReading, answersJson(200, wabotifyDeleted()));
    const { attempts } = await wabotifyAt(server).deleteContacts([PERSON]);
    expect(attempts).toBe(3);
  });

  test('a call through the contract too', async () => {
    const server = await serverThat(answers(500), receipt);
    const { response } = await sendme123At(server).api.DELETE('/api/contacts/{id}', {
      params: { path: { id: PERSON } },
    });
    expect(response.status).toBe(200);
    expect(server.received).toHaveLength(2);
  });

  test('a look-up too', async () => {
    const server = await serverThat(answers(503), answers(200));
    expect(await sendme123At(server).contactExists(PERSON)).toBe(true);
  });
});

describe('what is not retried', () => {
  test.each([400, 401, 402, 403, 404, 405, 406, 409, 410, 413, 415, 422, 425, 501, 505, 507])(
    'a request that is answered with %d',
    async (status) => {
      const server = await serverThat(always(answers(status)));
      const { waits, clock } = patientClock();
      const error = await failureOf(sendme123At(server, { clock }).deleteContact(PERSON), ApiError);
      expect(error).toMatchObject({ status, attempts: 1 });
      expect(server.received).toHaveLength(1);
      expect(waits).toEqual([]);
    },
  );

  test('a request whose answer is a success that cannot be read', async () => {
    const server = await serverThat(always(answers(200, '<p>Sign in', { 'content-type': 'text/html' })));
    await failureOf(sendme123At(server).deleteContact(PERSON), Error);
    expect(server.received).toHaveLength(1);
  });
});

describe('how often', () => {
  test('twice by default, and the last answer is what the error tells', async () => {
    const server = await serverThat(answers(500), answers(502), answers(503), receipt);
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), ServerError);
    expect(error).toMatchObject({ status: 503, attempts: 3, retryable: true });
    expect(server.received).toHaveLength(3);
  });

  test.each([0, 1, 5])('%d times if that is set', async (retries) => {
    const server = await serverThat(always(answers(500)));
    const error = await failureOf(sendme123At(server, { retries }).deleteContact(PERSON), ServerError);
    expect(error.attempts).toBe(retries + 1);
    expect(server.received).toHaveLength(retries + 1);
  });

  test('for connections that cannot be made too', async () => {
    const at = { origin: await originWithoutServer() };
    const { waits, clock } = patientClock();
    const error = await failureOf(sendme123At(at, { clock }).deleteContact(PERSON), ConnectionError);
    expect(error.attempts).toBe(3);
    expect(waits).toHaveLength(2);
  });

  test('until an answer comes that is final', async () => {
    const server = await serverThat(answers(500), answers(401), receipt);
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), AuthenticationError);
    expect(error.attempts).toBe(2);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'and %d times is refused when the client is made',
    async (retries) => {
      const at = { origin: 'https://sendme123.invalid' };
      const error = await failureOf(() => sendme123At(at, { retries }), InvalidOptionError);
      expect(error.message).toBe('sendme123: retries must be a whole number, 0 or more.');
    },
  );

  test('by one layer only: a request reaches the server exactly as often as it is counted', async () => {
    const server = await serverThat(always(resetsAfterReading));
    const error = await failureOf(sendme123At(server, { retries: 3 }).deleteContact(PERSON), ConnectionError);
    expect(error.attempts).toBe(4);
    expect(server.received).toHaveLength(4);
    expect(server.connections()).toBe(4);
  });
});

describe('the wait', () => {
  const waitsWith = async (random: number) => {
    const server = await serverThat(always(answers(500)));
    const { waits, clock } = patientClock(random);
    await failureOf(sendme123At(server, { clock, retries: 7 }).deleteContact(PERSON), ServerError);
    return waits;
  };

  test('doubles from half a second up to eight seconds', async () => {
    const almostOne = 1 - Number.EPSILON;
    const waits = await waitsWith(almostOne);
    expect(waits.map(Math.round)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
  });

  test('is at least half as long, whatever chance says', async () => {
    expect(await waitsWith(0)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  test('lies between the two by chance, so that clients which failed together do not return together', async () => {
    expect((await waitsWith(0.5)).slice(0, 2)).toEqual([375, 750]);
  });

  test('takes its chance anew each time', async () => {
    const server = await serverThat(always(answers(500)));
    const chances = [0, 0.5];
    const waits: number[] = [];
    const clock = {
      sleep: async (ms: number) => void waits.push(ms),
      random: () => chances.shift() ?? 0,
    };
    await failureOf(sendme123At(server, { clock }).deleteContact(PERSON), ServerError);
    expect(waits).toEqual([250, 750]);
  });

  test('does not happen after the last attempt', async () => {
    const server = await serverThat(always(answers(500)));
    const { waits, clock } = patientClock();
    await failureOf(sendme123At(server, { clock, retries: 1 }).deleteContact(PERSON), ServerError);
    expect(waits).toHaveLength(1);
  });
});

describe('a request that is retried', () => {
  test.each(deletions)(
    'is the same as the first at %s: path, body and credential',
    async ({ method, credential, documented, send }) => {
      const server = await serverThat(answers(500), resetsAfterReading, answersJson(200, documented));
      await send(server);
      const [first, second, third] = server.received;
      expect(first).toMatchObject({ method, headers: { [credential.header]: credential.value } });
      expect(second).toEqual(first);
      expect(third).toEqual(first);
    },
  );

  test('carries the whole body again', async () => {
    const server = await serverThat(answers(500), answers(500), answers(404));
    await failureOf(hudumaAt(server).deleteContacts({ mode: 'trash', ids: [1, 2, 3] }), NotFoundError);
    const bodies = server.received.map(({ body }) => JSON.parse(body));
    expect(bodies).toEqual(Array(3).fill({ trash: true, ids: [1, 2, 3] }));
  });

  test('carries the headers of the call again', async () => {
    const server = await serverThat(answers(500), receipt);
    await sendme123At(server).deleteContact(PERSON, { headers: { 'x-trace': 'trace-1' } });
    expect(server.received.map(({ headers }) => headers['x-trace'])).toEqual(['trace-1', 'trace-1']);
    expect(server.received.map(({ headers }) => headers['api-key'])).toEqual([
      SECRETS.apiKey,
      SECRETS.apiKey,
    ]);
  });
});

describe("the system's clock, if none is injected", () => {
  test('really waits: an abort finds the call between its attempts', async () => {
    const server = await serverThat(always(answers(503)));
    const controller = new AbortController();
    // Only the wait lies between the report of the retry and the next turn of the event loop.
    const waits: number[] = [];
    const onRetry = ({ delayMs }: RetryEvent) => {
      waits.push(delayMs);
      setImmediate(() => controller.abort());
    };
    const client = createSendme123({ apiKey: SECRETS.apiKey, baseUrl: server.origin, onRetry });
    const work = client.deleteContact(PERSON, { signal: controller.signal });
    expect(await failureOf(work, AbortError)).toMatchObject({ attempts: 1, ambiguous: true });
    expect(server.received).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(250);
    expect(waits[0]).toBeLessThan(500);
  });

  test('ends its wait by itself, with and without a signal', async () => {
    for (const options of [{}, { signal: new AbortController().signal }]) {
      const server = await serverThat(answers(503), receipt);
      const client = createSendme123({ apiKey: SECRETS.apiKey, baseUrl: server.origin });
      expect(await client.deleteContact(PERSON, options)).toMatchObject({ attempts: 2 });
    }
  });
});

nothingLeaks();
