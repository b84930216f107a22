/** Input whose name does not show its format: the first line does, or nothing is guessed. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type InputLine, readFrom } from '../../src/cli/read-input.js';
import { planOf, providers, type Reading, read, refusalOf } from './reading.js';
import { createWorld } from './world.js';

const sendme = { provider: 'sendme123' };
const a = (line: number) => ({ line, provider: 'sendme123', id: 'a' });

describe('what is clear is read', () => {
  test.each<[what: string, text: string, options: Reading, lines: InputLine[]]>([
    ['a CSV', 'id,name\na,Amina Otieno\n', sendme, [a(2)]],
    [
      'a CSV with its columns in another order',
      'name,provider,id\n"Otieno, Amina",sendme123,a\n',
      {},
      [a(2)],
    ],
    ['a CSV with the column in capitals', ' ID ,name\na,Amina\n', sendme, [a(2)]],
    ['a CSV with semicolons', '\r\nname;id\r\nAmina;a\r\n', sendme, [a(3)]],
    ['a CSV with tabs', 'name\tid\nAmina\ta\n', sendme, [a(2)]],
    ['a CSV with bars', 'name|id\nAmina|a\n', sendme, [a(2)]],
    ['a CSV that says its delimiter', 'sep=;\nname;id\nAmina;a\n', sendme, [a(3)]],
    ['a CSV with quotes', '"id","name"\n"a","Amina"\n', sendme, [a(2)]],
    ['a CSV with one column', 'id\na\n', sendme, [a(2)]],
    ['a CSV with one quoted column', '"id"\n"a"\n', sendme, [a(2)]],
    ['a CSV with a named column', 'Contact;x\na;1\n', { ...sendme, column: 'Contact' }, [a(2)]],
    ['NDJSON', '{"id":"a","name":"Amina"}\n', sendme, [a(1)]],
    ['NDJSON of strings', '"sendme123:a"\n"sendme123:a"\n', {}, [a(1), a(1 + 1)]],
    ['a JSON array', '\n[\n{"id":"a"},\n"a"]', sendme, [a(3), a(4)]],
    ['lines', 'sendme123:a\n\nsendme123:a', {}, [a(1), a(3)]],
    ['lines of one provider', 'a\na\n', sendme, [a(1), a(2)]],
    ['nothing', '', {}, []],
    ['only blank lines', '\n \n', {}, []],
  ])('%s', async (_, text, options, lines) => {
    for (const size of [1, 100]) expect(await read(text, undefined, options, size)).toEqual(lines);
  });
});

describe('what is not clear is refused, without a word of it', () => {
  test.each<[what: string, text: string, options: Reading, message: RegExp]>([
    [
      'people without a header',
      'Amina,+254711000001\nZoë,1\n',
      sendme,
      /it has 2 columns and not id\. Say --format/,
    ],
    ['people with semicolons', 'a;Amina\nb;Zoë\n', sendme, /it has 2 columns and not id/],
    [
      'a CSV with other columns',
      'name,phone\nAmina,1\n',
      {},
      /2 columns: name, phone and not id and provider/,
    ],
    [
      'a CSV without a provider',
      'id,name\na,Amina\n',
      {},
      /no column "provider".*2 columns: id, name.*--provider/,
    ],
    ['a list in one line', 'sendme123:a,sendme123:Amina\n', {}, /not clear what the input is/],
    ['a target with a name behind it', 'sendme123:a Amina\n', {}, /not clear/],
    ['a name', 'Amina Otieno\n', sendme, /it has 1 column and not id/],
    ['an object over several lines', '{\n"id": "Amina"\n}', sendme, /its first line is no whole object/],
    ['an array that is none', '[Amina]\n', sendme, /not a JSON array/],
    ['half a quoted cell', '"Amina\nOtieno",a\n', sendme, /not clear/],
    ['people below the name of a column', 'name\nAmina\n', sendme, /reads like the name of a column, name/],
    ['people below a name in quotes', '"Full name"\n"Amina"\n', sendme, /reads like the name of a column/],
    ['people in quotes', '"Amina Otieno"\n"Zoë"\n', sendme, /not clear/],
    ['whole lines in quotes', '"id,name"\n"a,Amina"\n', sendme, /not clear/],
  ])('%s', async (_, text, options, message) => {
    const refusal = await refusalOf(read(text, undefined, options));
    expect(refusal).toMatch(message);
    expect(refusal).not.toMatch(/Amina|Zoë|2547/);
  });

  test('nor is a later line, whatever the first ones were', async () => {
    const text = 'a\nb\na,Amina\nb;Amina\nc\tAmina\nd|Amina\nAmina Otieno\n"Amina"\n e\n';
    const refusal = await refusalOf(planOf(text, undefined, sendme));
    expect(refusal).toMatch(/^7 lines are invalid/);
    for (const line of [3, 4, 5, 6, 7, 8, 9]) expect(refusal).toContain(`line ${line}: has a space, a quot`);
    expect(refusal).not.toContain('Amina');
  });

  test('said to be lines, all of it is an id', async () => {
    expect(await read('a,b\nc d\n', 'lines', sendme)).toEqual([
      { line: 1, provider: 'sendme123', id: 'a,b' },
      { line: 2, provider: 'sendme123', id: 'c d' },
    ]);
  });
});

test.each([
  ['contacts.txt', 'id,name\na,Amina\n'],
  ['contacts', '{"id":"a"}\n'],
  ['contacts.json', '[{"id":"a"}]'],
  ['contacts.CSV', 'id\na\n'],
  ['contacts.tsv', 'name\tid\nAmina\ta\n'],
  ['contacts.jsonl', '{"id":"a"}\n'],
])('%s is read by what is in it, if its name does not say', async (name, text) => {
  const { cli, folder, read: file } = await createWorld();
  await writeFile(join(folder, name), text);
  const { code, stderr } = await cli(['plan', '--from', name, '--provider', 'sendme123', '-o', 'plan.json']);
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(JSON.parse(await file('plan.json')).targets).toEqual({ sendme123: ['a'] });
});

test('what is refused is not read to its end, so that whoever writes it holds nobody up', async () => {
  const stdin = new PassThrough();
  stdin.write('Amina,+254711000001\n');
  const lines = readFrom({ stdin, pathOf: (path) => path }, { ...sendme, providers, from: '-' });
  expect(await refusalOf(lines.next())).toMatch(/not clear/);
  expect(stdin.destroyed).toBe(true);
});
