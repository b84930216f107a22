/** The values of a query are recognised in any text, however they are encoded there. */
import { describe, expect, test } from 'vitest';
import { repeats, withheldOf, withoutQueries } from '../../src/http/withheld.js';
import { nothingLeaks } from './witness.js';

const withQuery = (value: string) => withheldOf(`https://a.example/people?${new URLSearchParams({ value })}`);

test.each([
  ['has no query', 'https://a.example/people'],
  ['has an empty one', 'https://a.example/people?'],
  ['has only short values, which would match anywhere', 'https://a.example/people?page=2&q=abcd'],
])('nothing is withheld of a URL that %s', (_, url) => {
  expect(withheldOf(url)).toBeUndefined();
  expect(repeats('any text', undefined)).toBe(false);
});

test.each([
  ['as it is', 'abcde', 'not abcde'],
  ['in other letters', 'Abcde', 'aBCDe'],
  ['percent-encoded', 'a/b?c', 'a%2Fb%3Fc'],
  ['percent-encoded in part', 'a/b?c', 'a/b%3fc'],
  ['as several bytes', 'café1', 'caf%C3%A91'],
  ['with a byte below 16', 'ab\tcd', 'ab%09cd'],
  ['with spaces', 'a b c', 'a b c'],
  ['with spaces as plus signs', 'a b c', 'a+b+c'],
  ['with signs of patterns', '(a.b)', 'x(a.b)y'],
])('a value is recognised %s', (_, value, text) => {
  expect(repeats(text, withQuery(value))).toBe(true);
});

test.each([
  ['another text', 'abcd'],
  ['one that a pattern would match', 'axb+c'],
  ['none', null],
])('it is not seen in %s', (_, text) => {
  expect(repeats(text, withQuery('a.b+c'))).toBe(false);
});

describe('what is shown of a text', () => {
  test('has no queries', () => {
    const text = 'GET https://a.example/people?phone=51987654321&page=2 failed, see "/b?x=%20"';
    expect(withoutQueries(text, undefined)).toBe('GET https://a.example/people?… failed, see "/b?…"');
  });

  test('has the withheld values nowhere', () => {
    expect(withoutQueries('no 51987654321, 51987654321!', withQuery('51987654321'))).toBe('no …, …!');
  });

  test('is whole otherwise', () => {
    expect(withoutQueries('what? 1 = 1', withQuery('51987654321'))).toBe('what? 1 = 1');
  });
});

nothingLeaks();
