/** How Wabotify is searched: what is requested, and what an answer means, whatever it contains. */
import { describe, expect, test } from 'vitest';
import { payloads } from '../../contract/oracle/payloads.js';
import { definition } from '../../src/providers/wabotify/definition.js';

const { phone, email, list } = definition.search ?? {};
const context = { account: 'a-workspace', choices: {} };

describe('a search', () => {
  test('is for each form of a number with and without its country code, and for each once', () => {
    const mobile = {
      e164: '+5215512345678',
      international: ['5215512345678', '525512345678'],
      national: ['15512345678', '5512345678'],
    } as const;
    expect(phone?.terms(mobile)).toEqual(['5215512345678', '525512345678', '15512345678', '5512345678']);
    const same = { e164: '+1', international: ['1'], national: ['1'] } as const;
    expect(phone?.terms(same)).toEqual(['1']);
  });

  test('is for an address as it is, and in small letters if they differ', () => {
    expect(email?.terms('Ana+X@example.com')).toEqual(['Ana+X@example.com', 'ana+x@example.com']);
    expect(email?.terms('ana@example.com')).toEqual(['ana@example.com']);
  });

  test('names the workspace in the query', () => {
    expect(phone?.request('51', undefined, context)).toEqual({
      query: { cellphone: '51', workspaceId: 'a-workspace' },
    });
    expect(email?.request('a@b', undefined, context)).toEqual({
      query: { email: 'a@b', workspaceId: 'a-workspace' },
    });
    expect(list?.request(undefined, context)).toEqual({ query: { workspaceId: 'a-workspace' } });
    expect(list?.request('t', context)).toEqual({
      query: { continuationToken: 't', workspaceId: 'a-workspace' },
    });
  });
});

const answer = (data: unknown, more: object = {}) => ({ success: true, code: 200, data, ...more });
const withContacts = (...data: unknown[]) => answer({ data, continuationToken: null });

describe.each([
  ['a search by phone', phone],
  ['a search by e-mail', email],
  ['the list', list],
] as const)('%s', (_, search) => {
  const contactsOf = (body: unknown) => {
    const page = search?.read(body);
    return typeof page === 'object' ? page.contacts : page;
  };

  test('shows of a contact its id, its numbers, its addresses and when it was made', () => {
    const contact = {
      id: 'a',
      creationDate: '2025-03-31T08:04:22.6573965Z',
      name: 'Ana',
      lastMessage: 'hello',
      platformSenderId: '51999999999',
      platformSenderPhone: '51987654321',
      internalWhatsappNumber: '+51 1',
      email: 'ana@example.com',
      platformSenderEmail: 'ANA@example.com',
    };
    expect(contactsOf(withContacts(contact))).toEqual([
      {
        id: 'a',
        phones: [{ number: '51987654321' }, { number: '+51 1' }],
        emails: ['ana@example.com', 'ANA@example.com'],
        createdAt: '2025-03-31T08:04:22.6573965Z',
      },
    ]);
  });

  test.each([undefined, null, ''])('takes %j for no number and no address', (none) => {
    const contact = {
      ...{ id: 'a', platformSenderPhone: none, internalWhatsappNumber: none },
      ...{ email: none, platformSenderEmail: none, creationDate: none },
    };
    expect(contactsOf(withContacts(contact))).toEqual([
      { id: 'a', phones: [], emails: [], createdAt: undefined },
    ]);
  });

  test.each([{}, 7])('does not know when it was made from %j', (creationDate) => {
    expect(contactsOf(withContacts({ id: 'a', creationDate }))).toMatchObject([
      { id: 'a', createdAt: undefined },
    ]);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['nothing in it', {}],
    ['a text', 'x'],
    ['a list', []],
    ['no success', { ...withContacts(), success: false }],
    ['a success that is a word', { ...withContacts(), success: 'true' }],
    ['a success that is not said', { ...withContacts(), success: undefined }],
    ['another code', { ...withContacts(), code: 404 }],
    ['a code that is a text', { ...withContacts(), code: '200' }],
    ['no code', { ...withContacts(), code: undefined }],
    ['the code of an error', { ...withContacts(), errorCode: 'E1' }],
    ['no data', answer(undefined)],
    ['null for data', answer(null)],
    ['a list for data', answer([])],
    ['the contact itself', answer({ id: 'a' })],
    ['null for the list', answer({ data: null })],
    ['one contact for the list', answer({ data: { id: 'a' } })],
    ['a contact that is null', withContacts({ id: 'a' }, null)],
    ['a contact that is an id', withContacts('a')],
    ['a contact without an id', withContacts({ contactId: 'a' })],
    ['a contact with an empty id', withContacts({ id: '' })],
    ['a contact with a number for an id', withContacts({ id: 7 })],
    ['a contact with an id that changes a path', withContacts({ id: '..' })],
    ['a contact with an id that no contact has', withContacts({ id: 'x'.repeat(1_001) })],
    ['a number that is none', withContacts({ id: 'a', platformSenderPhone: 51987654321 })],
    ['a noted number that is a list', withContacts({ id: 'a', internalWhatsappNumber: ['51'] })],
    ['an address that is an object', withContacts({ id: 'a', email: { address: 'a@b' } })],
    ['an address of the channel that is a number', withContacts({ id: 'a', platformSenderEmail: 7 })],
  ])('is unclear with %s', (_, body) => {
    expect(search?.read(body)).toBe('unclear');
  });
});

