/** Stands in for sendme123: one contact a call, in the words of either of its two pages. */
import type { components } from '../../../generated/sendme123/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import { ContactStore } from '../../sandbox/contact-store.js';
import type { FakeContext, FakeProvider, RunningFake } from '../../sandbox/fake-provider.js';
import { CREATED_AT, personBehind } from '../../sandbox/people.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';

type Schemas = components['schemas'];

/** A contact at sendme123: its id, or that and what else matters about it. What isn't given is made up. */
export type Sendme123Seed =
  | string
  | (Partial<Omit<Schemas['Contact'], 'id'>> & {
      readonly id: string;
      /**
       * Whether messages wait to be sent to the contact, so that a deletion is answered with 409.
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
   * What is wrong with the account: `forbidden` is answered with 403.
   * @default nothing
   */
  readonly account: 'forbidden';
}

const API_KEY = 'sandbox-api-key';

/** It takes its key as a bearer token, too. */
export const fake = {
  credentials: { apiKey: API_KEY },
  seedsOf: (ids) => ids,
  start,
} satisfies FakeProvider<Sendme123Seed, Sendme123Settings>;

function start({ seeds, settings, clock }: FakeContext<Sendme123Seed, Sendme123Settings>): RunningFake {
  const { page = 'receipt', account } = settings;
  const { store, given } = readSeeds(seeds);

  function contactOf(id: string): Schemas['Contact'] {
    const { pendingMessages: _, ...details } = given.get(id) ?? { id };
    return { ...contactBehind(id), ...details };
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
    // Gone for good is gone.
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
      const { id } = call.parameters;
      if (id === undefined || isMalformed(id)) return bareAnswer(400);
      if (!store.isPresent(id)) return bareAnswer(404);
      return success(call, id, true);
    },
    documentedAnswer: (call, status) => {
      const { id } = call.parameters;
      return status === 200 && id !== undefined ? success(call, id, false) : bareAnswer(status);
    },
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
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

/** The contacts, with only what was said of them; the rest is made up when it is asked for. */
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
