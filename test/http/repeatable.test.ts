/** Which requests are retried automatically: those that can be repeated without harm, and no others. */
import { expect, test } from 'vitest';
import type { Contract, Operation } from '../../generated/contract.js';
import { InvalidRequestError, ServerError } from '../../src/http/errors.js';
import { defineProvider, textId } from '../../src/providers/define.js';
import { clientOf } from '../../src/providers/factory.js';
import { nothingLeaks } from './witness.js';

const operation = (operationId: string, method: Operation['method'], path: string): Operation => ({
  operationId,
  method,
  path,
  ...(method === 'POST' || method === 'PATCH'
    ? { validateRequest: (body: unknown): body is unknown => body !== undefined }
    : {}),
  responses: { 200: { body: 'undocumented' }, 503: { body: 'undocumented' } },
});

const contract: Contract = {
  provider: 'acme',
  version: '1',
  servers: ['https://acme.example.com'],
  operations: {
    createPerson: operation('createPerson', 'POST', '/people'),
    updatePerson: operation('updatePerson', 'PATCH', '/people/{id}'),
    deletePeople: operation('deletePeople', 'POST', '/people/delete'),
    listPeople: operation('listPeople', 'GET', '/people'),
    deletePerson: operation('deletePerson', 'DELETE', '/people/{id}'),
  },
};

const acme = defineProvider({
  name: 'acme',
  contract,
  credentials: { apiKey: { header: 'api-key', variable: 'ACME_API_KEY' } },
  deletion: {
    operation: 'deletePeople',
    batchLimit: 1,
    transactional: true,
    parseId: textId(),
    request: (ids: readonly string[]) => ({ body: { ids } }),
    read: (_body: unknown, ids: readonly string[]) => ({
      permanence: 'permanent' as const,
      named: new Set(ids),
    }),
    permanenceOf: () => 'permanent' as const,
  },
  methods: ({ call }) => ({
    ask: (operationId: string, request: object) => (call as Ask)(operationId, request, undefined),
  }),
});

type Ask = (operationId: string, request: object, options: undefined) => Promise<unknown>;

/** How many requests are sent for a call that gets this answer each time. */
async function requestsFor(operationId: string, request: object, answer: () => Response): Promise<number> {
  let requests = 0;
  const fetch = async () => {
    requests += 1;
    return answer();
  };
  const clock = { random: () => 0, sleep: async () => {} };
  const { ask } = acme({ apiKey: 'k', fetch, clock, retries: 2 });
  await expect(ask(operationId, request)).rejects.toThrow();
  return requests;
}

const unavailable = () => new Response(null, { status: 503 });
const tooMany = () => new Response(null, { status: 429 });

test.each([
  ['a GET', 'listPeople', {}],
  ['a DELETE', 'deletePerson', { path: { id: 'per_1' } }],
  ['a deletion by POST', 'deletePeople', { body: { ids: ['per_1'] } }],
] as const)('%s is sent again after a 503', async (_what, operationId, request) => {
  expect(await requestsFor(operationId, request, unavailable)).toBe(3);
});

test.each([
  ['POST', 'createPerson', {}],
  ['PATCH', 'updatePerson', { path: { id: 'per_1' } }],
])(
  'another %s is not sent again after a 503, which may come after the deed',
  async (_, operationId, parts) => {
    const request = { ...parts, body: { name: 'Amina' } };
    expect(await requestsFor(operationId, request, unavailable)).toBe(1);
  },
);

test('another POST is sent again after a 429, which was certainly not carried out', async () => {
  expect(await requestsFor('createPerson', { body: { name: 'Amina' } }, tooMany)).toBe(3);
});

test('the error of a POST that was not sent again says that it may have been carried out', async () => {
  const { ask } = acme({ apiKey: 'k', fetch: async () => unavailable() });
  const error = await ask('createPerson', { body: { name: 'Amina' } }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ServerError);
  expect(error).toMatchObject({ attempts: 1, ambiguous: true });
});

test.each([
  ['of a deletion leaves open which of several were deleted', 'deletePeople', true],
  ['of anything else says that nothing was done', 'createPerson', false],
])('where a batch is no transaction, a refusal %s', async (_, operationId, ambiguous) => {
  const deletion = { ...acme.definition.deletion, transactional: false };
  const definition = { ...acme.definition, deletion, namesIn: () => ['per_1', 'per_2'] };
  const fetch = async () => new Response(null, { status: 422 });
  const { ask } = clientOf(definition, { apiKey: 'k', fetch }) as unknown as { ask: Ask };
  const work = ask(operationId, { body: {} }, undefined);
  await expect(work).rejects.toMatchObject({ status: 422, ambiguous });
});

test('an operation that the contract does not have is refused, and nothing is sent', async () => {
  let requests = 0;
  const { ask } = acme({
    apiKey: 'k',
    fetch: async () => {
      requests += 1;
      return unavailable();
    },
  });
  const error = await ask('deletePersons', {}).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(error).toMatchObject({ provider: 'acme', attempts: 0 });
  expect((error as Error).message).toBe('acme: the contract has no operation deletePersons.');
  expect(requests).toBe(0);
});

nothingLeaks();
