/** `--map` and `--where`: the ids from several columns, only of the rows that are meant. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCrm } from './crm.js';
import { planOf, read, refusalOf } from './reading.js';
import { createWorld, type World } from './world.js';

const header = 'First name;Phone;Huduma-ID;SM ID;City';
const rows = [
  'Jane;+254700000001;123;contact-uuid-123;Nairobi',
  'Joe;+254700000002;456;;Nairobi',
  'Jane;+254700000003;;;Mombasa',
];
const excel = `\uFEFF${[header, ...rows, ''].join('\r\n')}`;
const map = ['--map', 'huduma=huduma-id', 'Sendme123=SM ID'];

async function worldWith(text: string | Uint8Array, name = 'crm.csv'): Promise<World> {
  const world = await createWorld();
  await writeFile(join(world.folder, name), text);
  return world;
}

const planArgs = (...more: readonly string[]) => ['plan', '--from', 'crm.csv', '-o', 'plan.json', ...more];
const targetsOf = async (world: World) => JSON.parse(await world.read('plan.json')).targets;

describe('--map', () => {
  test('makes one plan of several columns, and says what was read, skipped and ignored in one line', async () => {
    const world = await worldWith(excel);
    const { code, stderr } = await world.cli(planArgs('--mode', 'trash', ...map));
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stderr.match(/^Read .*$/gm)).toEqual([
      'Read crm.csv: a CSV separated by semicolons, in UTF-8; 3 rows, 3 contacts; left out: 3 empty cells, 3 columns not asked for.',
    ]);
    expect(await targetsOf(world)).toEqual({ huduma: ['123', '456'], sendme123: ['contact-uuid-123'] });
  });

  test('is taken by delete, too', async () => {
    const world = await createWorld({ contacts: { huduma: [123, 456], sendme123: ['contact-uuid-123'] } });
    await writeFile(join(world.folder, 'crm.csv'), excel);
    const args = ['--mode', 'permanent', '--yes', '--expect', '2', '--where', 'First name=Jane'];
    expect(await world.cli(['delete', '--from', 'crm.csv', ...map, ...args])).toMatchObject({ code: 0 });
    expect(world.sandbox.has('huduma', 123)).toBe(false);
    expect(world.sandbox.has('huduma', 456)).toBe(true);
  });

  test('names providers of a configuration', async () => {
    const { cli, write, world } = await createCrm();
    await write('crm.csv', excel);
    const ended = await cli(planArgs('--map', 'crm=SM ID', '--map', 'roll=Huduma-ID'));
    expect(ended).toMatchObject({ code: 0 });
    expect(await targetsOf(world)).toEqual({ crm: ['contact-uuid-123'], roll: ['123', '456'] });
  });

  test('takes the fields of JSON', async () => {
    const people = [{ 'Huduma-ID': 1, 'sm id': 'a' }, { 'Huduma-ID': null, 'SM ID': '' }, { 'SM ID': 'b' }];
    for (const text of [
      people.map((each) => JSON.stringify(each)).join('\n'),
      JSON.stringify(people, null, 2),
    ]) {
      const world = await worldWith(text, 'crm.json');
      const { stderr } = await world.cli([
        'plan',
        '--from',
        'crm.json',
        '--mode',
        'trash',
        '-o',
        'plan.json',
        ...map,
      ]);
      expect(stderr).toMatch(/; 3 (lines|items), 3 contacts; left out: 3 empty cells\.$/m);
      expect(await targetsOf(world)).toEqual({ huduma: ['1'], sendme123: ['a', 'b'] });
    }
  });

  test('tells what is wrong by the line and the column, and takes no row of another provider', async () => {
    const options = {
      map: [
        { provider: 'huduma', column: 'a' },
        { provider: 'sendme123', column: 'B' },
      ],
    };
    const text =
      "provider,A,b\nhuduma,1.2E+17,x\nsendme123,2,1234567890123450000\nwabotify,3,y\nSafaricom,4,'5\n";
    const refusal = await refusalOf(planOf(text, 'csv', options));
    expect(refusal.split('\n').slice(1)).toEqual([
      '  line 2, column "a": "1.2E+17" is a number as a spreadsheet rounds it: digits are lost',
      expect.stringMatching(/^ {2}line 3, column "B": the id has 19 digits and ends in zeros/),
      '  line 4: names the provider wabotify, and --map has huduma and sendme123',
      '  line 5, column "B": "\'5" begins with an apostrophe, with which a spreadsheet marks a text',
    ]);
  });

  test.each<[args: string[], message: string]>([
    [['--map', 'acme=Huduma-ID'], '--map names huduma, sendme123, wabotify before the =, and a column'],
    [
      ['--map', 'Huduma-ID'],
      '--map takes huduma="Name of a column", with something on both sides of the first =',
    ],
    [['--map', 'huduma='], '--map takes huduma="Name of a column"'],
    [['--map', 'huduma=Fax'], 'the CSV has no column "Fax" in its first line; it has 5 columns: First name'],
    [['--map', 'huduma=Huduma-ID', 'huduma=huduma-id '], '--map has huduma with the same column twice.'],
    [[...map, '--provider', 'huduma'], '--map says which columns have ids; leave --provider out.'],
    [[...map, '--column', 'id'], '--map says which columns have ids; leave --column out.'],
    [[...map, '--format', 'lines'], '--map and --where go with a table'],
    [
      [...map, '--where', 'Phone'],
      '--where takes column=value, with something on both sides of the first =.',
    ],
    [[...map, '--where', 'First name='], '--where takes column=value'],
    [[...map, '--where', 'Fax=1'], 'the CSV has no column "Fax"'],
    [[...map, '--delimiter', 'a'], '--delimiter takes one sign that separates columns'],
    [[...map, '--delimiter', '; '], '--delimiter takes one sign that separates columns'],
  ])('and the like are refused: %j', async (args, message) => {
    const world = await worldWith(excel);
    const { code, stderr, stdout } = await world.cli(planArgs('--mode', 'trash', ...args));
    expect({ code, stderr, stdout }).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
    expect(stderr).not.toMatch(/Jane|Joe|\+2547/);
  });

  test.each(['--map', '--where', '--delimiter'])('%s goes with a file alone', async (option) => {
    const world = await createWorld();
    const args = [option, option === '--delimiter' ? ';' : 'huduma=x'];
    for (const more of [['sendme123:a'], ['--phone', '+255712345678']]) {
      const ended = await world.cli(['plan', ...more, ...args]);
      expect(ended).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`${option} goes with --from.`),
      });
    }
  });
});

describe('--where', () => {
  test.each<[where: string[], huduma: string[] | undefined]>([
    [['First name=Joe'], ['456']],
    [['first NAME = Joe '], ['456']],
    [['City=Nairobi'], ['123', '456']],
    [['City=Nairobi', 'First name=Jane'], ['123']],
    [['Huduma-ID=456'], ['456']],
    [['First name=joe'], undefined],
    [['First name=Jo'], undefined],
    [['City=Nairobi', 'Phone=+254700000003'], undefined],
  ])('takes the rows that have exactly this, and all of it: %j', async (where, huduma) => {
    const world = await worldWith(excel);
    const args = where.flatMap((each) => ['--where', each]);
    const ended = await world.cli(planArgs('--mode', 'trash', '--map', 'huduma=Huduma-ID', ...args));
    if (huduma) expect(await targetsOf(world)).toEqual({ huduma });
    else {
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/no row of crm\.csv has what --where asks for in "/);
      expect(ended.stderr).toMatch(/: 3 rows read, none equal/);
    }
    expect(ended.stderr).not.toMatch(/Jo|\+2547/);
  });

  test('finds one of 5,000, and says how many were left out', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `p${index}@example.com,c-${index}`);
    const world = await worldWith(['E-Mail,id', ...many, ''].join('\n'));
    const where = ['--provider', 'sendme123', '--where', 'e-mail=p17@example.com'];
    const { stderr } = await world.cli(planArgs(...where));
    expect(stderr).toContain('; 5,000 rows, 1 contact; left out: 4,999 rows by --where.');
    expect(await targetsOf(world)).toEqual({ sendme123: ['c-17'] });
  });

  test('says if one would be equal but for capital letters, without naming it', async () => {
    const world = await worldWith(excel);
    const { code, stderr } = await world.cli(
      planArgs('--mode', 'trash', ...map, '--where', 'First name=JANE'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      'in "First name": 3 rows read, none equal, though 2 would but for capital letters.',
    );
  });

  test('compares letters, however they are put together or encoded', async () => {
    const where = [{ column: 'Name', value: 'Mu\u0308ller' }];
    const options = { provider: 'sendme123', where };
    for (const bytes of [
      Buffer.from('Name,id\nM\u00fcller,a\nMuller,b\n'),
      Buffer.from('Name,id\nM\u00fcller,a\nMuller,b\n', 'latin1'),
    ]) {
      expect(await read(bytes, 'csv', options)).toEqual([{ line: 2, provider: 'sendme123', id: 'a' }]);
    }
  });

  test('does not leave a row out that nobody can tell', async () => {
    const options = { provider: 'sendme123', where: [{ column: 'n', value: '12345678901234567890' }] };
    expect(await read('id,n\na,b,c\n', 'csv', options)).toEqual([
      { line: 2, problem: 'has 3 columns, and the header has 2' },
    ]);
    const lines = await read(
      '{"id":"a","n":12345678901234567890}\n"b"\n{"id":"c","n":["1"]}\n{"id":"d"}\n',
      'ndjson',
      options,
    );
    expect(lines).toEqual([
      { line: 1, problem: expect.stringMatching(/^has a number as "n" that is not whole/) },
    ]);
  });

  test('takes whole numbers and truth values of JSON as they are written', async () => {
    const text = '{"id":"a","n":7,"ok":true}\n{"id":"b","n":"7","ok":false}\n';
    const options = (column: string, value: string) => ({
      provider: 'sendme123',
      where: [{ column, value }],
    });
    expect(await read(text, 'ndjson', options('N', '7'))).toHaveLength(2);
    expect(await read(text, 'ndjson', options('ok', 'true'))).toMatchObject([{ id: 'a' }]);
  });

  test('is refused beside what find wrote: it would be left out of account', async () => {
    const { cli } = await createCrm([{ id: 'c1', phone: '255712345678' }]);
    await cli(['find', '--provider', 'crm', '--phone', '+255712345678', '-o', 'found.ndjson']);
    for (const option of ['--where', '--map', '--delimiter', '--column']) {
      const value =
        { '--where': 'person=1', '--map': 'crm=id', '--delimiter': ';', '--column': 'id' }[option] ?? '';
      const ended = await cli(['plan', '--from', 'found.ndjson', option, value]);
      expect(ended).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`${option} goes with a table, and found.ndjson is what find wrote`),
      });
    }
  });

  test('takes the rows that a program would take, whatever stands in them', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'aAbé,;"\n |='), maxLength: 4 });
    const table = fc.array(fc.record({ x: cell, y: cell }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.nat(),
        fc.boolean(),
        fc.constantFrom(',', ';', '\t'),
        async (people, pick, both, mark) => {
          const wanted = people[pick % people.length];
          fc.pre(wanted !== undefined && wanted.x.trim() !== '');
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = people.map(({ x, y }, index) => [quoted(x), quoted(y), `c${index}`].join(mark));
          const where = [
            { column: 'X', value: wanted?.x ?? '' },
            ...(both ? [{ column: 'y', value: wanted?.y ?? '' }] : []),
          ];
          const right = people.flatMap(({ x, y }, index) =>
            x.trim() === wanted?.x.trim() && (!both || y.trim() === wanted.y.trim()) ? [`c${index}`] : [],
          );
          const lines = await read([`x${mark}y${mark}id`, ...text, ''].join('\n'), 'csv', {
            provider: 'sendme123',
            where,
          });
          expect(lines.map((line) => 'id' in line && line.id)).toEqual(right);
        },
      ),
    );
  });
});

test('a file in Windows-1252 is read with a warning', async () => {
  const world = await worldWith(Buffer.from('Name;id\r\nMüller;a\r\n', 'latin1'));
  const { code, stderr } = await world.cli(planArgs('--provider', 'sendme123'));
  expect(code).toBe(0);
  expect(stderr).toContain('Read crm.csv: a CSV separated by semicolons, in Windows-1252; 1 row, 1 contact');
  expect(stderr).toContain('Warning: crm.csv is not UTF-8, and was read as Windows-1252.');
});

test('what was understood of a file is said before it is refused', async () => {
  const world = await worldWith('sep=;\nName;Telefon\nx;1\n');
  const { code, stderr } = await world.cli(planArgs('--provider', 'sendme123'));
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Read crm\.csv as a CSV separated by semicolons, in UTF-8\.\ncontact-deletion: the CSV has no column "id"/,
  );
});
