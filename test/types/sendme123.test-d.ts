/** What must compile with sendme123's types, and what must not. */
import { describe, expectTypeOf, test } from 'vitest';
import { type components, createSendme123, type Sendme123 } from '../../src/providers/sendme123/index.js';

type Schemas = components['schemas'];

const sendme123 = createSendme123({ apiKey: 'a-key' });
type Deleted = Awaited<ReturnType<typeof sendme123.deleteContact>>['data'];

describe('the 200 of a deletion', () => {
  test('is one of two bodies', () => {
    expectTypeOf<Deleted>().toEqualTypeOf<Schemas['DeletionReceipt'] | Schemas['DeletedContact']>();
  });

  test('narrows by its fields', () => {
    const look = (data: Deleted) => {
      if ('deletedContactId' in data) {
        expectTypeOf(data).toEqualTypeOf<Schemas['DeletionReceipt']>();
        expectTypeOf(data.deletedContactId).toEqualTypeOf<string>();
      } else {
        expectTypeOf(data).toEqualTypeOf<Schemas['DeletedContact']>();
        expectTypeOf(data.deletedAt).toEqualTypeOf<string>();
      }
    };
    expectTypeOf(look).parameter(0).not.toBeAny();
  });

  test('has neither field before it is narrowed', () => {
    // @ts-expect-error only the receipt has it
    void ((data: Deleted) => data.deletedContactId);
    // @ts-expect-error only the contact has it
    void ((data: Deleted) => data.deletedAt);
  });

  test('narrows in the plain client too', async () => {
    const { data } = await sendme123.api.DELETE('/api/contacts/{id}', { params: { path: { id: 'x' } } });
    if (data && 'deletedAt' in data)
      expectTypeOf(data.status).toEqualTypeOf<'ACTIVE' | 'INACTIVE' | 'BLOCKED'>();
  });
});

test('a contact as the look-up returns it', () => {
  type Contact = Awaited<ReturnType<typeof sendme123.getContact>>['data'];
  expectTypeOf<Contact>().toEqualTypeOf<Schemas['Contact']>();
  expectTypeOf<Contact>().not.toHaveProperty('deletedAt');
  expectTypeOf<Contact['customValues']>().toEqualTypeOf<unknown[] | undefined>();
  expectTypeOf(sendme123.contactExists).returns.resolves.toEqualTypeOf<boolean>();
});

test('the id is a string, and the path needs it', () => {
  // @ts-expect-error a number
  void (() => sendme123.deleteContact(123));
  // @ts-expect-error no id
  void (() => sendme123.api.DELETE('/api/contacts/{id}', { params: { path: {} } }));
  // @ts-expect-error no parameters
  void (() => sendme123.api.DELETE('/api/contacts/{id}'));
});

test('a client needs an API key or a bearer token, and not both', () => {
  void (() => createSendme123({ bearerToken: 'a-token' }));
  // @ts-expect-error neither
  void (() => createSendme123({}));
  // @ts-expect-error both
  void (() => createSendme123({ apiKey: 'a-key', bearerToken: 'a-token' }));
});

test('a credential may be one that is perhaps not set', () => {
  void (() => createSendme123({ apiKey: process.env.SENDME123_API_KEY }));
  void (() => createSendme123({ apiKey: undefined, bearerToken: 'a-token' }));
  // @ts-expect-error perhaps both
  void ((apiKey: string, bearerToken: string | undefined) => createSendme123({ apiKey, bearerToken }));
});

test('nothing of what the engine works with shows in a client', () => {
  type Shown = Extract<keyof Sendme123, string>;
  type Method = 'deleteContact' | 'getContact' | 'contactExists' | 'listContacts' | 'contactPages';
  expectTypeOf<Shown>().toEqualTypeOf<'name' | 'api' | Method>();
});

test('a list is asked for with the assumed parameters, may have no meta, and is read page by page', () => {
  type Listed = components['schemas']['ListContactsResponse'];
  expectTypeOf<Awaited<ReturnType<typeof sendme123.listContacts>>['data']>().toEqualTypeOf<Listed>();
  void (async () => {
    for await (const page of sendme123.contactPages()) expectTypeOf(page.data).toEqualTypeOf<Listed>();
  });
  void (() => sendme123.listContacts({ page: 2, limit: 50 }));
  // @ts-expect-error there is no search
  void (() => sendme123.listContacts({ phone: '3001234567' }));
  // @ts-expect-error the meta may be missing
  void ((listed: Listed) => listed.meta.totalRecords);
});
