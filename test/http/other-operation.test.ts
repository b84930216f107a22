/** An id that would make the path match another operation is refused before anything is sent. */
import { describe, expect, test } from 'vitest';
import type { Contract, Operation } from '../../generated/contract.js';
import { connect } from '../../src/http/client.js';
import { InvalidTargetError } from '../../src/index.js';
import { failureOf, nothingLeaks } from './witness.js';

const operations: readonly (readonly [id: string, method: Operation['method'], path: string])[] = [
  ['getPerson', 'GET', '/people/{id}'],
  ['searchByEmail', 'GET', '/people/searchByEmail'],
  ['deletePerson', 'DELETE', '/people/{id}'],
  ['getNote', 'GET', '/people/{id}/notes/{note}'],
  ['getFirstNote', 'GET', '/people/{id}/notes/first'],
  ['getFile', 'GET', '/files/{name}'],
  ['getTable', 'GET', '/files/{name}.csv'],
  ['getRow', 'GET', '/{table}/rows'],
  ['getOfMine', 'GET', '/mine/{what}'],
];

type Paths = Record<string, Record<string, never>>;

/** A client of a contract, and the URLs that it has requested. */
function clientOf(included: typeof operations = operations) {
  const contract: Contract = {
    provider: 'acme',
    version: '1',
    servers: ['https://acme.example/v1'],
    operations: Object.fromEntries(
      included.map(([operationId, method, path]) => [
        operationId,
        { operationId, method, path, responses: { 200: { body: 'undocumented' } } },
      ]),
    ),
  };
  const sent: string[] = [];
  const { call, api } = connect<Paths, unknown>(
    {
      provider: 'acme',
      contract,
      credentials: [],
      problemOfRequest: () => undefined,
      isPartial: () => false,
      refusals: new Set(),
      isRepeatable: () => true,
    },
    {
      fetch: async (input) => {
        sent.push(new URL(String(input)).pathname.replace('/v1', ''));
        return new Response(null, { status: 200 });
      },
    },
  );
  return {
    sent,
    call: (id: string, path: Readonly<Record<string, string>>) => call(id, { path }, undefined),
    /** Calls the contract as a user does, with the path as a template. */
    ask: (method: 'GET' | 'DELETE', template: string, path: Readonly<Record<string, string>>) =>
      (api[method] as (template: string, init: object) => Promise<unknown>)(template, { params: { path } }),
  };
}

const refused: [id: string, template: string, path: Record<string, string>][] = [
  ['getPerson', '/people/{id}', { id: 'searchByEmail' }],
  // Some servers ignore case.
  ['getPerson', '/people/{id}', { id: 'searchbyemail' }],
  ['getPerson', '/people/{id}', { id: 'SEARCHBYEMAIL' }],
  ['getNote', '/people/{id}/notes/{note}', { id: '7', note: 'first' }],
  ['getFile', '/files/{name}', { name: 'a.csv' }],
  // Either operation could be meant.
  ['getRow', '/{table}/rows', { table: 'mine' }],
  ['getOfMine', '/mine/{what}', { what: 'rows' }],
];

describe('an id that makes the path of another operation', () => {
  test.each(refused)('is refused by a call of %s (%s with %j)', async (operation, _, path) => {
    const { call, sent } = clientOf();
    const error = await failureOf(call(operation, path), InvalidTargetError);
    expect(error).toMatchObject({ provider: 'acme', operation, attempts: 0, ambiguous: false });
    expect(error.message).toBe(
      'acme: the contact id would make the path of another operation. Nothing was sent.',
    );
    expect(sent).toEqual([]);
  });

  test.each(refused)(
    'is refused by the contract, too (%s: %s with %j)',
    async (operation, template, path) => {
      const { ask, sent } = clientOf();
      const error = await failureOf(ask('GET', template, path), InvalidTargetError);
      expect(error).toMatchObject({ operation, attempts: 0 });
      expect(sent).toEqual([]);
    },
  );
});

describe('an id is sent', () => {
  test.each<[operation: string, path: Record<string, string>, sent: string]>([
    ['getPerson', { id: '7' }, '/people/7'],
    ['getPerson', { id: 'searchByEmail2' }, '/people/searchByEmail2'],
    ['getPerson', { id: 'notes' }, '/people/notes'],
    // There is no such DELETE.
    ['deletePerson', { id: 'searchByEmail' }, '/people/searchByEmail'],
    ['getNote', { id: 'searchByEmail', note: '8' }, '/people/searchByEmail/notes/8'],
    ['getFirstNote', { id: '7' }, '/people/7/notes/first'],
    ['getFile', { name: 'a.txt' }, '/files/a.txt'],
    ['getTable', { name: 'a' }, '/files/a.csv'],
    ['getRow', { table: 'yours' }, '/yours/rows'],
    ['getOfMine', { what: 'columns' }, '/mine/columns'],
    ['searchByEmail', {}, '/people/searchByEmail'],
  ])('that makes a path of its own: %s with %j', async (operation, path, expected) => {
    const { call, ask, sent } = clientOf();
    await call(operation, path);
    const [, method, template] = operations.find(([id]) => id === operation) ?? [];
    await ask(method as 'GET' | 'DELETE', template ?? '', path);
    expect(sent).toEqual([expected, expected]);
  });

  test('that is like the path of an operation that the contract does not have', async () => {
    const { call, ask, sent } = clientOf(operations.slice(0, 1));
    await call('getPerson', { id: 'searchByEmail' });
    await ask('GET', '/people/{id}', { id: 'searchByEmail' });
    expect(sent).toEqual(['/people/searchByEmail', '/people/searchByEmail']);
  });
});

nothingLeaks();