describe('whether it is all', () => {
  test.each<[unknown, boolean]>([
    [undefined, true],
    [null, true],
    ['t', false],
    ['', false],
    [7, false],
  ])('a search says with the token %j: %s', (continuationToken, isLast) => {
    const body = answer({ contactId: 'x', data: [], continuationToken });
    expect(phone?.read(body)).toEqual({ contacts: [], isLast });
    expect(email?.read(body)).toEqual({ contacts: [], isLast });
  });

  test.each<[unknown, boolean, string | undefined]>([
    [null, true, undefined],
    ['t', false, 't'],
    [undefined, false, undefined],
    ['', false, undefined],
    [7, false, undefined],
  ])('a page of the list says with the token %j: %s', (continuationToken, isLast, next) => {
    expect(list?.read(answer({ data: [], continuationToken }))).toEqual({ contacts: [], isLast, next });
  });
});

test('the samples of the pages are answers', () => {
  const ids = { contacts: [expect.objectContaining({ id: 'string' })], isLast: true };
  expect(phone?.read(payloads['wabotify/search-by-cellphone.200'])).toMatchObject({
    contacts: [{ phones: [{ number: '51987654321' }], emails: [] }],
  });
  expect(email?.read(payloads['wabotify/search-by-email.200'])).toMatchObject(ids);
  expect(list?.read(payloads['wabotify/list-contacts.200'])).toMatchObject(ids);
});

describe('a request that could find nobody, or everybody, is refused', () => {
  const account = 'a-workspace';
  const problemOf = (operation: string, query: object) =>
    definition.problemOfRequest?.({ operation, query: { workspaceId: account, ...query } }, { account });
  const DIGITS = 'needs a phone number of digits alone, without "+", hyphens and spaces';
  const ADDRESS = 'needs an e-mail address';
  const TOKEN = 'has an empty token';

  test.each<[string, object, string | undefined]>([
    ['searchContactsByPhone', { cellphone: '51987654321' }, undefined],
    ['searchContactsByPhone', { cellphone: '+51987654321' }, DIGITS],
    ['searchContactsByPhone', { cellphone: '51 987' }, DIGITS],
    ['searchContactsByPhone', { cellphone: '51987x' }, DIGITS],
    ['searchContactsByPhone', { cellphone: ['51987', '+51'] }, DIGITS],
    ['searchContactsByPhone', {}, DIGITS],
    ['searchContactsByEmail', { email: 'ana@example.com' }, undefined],
    ['searchContactsByEmail', { email: '' }, ADDRESS],
    ['searchContactsByEmail', { email: null }, ADDRESS],
    ['searchContactsByEmail', { email: ['ana@example.com', ''] }, ADDRESS],
    ['searchContactsByEmail', {}, ADDRESS],
    ['listContacts', {}, undefined],
    ['listContacts', { continuationToken: 'abc' }, undefined],
    ['listContacts', { continuationToken: '' }, TOKEN],
    ['listContacts', { continuationToken: ['abc', ''] }, TOKEN],
    ['listContacts', { cellphone: '+51', email: '' }, undefined],
  ])('%s with %j', (operation, query, problem) => {
    expect(problemOf(operation, query)).toBe(problem);
  });
});
