/** Input as people have it: BOM, CRLF, quotes, blank lines, pieces of any size, and bad lines with their numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from './reading.js';

/** Ids that a cell can contain: anything except line breaks, in formats where these end a line. */
const id = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && text !== '' && !/[\r\n\uFEFF]|\p{Surrogate}|^-+$/u.test(text));
const provider = fc.constantFrom('huduma', 'sendme123', 'wabotify');
const blank = fc.constantFrom('', ' ', '\t');

/** Lines of a file, some of them blank, as text and as what they mean. */
const file = fc.record({
  rows: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ provider, id }) },
      { weight: 1, arbitrary: fc.record({ blank }) },
    ),
    { maxLength: 20 },
  ),
  bom: fc.boolean(),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  ended: fc.boolean(),
  size: fc.integer({ min: 1, max: 50 }),
});
type Row = { readonly provider: string; readonly id: string } | { readonly blank: string };
type File = typeof file extends fc.Arbitrary<infer Each> ? Each : never;

function textOf({ rows, bom, newline, ended }: File, header: string[], write: (row: Row) => string) {
  const lines = [...header, ...rows.map((row) => ('blank' in row ? row.blank : write(row)))];
  return (bom ? '\uFEFF' : '') + lines.join(newline) + (ended ? newline : '');
}

const expected = (rows: readonly Row[], firstLine: number) =>
  rows.flatMap((row, index) => ('blank' in row ? [] : [{ line: index + firstLine, ...row }]));

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The same text in other encodings. The BOM is part of the text. */
const encodings = {
  'UTF-16, little end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

describe('whatever a file looks like, its contacts and their lines are read', () => {
  test('CSV', async () => {
    const delimiter = fc.constantFrom(',', ';', '\t', '|');
    await fc.assert(
      fc.asyncProperty(file, delimiter, fc.boolean(), fc.boolean(), async (given, mark, always, said) => {
        const cell = (text: string) => (always || /[",;\t|]/.test(text) ? quoted(text) : text);
        const header = [...(said ? [`sep=${mark}`] : []), `"given${mark}\tname"${mark}provider${mark} id `];
        const text = textOf(given, header, (row) =>
          'blank' in row
            ? row.blank
            : [`"O""Hara, ${row.id.length}; |"`, row.provider, cell(row.id)].join(mark),
        );
        const rows = expected(given.rows, header.length + 1);
        expect(await read(text, 'csv', {}, given.size)).toEqual(rows);
      }),
    );
  });

  test.each(Object.entries(encodings))('CSV in %s', async (_, encode) => {
    for (const size of [1, 2, 3, 7]) {
      const text = 'name\tprovider\tid\r\nMuñoz\tsendme123\tñ-1\r\n';
      expect(await read(encode(text), 'csv', {}, size)).toEqual([
        { line: 2, provider: 'sendme123', id: 'ñ-1' },
      ]);
    }
  });

  test('NDJSON', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (given) => {
        const text = textOf(given, [], (row) => ('blank' in row ? row.blank : JSON.stringify(row)));
        expect(await read(text, 'ndjson', {}, given.size)).toEqual(expected(given.rows, 1));
      }),
    );
  });

  test('one target a line', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (given) => {
        const text = textOf(given, [], (row) => ('blank' in row ? row.blank : `${row.provider}:${row.id}`));
        expect(await read(text, 'lines', {}, given.size)).toEqual(expected(given.rows, 1));
      }),
    );
  });
});

