/** How the sandbox searches and lists contacts as Wabotify. */
import { describe, expect, test } from 'vitest';
import type { WabotifySettings } from '../../src/providers/wabotify/fake.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox, type SandboxSeeds } from '../../src/sandbox/index.js';
import { askWabotify, listAtWabotify } from './ask.js';

/** Contacts that resemble each other. */
const people: SandboxSeeds['wabotify'] = [
  { id: 'channel', platformSenderPhone: '51987654321' },
  { id: 'noted', platformSenderPhone: null, internalWhatsappNumber: '+51 987-654-321' },
  { id: 'longer', platformSenderPhone: '519876543210' },
  { id: 'national', platformSenderPhone: '987654321' },
  { id: 'ana', platformSenderPhone: null, email: 'ana@example.com' },
  { id: 'ANA', platformSenderPhone: null, email: 'ANA@example.com' },
  { id: 'tagged', platformSenderPhone: null, email: 'ana+x@example.com' },
  { id: 'mariana', platformSenderPhone: null, email: 'mariana@example.com' },
  { id: 'by-channel', platformSenderPhone: null, platformSenderEmail: 'ana@example.com' },
  { id: 'empty', platformSenderPhone: '', email: '' },
];

const sandboxWith = (settings: Partial<WabotifySettings> = {}, wabotify = people) =>
  createSandbox({ contacts: { wabotify }, settings: { wabotify: settings } });

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `contact-${index}`);

type Sandbox = ReturnType<typeof sandboxWith>;

interface Body {
  readonly success: boolean;
  readonly data: { readonly contactId?: string; continuationToken?: string | null; data: { id: string }[] };
}

const idsIn = (json: unknown) => (json as Body).data.data.map(({ id }) => id);

async function found(sandbox: Sandbox, query: { cellphone: string } | { email: string }) {
  const operation = 'cellphone' in query ? 'searchContactsByPhone' : 'searchContactsByEmail';
  const { status, json } = await listAtWabotify(sandbox, operation, { ...query });
  return json === undefined ? status : idsIn(json);
}

