/** Stands in for Wabotify: batches of one workspace, answered with or without a body. */
import type { components } from '../../generated/wabotify/types.js';
import { type Answer, bareAnswer, jsonAnswer } from './answer.js';
import type { Call } from './call.js';
import type { SandboxClock } from './clock.js';
import type { SandboxOptions, WabotifySeed } from './options.js';
import { Register } from './register.js';
import type { StandIn } from './stand-in.js';

type Schemas = components['schemas'];

export interface WabotifySettings {
  readonly workspaceId: string;
  readonly seeds: Iterable<WabotifySeed>;
  readonly body: NonNullable<SandboxOptions['wabotifyBody']>;
  /** Whether the contacts that exist are deleted although another of their batch doesn't. */
  readonly partial: boolean;
  readonly clock: SandboxClock;
}

export function createWabotifyStandIn(settings: WabotifySettings): StandIn {
  const { workspaceId, seeds, body, partial, clock } = settings;
  const register = new Register<string>();
  for (const seed of seeds) {
    const id = typeof seed === 'string' ? seed : seed.id;
    if (id === '') throw new TypeError('Wabotify cannot have a contact with an empty id.');
    register.add(id);
  }
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
    const found = new Set(ids.filter((id) => register.isPresent(id)));
    const complete = found.size === new Set(ids).size;
    if (complete || partial) {
      const now = clock.now();
      for (const id of found) register.remove(id, 'deleted', now);
    }
    return complete ? success() : bareAnswer(404);
  }

  return {
    idsOf: ({ json }) => idsIn(json).filter((id) => typeof id === 'string'),
    respond: (call) => {
      if (!call.operation) return bareAnswer(404);
      if (call.headers.get('x-workspace-id') !== workspaceId) return bareAnswer(401);
      const batch = readBatch(call);
      if (!batch) return bareAnswer(400);
      return batch.workspaceId === workspaceId ? deleteBatch(batch.ids) : bareAnswer(404);
    },
    pretend: (call, status) => (status === 200 && call.operation ? success() : bareAnswer(status)),
    contacts: () => register.list(),
    stateOf: (id) => register.stateOf(String(id)),
  };
}

/** The batch; undefined where the body is not what the page shows. */
function readBatch({ json, headers }: Call): { workspaceId: unknown; ids: string[] } | undefined {
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
