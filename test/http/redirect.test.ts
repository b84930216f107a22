/** A redirect is an error that says where it points, and the credential is not sent there. */
import { describe, expect, test } from 'vitest';
import { RedirectError } from '../../src/index.js';
import { deletions, sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answers, answersJson, answersWith, redirects, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

const statuses = [300, 301, 302, 303, 307, 308] as const;
const cases = statuses.flatMap((status) => deletions.map((deletion) => ({ status, ...deletion })));

describe('a redirect to another origin', () => {
  test.each(cases)('with $status at %s is not followed', async ({ status, operation, send }) => {
    const elsewhere = await serverThat(always(answers(200)));
    const server = await serverThat(redirects(status, `${elsewhere.origin}/login?next=${PERSON}`));
    const error = await failureOf(send(server), RedirectError);
    expect(error).toMatchObject({ status, targetOrigin: elsewhere.origin, operation, attempts: 1 });
    expect(error.retryable).toBe(false);
    expect(elsewhere.connections()).toBe(0);
    expect(server.received).toHaveLength(1);
  });

  test.each(cases)('with $status at %s is not followed through the contract', async (deletion) => {
    const elsewhere = await serverThat(always(answers(200)));
    const server = await serverThat(redirects(deletion.status, elsewhere.origin));
    const error = await failureOf(deletion.sendByContract(server), RedirectError);
    expect(error.targetOrigin).toBe(elsewhere.origin);
    expect(elsewhere.connections()).toBe(0);
  });

  test('is not followed by a look-up, nor taken for "not there"', async () => {
    const elsewhere = await serverThat(always(answers(200)));
    const server = await serverThat(always(redirects(302, elsewhere.origin)));
    await failureOf(sendme123At(server).getContact(PERSON), RedirectError);
    await failureOf(sendme123At(server).contactExists(PERSON), RedirectError);
    expect(elsewhere.connections()).toBe(0);
  });

  test('shows nothing of the target but its origin', async () => {
    const secrets = `/${SECRETS.apiKey}/${PERSON}?key=${SECRETS.apiKey}#${SECRETS.apiKey}`;
    const location = `https://user:${SECRETS.apiKey}@elsewhere.example${secrets}`;
    const server = await serverThat(redirects(307, location));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    expect(error.targetOrigin).toBe('https://elsewhere.example');
    expect(error.message).toBe(
      'sendme123: deleteContact was answered with the redirect 307 to https://elsewhere.example. ' +
        'It was not followed; check the base URL.',
    );
    expect(JSON.stringify(error)).not.toContain(PERSON);
  });

  test('that names no target says so', async () => {
    const server = await serverThat(always(answers(307)));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    expect(error.targetOrigin).toBeUndefined();
    expect(error.message).toBe(
      'sendme123: deleteContact was answered with the redirect 307 to an unnamed origin. ' +
        'It was not followed; check the base URL.',
    );
  });

  test('that leaves the scheme out still points to another origin', async () => {
    const server = await serverThat(redirects(301, '//elsewhere.example/login'));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    expect(error.targetOrigin).toBe('http://elsewhere.example');
  });
});

test('a redirect that an injected fetch follows is not taken for the provider’s answer', async () => {
  const elsewhere = await serverThat(always(answersJson(200, sendme123Receipt())));
  const server = await serverThat(redirects(302, elsewhere.origin));
  const following: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'follow' });
  const error = await failureOf(
    sendme123At(server, { fetch: following }).deleteContact(PERSON),
    RedirectError,
  );
  expect(error).toMatchObject({ status: 200, targetOrigin: elsewhere.origin, ambiguous: true });
  expect(error.message).toContain('the credential may have gone there');
});

describe('a redirect within the origin', () => {
  test.each(statuses)('with %d is not followed either', async (status) => {
    const server = await serverThat(redirects(status, `/elsewhere/${PERSON}`), always(answers(200)));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    expect(error).toMatchObject({ status, targetOrigin: server.origin });
    expect(error.message).not.toContain(PERSON);
    expect(server.received).toHaveLength(1);
  });

  test('that names it is not followed either', async () => {
    const here = answersWith(({ headers, url }) => redirects(308, `http://${headers.host}${url}/`));
    const server = await serverThat(always(here));
    await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    expect(server.received).toHaveLength(1);
  });
});

test.each([
  ['without a Location', answers(302)],
  ['with a Location that is no URL', redirects(302, 'http://')],
])('a redirect %s has no target origin', async (_, behaviour) => {
  const server = await serverThat(behaviour);
  const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
  expect(error.targetOrigin).toBeUndefined();
  expect(error.message).toContain('the redirect 302');
});

test('a 304, which no deletion can mean, is a redirect too', async () => {
  const server = await serverThat(answers(304));
  expect(await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError)).toMatchObject({
    status: 304,
  });
});

test('only 307 and 308 come instead of carrying the request out; the others may come after it', async () => {
  const ambiguous: Record<number, boolean> = {};
  for (const status of statuses) {
    const server = await serverThat(redirects(status, 'https://elsewhere.example'));
    const error = await failureOf(sendme123At(server).deleteContact(PERSON), RedirectError);
    ambiguous[status] = error.ambiguous;
  }
  expect(ambiguous).toEqual({ 300: true, 301: true, 302: true, 303: true, 307: false, 308: false });
});

test('a redirect whose status a browser hides is one too', async () => {
  const hidden = Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
    ok: { value: false },
  });
  const client = sendme123At({ origin: 'https://sendme123.invalid' }, { fetch: async () => hidden });
  const error = await failureOf(client.deleteContact(PERSON), RedirectError);
  expect(error).toMatchObject({ status: 0, targetOrigin: undefined, ambiguous: true });
});

nothingLeaks();
