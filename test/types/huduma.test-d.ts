/** What must compile with Huduma's types, and what must not. */
import { describe, expectTypeOf, test } from 'vitest';
import {
  type components,
  createHuduma,
  type Huduma,
  type HudumaDeletion,
  type paths,
} from '../../src/providers/huduma/index.js';

type Body = paths['/contacts']['delete']['requestBody']['content']['application/json'];

const huduma = createHuduma({ token: 'a-token' });

describe('the body of the contract', () => {
  test('names contacts by id, by UUID or by both, and `trash` may be left out', () => {
    const bodies: Body[] = [
      { trash: true, ids: [123] },
      { ids: [123] },
      { uuids: ['3fa85f64-5717-4562-b3fc-2c963f66afa6'] },
      { trash: false, ids: [123], uuids: ['3fa85f64-5717-4562-b3fc-2c963f66afa6'] },
    ];
    expectTypeOf(bodies).not.toBeAny();
    expectTypeOf<Body>().not.toBeUnknown();
    expectTypeOf<Body['trash']>().toEqualTypeOf<boolean | undefined>();
  });

  test('without any ids it does not compile', () => {
    // @ts-expect-error neither ids nor uuids
    const empty: Body = {};
    // @ts-expect-error neither ids nor uuids
    const trashOnly: Body = { trash: true };
    expectTypeOf([empty, trashOnly]).not.toBeAny();
  });

  test('with a misspelt key it does not compile', () => {
    // @ts-expect-error trahs
    const misspelt: Body = { trahs: true, ids: [123] };
    // @ts-expect-error uuid
    const singular: Body = { trash: true, ids: [123], uuid: [] };
    expectTypeOf([misspelt, singular]).not.toBeAny();
  });

  test('with ids that are strings it does not compile', () => {
    // @ts-expect-error ids are numbers
    const strings: Body = { trash: true, ids: ['123'] };
    // @ts-expect-error UUIDs are strings
    const numbers: Body = { trash: true, uuids: [123] };
    // @ts-expect-error trash is a boolean
    const word: Body = { trash: 'true', ids: [123] };
    expectTypeOf([strings, numbers, word]).not.toBeAny();
  });
});

describe('the plain client', () => {
  test('takes the body of the contract and no other', () => {
    const call = () => huduma.api.DELETE('/contacts', { body: { trash: true, ids: [123] } });
    type Result = Awaited<ReturnType<typeof call>>;
    type Data = Extract<Result, { error?: never }>['data'];
    expectTypeOf<Data>().toEqualTypeOf<components['schemas']['DeleteContactsResponse']>();
    // @ts-expect-error no ids
    void (() => huduma.api.DELETE('/contacts', { body: { trash: true } }));
    // @ts-expect-error ids are numbers
    void (() => huduma.api.DELETE('/contacts', { body: { trash: true, ids: ['123'] } }));
    // @ts-expect-error no body
    void (() => huduma.api.DELETE('/contacts'));
    // @ts-expect-error another path
    void (() => huduma.api.DELETE('/contact', { body: { ids: [123] } }));
    // @ts-expect-error another method
    void (() => huduma.api.POST('/contacts', { body: { ids: [123] } }));
  });

  test('gives an error of the documented shape', async () => {
    const { error } = await huduma.api.DELETE('/contacts', { body: { trash: true, ids: [123] } });
    expectTypeOf(error).toEqualTypeOf<components['schemas']['ErrorResponse'] | undefined>();
  });
});

describe('the named method', () => {
  test('demands a mode', () => {
    // @ts-expect-error no mode
    const without: HudumaDeletion = { ids: [123] };
    // @ts-expect-error no such mode
    const soft: HudumaDeletion = { mode: 'soft', ids: [123] };
    expectTypeOf([without, soft]).not.toBeAny();
  });

  test('demands ids or UUIDs, of the right type and the right name', () => {
    const deletions: HudumaDeletion[] = [
      { mode: 'trash', ids: [123] },
      { mode: 'permanent', uuids: ['3fa85f64-5717-4562-b3fc-2c963f66afa6'] },
      { mode: 'trash', ids: [123], uuids: [] },
    ];
    expectTypeOf(deletions).not.toBeAny();
    // @ts-expect-error nobody
    void (() => huduma.deleteContacts({ mode: 'trash' }));
    // @ts-expect-error misspelt
    void (() => huduma.deleteContacts({ mode: 'trash', ids: [123], trahs: true }));
    // @ts-expect-error misspelt option of the call
    void (() => huduma.deleteContacts({ mode: 'trash', ids: [123] }, { timeout: 1 }));
    // @ts-expect-error ids are numbers
    void (() => huduma.deleteContacts({ mode: 'trash', ids: ['123'] }));
  });

  test('returns the documented body', () => {
    type Data = Awaited<ReturnType<typeof huduma.deleteContacts>>['data'];
    expectTypeOf<Data>().toEqualTypeOf<components['schemas']['DeleteContactsResponse']>();
    expectTypeOf<Data['data'][number]['id']>().toEqualTypeOf<number>();
    expectTypeOf<Data['data'][number]['email']>().toEqualTypeOf<string | null>();
    expectTypeOf<Data['data'][number]>().not.toHaveProperty('uuid');
  });
});

test('a client needs a token, and knows its options', () => {
  // @ts-expect-error no token
  void (() => createHuduma({}));
  // @ts-expect-error misspelt
  void (() => createHuduma({ token: 'a-token', baseURL: 'https://example.com' }));
});

test('nothing of what the engine works with shows in a client', () => {
  type Method = 'deleteContacts' | 'listContacts' | 'contactPages';
  expectTypeOf<Extract<keyof Huduma, string>>().toEqualTypeOf<'name' | 'api' | Method | 'choosing'>();
  const chosen = huduma.choosing({ mode: 'trash' });
  type Shown = Extract<keyof typeof chosen, string>;
  expectTypeOf<Shown>().toEqualTypeOf<'name' | 'api' | Method>();
  expectTypeOf<Huduma['name']>().toEqualTypeOf<'huduma'>();
});

test('the token may be one that is perhaps not set, and comes from the environment otherwise', () => {
  void (() => createHuduma({ token: process.env.HUDUMA_TOKEN }));
  void (() => createHuduma.fromEnv({ retries: 0, env: { HUDUMA_TOKEN: 'a-token' } }));
  // @ts-expect-error its servers have no names
  void (() => createHuduma({ token: 'a-token', server: 'europe' }));
  // @ts-expect-error the token is the environment's
  void (() => createHuduma.fromEnv({ token: 'a-token' }));
});

test('a list is asked for with the documented parameters, and read page by page', () => {
  type Listed = components['schemas']['ListContactsResponse'];
  expectTypeOf<Awaited<ReturnType<typeof huduma.listContacts>>['data']>().toEqualTypeOf<Listed>();
  void (async () => {
    for await (const page of huduma.contactPages()) expectTypeOf(page.data).toEqualTypeOf<Listed>();
  });
  void (() => huduma.listContacts({ query: 'ana', page: 2, records: 50, userId: 1 }));
  // @ts-expect-error misspelt
  void (() => huduma.listContacts({ record: 50 }));
  // @ts-expect-error the iterator says which page
  void (() => huduma.contactPages({ page: 2 }));
});
