/** Stands in for sendme123: one contact per call, in the form of either of its two pages, and the list of all contacts. */
import type { components } from '../../../generated/sendme123/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import { ContactStore } from '../../sandbox/contact-store.js';
import type { FakeContext, FakeProvider, RunningFake } from '../../sandbox/fake-provider.js';
import { type Asked, countIn, type ListTrap, pageOf } from '../../sandbox/listing.js';
import { CREATED_AT, personBehind } from '../../sandbox/people.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';

type Schemas = components['schemas'];

/** A contact at sendme123: its id, or an object with further details. The rest is made up. */
export type Sendme123Seed =
  | string
  | (Partial<Omit<Schemas['Contact'], 'id' | 'countryCode'>> & {
      readonly id: string;
      /** Undefined for a contact without one. @default 57 */
      readonly countryCode?: string | undefined;
      /**
       * Whether the contact has pending messages, so that a deletion is answered with 409.
       * @default false
       */
      readonly pendingMessages?: boolean;
    });

/** How sendme123 behaves in the sandbox. */
export interface Sendme123Settings {
  /**
   * Which of its two pages it follows, named after the body of the answer. `receipt`, the English one: gone for good, 409
   * for pending messages. `contact`, the Spanish one: still stored, marked with `deletedAt`, no 409.
   * @default receipt
   */
  readonly page: 'receipt' | 'contact';
  /**
   * A problem with the account: `forbidden` is answered with 403.
   * @default none
   */
  readonly account: 'forbidden';
  /**
   * A problem with the list. `withoutMeta`: nothing says which page it is and whether another follows. The others are about
   * its pages.
   * @default none: the list is as the spec assumes
   */
  readonly list: ListTrap | 'withoutMeta';
}

const API_KEY = 'sandbox-api-key';

/** It also accepts its key as a bearer token. */
export const fake = {
  credentials: { apiKey: API_KEY },
  seedsOf: (ids) => ids,
  // Ten digits, as its page says. What precedes them is taken for the country code.
  seedOf: ({ id, phone, email }) => ({
    id,
    ...(phone === undefined ? {} : { phone: phone.slice(-10), countryCode: phone.slice(1, -10) }),
    ...(email === undefined ? {} : { email }),
  }),
  start,
} satisfies FakeProvider<Sendme123Seed, Sendme123Settings>;

function start({ seeds, settings, clock }: FakeContext<Sendme123Seed, Sendme123Settings>): RunningFake {
  const { page = 'receipt', account, list } = settings;
  const { store, given } = readSeeds(seeds);
  let answered = 0;

  function contactOf(id: string): Schemas['Contact'] {
    const { pendingMessages: _, ...details } = given.get(id) ?? { id };
    return { ...contactBehind(id), ...details } as Schemas['Contact'];
  }

  function listContacts({ query }: RoutedRequest, done: boolean): Answer {
    const asked = { page: countIn(query, 'page', 1), size: countIn(query, 'limit', DEFAULT_LIMIT) };
    if (!isAsked(asked)) return bareAnswer(400);
    const { ids, ...said } = pageOf(store.present(), asked, list, answered++);
    const data = ids.map(contactOf);
    if (done && list === 'replacing' && !said.isLast) replace();
    const meta: Schemas['PageMeta'] = {
      totalRecords: said.total,
      totalPages: said.pages,
      currentPage: said.page,
      limit: asked.size,
      hasNextPage: !said.isLast,
      hasPreviousPage: said.page > 1,
    };
    const body: Schemas['ListContactsResponse'] = list === 'withoutMeta' ? { data } : { data, meta };
    return jsonAnswer(200, body);
  }

  /** Simulates that somebody else deletes the first contact meanwhile, and creates another one. */
  function replace(): void {
    const [first] = store.present();
    if (first === undefined) return;
    const now = clock.now();
    store.remove(first, 'deleted', now);
    const id = `made-meanwhile-${answered}`;
    store.add(id);
    given.set(id, { id, createdAt: new Date(now).toISOString() });
  }

  function deletionAnswer(id: string, at: number): Answer {
    if (page === 'receipt') {
      const receipt: Schemas['DeletionReceipt'] = {
        message: 'Contact successfully deleted',
        deletedContactId: id,
      };
      return jsonAnswer(200, receipt);
    }
    const marked: Schemas['DeletedContact'] = { ...contactOf(id), deletedAt: new Date(at).toISOString() };
    return jsonAnswer(200, marked);
  }

  function deleteContact(id: string): Answer {
    if (page === 'receipt' && given.get(id)?.pendingMessages) return bareAnswer(409);
    const now = clock.now();
    const answer = deletionAnswer(id, now);
    store.remove(id, page === 'receipt' ? 'deleted' : 'softDeleted', now);
    // After a permanent deletion, nothing is kept.
    if (page === 'receipt') given.delete(id);
    return answer;
  }

  function success({ operation }: RoutedRequest, id: string, done: boolean): Answer {
    if (operation === 'getContact') return jsonAnswer(200, contactOf(id));
    if (operation === 'headContact') return bareAnswer(200);
    return done ? deleteContact(id) : deletionAnswer(id, clock.now());
  }

  return {
    respond: (call) => {
      if (!call.operation) return bareAnswer(404);
      if (!isAuthorized(call)) return bareAnswer(401);
      if (account === 'forbidden') return bareAnswer(403);
      if (call.operation === 'listContacts') return listContacts(call, true);
      const { id } = call.parameters;
      if (id === undefined || isMalformed(id)) return bareAnswer(400);
      if (!store.isPresent(id)) return bareAnswer(404);
      return success(call, id, true);
    },
    documentedAnswer: (call, status) => {
      if (status === 200 && call.operation === 'listContacts') return listContacts(call, false);
      const { id } = call.parameters;
      return status === 200 && id !== undefined ? success(call, id, false) : bareAnswer(status);
    },
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
}

/** From the English page on listing messages. */
const DEFAULT_LIMIT = 20;

/** The limits on the Spanish page on listing messages. */
function isAsked(asked: Readonly<Record<keyof Asked, number | undefined>>): asked is Asked {
  const { page = 0, size = 0 } = asked;
  return page >= 1 && size >= 1 && size <= 100;
}

/** The key in its own header, or the same key as a bearer token. */
function isAuthorized({ headers }: RoutedRequest): boolean {
  const bearerToken = /^bearer (.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return (headers.get('api-key') ?? bearerToken) === API_KEY;
}

/** No id has control characters, or white space around it. */
function isMalformed(id: string): boolean {
  return id !== id.trim() || /\p{Cc}/u.test(id);
}

/** Stores the contacts with only the given details. The rest is made up on demand. */
function readSeeds(seeds: Iterable<Sendme123Seed>) {
  const store = new ContactStore<string>();
  const given = new Map<string, Exclude<Sendme123Seed, string>>();
  for (const seed of seeds) {
    const id = typeof seed === 'string' ? seed : seed.id;
    if (id === '' || isMalformed(id)) throw new TypeError(`sendme123 cannot have the contact "${id}".`);
    store.add(id);
    if (typeof seed === 'object') given.set(id, seed);
  }
  return { store, given };
}

function contactBehind(id: string): Schemas['Contact'] {
  const { given, family, email, digits } = personBehind(id);
  return {
    id,
    name: given,
    lastName: family,
    phone: `300${digits(7)}`,
    email,
    countryCode: '57',
    status: 'ACTIVE',
    birthDate: '1990-01-15T00:00:00.000Z',
    origin: 'API',
    organizationId: 'org-sandbox',
    customValues: [],
    tags: [],
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
  };
}
