/** Ids that a spreadsheet or a clipboard has mangled stop a plan, each with its line; none becomes a repetition. */
import { describe, expect, test } from 'vitest';
import { planOf, refusalOf } from './reading.js';

test('each line is told, with its reason, though two of them look the same', async () => {
  const text = 'provider,id\r\nsendme123,7.65432E+16\r\nsendme123,7.65432E+16\r\nwabotify,c-9\u200b\r\n';
  expect(await refusalOf(planOf(text, 'csv'))).toBe(
    [
      '3 lines are invalid; --skip-invalid leaves them out:',
      '  line 2: "7.65432E+16" is a number as a spreadsheet rounds it: digits are lost',
      '  line 3: "7.65432E+16" is a number as a spreadsheet rounds it: digits are lost',
      '  line 4: "c-9\\u200b" has an invisible character (U+200B)',
    ].join('\n'),
  );
});

test('left out on request, they are counted as such, and not as repetitions', async () => {
  const text = 'sendme123:1,2E+9\nsendme123:1,2E+9\nsendme123:a\nsendme123:a\nsendme123:\ufeffb\n';
  const { plan, skipped, duplicates, problems } = await planOf(text, 'lines', { skipInvalid: true });
  expect(plan.targets).toEqual({ sendme123: ['a'] });
  expect({ skipped, duplicates, lines: problems.length }).toEqual({ skipped: 3, duplicates: 1, lines: 3 });
});

test('twenty are told, and how many more there are', async () => {
  const text = `id\n${'#REF!\n'.repeat(1_000)}`;
  const refusal = await refusalOf(planOf(text, 'csv', { provider: 'wabotify' }));
  expect(refusal.split('\n')).toHaveLength(22);
  expect(refusal).toMatch(
    /^1000 lines are invalid.*\n {2}line 2: the id is an error.*(\n.*)*\n {2}and 980 more$/,
  );
});

describe('long ids that all end in zeros', () => {
  const planned = (...ids: string[]) => planOf(['id', ...ids].join('\n'), 'csv', { provider: 'sendme123' });

  test.each([
    ['as a spreadsheet leaves them', ['123456789012345000', '123456789012346000', 'a']],
    ['twice the same', ['123456789012345000', '123456789012345000', '7']],
    ['as a script leaves them', ['1234567890123456700', '1234567890123456800', '9234567890123456800']],
    ['one that is very long', ['123456789012345000000']],
  ])('have lost their digits: %s', async (_, ids) => {
    expect(await refusalOf(planned(...ids))).toMatch(/^all ids with more than 15 digits end in zeros/);
  });

  test.each([
    ['one may do so by chance', ['123456789012345000', '7']],
    ['another one has its digits', ['123456789012345000', '123456789012346000', '123456789012345678']],
    ['short ones are whole', ['1000000000', '2000000', '300000000000000']],
  ])('have not: %s', async (_, ids) => {
    expect((await planned(...ids)).plan.targets).toEqual({ sendme123: ids });
  });
});

describe('a number in JSON', () => {
  test('is no id at a provider whose ids are text', async () => {
    const text = '{"provider":"sendme123","id":5}\n{"provider":"wabotify","id":"5"}\n';
    expect(await refusalOf(planOf(text, 'ndjson'))).toBe(
      '1 line is invalid; --skip-invalid leaves them out:\n' +
        '  line 1: "5" is a number; give the id as a string, as the provider wrote it',
    );
  });
});
