/** Stands in for Acme CRM in the sandbox: people who can be listed, looked up and deleted. */
import {
  type Answer,
  bareAnswer,
  ContactStore,
  type FakeContext,
  type FakeProvider,
  jsonAnswer,
  type RoutedRequest,
  type RunningFake,
} from 'contact-deletion/provider';
import type { components } from './generated/types.js';

type Schemas = components['schemas'];

/** A person at the start: an id, or that and what else matters about the person. */
export type AcmeSeed = string | (Partial<Schemas['Person']> & Pick<Schemas['Person'], 'id'>);

/** How Acme behaves in the sandbox. */
export interface AcmeSettings {
  /** What is wrong with the account: `forbidden` is answered with 403. @default nothing */
  readonly account: 'forbidden';
}

const API_KEY = 'sandbox-acme-key';

export const fake = {
  credentials: { apiKey: API_KEY },
  seedsOf: (ids) => ids,
  start,
} satisfies FakeProvider<AcmeSeed, AcmeSettings>;

const CODES: Readonly<Record<number, string>> = {
  400: 'invalid_request',
  401: 'invalid_key',
  403: 'missing_permission',
  404: 'person_not_found',
  409: 'legal_hold',
  410: 'person_deleted',
  429: 'too_many_requests',
  500: 'internal_error',
};

function problem(status: number): Answer {
  const code = CODES[status];
  if (code === undefined) return bareAnswer(status);
  const body: Schemas['Problem'] = { error: { code, message: 'What a person should know.' } };
  return jsonAnswer(status, body);
}

function start({ seeds, settings: { account }, clock }: FakeContext<AcmeSeed, AcmeSettings>): RunningFake {
  const store = new ContactStore<string>();
  const people = new Map<string, Schemas['Person']>();
  for (const seed of seeds) {
    const person = personOf(typeof seed === 'string' ? { id: seed } : seed);
    store.add(person.id);
    people.set(person.id, person);
  }

  function page(query: URLSearchParams): Answer {
    const present = [...people.values()].filter(({ id }) => store.isPresent(id));
    const cursor = query.get('cursor');
    const from = cursor === null ? 0 : [...people.keys()].indexOf(cursor) + 1;
    const after = [...people.values()].slice(from).filter(({ id }) => store.isPresent(id));
    const shown = after.slice(0, Number(query.get('limit') ?? 50));
    const last = shown.at(-1)?.id;
    const body: Schemas['PersonList'] = {
      people: shown,
      nextCursor: last === undefined || last === present.at(-1)?.id ? null : last,
    };
    return jsonAnswer(200, body);
  }

  function deletePerson({ legalHold, id }: Schemas['Person'], scope: string | null): Answer {
    if (scope !== 'profile' && scope !== 'everything') return problem(400);
    if (legalHold) return problem(409);
    store.remove(id, scope === 'everything' ? 'deleted' : 'softDeleted', clock.now());
    return bareAnswer(204);
  }

  function respond({ operation, parameters: { id }, query, headers }: RoutedRequest): Answer {
    if (headers.get('authorization') !== `Bearer ${API_KEY}`) return problem(401);
    if (account === 'forbidden') return problem(403);
    if (operation === 'listPeople') return page(query);
    // Not `person_not_found`: nobody asked for a person.
    if (operation === undefined) return bareAnswer(404);
    if (id === undefined || !/^per_[\da-z]+$/.test(id)) return problem(400);
    const person = people.get(id);
    if (!person) return problem(404);
    if (!store.isPresent(id)) return problem(410);
    return operation === 'getPerson' ? jsonAnswer(200, person) : deletePerson(person, query.get('scope'));
  }

  return {
    respond,
    documentedAnswer: ({ operation, parameters: { id = '' }, query }, status) => {
      if (status !== 200) return problem(status);
      return operation === 'listPeople' ? page(query) : jsonAnswer(200, people.get(id) ?? personOf({ id }));
    },
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
}

function personOf(seed: Exclude<AcmeSeed, string>): Schemas['Person'] {
  return {
    name: 'Ada Okello',
    email: `${seed.id}@example.com`,
    legalHold: false,
    createdAt: '2025-03-01T09:30:00.000Z',
    ...seed,
  };
}
