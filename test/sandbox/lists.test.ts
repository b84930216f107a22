/**
 * The lists of Huduma and sendme123 in the sandbox: contacts that resemble each other, pages, and what can be wrong with
 * them.
 */
import { describe, expect, test } from 'vitest';
import { IncompleteListError } from '../../src/index.js';
import { createHuduma, type HudumaList } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { askHuduma, askSendme123, listHuduma, listSendme123 } from './ask.js';

/** Contacts that resemble each other. */
const people = [
  { id: 1, names: 'Ana Rojas', number: '255712345678', email: 'ana@example.com' },
  { id: 2, names: 'Neema Komba', number: '2557123456789', email: 'Ana@Example.com' },
  { id: 3, names: 'Mariana 255712345678', number: '255700000003', email: null },
  { id: 4, names: 'Juma Okello', number: '255700000004', email: 'mariana@example.com.tz' },
  { id: 5, names: 'Juma Hassan', number: '255700000005', email: 'juma@example.com' },
];

const hudumaWith = (settings: NonNullable<SandboxOptions['settings']>['huduma'] = {}) =>
  createSandbox({ contacts: { huduma: people }, settings: { huduma: settings } });

const sendme123With = (settings: NonNullable<SandboxOptions['settings']>['sendme123'] = {}) =>
  createSandbox({ contacts: { sendme123: ['a', 'b', 'c', 'd', 'e'] }, settings: { sendme123: settings } });

async function idsAtHuduma(sandbox: Sandbox, query: Readonly<Record<string, string>>): Promise<number[]> {
  const { json } = await listHuduma(sandbox, query);
  return (json as { data: { content: { id: number }[] } }).data.content.map(({ id }) => id);
}

/** Everything that the client reads of a list, and how it ends. */
async function read<Page>(
  pages: AsyncIterable<Page>,
  idsOf: (page: Page) => (number | string)[],
): Promise<{ ids: (number | string)[]; ending: string }> {
  const ids: (number | string)[] = [];
  try {
    for await (const page of pages) ids.push(...idsOf(page));
    return { ids, ending: 'complete' };
  } catch (error) {
    if (!(error instanceof IncompleteListError)) throw error;
    return { ids, ending: error.code };
  }
}

const readHuduma = (sandbox: Sandbox, list: HudumaList = { records: 2 }) =>
  read(createHuduma({ ...sandbox.options('huduma'), strict: true }).contactPages(list), ({ data }) =>
    data.data.content.map(({ id }) => id),
  );

const readSendme123 = (sandbox: Sandbox, limit = 2) =>
  read(
    createSendme123({ ...sandbox.options('sendme123'), strict: true }).contactPages({ limit }),
    ({ data }) => data.data.map(({ id }) => id),
  );

describe("Huduma's search", () => {
  test.each([
    ['255712345678', [1, 2, 3]],
    ['ana@example.com', [1, 2, 4]],
    ['ANA', [1, 2, 3, 4]],
    ['juma hassan', [5]],
    ['+255712345678', []],
    ['null', []],
    ['', [1, 2, 3, 4, 5]],
  ])('for %j finds the term inside names, numbers and emails', async (query, ids) => {
    expect(await idsAtHuduma(hudumaWith(), { query })).toEqual(ids);
  });

  test('can tell capital letters from small ones', async () => {
    expect(await idsAtHuduma(hudumaWith({ list: 'sameCase' }), { query: 'Ana' })).toEqual([1, 2]);
  });

  test('can be ignored', async () => {
    expect(await idsAtHuduma(hudumaWith({ list: 'filterIgnored' }), { query: 'nobody' })).toHaveLength(5);
  });

  test.each([true, false])('does not find who was deleted (trash: %s)', async (trash) => {
    const sandbox = hudumaWith();
    await askHuduma(sandbox, { trash, ids: [1, 4] });
    expect(await idsAtHuduma(sandbox, { query: 'ana@example.com' })).toEqual([2]);
  });
});

