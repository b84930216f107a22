/** If a provider was not reached, a proxy in the environment that is not used is mentioned, once. */
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { unreadProxy } from '../../src/cli/proxy.js';
import { listen } from '../../src/sandbox/node.js';
import { hudumaDeleted } from '../http/documented.js';
import { connectProxy, HOST, providerOverTls } from '../undici/provider-over-tls.js';
import { createWorld } from './world.js';

const PROXY = 'http://user:geheim@proxy.example.com:3128';
const SERVER = ['https://api.example.com/v3'];

describe('a proxy in a variable that nothing reads', () => {
  test.each(['ALL_PROXY', 'all_proxy'])('is reported for %s', (name) => {
    const problem = `${name} is set, but not used: name the proxy in HTTPS_PROXY.`;
    expect(unreadProxy({ [name]: PROXY }, SERVER)).toBe(problem);
  });

  test('is reported by all its names at once', () => {
    const problem = 'ALL_PROXY, all_proxy are set, but not used: name the proxy in HTTPS_PROXY.';
    expect(unreadProxy({ ALL_PROXY: PROXY, all_proxy: PROXY }, SERVER)).toBe(problem);
  });

  test.each<[string, Record<string, string>]>([
    ['there is none', {}],
    ['its name is empty', { ALL_PROXY: '' }],
    ['another one is used', { ALL_PROXY: PROXY, http_proxy: PROXY }],
    ['the server is exempt', { ALL_PROXY: PROXY, NO_PROXY: 'localhost, api.example.com' }],
    ['its domain is exempt', { ALL_PROXY: PROXY, no_proxy: '.example.com:443' }],
    ['all are exempt', { ALL_PROXY: PROXY, NO_PROXY: '*' }],
  ])('is not reported if %s', (_, environment) => {
    expect(unreadProxy(environment, SERVER)).toBe(undefined);
  });

  test.each(['example.org', 'ample.com', 'other.example.com', ' , '])(
    'is reported if only another server is exempt: %s',
    (exempt) => {
      expect(unreadProxy({ ALL_PROXY: PROXY, NO_PROXY: exempt }, SERVER)).toMatch(/^ALL_PROXY is set/);
    },
  );
});

describe('a run', () => {
  const args = ['delete', 'sendme123:a', 'sendme123:b', '--yes', '--expect', '2', '--journal', 'run.journal'];

  test('says once that a proxy is not used, without its address, if a provider was not reached', async () => {
    const { cli, env } = await createWorld();
    const away = { ...env, SENDME123_BASE_URL: 'https://provider.test', ALL_PROXY: PROXY };
    const { stderr } = await cli(args, { env: away, fetch: undefined });
    expect(stderr.match(/ALL_PROXY is set/g)).toHaveLength(1);
    expect(stderr).not.toContain('geheim');
  });

  test('does not say it if the provider was reached', async () => {
    const faults = [{ do: { kind: 'status', status: 401 } }] as const;
    const { cli, env, sandbox } = await createWorld({ faults });
    const server = await listen(sandbox);
    const here = { ...env, SENDME123_BASE_URL: server.urls.sendme123, ALL_PROXY: PROXY };
    const { code, stderr } = await cli(args, { env: here, fetch: undefined });
    await server.close();
    expect(code).toBe(5);
    expect(stderr).not.toContain('PROXY');
  });

  describe('if the named proxy cannot be used', () => {
    const unusable = { SENDME123_BASE_URL: 'https://provider.test', HTTPS_PROXY: 'socks5://u:geheim@a' };

    test.each<[string, readonly string[]]>([
      ['delete', args],
      ['apply', ['apply', 'plan.json', '--yes', '--expect', '2']],
      ['resume', ['resume', 'begun.journal']],
      ['find', ['find', '--phone', '+255712345678', '-o', 'found.ndjson']],
    ])('%s does not begin, and leaves nothing behind', async (_, words) => {
      const { cli, env, folder } = await createWorld({ faults: [{ do: { kind: 'refuse' } }] });
      const there = { ...env, SENDME123_BASE_URL: unusable.SENDME123_BASE_URL };
      await cli(['plan', 'sendme123:a', 'sendme123:b', '-o', 'plan.json'], { env: there });
      await cli(['apply', 'plan.json', '--yes', '--expect', '2', '--journal', 'begun.journal'], {
        env: there,
      });
      const files = await readdir(folder);
      expect(files.sort()).toEqual(['begun.journal', 'plan.json']);
      const { code, stdout, stderr } = await cli(words, { env: { ...env, ...unusable }, fetch: undefined });
      expect(stderr).toMatch(/^contact-deletion: HTTPS_PROXY must be the URL of an HTTP proxy[^\n]*\n$/);
      expect(stderr).not.toContain('geheim');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect((await readdir(folder)).sort()).toEqual(files);
    });

    test('nobody is asked for consent', async () => {
      const { cli, env } = await createWorld();
      const options = { env: { ...env, ...unusable }, fetch: undefined, terminal: true, input: '\x03' };
      const { code, stderr } = await cli(['delete', 'sendme123:a'], options);
      expect(stderr).toMatch(/^contact-deletion: HTTPS_PROXY must be/);
      expect(code).toBe(2);
    });
  });

  test('uses HTTPS_PROXY, in a process of its own that ends', async () => {
    const { folder } = await createWorld();
    const batch = ['delete', 'huduma:1', 'huduma:2', '--mode', 'trash', '--yes', '--expect', '2'];
    const provider = await providerOverTls(hudumaDeleted(1, 2));
    const proxy = await connectProxy();
    const certificate = join(folder, 'ca.pem');
    await writeFile(certificate, provider.ca);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), resolve('src/cli/main.ts'), ...batch],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HTTPS_PROXY: `http://user:geheim@127.0.0.1:${proxy.port}`,
          NODE_EXTRA_CA_CERTS: certificate,
          HUDUMA_BASE_URL: provider.origin,
          HUDUMA_TOKEN: 'a-token',
        },
      },
    );
    expect(stdout).toMatch(/huduma:1 +deleted[\s\S]*huduma:2 +deleted/);
    const authorization = `Basic ${Buffer.from('user:geheim').toString('base64')}`;
    expect(proxy.asked).toEqual([{ target: `${HOST}:${provider.port}`, authorization }]);
    expect(provider.received.map(({ method }) => method)).toEqual(['DELETE']);
    expect(proxy.passed()).not.toContain('a-token');
    expect(`${stdout}${stderr}`).not.toContain('geheim');
    const journal = (await readdir(folder)).find((name) => name.endsWith('.journal')) ?? '';
    expect(await readFile(join(folder, journal), 'utf8')).not.toContain('geheim');
  });
});
