/** What can be a target, and what happens to anything else. */
import { describe, expect, test } from 'vitest';
import { deleteContacts, type TargetInput } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, run } from './runs.js';

const contacts = { huduma: [1, 2], sendme123: ['a', 'b', 'with:colon', 'with/slash'], wabotify: ['x'] };

test('strings and objects, from any iterable', async () => {
  const sandbox = createSandbox({ contacts });
  const providers = [clientOf(sandbox, 'sendme123')];
  async function* stream() {
    yield 'sendme123:a';
    yield { provider: 'sendme123', id: 'b' };
    yield 'sendme123:with:colon';
    yield 'sendme123:with/slash';
  }
  const { summary } = await finish(deleteContacts({ providers, targets: stream() }));
  expect(summary).toMatchObject({ deleted: 4, total: 4 });
  expect(sandbox.contacts('sendme123').every(({ state }) => state === 'deleted')).toBe(true);
});

test('a target that is named twice is sent once, and counted', async () => {
  const sandbox = createSandbox({ contacts });
  const { summary, outcomes } = await finish(run(sandbox, ['huduma:1', 'huduma:1', 'huduma:2', 'huduma:1']));
  expect(summary).toMatchObject({ deleted: 2, total: 2, duplicates: 2, requests: 1 });
  expect(outcomes).toHaveLength(2);
  expect(sandbox.requests[0]?.ids).toEqual([1, 2]);
});

test('two spellings of a UUID are one target', async () => {
  const uuid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  const sandbox = createSandbox({ contacts: { huduma: [{ id: 1, uuid }] } });
  const { summary } = await finish(run(sandbox, [`huduma:${uuid}`, `huduma:${uuid.toUpperCase()}`]));
  expect(summary).toMatchObject({ deleted: 1, duplicates: 1 });
});

/** The end of the message about a target at a provider that is not in the run. */
const written = (...names: string[]) => `write provider:id, for a provider of this run (${names.join(', ')})`;
const atAny = `${written('huduma', 'sendme123', 'wabotify')}. Nothing was sent.`;

describe('rejected before any request, with a reason', () => {
  test.each([
    ['nonsense', `"nonsense" names no provider; ${atAny}`],
    ['', `"" names no provider; ${atAny}`],
    [':a', `"a" names no provider; ${atAny}`],
    ['hubspot:1', `"1" is at "hubspot", which this run was not given; ${atAny}`],
    ['hudma:1', `"1" is at "hudma", which this run was not given; ${atAny}`],
    ['Huduma:1', `"1" is at "Huduma", which this run was not given; ${atAny}`],
    ['constructor:1', `"1" is at "constructor", which this run was not given; ${atAny}`],
    ['huduma:', 'positive whole number or a UUID'],
    ['huduma:0', 'positive whole number or a UUID'],
    ['huduma:-1', 'positive whole number or a UUID'],
    ['huduma:1.5', 'positive whole number or a UUID'],
    ['huduma:01', 'positive whole number or a UUID'],
    ['huduma:1e3', 'positive whole number or a UUID'],
    ['huduma:9007199254740993', 'positive whole number or a UUID'],
    ['huduma:contact-uuid-123', 'positive whole number or a UUID'],
    ['huduma:x3fa85f64-5717-4562-b3fc-2c963f66afa6', 'positive whole number or a UUID'],
    ['huduma:3fa85f64-5717-4562-b3fc-2c963f66afa6x', 'positive whole number or a UUID'],
    ['huduma:3fa85f64571745622b3fc2c963f66afa6123', 'positive whole number or a UUID'],
    ['huduma:1x', 'positive whole number or a UUID'],
    ['sendme123:', 'is empty'],
    ['sendme123:..', 'would change the path'],
    ['sendme123: a', 'white space'],
    ['wabotify:a\nb', 'control character'],
    ['wabotify:a\u200b', 'invisible character (U+200B)'],
    ['sendme123:1.23457E+17', 'digits are lost'],
    ['huduma:1.23457E+17', 'digits are lost'],
    ['huduma:1\u200b', 'invisible character (U+200B)'],
  ])('%j', async (target, message) => {
    const sandbox = createSandbox({ contacts });
    const providers = [
      clientOf(sandbox, 'huduma'),
      clientOf(sandbox, 'sendme123'),
      clientOf(sandbox, 'wabotify'),
    ];
    const { outcomes, summary } = await finish(
      deleteContacts({ providers, targets: [target, target, 'huduma:1'] }),
    );
    expect(outcomes[0]).toMatchObject({
      outcome: 'rejected',
      attempts: 0,
      reason: { code: 'invalidTarget' },
    });
    expect(outcomes[0]).toHaveProperty('reason.message', expect.stringContaining(message));
    expect(summary).toMatchObject({ rejected: 1, deleted: 1, duplicates: 1, requests: 1 });
  });
});

test('two that cannot be sent are two', async () => {
  const providers = [clientOf(createSandbox(), 'sendme123')];
  const targets = ['nonsense', 'sendme123:', 'sendme123:..', 'nonsense'];
  const { summary } = await finish(deleteContacts({ providers, targets }));
  expect(summary).toMatchObject({ total: 3, rejected: 3, duplicates: 1 });
});

