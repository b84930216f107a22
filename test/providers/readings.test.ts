/** What the built-in definitions read from a body, whatever it contains, and which ids are too long for them. */
import { describe, expect, test } from 'vitest';
import { definition as sendme123 } from '../../src/providers/sendme123/definition.js';
import { definition as wabotify } from '../../src/providers/wabotify/definition.js';

describe('a look-up that is answered with a success', () => {
  const nothing = [undefined, null, {}, [], 'a', { id: null }] as const;

  test.each<[body: unknown, presence: string]>([
    [{ id: 'a' }, 'present'],
    [{ id: 'a', deletedAt: null }, 'present'],
    [{ id: 'a', deletedAt: '2026-01-01T00:00:00Z' }, 'markedDeleted'],
    [{ id: 'b' }, 'unclear'],
    [{ id: 'b', deletedAt: '2026-01-01T00:00:00Z' }, 'unclear'],
    ...nothing.map((body): [unknown, string] => [body, 'unclear']),
  ])('says of a contact at sendme123 with %j: %s', (body, presence) => {
    expect(sendme123.lookUp?.read(body, 'a')).toBe(presence);
  });

  const found = { success: true, code: 200 };
  test.each<[body: unknown, presence: string]>([
    [{ ...found, data: { id: 'a' } }, 'present'],
    [{ ...found, errorCode: null, data: { data: [{ id: 'b' }, { id: 'a' }] } }, 'present'],
    [{ ...found, data: { data: [{ id: 'b' }], contactId: 'a' } }, 'unclear'],
    [{ ...found, data: { data: [], id: 'a' } }, 'unclear'],
    [{ ...found, data: { data: [null] } }, 'unclear'],
    [{ ...found, errorCode: 'E1', data: { id: 'a' } }, 'unclear'],
    [{ success: false, code: 200, data: { id: 'a' } }, 'unclear'],
    [{ success: true, code: 404, data: { id: 'a' } }, 'unclear'],
    [{ success: true, data: { id: 'a' } }, 'unclear'],
    [found, 'unclear'],
    ...nothing.map((body): [unknown, string] => [body, 'unclear']),
  ])('says of a contact at Wabotify with %j: %s', (body, presence) => {
    expect(wabotify.lookUp?.read(body, 'a')).toBe(presence);
  });
});

test.each([
  [{ deletedContactId: 'a' }, 'receipt'],
  [{ deletedContactId: undefined }, 'receipt'],
  [{ id: 'a', deletedAt: '2026-01-01T00:00:00Z' }, 'contact'],
  [undefined, 'contact'],
])("of the two forms of sendme123's success, %j has that of a %s", (body, form) => {
  const { forms } = sendme123.deletion;
  expect(forms?.of(body)).toBe(form);
  expect(forms?.names).toEqual(['receipt', 'contact']);
});

test.each<[body: unknown, names: unknown[]]>([
  [{ contactIds: [{ ids: 'a' }, { ids: 'b' }] }, ['a', 'b']],
  [{ contactIds: [null, {}, { ids: 'b' }] }, [undefined, undefined, 'b']],
  [{ contactIds: 'a' }, []],
  [null, []],
])('a recorded request to Wabotify with the body %j names %j', (body, names) => {
  expect(wabotify.namesIn?.({ operation: 'deleteContacts', body })).toEqual(names);
});

describe('an id is refused that is longer than any', () => {
  const problemOf = (provider: typeof sendme123 | typeof wabotify, id: string) => {
    const parsed = provider.deletion.parseId(id);
    return 'problem' in parsed ? parsed.problem : undefined;
  };

  test('at sendme123, by what it takes in a URL', () => {
    const problem = 'is longer than 1000 characters in a URL, which servers refuse';
    expect(problemOf(sendme123, 'x'.repeat(1_000))).toBeUndefined();
    expect(problemOf(sendme123, 'x'.repeat(1_001))).toBe(problem);
    expect(problemOf(sendme123, `x${'/'.repeat(333)}`)).toBeUndefined();
    expect(problemOf(sendme123, `xx${'/'.repeat(333)}`)).toBe(problem);
  });

  test('at Wabotify, by its characters', () => {
    expect(problemOf(wabotify, '/'.repeat(1_000))).toBeUndefined();
    expect(problemOf(wabotify, 'x'.repeat(1_001))).toBe(
      'is longer than 1000 characters, which no contact id is',
    );
  });
});
