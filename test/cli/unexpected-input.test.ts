/** Unexpected input: the message says what is wrong, and names nobody who is in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeHeader, isFieldName } from '../../src/cli/header-names.js';
import type { InputFormat } from '../../src/cli/read-input.js';
import { tries } from '../tries.js';
import { planOf, providers, type Reading, read, refusalOf } from './reading.js';

const people = ['Amina', 'amina', 'Otieno', 'Zoë', "O'Hara", '254711', '@mail', 'Ngong', 'geheim'];
const namesNobody = (message: string) => {
  for (const word of people) expect(message).not.toContain(word);
  expect(message).not.toMatch(/[^\n\P{Cc}]/u);
};

const AMINA = 'Amina Otieno,+254711000001,amina@mail.example';
const ZOE = "Zoë O'Hara,+254711000002,Ngong Road 7";

describe('a CSV', () => {
  const cases: [what: string, text: string, options: Reading, message: RegExp][] = [
    [
      'without a header',
      `${AMINA}\n${ZOE}\n`,
      {},
      /no column "id" in its first line; it has 3 columns\. It must begin/,
    ],
    [
      'with another delimiter and without a header',
      `${AMINA}\n`.replaceAll(',', ';'),
      {},
      /it has 3 columns\./,
    ],
    [
      'with people whose details are called like columns',
      'Amina Otieno,Mobile,Home,Ngong\nZoë,Phone,Work,Ngong\n',
      { provider: 'sendme123' },
      /it has 4 columns\. It must begin/,
    ],
    ['with one name in each line', 'Amina\nOtieno\n', {}, /it has 1 column\./],
    ['with names for a header', 'Amina,Otieno,Zoë\n', { provider: 'sendme123' }, /it has 3 columns\./],
    [
      'with a column that has another name',
      `Full name,Phone,SM ID,geheim\n${ZOE},7\n`,
      { provider: 'sendme123' },
      /no column "id" in its first line; it has 4 columns: Full name, Phone, SM ID and 1 other\./,
    ],
    [
      'with people and no ids',
      `Full name,Phone\n${ZOE}\n`,
      { provider: 'sendme123' },
      /and --map which ones if there are several; find --from takes phone numbers and e-mail addresses\.$/,
    ],
    [
      'without the column that was named',
      `Full name,Phone\n${ZOE}\n`,
      { provider: 'sendme123', column: 'SM ID' },
      /and --map which ones if there are several\.$/,
    ],
    ['with control characters in its header', '\u001b]0;geheim\u0007x,y\n1,2\n', {}, /it has 2 columns\./],
    ['with a header that never ends', `"id,provider\n${AMINA}\n${ZOE}\n`, {}, /is never closed/],
    [
      'with a quotation mark in a cell',
      `id,provider\nAmina "geheim",huduma\n`,
      {},
      /near line 2: a quotation mark/,
    ],
    [
      'with more after a quoted cell',
      `id,provider\n"Amina"geheim,huduma\n`,
      {},
      /near line 2: something follows/,
    ],
    ['with a column twice', `id,id\n${AMINA}\n`, { provider: 'huduma' }, /more than one column "id"/],
    [
      'with a column of a strange name',
      `id\n${AMINA}\n`,
      { column: '\u001b]0;x\u0007' },
      /"\\u001b]0;x\\u0007"/,
    ],
  ];

  test.each(cases)('%s is refused', async (_, text, options, message) => {
    const refusal = await refusalOf(read(text, 'csv', options));
    expect(refusal).toMatch(message);
    namesNobody(refusal);
  });

  test('that ends its lines in CR only is read', async () => {
    for (const mark of [',', ';']) {
      const text = `provider,id,name\rhuduma,1,Amina\r\rhuduma,2,Zoë\r`.replaceAll(',', mark);
      for (const size of [1, 5, 100]) {
        expect(await read(text, 'csv', {}, size)).toEqual([
          { line: 2, provider: 'huduma', id: '1' },
          { line: 4, provider: 'huduma', id: '2' },
        ]);
      }
    }
  });

  test('with line breaks of two kinds is refused, so that no line is taken for two or two for one', async () => {
    for (const size of [1, 5, 100]) {
      const refusal = await refusalOf(read('id,name\r1,Amina\r2,Zoë\n3,x\n', 'csv', {}, size));
      expect(refusal).toMatch(/end in CR only, and line \d or a later one does not/);
      namesNobody(refusal);
    }
  });

  test('a CR alone in a file of LF does not cut an id in two', async () => {
    expect(await read('huduma:1\nhuduma:2\r3\nhuduma:4\r\r', 'lines', {}, 1)).toEqual([
      { line: 1, provider: 'huduma', id: '1' },
      { line: 2, provider: 'huduma', id: '2\r3' },
      { line: 3, provider: 'huduma', id: '4\r' },
    ]);
  });

  test('that a European Excel wrote is read, whatever stands above its header', async () => {
    const text = '\uFEFFFirst name;Phone;Huduma-ID;SM ID\r\nAmina;+254711000001;123;a-1\r\nZoë;;456;\r\n';
    const options = { provider: 'huduma', column: 'Huduma-ID' };
    const both = [
      { line: 2, provider: 'huduma', id: '123' },
      { line: 3, provider: 'huduma', id: '456' },
    ];
    expect(await read(text, 'csv', options)).toEqual(both);
    const said = text.replace('First', 'sep=;\r\nFirst');
    expect(await read(said, 'csv', options)).toEqual(both.map((row) => ({ ...row, line: row.line + 1 })));
    expect(await read('sep=^\nprovider^id\nwabotify^a;b\n', 'csv')).toEqual([
      { line: 3, provider: 'wabotify', id: 'a;b' },
    ]);
  });

  test('is read by the delimiter with which its columns are there, not by that which there is most of', async () => {
    const text = 'name, given, last;id\nA, B, C;1\n'.replaceAll(', ', ',');
    expect(await read(text, 'csv', { provider: 'huduma' })).toEqual([
      { line: 2, provider: 'huduma', id: '1' },
    ]);
    const split = '"name\nof the contact";id\n"x";"1\n';
    expect(await refusalOf(read(split, 'csv', { provider: 'huduma' }))).toMatch(/never closed/);
    expect(await read(split.replace('"1', '1'), 'csv', { provider: 'huduma' })).toEqual([
      { line: 3, provider: 'huduma', id: '1' },
    ]);
  });

  test('whose one column hides more of them is refused by line', async () => {
    const problem =
      'has a sign that separates columns, and the header has 1 column; an id with such a sign is put in quotes, or say --delimiter';
    expect(await read('id\nc-1;Amina\n"c;2"\nc-3\tx\n', 'csv', { provider: 'sendme123' })).toEqual([
      { line: 2, problem },
      { line: 3, provider: 'sendme123', id: 'c;2' },
      { line: 4, problem },
    ]);
  });

  test('whose columns are mixed up is refused by line, without a cell', async () => {
    const text = `provider,id,phone\nAmina,sendme123,1\nsendme123,Amina Otieno,2\nhuduma,+254711000001,3\nhuduma,Zoë,4\n`;
    const refusal = await refusalOf(planOf(text, 'csv'));
    expect(refusal).toMatch(
      /3 lines are invalid.*\n.*line 2: the provider is none of huduma, sendme123, wabotify/,
    );
    expect(refusal).toMatch(
      /line 4, column "id": the id must be a positive whole number or a UUID\n.*line 5, column "id": the id must be/,
    );
    namesNobody(refusal);
  });
});

test('a line that names another provider than --provider is refused, since its id is not from there', async () => {
  const given = { provider: 'sendme123' };
  const csv = 'provider,id\nhuduma,1\nsendme123,2\nSafaricom,3\n,4\n';
  expect(await read(csv, 'csv', given)).toEqual([
    { line: 2, problem: 'names the provider huduma, and --provider is sendme123' },
    ...['2', '3', '4'].map((id, index) => ({ line: index + 3, ...given, id })),
  ]);
  const problem = 'names a provider, and --provider is given as well; leave that out';
  expect(await read('huduma:1\nsendme123:a\nurn:b\n', 'lines', given)).toEqual([
    { line: 1, problem },
    { line: 2, problem },
    { line: 3, ...given, id: 'urn:b' },
  ]);
});

test('whatever stands in a table, whatever it is taken for, a refusal names nobody', async () => {
  const data = [
    'Amina Otieno',
    'Otieno',
    'amina@mail.example',
    '+254711000001',
    'Ngong Road 7',
    'O"geheim',
    'Zoë',
  ];
  const cell = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...data) },
    fc.constantFrom('id', 'provider', 'huduma', 'sendme123', 'name', '', '"', '7'),
  );
  const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const format = fc.constantFrom('csv', 'ndjson', 'json', undefined);
  const provider = fc.constantFrom(undefined, 'sendme123', 'huduma');
  const marks = fc.record({
    between: fc.constantFrom(',', ';', '\t', '|'),
    after: fc.constantFrom('\n', '\r\n', '\r'),
  });
  await fc.assert(
    fc.asyncProperty(rows, marks, format, provider, async (cells, { between, after }, as, given) => {
      const text = cells.map((row) => row.join(between)).join(after);
      const refusal = await refusalOf(planOf(text, as, { provider: given })).catch((error: Error) => {
        expect(error.message).toBe('it was not refused');
        return '';
      });
      namesNobody(refusal);
    }),
    { numRuns: tries(200) },
  );
});

describe('what is no text', () => {
  test.each<[what: string, bytes: Uint8Array, message: RegExp]>([
    [
      'UTF-16 without a BOM',
      Buffer.from('id,provider\nAmina,huduma\n', 'utf16le'),
      /has NUL bytes, in line 1/,
    ],
    ['with a NUL', Buffer.from('id,provider\nAmina\0,huduma\n'), /has NUL bytes, in line \d/],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]), /has NUL bytes/],
    [
      'half a character of UTF-16',
      Buffer.from([0xff, 0xfe, 0x69, 0, 0x64]),
      /not UTF-16, though it begins like it/,
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004Amina'), /an Excel workbook/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /an Excel workbook/],
  ])('%s is refused by its name', async (_, bytes, message) => {
    for (const format of ['csv', 'ndjson', 'lines', undefined] satisfies (InputFormat | undefined)[]) {
      for (const size of [1, 7]) {
        const refusal = await refusalOf(read(bytes, format, {}, size));
        expect(refusal).toMatch(message);
        namesNobody(refusal);
      }
    }
  });
});

test.each(['[{"id":"Amina"', '[Amina]', '{"id":"Amina"}', '', 'Amina'])(
  'what should be a JSON array and is not, such as %s, is refused without a word of it',
  async (text) => {
    const refusal = await refusalOf(read(text, 'json'));
    expect(refusal).toMatch(/is not a JSON array/);
    namesNobody(refusal);
  },
);

describe('a cell of the first line is shown', () => {
  test.each([
    ...[
      'id',
      'ID',
      'provider',
      'First name',
      'first_name',
      'contactId',
      'Phone 1',
      'E-mail',
      'Huduma-ID',
      'SM ID',
    ],
    ...['Zoho contact ID', 'Teléfono móvil', 'Vorname', 'Prénom', 'nu\u0301mero', 'created.date'],
  ])('if it can only be the name of a column: %s', (cell) => {
    expect(isFieldName(cell, providers.words)).toBe(true);
  });

  test.each([
    ...[
      'Amina',
      'Amina Otieno',
      'amina',
      'amina_otieno',
      'AMINA',
      '名前',
      'c-1',
      'a1b2c3',
      '+254711000001',
      '',
    ],
    ...[
      'amina@mail.example',
      '254711000001',
      '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      '2024-01-01',
      'id\u0007',
    ],
    ...[
      'id\u200b',
      '‮id',
      'Amina Otieno ID',
      'x1 ID',
      'name '.repeat(20),
      'Please call about the phone number',
      '12',
    ],
  ])('if not, it is not: %j', (cell) => {
    expect(isFieldName(cell, providers.words)).toBe(false);
  });

  test('only if most of them are such names and none is data, and then ten at most', () => {
    expect(describeHeader(['Name', 'Street', '+254711000001'], providers.words)).toBe('it has 3 columns');
    expect(describeHeader(['Name', 'x@y', 'Phone'], providers.words)).toBe('it has 3 columns');
    expect(describeHeader(['Name', 'Amina', 'Phone', 'Zoë', 'City'], providers.words)).toBe(
      'it has 5 columns: Name, Phone, City and 2 others',
    );
    expect(
      describeHeader(
        Array.from({ length: 12 }, () => 'tag'),
        providers.words,
      ),
    ).toBe(`it has 12 columns: ${Array.from({ length: 10 }, () => 'tag').join(', ')} and 2 others`);
  });
});
