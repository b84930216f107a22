/** A proxy that is named in the environment and not used is told of, once, if a provider was not reached. */
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { unusedProxy } from '../../src/cli/proxy.js';
import { listen } from '../../src/sandbox/node.js';
import { createWorld } from './world.js';

const PROXY = 'http://user:geheim@proxy.example.com:3128';
const NODE_20 = { version: '20.19.0', canUse: false, doesUse: false };
const NODE_24 = { version: '24.5.0', canUse: true, doesUse: false };
const SERVER = ['https://api.example.com/v3'];

describe('a proxy that is not used', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('is told of by %s', (name) => {
    expect(unusedProxy({ [name]: PROXY }, SERVER, NODE_20)).toBe(
      `${name} is set, but Node 20.19.0 does not use it now: use Node 24 with NODE_USE_ENV_PROXY=1.`,
    );
    expect(unusedProxy({ [name]: PROXY }, SERVER, NODE_24)).toBe(
      `${name} is set, but Node 24.5.0 does not use it now: set NODE_USE_ENV_PROXY=1.`,
    );
  });

  test.each(['ALL_PROXY', 'all_proxy'])('is told of by %s, which no Node reads', (name) => {
    expect(unusedProxy({ [name]: PROXY }, SERVER, NODE_24)).toBe(
      `${name} is set, but Node 24.5.0 does not use it now: name the proxy in HTTPS_PROXY, and set NODE_USE_ENV_PROXY=1.`,
    );
  });

  test('is told of by all its names at once', () => {
    const environment = { HTTPS_PROXY: PROXY, ALL_PROXY: PROXY, NODE_USE_ENV_PROXY: '1' };
    expect(unusedProxy(environment, SERVER, NODE_20)).toMatch(
      /^HTTPS_PROXY, ALL_PROXY are set, but .* them now/,
    );
  });

  test.each<[string, Record<string, string>]>([
    ['there is none', {}],
    ['its name is empty', { HTTPS_PROXY: '' }],
    ['the server is exempt', { HTTPS_PROXY: PROXY, NO_PROXY: 'localhost, api.example.com' }],
    ['its domain is exempt', { HTTPS_PROXY: PROXY, no_proxy: '.example.com:443' }],
    ['all are exempt', { HTTPS_PROXY: PROXY, NO_PROXY: '*' }],
  ])('is not told of if %s', (_, environment) => {
    expect(unusedProxy(environment, SERVER, NODE_20)).toBe(undefined);
  });

  test('is told of if another server alone is exempt', () => {
    for (const NO_PROXY of ['example.org', 'ample.com', 'other.example.com', ' , ']) {
      expect(unusedProxy({ HTTPS_PROXY: PROXY, NO_PROXY }, SERVER, NODE_20)).toMatch(/^HTTPS_PROXY is set/);
    }
  });

  test('is not told of if it is used', () => {
    expect(unusedProxy({ HTTPS_PROXY: PROXY }, SERVER, { ...NODE_24, doesUse: true })).toBe(undefined);
  });
});

describe('a run', () => {
  const args = ['delete', 'sendme123:a', 'sendme123:b', '--yes', '--expect', '2', '--journal', 'run.journal'];

  /** An address at which nobody listens. */
  async function nowhere(): Promise<string> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  test('tells of it once, without its address, if a provider was not reached', async () => {
    const { cli, env } = await createWorld();
    const away = { ...env, SENDME123_BASE_URL: await nowhere(), HTTPS_PROXY: PROXY };
    const { stderr } = await cli(args, { env: away, fetch: undefined });
    expect(stderr.match(/HTTPS_PROXY is set/g)).toHaveLength(1);
    expect(stderr).not.toContain('geheim');
  });

  test('does not tell of it if the provider was reached', async () => {
    const faults = [{ do: { kind: 'status', status: 401 } }] as const;
    const { cli, env, sandbox } = await createWorld({ faults });
    const server = await listen(sandbox);
    const here = { ...env, SENDME123_BASE_URL: server.urls.sendme123, HTTPS_PROXY: PROXY };
    const { code, stderr } = await cli(args, { env: here, fetch: undefined });
    await server.close();
    expect(code).toBe(5);
    expect(stderr).not.toContain('PROXY');
  });
});
