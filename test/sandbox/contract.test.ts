/** No answer of the sandbox breaks the contract, whatever requests it gets, in whatever order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract as huduma } from '../../generated/huduma/contract.js';
import { contract as sendme123 } from '../../generated/sendme123/contract.js';
import { contract as wabotify } from '../../generated/wabotify/contract.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import {
  askHuduma,
  askSendme123,
  askWabotify,
  batchOf,
  listAtWabotify,
  listHuduma,
  listSendme123,
  lookUpAtWabotify,
} from './ask.js';

/** A request that a property draws; it asserts that its answer keeps the contract. */
type Ask = (sandbox: Sandbox) => Promise<unknown>;

const ids = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 5 });
const texts = fc.array(fc.constantFrom('a', 'b', 'waiting', 'año/1', 'nobody', ''), { maxLength: 4 });
const uuids = fc.array(
  fc.constantFrom(...[1, 2, 9].map((id) => `00000000-0000-4000-8000-00000000000${id}`), 'x'),
  {
    maxLength: 2,
  },
);
const oneOf10Wrong = <T>(right: T, wrong: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constant(wrong) });

const askOfHuduma = fc
  .record({
    body: fc.oneof(
      { weight: 8, arbitrary: fc.record({ trash: fc.boolean(), ids, uuids }, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.json() },
    ),
    method: oneOf10Wrong('DELETE', 'PATCH'),
    token: oneOf10Wrong('Bearer sandbox-token', 'Bearer other'),
  })
  .map(({ body, method, token }): Ask => {
    return (sandbox) => askHuduma(sandbox, body, { method, headers: { 'x-huduma': token } });
  });

const askOfSendme123 = fc
  .record({
    method: fc.constantFrom('DELETE', 'DELETE', 'GET', 'HEAD'),
    id: fc.constantFrom('a', 'b', 'waiting', 'año/1', 'nobody', ' padded'),
    key: oneOf10Wrong('sandbox-api-key', 'other'),
  })
  .map(({ method, id, key }): Ask => {
    return (sandbox) => askSendme123(sandbox, method as 'DELETE', id, { headers: { 'api-key': key } });
  });

const counts = fc.constantFrom('1', '2', '3', '0', '-1', '101', 'x');

const listOfHuduma = fc
  .record({
    query: fc.record(
      { page: counts, records: counts, query: fc.constantFrom('a', '255', '@EXAMPLE', 'nobody at all', '') },
      { requiredKeys: [] },
    ),
    token: oneOf10Wrong('Bearer sandbox-token', 'Bearer other'),
  })
  .map(({ query, token }): Ask => {
    return (sandbox) => listHuduma(sandbox, query, { 'x-huduma': token });
  });

const listOfSendme123 = fc
  .record({
    query: fc.record({ page: counts, limit: counts }, { requiredKeys: [] }),
    key: oneOf10Wrong('sandbox-api-key', 'other'),
  })
  .map(({ query, key }): Ask => {
    return (sandbox) => listSendme123(sandbox, query, { 'api-key': key });
  });

const askOfWabotify = fc
  .record({
    batch: texts,
    odd: fc.option(fc.json()),
    workspace: oneOf10Wrong('sandbox-workspace', 'other'),
  })
  .map(({ batch, odd, workspace }): Ask => {
    const headers = { 'content-type': 'application/json', 'x-workspace-id': workspace };
    return (sandbox) => askWabotify(sandbox, { body: odd ?? batchOf(sandbox, batch) }, { headers });
  });

const lookUpOfWabotify = fc
  .record({
    id: fc.constantFrom('a', 'b', 'año/1', 'nobody'),
    query: fc.constantFrom('?workspaceId=sandbox-workspace', '?workspaceId=other', '?workspaceId=', ''),
    workspace: oneOf10Wrong('sandbox-workspace', 'other'),
  })
  .map(({ id, query, workspace }): Ask => {
    return (sandbox) => lookUpAtWabotify(sandbox, id, query, { 'x-workspace-id': workspace });
  });

const listOfWabotify = fc
  .record({
    operation: fc.constantFrom('listContacts', 'searchContactsByPhone', 'searchContactsByEmail'),
    query: fc.record(
      {
        cellphone: fc.constantFrom('51987654321', '519', '+51', ''),
        email: fc.constantFrom('ana@example.com', 'ana', ''),
        continuationToken: fc.constantFrom('page-2', 'x'),
        workspaceId: oneOf10Wrong('sandbox-workspace', 'other'),
      },
      { requiredKeys: [] },
    ),
    workspace: oneOf10Wrong('sandbox-workspace', 'other'),
  })
  .map(({ operation, query, workspace }): Ask => {
    return (sandbox) => {
      const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      return listAtWabotify(sandbox, operation as 'listContacts', given as Record<string, string>, {
        'x-workspace-id': workspace,
      });
    };
  });

const traps = ['pageIgnored', 'pageEchoed', 'rotating', 'replacing'] as const;

const documentedStatus = (statuses: Readonly<Record<number, unknown>>) =>
  fc.constantFrom(...Object.keys(statuses).map(Number));

/** Faults that produce only documented answers. */
const faults = fc.array(
  fc
    .oneof(
      fc.record({
        provider: fc.constant('huduma' as const),
        status: documentedStatus(huduma.operations.deleteContacts.responses),
      }),
      {
        // Each of its operations documents different statuses.
        weight: 4,
        arbitrary: fc
          .constantFrom(...Object.values(sendme123.operations))
          .chain(({ operationId, responses }) =>
            fc.record({
              provider: fc.constant('sendme123' as const),
              operation: fc.constant(operationId),
              status: documentedStatus(responses),
            }),
          ),
      },
      fc.record({
        provider: fc.constant('wabotify' as const),
        status: documentedStatus(wabotify.operations.deleteContacts.responses),
      }),
    )
    .chain(({ status, ...where }) =>
      fc.constantFrom('none' as const, 'before' as const, 'after' as const).map((effect) => ({
        ...where,
        probability: 0.4,
        do: { kind: 'status' as const, status, effect },
      })),
    ),
  { maxLength: 3 },
);

const options = fc.record({
  settings: fc.record({
    huduma: fc.record(
      {
        names: fc.constantFrom('all' as const, 'first' as const, 'none' as const),
        account: fc.constantFrom('paymentIssues' as const, 'forbidden' as const),
        list: fc.constantFrom(...traps, 'filterIgnored' as const, 'sameCase' as const),
      },
      { requiredKeys: ['names'] },
    ),
    sendme123: fc.record(
      {
        page: fc.constantFrom('receipt' as const, 'contact' as const),
        account: fc.constant('forbidden' as const),
        list: fc.constantFrom(...traps, 'withoutMeta' as const),
      },
      { requiredKeys: ['page'] },
    ),
    wabotify: fc.record({
      body: fc.constantFrom(true, false, 'alternate' as const),
      partial: fc.boolean(),
      lookUp: fc.constantFrom('list' as const, 'contact' as const),
      search: fc.constantFrom('equal' as const, 'within' as const, 'ignored' as const),
      nobody: fc.constantFrom('notFound' as const, 'emptyList' as const, 'noSuccess' as const),
      list: fc.constantFrom(...traps, 'tokenAfterFullPage' as const),
    }),
  }),
  faults: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: faults }),
  seed: fc.integer(),
}) satisfies fc.Arbitrary<SandboxOptions>;

