/** The options of a run, and what is refused before anything is sent. */
import { describe, expect, test } from 'vitest';
import { deleteContacts } from '../../src/index.js';
import { createHuduma, type Mode } from '../../src/providers/huduma/index.js';
import type { Provider } from '../../src/providers/provider.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createWabotify } from '../../src/providers/wabotify/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { finish, many, run } from './runs.js';

const contacts = { sendme123: many(2_000, 'c') };

describe('options that cannot be used are refused before the run', () => {
  const sandbox = createSandbox();
  const undecided = createHuduma(sandbox.options('huduma'));
  const sendme123 = createSendme123(sandbox.options('sendme123'));
  const wabotify = createWabotify(sandbox.options('wabotify'));
  const loose = (options: object) => () =>
    deleteContacts(options as { providers: readonly Provider[]; targets: string[] });

  test.each([
    ['no provider', { providers: [] }, 'contact-deletion: no provider was given.'],
    ['a provider twice', { providers: [sendme123, sendme123] }, 'sendme123: the provider is given twice.'],
    [
      'a client with something left to choose',
      { providers: [sendme123, undecided] },
      'huduma: there is something left to choose, which is never assumed: give client.choosing({ … }).',
    ],
    [
      'something else than a client',
      { providers: [sendme123, { name: 'acme', api: {} }] },
      'acme: it is no client of a provider.',
    ],
    [
      'one string instead of targets',
      { providers: [sendme123, wabotify], targets: 'sendme123:a' },
      'sendme123, wabotify: targets must be a list, such as ["sendme123:…"], not one string.',
    ],
    [
      'a misspelt lookUp',
      { providers: [sendme123, wabotify], lookUp: 'some' },
      'sendme123, wabotify: lookUp must be "sample" or "all".',
    ],
    [
      'one string instead of proven accounts',
      { providers: [sendme123, wabotify], provenAccounts: 'wabotify' },
      'sendme123, wabotify: provenAccounts must be a list, such as ["sendme123"].',
    ],
    [
      'a proven account at a stranger',
      { providers: [sendme123, wabotify], provenAccounts: ['wabotify', 'wabotfy'] },
      'wabotfy: provenAccounts names a provider that was not given.',
    ],
    [
      'a misspelt option',
      { providers: [sendme123, wabotify], allowAbsence: true },
      'sendme123, wabotify: there is no option "allowAbsence".',
    ],
    [
      'a recheck that is no function',
      { providers: [sendme123, wabotify], recheck: true },
      'sendme123, wabotify: recheck must be a function.',
    ],
    [
      'something else than a journal',
      { providers: [sendme123, wabotify], journal: { path: 'run.journal' } },
      'sendme123, wabotify: the journal is none of openJournal or resumeJournal.',
    ],
    [
      'no targets',
      { providers: [sendme123, wabotify], targets: undefined },
      'sendme123, wabotify: targets must say what to delete: the journal, if any, has no plan yet.',
    ],
    [
      'a word for whether absent contacts are expected',
      { providers: [sendme123], allowAbsent: 'false' },
      'sendme123: allowAbsent must be true or false.',
    ],
    [
      'a word for whether transactions are kept whole',
      { providers: [sendme123, wabotify], atomic: 'false' },
      'sendme123, wabotify: atomic must be true or false.',
    ],
    [
      'maxDelete 0',
      { providers: [sendme123, wabotify], maxDelete: 0 },
      'sendme123, wabotify: maxDelete must be a whole number, 1 or more.',
    ],
    [
      'maxDelete 1.5',
      { providers: [sendme123], maxDelete: 1.5 },
      'sendme123: maxDelete must be a whole number, 1 or more.',
    ],
    [
      'a batch limit that is none',
      { providers: [sendme123], batchLimit: Number.NaN },
      'sendme123: batchLimit must be a whole number, 1 or more.',
    ],
    [
      'no requests at one provider',
      { providers: [sendme123, wabotify], maxInFlight: { sendme123: 1, wabotify: 0 } },
      'wabotify: maxInFlight must be a whole number, 1 or more.',
    ],
    [
      'a share of a request a second',
      { providers: [sendme123], maxPerSecond: 0.5 },
      'sendme123: maxPerSecond must be a whole number, 1 or more.',
    ],
    [
      'a limit for a stranger',
      { providers: [sendme123], maxInFlight: { huduma: 1 } },
      'huduma: maxInFlight names a provider that was not given.',
    ],
  ])('%s', (_, options, problem) => {
    const message = `${problem} Nothing was sent.`;
    expect(loose({ targets: [], ...options })).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', message, attempts: 0 }),
    );
  });

  test.each([
    ['nothing at all', undefined, 'mode must be "trash" or "permanent"; it is never assumed.'],
    ['no mode', {}, 'mode must be "trash" or "permanent"; it is never assumed.'],
    [
      'a mode that is undefined',
      { mode: undefined },
      'mode must be "trash" or "permanent"; it is never assumed.',
    ],
    ['a misspelt mode', { mode: 'soft' }, 'mode must be "trash" or "permanent"; it is never assumed.'],
    ['what is no word', { mode: ['trash'] }, 'mode must be "trash" or "permanent"; it is never assumed.'],
    [
      'a choice that is not offered',
      { mode: 'trash', speed: 'slow' },
      'there is no choice of speed here; leave it out.',
    ],
    ['a misspelt choice', { mdoe: 'trash' }, 'there is no choice of mdoe here; leave it out.'],
  ])('choosing %s', (_, choices, problem) => {
    const message = `huduma: ${problem} Nothing was sent.`;
    expect(() => undecided.choosing(choices as never)).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', message, attempts: 0 }),
    );
  });

  test.each(['trash', 'permanent'] as const)('and mode %s is not', (mode) => {
    const chosen = undecided.choosing({ mode });
    expect(loose({ providers: [chosen, sendme123], targets: [] })).not.toThrow();
  });

  test('what was chosen stays so, whatever becomes of the object that said it', async () => {
    const there = createSandbox({ contacts: { huduma: [1] } });
    const choices: { mode: Mode } = { mode: 'trash' };
    const chosen = createHuduma(there.options('huduma')).choosing(choices);
    choices.mode = 'permanent';
    const { of } = await finish(run(there, ['huduma:1'], { providers: [chosen] }));
    expect(of('huduma:1')).toMatchObject({ outcome: 'deleted', permanence: 'soft' });
    expect(there.stateOf('huduma', 1)).toBe('trashed');
  });

  test.each([undefined, 'sample', 'all'])('nor is lookUp %s', (lookUp) => {
    expect(loose({ providers: [sendme123], targets: [], lookUp })).not.toThrow();
  });

  test('nor are limits that are left out, or one for each provider', () => {
    const maxInFlight = { sendme123: 1, wabotify: undefined };
    expect(loose({ providers: [sendme123, wabotify], targets: [], maxDelete: 1, maxInFlight })).not.toThrow();
  });

  test('a run can be iterated once', async () => {
    const deletion = run(createSandbox({ contacts }), many(1));
    await finish(deletion);
    await expect(finish(deletion)).rejects.toThrow('A run can be iterated once.');
  });
});

test('finish() is for those who need the counts alone', async () => {
  const sandbox = createSandbox({ contacts });
  expect(await run(sandbox, many(5)).finish()).toMatchObject({ total: 5, deleted: 5 });
});
