/** Huduma SMS: many contacts in one transaction, to the trash or for good. */
import { contract } from '../../generated/huduma/contract.js';
import type { components, operations, paths } from '../../generated/huduma/types.js';
import { type Connected, connect, type Success } from '../http/client.js';
import { assertCredential, headerOf } from '../http/credential.js';
import { InvalidOptionError } from '../http/errors.js';
import type { CallOptions, ClientOptions } from '../http/options.js';
import { assertSomeIds, invalidTarget } from '../http/target.js';
import { hudumaCredentials, knownHuduma, UUID } from './huduma-rules.js';
import type { DeletionTraits, Mode, Provider } from './provider.js';

export { contract } from '../../generated/huduma/contract.js';
export type { components, operations, paths } from '../../generated/huduma/types.js';

type Schemas = components['schemas'];

/** Options of `createHuduma`. */
export interface HudumaOptions extends ClientOptions {
  /** The API token, without the word `Bearer`. It is made in Huduma's developer portal, and it expires. */
  readonly token: string;
}

/** Which contacts to delete: by numeric id, by UUID, or both. At least one must be named. */
export type HudumaDeletion = {
  /** `trash` or `permanent`. There is no default: on the wire, leaving it out would delete for good. */
  readonly mode: Mode;
} & (
  | { readonly ids: readonly number[]; readonly uuids?: readonly string[] | undefined }
  | { readonly ids?: readonly number[] | undefined; readonly uuids: readonly string[] }
);

/** A client of Huduma SMS. */
export interface Huduma extends Provider<'huduma', true> {
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: Connected<paths, operations>['api'];
  /**
   * Deletes contacts in one transaction: if any of them cannot be deleted, none is, and an error is thrown.
   * `data.data` lists the deleted contacts; one that was named by UUID cannot be recognised there.
   *
   * @throws InvalidTargetError for an id that Huduma cannot have, or for no ids at all; nothing is sent.
   * @throws ApiError for an error status, with Huduma's body; a 404 names the missing contacts.
   * @see https://apidocs.hudumasms.com/guides/contacts/delete-contacts.html
   */
  deleteContacts(
    deletion: HudumaDeletion,
    options?: CallOptions,
  ): Promise<Success<Schemas['DeleteContactsResponse']>>;
}

const provider = contract.provider;

/**
 * @throws InvalidCredentialError for a token that cannot be sent.
 * @throws InvalidOptionError for options that cannot be used.
 */
export function createHuduma(options: HudumaOptions): Huduma {
  const { token, ...clientOptions } = options;
  assertCredential(provider, 'token', token);
  const credential = headerOf(hudumaCredentials.token, token);
  const { api, call } = connect<paths, operations>({ contract, credential }, clientOptions);
  const deleteContacts: Huduma['deleteContacts'] = async (deletion, callOptions) => {
    const body = bodyOf(deletion);
    return call(contract.operations.deleteContacts, { body }, callOptions);
  };
  return { provider, offersMode: true, api, deleteContacts, deletion: traitsOf(deleteContacts) };
}

function bodyOf(deletion: HudumaDeletion): Schemas['DeleteContactsRequest'] {
  const { mode, ids = [], uuids = [] } = deletion;
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

function traitsOf(deleteContacts: Huduma['deleteContacts']): DeletionTraits {
  return {
    ...knownHuduma.deletion,
    delete: (names, mode, options) => {
      const ids = names.filter((name) => !UUID.test(name)).map(Number);
      const uuids = names.filter((name) => UUID.test(name));
      return deleteContacts({ mode: mode as Mode, ids, uuids }, options);
    },
  };
}
