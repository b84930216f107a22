/** What must compile with Wabotify's types, and what must not. */
import { expectTypeOf, test } from 'vitest';
import {
  type components,
  createWabotify,
  type paths,
  type Wabotify,
} from '../../src/providers/wabotify/index.js';

type Body = paths['/api/contact/delete-batch']['post']['requestBody']['content']['application/json'];

const wabotify = createWabotify({ workspaceId: 'a-workspace' });

test('the body names the workspace, and each contact in an object of its own', () => {
  const body: Body = { workspaceId: 'a-workspace', contactIds: [{ ids: 'contact-id-1' }] };
  expectTypeOf(body).not.toBeAny();
  // @ts-expect-error no workspace
  const nowhere: Body = { contactIds: [{ ids: 'contact-id-1' }] };
  // @ts-expect-error bare ids
  const bare: Body = { workspaceId: 'a-workspace', contactIds: ['contact-id-1'] };
  // @ts-expect-error many ids in one object
  const many: Body = { workspaceId: 'a-workspace', contactIds: [{ ids: ['contact-id-1'] }] };
  // @ts-expect-error misspelt
  const misspelt: Body = { workspaceId: 'a-workspace', contactIds: [{ id: 'contact-id-1' }] };
  expectTypeOf([nowhere, bare, many, misspelt]).not.toBeAny();
});

test('the answer may have no body, and a caller must reckon with that', () => {
  type Data = Awaited<ReturnType<typeof wabotify.deleteContacts>>['data'];
  expectTypeOf<Data>().toEqualTypeOf<components['schemas']['DeleteBatchResponse'] | undefined>();
  // @ts-expect-error there may be none
  void ((data: Data) => data.success);
});

test('a look-up shows a contact in one of two shapes, or none, and a caller must reckon with each', () => {
  type Data = Awaited<ReturnType<typeof wabotify.getContact>>['data'];
  expectTypeOf<Data>().toEqualTypeOf<components['schemas']['GetContactResponse']>();
  expectTypeOf<Data>().not.toBeAny();
  // @ts-expect-error it may be by itself, or not there at all
  void ((data: Data) => data.data.data);
  // @ts-expect-error one at a time
  void (() => wabotify.getContact(['contact-id-1']));
  // @ts-expect-error no workspace in the query
  void (() => wabotify.api.GET('/api/contact/{contactId}', { params: { path: { contactId: 'c' } } }));
});

test('a search finds a list, or says no, and a caller must reckon with both', () => {
  type Found = Awaited<ReturnType<typeof wabotify.searchContactsByPhone>>['data'];
  expectTypeOf<Found>().toEqualTypeOf<components['schemas']['SearchContactsResponse']>();
  type ByEmail = Awaited<ReturnType<typeof wabotify.searchContactsByEmail>>['data'];
  expectTypeOf<ByEmail>().toEqualTypeOf<Found>();
  expectTypeOf<Found>().not.toBeAny();
  // @ts-expect-error there may be no list
  void ((data: Found) => data.data.data);
  // @ts-expect-error digits as text
  void (() => wabotify.searchContactsByPhone(51987654321));
  // @ts-expect-error one at a time
  void (() => wabotify.searchContactsByEmail(['ana@example.com']));
  // @ts-expect-error no term in the query
  void (() => wabotify.api.GET('/api/contact/searchByEmail', { params: { query: { workspaceId: 'w' } } }));
});

test('a page of the list has contacts, and the pages that are handed on have nothing else', () => {
  type Page = Awaited<ReturnType<typeof wabotify.listContacts>>['data'];
  expectTypeOf<Page>().toEqualTypeOf<components['schemas']['ListContactsResponse']>();
  void (() => wabotify.listContacts({ continuationToken: undefined }));
  // @ts-expect-error pages have no numbers here
  void (() => wabotify.listContacts({ page: 2 }));
  void (async () => {
    for await (const { data } of wabotify.contactPages({ timeoutMs: 1 })) {
      expectTypeOf(data.data.data).toEqualTypeOf<components['schemas']['Contact'][]>();
    }
  });
});

test('ids are strings in a list', () => {
  // @ts-expect-error one id
  void (() => wabotify.deleteContacts('contact-id-1'));
  // @ts-expect-error numbers
  void (() => wabotify.deleteContacts([1]));
  // @ts-expect-error no workspace
  void (() => createWabotify({}));
});

test('a client knows its options, its methods, and nothing else', () => {
  void (() => createWabotify({ workspaceId: 'a-workspace', server: 'europe' }));
  void (() => createWabotify({ workspaceId: 'a-workspace', apiKey: 'a-key', retries: 0 }));
  void (() => createWabotify({ workspaceId: process.env.WABOTIFY_WORKSPACE_ID }));
  void (() => createWabotify.fromEnv({ server: 'america', timeoutMs: 1 }));
  // @ts-expect-error no such server
  void (() => createWabotify({ workspaceId: 'a-workspace', server: 'asia' }));
  // @ts-expect-error the key alone
  void (() => createWabotify({ apiKey: 'a-key' }));
  // @ts-expect-error misspelt
  void (() => createWabotify({ workspaceID: 'a-workspace' }));
  // @ts-expect-error misspelt beside the credential
  void (() => createWabotify({ workspaceId: 'a-workspace', timeout: 1 }));
  // @ts-expect-error the credential of another provider
  void (() => createWabotify({ workspaceId: 'a-workspace', token: 'a-token' }));
  // @ts-expect-error no such method
  void (() => wabotify.deleteContact('contact-id-1'));
  expectTypeOf<Extract<keyof Wabotify, string>>().toEqualTypeOf<
    | 'name'
    | 'api'
    | 'deleteContacts'
    | 'getContact'
    | 'searchContactsByPhone'
    | 'searchContactsByEmail'
    | 'listContacts'
    | 'contactPages'
  >();
  expectTypeOf<Wabotify['name']>().toEqualTypeOf<'wabotify'>();
});
