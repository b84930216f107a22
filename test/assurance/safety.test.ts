/** `verify` cannot delete: whatever the provider answers, below level 3 it names nobody. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { operationNamed } from '../../src/assurance/documented.js';
import { ladderOf, problemOfCanary } from '../../src/assurance/ladder.js';
import {
  NIL_UUID,
  UNREACHABLE_EMAIL,
  UNREACHABLE_ID,
  UNREACHABLE_PHONE,
  YOUR_ACCOUNT,
} from '../../src/assurance/probe.js';
import type { ProbedAccount } from '../../src/assurance/send-probe.js';
import { type VerifyOptions, verify } from '../../src/assurance/verify.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { accountAt, accountWith, builtin } from './accounts.js';

const SECRET = 'a-credential-to-be-kept';
const providers = ['huduma', 'sendme123', 'wabotify'] as const;

/** The answers of lists that find nobody. */
const emptyLists = {
  huduma: {
    status: '200 OK',
    code: 0,
    message: '',
    timestamp: new Date(0).toISOString(),
    reqId: 'r',
    path: '/contacts',
    data: {
      content: [],
      ...{ totalElements: 0, totalPages: 0, size: 1, number: 1, numberOfElements: 0 },
      ...{ first: true, last: true, empty: true },
    },
  },
  sendme123: { data: [] },
  wabotify: undefined,
};

/** A page far beyond the last one. */
const FAR_PAGE = '1000000000';

const accountOf = (provider: (typeof providers)[number], baseUrl: string) =>
  accountWith(builtin[provider], baseUrl, SECRET);

const ending: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(ending.splice(0).map((end) => end()));
});

interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that records what arrives. */
async function witness(answer: (request: Arrived, response: ServerResponse) => void) {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    arrived.push({ method, url, headers, body });
    answer({ method, url, headers, body }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ending.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrived };
}

const climb = (account: ProbedAccount, options: Partial<VerifyOptions> = {}) =>
  verify({
    account,
    level: 2,
    canaryId: undefined,
    fetch: globalThis.fetch,
    timeoutMs: 5_000,
    userAgent: 'contact-deletion/test',
    ...options,
  });

/** Everything in a request that could name a contact, a person or a workspace. */
const named = ({ url, body }: Arrived) =>
  `${decodeURIComponent(url)} ${body}`.match(/[\w.+-]+@[\w.-]+|[\w-]*\d{3,}[\w-]*|contact-[\w-]+/g) ?? [];

/** Names that no provider can know. */
const nobody: readonly (number | string)[] = [
  NIL_UUID,
  `${UNREACHABLE_ID}`,
  UNREACHABLE_PHONE,
  UNREACHABLE_EMAIL,
  FAR_PAGE,
];

describe.concurrent.each(providers)('verify of %s, up to level 2', (provider) => {
  test('names only who cannot be, and shows the credential to nobody before level 2', async () => {
    // Refuses at first, so that all probes are sent.
    const { url, arrived } = await witness(({ headers, method, url: asked }, response) => {
      const isKnown = JSON.stringify(headers).includes(SECRET);
      const list = /\/contacts\?/.test(asked) ? emptyLists[provider] : undefined;
      if (isKnown && list) {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
        return;
      }
      const status = isKnown ? 404 : 401;
      const text = { 401: '401 UNAUTHORIZED', 404: '404 NOT FOUND' }[status];
      const body = {
        status: text,
        code: status * 10,
        message: '',
        timestamp: new Date(0).toISOString(),
        reqId: 'r',
        path: '/contacts',
      };
      const hasBody = provider === 'huduma' && method !== 'HEAD';
      response.writeHead(status, hasBody ? { 'content-type': 'application/json' } : {});
      response.end(hasBody ? JSON.stringify(body) : undefined);
    });
    const report = await climb(accountOf(provider, url));
    expect(report.verdict).toBe('kept');
    const ladder = ladderOf(builtin[provider], 2);
    expect(arrived).toHaveLength(ladder.length);

    for (const [index, request] of arrived.entries()) {
      const level = ladder[index]?.level;
      expect(JSON.stringify([request.headers, request.body, request.url]).includes(SECRET)).toBe(level === 2);
      for (const name of named(request)) expect(nobody).toContain(name);
      expect(named(request).length).toBeGreaterThan(0);
      if (request.method === 'HEAD' || request.method === 'GET' || provider === 'sendme123') {
        expect(request.body).toBe('');
      } else {
        const { ids, uuids, contactIds, trash } = JSON.parse(request.body);
        expect([ids, uuids, contactIds].filter(Boolean).map((list) => list.length)).toEqual([1]);
        if (provider === 'huduma') expect(trash).toBe(true);
        expect(request.headers['content-type']).toBe('application/json');
      }
    }
  });

  test('sends nothing more after the first answer that is not as expected', async () => {
    const { url, arrived } = await witness((_, response) => response.writeHead(200).end());
    const report = await climb(accountOf(provider, url));
    expect(arrived).toHaveLength(1);
    expect(report.results.map(({ verdict }) => verdict)).toEqual([
      'broken',
      ...report.results.slice(1).map(() => 'notSent'),
    ]);
  });

  test('deletes nobody at a provider that takes every credential and everybody for known', async () => {
    const contacts = { huduma: [1, 2, 3], sendme123: ['a', 'b'], wabotify: ['a', 'b'] };
    const sandbox = createSandbox({ contacts });
    const everybodyMayEverything: typeof globalThis.fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-huduma', 'Bearer sandbox-token');
      headers.set('api-key', 'sandbox-api-key');
      headers.set('x-workspace-id', 'sandbox-workspace');
      return sandbox.fetch(input, { ...init, headers });
    };
    await climb(accountOf(provider, sandbox.baseUrls[provider]), { fetch: everybodyMayEverything });
    expect(sandbox.contacts(provider).every(({ state }) => state === 'present')).toBe(true);
    expect(sandbox.requests.length).toBeGreaterThan(0);
    for (const { ids } of sandbox.requests) {
      for (const id of ids) expect([NIL_UUID, UNREACHABLE_ID]).toContain(id);
    }
  });
});

