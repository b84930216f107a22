/** Wabotify: a batch of contacts of one workspace, answered with or without a body. */
import { contract } from '../../generated/wabotify/contract.js';
import type { components, operations, paths } from '../../generated/wabotify/types.js';
import { type Connected, connect, type Success } from '../http/client.js';
import { assertCredential, headerOf } from '../http/credential.js';
import type { CallOptions, ClientOptions } from '../http/options.js';
import { assertSomeIds, invalidTarget } from '../http/target.js';
import { assertContactId, type DeletionTraits, type Provider } from './provider.js';
import { knownWabotify, wabotifyCredentials } from './wabotify-rules.js';

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
  readonly api: Connected<paths, operations>['api'];
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
  const credential = headerOf(wabotifyCredentials.workspaceId, workspaceId);
  const problemOfBody = (body: unknown) =>
    (body as Schemas['DeleteBatchRequest']).workspaceId === workspaceId
      ? undefined
      : "names another workspace than the client's";
  // Nobody says that a batch is a transaction: one that fails may have deleted some of its contacts.
  const isPartial = (body: unknown) => (body as Schemas['DeleteBatchRequest']).contactIds.length > 1;
  const connection = { contract, credential, problemOfBody, isPartial };
  const { api, call } = connect<paths, operations>(connection, clientOptions);
  const deleteContacts: Wabotify['deleteContacts'] = async (ids, callOptions) => {
    // A string would be taken apart into the ids of other contacts.
    if (!Array.isArray(ids)) invalidTarget(provider, ids, 'must stand in an array');
    for (const id of ids) assertContactId(knownWabotify, id);
    assertSomeIds(provider, ids.length);
    const body = { workspaceId, contactIds: [...new Set(ids)].map((id) => ({ ids: id })) };
    return call(contract.operations.deleteContacts, { body }, callOptions);
  };
  return { provider, offersMode: false, api, deleteContacts, deletion: traitsOf(deleteContacts) };
}

function traitsOf(deleteContacts: Wabotify['deleteContacts']): DeletionTraits {
  return {
    ...knownWabotify.deletion,
    delete: (ids, _mode, options) => deleteContacts(ids, options),
  };
}
