/** Stands in for Huduma: one transaction, a trash, errors that name the missing contacts, and a list with a search. */
import { contract } from '../../../generated/huduma/contract.js';
import type { components } from '../../../generated/huduma/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import type { FakeContext, FakeProvider, RunningFake } from '../../sandbox/fake-provider.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';
import { type HudumaSeed, readSeeds, seedsOf } from './fake-contacts.js';
import { createList, type HudumaTrap } from './fake-list.js';
import { type Deletion, readDeletion } from './fake-request.js';
import { UUID } from './ids.js';

type Schemas = components['schemas'];

const CONTACTS_PATH = contract.operations.deleteContacts.path;

const METHODS = Object.values(contract.operations)
  .map(({ method }) => method)
  .join(', ');

/** The texts of each documented error status. */
const ERRORS: Readonly<Record<number, readonly [status: string, message: string]>> = {
  400: ['BAD REQUEST', 'Invalid parameters'],
  401: ['UNAUTHORIZED', 'Invalid or missing API token'],
  402: ['PAYMENT REQUIRED', 'Account has payment issues'],
  403: ['FORBIDDEN', 'Insufficient permissions'],
  404: ['NOT FOUND', 'One or more contacts not found'],
  405: ['METHOD NOT ALLOWED', 'Method not allowed'],
  422: ['UNPROCESSABLE ENTITY', 'Invalid input parameters'],
  500: ['INTERNAL SERVER ERROR', 'Internal server error'],
};

const ACCOUNT_STATUS = { paymentIssues: 402, forbidden: 403 } as const;

/** How Huduma behaves in the sandbox. */
export interface HudumaSettings {
  /**
   * Which of the missing contacts a 404 names in `errors`.
   * @default all
   */
  readonly names: 'all' | 'first' | 'none';
  /**
   * A problem with the account: `paymentIssues` is answered with 402, `forbidden` with 403.
   * @default none
   */
  readonly account: keyof typeof ACCOUNT_STATUS;
  /**
   * A problem with the list. `filterIgnored`: a search returns everybody. `sameCase`: a search is case-sensitive. The others
   * are about its pages.
   * @default none: a search looks for its term anywhere in names, numbers and e-mail addresses, ignoring case
   */
  readonly list: HudumaTrap;
}

const TOKEN = 'sandbox-token';

export const fake = {
  credentials: { token: TOKEN },
  seedsOf,
  seedOf: ({ id, phone, email }) => ({
    id: Number(id),
    number: phone?.slice(1) ?? '255700000000',
    email: email ?? null,
  }),
  start,
} satisfies FakeProvider<HudumaSeed, HudumaSettings>;

function start({ seeds, settings, clock }: FakeContext<HudumaSeed, HudumaSettings>): RunningFake {
  const { names = 'all', account, list } = settings;
  const contacts = readSeeds(seeds);
  const { store, uuidOf, idOf, detailsOf, forget } = contacts;
  const listed = createList(contacts, list, clock);
  let requests = 0;

  const envelope = () => ({
    timestamp: new Date(clock.now()).toISOString(),
    reqId: `req-${String(++requests).padStart(9, '0')}`,
    path: CONTACTS_PATH,
  });

  function error(status: number, errors?: Schemas['FieldError'][]): Answer {
    const words = ERRORS[status];
    if (!words) return bareAnswer(status);
    const body: Schemas['ErrorResponse'] = {
      status: `${status} ${words[0]}`,
      code: status * 10,
      message: words[1],
      ...envelope(),
      ...(errors && { errors }),
    };
    return jsonAnswer(status, body);
  }

  function notFound(missing: Schemas['FieldError'][]): Answer {
    if (names === 'none') return error(404);
    return error(404, names === 'first' ? missing.slice(0, 1) : missing);
  }

  function success(ids: Iterable<number>, at: number): Answer {
    const deletedAt = new Date(at).toISOString();
    const body: Schemas['DeleteContactsResponse'] = {
      status: '200 OK',
      code: 0,
      message: 'Contacts deleted successfully',
      ...envelope(),
      data: Array.from(ids, (id) => ({ ...detailsOf(id), deletedAt })),
    };
    return jsonAnswer(200, body);
  }

  function listContacts({ query }: RoutedRequest, done: boolean): Answer {
    const data = listed(query, done);
    if (typeof data === 'number') return error(data);
    const body: Schemas['ListContactsResponse'] = {
      status: '200 OK',
      code: 0,
      message: 'Contacts retrieved successfully',
      ...envelope(),
      data,
    };
    return jsonAnswer(200, body);
  }

  function deleteContacts({ trash, ids, uuids }: Deletion): Answer {
    const found = new Set<number>();
    const missing: Schemas['FieldError'][] = [];
    for (const id of new Set(ids)) {
      if (store.isPresent(id)) found.add(id);
      else missing.push(notFoundError('ids', 'ID', id));
    }
    for (const uuid of new Set(uuids)) {
      const id = idOf(uuid);
      if (id !== undefined && store.isPresent(id)) found.add(id);
      else missing.push(notFoundError('uuids', 'UUID', uuid));
    }
    if (missing.length > 0) return notFound(missing);
    const now = clock.now();
    const answer = success(found, now);
    for (const id of found) {
      store.remove(id, trash ? 'trashed' : 'deleted', now);
      if (!trash) forget(id);
    }
    return answer;
  }

  return {
    respond: (call) => {
      if (call.path !== CONTACTS_PATH) return bareAnswer(404);
      if (call.headers.get('x-huduma') !== `Bearer ${TOKEN}`) return error(401);
      if (!call.operation) return withAllow(error(405));
      if (account) return error(ACCOUNT_STATUS[account]);
      if (call.operation === 'listContacts') return listContacts(call, true);
      const read = readDeletion(call.json);
      return read.problem ? error(read.problem, read.errors) : deleteContacts(read);
    },
    documentedAnswer: (call, status) => {
      if (call.path !== CONTACTS_PATH) return bareAnswer(status);
      if (status !== 200) return error(status);
      if (call.operation === 'listContacts') return listContacts(call, false);
      const { ids = [], uuids = [] } = readDeletion(call.json);
      const named = [...ids, ...uuids.map(idOf).filter((id) => id !== undefined)];
      return success(new Set(named), clock.now());
    },
    contacts: () => store.list().map((contact) => ({ ...contact, uuid: uuidOf(contact.id) })),
    stateOf: (id) => {
      const known = typeof id === 'string' && UUID.test(id) ? idOf(id) : Number(id);
      return known === undefined ? undefined : store.stateOf(known);
    },
  };
}

function notFoundError(field: string, what: string, value: number | string): Schemas['FieldError'] {
  return {
    field,
    message: `Contact with ${what} ${value} not found`,
    rejectedValue: value,
    rejectingValues: {},
  };
}

function withAllow(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, allow: METHODS } };
}
