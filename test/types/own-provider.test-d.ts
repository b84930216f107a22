/** What the compiler knows about a user's own provider: its options, its choices, the requests that its spec allows. */
import { deleteContacts } from 'contact-deletion';
import { defineConfig, defineProvider, textId } from 'contact-deletion/provider';
import { createSandbox } from 'contact-deletion/sandbox';
import { expectTypeOf, test } from 'vitest';
import { acme } from '../../examples/own-provider/acme.js';
import { contract } from '../../examples/own-provider/generated/contract.js';

const definition = {
  name: 'acme',
  contract,
  credentials: { apiKey: { header: 'Authorization', scheme: 'Bearer ', variable: 'ACME_API_KEY' } },
} as const;
const rules = { batchLimit: 1, transactional: true, parseId: textId() } as const;
const scope = ['profile', 'everything'] as const;
const read = () => ({ permanence: 'permanent' as const, named: new Set<string>() });

test('a client takes the credentials of the definition, and no others', () => {
  acme({ apiKey: process.env.ACME_API_KEY });
  acme.fromEnv({ timeoutMs: 5_000 });
  // @ts-expect-error: it has another name
  acme({ token: 'x' });
  // @ts-expect-error: one must be given
  acme({});
});

test('a run takes it once its choice is made, by the names of its definition', () => {
  const client = acme({ apiKey: 'x' });
  expectTypeOf(client.name).toEqualTypeOf<'acme'>();
  const decided = client.choosing({ scope: 'everything' });
  deleteContacts({ providers: [decided], targets: ['acme:per_1a2b'] });
  // @ts-expect-error: nothing was chosen
  deleteContacts({ providers: [client], targets: ['acme:per_1a2b'] });
  // @ts-expect-error: not one of its values
  client.choosing({ scope: 'all' });
  // @ts-expect-error: another provider's choice
  client.choosing({ mode: 'trash' });
  // @ts-expect-error: no provider of this run
  deleteContacts({ providers: [decided], targets: ['acmee:per_1a2b'] });
});

test('the methods are those of the definition', () => {
  const client = acme({ apiKey: 'x' });
  expectTypeOf(client.findPerson('per_1a2b')).resolves.toExtend<{ email: string | null } | undefined>();
  expectTypeOf(client.deletePerson('per_1a2b', 'profile')).resolves.toHaveProperty('data');
  expectTypeOf<Awaited<ReturnType<typeof client.deletePerson>>['data']>().toEqualTypeOf<undefined>();
  // @ts-expect-error: it has no such method
  client.deleteContacts(['per_1a2b']);
});

test('a definition asks for what its spec has', () => {
  defineProvider({
    ...definition,
    choices: { scope },
    deletion: {
      ...rules,
      operation: 'deletePerson',
      request: ([id = ''], { choices }) => ({ path: { id }, query: { scope: choices.scope } }),
      read,
      permanenceOf: () => 'permanent',
    },
  });
  defineProvider({
    ...definition,
    deletion: {
      ...rules,
      // @ts-expect-error: no operation of the spec
      operation: 'deleteContact',
      request: ([id = '']) => ({ path: { id } }),
      read,
      permanenceOf: () => 'permanent',
    },
  });
  defineProvider({
    ...definition,
    deletion: {
      ...rules,
      operation: 'deletePerson',
      // @ts-expect-error: the spec demands a scope
      request: ([id = '']) => ({ path: { id } }),
      read,
      permanenceOf: () => 'permanent',
    },
  });
  defineProvider({
    ...definition,
    choices: { scope },
    deletion: {
      ...rules,
      operation: 'deletePerson',
      // @ts-expect-error: it has another name
      request: ([id = ''], { choices }) => ({ path: { id }, query: { scope: choices.mode } }),
      read,
      permanenceOf: () => 'permanent',
    },
  });
  defineProvider({
    ...definition,
    choices: { scope },
    deletion: {
      ...rules,
      operation: 'deletePerson',
      request: ([id = ''], { choices }) => ({ path: { id }, query: { scope: choices.scope } }),
      read,
      // @ts-expect-error: not one of its values
      permanenceOf: (choices) => (choices.scope === 'all' ? 'permanent' : 'soft'),
    },
  });
  defineProvider({
    ...definition,
    choices: { scope },
    deletion: {
      ...rules,
      operation: 'deletePerson',
      request: ([id = ''], { choices }) => ({ path: { id }, query: { scope: choices.scope } }),
      read,
      // @ts-expect-error: no word for what becomes of a contact
      permanenceOf: () => 'gone',
    },
  });
});

test('a sandbox takes its people, its settings and its faults', () => {
  const sandbox = createSandbox({
    providers: [acme],
    contacts: { acme: ['per_1a2b', { id: 'per_3c4d', legalHold: true }], sendme123: ['a'] },
    settings: { acme: { account: 'forbidden' } },
    faults: [{ provider: 'acme', operation: 'deletePerson', do: { kind: 'reset' } }],
  });
  acme(sandbox.options('acme'));
  // @ts-expect-error: no field of a person there
  createSandbox({ providers: [acme], contacts: { acme: [{ id: 'per_1a2b', hold: true }] } });
  // @ts-expect-error: no setting there
  createSandbox({ providers: [acme], settings: { acme: { page: 'old' } } });
  // @ts-expect-error: it is not given
  createSandbox({ contacts: { acme: ['per_1a2b'] } });
  // @ts-expect-error: no operation of any spec
  createSandbox({ providers: [acme], faults: [{ operation: 'deletePeople', do: { kind: 'reset' } }] });
});

test('a configuration takes what defineProvider returns', () => {
  defineConfig({ providers: [acme] });
  // @ts-expect-error: a client is no provider
  defineConfig({ providers: [acme({ apiKey: 'x' })] });
});
