/** Input as people have it: BOM, CRLF, quotes, blank lines, pieces of any size, and bad lines with their numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type InputFormat, type InputLine, type InputOptions, readInput } from '../../src/cli/read-input.js';

async function* inPieces(bytes: Uint8Array, size = 7) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(
  text: string | Uint8Array,
  format: InputFormat,
  options: InputOptions = {},
  size?: number,
) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const lines: InputLine[] = [];
  for await (const line of readInput(inPieces(bytes, size), format, options)) lines.push(line);
  return lines;
}

/** Ids that a cell may hold: anything but line breaks in the formats that end a line with one. */
const id = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && text !== '' && !/[\r\n\uFEFF]|\p{Surrogate}/u.test(text));
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
  newline: fc.constantFrom('\n', '\r\n'),
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

describe('whatever a file looks like, its contacts and their lines are read', () => {
  test('CSV', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async (given, always) => {
        const cell = (text: string) => (always || /[",]/.test(text) ? quoted(text) : text);
        const text = textOf(given, ['name,provider,id'], (row) =>
          'blank' in row ? row.blank : `"O""Hara, ${row.id.length}",${row.provider},${cell(row.id)}`,
        );
        expect(await read(text, 'csv', {}, given.size)).toEqual(expected(given.rows, 2));
      }),
    );
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
    ['a missing column', 'name,provider\nA,huduma\n', /no column "id"; its header is name, provider/],
    ['a column twice', 'id,id,provider\n1,2,huduma\n', /more than one column "id"/],
    ['an empty file', '', /no header line/],
    ['a quote that is never closed', 'id,provider\n"1,huduma\n2,huduma\n', /CSV_QUOTE_NOT_CLOSED/],
    ['a quote in the wrong place', 'id,provider\n"1"x,huduma\n', /CSV_INVALID_CLOSING_QUOTE near line 2/],
  ])('%s is refused, without quoting the input', async (_, text, message) => {
    await expect(read(text, 'csv')).rejects.toThrow(message);
  });
});

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
    { line: 2, provider: 'huduma', id: '2' },
    { line: 3, problem: 'has no usable "id"' },
    { line: 4, problem: 'has no usable "id"' },
    { line: 5, problem: 'has no "provider", and --provider is not given' },
    { line: 6, problem: 'has no "provider", and --provider is not given' },
    { line: 7, problem: 'is not JSON' },
  ]);
  expect(await read('{"uuid":"x"}\n"y:z"', 'ndjson', { provider: 'sendme123', column: 'uuid' })).toEqual([
    { line: 1, provider: 'sendme123', id: 'x' },
    { line: 2, provider: 'sendme123', id: 'y:z' },
  ]);
});

test('spaces around an id are kept, so that the id is refused and not guessed', async () => {
  expect(await read(' huduma:1 \n', 'lines')).toEqual([{ line: 1, provider: ' huduma', id: '1 ' }]);
});

test.each(['csv', 'ndjson', 'lines'] as const)('%s that is not UTF-8 is refused', async (format) => {
  const latin1 = Buffer.from('id,provider\nmuñoz,sendme123\n', 'latin1');
  await expect(read(latin1, format)).rejects.toThrow(/not UTF-8/);
});
