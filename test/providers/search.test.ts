/** What Huduma's and sendme123's definitions request in a search, and what they read from a page. */
import { describe, expect, test } from 'vitest';
import { definition as huduma } from '../../src/providers/huduma/definition.js';
import type { SearchDefinition } from '../../src/providers/search.js';
import { definition as sendme123 } from '../../src/providers/sendme123/definition.js';

const context = { account: undefined, choices: {} };

/** What a provider offers. */
const offered = (search: SearchDefinition | undefined) => {
  if (!search) throw new Error('There is no search.');
  return search;
};

describe('at Huduma', () => {
  const { phone, email, list } = offered(huduma.search);

  test('a number is searched for as digits, in each of its spellings', () => {
    const number = { e164: '+5491112345678', international: ['5491112345678', '541112345678'] as const };
    expect(phone?.terms({ ...number, national: ['91112345678'] })).toEqual(number.international);
  });

  test.each([
    ['ana@example.com', ['ana@example.com']],
    ['Ana@Example.com', ['Ana@Example.com', 'ana@example.com']],
  ])('the email %s is searched for as given, and in small letters', (address, terms) => {
    expect(email?.terms(address)).toEqual(terms);
  });

  test('one call does it, page by page, and there is no other list', () => {
    expect([phone?.operation, email?.operation, list]).toEqual(['listContacts', 'listContacts', undefined]);
    expect(phone?.request('255', undefined, context)).toEqual({ query: { query: '255', page: 1 } });
    expect(email?.request('a@b.c', 3, context)).toEqual({ query: { query: 'a@b.c', page: 3 } });
  });

  const contact = {
    id: 7,
    names: 'Ana',
    number: '255712345678',
    email: null,
    createdAt: '2025-03-15T14:30:22Z',
  };
  const said = { number: 1, totalElements: 1, totalPages: 1, first: true, last: true, empty: false };
  const body = (data: object = {}) => ({
    status: '200 OK',
    code: 0,
    data: { content: [contact], ...said, ...data },
  });
  const read = (answer: unknown) => phone?.read(answer);

  test('a page has its contacts, its number and the total, and names the next', () => {
    expect(read(body())).toEqual({
      contacts: [
        { id: '7', phones: [{ number: '255712345678' }], emails: [], createdAt: '2025-03-15T14:30:22Z' },
      ],
      next: undefined,
      isLast: true,
      cursor: 1,
      total: 1,
    });
    const second = { number: 2, totalElements: 25, totalPages: 3, first: false, last: false };
    expect(read(body(second))).toMatchObject({ next: 3, isLast: false, cursor: 2, total: 25 });
  });

  test.each([
    ['without a status', { ...body(), status: undefined }],
    ['of nobody', body({ content: [], totalElements: 0, totalPages: 0, empty: true })],
    ['that says no more than it must', body({ totalPages: undefined, first: undefined, empty: undefined })],
    ["whose contacts are fewer than it says, as in the page's own sample", body({ numberOfElements: 10 })],
    [
      'with a contact that was deleted',
      body({ content: [{ ...contact, deletedAt: '2025-01-01T00:00:00Z' }] }),
    ],
  ])('a page %s is read', (_, answer) => {
    expect(read(answer)).toMatchObject({ isLast: true });
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'Log in'],
    ['nothing', {}],
    ['a list', []],
    ['another code', { ...body(), code: 4040 }],
    ['no code', { ...body(), code: undefined }],
    ['another status', { ...body(), status: '404 NOT FOUND' }],
    ['no data', { ...body(), data: null }],
    ['the contacts without a page', { ...body(), data: [contact] }],
    ['no contacts', body({ content: undefined })],
    ['contacts that are no list', body({ content: { 0: contact } })],
    ['a contact that is none', body({ content: [contact, null] })],
    ['a contact without an id', body({ content: [{ ...contact, id: undefined }] })],
    ['an id that Huduma cannot have', body({ content: [{ ...contact, id: 0 }] })],
    ['an id that is no number', body({ content: [{ ...contact, id: { id: 7 } }] })],
    ['a phone number that is no text', body({ content: [{ ...contact, number: 255712345678 }] })],
    ['an email that is no text', body({ content: [{ ...contact, email: ['a@b.c'] }] })],
    ['no number of the page', body({ number: undefined })],
    ['no total', body({ totalElements: '1' })],
    ['a total that cannot be', body({ totalElements: -1 })],
    ['no word on whether it is the last', body({ last: undefined })],
    ['the last page, of which more follow', body({ totalPages: 2 })],
    ['a page that more follow, and that is the last', body({ last: false })],
    ['the first page, which is the second', body({ number: 2, totalPages: 2 })],
    ['a page that is counted from 0', body({ number: 0, last: false })],
    ['an empty page with somebody on it', body({ empty: true })],
  ])('%s is no page', (_, answer) => {
    expect(read(answer)).toBe('unclear');
  });

  test.each([undefined, null, {}, 7])('a creation date that is %j is not known', (createdAt) => {
    const answer = body({ content: [{ ...contact, createdAt }] });
    expect(read(answer)).toMatchObject({ contacts: [{ id: '7', createdAt: undefined }] });
  });

  test('null, missing and empty values are none', () => {
    const content = [null, undefined, ''].map((value, at) => ({ id: at + 1, number: value, email: value }));
    expect(read(body({ content }))).toMatchObject({
      contacts: [1, 2, 3].map((id) => ({ id: String(id), phones: [], emails: [] })),
    });
  });
});

