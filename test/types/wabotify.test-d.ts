/** What must compile against Wabotify's types, and what must not. */
import { expectTypeOf, test } from 'vitest';
import { type components, createWabotify, type paths } from '../../src/providers/wabotify.js';

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

test('ids are strings in a list', () => {
  // @ts-expect-error one id
  void (() => wabotify.deleteContacts('contact-id-1'));
  // @ts-expect-error numbers
  void (() => wabotify.deleteContacts([1]));
  // @ts-expect-error no workspace
  void (() => createWabotify({}));
});
