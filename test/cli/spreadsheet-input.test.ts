/** Tables as spreadsheets write them are read correctly or refused, but never with another id. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tries } from '../tries.js';
import { planOf, type Reading, read, refusalOf } from './reading.js';

const sendme = { provider: 'sendme123' };
const a = (line: number, id = 'a') => ({ line, provider: 'sendme123', id });

describe('the names of columns and providers', () => {
  test('count without capital letters and the space around them', async () => {
    const text = ' ID ;Pro\u0076ider\n a-1;Sendme123\na-2; SENDME123 \n'.replace(' a-1', 'a-1');
    expect(await read(text, 'csv')).toEqual([a(2, 'a-1'), a(3, 'a-2')]);
    expect(await read('{"ID":"a","Provider":" Sendme123"}\n', 'ndjson')).toEqual([a(1)]);
    expect(await read('SENDME123:a\n', 'lines')).toEqual([a(1)]);
    expect(await read('kunde-nr\u0308\nx\n', 'csv', { ...sendme, column: ' Kunde-N\u0052\u0308' })).toEqual([
      a(2, 'x'),
    ]);
  });

  test.each<[header: string, options: Reading, message: RegExp]>([
    ['id,ID', sendme, /more than one column "id": columns 1 and 2/],
    ['provider,id,Provider ', {}, /more than one column "provider": columns 1 and 3/],
    ['SM ID,x, sm id', { map: [{ provider: 'sendme123', column: 'SM ID' }] }, /more than one column "SM ID"/],
    ['id,Name,name', { ...sendme, where: [{ column: 'name', value: 'x' }] }, /more than one column "name"/],
  ])('are refused if there are two: %s', async (header, options, message) => {
    expect(await refusalOf(read(`${header}\n1,2,3\n`, 'csv', options))).toMatch(message);
  });

  test.each(['{"id":"a","ID":"b"}', '{"id":"a","id":"b"}', '{"id":"a","\\u0069d":"b"}'])(
    'are refused in JSON, too: %s',
    async (line) => {
      expect(await read(line, 'ndjson', sendme)).toEqual([
        { line: 1, problem: 'has more than one field "id"; capital letters do not count' },
      ]);
    },
  );

  test('may stand again within a field', async () => {
    expect(await read('{"id":"a","x":{"id":"b\\\\"},"y":["id"]}', 'ndjson', sendme)).toEqual([a(1)]);
  });
});

describe('the delimiter', () => {
  test.each([
    ['id,a;id', 'commas and semicolons'],
    ['id;a|id', 'semicolons and bars'],
    ['id\tx,id', 'commas and tabs'],
  ])('that is not clear is asked for: %j', async (header, words) => {
    const refusal = await refusalOf(read(`${header}\n1,2;3\n`, undefined, sendme));
    expect(refusal).toContain(`may be separated by ${words}`);
    expect(refusal).toMatch(/Say --delimiter\.$/);
  });

  test('that was said is taken', async () => {
    const text = 'id,a;id\nx,1;2\n';
    expect(await read(text, undefined, { ...sendme, delimiter: ',' })).toEqual([a(2, 'x')]);
    expect(await read(text, undefined, { ...sendme, delimiter: ';' })).toEqual([a(2, '2')]);
    expect(await read('x^id\n1^a|b,c\n', undefined, { ...sendme, delimiter: '^' })).toEqual([a(2, 'a|b,c')]);
    expect(await read('id\na;b\n', 'csv', { ...sendme, delimiter: ',' })).toEqual([a(2, 'a;b')]);
    expect(await read('sep=;\nx|id\n1|a\n', 'csv', { ...sendme, delimiter: '|' })).toEqual([a(3)]);
    expect(await refusalOf(read('{"id":"a"}\n', 'ndjson', { ...sendme, delimiter: ',' }))).toMatch(
      /goes with a CSV/,
    );
  });

  test.each(['sep=', 'sep=a', 'sep=1', '"sep=""', 'sep=;,', 'sep=  '])(
    'that its first line says, and that cannot be one, is refused: %s',
    async (line) => {
      expect(await refusalOf(read(`${line}\nid,x\na,1\n`, undefined, sendme))).toMatch(/begins with sep=/);
    },
  );

  test.each(['sep=;', '"sep=;"', 'SEP=; ', 'sep=\t'])(
    'that its first line says is taken: %j',
    async (line) => {
      const text = `${line}\r\nid;x\r\na;1\r\n`.replaceAll(';', line.includes('\t') ? '\t' : ';');
      expect(await read(text, undefined, sendme)).toEqual([a(3)]);
    },
  );

  test('of a decimal or within an id does not count', async () => {
    const text = 'Betrag;id;Text\n1,50;a|1;x, y\n1.234,50;"b;2";"z;"\n';
    expect(await read(text, 'csv', sendme)).toEqual([a(2, 'a|1'), a(3, 'b;2')]);
  });
});

describe('cells at the end of a row', () => {
  test.each<[what: string, text: string, options: Reading]>([
    ['empty ones in all rows', 'name,id,,\nx,a,,\ny,b, ,\n', sendme],
    ['more or fewer of them, if all columns are read', 'provider,id,\nsendme123,a,,,\nsendme123,b\n', {}],
  ])('do not matter: %s', async (_, text, options) => {
    expect(await read(text, 'csv', options)).toEqual([a(2), a(3, 'b')]);
  });

  const uneven = (cells: number, width = 3) =>
    `has ${cells} column${cells === 1 ? '' : 's'}, and the header has ${width}`;
  const again = 'has the names of the columns again, as if files had been joined';

  test.each([
    ['a value beyond the header', 'id,name,note\na,x,y,z\n', uneven(4)],
    ['a value below a column without a name', 'id,name,note,\na,x,y,z\n', uneven(4, 4)],
    ['a name with a comma, hidden by an empty cell', 'name,id,note\nOtieno,Amina,a,\n', uneven(4)],
    ['an id with a comma, hidden by an empty cell', 'id,name,note\na,1,x,\n', uneven(4)],
    ['a name with a comma, hidden by a cell that is missing', 'name,id,note\nOtieno,Amina\n', uneven(2)],
    ['the rest of a name with a line break', 'id,name,\nOtieno\n', uneven(1)],
    ['the rest of one, with an empty cell', 'id,name,\nOtieno,\n', uneven(2)],
    ['the last line, cut off', 'id,name,note\na,x', uneven(2)],
    ['a row of another file', 'id,name,note\na;x;y\n', uneven(1)],
    ['the header again', 'id,name,note\nID,Name,note\n', again],
    ['another header', 'id,name,note\nname,id,\n', again],
  ])('are refused, also with --skip-invalid: %s', async (_, text, problem) => {
    expect(await read(text, 'csv', sendme)).toEqual([{ line: 2, problem }]);
    expect(await refusalOf(planOf(`${text}\nc,c,c\n`, 'csv', { ...sendme, skipInvalid: true }))).toContain(
      'some may be pieces of others, so --skip-invalid does not help',
    );
  });
});

test('a cell that says that there is nothing is no id', async () => {
  const text = `id\n${['NULL', 'n/a', 'None', '-', '\\N', 'NaN'].join('\n')}\n`;
  const lines = await read(text, 'csv', sendme);
  expect(lines).toHaveLength(6);
  for (const line of lines)
    expect(line).toMatchObject({ problem: expect.stringContaining('says that there is no id') });
});

test('a quotation mark that is never closed does not swallow the file', async () => {
  const text = `id,name\na,"x\n${'b,y\n'.repeat(260_000)}`;
  expect(await refusalOf(read(text, 'csv', sendme, 65_536))).toMatch(
    /a row has more than 1,000,000 characters/,
  );
});

/** The encodings that a table may have. */
const encodings = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a BOM': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, little end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'Windows-1252': windows1252,
};