describe('CSV', () => {
  test('a cell with line breaks does not shift the numbers of the lines after it', async () => {
    const text = 'id,note,provider\r\n1,"two\r\nlines",huduma\r\n\r\n2,,huduma,extra\r\n3,x,huduma\r\n';
    expect(await read(text, 'csv')).toEqual([
      { line: 2, provider: 'huduma', id: '1' },
      { line: 5, problem: 'has 4 columns, and the header has 3' },
      { line: 6, provider: 'huduma', id: '3' },
    ]);
  });

  test('--provider and --column stand in for the columns', async () => {
    const text = 'Contact ID,Name\n1,A\n2,B\n';
    expect(await read(text, 'csv', { provider: 'huduma', column: 'Contact ID' })).toEqual([
      { line: 2, provider: 'huduma', id: '1' },
      { line: 3, provider: 'huduma', id: '2' },
    ]);
  });

  test.each([
    [
      'a missing column',
      'name,provider\nA,huduma\n',
      /no column "id" in its first line; it has 2 columns: name, provider\./,
    ],
    ['a column twice', 'id,id,provider\n1,2,huduma\n', /more than one column "id"/],
    ['an empty file', '', /no header line/],
    [
      'a quote that is never closed',
      'id,provider\n"1,huduma\n2,huduma\n',
      /near line 3: a quotation mark before it is never closed/,
    ],
    [
      'a quote in the wrong place',
      'id,provider\n"1"x,huduma\n',
      /near line 2: something follows a closing quotation mark/,
    ],
  ])('%s is refused, without quoting the input', async (_, text, message) => {
    await expect(read(text, 'csv')).rejects.toThrow(message);
  });
});

const notExact =
  'has a number as "id" that is not whole, or so large that digits are lost; have it written as a string';

test('NDJSON takes objects, strings and whole numbers, and says what is wrong with the rest', async () => {
  const text = [
    '"huduma:1"',
    '{"provider":"huduma","id":2}',
    '{"provider":"huduma","id":1e21}',
    '{"provider":"huduma","id":0.5}',
    '{"id":"3"}',
    'null',
    '{"provider":"huduma","id":',
  ].join('\n');
  expect(await read(text, 'ndjson')).toEqual([
    { line: 1, provider: 'huduma', id: '1' },
    { line: 2, provider: 'huduma', id: 2 },
    { line: 3, problem: notExact },
    { line: 4, problem: notExact },
    { line: 5, problem: 'has no "provider", and --provider is not given' },
    { line: 6, problem: 'has no "provider", and --provider is not given' },
    { line: 7, problem: 'is not JSON' },
  ]);
  expect(await read('{"uuid":"x"}\n"y:z"', 'ndjson', { provider: 'sendme123', column: 'uuid' })).toEqual([
    { line: 1, provider: 'sendme123', id: 'x' },
    { line: 2, provider: 'sendme123', id: 'y:z' },
  ]);
});

test('a JSON array is read item by item, with the lines on which they begin', async () => {
  const text = [
    '[ "huduma:1", {"provider":"huduma","id":2},',
    '  {',
    '    "provider": "wabotify",',
    '    "id": "a,]}\\"b", "tags": [["x"], {"y": 1}]',
    '  }, null',
    ', 7,',
    '',
    '{"provider":"huduma","id":123.0}]',
  ].join('\n');
  const all = [
    { line: 1, provider: 'huduma', id: '1' },
    { line: 1, provider: 'huduma', id: 2 },
    { line: 2, provider: 'wabotify', id: 'a,]}"b' },
    { line: 5, problem: 'has no "provider", and --provider is not given' },
    { line: 6, problem: 'has no "provider", and --provider is not given' },
    { line: 8, problem: notExact },
  ];
  expect(await read(text, 'json')).toEqual(all);
  expect(await read(text.replaceAll('\n', '\r\n'), undefined)).toEqual(all);
  expect(await read('[]', 'json')).toEqual([]);
});

test.each([
  '9007199254740993',
  '123456789012345680',
  '123.0',
  '5e0',
  '1.23457E+17',
  '9007199254740991.4',
  '-0.5',
])(
  'the number %s is refused in JSON as it is written, since what it is read as may be another one',
  async (number) => {
    const line = `{"id":${number},"name":"7","provider":"huduma"}`;
    expect(await read(line, 'ndjson')).toEqual([{ line: 1, problem: notExact }]);
    expect(await read(`[${line}]`, 'json')).toEqual([{ line: 1, problem: notExact }]);
    expect(await read(line.replace('"id"', '"n":{"id":5},"id"'), 'ndjson')).toEqual([
      { line: 1, problem: notExact },
    ]);
  },
);

test('spaces around an id are kept, so that the id is refused and not guessed', async () => {
  expect(await read(' huduma:1 \n', 'lines')).toEqual([{ line: 1, provider: 'huduma', id: '1 ' }]);
});
