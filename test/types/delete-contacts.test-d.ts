/** `mode` is demanded where a provider offers the choice, and refused where none does. */
import { expectTypeOf, test } from 'vitest';
import { deleteContacts, type Outcome, type Provider } from '../../src/index.js';
import { createHuduma } from '../../src/providers/huduma.js';
import { createSendme123 } from '../../src/providers/sendme123.js';
import { createWabotify } from '../../src/providers/wabotify.js';

const huduma = createHuduma({ token: 'a-token' });
const sendme123 = createSendme123({ apiKey: 'a-key' });
const wabotify = createWabotify({ workspaceId: 'a-workspace' });
const targets = ['huduma:123'];

test('with Huduma, mode must be said', () => {
  void (() => deleteContacts({ providers: [huduma], targets, mode: 'trash' }));
  void (() => deleteContacts({ providers: [huduma, sendme123, wabotify], targets, mode: 'permanent' }));
  // @ts-expect-error no mode
  void (() => deleteContacts({ providers: [huduma], targets }));
  // @ts-expect-error no mode
  void (() => deleteContacts({ providers: [sendme123, huduma], targets }));
  // @ts-expect-error no such mode
  void (() => deleteContacts({ providers: [huduma], targets, mode: 'soft' }));
});

test('without Huduma, mode cannot be said', () => {
  void (() => deleteContacts({ providers: [sendme123, wabotify], targets }));
  // @ts-expect-error nothing to choose
  void (() => deleteContacts({ providers: [sendme123, wabotify], targets, mode: 'trash' }));
});

test('where the types do not tell which providers there are, mode may be said', () => {
  const some: readonly Provider[] = [sendme123];
  void (() => deleteContacts({ providers: some, targets }));
  void (() => deleteContacts({ providers: some, targets, mode: 'trash' }));
});

test('a misspelt option does not compile', () => {
  // @ts-expect-error misspelt
  void (() => deleteContacts({ providers: [sendme123], targets, maxDeletes: 5 }));
});

test('an outcome narrows by its kind', () => {
  const look = (outcome: Outcome) => {
    if (outcome.outcome === 'deleted') {
      expectTypeOf(outcome.permanence).toEqualTypeOf<'permanent' | 'soft' | 'undocumented'>();
      expectTypeOf(outcome.evidence).toEqualTypeOf<'item' | 'batch' | 'absence'>();
    } else if (outcome.outcome !== 'absent') {
      expectTypeOf(outcome.reason.message).toEqualTypeOf<string>();
    }
    // @ts-expect-error only after narrowing
    void outcome.permanence;
  };
  expectTypeOf(look).parameter(0).not.toBeAny();
});
