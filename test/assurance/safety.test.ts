/** `verify` cannot delete: whatever the provider answers, whatever respect asks for, below level 3 it names nobody. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { AssuranceError } from '../../src/assurance/errors.js';
import { ladderOf, NIL_UUID, UNREACHABLE_ID } from '../../src/assurance/probes.js';
import { findRedocly, type Redocly } from '../../src/assurance/redocly.js';
import { openRelay, type ProbedAccount } from '../../src/assurance/relay.js';
import { type VerifyOptions, verify } from '../../src/assurance/verify.js';
import { createSandbox } from '../../src/sandbox/index.js';

const redocly = findRedocly(process.cwd());
const PATIENCE_MS = 120_000;
const SECRET = 'a-credential-to-be-kept';
const providers = ['huduma', 'sendme123', 'wabotify'] as const;

const accounts = (baseUrl: string): Record<(typeof providers)[number], ProbedAccount> => ({
  huduma: {
    provider: 'huduma',
    baseUrl,
    header: { name: 'X-Huduma', value: `Bearer ${SECRET}`, secret: SECRET },
  },
  sendme123: { provider: 'sendme123', baseUrl, header: { name: 'api-key', value: SECRET, secret: SECRET } },
  wabotify: {
    provider: 'wabotify',
    baseUrl,
    header: { name: 'x-workspace-id', value: SECRET, secret: SECRET },
  },
});

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

/** A server that notes what arrives. */
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
    redocly,
    fetch: globalThis.fetch,
    timeoutMs: 5_000,
    userAgent: 'contact-deletion/test',
    ...options,
  });

/** Everything in a request that could name a contact or a workspace. */
const named = ({ url, body }: Arrived) => `${url} ${body}`.match(/[\w-]*\d{3,}[\w-]*|contact-[\w-]+/g) ?? [];

describe.concurrent.each(providers)('verify of %s, up to level 2', (provider) => {
  test(
    'names only who cannot be, and shows the credential to nobody before level 2',
    async () => {
      // Refuses at first, so that the ladder is climbed to its end.
      const { url, arrived } = await witness(({ headers, method }, response) => {
        const isKnown = JSON.stringify(headers).includes(SECRET);
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
      const report = await climb(accounts(url)[provider]);
      expect(report.verdict).toBe('kept');
      const ladder = ladderOf(provider, 2);
      expect(arrived).toHaveLength(ladder.length);

      for (const [index, request] of arrived.entries()) {
        const level = ladder[index]?.level;
        expect(JSON.stringify([request.headers, request.body, request.url]).includes(SECRET)).toBe(
          level === 2,
        );
        for (const name of named(request)) expect([NIL_UUID, String(UNREACHABLE_ID)]).toContain(name);
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
    },
    PATIENCE_MS,
  );

  test(
    'sends nothing more after the first answer that is not as expected',
    async () => {
      const { url, arrived } = await witness((_, response) => response.writeHead(200).end());
      const report = await climb(accounts(url)[provider]);
      expect(arrived).toHaveLength(1);
      expect(report.results.map(({ verdict }) => verdict)).toEqual([
        'broken',
        ...report.results.slice(1).map(() => 'notSent'),
      ]);
    },
    PATIENCE_MS,
  );

  test(
    'deletes nobody at a provider that takes every credential and everybody for known',
    async () => {
      const contacts = { huduma: [1, 2, 3], sendme123: ['a', 'b'], wabotify: ['a', 'b'] };
      const sandbox = createSandbox({ contacts });
      const everybodyMayEverything: typeof globalThis.fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('x-huduma', 'Bearer sandbox-token');
        headers.set('api-key', 'sandbox-api-key');
        headers.set('x-workspace-id', 'sandbox-workspace');
        return sandbox.fetch(input, { ...init, headers });
      };
      await climb(accounts(sandbox.baseUrls[provider])[provider], { fetch: everybodyMayEverything });
      expect(sandbox.contacts(provider).every(({ state }) => state === 'present')).toBe(true);
      expect(sandbox.requests.length).toBeGreaterThan(0);
      for (const { ids } of sandbox.requests) {
        for (const id of ids) expect([NIL_UUID, UNREACHABLE_ID]).toContain(id);
      }
    },
    PATIENCE_MS,
  );
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
      const report = await climb(accounts(url)[provider]);
      expect(elsewhere.arrived).toEqual([]);
      expect(report.verdict).toBe('broken');
    },
    PATIENCE_MS,
  );
});

/** Something in the place of Redocly CLI: it reads where the relay is, does what the code says, and ends. */
async function pretender(code: string): Promise<{ redocly: Redocly; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-deletion-test-'));
  ending.push(() => rm(folder, { recursive: true, force: true }));
  const program = join(folder, 'pretender.mjs');
  await writeFile(
    program,
    `import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
     const folder = process.cwd();
     const workflows = readFileSync(folder + '/probes.arazzo.yaml', 'utf8');
     const relay = JSON.parse(/x-serverUrl: (.*)/.exec(workflows)[1]);
     const seen = ${JSON.stringify(join(folder, 'seen.json'))};
     const output = process.argv.find((word) => word.startsWith('--json-output=')).slice(14);
     writeFileSync(output, '{ "files": {} }');
     ${code}`,
  );
  return { redocly: { program, version: '2.77.0' }, folder };
}

