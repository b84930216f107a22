/** The types of the public surface. */
import { expectTypeOf, test } from 'vitest';
import { createHuduma } from '../../src/providers/huduma.js';
import { createSendme123 } from '../../src/providers/sendme123.js';
import { createWabotify } from '../../src/providers/wabotify.js';
import { createSandbox, type FaultRule, type SandboxOptions } from '../../src/sandbox/index.js';

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
  createSandbox({ sendme123: 'body' });
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
