/** What the engine asks of a client, made from a definition: its requests are compared with what they are for. */
import { ApiError, ContactDeletionError, HookError } from '../http/errors.js';
import { type CallOptions, type ClientOptions, limitsOf } from '../http/options.js';
import type { RequestParts } from '../http/request.js';
import {
  type Chosen,
  isOwnAbsence,
  namesIn,
  type Presence,
  type ProviderDefinition,
  rulingOn,
} from './definition.js';
import type { DeletionPort } from './provider.js';

/** One call of an operation that the compiler does not know. */
export type UntypedCall = (
  operationId: string,
  request: object,
  options: CallOptions,
) => ReturnType<DeletionPort['delete']>;

/** @throws HookError if the function of the definition throws: nothing was sent then. */
function madeBy<T>(make: () => T, { name, deletion }: ProviderDefinition): T {
  try {
    return make();
  } catch (cause) {
    // Of a contact or an option, it says so itself.
    if (cause instanceof ContactDeletionError) throw cause;
    const message = `the definition's request for ${deletion.operation} threw. It was not carried out.`;
    throw new HookError(message, { provider: name, operation: deletion.operation, cause });
  }
}

/** What the engine is given of a client. */
export function portOf(
  definition: ProviderDefinition,
  call: UntypedCall,
  context: { readonly account: string | undefined; readonly choices: Chosen },
  options: ClientOptions,
): Omit<DeletionPort, 'account'> {
  const { deletion, lookUp, name } = definition;
  return {
    definition,
    choices: context.choices,
    limits: limitsOf(name, options),
    delete: async (ids, callOptions) => {
      const request = madeBy(() => deletion.request(ids, context), definition);
      assertNames(definition, request, ids);
      return call(deletion.operation, request, callOptions);
    },
    lookUp:
      lookUp &&
      (async (id, callOptions): Promise<Presence> => {
        try {
          const { data } = await call(lookUp.operation, lookUp.request(id, context), callOptions);
          return lookUp.read(data, id);
        } catch (error) {
          if (error instanceof ApiError && rulingOn(definition, error.status) === 'absent')
            return isOwnAbsence(definition, error) ? 'absent' : 'unclear';
          throw error;
        }
      }),
  };
}

/**
 * Refuses a request that leaves out a contact, which a success would call deleted, or that names another, who would be.
 *
 * @throws HookError
 */
function assertNames(definition: ProviderDefinition, request: RequestParts, ids: readonly string[]): void {
  const { deletion, name: provider } = definition;
  const wanted = new Set(ids);
  const named = new Set(
    namesIn(definition, { ...request, operation: deletion.operation }).map((name) => {
      const text = String(name);
      // Written in another way than the target, perhaps.
      const parsed = wanted.has(text) ? { id: text } : deletion.parseId(text);
      return 'id' in parsed ? parsed.id : text;
    }),
  );
  const leavesOut = ids.some((id) => !named.has(id));
  // Without `namesIn`, a path may have other values than contacts, such as an account.
  const namesOthers = definition.namesIn !== undefined && [...named].some((id) => !wanted.has(id));
  if (!leavesOut && !namesOthers) return;
  throw new HookError(
    `the definition's request for ${deletion.operation} does not name exactly the contacts that it is for. It was not carried out.`,
    { provider, operation: deletion.operation },
  );
}
