/** The types of the public surface. */
import { expectTypeOf, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox, type FaultRule, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';
import { acme } from '../acme.js';

const sandbox = createSandbox();

test('what a sandbox gives fits the clients, each to its own', () => {
  createHuduma(sandbox.options('huduma'));
  createSendme123(sandbox.options('sendme123'));
  createWabotify(sandbox.options('wabotify'));
  // @ts-expect-error the options of another provider
  createHuduma(sandbox.options('wabotify'));
});

test('fetch is a fetch', () => {
  expectTypeOf(sandbox.fetch).toExtend<typeof globalThis.fetch>();
});

test('a misspelt option does not compile', () => {
  // @ts-expect-error latencyMs
  createSandbox({ latencyMS: 5 });
  // @ts-expect-error a page that sendme123 doesn't have
  createSandbox({ settings: { sendme123: { page: 'body' } } });
  // @ts-expect-error Huduma's ids are numbers
  createSandbox({ contacts: { huduma: ['123'] } });
});

test('a misspelt rule does not compile', () => {
  expectTypeOf<FaultRule>().toHaveProperty('do');
  const rules: SandboxOptions['faults'] = [
    // @ts-expect-error no such fault
    { do: { kind: 'explode' } },
    // @ts-expect-error no such effect
    { do: { kind: 'reset', effect: 'during' } },
    // @ts-expect-error no such operation
    { operation: 'deleteEverything', do: { kind: 'reset' } },
  ];
  expectTypeOf(rules).not.toBeAny();
});

const withAcme = createSandbox({
  providers: [acme],
  contacts: { acme: ['a'], sendme123: ['b'] },
  faults: [{ provider: 'acme', operation: 'getPerson', do: { kind: 'reset' } }],
});

test('a provider of one’s own is known by its name and its operations', () => {
  acme(withAcme.options('acme'));
  createSendme123(withAcme.options('sendme123'));
  expectTypeOf(withAcme.baseUrls.acme).toEqualTypeOf<string>();
  expectTypeOf(withAcme.credentials.huduma).toEqualTypeOf<{ token: string }>();
  // @ts-expect-error there is no such provider
  withAcme.options('acmee');
  // @ts-expect-error it was not given
  sandbox.options('acme');
  // @ts-expect-error the options of another provider
  acme(withAcme.options('huduma'));
  // @ts-expect-error there is no such provider
  createSandbox({ providers: [acme], contacts: { acmee: ['a'] } });
  // @ts-expect-error it was not given
  createSandbox({ contacts: { acme: ['a'] } });
});

test('a sandbox is one, whatever providers it has besides', () => {
  expectTypeOf(withAcme).toExtend<Sandbox>();
  expectTypeOf<ReturnType<typeof createSandbox>>().toExtend<Sandbox>();
});
