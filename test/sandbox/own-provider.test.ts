/** A user's own provider in the sandbox beside the built-in ones: in the process, on a server, with faults, in a run. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/deletion/run.js';
import { defineProvider } from '../../src/providers/define.js';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { listen } from '../../src/sandbox/node.js';
import { acme, contract } from '../acme.js';

const contacts = { acme: ['ann', 'bob'], sendme123: ['ann'] };
const api = 'https://api.acme.example/v1/accounts/sandbox-acme/people';
const headers = { 'x-account': 'sandbox-acme' };

/** Acme as somebody else might define it. */
function defined(change: Partial<Parameters<typeof defineProvider>[0]>) {
  const { definition } = acme;
  return defineProvider({ ...definition, ...change } as never);
}

describe('a provider of one’s own', () => {
  test('is asked by its client, which gets what the stand-in accepts', async () => {
    const sandbox = createSandbox({ providers: [acme], contacts });
    expect(sandbox.options('acme')).toMatchObject({
      baseUrl: 'https://acme.sandbox.invalid/v1',
      accountId: 'sandbox-acme',
    });
    const run = deleteContacts({
      providers: [acme(sandbox.options('acme'))],
      targets: ['acme:ann', 'acme:nobody'],
    });
    const outcomes: string[] = [];
    for await (const { target, outcome } of run) outcomes.push(`${target.id} ${outcome}`);
    expect(outcomes.sort()).toEqual(['ann deleted', 'nobody absent']);
    expect(sandbox.contacts('acme').map(({ id, state }) => [id, state])).toEqual([
      ['ann', 'deleted'],
      ['bob', 'present'],
    ]);
    // The same id at another provider is another person.
    expect(sandbox.has('sendme123', 'ann')).toBe(true);
  });

  test('is reached at each of its real servers, and no further', async () => {
    const sandbox = createSandbox({ providers: [acme], contacts });
    const first = await sandbox.fetch(`${api}/ann`, { method: 'DELETE', headers });
    const second = await sandbox.fetch(`${api.replace('api.', 'eu.')}/ann`, { headers });
    expect([first.status, second.status]).toEqual([204, 410]);
    await expect(sandbox.fetch('https://us.acme.example/v1/echo')).rejects.toThrow('fetch failed');
  });

  test('is distinguished by its path from another one at the same host', async () => {
    const other = defined({
      name: 'acme-mail',
      contract: { ...contract, servers: ['https://api.acme.example/mail'] },
    });
    const sandbox = createSandbox({
      providers: [acme, other],
      contacts: { acme: ['ann'], 'acme-mail': ['bob'] },
    });
    await sandbox.fetch(`${api}/ann`, { method: 'DELETE', headers });
    await sandbox.fetch(`${api.replace('/v1/', '/mail/')}/bob`, { method: 'DELETE', headers });
    await sandbox.fetch(api.replace('/v1/', '/v2/'), { headers });
    expect(sandbox.requests.map(({ provider, path, status }) => [provider, path, status])).toEqual([
      ['acme', '/accounts/sandbox-acme/people/ann', 204],
      ['acme-mail', '/accounts/sandbox-acme/people/bob', 204],
      ['acme', '/v2/accounts/sandbox-acme/people', 404],
    ]);
  });

  test('listens beside the built-in ones', async () => {
    const sandbox = createSandbox({ providers: [acme], contacts });
    const server = await listen(sandbox);
    try {
      expect(server.urls.acme).toBe(`${server.url}/acme/v1`);
      const response = await fetch(`${server.urls.acme}/accounts/sandbox-acme/people/bob`, {
        method: 'DELETE',
        headers,
      });
      expect(response.status).toBe(204);
      expect(sandbox.has('acme', 'bob')).toBe(false);
    } finally {
      await server.close();
    }
  });

  test('that throws answers 500 on a server, and says why', async () => {
    const { fake } = acme.definition;
    const respond = () => {
      throw new Error('no luck');
    };
    const start = (context: never) => ({ ...fake?.start(context), respond });
    const sandbox = createSandbox({ providers: [defined({ fake: { ...fake, start } as never })] });
    const server = await listen(sandbox);
    try {
      const response = await fetch(`${server.url}/acme/v1/accounts/sandbox-acme/people/bob`);
      expect([response.status, await response.text()]).toEqual([500, 'Error: no luck']);
    } finally {
      await server.close();
    }
  });

  test('has faults by its name, its operations and the contacts that its definition finds', async () => {
    const sandbox = createSandbox({
      providers: [acme],
      contacts,
      faults: [
        { provider: 'acme', operation: 'getPerson', do: { kind: 'status', status: 503 } },
        { ids: ['bob'], do: { kind: 'status', status: 204 } },
      ],
    });
    const statusOf = async (id: string, method: string) =>
      (await sandbox.fetch(`${api}/${id}`, { method, headers })).status;
    expect(await statusOf('ann', 'GET')).toBe(503);
    expect(await statusOf('bob', 'DELETE')).toBe(204);
    expect(await statusOf('ann', 'DELETE')).toBe(204);
    // The lie deleted nobody.
    expect([sandbox.has('acme', 'bob'), sandbox.has('acme', 'ann')]).toEqual([true, false]);
    expect(sandbox.requests.map(({ ids }) => ids)).toEqual([['ann'], ['bob'], ['ann']]);
  });

  test('behaves as its settings say', async () => {
    const sandbox = createSandbox({
      providers: [acme],
      contacts,
      settings: { acme: { remembers: false } },
      clock: { now: () => 0 },
    });
    const statuses: number[] = [];
    for (let time = 0; time < 2; time++)
      statuses.push((await sandbox.fetch(`${api}/ann`, { method: 'DELETE', headers })).status);
    expect(statuses).toEqual([204, 404]);
    expect(sandbox.contacts('acme')[0]?.deletedAt).toBe('1970-01-01T00:00:00.000Z');
  });

  test('may find its contacts in the query', async () => {
    const queried = defined({ namesIn: ({ query = {} }) => [query.id] });
    const sandbox = createSandbox({ providers: [queried] });
    await sandbox.fetch('https://api.acme.example/v1/echo?id=ann', { method: 'POST' });
    expect(sandbox.requests[0]?.ids).toEqual(['ann']);
  });
});

