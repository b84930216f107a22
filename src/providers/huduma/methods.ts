/** The named methods of a Huduma client, and the requests that they send. */
import type { components, operations } from '../../../generated/huduma/types.js';
import type { Call, Success } from '../../http/client.js';
import { InvalidOptionError } from '../../http/errors.js';
import type { CallOptions } from '../../http/options.js';
import { assertSomeIds, invalidTarget } from '../../http/target.js';
import { contactPages } from '../contact-pages.js';
import type { Cursor } from '../search.js';
import { UUID } from './ids.js';
import { readPage } from './search.js';

type Schemas = components['schemas'];

const provider = 'huduma';

/** Where deleted contacts go: to the trash, where they may be recovered, or away for good. */
export type Mode = 'trash' | 'permanent';

/** Which contacts to delete: by numeric id, by UUID, or both. At least one must be named. */
export type HudumaDeletion = {
  /** `trash` or `permanent`. There is no default: on the wire, leaving `trash` out deletes for good. */
  readonly mode: Mode;
} & (
  | { readonly ids: readonly number[]; readonly uuids?: readonly string[] | undefined }
  | { readonly ids?: readonly number[] | undefined; readonly uuids: readonly string[] }
);

/** Which contacts to list. */
export interface HudumaList {
  /**
   * Only contacts whose name, number or e-mail address contains this term. How it is matched is not documented, so compare
   * the results. Write numbers in digits, with the country code.
   * @default all contacts
   */
  readonly query?: string | undefined;
  /** How many contacts per page. @default 10 */
  readonly records?: number | undefined;
  /** Only the contacts of this user, for administrator accounts. @default not documented */
  readonly userId?: number | undefined;
}

/** The named methods of a Huduma client. */
export interface HudumaMethods {
  /**
   * Deletes contacts in one transaction: if any of them cannot be deleted, none is, and an error is thrown. `data.data`
   * lists the deleted contacts; one that was named by UUID cannot be recognised there.
   *
   * @throws InvalidTargetError for an id that Huduma cannot have, or for no ids at all. Nothing is sent.
   * @throws ApiError for an error status, with Huduma's body. A 404 names the missing contacts.
   * @see https://apidocs.hudumasms.com/guides/contacts/delete-contacts.html
   * @example
   * const client = huduma.fromEnv();
   * await client.deleteContacts({ mode: 'permanent', ids: [123, 456] });
   */
  deleteContacts(
    deletion: HudumaDeletion,
    options?: CallOptions,
  ): Promise<Success<Schemas['DeleteContactsResponse']>>;
  /**
   * One page of contacts, of all or of a search. A search result is not yet a match, so compare the contacts yourself. The
   * answer holds personal data.
   *
   * @throws InvalidOptionError for an empty term, which may find everybody. Nothing is sent.
   * @see https://apidocs.hudumasms.com/guides/contacts/list-contacts.html
   * @example
   * const client = huduma.fromEnv();
   * const { data } = await client.listContacts({ query: '255712345678' });
   * const same = data.data.content.filter((contact) => contact.number === '255712345678');
   */
  listContacts(
    list?: HudumaList & { readonly page?: number | undefined },
    options?: CallOptions,
  ): Promise<Success<Schemas['ListContactsResponse']>>;
  /**
   * All pages of the list or of a search, one after the other. Each page is yielded as it comes; only the end shows whether
   * they were complete.
   *
   * @throws InvalidOptionError for an empty term, which may find everybody. Nothing is sent.
   * @throws IncompleteListError if they cannot have been complete: a page was ignored or came twice, or the list changed.
   * @example
   * const client = huduma.fromEnv();
   * for await (const { data } of client.contactPages({ records: 100 })) console.log(data.data.content.length);
   */
  contactPages(
    list?: HudumaList,
    options?: CallOptions,
  ): AsyncGenerator<Success<Schemas['ListContactsResponse']>, void, undefined>;
}

export const methods = (call: Call<operations>): HudumaMethods => ({
  deleteContacts: async (deletion, options) =>
    call('deleteContacts', { body: requestBody(deletion) }, options),
  listContacts: async (list, options) => listing(call, list, options),
  contactPages: (list, options) => {
    const ask = (page: Cursor = 1) => listing(call, { ...list, page: Number(page) }, options);
    return contactPages({ provider, operation: 'listContacts' }, ask, readPage);
  },
});

async function listing(
  call: Call<operations>,
  list: Parameters<HudumaMethods['listContacts']>[0],
  options: CallOptions | undefined,
) {
  if (list?.query?.trim() === '') {
    throw new InvalidOptionError('query must not be empty: it may find everybody. Nothing was sent.', {
      provider,
    });
  }
  return call('listContacts', { query: { ...list } }, options);
}

/** @throws InvalidOptionError, InvalidTargetError */
export function requestBody({
  mode,
  ids = [],
  uuids = [],
}: HudumaDeletion): Schemas['DeleteContactsRequest'] {
  if (mode !== 'trash' && mode !== 'permanent') {
    throw new InvalidOptionError('mode must be "trash" or "permanent". Nothing was sent.', { provider });
  }
  for (const id of ids) {
    if (!Number.isSafeInteger(id) || id < 1) invalidTarget(provider, id, 'must be a positive whole number');
  }
  for (const uuid of uuids) {
    if (typeof uuid !== 'string' || !UUID.test(uuid)) invalidTarget(provider, uuid, 'must be a UUID');
  }
  assertSomeIds(provider, ids.length + uuids.length);
  // An empty array does not count as given, so it is left out; `trash` never is.
  const trash = mode === 'trash';
  const unique = { ids: [...new Set(ids)], uuids: [...new Set(uuids)] };
  if (ids.length === 0) return { trash, uuids: unique.uuids };
  return uuids.length === 0 ? { trash, ids: unique.ids } : { trash, ...unique };
}
