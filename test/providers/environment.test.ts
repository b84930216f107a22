/** `fromEnv` uses the server in the environment, unless its caller names one. */
import { expect, test } from 'vitest';
import { baseUrlVariable, serverVariable } from '../../src/providers/environment.js';
import { wabotify } from '../../src/providers/wabotify/index.js';

test('a variable has an underscore for each hyphen in the name of the provider', () => {
  expect(baseUrlVariable({ name: 'my-own-crm' })).toBe('MY_OWN_CRM_BASE_URL');
  expect(serverVariable({ name: 'acme' })).toBe('ACME_SERVER');
});

const WABOTIFY_WORKSPACE_ID = 'workspace-1';
const BASE_URL = { WABOTIFY_BASE_URL: 'https://hub.example' };
const SERVER = { WABOTIFY_SERVER: 'europe' };

type Options = Parameters<typeof wabotify.fromEnv>[0];

/** The host that gets the request. */
async function hostOf(env: Readonly<Record<string, string>>, options: Options = {}) {
  const hosts: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    hosts.push(new URL(new Request(input, init).url).host);
    return new Response(null, { status: 200 });
  };
  await wabotify.fromEnv({ fetch, ...options, env: { WABOTIFY_WORKSPACE_ID, ...env } }).deleteContacts(['w']);
  return hosts[0];
}

test.each<[env: Readonly<Record<string, string>>, options: Options, host: string]>([
  [{}, {}, 'api.wabotify.com'],
  [SERVER, {}, 'apieu.wabotify.com'],
  [{ WABOTIFY_SERVER: '' }, {}, 'api.wabotify.com'],
  [BASE_URL, {}, 'hub.example'],
  [SERVER, { server: 'america' }, 'api.wabotify.com'],
  [{ WABOTIFY_SERVER: 'asia' }, { server: 'america' }, 'api.wabotify.com'],
  [SERVER, { baseUrl: 'https://other.example' }, 'other.example'],
  [BASE_URL, { baseUrl: 'https://other.example' }, 'other.example'],
  // Whoever points a program at a stand-in must not reach the real server, whatever the program says.
  [BASE_URL, { server: 'europe' }, 'hub.example'],
  [{ ...BASE_URL, ...SERVER }, { server: 'europe' }, 'hub.example'],
])('%j with %j: %s', async (env, options, host) => {
  expect(await hostOf(env, options)).toBe(host);
});

test.each<[env: Readonly<Record<string, string>>, message: string]>([
  [{ ...BASE_URL, ...SERVER }, 'wabotify: set WABOTIFY_BASE_URL or WABOTIFY_SERVER, not both.'],
  [{ WABOTIFY_SERVER: 'asia' }, 'wabotify: there is no server "asia": america, europe.'],
])('%j is refused', async (env, message) => {
  await expect(hostOf(env)).rejects.toThrow(message);
});

test('a base URL and a server are refused together: nobody can tell which one is meant', async () => {
  const both = { baseUrl: 'https://other.example', server: 'europe' } as const;
  const refused = expect.objectContaining({
    name: 'InvalidOptionError',
    message: 'wabotify: give baseUrl or server, not both.',
  });
  expect(() => wabotify({ workspaceId: 'workspace-1', ...both })).toThrow(refused);
  await expect(hostOf({}, both)).rejects.toThrow(refused);
  await expect(hostOf(BASE_URL, both)).rejects.toThrow(refused);
  expect(wabotify({ workspaceId: 'workspace-1', ...both, server: undefined }).name).toBe('wabotify');
});
