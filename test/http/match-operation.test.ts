/** Which operation a method and a path belong to, and the values of the placeholders. */
import { expect, test } from 'vitest';
import type { Contract, Operation } from '../../generated/contract.js';
import { hasRivals, matchOperation } from '../../src/http/match-operation.js';
import { nothingLeaks } from './witness.js';

const operations: readonly (readonly [id: string, method: Operation['method'], path: string])[] = [
  ['getAny', 'GET', '/people/{id}'],
  ['getMe', 'GET', '/people/me'],
  ['deletePerson', 'DELETE', '/people/{id}'],
  ['getNote', 'GET', '/people/{person-id}/notes/{note.id}'],
  ['getFirst', 'GET', '/people/{person-id}/notes/first'],
  ['download', 'GET', '/files/{name}.csv'],
  ['odd', 'GET', '/a+b(c)/{id}'],
];

/** A new contract each time, since results are cached per contract. */
const newContract = (included = operations): Contract => ({
  provider: 'acme',
  version: '1',
  servers: ['https://acme.example'],
  operations: Object.fromEntries(
    included.map(([operationId, method, path]) => [
      operationId,
      { operationId, method, path, responses: {} },
    ]),
  ),
});

test.each<[method: string, path: string, id: string, values: Record<string, string | undefined>]>([
  ['GET', '/people/7', 'getAny', { id: '7' }],
  ['DELETE', '/people/7', 'deletePerson', { id: '7' }],
  // Although it comes later in the spec.
  ['GET', '/people/me', 'getMe', {}],
  ['DELETE', '/people/me', 'deletePerson', { id: 'me' }],
  ['GET', '/people/7/notes/first', 'getFirst', { 'person-id': '7' }],
  ['GET', '/people/7/notes/8', 'getNote', { 'person-id': '7', 'note.id': '8' }],
  ['GET', '/files/a.b.csv', 'download', { name: 'a.b' }],
  ['GET', '/a+b(c)/1', 'odd', { id: '1' }],
  ['GET', '/people/a%2Fb%20c', 'getAny', { id: 'a/b c' }],
  ['GET', '/people/%C3%A9', 'getAny', { id: 'é' }],
  // Cannot be decoded: this is the operation, but the id is unknown.
  ['GET', '/people/%E9', 'getAny', { id: undefined }],
  ['GET', '/people/%', 'getAny', { id: undefined }],
])('%s %s is %s', (method, path, id, values) => {
  const match = matchOperation(newContract(), method, path);
  expect(match?.operation.operationId).toBe(id);
  expect(match?.path).toEqual(values);
});

test.each([
  ['POST', '/people/7'],
  ['get', '/people/7'],
  ['GET', '/people'],
  ['GET', '/people/'],
  ['GET', '/people/7/'],
  ['GET', '/people/7/notes'],
  ['GET', '/people/7/notes/'],
  ['GET', '/x/people/7'],
  ['GET', '/files/axcsv'],
  ['GET', '/files/.csv'],
  ['GET', '/aab(c)/1'],
  ['GET', ''],
])('%s %j is none', (method, path) => {
  expect(matchOperation(newContract(), method, path)).toBeUndefined();
});

test('each contract has its own operations', () => {
  const contract = newContract();
  const { getAny: _, ...others } = contract.operations;
  expect(matchOperation({ ...contract, operations: others }, 'GET', '/people/7')).toBeUndefined();
  expect(matchOperation(contract, 'GET', '/people/7')?.operation.operationId).toBe('getAny');
});

test.each([
  [true, '/people/{id}', '/people/me'],
  [true, '/{table}/rows', '/mine/{what}'],
  [true, '/files/{name}', '/files/{name}.csv'],
  [false, '/people/{id}', '/people/{id}/notes'],
  [false, '/people/{id}', '/files/{name}'],
  [false, '/people/me', '/people/you'],
])('whether operations can be confused: %s for %s and %s', (can, one, other) => {
  const contract = newContract([
    ['one', 'GET', one],
    ['other', 'GET', other],
  ]);
  expect(hasRivals(contract)).toBe(can);
});

nothingLeaks();
