/** Stands in for Wabotify: batches of one workspace, answered with or without a body, and look-ups in either shape. */
import type { components } from '../../../generated/wabotify/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import { ContactStore } from '../../sandbox/contact-store.js';
import type { FakeContext, FakeProvider, RunningFake } from '../../sandbox/fake-provider.js';
import { CREATED_AT, personBehind } from '../../sandbox/people.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';

type Schemas = components['schemas'];

/** A contact at Wabotify: its id, or that and what else matters about it. What isn't given is made up. */
export type WabotifySeed = string | Schemas['Contact'];

/** How Wabotify behaves in the sandbox. */
export interface WabotifySettings {
  /**
   * Whether a 200 has a body; `alternate` gives every other one a body, beginning with the first.
   * @default true
   */
  readonly body: boolean | 'alternate';
  /**
   * What happens to a batch in which a contact is missing, which its page leaves open. The answer is 404 either way; with
   * `true` the other contacts of the batch are deleted all the same.
   * @default false
   */
  readonly partial: boolean;
  /**
   * In which shape a look-up shows a contact. `list`, as its page: in a list. `contact`, as the page of its sister site: by
   * itself.
   * @default list
   */
  readonly lookUp: 'list' | 'contact';
}

const WORKSPACE_ID = 'sandbox-workspace';

export const fake = {
  credentials: { workspaceId: WORKSPACE_ID },
  seedsOf: (ids) => ids,
  start,
} satisfies FakeProvider<WabotifySeed, WabotifySettings>;

function start({ seeds, settings, clock }: FakeContext<WabotifySeed, WabotifySettings>): RunningFake {
  const { body = true, partial = false, lookUp = 'list' } = settings;
  const { store, given } = readSeeds(seeds);
  let successes = 0;

  function success(): Answer {
    successes++;
    const withBody = body === 'alternate' ? successes % 2 === 1 : body;
    if (!withBody) return bareAnswer(200);
    const wrapper: Schemas['DeleteBatchResponse'] = {
      success: true,
      code: 200,
      errorCode: null,
      message: 'Contacts deleted successfully.',
      data: null,
    };
    return jsonAnswer(200, wrapper);
  }

  function deleteBatch(ids: readonly string[]): Answer {
    const found = new Set(ids.filter((id) => store.isPresent(id)));
    const complete = found.size === new Set(ids).size;
    if (complete || partial) {
      const now = clock.now();
      for (const id of found) {
        store.remove(id, 'deleted', now);
        // Gone for good is gone.
        given.delete(id);
      }
    }
    return complete ? success() : bareAnswer(404);
  }

  function foundAnswer(id: string): Answer {
    const contact = { ...contactBehind(id), ...given.get(id) };
    const wrapper = { success: true, code: 200, errorCode: null, message: 'Successfully obtained list.' };
    const answer: Schemas['GetContactResponse'] =
      lookUp === 'list'
        ? { ...wrapper, data: { contactId: id, data: [contact] } }
        : { ...wrapper, data: contact };
    return jsonAnswer(200, answer);
  }

  function answerLookUp({ parameters: { contactId }, query }: RoutedRequest): Answer {
    const workspaceId = query.get('workspaceId');
    if (!workspaceId || contactId === undefined) return bareAnswer(400);
    const isFound = workspaceId === WORKSPACE_ID && store.isPresent(contactId);
    return isFound ? foundAnswer(contactId) : bareAnswer(404);
  }

  function answerDeletion(call: RoutedRequest): Answer {
    const batch = readBatch(call);
    if (!batch) return bareAnswer(400);
    return batch.workspaceId === WORKSPACE_ID ? deleteBatch(batch.ids) : bareAnswer(404);
  }

  return {
    respond: (call) => {
      if (!call.operation) return bareAnswer(404);
      if (call.headers.get('x-workspace-id') !== WORKSPACE_ID) return bareAnswer(401);
      return call.operation === 'getContact' ? answerLookUp(call) : answerDeletion(call);
    },
    documentedAnswer: (call, status) => {
      if (status !== 200 || !call.operation) return bareAnswer(status);
      const { contactId } = call.parameters;
      return contactId === undefined ? success() : foundAnswer(contactId);
    },
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
}

/** The batch; undefined if the body is not what the page shows. */
function readBatch({ json, headers }: RoutedRequest): { workspaceId: unknown; ids: string[] } | undefined {
  if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '')) return undefined;
  const { workspaceId } = (json ?? {}) as { workspaceId?: unknown };
  const ids = idsIn(json);
  const isId = (id: unknown): id is string => typeof id === 'string' && id !== '';
  if (typeof workspaceId !== 'string' || ids.length === 0 || !ids.every(isId)) return undefined;
  return { workspaceId, ids };
}

function idsIn(json: unknown): unknown[] {
  const { contactIds } = (json ?? {}) as { contactIds?: unknown };
  if (!Array.isArray(contactIds)) return [];
  return contactIds.map((contact: { ids?: unknown } | null) => contact?.ids);
}

/** The contacts, with only what was said of them; the rest is made up when it is asked for. */
function readSeeds(seeds: Iterable<WabotifySeed>) {
  const store = new ContactStore<string>();
  const given = new Map<string, Schemas['Contact']>();
  for (const seed of seeds) {
    const id = typeof seed === 'string' ? seed : seed.id;
    if (id === '') throw new TypeError('Wabotify cannot have a contact with an empty id.');
    store.add(id);
    if (typeof seed === 'object') given.set(id, seed);
  }
  return { store, given };
}

function contactBehind(id: string): Schemas['Contact'] {
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
