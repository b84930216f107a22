/** The named method of a Huduma client, and the request that it sends. */
import type { components, operations } from '../../../generated/huduma/types.js';
import type { Call, Success } from '../../http/client.js';
import { InvalidOptionError } from '../../http/errors.js';
import type { CallOptions } from '../../http/options.js';
import { assertSomeIds, invalidTarget } from '../../http/target.js';
import { UUID } from './ids.js';

type Schemas = components['schemas'];

const provider = 'huduma';

/** Where deleted contacts go: to the trash, from where they may be recovered, or away for good. */
export type Mode = 'trash' | 'permanent';

/** Which contacts to delete: by numeric id, by UUID, or both. At least one must be named. */
export type HudumaDeletion = {
  /** `trash` or `permanent`. There is no default: on the wire, leaving it out would delete for good. */
  readonly mode: Mode;
} & (
  | { readonly ids: readonly number[]; readonly uuids?: readonly string[] | undefined }
  | { readonly ids?: readonly number[] | undefined; readonly uuids: readonly string[] }
);

/** The named method of a Huduma client. */
export interface HudumaMethods {
  /**
   * Deletes contacts in one transaction: if any of them cannot be deleted, none is, and an error is thrown.
   * `data.data` lists the deleted contacts; one that was named by UUID cannot be recognised there.
   *
   * @throws InvalidTargetError for an id that Huduma cannot have, or for no ids at all; nothing is sent.
   * @throws ApiError for an error status, with Huduma's body; a 404 names the missing contacts.
   * @see https://apidocs.hudumasms.com/guides/contacts/delete-contacts.html
   * @example
   * const client = huduma.fromEnv();
   * await client.deleteContacts({ mode: 'permanent', ids: [123, 456] });
   */
  deleteContacts(
    deletion: HudumaDeletion,
    options?: CallOptions,
  ): Promise<Success<Schemas['DeleteContactsResponse']>>;
}

export const methods = (call: Call<operations>): HudumaMethods => ({
  deleteContacts: async (deletion, options) =>
    call('deleteContacts', { body: requestBody(deletion) }, options),
});

/**
 * @throws InvalidOptionError, InvalidTargetError
 */
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
