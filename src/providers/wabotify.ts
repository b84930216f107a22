/** Wabotify: a batch of contacts of one workspace, answered with or without a body. */
import { contract } from '../../generated/wabotify/contract.js';
import type { components, paths } from '../../generated/wabotify/types.js';
import { type Connected, connect, type Success } from '../http/client.js';
import { assertCredential } from '../http/credential.js';
import type { CallOptions, ClientOptions } from '../http/options.js';
import { assertContactId, assertSomeIds, invalidTarget, problemOfId } from '../http/target.js';
import type { DeletionTraits, Provider } from './provider.js';

export { contract } from '../../generated/wabotify/contract.js';
export type { components, operations, paths } from '../../generated/wabotify/types.js';

type Schemas = components['schemas'];

/** Options of `createWabotify`. */
export interface WabotifyOptions extends ClientOptions {
  /** The id of the workspace. It is the only credential that Wabotify documents, so keep it secret. */
  readonly workspaceId: string;
}

/** A client of one workspace at Wabotify. */
export interface Wabotify extends Provider<'wabotify', false> {
  /**
   * The contract, endpoint by endpoint: a plain openapi-fetch client. The body names the workspace again; one
   * that names another workspace than the client's is refused.
   */
  readonly api: Connected<paths>['api'];
  /**
   * Deletes a batch of contacts. The answer may have no body; `data` is undefined then, and the status is all
   * the evidence there is. Treat the deletion as final: the page says that it may be.
   *
   * @throws InvalidTargetError for an id that cannot be one, or for no ids at all; nothing is sent.
   * @throws NotFoundError where the workspace or contacts were not found; the page does not say which.
   * @see http://docs.wabotify.com/contact/delete-contact
   */
  deleteContacts(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<Success<Schemas['DeleteBatchResponse'] | undefined>>;
}

const provider = contract.provider;

/**
 * @throws InvalidCredentialError for a workspace id that cannot be sent.
 * @throws InvalidOptionError for options that cannot be used.
 */
export function createWabotify(options: WabotifyOptions): Wabotify {
  const { workspaceId, ...clientOptions } = options;
  assertCredential(provider, 'workspaceId', workspaceId);
  const credential = { name: 'x-workspace-id', value: workspaceId };
  const problemOfBody = (body: unknown) =>
    (body as Schemas['DeleteBatchRequest']).workspaceId === workspaceId
      ? undefined
      : "names another workspace than the client's";
  const { api, call } = connect<paths>({ contract, credential, problemOfBody }, clientOptions);
  const deleteContacts: Wabotify['deleteContacts'] = async (ids, callOptions) => {
    // A string would be taken apart into the ids of other contacts.
    if (!Array.isArray(ids)) invalidTarget(provider, ids, 'must stand in an array');
    for (const id of ids) assertContactId(provider, id);
    assertSomeIds(provider, ids.length);
    const body = { workspaceId, contactIds: [...new Set(ids)].map((id) => ({ ids: id })) };
    return call<Schemas['DeleteBatchResponse'] | undefined>(callOptions, (inner, init) =>
      inner.POST('/api/contact/delete-batch', { ...init, body }),
    );
  };
  return { provider, offersMode: false, api, deleteContacts, deletion: traitsOf(deleteContacts) };
}

function traitsOf(deleteContacts: Wabotify['deleteContacts']): DeletionTraits {
  return {
    batchLimit: 50,
    // Whether a batch is a transaction is not stated, and a 404 can mean the workspace.
    transactional: false,
    vagueNotFound: true,
    rulings: {
      400: 'rejected',
      401: 'stop',
      402: 'stop',
      403: 'stop',
      404: 'alreadyAbsent',
      405: 'stop',
      409: 'blocked',
      413: 'tooLarge',
      422: 'rejected',
    },
    canonicalId: (id) => {
      const problem = problemOfId(id);
      return problem ? { problem } : { id };
    },
    delete: (ids, _mode, options) => deleteContacts(ids, options),
    read: (body) => {
      // The body is optional and illustrative, so the status is the evidence, unless the body denies it.
      const {
        success = true,
        code = 200,
        errorCode = null,
      } = (body ?? {}) as Partial<Record<string, unknown>>;
      const denied = success !== true || code !== 200 || errorCode !== null;
      return denied ? 'contradiction' : { permanence: 'undocumented', named: new Set() };
    },
    permanenceOf: () => 'undocumented',
    namedOffenders: () => [],
    // No body is documented, so any may come.
    isOwnNotFound: () => true,
  };
}