describe('whatever runs in the place of respect', () => {
  test('holds no credential, in no argument, variable or file, and nothing of it stays', async () => {
    process.env.HUDUMA_TOKEN = SECRET;
    const { redocly, folder } = await pretender(`
      const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(folder + '/' + name, 'utf8')]));
      const mode = statSync(folder).mode & 0o777;
      writeFileSync(seen, JSON.stringify({ argv: process.argv, env: process.env, files, folder, mode }));`);
    await expect(climb(accounts('http://127.0.0.1:9').huduma, { redocly })).rejects.toThrow(AssuranceError);
    delete process.env.HUDUMA_TOKEN;
    const seen = await readFile(join(folder, 'seen.json'), 'utf8');
    expect(seen).not.toContain(SECRET);
    const { env, mode, folder: worked } = JSON.parse(seen);
    expect(env).toMatchObject({ REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' });
    expect(Object.keys(env).filter((name) => /proxy|token|key|workspace/i.test(name))).toEqual([]);
    expect(mode).toBe(0o700);
    await expect(readdir(worked)).rejects.toThrow('ENOENT');
  });

  const asks: Record<string, string> = {
    'a real contact': `{ method: 'DELETE', path: '/contacts', body: { trash: true, ids: [1] } }`,
    'a real contact beside the impossible one': `{ method: 'DELETE', path: '/contacts', body: { trash: true, ids: [${UNREACHABLE_ID}, 1] } }`,
    'an empty list': `{ method: 'DELETE', path: '/contacts', body: { trash: true, ids: [] } }`,
    'no list': `{ method: 'DELETE', path: '/contacts', body: {} }`,
    'no body': `{ method: 'DELETE', path: '/contacts' }`,
    'a deletion for good': `{ method: 'DELETE', path: '/contacts', body: { ids: [${UNREACHABLE_ID}] } }`,
    'another path': `{ method: 'DELETE', path: '/contacts/1', body: { trash: true, ids: [${UNREACHABLE_ID}] } }`,
    'a query': `{ method: 'DELETE', path: '/contacts?ids=1', body: { trash: true, ids: [${UNREACHABLE_ID}] } }`,
    'another method': `{ method: 'POST', path: '/contacts', body: { trash: true, ids: [${UNREACHABLE_ID}] } }`,
    'a credential of its own': `{ method: 'DELETE', path: '/contacts', body: { trash: true, ids: [${UNREACHABLE_ID}] }, token: 'Bearer stolen' }`,
  };

  test.each(Object.entries(asks))('cannot have %s sent', async (_, ask) => {
    const { url, arrived } = await witness((_, response) => response.writeHead(401).end());
    const { redocly } = await pretender(`
      const { method, path, body, token } = ${ask};
      const headers = { 'content-type': 'application/json', ...(token ? { 'X-Huduma': token } : {}) };
      await fetch(relay + path, { method, headers, body: body && JSON.stringify(body) });`);
    await expect(climb(accounts(url).huduma, { redocly })).rejects.toThrow('did not ask');
    expect(arrived).toEqual([]);
  });

  test('cannot have a probe sent twice, nor before its turn, nor at another address of the relay', async () => {
    const { url, arrived } = await witness(({ headers }, response) => {
      response.writeHead(headers['api-key'] === SECRET ? 404 : 401).end();
    });
    const { redocly } = await pretender(`
      const at = relay + '/api/contacts/${NIL_UUID}';
      const key = { 'api-key': 'held-by-the-relay' };
      await fetch(new URL('/api/contacts/${NIL_UUID}', relay), { method: 'HEAD' });
      await fetch(at, { method: 'DELETE', headers: key });
      await fetch(at, { method: 'HEAD' });
      await fetch(at, { method: 'HEAD' });
      await fetch(at, { method: 'DELETE' });`);
    await expect(climb(accounts(url).sendme123, { redocly })).rejects.toThrow('did not ask');
    expect(arrived.map(({ method }) => method)).toEqual(['HEAD']);
  });

  test('cannot have the canary deleted before the levels below were kept', async () => {
    const { url, arrived } = await witness((_, response) => response.writeHead(200).end());
    const { redocly } = await pretender(`
      const body = JSON.stringify({ trash: true, ids: [77] });
      const headers = { 'content-type': 'application/json', 'X-Huduma': 'Bearer held-by-the-relay' };
      await fetch(relay + '/contacts', { method: 'DELETE', headers, body });`);
    const climbing = climb(accounts(url).huduma, { redocly, level: 3, canaryId: '77' });
    await expect(climbing).rejects.toThrow('did not ask');
    expect(arrived).toEqual([]);
  });
});

test('another program on this machine that finds the relay is told nothing, and spoils no verdict', async () => {
  const { url, arrived } = await witness((_request, response) => response.writeHead(404).end());
  const account = accounts(url).sendme123;
  const ladder = ladderOf('sendme123', 1);
  const relay = await openRelay({ account, ladder, fetch, timeoutMs: 5_000, userAgent: 'test' });
  ending.push(() => relay.close());
  const [probe] = ladder;
  const stranger = await fetch(new URL(probe?.path ?? '', relay.url), { method: probe?.method ?? 'GET' });
  expect(stranger.status).toBe(404);
  expect({ arrived, refused: relay.refused }).toEqual({ arrived: [], refused: 0 });
  await fetch(`${relay.url}/anything`);
  expect({ arrived, refused: relay.refused }).toEqual({ arrived: [], refused: 1 });
});
