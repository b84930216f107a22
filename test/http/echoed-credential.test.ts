/** If a provider or an injected fetch repeats the credential in any form, our errors do not show it. */
import { describe, expect, test } from 'vitest';
import {
  ApiError,
  ConnectionError,
  RedirectError,
  type ResponseEvent,
  UnexpectedResponseError,
} from '../../src/index.js';
import { deletions, sendme123At } from './clients.js';
import {
  always,
  answers,
  answersJson,
  answersRaw,
  answersWith,
  redirects,
  resetsAfterReading,
  serverThat,
} from './misbehaving-server.js';
import { failureOf, nothingLeaks, PERSON, SECRETS } from './witness.js';

describe('an answer that shows the credential', () => {
  const echo = (status: number) =>
    answersWith(({ headers, body }) => answersJson(status, { message: 'refused', headers, body }));

  test.each(deletions)('in its body does not make an error show it at %s', async (deletion) => {
    const { credential, send } = deletion;
    for (const status of [400, 401, 404, 500]) {
      const server = await serverThat(always(echo(status)));
      const error = await failureOf(send(server), ApiError);
      expect(JSON.stringify(error.body)).toContain(credential.value);
    }
  });

  test.each(deletions)('in a 200 that is no success does not either at %s', async ({ credential, send }) => {
    const page = answersWith(({ headers }) => answers(200, `you sent ${headers[credential.header]}`));
    await failureOf(send(await serverThat(page)), UnexpectedResponseError);
  });

  test.each(deletions)('as its request id is not reported as one at %s', async (deletion) => {
    const { credential, send } = deletion;
    const secret = credential.value.replace('Bearer ', '');
    const ids: unknown[] = [];
    const onResponse = ({ requestId }: ResponseEvent) => void ids.push(requestId);
    for (const shown of [secret, `req-${secret}-1`, `Bearer ${secret}`]) {
      const server = await serverThat(always(answers(404, '', { 'x-request-id': shown })));
      const error = await failureOf(send(server, { onResponse }), ApiError);
      expect(error.requestId).toBeUndefined();
    }
    expect(ids).toEqual([undefined, undefined, undefined]);
  });

  test.each(deletions)('as the host of a redirect is not reported as one at %s', async (deletion) => {
    const { credential, send } = deletion;
    const secret = credential.value.replace('Bearer ', '');
    const server = await serverThat(redirects(307, `https://${secret}.elsewhere.example/`));
    const error = await failureOf(send(server), RedirectError);
    expect(error.targetOrigin).toBeUndefined();
  });

  test.each(deletions)('as its content type is not reported as one at %s', async (deletion) => {
    const { credential, send } = deletion;
    const type = `text/${credential.value.replace('Bearer ', '')}`;
    const server = await serverThat(answers(200, 'a page', { 'content-type': type }));
    const error = await failureOf(send(server), UnexpectedResponseError);
    expect(error.contentType).toBeUndefined();
  });

  test.each(deletions)('in bytes that are not HTTP does not either at %s', async (deletion) => {
    const { credential, send } = deletion;
    const garbage = always(answersWith(({ headers }) => answersRaw(`${headers[credential.header]}\r\n\r\n`)));
    const error = await failureOf(send(await serverThat(garbage)), ConnectionError);
    expect(error).toMatchObject({ ambiguous: true, cause: { message: 'fetch failed' } });
  });

  test.each(deletions)('in headers that are not HTTP does not either at %s', async (deletion) => {
    const { credential, send } = deletion;
    const broken = answersWith(({ headers }) =>
      answersRaw(`HTTP/1.1 200 OK\r\nyou sent ${headers[credential.header]}\r\n\r\n`),
    );
    await failureOf(send(await serverThat(always(broken))), ConnectionError);
  });

  test.each(deletions)('in chunks that are not HTTP does not either at %s', async (deletion) => {
    const { credential, send } = deletion;
    const broken = answersWith(({ headers }) =>
      answersRaw(
        `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${headers[credential.header]}\r\n${SECRETS.inBody}`,
      ),
    );
    await failureOf(send(await serverThat(always(broken))), ConnectionError);
  });
});

describe('the cause of a broken connection', () => {
  test('is kept, with its code', async () => {
    const server = await serverThat(always(resetsAfterReading));
    const { cause } = await failureOf(sendme123At(server).deleteContact(PERSON), ConnectionError);
    expect(cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect(cause).toMatchObject({ cause: { code: expect.stringMatching(/^(ECONNRESET|UND_ERR_SOCKET)$/) } });
  });

  test('shows nothing that an injected fetch attached to it, such as the request', async () => {
    const fetch = async (_: unknown, init?: RequestInit) => {
      const request = { headers: Object.fromEntries(new Headers(init?.headers)), body: init?.body };
      const underneath = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', request });
      throw Object.assign(new Error('request failed', { cause: underneath }), { config: request });
    };
    for (const { send } of deletions) {
      const error = await failureOf(send({ origin: 'https://nowhere.invalid' }, { fetch }), ConnectionError);
      expect(error.cause).toMatchObject({ message: 'request failed', cause: { code: 'ECONNRESET' } });
    }
  });

  test('is no trap if it is its own cause', async () => {
    const circular: Error & { cause?: unknown } = new Error('round and round');
    circular.cause = circular;
    const client = sendme123At(
      { origin: 'https://nowhere.invalid' },
      { fetch: () => Promise.reject(circular) },
    );
    await failureOf(client.deleteContact(PERSON), ConnectionError);
  });
});

nothingLeaks();
