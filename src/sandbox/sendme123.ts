/** Stands in for sendme123: one contact a call, in the words of either of its two pages. */
import type { components } from '../../generated/sendme123/types.js';
import { type Answer, bareAnswer, jsonAnswer } from './answer.js';
import type { Call } from './call.js';
import type { SandboxClock } from './clock.js';
import type { SandboxOptions, Sendme123Seed } from './options.js';
import { sendme123Person } from './people.js';
import { Register } from './register.js';
import type { StandIn } from './stand-in.js';

type Schemas = components['schemas'];

export interface Sendme123Settings {
  readonly apiKey: string;
  readonly seeds: Iterable<Sendme123Seed>;
  /** The page that it follows, named after the body of its 200. */
  readonly page: NonNullable<SandboxOptions['sendme123']>;
  readonly forbidden: boolean;
  readonly clock: SandboxClock;
}

export function createSendme123StandIn(settings: Sendme123Settings): StandIn {
  const { apiKey, page, forbidden, clock } = settings;
  const { register, given } = readSeeds(settings.seeds);

  function contactOf(id: string): Schemas['Contact'] {
    const { pendingMessages: _, ...details } = given.get(id) ?? { id };
    return { ...sendme123Person(id), ...details };
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
    register.remove(id, page === 'receipt' ? 'deleted' : 'softDeleted', now);
    // Gone for good is gone.
    if (page === 'receipt') given.delete(id);
    return answer;
  }

  function success({ operation }: Call, id: string, done: boolean): Answer {
    if (operation === 'getContact') return jsonAnswer(200, contactOf(id));
    if (operation === 'headContact') return bareAnswer(200);
    return done ? deleteContact(id) : deletionAnswer(id, clock.now());
  }

  return {
    idsOf: ({ id }) => (id === undefined ? [] : [id]),
    respond: (call) => {
      if (!call.operation) return bareAnswer(404);
      if (!isAuthorized(call, apiKey)) return bareAnswer(401);
      if (forbidden) return bareAnswer(403);
      if (call.id === undefined || isMalformed(call.id)) return bareAnswer(400);
      if (!register.isPresent(call.id)) return bareAnswer(404);
      return success(call, call.id, true);
    },
    pretend: (call, status) =>
      status === 200 && call.id !== undefined ? success(call, call.id, false) : bareAnswer(status),
    contacts: () => register.list(),
    stateOf: (id) => register.stateOf(String(id)),
  };
}

/** The key in its own header, or the same key as a bearer token. */
function isAuthorized({ headers }: Call, apiKey: string): boolean {
  const bearerToken = /^bearer (.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return (headers.get('api-key') ?? bearerToken) === apiKey;
}

/** No id has control characters, or white space around it. */
function isMalformed(id: string): boolean {
  return id !== id.trim() || /\p{Cc}/u.test(id);
}

/** The contacts, with only what was said of them; the rest is made up when it is asked for. */
function readSeeds(seeds: Iterable<Sendme123Seed>) {
  const register = new Register<string>();
  const given = new Map<string, Exclude<Sendme123Seed, string>>();
  for (const seed of seeds) {
    const id = typeof seed === 'string' ? seed : seed.id;
    if (id === '' || isMalformed(id)) throw new TypeError(`sendme123 cannot have the contact "${id}".`);
    register.add(id);
    if (typeof seed === 'object') given.set(id, seed);
  }
  return { register, given };
}