describe('a search', () => {
  test('finds by the digits of either number', async () => {
    expect(await found(sandboxWith(), { cellphone: '51987654321' })).toEqual(['channel', 'noted']);
    expect(await found(sandboxWith(), { cellphone: '987654321' })).toEqual(['national']);
  });

  test('finds by either address, in capital or small letters', async () => {
    expect(await found(sandboxWith(), { email: 'Ana@example.com' })).toEqual(['ana', 'ANA', 'by-channel']);
    expect(await found(sandboxWith(), { email: 'ana+x@example.com' })).toEqual(['tagged']);
  });

  test('finds contacts that contain the term, if configured so', async () => {
    const sandbox = sandboxWith({ search: 'within' });
    expect(await found(sandbox, { cellphone: '987654321' })).toEqual([
      'channel',
      'noted',
      'longer',
      'national',
    ]);
    expect(await found(sandbox, { email: 'ana@example.com' })).toEqual([
      'ana',
      'ANA',
      'mariana',
      'by-channel',
    ]);
  });

  test('finds everybody, if configured so', async () => {
    const sandbox = sandboxWith({ search: 'ignored' });
    expect(await found(sandbox, { cellphone: '1' })).toHaveLength(10);
    expect(await found(sandbox, { email: 'x@example.com' })).toHaveLength(10);
  });

  test.each([
    ['notFound', 404],
    ['emptyList', []],
  ] as const)('that finds nobody is answered with %s', async (nobody, expected) => {
    const sandbox = sandboxWith({ nobody });
    expect(await found(sandbox, { cellphone: '51999999999' })).toEqual(expected);
    expect(await found(sandbox, { email: 'nobody@example.com' })).toEqual(expected);
  });

  test('that finds nobody gets a 200 with success: false, if configured so', async () => {
    const sandbox = sandboxWith({ nobody: 'noSuccess' });
    const { status, json } = await listAtWabotify(sandbox, 'searchContactsByPhone', { cellphone: '1' });
    expect([status, json]).toEqual([200, expect.objectContaining({ success: false, code: 404 })]);
  });

  test('does not find who was deleted', async () => {
    const sandbox = sandboxWith();
    await askWabotify(sandbox, ['channel']);
    expect(await found(sandbox, { cellphone: '51987654321' })).toEqual(['noted']);
  });

  test('shows no id of a contact beside the list', async () => {
    const { json } = await listAtWabotify(sandboxWith(), 'searchContactsByPhone', {
      cellphone: '51987654321',
    });
    expect(sandboxWith().has('wabotify', (json as Body).data.contactId ?? '')).toBe(false);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['no number', {}],
    ['an empty number', { cellphone: '' }],
    ['a plus', { cellphone: '+51987654321' }],
    ['a space', { cellphone: '51 987654321' }],
    ['no address', { email: '' }],
    ['half an address', { email: 'ana' }],
    ['a plus that was not encoded', { email: 'ana x@example.com' }],
    ['no workspace', { cellphone: '1', workspaceId: '' }],
  ])('with %s is refused', async (_, query) => {
    const operation = 'email' in query ? 'searchContactsByEmail' : 'searchContactsByPhone';
    const { status, text } = await listAtWabotify(sandboxWith(), operation, query);
    expect([status, text]).toEqual([400, '']);
  });

  test('in the log names neither the number nor the address', async () => {
    const sandbox = sandboxWith();
    await found(sandbox, { cellphone: '51987654321' });
    await found(sandbox, { email: 'ana@example.com' });
    expect(sandbox.requests.map(({ path, ids, body }) => [path, ids, body])).toEqual([
      ['/api/contact/searchByCellphone', [], undefined],
      ['/api/contact/searchByEmail', [], undefined],
    ]);
    expect(JSON.stringify(sandbox.requests)).not.toMatch(/987654321|ana@|ana%40/i);
  });
});

describe.each(['listContacts', 'searchContactsByPhone', 'searchContactsByEmail'] as const)(
  '%s',
  (operation) => {
    const term = { cellphone: '51987654321', email: 'ana@example.com' };

    test('in another workspace gets 404, although somebody is there', async () => {
      const { status, text } = await listAtWabotify(sandboxWith(), operation, {
        ...term,
        workspaceId: 'other',
      });
      expect([status, text]).toEqual([404, '']);
    });

    test.each([{}, { 'x-workspace-id': 'other' }])('with the header %j gets 401', async (headers) => {
      expect((await listAtWabotify(sandboxWith(), operation, term, { ...headers })).status).toBe(401);
    });

    test('is answered as documented if a fault says so, whoever is there', async () => {
      const sandbox = createSandbox({ faults: [{ do: { kind: 'status', status: 200, effect: 'none' } }] });
      for (const query of [term, { cellphone: '', email: '', continuationToken: 'x' }]) {
        const { status, json } = await listAtWabotify(sandbox, operation, query);
        expect([status, idsIn(json)]).toEqual([200, []]);
      }
    });
  },
);

/** All pages, by their tokens. */
async function pages(sandbox: Sandbox, atMost = 10) {
  const read: string[][] = [];
  let token: string | null | undefined;
  do {
    const query = token ? { continuationToken: token } : {};
    const { json } = await listAtWabotify(sandbox, 'listContacts', query as Record<string, string>);
    read.push(idsIn(json));
    token = (json as Body).data.continuationToken;
  } while (token && read.length < atMost);
  return read;
}

const sizes = (read: readonly string[][]) => read.map(({ length }) => length);