describe("Huduma's pages", () => {
  test('are of ten contacts unless another size is asked for, and say which they are', async () => {
    const sandbox = createSandbox({ contacts: { huduma: Array.from({ length: 12 }, (_, at) => at + 1) } });
    expect((await listHuduma(sandbox)).json).toMatchObject({
      data: {
        totalElements: 12,
        totalPages: 2,
        size: 10,
        number: 1,
        first: true,
        last: false,
        numberOfElements: 10,
      },
    });
    expect((await listHuduma(sandbox, { page: '3', records: '5' })).json).toMatchObject({
      data: { content: [{ id: 11 }, { id: 12 }], number: 3, first: false, last: true, empty: false },
    });
    expect((await listHuduma(sandbox, { page: '9' })).json).toMatchObject({
      data: { content: [], number: 9, last: true, empty: true },
    });
  });

  test.each([
    [{ page: 'x' }, 400],
    [{ records: '1.5' }, 400],
    [{ page: '0' }, 422],
    [{ records: '-1' }, 422],
  ] as const)('are refused for %j', async (query, status) => {
    expect((await listHuduma(hudumaWith(), query)).status).toBe(status);
  });

  test('need the token', async () => {
    expect((await listHuduma(hudumaWith(), {}, { 'x-huduma': 'Bearer other' })).status).toBe(401);
  });

  test('hold somebody with all that was said of them', async () => {
    const sandbox = createSandbox({
      contacts: {
        huduma: [{ id: 7, number: '255700000007', email: null, createdAt: '2020-01-01T00:00:00Z' }],
      },
    });
    expect((await listHuduma(sandbox)).json).toMatchObject({
      data: {
        content: [
          { id: 7, number: '255700000007', email: null, createdAt: '2020-01-01T00:00:00Z', deletedAt: null },
        ],
      },
    });
  });
});

describe("sendme123's list", () => {
  test('holds who was not deleted, with or without a country code', async () => {
    const contacts = {
      sendme123: ['a', { id: 'b', phone: '3001234567', countryCode: undefined, email: null }, 'c'],
    };
    const sandbox = createSandbox({ contacts });
    await askSendme123(sandbox, 'DELETE', 'a');
    const { json } = await listSendme123(sandbox);
    expect(json).toMatchObject({
      data: [
        { id: 'b', phone: '3001234567', email: null },
        { id: 'c', countryCode: '57' },
      ],
      meta: { totalRecords: 2, totalPages: 1, currentPage: 1, limit: 20, hasNextPage: false },
    });
    expect((json as { data: object[] }).data[0]).not.toHaveProperty('countryCode');
  });

  test.each([{ page: '0' }, { page: 'x' }, { limit: '0' }, { limit: '101' }])('refuses %j', async (query) => {
    expect((await listSendme123(sendme123With(), query)).status).toBe(400);
  });

  test('says in its meta that a page lies before it, and that one follows', async () => {
    expect((await listSendme123(sendme123With(), { page: '2', limit: '2' })).json).toMatchObject({
      data: [{ id: 'c' }, { id: 'd' }],
      meta: { totalRecords: 5, totalPages: 3, currentPage: 2, hasNextPage: true, hasPreviousPage: true },
    });
  });
});

