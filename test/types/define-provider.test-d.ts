/** A user's own provider: the types know its options, choices, servers and methods, and nothing else. */
import { describe, expectTypeOf, test } from 'vitest';
import type { Contract, ContractTypes } from '../../generated/contract.js';
import { deleteContacts, type Provider } from '../../src/index.js';
import {
  type Call,
  type Chosen,
  type DeletionDefinition,
  defineProvider,
  type PartsOf,
  textId,
} from '../../src/providers/define.js';

interface Paths {
  '/people/{id}': {
    delete: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { 'application/json': { gone: boolean } } } };
    };
  };
}

interface Operations {
  deletePerson: Paths['/people/{id}']['delete'];
}

interface NumberedOperations {
  deletePerson: { parameters: { path: { id: number } } };
}

declare const contract: Contract & ContractTypes<Paths, Operations>;

const deletion: DeletionDefinition<'deletePerson', Chosen, PartsOf<Operations, 'deletePerson'>> = {
  operation: 'deletePerson',
  batchLimit: 1,
  transactional: true,
  parseId: textId(),
  request: ([id = '']) => ({ path: { id } }),
  read: (_, ids) => ({ permanence: 'permanent', named: new Set(ids) }),
  permanenceOf: () => 'permanent',
};

const acme = defineProvider({
  name: 'acme',
  contract,
  credentials: {
    apiKey: { header: 'x-key', variable: 'ACME_API_KEY' },
    team: { header: 'x-team', variable: 'ACME_TEAM', optional: true },
  },
  servers: { north: 'https://north.example', south: 'https://south.example' },
  choices: { depth: ['shallow', 'deep'], notice: ['mail', 'none'] },
  deletion,
  methods: ({ call }) => ({
    deletePerson: async (id: string) => {
      expectTypeOf(call).toEqualTypeOf<Call<Operations>>();
      const { data } = await call('deletePerson', { path: { id } }, {});
      return data.gone;
    },
  }),
});

const plain = defineProvider({
  name: 'plain',
  contract,
  credentials: { apiKey: { header: 'x-key', variable: 'PLAIN_API_KEY' } },
  deletion,
});

test('a placeholder that the spec calls a number takes one, and no text', () => {
  expectTypeOf({ path: { id: 7 } }).toExtend<PartsOf<NumberedOperations, 'deletePerson'>>();
  expectTypeOf({ path: { id: '7' } }).not.toExtend<PartsOf<NumberedOperations, 'deletePerson'>>();
});

describe('its clients', () => {
  test('need the credentials that cannot be left out', () => {
    void (() => acme({ apiKey: process.env.ACME_API_KEY }));
    void (() => acme({ apiKey: 'a', team: 'b', timeoutMs: 1 }));
    // @ts-expect-error no credential
    void (() => acme({}));
    // @ts-expect-error the optional one alone
    void (() => acme({ team: 'b' }));
    // @ts-expect-error misspelt
    void (() => acme({ apiKey: 'a', taem: 'b' }));
    // @ts-expect-error no text
    void (() => acme({ apiKey: 1 }));
  });

  test('know its servers', () => {
    void (() => acme({ apiKey: 'a', server: 'north' }));
    void (() => acme.fromEnv({ server: 'south', env: { ACME_API_KEY: 'a' } }));
    // @ts-expect-error no such server
    void (() => acme({ apiKey: 'a', server: 'west' }));
    // @ts-expect-error no such server
    void (() => acme.fromEnv({ server: 'west' }));
    // @ts-expect-error its servers have no names
    void (() => plain({ apiKey: 'a', server: 'north' }));
  });

  test('have its methods', () => {
    const client = acme({ apiKey: 'a' });
    expectTypeOf(client.deletePerson).toEqualTypeOf<(id: string) => Promise<boolean>>();
    expectTypeOf(client.choosing({ depth: 'deep', notice: 'none' }).deletePerson).toEqualTypeOf<
      (id: string) => Promise<boolean>
    >();
    // @ts-expect-error a number
    void (() => client.deletePerson(1));
    // @ts-expect-error no such method
    void (() => plain({ apiKey: 'a' }).deletePerson('a'));
    void (() => client.api.DELETE('/people/{id}', { params: { path: { id: 'a' } } }));
    // @ts-expect-error no such path
    void (() => client.api.DELETE('/people', {}));
  });

  test('are taken by a run once everything is chosen', () => {
    const client = acme({ apiKey: 'a' });
    const chosen = client.choosing({ depth: 'deep', notice: 'mail' });
    expectTypeOf(chosen).toExtend<Provider<'acme'>>();
    expectTypeOf(plain({ apiKey: 'a' })).toExtend<Provider<'plain'>>();
    void (() => deleteContacts({ providers: [chosen], targets: ['acme:1'] }));
    // @ts-expect-error nothing chosen
    void (() => deleteContacts({ providers: [client], targets: ['acme:1'] }));
    // @ts-expect-error misspelt
    void (() => deleteContacts({ providers: [chosen], targets: ['amce:1'] }));
    // @ts-expect-error one of two choices
    void (() => client.choosing({ depth: 'deep' }));
    // @ts-expect-error no such depth
    void (() => client.choosing({ depth: 'deeper', notice: 'mail' }));
  });

  test('show nothing of what the engine works with', () => {
    expectTypeOf<Extract<keyof ReturnType<typeof plain>, string>>().toEqualTypeOf<'name' | 'api'>();
    expectTypeOf<Extract<keyof ReturnType<typeof acme>, string>>().toEqualTypeOf<
      'name' | 'api' | 'deletePerson' | 'choosing'
    >();
  });
});

describe('a definition', () => {
  const base = {
    name: 'other',
    contract,
    credentials: { apiKey: { header: 'x-key', variable: 'OTHER_API_KEY' } },
  } as const;

  test('names operations of its contract', () => {
    // @ts-expect-error no such operation
    void (() => defineProvider({ ...base, deletion: { ...deletion, operation: 'deletePeople' } }));
  });

  test('rules with the words that there are', () => {
    void (() => defineProvider({ ...base, deletion: { ...deletion, rulings: { 410: 'absent' } } }));
    // @ts-expect-error no such ruling
    void (() => defineProvider({ ...base, deletion: { ...deletion, rulings: { 410: 'gone' } } }));
  });

  test('says how to read an answer', () => {
    const { read: _, ...unread } = deletion;
    // @ts-expect-error nothing is read
    void (() => defineProvider({ ...base, deletion: unread }));
    // @ts-expect-error no such permanence
    void (() => defineProvider({ ...base, deletion: { ...deletion, permanenceOf: () => 'perhaps' } }));
  });

  test('names the header and the variable of each credential', () => {
    // @ts-expect-error no variable
    void (() => defineProvider({ ...base, deletion, credentials: { apiKey: { header: 'x-key' } } }));
  });
});