const contacts = {
  huduma: [1, 2, { id: 3, email: null }, { id: 4, uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6' }, 5, 6],
  sendme123: ['a', { id: 'b', lastName: null }, { id: 'waiting', pendingMessages: true }, 'año/1'],
  wabotify: [
    'a',
    { id: 'b', internalWhatsappNumber: '51987654321', email: 'Ana@example.com' },
    'waiting',
    'año/1',
  ],
};

test('every answer of a random session is documented, and so is its body', async () => {
  const seen = new Set<string>();
  const session = fc.array(
    fc.oneof(
      ...[
        askOfHuduma,
        listOfHuduma,
        askOfSendme123,
        listOfSendme123,
        askOfWabotify,
        lookUpOfWabotify,
        listOfWabotify,
      ],
    ),
    {
      maxLength: 25,
      size: 'max',
    },
  );
  await fc.assert(
    fc.asyncProperty(options, session, async (drawn, asks) => {
      const sandbox = createSandbox({ contacts, ...drawn });
      for (const ask of asks) await ask(sandbox);
      for (const { provider, operation, status } of sandbox.requests) {
        seen.add(`${provider} ${operation ?? 'none'} ${status}`);
      }
    }),
    { numRuns: 800, seed: 4 },
  );
  // The session is only useful if it reaches enough operations.
  const documented = [huduma, sendme123, wabotify].flatMap(({ provider, operations }) =>
    Object.values(operations).flatMap(({ operationId, responses }) =>
      Object.keys(responses).map((status) => `${provider} ${operationId} ${status}`),
    ),
  );
  expect(documented.filter((answer) => !seen.has(answer))).toEqual([]);
});

test('the same session with the same seed gets the same answers', async () => {
  const run = async (seed: number) => {
    const rules = [{ probability: 0.3, do: { kind: 'status', status: 500, effect: 'before' } }] as const;
    const clock = { now: () => 0 };
    const sandbox = createSandbox({ contacts, faults: rules, seed, clock });
    const answers: string[] = [];
    for (const id of ['a', 'b', 'nobody', 'waiting', 'a', 'b', 'año/1']) {
      answers.push((await askSendme123(sandbox, 'DELETE', id)).text);
    }
    for (const id of [1, 2, 3, 4]) answers.push((await askHuduma(sandbox, { ids: [id] })).text);
    return { answers, truth: sandbox.contacts('huduma') };
  };
  expect(await run(1)).toEqual(await run(1));
  expect(await run(1)).not.toEqual(await run(2));
});

test('only contacts whose deletion was requested are gone', async () => {
  const named = fc.array(fc.tuple(fc.boolean(), ids), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(named, async (batches) => {
      const sandbox = createSandbox({ contacts: { huduma: [1, 2, 3, 4, 5, 6] } });
      const truth = new Map([1, 2, 3, 4, 5, 6].map((id) => [id, 'present']));
      for (const [trash, batch] of batches) {
        const { status } = await askHuduma(sandbox, { trash, ids: batch });
        const whole = batch.length > 0 && batch.every((id) => truth.get(id) === 'present');
        expect(status === 200).toBe(whole);
        if (whole) for (const id of batch) truth.set(id, trash ? 'trashed' : 'deleted');
        expect(sandbox.contacts('huduma').map(({ id, state }) => [id, state])).toEqual([...truth]);
      }
    }),
    { numRuns: 100, seed: 4 },
  );
});
