/** `verify` calls no contract broken for something that no page forbids, or that is not the provider's doing. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/assurance/verify.js';
import type { BuiltinName } from '../../src/providers/definitions.js';
import { builtin } from './accounts.js';

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly text?: string;
}

const ending: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

/** The findings of level 1 at a server with this answer. */
async function atLevel1(
  provider: BuiltinName,
  answer: (request: IncomingMessage) => Answer,
  timeoutMs = 5_000,
) {
  const server = createServer((request, response) => {
    const { status, type, text } = answer(request);
    response.writeHead(status, type === undefined ? {} : { 'content-type': type });
    response.end(request.method === 'HEAD' ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return verify({
    account: { definition: builtin[provider], baseUrl, headers: [], accountId: undefined },
    level: 1,
    canaryId: undefined,
    fetch: globalThis.fetch,
    timeoutMs,
    userAgent: 'contact-deletion/test',
  });
}

const refusal = JSON.stringify({
  status: '401 UNAUTHORIZED',
  code: 4010,
  message: '',
  timestamp: new Date(0).toISOString(),
  reqId: 'r',
  path: '/contacts',
});

describe.concurrent('a contract is kept', () => {
  test.each([
    ['a text without a content type', { text: 'Unauthorized' }],
    ['JSON that is none', { type: 'application/json', text: '{oops' }],
    ['a page', { type: 'text/html', text: '<h1>Unauthorized</h1>' }],
    ['JSON', { type: 'application/json', text: '{"message":"Unauthorized"}' }],
  ])('where no page documents a body, and %s comes', async (_, body) => {
    const { verdict, results } = await atLevel1('sendme123', () => ({ status: 401, ...body }));
    expect(verdict, JSON.stringify(results)).toBe('kept');
  });

  test.each(['APPLICATION/JSON', 'application/json;charset=UTF-8'])(
    'by %s, which is the media type that is documented',
    async (type) => {
      const { verdict, results } = await atLevel1('huduma', () => ({ status: 401, type, text: refusal }));
      expect(verdict, JSON.stringify(results)).toBe('kept');
    },
  );

  test('where there is more time for an answer than a timer can measure', async () => {
    const { verdict } = await atLevel1('wabotify', () => ({ status: 401 }), 2 ** 40);
    expect(verdict).toBe('kept');
  });
});

test.each([408, 522, 530])('a gateway that answers %i says nothing of the contract', async (status) => {
  expect(await atLevel1('wabotify', () => ({ status }))).toMatchObject({ verdict: 'unclear' });
});

test('a redirect makes one ask for the base URL', async () => {
  const { verdict, results } = await atLevel1('wabotify', () => ({ status: 308 }));
  expect(verdict).toBe('broken');
  expect(results[0]?.problems.join()).toContain('is the base URL right?');
});

test('a body that is nested without end is broken, and does not break the program', async () => {
  const text = '['.repeat(20_000) + ']'.repeat(20_000);
  const answer = { status: 401, type: 'application/json', text };
  expect(await atLevel1('huduma', () => answer)).toMatchObject({ verdict: 'broken' });
});
