/**
 * Answers that keep the contract, and answers that break it, from a `fetch` that returns what the test says. Our clients
 * accept the former, and report the latter as drift, with the broken constraint. `answers.test.ts` and `test/http` do the
 * same with servers.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { messages } from '../../contract/bodies/index.js';
import { record, SERVER } from '../../contract/recording.js';
import type { ClientOptions, Drift } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { titled } from '../titles.js';
import { providers } from './cases.js';

const id = 'contact-uuid-123';

/** How to call each operation whose answer has a body. */
const calls: Readonly<Record<string, (options: ClientOptions) => Promise<unknown>>> = {
  'huduma deleteContacts': (options) =>
    createHuduma({ token: 'a-token', ...options }).deleteContacts({ mode: 'trash', ids: [123] }),
  'huduma listContacts': (options) => createHuduma({ token: 'a-token', ...options }).listContacts(),
  'sendme123 listContacts': (options) => createSendme123({ apiKey: 'a-key', ...options }).listContacts(),
  'sendme123 deleteContact': (options) => createSendme123({ apiKey: 'a-key', ...options }).deleteContact(id),
  'sendme123 getContact': (options) => createSendme123({ apiKey: 'a-key', ...options }).getContact(id),
  'wabotify deleteContacts': (options) =>
    createWabotify({ workspaceId: 'a-workspace', ...options }).deleteContacts(['contact-id-1']),
  'wabotify getContact': (options) =>
    createWabotify({ workspaceId: 'a-workspace', ...options }).getContact('contact-id-1'),
  'wabotify listContacts': (options) =>
    createWabotify({ workspaceId: 'a-workspace', ...options }).listContacts(),
  'wabotify searchContactsByPhone': (options) =>
    createWabotify({ workspaceId: 'a-workspace', ...options }).searchContactsByPhone('51987654321'),
  'wabotify searchContactsByEmail': (options) =>
    createWabotify({ workspaceId: 'a-workspace', ...options }).searchContactsByEmail('user@example.com'),
};

describe.each(providers)('%s', (provider) => {
  const recording = record(provider, 'told-answers');
  afterAll(() => recording.save());

  const messagesOfAnswers = messages[provider].flatMap(({ operationId, message, kept, broken }) =>
    message === 'request' ? [] : message.map((status) => ({ operationId, status, kept, broken })),
  );

  const told = titled(messagesOfAnswers, ({ operationId, status }) => `${operationId} ${status}`);

  /** What the client reports about each answer. */
  async function driftsOf(operationId: string, status: number, bodies: readonly unknown[]) {
    const call = calls[`${provider} ${operationId}`];
    if (!call) throw new Error(`No call for ${provider} ${operationId}: add one above.`);
    const found: (Drift | undefined)[] = [];
    for (const body of bodies) {
      const drifts: Drift[] = [];
      let requests = 0;
      const told = async () => {
        requests += 1;
        return Response.json(body, { status });
      };
      // Other tests check what the client makes of the answer; this one checks what it says about the contract.
      await call({
        baseUrl: SERVER.replace('http:', 'https:'),
        fetch: recording.through(told),
        retries: 0,
        onDrift: (drift) => drifts.push(drift),
      }).catch(() => undefined);
      expect(requests, `the requests for ${JSON.stringify(body)}`).toBe(1);
      found.push(drifts.at(-1));
    }
    return found;
  }

  test.each(told)('%s: what keeps the contract is no drift', async (message) => {
    const drifts = await driftsOf(message.operationId, message.status, Object.values(message.kept));
    recording.mark('kept');
    for (const [index, name] of Object.keys(message.kept).entries())
      expect(drifts[index], name).toBeUndefined();
  });

  test.each(told)('%s: what breaks it is, constraint by constraint', async (message) => {
    for (const [place, bodies] of Object.entries(message.broken)) {
      const drifts = await driftsOf(message.operationId, message.status, bodies);
      for (const [index, drift] of drifts.entries()) {
        expect(drift?.kind, `${place}: ${JSON.stringify(bodies[index])}`).toBe('body');
        const keywords = drift?.violations.map(({ keyword }) => keyword);
        expect(keywords).toContain(keywordOf(place));
      }
      recording.mark('answer-refused');
    }
  });
});

/** The keyword of a place: `required` for `Contact/required/id`, `minimum` for `ContactId/minimum`. */
function keywordOf(place: string): string | undefined {
  const steps = place.split('/');
  return steps.at(-2) === 'required' ? 'required' : steps.at(-1);
}
