/** The named methods of a sendme123 client. */
import type { components, operations } from '../../../generated/sendme123/types.js';
import type { Call, Success } from '../../http/client.js';
import { NotFoundError } from '../../http/errors.js';
import type { CallOptions } from '../../http/options.js';
import type { DeletionDefinition } from '../definition.js';
import { assertContactId } from '../ids.js';

type Schemas = components['schemas'];

/** The named methods of a sendme123 client. */
export interface Sendme123Methods {
  /**
   * Deletes one contact. `data` is one of two things, and shows what happened: a receipt
   * (`deletedContactId`) means gone for good, the contact with `deletedAt` means that it is still stored.
   *
   * @throws InvalidTargetError for an id that would change the request; nothing is sent.
   * @throws ConflictError if the contact has pending messages.
   * @throws NotFoundError if it isn't there; after an `ambiguous` attempt, perhaps because that deleted it.
   * @see https://docs.sendme123.com/en/api/contacts/delete
   * @see https://docs.sendme123.com/es/api/contacts/delete
   * @example
   * const client = sendme123.fromEnv();
   * const { data } = await client.deleteContact('contact-uuid-123');
   */
  deleteContact(id: string, options?: CallOptions): Promise<Success<Schemas['DeleteContactResponse']>>;
  /**
   * Looks a contact up. The answer holds a person's data.
   *
   * @throws NotFoundError if it isn't there.
   */
  getContact(id: string, options?: CallOptions): Promise<Success<Schemas['Contact']>>;
  /**
   * Whether a contact is there: true for 200, false for 404. Anything else is thrown, never taken for "no".
   */
  contactExists(id: string, options?: CallOptions): Promise<boolean>;
}

export function methods(call: Call<operations>, parseId: DeletionDefinition['parseId']): Sendme123Methods {
  const at = (id: string) => {
    assertContactId({ name: 'sendme123', deletion: { parseId } }, id);
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
  };
}
