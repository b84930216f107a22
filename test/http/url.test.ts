/** The URL of a request: its path and its query, and what is refused. */
import { describe, expect, test } from 'vitest';
import type { Contract, Operation } from '../../generated/contract.js';
import { addressOf } from '../../src/http/address.js';
import { readRequest } from '../../src/http/read-request.js';
import { type RequestParts, urlOf } from '../../src/http/request.js';
import { InvalidRequestError, InvalidTargetError } from '../../src/index.js';
import { failureOf, nothingLeaks } from './witness.js';

const address = addressOf('acme', 'https://acme.example/v1/');

const listNotes: Operation = {
  operationId: 'listNotes',
  method: 'GET',
  path: '/people/{person-id}/notes',
  query: ['cursor', 'tag', 'email', 'limit', 'all'],
  responses: {},
};

const contract: Contract = {
  provider: 'acme',
  version: '1',
  servers: ['https://acme.example/v1'],
  operations: { listNotes },
};

const url = (parts: RequestParts = {}, operation = listNotes) =>
  urlOf(address, { path: { 'person-id': '7' }, ...parts, operation }, contract);

test.each([
  ['7', '7'],
  ['a b', 'a%20b'],
  ['a/b', 'a%2Fb'],
  ['a?b#c', 'a%3Fb%23c'],
  ['50%', '50%25'],
  ['%2e%2e', '%252e%252e'],
  ['ana+list@example.com', 'ana%2Blist%40example.com'],
  ['é', '%C3%A9'],
])('the id %j stands in the path as %s', (id, encoded) => {
  expect(url({ path: { 'person-id': id } })).toBe(`https://acme.example/v1/people/${encoded}/notes`);
});

test('a whole number stands in the path as its digits', () => {
  expect(url({ path: { 'person-id': 7 } })).toBe('https://acme.example/v1/people/7/notes');
});

test.each([7.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])(
  'the number %d, which cannot be an id, is refused',
  async (id) => {
    const error = await failureOf(() => url({ path: { 'person-id': id } }), InvalidTargetError);
    expect(error.message).toContain('must be a string, not number');
  },
);

test.each(['', '.', '..', ' 7', '7 ', 'a\nb', '\ud800'])(
  'the id %j, which would change the path or is none, is refused',
  async (id) => {
    const error = await failureOf(() => url({ path: { 'person-id': id } }), InvalidTargetError);
    expect(error).toMatchObject({ provider: 'acme', operation: 'listNotes', attempts: 0 });
    expect(error.message).toMatch(/^acme: the contact id .*\. Nothing was sent\.$/);
  },
);

test.each([
  ['left out', {}],
  ['undefined', { 'person-id': undefined }],
  ['named otherwise', { personId: '7' }],
  ['still its placeholder', { 'person-id': '{person-id}' }],
])('a value of the path that is %s is missed', async (_, path) => {
  const error = await failureOf(() => url({ path: path as Record<string, string> }), InvalidTargetError);
  expect(error.message).toContain('was left out');
});

test('a value of the path that is neither text nor a number is refused', async () => {
  const path = { 'person-id': true as unknown as string };
  const error = await failureOf(() => url({ path }), InvalidTargetError);
  expect(error.message).toBe('acme: the contact id true must be a string, not boolean. Nothing was sent.');
});

test('a path that a runtime would send in other characters is refused, whatever the contract says', async () => {
  const odd = { ...listNotes, path: '/people of {person-id}' };
  const error = await failureOf(() => url({}, odd), InvalidTargetError);
  expect(error).toMatchObject({ provider: 'acme', operation: 'listNotes', attempts: 0 });
  expect(error.message).toBe('acme: the contact id would change the path of the request. Nothing was sent.');
});

describe('the query', () => {
  const base = 'https://acme.example/v1/people/7/notes';

  test.each<[RequestParts['query'], string]>([
    [undefined, ''],
    [{}, ''],
    [{ cursor: undefined }, ''],
    [{ cursor: '' }, '?cursor='],
    [{ email: 'ana+list@example.com' }, '?email=ana%2Blist%40example.com'],
    [{ cursor: 'a b&c=d#e?f' }, '?cursor=a+b%26c%3Dd%23e%3Ff'],
    [{ cursor: "it's" }, '?cursor=it%27s'],
    [{ limit: 50, all: false }, '?limit=50&all=false'],
    [{ cursor: undefined, limit: 0 }, '?limit=0'],
    [{ tag: ['a', 'b&c'] }, '?tag=a&tag=b%26c'],
    [{ tag: [] }, ''],
  ])('%j is %j', (query, encoded) => {
    const sent = url(query === undefined ? {} : { query });
    expect(sent).toBe(base + encoded);
    // As a server reads it.
    const values = Object.entries(query ?? {}).flatMap(([name, value]) =>
      [value].flat().flatMap((each) => (each === undefined ? [] : [[name, String(each)]])),
    );
    expect([...new URL(sent).searchParams]).toEqual(values);
  });

  test.each(['force', 'Cursor', '__proto__', ''])(
    'refuses %j, which the contract does not have',
    async (name) => {
      const query = Object.fromEntries([[name, 'yes']]);
      const error = await failureOf(() => url({ query }), InvalidRequestError);
      expect(error.message).toBe(
        `acme: the contract has no query parameter ${JSON.stringify(name)}. Nothing was sent.`,
      );
    },
  );

  test('refuses one whose value would be left out, too: it is misspelt', async () => {
    await failureOf(() => url({ query: { cursr: undefined } }), InvalidRequestError);
  });

  test('has no place at an operation without one', async () => {
    const { query: _, ...without } = listNotes;
    await failureOf(() => url({ query: { cursor: 'a' } }, without), InvalidRequestError);
  });
});

test.each(['', '?cursor=a+b%26c', '?tag=a&tag=b&limit=1', '?email=ana%2Blist%40example.com'])(
  'what a request of the contract asks for with %j is what is sent',
  async (search) => {
    const href = `https://acme.example/v1/people/a%2Fb/notes${search}`;
    const { operation, path, query } = await readRequest(new Request(href), contract, address);
    expect(operation).toBe(listNotes);
    expect(urlOf(address, { operation, path: path ?? {}, query: query ?? {} }, contract)).toBe(href);
  },
);

test('a path that none of several operations has is refused with the paths that they have', async () => {
  const getPerson: Operation = { ...listNotes, operationId: 'getPerson', path: '/people/{id}' };
  const both = { ...contract, operations: { listNotes, getPerson } };
  const work = readRequest(new Request('https://acme.example/v1/people'), both, address);
  const error = await failureOf(work, InvalidTargetError);
  expect(error.message).toBe(
    'acme: the path of the request is not /people/{person-id}/notes or /people/{id}; ' +
      'an empty contact id, "." or ".." changes it. Nothing was sent.',
  );
});

nothingLeaks();
