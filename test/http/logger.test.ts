/** What a logger receives: attempts, retries and drift, and no personal data. */
import { describe, expect, test } from 'vitest';
import type { Logger } from '../../src/index.js';
import { deletions, hudumaAt, sendme123At } from './clients.js';
import { hudumaDeleted, sendme123Receipt } from './documented.js';
import {
  always,
  answers,
  answersJson,
  originWithoutServer,
  resetsAfterReading,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, leaksIn, nothingLeaks, PERSON, SECRETS, shownBy, witnessEvent } from './witness.js';

const receipt = answersJson(200, sendme123Receipt());

interface Line {
  readonly level: keyof Logger;
  readonly message: string;
  readonly event: object;
}

/** A logger that keeps its lines, and has them searched for what must not be in them. */
function keepingLogger() {
  const lines: Line[] = [];
  const note =
    (level: keyof Logger) =>
    (message: string, event: object, ...more: unknown[]) => {
      expect(more).toEqual([]);
      witnessEvent(message);
      witnessEvent(event);
      lines.push({ level, message, event });
    };
  return { lines, logger: { debug: note('debug'), warn: note('warn') } };
}

test.each(deletions)(
  'an attempt at %s is one debug line, with the event that onResponse hears',
  async ({ provider, operation, documented, send }) => {
    const server = await serverThat(always(answersJson(200, documented)));
    const { lines, logger } = keepingLogger();
    const heard: unknown[] = [];
    await send(server, { logger, onResponse: (event) => void heard.push(event) });
    expect(lines).toEqual([{ level: 'debug', message: `${provider} ${operation}: 200`, event: heard[0] }]);
  },
);

test('retries and drift are warnings, in their order', async () => {
  const server = await serverThat(
    answers(503, '', { 'retry-after': '3' }),
    resetsAfterReading,
    answersJson(200, { person: SECRETS.inBody, deletedContactId: 7 }),
  );
  const { lines, logger } = keepingLogger();
  await sendme123At(server, { logger }).deleteContact(PERSON);
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    ['debug', 'sendme123 deleteContact: 503'],
    ['warn', 'sendme123 deleteContact: trying again in 3000 ms'],
    ['debug', 'sendme123 deleteContact: lost'],
    ['warn', 'sendme123 deleteContact: trying again in 500 ms'],
    ['debug', 'sendme123 deleteContact: 200'],
    ['warn', 'sendme123 deleteContact: the answer 200 does not match the spec'],
  ]);
  const events = lines.map(({ event }) => event);
  expect(events[1]).toMatchObject({ attempt: 1, status: 503, delayMs: 3_000 });
  expect(events[5]).toMatchObject({ kind: 'body', status: 200 });
});

test('an attempt without an answer says how it ended', async () => {
  const { lines, logger } = keepingLogger();
  const origin = await originWithoutServer();
  await failureOf(sendme123At({ origin }, { logger, retries: 0 }).deleteContact(PERSON), Error);
  expect(lines.map(({ message }) => message)).toEqual(['sendme123 deleteContact: notSent']);
});

test('no contact, credential or body is in a line, whatever comes back', async () => {
  const echo = { id: PERSON, key: SECRETS.apiKey, marker: SECRETS.inBody };
  const headers = { 'x-request-id': SECRETS.apiKey, location: `https://${SECRETS.apiKey}.example/${PERSON}` };
  const behaviours = [
    answersJson(200, echo, headers),
    answersJson(404, echo, headers),
    answersJson(202, echo, headers),
    answersJson(302, echo, headers),
    answers(500, SECRETS.inBody, { 'content-type': `text/${SECRETS.apiKey}` }),
  ];
  for (const behaviour of behaviours) {
    const server = await serverThat(always(behaviour));
    const { lines, logger } = keepingLogger();
    await sendme123At(server, { logger, retries: 1 })
      .deleteContact(PERSON)
      .catch(() => {});
    expect(lines.length).toBeGreaterThan(0);
    expect(leaksIn(lines.flatMap(shownBy), [PERSON, ...Object.values(SECRETS)])).toEqual([]);
  }
});

describe('a logger that fails costs nobody the answer', () => {
  test.each([
    [
      'by throwing',
      () => {
        throw new Error('the disk is full');
      },
    ],
    ['later', () => Promise.reject(new Error('the disk is full'))],
  ])('%s', async (_, fail) => {
    const server = await serverThat(answers(503), answersJson(200, hudumaDeleted(1)), answersJson(200, {}));
    const client = hudumaAt(server, { logger: { debug: fail, warn: fail } });
    const { status, attempts } = await client.deleteContacts({ mode: 'trash', ids: [1] });
    expect({ status, attempts }).toEqual({ status: 200, attempts: 2 });
    await expect(client.deleteContacts({ mode: 'trash', ids: [1] })).resolves.toMatchObject({ status: 200 });
  });
});

test('a logger is called as a method of its own', async () => {
  class Lines {
    readonly #lines: string[] = [];
    debug(message: string) {
      this.#lines.push(message);
    }
    warn(message: string) {
      this.#lines.push(message);
    }
    get count() {
      return this.#lines.length;
    }
  }
  const logger = new Lines();
  const server = await serverThat(receipt);
  await sendme123At(server, { logger }).deleteContact(PERSON);
  expect(logger.count).toBe(1);
});

test('without one, nothing is logged', async () => {
  const server = await serverThat(answers(503), answersJson(200, { unlike: 'the spec' }));
  const said: unknown[] = [];
  const methods = ['debug', 'log', 'info', 'warn', 'error'] as const;
  const before = methods.map((name) => console[name]);
  try {
    for (const name of methods) console[name] = (...words: unknown[]) => void said.push(words);
    await sendme123At(server).deleteContact(PERSON);
  } finally {
    for (const [index, name] of methods.entries()) console[name] = before[index] as typeof console.log;
  }
  expect(said).toEqual([]);
});

nothingLeaks();