test('a target at a provider of this package that the run was not given is rejected, and the rest is deleted', async () => {
  const sandbox = createSandbox({ contacts });
  const targets: string[] = ['sendme123:a', 'wabotify:x'];
  const deletion = deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], targets });
  const { of, summary } = await finish(deletion);
  expect(of('wabotify:x')).toMatchObject({
    outcome: 'rejected',
    attempts: 0,
    reason: {
      code: 'invalidTarget',
      message: `the target "x" is at "wabotify", which this run was not given; ${written('sendme123')}. Nothing was sent.`,
    },
  });
  expect(of('sendme123:a').outcome).toBe('deleted');
  expect(summary).toMatchObject({ total: 2, rejected: 1, deleted: 1 });
  expect(sandbox.requests.map(({ provider }) => provider)).toEqual(['sendme123']);
});

test('an input that throws in the middle ends the run before anything is sent', async () => {
  const sandbox = createSandbox({ contacts });
  function* torn() {
    yield 'sendme123:a';
    throw new Error('line 2 cannot be read');
  }
  const deletion = deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], targets: torn() });
  await expect(finish(deletion)).rejects.toThrow('line 2 cannot be read');
  expect(sandbox.requests).toEqual([]);
});

test('no targets at all: no outcomes, and nothing sent', async () => {
  const sandbox = createSandbox({ contacts });
  const { summary } = await finish(
    deleteContacts({ providers: [clientOf(sandbox, 'sendme123')], targets: [] }),
  );
  expect(summary).toMatchObject({ total: 0, requests: 0, stops: [] });
});

describe('a number as an id', () => {
  test('is at Huduma the same contact as its digits', async () => {
    const sandbox = createSandbox({ contacts });
    const targets = [{ provider: 'huduma', id: 1 }, 'huduma:1', { provider: 'huduma', id: '1' }];
    const providers = [clientOf(sandbox, 'huduma')];
    const { outcomes, summary } = await finish(deleteContacts({ providers, targets }));
    expect(outcomes).toMatchObject([{ target: { provider: 'huduma', id: '1' }, outcome: 'deleted' }]);
    expect(summary).toMatchObject({ total: 1, deleted: 1, duplicates: 2, requests: 1 });
  });

  test.each([
    [{ provider: 'huduma', id: 0 }, '0', 'must be a positive whole number or a UUID'],
    [{ provider: 'huduma', id: -1 }, '-1', 'must be a positive whole number or a UUID'],
    [{ provider: 'huduma', id: 1.5 }, '1.5', 'must be a positive whole number or a UUID'],
    [{ provider: 'huduma', id: Number.NaN }, 'NaN', 'must be a positive whole number or a UUID'],
    [
      { provider: 'huduma', id: 2 ** 53 },
      '9007199254740992',
      'is a number too large to be exact, and may have lost digits; give the id as a string',
    ],
    [
      { provider: 'sendme123', id: 1e19 },
      '10000000000000000000',
      'is a number too large to be exact, and may have lost digits; give the id as a string',
    ],
    [{ provider: 'sendme123', id: 5 }, '5', 'is a number; give the id as a string, as the provider wrote it'],
    [
      { provider: 'hubspot', id: 5 },
      '5',
      `is at "hubspot", which this run was not given; ${written('huduma', 'sendme123')}`,
    ],
  ])('is rejected if it is %j', async (target, id, problem) => {
    const sandbox = createSandbox({ contacts });
    const providers = [clientOf(sandbox, 'huduma'), clientOf(sandbox, 'sendme123')];
    const targets = [target, target];
    const { outcomes, summary } = await finish(deleteContacts({ providers, targets }));
    const message = `the target "${id}" ${problem}. Nothing was sent.`;
    expect(outcomes).toMatchObject([
      { target: { ...target, id }, outcome: 'rejected', reason: { code: 'invalidTarget', message } },
    ]);
    expect(summary).toMatchObject({ total: 1, duplicates: 1, rejected: 1 });
    expect(sandbox.requests).toEqual([]);
  });

  test('at a provider that the run was not given is rejected for that, as any other id there', async () => {
    const providers = [clientOf(createSandbox(), 'sendme123')];
    const targets: TargetInput[] = [{ provider: 'huduma', id: 5 }];
    const { of } = await finish(deleteContacts({ providers, targets }));
    const message = `the target "5" is at "huduma", which this run was not given; ${written('sendme123')}. Nothing was sent.`;
    expect(of('huduma:5')).toMatchObject({ outcome: 'rejected', reason: { code: 'invalidTarget', message } });
  });
});

test.each<[item: unknown, provider: string, id: string]>([
  [{ provider: 'sendme123', id: {} }, 'sendme123', '[object Object]'],
  [{ provider: 'sendme123' }, 'sendme123', 'undefined'],
  [{ provider: 7, id: 'a' }, '', 'a'],
  [{ provider: 7, id: 5 }, '', '5'],
  [null, '', 'undefined'],
  [42, '', 'undefined'],
])('%j, which is no target, is rejected rather than guessed at', async (item, provider, id) => {
  const sandbox = createSandbox({ contacts });
  const providers = [clientOf(sandbox, 'sendme123')];
  const targets = [item, item] as never[];
  const { outcomes, summary } = await finish(deleteContacts({ providers, targets }));
  const message = `the target "${id}" is no target: its provider and its id must be strings. Nothing was sent.`;
  const reason = { code: 'invalidTarget', message };
  expect(outcomes).toEqual([
    {
      target: { provider, id },
      attempts: 0,
      outcome: 'rejected',
      evidence: 'none',
      perhapsByUs: false,
      reason,
    },
  ]);
  expect(summary).toMatchObject({ total: 1, duplicates: 1, rejected: 1 });
  expect(sandbox.requests).toEqual([]);
});
