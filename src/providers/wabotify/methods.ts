/** The named methods of a Wabotify client, and the requests that they send. */
import type { components, operations } from '../../../generated/wabotify/types.js';
import type { Call, Success } from '../../http/client.js';
import type { CallOptions } from '../../http/options.js';
import { assertSomeIds, invalidTarget } from '../../http/target.js';
import { contactPages } from '../contact-pages.js';
import { assertContactId } from '../ids.js';
import type { Cursor } from '../search.js';
import { parseId } from './ids.js';
import { listRequest, readPage } from './search.js';

type Schemas = components['schemas'];

const name = 'wabotify';

/** The named methods of a Wabotify client. */
export interface WabotifyMethods {
  /**
   * Deletes a batch of contacts. The answer may have no body: then `data` is undefined, and the status is all the evidence
   * there is. Treat the deletion as final: the page says that it may be.
   *
   * @throws InvalidTargetError for an id that the provider cannot have, or for no ids at all. Nothing is sent.
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
   * Looks up a contact. The answer holds personal data, including the text of the last message.
   *
   * The contact comes in one of two forms: in a list (`data.data`), or by itself (`data`). It is found only if `success` is
   * true, `code` is 200, and its own `id` is the one that you asked for. `data.contactId` is not explained; do not rely on
   * it. Any other answer does not say that the contact is absent.
   *
   * @throws InvalidTargetError for an id that the provider cannot have. Nothing is sent.
   * @throws NotFoundError if the workspace or the contact was not found; it does not say which.
   * @see http://docs.wabotify.com/contact/get-contact-by-id
   * @example
   * const client = wabotify.fromEnv();
   * const { data } = await client.getContact('contact-id-1');
   * console.log(data.success, data.code);
   */
  getContact(id: string, options?: CallOptions): Promise<Success<Schemas['GetContactResponse']>>;
  /**
   * Searches for a phone number. **A search result is not yet a match**: how numbers are compared is not documented, so
   * compare `platformSenderPhone` and `internalWhatsappNumber` of each contact yourself. The answer holds personal data.
   *
   * It is an answer only if `success` is true, `code` is 200, and there is a list in `data.data`. The ids are those of the
   * contacts in the list; `data.contactId` is not explained.
   *
   * @param cellphone Digits only, with the country code: `51987654321`. Numbers may be stored without it.
   * @throws InvalidRequestError for anything else. Nothing is sent.
   * @throws NotFoundError if nobody was found, or the workspace was not; it does not say which.
   * @see http://docs.wabotify.com/contact/get-contact-by-phone
   * @example
   * const client = wabotify.fromEnv();
   * const { data } = await client.searchContactsByPhone('51987654321');
   * console.log(data.success, data.code);
   */
  searchContactsByPhone(
    cellphone: string,
    options?: CallOptions,
  ): Promise<Success<Schemas['SearchContactsResponse']>>;
  /**
   * Searches for an e-mail address. As with a phone number, compare `email` and `platformSenderEmail` of each contact
   * yourself.
   *
   * @param email As it is, not encoded.
   * @throws InvalidRequestError for an empty address. Nothing is sent.
   * @throws NotFoundError if nobody was found, or the workspace was not; it does not say which.
   * @see http://docs.wabotify.com/contact/get-contact-by-email
   * @example
   * const client = wabotify.fromEnv();
   * const { data } = await client.searchContactsByEmail('user@example.com');
   * console.log(data.success, data.code);
   */
  searchContactsByEmail(
    email: string,
    options?: CallOptions,
  ): Promise<Success<Schemas['SearchContactsResponse']>>;
  /**
   * One page of all contacts. `contactPages` reads all pages.
   *
   * @param page The `continuationToken` of the previous page; leave it out for the first page.
   * @throws NotFoundError if the workspace was not found.
   * @see http://docs.wabotify.com/contact/get-contacts
   * @example
   * const client = wabotify.fromEnv();
   * const { data } = await client.listContacts();
   * console.log(data.success, data.code);
   */
  listContacts(
    page?: { readonly continuationToken?: string | undefined },
    options?: CallOptions,
  ): Promise<Success<Schemas['ListContactsResponse']>>;
  /**
   * All pages of the list, one after the other. Each page is yielded as it comes; only the end shows whether they were
   * complete.
   *
   * @throws IncompleteListError if they cannot have been complete: a token was ignored, a contact came twice, the list
   * changed, an answer was not a success, or no page said that it is the last.
   * @see http://docs.wabotify.com/contact/get-contacts
   * @example
   * const client = wabotify.fromEnv();
   * for await (const { data } of client.contactPages()) console.log(data.data.data.length);
   */
  contactPages(options?: CallOptions): AsyncGenerator<Success<Schemas['ContactPage']>, void, undefined>;
}

export const methods = (call: Call<operations>, workspaceId: string): WabotifyMethods => ({
  deleteContacts: async (ids, options) => {
    // A string would be split into characters, which may be the ids of other contacts.
    if (!Array.isArray(ids)) invalidTarget(name, ids, 'must stand in an array');
    for (const id of ids) assertContactId({ name, deletion: { parseId } }, id);
    assertSomeIds(name, ids.length);
    return call('deleteContacts', { body: requestBody(workspaceId, ids) }, options);
  },
  getContact: async (id, options) => {
    assertContactId({ name, deletion: { parseId } }, id);
    return call('getContact', lookUpRequest(workspaceId, id), options);
  },
  searchContactsByPhone: (cellphone, options) =>
    call('searchContactsByPhone', { query: { cellphone, workspaceId } }, options),
  searchContactsByEmail: (email, options) =>
    call('searchContactsByEmail', { query: { email, workspaceId } }, options),
  listContacts: ({ continuationToken } = {}, options) =>
    call('listContacts', listRequest(workspaceId, continuationToken), options),
  contactPages: (options) => {
    const ask = (token: Cursor | undefined) =>
      call('listContacts', listRequest(workspaceId, token?.toString()), options) as Promise<
        Success<Schemas['ContactPage']>
      >;
    // An answer that is not a page ends the list, so the type holds for those that are yielded.
    return contactPages({ provider: name, operation: 'listContacts' }, ask, readPage);
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
