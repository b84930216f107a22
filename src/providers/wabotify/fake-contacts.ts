/** The contacts at Wabotify, with their details. */
import type { components } from '../../../generated/wabotify/types.js';
import { ContactStore } from '../../sandbox/contact-store.js';
import { CREATED_AT, personBehind } from '../../sandbox/people.js';

type Contact = components['schemas']['Contact'];

/** A contact at Wabotify: its id, or an object with further details. The rest is made up. */
export type WabotifySeed = string | Contact;

export const WORKSPACE_ID = 'sandbox-workspace';

/** Stores the contacts with only the given details. The rest is made up on demand. */
export function readSeeds(seeds: Iterable<WabotifySeed>) {
  const store = new ContactStore<string>();
  const given = new Map<string, Contact>();
  const add = (seed: WabotifySeed): void => {
    const id = typeof seed === 'string' ? seed : seed.id;
    if (id === '') throw new TypeError('Wabotify cannot have a contact with an empty id.');
    store.add(id);
    if (typeof seed === 'object') given.set(id, seed);
  };
  for (const seed of seeds) add(seed);
  return {
    store,
    add,
    detailsOf: (id: string): Contact => ({ ...contactBehind(id), ...given.get(id) }),
    /** After a permanent deletion, nothing is kept. */
    remove: (id: string, now: number): void => {
      store.remove(id, 'deleted', now);
      given.delete(id);
    },
  };
}

function contactBehind(id: string): Contact {
  const { given, family, digits } = personBehind(id);
  return {
    id,
    creationDate: CREATED_AT,
    assignedAgentId: null,
    assignedAgentName: null,
    segmentationId: null,
    lastMessage: null,
    lastMessageDate: CREATED_AT,
    platformSenderId: null,
    platformSenderName: given,
    platformSenderPhone: `519${digits(8)}`,
    isRead: true,
    isBotEnabled: true,
    isManuallyAdded: false,
    avatarColor: null,
    orderInCards: 1,
    orderInCardsLastUpdated: CREATED_AT,
    tags: [],
    files: [],
    isSolved: false,
    workspaceId: WORKSPACE_ID,
    name: given,
    lastname: family,
    email: null,
    platformId: 2,
    stageId: 'stage-sandbox',
  };
}
