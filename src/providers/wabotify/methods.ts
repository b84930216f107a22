/** The named methods of a Wabotify client, and the requests that they send. */
import type { components, operations } from '../../../generated/wabotify/types.js';
import type { Call, Success } from '../../http/client.js';
import type { CallOptions } from '../../http/options.js';
import { assertSomeIds, invalidTarget } from '../../http/target.js';
import type { DeletionDefinition } from '../definition.js';
import { assertContactId } from '../ids.js';

type Schemas = components['schemas'];

const name = 'wabotify';

/** The named methods of a Wabotify client. */
export interface WabotifyMethods {
  /**
   * Deletes a batch of contacts. The answer may have no body; `data` is undefined then, and the status is all
   * the evidence there is. Treat the deletion as final: the page says that it may be.
   *
   * @throws InvalidTargetError for an id that cannot be one, or for no ids at all; nothing is sent.
   * @throws NotFoundError if the workspace or contacts were not found; the page does not say which.
   * @see http://docs.wabotify.com/contact/delete-contact
   * @example
   * const client = wabotify.fromEnv();
   * await client.deleteContacts(['contact-id-1', 'contact-id-2']);
   */
  deleteContacts(
    ids: readonly string[],
    options?: CallOptions,
  ): Promise<Success<Schemas['DeleteBatchResponse'] | undefined>>;
  /**
   * Looks a contact up. The answer holds a person's data, and the text of the last message.
   *
   * The contact comes in one of two shapes: in a list (`data.data`), or by itself (`data`). It is found only if `success`
   * is true, `code` is 200 and its own `id` is the one that you asked for; `data.contactId` is not explained, and no id to
   * rely on. Anything else does not say that it is not there.
   *
   * @throws InvalidTargetError for an id that cannot be one; nothing is sent.
   * @throws NotFoundError if the workspace or the contact was not found; it does not say which.
   * @see http://docs.wabotify.com/contact/get-contact-by-id
   * @example
   * const client = wabotify.fromEnv();
   * const { data } = await client.getContact('contact-id-1');
   * console.log(data.success, data.code);
   */
  getContact(id: string, options?: CallOptions): Promise<Success<Schemas['GetContactResponse']>>;
}

export const methods = (
  call: Call<operations>,
  workspaceId: string,
  parseId: DeletionDefinition['parseId'],
): WabotifyMethods => ({
  deleteContacts: async (ids, options) => {
    // A string would be taken apart into the ids of other contacts.
    if (!Array.isArray(ids)) invalidTarget(name, ids, 'must stand in an array');
    for (const id of ids) assertContactId({ name, deletion: { parseId } }, id);
    assertSomeIds(name, ids.length);
    return call('deleteContacts', { body: requestBody(workspaceId, ids) }, options);
  },
  getContact: async (id, options) => {
    assertContactId({ name, deletion: { parseId } }, id);
    return call('getContact', lookUpRequest(workspaceId, id), options);
  },
});

export const requestBody = (workspaceId: string, ids: readonly string[]): Schemas['DeleteBatchRequest'] => ({
  workspaceId,
  contactIds: [...new Set(ids)].map((id) => ({ ids: id })),
});

export const lookUpRequest = (workspaceId: string, contactId: string) => ({
  path: { contactId },
  query: { workspaceId },
});
