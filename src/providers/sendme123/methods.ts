/** The named methods of a sendme123 client. */
import type { components, operations } from '../../../generated/sendme123/types.js';
import type { Call, Success } from '../../http/client.js';
import { NotFoundError } from '../../http/errors.js';
import type { CallOptions } from '../../http/options.js';
import { contactPages } from '../contact-pages.js';
import { assertContactId } from '../ids.js';
import type { Cursor } from '../search.js';
import { parseId } from './ids.js';
import { readPage } from './search.js';

type Schemas = components['schemas'];

/** Which contacts to list. */
export interface Sendme123List {
  /** How many contacts per page, from 1 to 100. @default not documented */
  readonly limit?: number | undefined;
}

/** The named methods of a sendme123 client. */
export interface Sendme123Methods {
  /**
   * Deletes one contact. `data` has one of two forms, which shows what happened: a receipt (`deletedContactId`) means gone
   * for good; the contact with `deletedAt` means that it is still stored.
   *
   * @throws InvalidTargetError for an id that would change the request. Nothing is sent.
   * @throws ConflictError if the contact has pending messages.
   * @throws NotFoundError if it is not there; after an `ambiguous` attempt, that attempt may have deleted it.
   * @see https://docs.sendme123.com/en/api/contacts/delete
   * @see https://docs.sendme123.com/es/api/contacts/delete
   * @example
   * const client = sendme123.fromEnv();
   * const { data } = await client.deleteContact('contact-uuid-123');
   */
  deleteContact(id: string, options?: CallOptions): Promise<Success<Schemas['DeleteContactResponse']>>;
  /**
   * Looks up a contact. The answer holds personal data.
   *
   * @throws NotFoundError if it is not there.
   */
  getContact(id: string, options?: CallOptions): Promise<Success<Schemas['Contact']>>;
  /** Whether a contact is there: true for 200, false for 404. Anything else is thrown, and never counts as "no". */
  contactExists(id: string, options?: CallOptions): Promise<boolean>;
  /**
   * One page of the list of contacts. Its parameters and its body are not documented but assumed, and there may be no
   * `meta`. There is no search, so compare the contacts yourself. The answer holds personal data.
   *
   * @see https://docs.sendme123.com/en/api/contacts
   * @example
   * const client = sendme123.fromEnv();
   * const { data } = await client.listContacts({ page: 1, limit: 100 });
   * console.log(data.data.length, data.meta?.totalRecords);
   */
  listContacts(
    list?: Sendme123List & { readonly page?: number | undefined },
    options?: CallOptions,
  ): Promise<Success<Schemas['ListContactsResponse']>>;
  /**
   * All pages of the list, one after the other. Each page is yielded as it comes; only the end shows whether they were
   * complete.
   *
   * @throws IncompleteListError if they cannot have been complete: a page was ignored or came twice, the list changed, or
   * its end is not known, as without `meta`.
   * @example
   * const client = sendme123.fromEnv();
   * for await (const { data } of client.contactPages({ limit: 100 })) console.log(data.data.length);
   */
  contactPages(
    list?: Sendme123List,
    options?: CallOptions,
  ): AsyncGenerator<Success<Schemas['ListContactsResponse']>, void, undefined>;
}

const name = 'sendme123';

export function methods(call: Call<operations>): Sendme123Methods {
  const at = (id: string) => {
    assertContactId({ name, deletion: { parseId } }, id);
    return { path: { id } };
  };
  return {
    deleteContact: async (id, options) => call('deleteContact', at(id), options),
    getContact: async (id, options) => call('getContact', at(id), options),
    contactExists: async (id, options) => {
      try {
        await call('headContact', at(id), options);
        return true;
      } catch (error) {
        if (error instanceof NotFoundError) return false;
        throw error;
      }
    },
    listContacts: async (list, options) => call('listContacts', { query: { ...list } }, options),
    contactPages: (list, options) => {
      const ask = (page: Cursor = 1) =>
        call('listContacts', { query: { ...list, page: Number(page) } }, options);
      return contactPages({ provider: name, operation: 'listContacts' }, ask, readPage);
    },
  };
}