/** A caller without types may pass anything. */
const given = (options: object) => () => createSandbox(options as SandboxOptions);

const bare = defined({ name: 'bare', fake: undefined } as never);

test.each<[string, object, string]>([
  ['a provider without a stand-in', { providers: [bare] }, 'bare has no stand-in for the sandbox'],
  ['two providers of one name', { providers: [acme, acme] }, 'There are two providers called acme.'],
  ['one that is called as ours', { providers: [defined({ name: 'huduma' })] }, 'two providers called huduma'],
  ['contacts of a provider that it lacks', { contacts: { acme: [] } }, 'does not stand in for acme'],
  [
    'settings of a provider that it lacks',
    { settings: { hudma: {} } },
    'only for huduma, sendme123, wabotify',
  ],
  [
    'a fault at a provider that it lacks',
    { faults: [{ provider: 'acme', do: { kind: 'reset' } }] },
    'for acme',
  ],
  [
    'a fault of an operation that it lacks',
    { faults: [{ operation: 'deletePerson', do: { kind: 'reset' } }] },
    'No provider of the sandbox has the operation deletePerson.',
  ],
])('%s is refused by name', (_, options, words) => {
  expect(given(options)).toThrow(TypeError);
  expect(given(options)).toThrow(words);
});

test('a provider that it lacks is refused when it is asked for', () => {
  const sandbox = createSandbox();
  const name = 'acme' as 'huduma';
  for (const ask of [
    () => sandbox.options(name),
    () => sandbox.contacts(name),
    () => sandbox.stateOf(name, 'ann'),
    () => sandbox.has(name, 'ann'),
  ]) {
    expect(ask).toThrow('The sandbox does not stand in for acme');
  }
});