const WINDOWS = new Map(Array.from('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', (letter) => [letter, letter]));
const BYTES = [0x80, ...range(0x82, 0x8c), 0x8e, ...range(0x91, 0x9c), 0x9e, 0x9f];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Undefined for a text that it cannot write. */
function windows1252(text: string): Buffer {
  const letters = [...WINDOWS.keys()];
  return Buffer.from(
    Array.from(text, (letter) => {
      const place = letters.indexOf(letter);
      return place < 0 ? (letter.codePointAt(0) ?? 0) : (BYTES[place] ?? 0);
    }),
  );
}

describe('a table that was written and is read again', () => {
  const cell = (alphabet: string) =>
    fc
      .string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() === text);
  const rows = fc.array(
    fc.record({
      id: cell('ab1.,;|_:\t"\' '),
      // Without characters such as €, which after a letter such as ß may be read as UTF-8.
      name: cell('Zoë MüßÑ,;|"\n\t '),
      amount: fc.constantFrom('3,50', '1.234,5', '', '7'),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const way = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom(...(Object.keys(encodings) as (keyof typeof encodings)[])),
    quotes: fc.constantFrom<'always' | 'needed' | 'never'>('always', 'needed'),
    emptyEnd: fc.integer({ min: 0, max: 2 }),
    isSaid: fc.boolean(),
    order: fc.shuffledSubarray(['id', 'name', 'amount'] as const, { minLength: 3 }),
    size: fc.integer({ min: 1, max: 40 }),
  });

  type Table = typeof rows extends fc.Arbitrary<infer Each> ? Each : never;
  type Way = typeof way extends fc.Arbitrary<infer Each> ? Each : never;

  function bytesOf(
    table: Table,
    { delimiter, newline, encoding, quotes, emptyEnd, isSaid, order }: Way,
  ): Buffer {
    const written = (text: string) => {
      const isNeeded = text.includes('"') || text.includes(delimiter) || text.includes('\n');
      const isQuoted = quotes === 'always' || (quotes === 'needed' && isNeeded);
      return isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const lines = [
      order.map((name) => name.toUpperCase()),
      ...table.map((row) => order.map((name) => row[name])),
    ];
    const ended = lines.map((cells) => cells.map(written).join(delimiter) + delimiter.repeat(emptyEnd));
    const text = [...(isSaid ? [`sep=${delimiter}`] : []), ...ended, ''].join('\n');
    return encodings[encoding](text.replaceAll('\n', newline));
  }

  test('has the same ids if its quotes are right', async () => {
    await fc.assert(
      fc.asyncProperty(rows, way, async (table, given) => {
        const lines = await read(bytesOf(table, given), 'csv', sendme, given.size);
        expect(lines.map((line) => ('id' in line ? line.id : line.problem))).toEqual(
          table.map(({ id }) => id),
        );
      }),
      { numRuns: tries(200) },
    );
  });

  test('has no other ids if it has no quotes, whatever stands in the names', async () => {
    const sorts = [/["]/, /[\n]/, /[,;|\t]/];
    // Two of the same kind in one name may look like a row of their own.
    const isTorn = ({ name }: Table[number]) => sorts.filter((sort) => sort.test(name)).length > 1;
    let planned = 0;
    await fc.assert(
      fc.asyncProperty(rows, way, async (table, given) => {
        const kept = table.filter((row) => !isTorn(row)).map((row, index) => ({ ...row, id: `c${index}` }));
        const bytes = bytesOf(kept, { ...given, quotes: 'never' });
        const refused = (error: unknown) => {
          expect(error).toMatchObject({ exitCode: 2 });
          return undefined;
        };
        const made = await planOf(bytes, 'csv', { ...sendme, skipInvalid: true }).catch(refused);
        const ids = [...(made?.plan.targets.sendme123 ?? [])];
        expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
        if (made) planned += 1;
      }),
      { numRuns: tries(200) },
    );
    expect(planned).toBeGreaterThan(20);
  });

  test('has the same ids if a decimal comma was written without quotes, or is refused', async () => {
    const amounts = fc.array(fc.constantFrom('3', '3,5', '1,234,5'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(amounts, fc.boolean(), fc.boolean(), async (values, isFirst, skipInvalid) => {
        const header = isFirst ? 'amount,id' : 'id,amount';
        const lines = values.map((amount, index) =>
          isFirst ? `${amount},c${index}` : `c${index},${amount}`,
        );
        const right = values.flatMap((amount, index) => (amount.includes(',') ? [] : [`c${index}`]));
        const planned = await planOf([header, ...lines, ''].join('\n'), 'csv', {
          ...sendme,
          skipInvalid,
        }).catch(() => undefined);
        if (planned) expect(planned.plan.targets).toEqual({ sendme123: right });
        if (right.length === values.length) expect(planned).toBeDefined();
      }),
    );
  });
});

describe('bytes that are no UTF-8', () => {
  const table = 'name;id\r\nZoë Müller;a\r\n€‚’“ß;b\r\n';

  test.each([1, 2, 3, 7, 1_000])('are read as Windows-1252, in pieces of %i', async (size) => {
    expect(await read(windows1252(table), 'csv', sendme, size)).toEqual([a(2), a(3, 'b')]);
    const where = [{ column: 'name', value: '€‚’“ß' }];
    expect(await read(windows1252(table), 'csv', { ...sendme, where }, size)).toEqual([a(3, 'b')]);
  });

  test('are read so however late they come', async () => {
    const text = `name,id\n${'Ana,x\n'.repeat(15_000)}Zoë,a\n`;
    const lines = await read(windows1252(text), 'csv', sendme, 65_536);
    expect(lines.at(-1)).toEqual(a(15_002));
  });

  test.each(['csv', 'lines', 'ndjson'] as const)(
    'leave an id in doubt that has such a letter: %s',
    async (format) => {
      const texts = { csv: 'id\nmuñoz\n', lines: '\nmuñoz\n', ndjson: '\n{"id":"muñoz"}\n' };
      const [line, ...others] = await read(windows1252(texts[format]), format, sendme);
      expect(line).toMatchObject({
        line: 2,
        problem: expect.stringMatching(/^has a letter beyond ASCII in its id/),
      });
      expect(others).toEqual([]);
    },
  );

  test.each<[what: string, bytes: Uint8Array, message: RegExp]>([
    [
      'after a letter in UTF-8',
      Buffer.concat([Buffer.from('name,id\nZoë,a\n'), windows1252('Zoë,b\n')]),
      /UTF-8 in part/,
    ],
    [
      'before a letter in UTF-8',
      Buffer.concat([Buffer.from('name,id\n'), windows1252('Zoë,b\n'), Buffer.from('Zoë,b\n')]),
      /UTF-8 in part/,
    ],
    ['after a BOM', Buffer.concat([Buffer.from('\uFEFFname,id\n'), windows1252('Zoë,b\n')]), /UTF-8 in part/],
    [
      'nor Windows-1252: an old code page',
      Buffer.from([...Buffer.from('name,id\nM'), 0x81, ...Buffer.from('ller,a\n')]),
      /no Windows-1252 either, from line \d/,
    ],
    [
      'nor Windows-1252: a program',
      Buffer.from([...Buffer.from('name,id\n'), 0xe9, 0x07, 0x0a]),
      /no Windows-1252 either/,
    ],
    ['with NUL: UTF-16 without a BOM', Buffer.from('Zoë,id\n', 'utf16le'), /has NUL bytes/],
  ])('are refused %s', async (_, bytes, message) => {
    for (const size of [1, 2, 3, 1_000])
      expect(await refusalOf(read(bytes, 'csv', sendme, size))).toMatch(message);
  });
});

describe('a file that is no text', () => {
  test.each<[what: string, bytes: Uint8Array | string, words: string]>([
    [
      '.xlsx and .ods',
      'PK\u0003\u0004xxxx',
      'an Excel workbook, an OpenDocument sheet (.xlsx, .ods) or another archive',
    ],
    ['.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'an Excel workbook (.xls)'],
    ['HTML that is called .xls', '<TABLE border=1>', 'HTML, which some systems call .xls'],
    ['XML', '\uFEFF<?xml version="1.0"?>', 'HTML or XML, which some systems call .xls'],
    ['a PDF', '%PDF-1.4\n', 'a PDF'],
    ['a packed one', Buffer.from([0x1f, 0x8b, 8, 0]), 'a packed file'],
  ])('is told by its name: %s', async (_, bytes, words) => {
    for (const size of [1, 100]) {
      expect(await refusalOf(read(bytes, undefined, sendme, size))).toBe(
        `the input is ${words}, not text. Save it as CSV (UTF-8) first.`,
      );
    }
  });
});
