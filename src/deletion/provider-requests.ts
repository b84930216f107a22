/**
 * Turns the engine's wishes into requests, by the provider's definition. Checks that a request names exactly its contacts,
 * and reads look-ups.
 */
import type { Success } from '../http/client.js';
import { ApiError, ContactDeletionError, HookError } from '../http/errors.js';
import type { CallOptions } from '../http/options.js';
import type { RequestParts } from '../http/request.js';
import {
  isOwnAbsence,
  namesIn,
  type Presence,
  type ProviderDefinition,
  rulingOn,
} from '../providers/definition.js';
import type { DeletionPort } from '../providers/provider.js';
import type { ListedContact } from '../providers/search.js';

/** The requests that the engine makes. */
export interface ProviderRequests {
  delete(ids: readonly string[], options: CallOptions): Promise<Success<unknown>>;
  /** Looks a contact up, if the provider has a look-up. */
  readonly lookUp: ((id: string, options: CallOptions) => Promise<LookedUp>) | undefined;
  /** Whether a look-up shows fields of a contact that can be compared. */
  readonly canReread: boolean;
}

/** What a look-up found. */
export interface LookedUp {
  readonly presence: Presence;
  /** The comparable fields of a contact that is there, if the definition says how to read them. */
  readonly contact?: ListedContact | undefined;
}

/** @throws HookError if the function of the definition throws. Nothing has been sent then. */
function madeBy<T>(make: () => T, { name, deletion }: ProviderDefinition): T {
  try {
    return make();
  } catch (cause) {
    // An error about a contact or an option is already clear.
    if (cause instanceof ContactDeletionError) throw cause;
    const message = `the definition's request for ${deletion.operation} threw. It was not carried out.`;
    throw new HookError(message, { provider: name, operation: deletion.operation, cause });
  }
}

export function requestsOf({ definition, context, call }: DeletionPort): ProviderRequests {
  const { deletion, lookUp } = definition;
  return {
    delete: async (ids, callOptions) => {
      const request = madeBy(() => deletion.request(ids, context()), definition);
      assertNames(definition, request, ids);
      return call(deletion.operation, request, callOptions);
    },
    canReread: lookUp?.contactIn !== undefined,
    lookUp:
      lookUp &&
      (async (id, callOptions): Promise<LookedUp> => {
        try {
          const { data } = await call(lookUp.operation, lookUp.request(id, context()), callOptions);
          const presence = lookUp.read(data, id);
          return { presence, contact: presence === 'present' ? lookUp.contactIn?.(data, id) : undefined };
        } catch (error) {
          if (error instanceof ApiError && rulingOn(definition, error.status) === 'absent')
            return { presence: isOwnAbsence(definition, error) ? 'absent' : 'unclear' };
          throw error;
        }
      }),
  };
}

/**
 * Refuses a request that leaves out a contact, which a success would report as deleted, or that names another one, which it
 * would delete.
 *
 * @throws HookError
 */
function assertNames(definition: ProviderDefinition, request: RequestParts, ids: readonly string[]): void {
  const { deletion, name: provider } = definition;
  const wanted = new Set(ids);
  const named = new Set(
    namesIn(definition, { ...request, operation: deletion.operation }).map((name) => {
      const text = String(name);
      if (wanted.has(text)) return text;
      // The request may spell the id differently from the target.
      const parsed = deletion.parseId(text);
      return 'id' in parsed ? parsed.id : text;
    }),
  );
  const leavesOut = ids.some((id) => !named.has(id));
  // Without `namesIn`, a path may hold values that are not contacts, such as an account.
  const namesOthers = definition.namesIn !== undefined && [...named].some((id) => !wanted.has(id));
  if (!leavesOut && !namesOthers) return;
  throw new HookError(
    `the definition's request for ${deletion.operation} does not name exactly the contacts that it is for. It was not carried out.`,
    { provider, operation: deletion.operation },
  );
}