describe('at sendme123', () => {
  const { phone, email, list } = offered(sendme123.search);

  test('there is no search: all contacts are listed, in large pages', () => {
    expect([phone, email, list?.operation]).toEqual([undefined, undefined, 'listContacts']);
    expect(list?.request(undefined, context)).toEqual({ query: { page: 1, limit: 100 } });
    expect(list?.request(7, context)).toEqual({ query: { page: 7, limit: 100 } });
  });

  const contact = { id: 'a', phone: '3001234567', countryCode: '57', email: 'ana@example.com' };
  const meta = { totalRecords: 1, totalPages: 1, currentPage: 1, limit: 100, hasNextPage: false };
  const page = (more: object = {}) => ({ data: [contact], meta: { ...meta, ...more } });
  const read = (answer: unknown) => list?.read(answer);

  test('a page has its contacts, its number and the total, and names the next', () => {
    const contacts = [
      { id: 'a', phones: [{ number: '3001234567', countryCode: '57' }], emails: ['ana@example.com'] },
    ];
    expect(read(page())).toEqual({ contacts, isLast: true, cursor: 1, total: 1 });
    expect(read(page({ currentPage: 2, totalPages: 3, totalRecords: 250, hasNextPage: true }))).toEqual({
      contacts,
      next: 3,
      isLast: false,
      cursor: 2,
      total: 250,
    });
  });

  test.each([undefined, null])('a page whose meta is %s has no known end', (none) => {
    expect(read({ data: [contact], meta: none })).toEqual({ contacts: [expect.anything()], isLast: false });
  });

  test.each([undefined, null, {}, 7])('a creation date that is %j is not known', (createdAt) => {
    const answer = { ...page(), data: [{ ...contact, createdAt }] };
    expect(read(answer)).toMatchObject({ contacts: [{ id: 'a', createdAt: undefined }] });
  });

  test.each([null, undefined, ''])(
    'a country code that is %j is none, and the number stays',
    (countryCode) => {
      expect(read({ ...page(), data: [{ ...contact, countryCode }] })).toMatchObject({
        contacts: [{ phones: [{ number: '3001234567', countryCode: null }] }],
      });
    },
  );

  test.each([
    ['undefined', undefined],
    ['a text', 'Log in'],
    ['nothing', {}],
    ['a list', [contact]],
    ['a success that denies itself', { ...page(), success: false }],
    ['contacts that are no list', { ...page(), data: { a: contact } }],
    ['a contact that is none', { ...page(), data: ['a'] }],
    ['a contact without an id', { ...page(), data: [{ phone: '1' }] }],
    ['an id that is no text', { ...page(), data: [{ ...contact, id: 7 }] }],
    ['an id that cannot be one', { ...page(), data: [{ ...contact, id: '..' }] }],
    ['a phone number that is no text', { ...page(), data: [{ ...contact, phone: 3001234567 }] }],
    ['a country code that is no text', { ...page(), data: [{ ...contact, countryCode: 57 }] }],
    ['an email that is no text', { ...page(), data: [{ ...contact, email: {} }] }],
    ['a meta that is none', { data: [contact], meta: 'page 1' }],
    ['a word for whether there is a next page', page({ hasNextPage: 'false', totalPages: undefined })],
    ['no number of the page', page({ currentPage: undefined })],
    ['no total', page({ totalRecords: null })],
    ['no word on whether a page follows', page({ hasNextPage: 'false' })],
    ['the last page, of which more follow', page({ totalPages: 2 })],
    ['a page that more follow, and that is the last', page({ hasNextPage: true })],
  ])('%s is no page', (_, answer) => {
    expect(read(answer)).toBe('unclear');
  });
});