describe('a redirect', () => {
  test.concurrent.each(providers)(
    'of %s is not followed: the credential stays where it belongs',
    async (provider) => {
      const elsewhere = await witness((_, response) => response.writeHead(404).end());
      const { url } = await witness(({ headers }, response) => {
        const isKnown = JSON.stringify(headers).includes(SECRET);
        response.writeHead(isKnown ? 307 : 401, { location: `${elsewhere.url}/x` }).end();
      });
      const report = await climb(accountOf(provider, url));
      expect(elsewhere.arrived).toEqual([]);
      expect(report.verdict).toBe('broken');
    },
  );
});

describe.each(providers)('the ladder of %s', (provider) => {
  const canaryId = provider === 'huduma' ? '77' : 'canary';
  const ladder = ladderOf(builtin[provider], 3, canaryId);
  test('is sent as it stands there, request by request, and nothing besides', async () => {
    const sandbox = createSandbox({ contacts: { [provider]: [provider === 'huduma' ? 77 : 'canary'] } });
    const sent: string[] = [];
    const account = accountAt(provider, sandbox);
    const report = await climb(account, {
      level: 3,
      canaryId,
      fetch: (input, init) => {
        sent.push(`${init?.method} ${input} ${init?.body ?? ''}`);
        return sandbox.fetch(input, init);
      },
    });
    expect(report.verdict).toBe('kept');
    expect(sent).toEqual(
      ladder.map(({ operation, path = {}, query = {}, body }) => {
        const { method, path: template } = operationNamed(builtin[provider], operation);
        const text = body === undefined ? '' : JSON.stringify(body);
        const [id = ''] = Object.values(path);
        const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
        const written = asked.length > 0 ? `?${asked.join('&').replace('@', '%40')}` : '';
        const said = `${template.replace(/\{\w+\}/, String(id))}${written} ${text}`;
        return `${method} ${account.baseUrl}${said.replace(YOUR_ACCOUNT, account.accountId ?? '')}`;
      }),
    );
  });

  test.each(ladder.map(({ step }, index) => [step, index] as const))(
    'ends at %s, if that is not answered as the contract says',
    async (_, index) => {
      const sandbox = createSandbox({ contacts: { [provider]: [provider === 'huduma' ? 77 : 'canary'] } });
      let sent = 0;
      const { verdict, results } = await climb(accountAt(provider, sandbox), {
        level: 3,
        canaryId,
        fetch: async (input, init) => {
          sent += 1;
          return sent > index ? new Response(null, { status: 418 }) : sandbox.fetch(input, init);
        },
      });
      expect(sent).toBe(index + 1);
      expect(verdict).toBe('broken');
      expect(results.map((result) => result.verdict)).toEqual(
        ladder.map((_, place) => (place < index ? 'kept' : place === index ? 'broken' : 'notSent')),
      );
      // Below level 3, no request names the canary.
      const isAtRisk = ladder.slice(0, index + 1).some(({ level }) => level === 3);
      if (!isAtRisk) expect(sandbox.has(provider, canaryId)).toBe(true);
    },
  );

  test('is not begun for a level that needs a credential, if there is none', async () => {
    const { url, arrived } = await witness((_, response) => response.writeHead(401).end());
    const account = { ...accountOf(provider, url), headers: [] };
    await expect(climb(account)).rejects.toThrow('needs a credential');
    expect(arrived).toEqual([]);
  });
});

describe('a caller that gives up', () => {
  test('has the probe under way ended, and no other sent', async () => {
    const stop = new AbortController();
    const { url, arrived } = await witness(() => stop.abort());
    const { verdict, results } = await climb(accountOf('sendme123', url), { signal: stop.signal });
    expect(arrived).toHaveLength(1);
    expect(verdict).toBe('unreachable');
    expect(results[0]?.problems).toEqual(['interrupted']);
    expect(results.slice(1).every((result) => result.verdict === 'notSent')).toBe(true);
  });

  test('before anything was sent gets no verdict, and nothing is sent', async () => {
    const { url, arrived } = await witness((_, response) => response.writeHead(401).end());
    const { verdict } = await climb(accountOf('huduma', url), { signal: AbortSignal.abort() });
    expect(verdict).toBe('unreachable');
    expect(arrived).toEqual([]);
  });
});

test.each(providers)('no id that %s can have is taken for the place of the account', (provider) => {
  expect(problemOfCanary(builtin[provider], YOUR_ACCOUNT)).toBeDefined();
});
