/** A definition's request is sent only if it names exactly its contacts. Errors in making it are reported. */
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../generated/contract.js';
import { requestsOf } from '../../src/deletion/provider-requests.js';
import { deleteContacts, InvalidTargetError, type Outcome, type Provider } from '../../src/index.js';
import { type ProviderDefinition, textId } from '../../src/providers/define.js';
import { clientOf } from '../../src/providers/factory.js';
import type { DeletionPort } from '../../src/providers/provider.js';

const contract: Contract = {
  provider: 'acme',
  version: '1.0.0',
  servers: ['https://acme.example'],
  operations: {
    deletePerson: {
      operationId: 'deletePerson',
      method: 'DELETE',
      path: '/{account}/people/{id}',
      responses: {},
    },
  },
};

const deletion: ProviderDefinition['deletion'] = {
  operation: 'deletePerson',
  batchLimit: 1,
  transactional: true,
  parseId: textId(),
  request: ([id = '']) => ({ path: { account: 'north', id } }),
  read: () => ({ permanence: 'permanent' }),
  permanenceOf: () => 'permanent',
};

const acme: ProviderDefinition = {
  name: 'acme',
  contract,
  credentials: { apiKey: { header: 'x-key', variable: 'ACME_API_KEY' } },
  deletion,
};

/** The result of a run with two contacts at a provider with these differences, which refuses every request with a 409. */
async function runAt(
  other: Partial<ProviderDefinition>,
  differences: Partial<ProviderDefinition['deletion']> = {},
) {
  const fetch = async () => new Response(null, { status: 409 });
  const definition = { ...acme, ...other, deletion: { ...deletion, ...differences } };
  const provider = clientOf(definition, { apiKey: 'k-123456', fetch }) as Provider;
  const outcomes: Outcome[] = [];
  const run = deleteContacts({ providers: [provider], targets: ['acme:a1', 'acme:b2'], maxInFlight: 1 });
  for await (const outcome of run) outcomes.push(outcome);
  return { outcomes, summary: run.summary };
}

const joined = (ids: readonly string[]) => ({ path: { account: 'north', id: ids.join(',') } });
/** The contacts of a request with several names in its path. */
const split: ProviderDefinition['namesIn'] = ({ path }) => String(path?.id).split(',');
const NOT_EXACTLY =
  "acme: the definition's request for deletePerson does not name exactly the contacts that it is for. " +
  'It was not carried out.';

describe('nothing is sent for a request', () => {
  test.each<[string, Partial<ProviderDefinition>, Partial<ProviderDefinition['deletion']>]>([
    ['that leaves one out', { namesIn: split }, { batchLimit: 2, request: (ids) => joined(ids.slice(1)) }],
    [
      'that names somebody else besides',
      { namesIn: split },
      { batchLimit: 2, request: (ids) => joined([...ids, 'x9']) },
    ],
    ['that names another instead', {}, { request: () => joined(['x9']) }],
    ['that names nobody', {}, { request: () => ({}) }],
    [
      'that names, besides, what no contact can be called',
      { namesIn: (request) => [...(split(request) ?? []), ''] },
      { batchLimit: 2, request: joined },
    ],
  ])('%s', async (_, other, differences) => {
    const { outcomes, summary } = await runAt(other, differences);
    expect(summary).toMatchObject({ requests: 0, notAttempted: 2 });
    expect(summary.stops).toEqual([{ provider: undefined, guard: 'unexpected', message: NOT_EXACTLY }]);
    expect(outcomes[0]).toMatchObject({ attempts: 0, reason: { code: 'unexpected', message: NOT_EXACTLY } });
  });
});

describe('a request is sent', () => {
  test.each<[string, Partial<ProviderDefinition>, Partial<ProviderDefinition['deletion']>]>([
    ['whose path holds the account, too', {}, {}],
    ['that names all of a batch', { namesIn: split }, { batchLimit: 2, request: joined }],
    [
      'that spells a contact in its own way',
      { namesIn: split },
      {
        batchLimit: 2,
        parseId: (id) => ({ id: id.toLowerCase() }),
        request: (ids) => joined(ids.map((id) => id.toUpperCase())),
      },
    ],
    [
      'of whose names some are no ids at all',
      { namesIn: (request) => [...(split(request) ?? []), null, undefined, {}] },
      { batchLimit: 2, request: joined },
    ],
  ])('%s', async (_, other, differences) => {
    const { summary } = await runAt(other, differences);
    expect(summary).toMatchObject({ blocked: 2, stops: [] });
  });

  test('that names contacts by number', async () => {
    const numbered = { ...deletion, batchLimit: 2, request: joined };
    const namesIn: ProviderDefinition['namesIn'] = (request) => (split(request) ?? []).map(Number);
    const fetch = async () => new Response(null, { status: 409 });
    const provider = clientOf({ ...acme, namesIn, deletion: numbered }, { apiKey: 'k-123456', fetch });
    const run = deleteContacts({ providers: [provider as Provider], targets: ['acme:1', 'acme:2'] });
    expect(await run.finish()).toMatchObject({ blocked: 2, stops: [] });
  });
});

test('a definition that throws when it makes a request stops the run, and its own error can be looked up', async () => {
  const thrown = new Error('the words of a definition');
  const request = () => {
    throw thrown;
  };
  const { outcomes, summary } = await runAt({}, { request });
  const message = "acme: the definition's request for deletePerson threw. It was not carried out.";
  expect(summary.stops).toEqual([{ provider: undefined, guard: 'unexpected', message }]);
  expect(summary).toMatchObject({ notAttempted: 2, requests: 0 });
  expect(outcomes[0]).toMatchObject({ reason: { code: 'unexpected', message } });
  expect(outcomes[0]).toHaveProperty('reason.cause', thrown);
  expect(JSON.stringify(outcomes)).not.toContain(thrown.message);
});

test('a contact that the definition of a request refuses is rejected, and the others go on', async () => {
  const request = ([id = '']: readonly string[]) => {
    if (id === 'b2') throw new InvalidTargetError('the contact id "b2" is none.', { provider: 'acme' });
    return joined([id]);
  };
  const { summary } = await runAt({}, { request });
  expect(summary).toMatchObject({ blocked: 1, rejected: 1, stops: [] });
});

test('a look-up that does not show the fields of a contact still finds it', async () => {
  const lookUp = { operation: 'getPerson', request: () => ({}), read: () => 'present' } as const;
  const port = { definition: { ...acme, lookUp }, context: () => ({}), call: async () => ({ data: {} }) };
  const requests = requestsOf(port as unknown as DeletionPort);
  expect(await requests.lookUp?.('a1', {})).toEqual({ presence: 'present', contact: undefined });
  expect(requests.canReread).toBe(false);
});
