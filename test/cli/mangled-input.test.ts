/** Ids that a spreadsheet or a clipboard has changed stop a plan, each with its line. None counts as a repetition. */
import { describe, expect, test } from 'vitest';
import { planOf, refusalOf } from './reading.js';

test('each line is named, with its reason, although two of them look the same', async () => {
  const text = 'provider,id\r\nsendme123,7.65432E+16\r\nsendme123,7.65432E+16\r\nwabotify,c-9\u200b\r\n';
  expect(await refusalOf(planOf(text, 'csv'))).toBe(
    [
      '3 lines are invalid; --skip-invalid leaves them out:',
      '  line 2, column "id": "7.65432E+16" is a number as a spreadsheet rounds it: digits are lost',
      '  line 3, column "id": "7.65432E+16" is a number as a spreadsheet rounds it: digits are lost',
      '  line 4, column "id": "c-9\\u200b" has an invisible character (U+200B)',
    ].join('\n'),
  );
});

test('left out on request, they are counted as such, and not as repetitions', async () => {
  const text = 'sendme123:1,2E+9\nsendme123:1,2E+9\nsendme123:a\nsendme123:a\nsendme123:\ufeffb\n';
  const { plan, skipped, duplicates, problems } = await planOf(text, 'lines', { skipInvalid: true });
  expect(plan.targets).toEqual({ sendme123: ['a'] });
  expect({ skipped, duplicates, lines: problems.length }).toEqual({ skipped: 3, duplicates: 1, lines: 3 });
});

test('twenty are named, and how many more there are', async () => {
  const text = `id\n${'#REF!\n'.repeat(1_000)}`;
  const refusal = await refusalOf(planOf(text, 'csv', { provider: 'wabotify' }));
  expect(refusal.split('\n')).toHaveLength(22);
  expect(refusal).toMatch(
    /^1000 lines are invalid.*\n {2}line 2, column "id": the id is an error.*(\n.*)*\n {2}and 980 more$/,
  );
});

describe('ids that have lost their last digits', () => {
  const planned = (...ids: string[]) => planOf(['id', ...ids].join('\n'), 'csv', { provider: 'sendme123' });

  test.each([
    ['as a spreadsheet leaves it', '123456789012345000'],
    ['as a script leaves it', '1234567890123456800'],
    ['with two zeros', '12345678901234500'],
    ['very long', '123456789012345000000'],
  ])('are refused one by one, whatever the others are: %s', async (_, id) => {
    expect(await refusalOf(planned('7', id, '123456789012345678'))).toBe(
      '1 line is invalid; --skip-invalid leaves them out:\n' +
        `  line 3, column "id": the id has ${id.length} digits and ends in zeros, as if a spreadsheet or a script had read ` +
        'it as a number and lost its last digits. Export it as text; if it is right, say --as-id',
    );
  });

  /** 18 digits, with different endings. */
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `1234567890123${digit}56${digit}1`);

  test.each([
    ['one with one zero', ['7', '1234567890123450']],
    ['all of those with one zero', ['1234567890123450', '1234567890123460']],
    ['nine that JavaScript wrote', nine.map((id) => String(Number(id)))],
    ['nine that another language wrote', nine.map((id) => String(BigInt(Number(id))))],
  ])('are refused by what they have in common: %s', async (_, ids) => {
    const refusal = await refusalOf(planned(...ids));
    expect(refusal).toMatch(
      /^all ids with more than 15 digits are round, as if .*; if they are right, say --as-id:/,
    );
    expect(refusal).toContain(`\n  line ${ids.length + 1}, column "id"`);
  });

  test.each([
    ['another one has its digits', ['1234567890123450', '1234567890123460', '1234567890123456']],
    ['short ones are whole', ['1000000000', '2000000', '300000000000000']],
    ['no number', ['a123456789012345000']],
    ['no script would have left these digits', ['9223372036854775800', '123456789012345678']],
  ])('have not: %s', async (_, ids) => {
    expect((await planned(...ids)).plan.targets).toEqual({ sendme123: ids });
  });
});

describe('a number in JSON', () => {
  test('is no id at a provider whose ids are text', async () => {
    const text = '{"provider":"sendme123","id":5}\n{"provider":"wabotify","id":"5"}\n';
    expect(await refusalOf(planOf(text, 'ndjson'))).toBe(
      '1 line is invalid; --skip-invalid leaves them out:\n' +
        '  line 1, field "id": "5" is a number; give the id as a string, as the provider wrote it',
    );
  });
});
