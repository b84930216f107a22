/** The environment sets the account and the address: one credential, optional ones, and one of the provider's servers. */
import { describe, expect, test } from 'vitest';
import { createWorld, type World } from './world.js';

const agree = ['--yes', '--expect', '1'];

/** The request that deletes, with only these variables set. */
async function requestWith(world: World, env: Readonly<Record<string, string>>) {
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init));
    return new Response(null, { status: 200 });
  };
  const ended = await world.cli(['delete', 'wabotify:contact-id-1', ...agree], { env, fetch });
  return { ...ended, request: requests.find(({ method }) => method !== 'GET') };
}

const WABOTIFY_WORKSPACE_ID = 'workspace-1';

describe('an optional credential', () => {
  test('is sent beside the other one if it is set', async () => {
    const world = await createWorld();
    const env = { WABOTIFY_WORKSPACE_ID, WABOTIFY_API_KEY: 'key-1' };
    const { request, code } = await requestWith(world, env);
    expect(request?.headers.get('authorization')).toBe('Bearer key-1');
    expect(request?.headers.get('x-workspace-id')).toBe(WABOTIFY_WORKSPACE_ID);
    expect(code).toBe(0);
  });

  test('is missed by nobody if it is not', async () => {
    const { request } = await requestWith(await createWorld(), { WABOTIFY_WORKSPACE_ID });
    expect(request?.headers.has('authorization')).toBe(false);
  });

  test('does not do instead of the other one', async () => {
    const { stderr, code } = await requestWith(await createWorld(), { WABOTIFY_API_KEY: 'key-1' });
    expect(stderr).toMatch(/wabotify: no credential\. Set WABOTIFY_WORKSPACE_ID, or try it with --sandbox/);
    expect(code).toBe(2);
  });

  test('that cannot be sent is refused', async () => {
    const env = { WABOTIFY_WORKSPACE_ID, WABOTIFY_API_KEY: 'key-1\n' };
    const { stderr, code, request } = await requestWith(await createWorld(), env);
    expect(stderr).toMatch(/the apiKey begins or ends with white space/);
    expect({ code, request }).toEqual({ code: 2, request: undefined });
  });

  test('is no part of the account: the plan fits without it, and with another one', async () => {
    const { cli, env } = await createWorld({ contacts: { wabotify: ['w', 'x'] } });
    await cli(['plan', 'wabotify:w', '-o', 'w.json'], { env: { ...env, WABOTIFY_API_KEY: 'key-1' } });
    expect((await cli(['apply', 'w.json', ...agree])).code).toBe(0);
    await cli(['plan', 'wabotify:x', '-o', 'x.json']);
    const other = { env: { ...env, WABOTIFY_API_KEY: 'key-2' } };
    expect((await cli(['apply', 'x.json', ...agree], other)).code).toBe(0);
  });
});

describe('the server', () => {
  test.each([
    [{}, 'https://api.wabotify.com/api/contact/delete-batch'],
    [{ WABOTIFY_SERVER: 'america' }, 'https://api.wabotify.com/api/contact/delete-batch'],
    [{ WABOTIFY_SERVER: 'europe' }, 'https://apieu.wabotify.com/api/contact/delete-batch'],
    [{ WABOTIFY_SERVER: '' }, 'https://api.wabotify.com/api/contact/delete-batch'],
    [
      { WABOTIFY_SERVER: 'europe', WABOTIFY_BASE_URL: '' },
      'https://apieu.wabotify.com/api/contact/delete-batch',
    ],
    [{ WABOTIFY_BASE_URL: 'https://hub.example/w/' }, 'https://hub.example/w/api/contact/delete-batch'],
  ])('is the one that the environment names: %j', async (env, url) => {
    const { request } = await requestWith(await createWorld(), { WABOTIFY_WORKSPACE_ID, ...env });
    expect(request?.url).toBe(url);
  });

  test.each([
    [
      { WABOTIFY_SERVER: 'europe', WABOTIFY_BASE_URL: 'https://hub.example' },
      /wabotify: set WABOTIFY_BASE_URL or WABOTIFY_SERVER, not both/,
    ],
    [{ WABOTIFY_SERVER: 'asia' }, /wabotify: there is no server "asia": america, europe/],
    [{ WABOTIFY_SERVER: 'toString' }, /wabotify: there is no server "toString"/],
  ])('is refused before anything is sent: %j', async (env, message) => {
    const { stderr, code, request } = await requestWith(await createWorld(), {
      WABOTIFY_WORKSPACE_ID,
      ...env,
    });
    expect(stderr).toMatch(message);
    expect({ code, request }).toEqual({ code: 2, request: undefined });
  });

  test('of a provider that names none is no business of the environment', async () => {
    const { cli } = await createWorld();
    const env = { HUDUMA_TOKEN: 'token-1', HUDUMA_SERVER: 'europe' };
    expect((await cli(['plan', 'huduma:1', '--mode', 'trash'], { env })).code).toBe(0);
  });

  test('of a plan is the one at which it is applied', async () => {
    const { cli } = await createWorld();
    const env = { WABOTIFY_WORKSPACE_ID, WABOTIFY_SERVER: 'europe' };
    await cli(['plan', 'wabotify:w', '-o', 'plan.json'], { env });
    const { code, stderr } = await cli(['apply', 'plan.json', ...agree], { env: { WABOTIFY_WORKSPACE_ID } });
    expect(stderr).toMatch(/made for wabotify at https:\/\/apieu\.wabotify\.com/);
    expect(code).toBe(5);
  });

  test('is the one that verify asks by default', async () => {
    const { cli } = await createWorld();
    const env = { WABOTIFY_SERVER: 'europe' };
    expect((await cli(['verify', 'wabotify', '--dry-run'], { env })).stdout).toMatch(
      /^To send to https:\/\/apieu\./,
    );
    const told = await cli(['verify', 'wabotify', '--dry-run', '--base-url', 'https://hub.example'], { env });
    expect(told.stdout).toMatch(/^To send to https:\/\/hub\.example,/);
  });
});