describe('our client reads', () => {
  test('all pages of Huduma, and all of a search', async () => {
    expect(await readHuduma(hudumaWith())).toEqual({ ids: [1, 2, 3, 4, 5], ending: 'complete' });
    expect(await readHuduma(hudumaWith(), { query: 'juma' })).toEqual({ ids: [4, 5], ending: 'complete' });
    expect(await readHuduma(hudumaWith(), { query: 'nobody' })).toEqual({ ids: [], ending: 'complete' });
  });

  test('all pages of sendme123', async () => {
    expect(await readSendme123(sendme123With())).toEqual({
      ids: ['a', 'b', 'c', 'd', 'e'],
      ending: 'complete',
    });
  });

  test.each([
    ['pageIgnored', 'pageIgnored'],
    ['pageEchoed', 'pageIgnored'],
    ['rotating', 'changedMeanwhile'],
    ['replacing', 'changedMeanwhile'],
  ] as const)('a list that is %s as far as it can, and throws', async (list, ending) => {
    expect((await readHuduma(hudumaWith({ list }))).ending).toBe(ending);
    expect((await readSendme123(sendme123With({ list }))).ending).toBe(ending);
  });

  test('one page of a list without meta, whose end is not known', async () => {
    const sandbox = sendme123With({ list: 'withoutMeta' });
    expect(await readSendme123(sandbox)).toEqual({ ids: ['a', 'b'], ending: 'endUnknown' });
    // Not even if there is nothing else.
    expect((await readSendme123(sandbox, 100)).ending).toBe('endUnknown');
  });

  test('nothing for an empty term, which may find everybody', async () => {
    const sandbox = hudumaWith();
    const huduma = createHuduma(sandbox.options('huduma'));
    const error = {
      name: 'InvalidOptionError',
      message: 'huduma: query must not be empty: it may find everybody. Nothing was sent.',
    };
    for (const query of ['', ' ']) {
      await expect(huduma.listContacts({ query })).rejects.toMatchObject(error);
      await expect(huduma.contactPages({ query }).next()).rejects.toMatchObject(error);
    }
    expect(sandbox.requests).toEqual([]);
  });

  test('a single page of each', async () => {
    const huduma = await createHuduma(hudumaWith().options('huduma')).listContacts();
    expect(huduma.data.data.content).toHaveLength(5);
    const sendme123 = createSendme123(sendme123With().options('sendme123'));
    const { data } = await sendme123.listContacts({ page: 2, limit: 2 });
    expect(data.data.map(({ id }) => id)).toEqual(['c', 'd']);
  });

  test('an email with a plus sign as it is', async () => {
    const contacts = { huduma: [{ id: 1, email: 'ana+x@example.com' }, 2] };
    const sandbox = createSandbox({ contacts });
    const { data } = await createHuduma(sandbox.options('huduma')).listContacts({
      query: 'ana+x@example.com',
    });
    expect(data.data.content.map(({ id }) => id)).toEqual([1]);
  });
});

test('an incomplete list is an error that says why, how many requests were made, and nothing of anybody', async () => {
  const huduma = createHuduma(hudumaWith({ list: 'pageIgnored' }).options('huduma'));
  const pages = huduma.contactPages({ query: '255712345678', records: 1 });
  await pages.next();
  const error = await pages.next().then(
    () => expect.unreachable('it must throw'),
    (reason: unknown) => reason as IncompleteListError,
  );
  expect(error).toBeInstanceOf(IncompleteListError);
  expect(error.toJSON()).toEqual({
    name: 'IncompleteListError',
    message:
      'huduma: the list of contacts was not read completely: another page came than the one that was asked for.',
    provider: 'huduma',
    operation: 'listContacts',
    attempts: 2,
    ambiguous: false,
    code: 'pageIgnored',
    retryable: false,
  });
});

test('an incomplete list of sendme123 names the provider and the operation, too', async () => {
  const pages = createSendme123(sendme123With({ list: 'withoutMeta' }).options('sendme123')).contactPages();
  const reading = (async () => {
    for await (const _ of pages);
  })();
  const error = { name: 'IncompleteListError', provider: 'sendme123', operation: 'listContacts' };
  await expect(reading).rejects.toMatchObject(error);
});

test('a list that changed meanwhile may be complete if it is read again', async () => {
  const huduma = createHuduma(hudumaWith({ list: 'replacing' }).options('huduma'));
  const pages = huduma.contactPages({ records: 2 });
  const reading = (async () => {
    for await (const _ of pages);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'changedMeanwhile', retryable: true });
});

test('what arrived is kept without the query, which names a person', async () => {
  const sandbox = hudumaWith();
  await listHuduma(sandbox, { query: '255712345678' });
  expect(JSON.stringify(sandbox.requests)).not.toContain('255712345678');
  expect(sandbox.requests).toMatchObject([{ operation: 'listContacts', path: '/contacts', ids: [] }]);
});
