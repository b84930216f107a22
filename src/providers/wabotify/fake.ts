/** Stands in for Wabotify: batches of one workspace, answered with or without a body; look-ups, searches and the list. */
import type { components } from '../../../generated/wabotify/types.js';
import { type Answer, bareAnswer, jsonAnswer } from '../../sandbox/answer.js';
import type { FakeContext, FakeProvider, RunningFake } from '../../sandbox/fake-provider.js';
import type { RoutedRequest } from '../../sandbox/routed-request.js';
import { readSeeds, type WabotifySeed, WORKSPACE_ID } from './fake-contacts.js';
import { createLists, type WabotifyListSettings } from './fake-list.js';

export type { WabotifySeed };

type Schemas = components['schemas'];

/** How Wabotify behaves in the sandbox. */
export interface WabotifySettings extends WabotifyListSettings {
  /**
   * Whether a 200 has a body. With `alternate`, every other one has, beginning with the first.
   * @default true
   */
  readonly body: boolean | 'alternate';
  /**
   * What happens to a batch with a missing contact, which the page leaves open. The answer is 404 either way; with `true`,
   * the other contacts of the batch are deleted all the same.
   * @default false
   */
  readonly partial: boolean;
  /**
   * The form of a look-up. `list`, as on its page: the contact is in a list. `contact`, as on the page of its sister site:
   * the contact by itself.
   * @default list
   */
  readonly lookUp: 'list' | 'contact';
}

export const fake = {
  credentials: { workspaceId: WORKSPACE_ID },
  seedsOf: (ids) => ids,
  seedOf: ({ id, phone, email }) => ({
    id,
    platformSenderPhone: phone?.slice(1) ?? null,
    email: email ?? null,
  }),
  start,
} satisfies FakeProvider<WabotifySeed, WabotifySettings>;

function start({ seeds, settings, clock }: FakeContext<WabotifySeed, WabotifySettings>): RunningFake {
  const { body = true, partial = false, lookUp = 'list' } = settings;
  const contacts = readSeeds(seeds);
  const { store, detailsOf, remove } = contacts;
  const lists = createLists(contacts, settings, clock);
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
      for (const id of found) remove(id, now);
    }
    return complete ? success() : bareAnswer(404);
  }

  function foundAnswer(id: string): Answer {
    const contact = detailsOf(id);
    const wrapper = { success: true, code: 200, errorCode: null, message: 'Successfully obtained list.' };
    const answer: Schemas['GetContactResponse'] =
      lookUp === 'list'
        ? { ...wrapper, data: { contactId: id, data: [contact] } }
        : { ...wrapper, data: contact };
    return jsonAnswer(200, answer);
  }

  function answerLookUp({ parameters: { contactId } }: RoutedRequest): Answer {
    if (contactId === undefined) return bareAnswer(400);
    return store.isPresent(contactId) ? foundAnswer(contactId) : bareAnswer(404);
  }

  /** Every GET names its workspace in the query. */
  function answerGet(call: RoutedRequest, answer: (call: RoutedRequest, done: boolean) => Answer): Answer {
    const workspaceId = call.query.get('workspaceId');
    if (!workspaceId) return bareAnswer(400);
    return workspaceId === WORKSPACE_ID ? answer(call, true) : bareAnswer(404);
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
      if (call.operation === 'deleteContacts') return answerDeletion(call);
      return answerGet(call, lists[call.operation] ?? answerLookUp);
    },
    documentedAnswer: (call, status) => {
      if (status !== 200 || !call.operation) return bareAnswer(status);
      const { contactId } = call.parameters;
      if (contactId !== undefined) return foundAnswer(contactId);
      return lists[call.operation]?.(call, false) ?? success();
    },
    contacts: () => store.list(),
    stateOf: (id) => store.stateOf(String(id)),
  };
}

/** The batch; undefined if the body does not have the form that the page shows. */
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
