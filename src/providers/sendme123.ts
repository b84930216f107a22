/** sendme123: one contact a call, and two pages that disagree on what deleting means. */
import { contract } from '../../generated/sendme123/contract.js';
import type { components, operations, paths } from '../../generated/sendme123/types.js';
import { type Connected, connect, type Success } from '../http/client.js';
import { assertCredential, type CredentialHeader, headerOf } from '../http/credential.js';
import { InvalidCredentialError, NotFoundError } from '../http/errors.js';
import type { CallOptions, ClientOptions } from '../http/options.js';
import { assertContactId, type DeletionTraits, type Provider } from './provider.js';
import { knownSendme123, sendme123Credentials } from './sendme123-rules.js';

export { contract } from '../../generated/sendme123/contract.js';
export type { components, operations, paths } from '../../generated/sendme123/types.js';

type Schemas = components['schemas'];

/** Options of `createSendme123`: an API key or a bearer token, not both. */
export type Sendme123Options = ClientOptions &
  (
    | { readonly apiKey: string; readonly bearerToken?: undefined }
    | { readonly bearerToken: string; readonly apiKey?: undefined }
  );

/** A client of sendme123. */
export interface Sendme123 extends Provider<'sendme123', false> {
  /** The contract, endpoint by endpoint: a plain openapi-fetch client. */
  readonly api: Connected<paths, operations>['api'];
  /**
   * Deletes one contact. `data` is one of two things, and which one tells what happened: a receipt
   * (`deletedContactId`) means gone for good, the contact with `deletedAt` means that it is still stored.
   *
   * @throws InvalidTargetError for an id that would change the request; nothing is sent.
   * @throws ConflictError where the contact has pending messages.
   * @throws NotFoundError if it isn't there; after an `ambiguous` attempt, perhaps because that deleted it.
   * @see https://docs.sendme123.com/en/api/contacts/delete
   * @see https://docs.sendme123.com/es/api/contacts/delete
   */
  deleteContact(id: string, options?: CallOptions): Promise<Success<Schemas['DeleteContactResponse']>>;
  /**
   * Looks a contact up. The answer holds a person's data.
   *
   * @throws NotFoundError where it isn't there.
   */
  getContact(id: string, options?: CallOptions): Promise<Success<Schemas['Contact']>>;
  /**
   * Whether a contact is there: true for 200, false for 404. Anything else is thrown, never taken for "no".
   */
  contactExists(id: string, options?: CallOptions): Promise<boolean>;
}

const provider = contract.provider;

/**
 * @throws InvalidCredentialError for a credential that cannot be sent, or for two of them.
 * @throws InvalidOptionError for options that cannot be used.
 */
export function createSendme123(options: Sendme123Options): Sendme123 {
  const { apiKey, bearerToken, ...clientOptions } = options;
  const credential = credentialOf(apiKey, bearerToken);
  const { api, call } = connect<paths, operations>({ contract, credential }, clientOptions);
  const { deleteContact, getContact, headContact } = contract.operations;
  const at = (id: string) => {
    assertContactId(knownSendme123, id);
    return { path: { id } };
  };
  const client: Omit<Sendme123, 'deletion'> = {
    provider,
    offersMode: false,
    api,
    deleteContact: async (id, callOptions) => call(deleteContact, at(id), callOptions),
    getContact: async (id, callOptions) => call(getContact, at(id), callOptions),
    contactExists: async (id, callOptions) => {
      try {
        await call(headContact, at(id), callOptions);
        return true;
      } catch (error) {
        if (error instanceof NotFoundError) return false;
        throw error;
      }
    },
  };
  return { ...client, deletion: traitsOf(client) };
}

function credentialOf(apiKey: string | undefined, bearerToken: string | undefined): CredentialHeader {
  if (apiKey !== undefined && bearerToken !== undefined) {
    throw new InvalidCredentialError('give apiKey or bearerToken, not both.', { provider });
  }
  if (bearerToken !== undefined) {
    assertCredential(provider, 'bearerToken', bearerToken);
    return headerOf(sendme123Credentials.bearerToken, bearerToken);
  }
  assertCredential(provider, 'apiKey', apiKey);
  return headerOf(sendme123Credentials.apiKey, apiKey);
}

function traitsOf(client: Omit<Sendme123, 'deletion'>): DeletionTraits {
  return {
    ...knownSendme123.deletion,
    delete: ([id = ''], _mode, options) => client.deleteContact(id, options),
    find: async (id, options) => {
      try {
        const { data } = await client.getContact(id, options);
        const { id: found, deletedAt } = (data ?? {}) as Partial<Record<string, unknown>>;
        if (found !== id) return 'unclear';
        return typeof deletedAt === 'string' ? 'markedDeleted' : 'present';
      } catch (error) {
        if (error instanceof NotFoundError) return error.foreignBody ? 'unclear' : 'absent';
        throw error;
      }
    },
  };
}
