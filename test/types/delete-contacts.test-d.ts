/**
 * What must compile with `deleteContacts`, and what must not: a client without a choice, and targets at unknown providers.
 */
import { describe, expectTypeOf, test } from 'vitest';
import { deleteContacts, type Outcome, type Provider, type TargetInput } from '../../src/index.js';
import { createHuduma, type Mode } from '../../src/providers/huduma/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';

const undecided = createHuduma({ token: 'a-token' });
const huduma = undecided.choosing({ mode: 'trash' });
const sendme123 = createSendme123({ apiKey: 'a-key' });
const wabotify = createWabotify({ workspaceId: 'a-workspace' });
const targets: string[] = ['huduma:123'];

describe('the choice that Huduma requires', () => {
  test('must be chosen before a run takes its client', () => {
    void (() => deleteContacts({ providers: [huduma], targets }));
    void (() => deleteContacts({ providers: [huduma, sendme123, wabotify], targets }));
    // @ts-expect-error nothing chosen
    void (() => deleteContacts({ providers: [undecided], targets }));
    // @ts-expect-error nothing chosen at one of them
    void (() => deleteContacts({ providers: [sendme123, undecided], targets }));
    // @ts-expect-error nothing chosen
    const some: readonly Provider[] = [undecided];
    expectTypeOf(some).not.toBeAny();
  });

  test('is one of its modes', () => {
    void (() => undecided.choosing({ mode: 'permanent' }));
    const chosen = (mode: Mode) => undecided.choosing({ mode });
    expectTypeOf(chosen).returns.toExtend<Provider<'huduma'>>();
    // @ts-expect-error no such mode
    void (() => undecided.choosing({ mode: 'soft' }));
    // @ts-expect-error any text
    void ((mode: string) => undecided.choosing({ mode }));
    // @ts-expect-error no mode
    void (() => undecided.choosing({}));
    // @ts-expect-error misspelt
    void (() => undecided.choosing({ mode: 'trash', mdoe: 'trash' }));
    // @ts-expect-error nothing
    void (() => undecided.choosing());
  });

  test('is asked of nobody else, once', () => {
    // @ts-expect-error nothing to choose
    void (() => sendme123.choosing({ mode: 'trash' }));
    // @ts-expect-error nothing to choose
    void (() => wabotify.choosing({}));
    // @ts-expect-error chosen already
    void (() => huduma.choosing({ mode: 'permanent' }));
    // @ts-expect-error the run has nothing to choose
    void (() => deleteContacts({ providers: [huduma], targets, mode: 'trash' }));
    // @ts-expect-error the run has nothing to choose
    void (() => deleteContacts({ providers: [sendme123], targets, mode: 'trash' }));
  });
});

describe('a target that is written out', () => {
  const providers = [huduma, sendme123] as const;

  test('is at one of the providers', () => {
    void (() => deleteContacts({ providers: [huduma, sendme123], targets: ['huduma:1', 'sendme123:a:b'] }));
    void (() => deleteContacts({ providers, targets: [{ provider: 'huduma', id: 1 }, 'sendme123:a'] }));
    void (() => deleteContacts({ providers, targets: new Set(['huduma:1'] as const) }));
    // @ts-expect-error misspelt
    void (() => deleteContacts({ providers: [huduma, sendme123], targets: ['hudma:1'] }));
    // @ts-expect-error misspelt among others
    void (() => deleteContacts({ providers, targets: ['huduma:1', 'hudma:1'] }));
    // @ts-expect-error not given
    void (() => deleteContacts({ providers: [sendme123], targets: ['wabotify:x'] }));
    // @ts-expect-error no provider
    void (() => deleteContacts({ providers: [sendme123], targets: ['contact-uuid-123'] }));
    // @ts-expect-error misspelt in a set
    void (() => deleteContacts({ providers: [huduma], targets: new Set(['hudma:1'] as const) }));
  });

  test('is so as an object, too', () => {
    void (() => deleteContacts({ providers: [huduma], targets: [{ provider: 'huduma', id: '1' }] }));
    // @ts-expect-error misspelt
    void (() => deleteContacts({ providers: [huduma], targets: [{ provider: 'hudma', id: '1' }] }));
    // @ts-expect-error misspelt among others
    void (() => deleteContacts({ providers, targets: ['huduma:1', { provider: 'hudma', id: 1 }] }));
    // @ts-expect-error no id
    void (() => deleteContacts({ providers: [huduma], targets: [{ provider: 'huduma' }] }));
  });
});

test('of targets that come from somewhere, nothing is known', () => {
  void ((from: string[]) => deleteContacts({ providers: [huduma], targets: from }));
  void ((from: AsyncIterable<string>) => deleteContacts({ providers: [huduma], targets: from }));
  void ((from: Iterable<TargetInput>) => deleteContacts({ providers: [huduma], targets: from }));
  void ((from: AsyncIterable<string | TargetInput>) =>
    deleteContacts({ providers: [huduma], targets: from }));
  void ((from: { provider: string; id: string }[]) => deleteContacts({ providers: [huduma], targets: from }));
  void ((ids: string[]) => deleteContacts({ providers: [huduma], targets: ids.map((id) => `huduma:${id}`) }));
  async function* read() {
    yield { provider: 'elsewhere' as string, id: 'a' };
    yield 'anything' as string;
  }
  void (() => deleteContacts({ providers: [huduma], targets: read() }));
  // @ts-expect-error numbers are no targets
  void ((from: number[]) => deleteContacts({ providers: [huduma], targets: from }));
});

test('where the types do not tell which providers there are, targets may be at any', () => {
  const some: readonly Provider[] = [sendme123];
  void (() => deleteContacts({ providers: some, targets: ['sendme123:a', 'elsewhere:1'] }));
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