describe('the list', () => {
  test.each([
    [0, [0]],
    [19, [19]],
    [20, [20]],
    [21, [20, 1]],
    [40, [20, 20]],
  ])('of %i contacts has pages of 20', async (count, expected) => {
    const read = await pages(sandboxWith({}, numbered(count)));
    expect(sizes(read)).toEqual(expected);
    expect(read.flat()).toEqual(numbered(count));
  });

  test.each([
    [0, [0]],
    [19, [19]],
    [20, [20, 0]],
    [40, [20, 20, 0]],
  ])('of %i contacts has one more token after a full page, if told to', async (count, expected) => {
    expect(sizes(await pages(sandboxWith({ list: 'tokenAfterFullPage' }, numbered(count))))).toEqual(
      expected,
    );
  });

  test('leaves out who was deleted', async () => {
    const sandbox = sandboxWith({}, ['a', 'b']);
    await askWabotify(sandbox, ['a']);
    expect(await pages(sandbox)).toEqual([['b']]);
  });

  test('refuses a token that it has not given', async () => {
    const { status } = await listAtWabotify(sandboxWith(), 'listContacts', { continuationToken: 'x' });
    expect(status).toBe(400);
  });
});

describe("the package's own client", () => {
  const clientOf = (sandbox: Sandbox) => createWabotify({ ...sandbox.options('wabotify'), strict: true });

  /** What the client returns of the list, and how it ends. */
  async function handedOn(sandbox: Sandbox) {
    const ids: string[] = [];
    try {
      for await (const { data } of clientOf(sandbox).contactPages())
        ids.push(...data.data.data.map(({ id }) => id));
      return { ids, end: 'complete' };
    } catch (error) {
      const { name, code, attempts } = error as { name: string; code?: string; attempts: number };
      return { ids, end: code ?? name, attempts };
    }
  }

  test('searches and lists without drift', async () => {
    const wabotify = clientOf(sandboxWith());
    const byPhone = await wabotify.searchContactsByPhone('51987654321');
    const byEmail = await wabotify.searchContactsByEmail('ana+x@example.com');
    const { data } = await wabotify.listContacts();
    expect(idsIn(byPhone.data)).toEqual(['channel', 'noted']);
    expect(idsIn(byEmail.data)).toEqual(['tagged']);
    expect(idsIn(data)).toHaveLength(10);
    await expect(wabotify.searchContactsByPhone('1')).rejects.toMatchObject({ name: 'NotFoundError' });
  });

  test.each([0, 20, 41])('reads a list of %i contacts to its end', async (count) => {
    const end = { ids: numbered(count), end: 'complete' };
    expect(await handedOn(sandboxWith({}, numbered(count)))).toEqual(end);
    expect(await handedOn(sandboxWith({ list: 'tokenAfterFullPage' }, numbered(count)))).toEqual(end);
  });

  test.each([
    ['pageIgnored', 'pageIgnored'],
    ['pageEchoed', 'pageIgnored'],
    ['rotating', 'changedMeanwhile'],
    ['replacing', 'changedMeanwhile'],
  ] as const)('says of a list that is %s: %s', async (list, end) => {
    const { ids, ...ending } = await handedOn(sandboxWith({ list }, numbered(41)));
    expect(ending).toMatchObject({ end });
    expect(ids.slice(0, 20)).toEqual(numbered(20));
  });

  test('hands nothing on of an answer that is no success, and says so', async () => {
    const denied = { success: false, code: 404, data: null };
    const fetch = async () => Response.json(denied);
    const wabotify = createWabotify({ workspaceId: 'w', baseUrl: 'https://wabotify.invalid', fetch });
    await expect(wabotify.contactPages().next()).rejects.toMatchObject({
      ...{ name: 'IncompleteListError', code: 'unclear', operation: 'listContacts', attempts: 1 },
    });
  });

  test('throws the error of an answer that is no success', async () => {
    const sandbox = createSandbox({ faults: [{ do: { kind: 'status', status: 401 } }] });
    expect(await handedOn(sandbox)).toMatchObject({ ids: [], end: 'AuthenticationError' });
  });
});
