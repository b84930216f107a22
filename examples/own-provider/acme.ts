/** Acme CRM, as a provider of contact-deletion: what its spec does not say in a form that a program can read. */
import { ApiError, type CallOptions, type Permanence } from 'contact-deletion';
import { type Call, defineProvider, textId } from 'contact-deletion/provider';
import { fake } from './fake.js';
import { contract } from './generated/contract.js';
import { fields } from './generated/fields.js';
import type { components, operations } from './generated/types.js';
import { probes } from './probes.js';

type Person = components['schemas']['Person'];
type Scope = components['schemas']['Scope'];

/** Of an error, what tells Acme's own from that of a proxy in front of it. A body can be anything. */
const codeOf = (body: unknown) => String(Object(Object(body).error).code);

export const acme = defineProvider({
  name: 'acme',
  title: 'Acme CRM',
  contract,
  credentials: { apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY' } },
  choices: { scope: ['profile', 'everything'] },
  deletion: {
    operation: 'deletePerson',
    batchLimit: 1,
    transactional: true,
    // A person who is gone for good is absent, like one who never existed.
    rulings: { 410: 'absent' },
    isOwnNotFound: (body) => codeOf(body).startsWith('person_'),
    parseId: textId((id) =>
      /^per_[\da-z]+$/.test(id) ? undefined : 'must be per_ with small letters and digits',
    ),
    request: ([id = ''], { choices: { scope } }) => ({ path: { id }, query: { scope } }),
    // A 204 has no body to read.
    read: (_body, _ids, choices) => ({ permanence: permanenceOf(choices) }),
    permanenceOf,
  },
  lookUp: {
    operation: 'getPerson',
    request: (id) => ({ path: { id } }),
    read: (body, id) => (Object(body).id === id ? 'present' : 'unclear'),
  },
  methods: ({ call }) => methods(call),
  fields,
  fake,
  probes,
});

/** What was written to a person is about the person: with it, something is still stored. */
function permanenceOf({ scope }: { readonly scope: Scope }): Permanence {
  return scope === 'everything' ? 'permanent' : 'soft';
}

const methods = (call: Call<operations>) => ({
  /** Deletes a person. */
  deletePerson: (id: string, scope: Scope, options?: CallOptions) =>
    call('deletePerson', { path: { id }, query: { scope } }, options),

  /** The person; undefined if there is none, or none any more. */
  async findPerson(id: string, options?: CallOptions): Promise<Person | undefined> {
    try {
      const { data } = await call('getPerson', { path: { id } }, options);
      return data;
    } catch (error) {
      if (error instanceof ApiError && (error.status === 404 || error.status === 410)) return undefined;
      throw error;
    }
  },

  /** Everybody, page by page. */
  async *people(options?: CallOptions): AsyncGenerator<Person> {
    let cursor: string | undefined;
    do {
      const { data } = await call('listPeople', { query: { cursor, limit: 100 } }, options);
      yield* data.people;
      cursor = data.nextCursor ?? undefined;
    } while (cursor !== undefined);
  },
});
