/** A phone number or an e-mail address is not a contact id: it would find no contact, and nobody would be erased. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { personWords } from '../../src/cli/looks-like-person.js';
import { createWorld } from './world.js';

const PHONES = [
  '+255712345678',
  '+255 712 345 678',
  '+1 (202) 555-0123',
  '+52.55.1234.5678',
  '00255712345678',
  '00 255 712 345 678',
  '255712345678',
  '0712345678',
  '0712 345 678',
  '(0712) 345678',
  '712 345 678',
  'tel:+255712345678',
  '\u202a+255 712 345 678\u202c',
  '＋２５５７１２３４５６７８',
  '+255\u00a0712\u00a0345\u00a0678',
];

const EMAILS = [
  'ana@example.com',
  ' Ana.Maria+x@mail.example.co.tz ',
  'mailto:ana@example.com',
  'Ana <ana@example.com>',
  'ana@ejemplo.españa',
  '255712345678@c.example.us',
];

/** Ids that providers give out, and ids that are close to a phone number. */
const IDS = [
  '1',
  '123456',
  '1234567890',
  '2025550123',
  '1700000000',
  '1700000000000',
  '9007199254740991',
  '12345678901234567890',
  '00012345',
  '0000012345678',
  'contact-uuid-123',
  '00000000-0000-4000-8000-000000000001',
  '2024-000123',
  '192.168.100.200',
  '123-456-7890',
  'a@b',
  '@ana',
  'ana@',
  'person 1',
  'c1',
];

test.each(PHONES)('%j is a phone number', (text) => {
  expect(personWords(text)).toBe('a phone number');
});

test.each(EMAILS)('%j is an e-mail address', (text) => {
  expect(personWords(text)).toBe('an e-mail address');
});

test.each(IDS)('%j may be an id', (text) => {
  expect(personWords(text)).toBeUndefined();
});

const refused = [
  [['huduma:+255712345678'], '--phone'],
  [['huduma:255712345678'], '--phone'],
  [['sendme123:ana@example.com'], '--email'],
  [['wabotify:+255 712 345 678'], '--phone'],
  [['ana@example.com'], '--email'],
  [['--provider', 'sendme123', '0712345678'], '--phone'],
] as const;

describe.each([
  ['plan', []],
  ['delete', ['--yes', '--expect', '1']],
] as const)('%s', (command, more) => {
  test.each(refused)('refuses %j, with nothing of it quoted and nothing sent', async (args, option) => {
    const { cli, sandbox } = await createWorld();
    const ended = await cli([command, '--mode', 'trash', ...more, ...args]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/argument 1: this looks like an? .*; search for the person with find --/);
    expect(ended.stderr).toContain(option);
    expect(ended.stderr).not.toMatch(/712|ana@/);
    expect(sandbox.requests).toEqual([]);
  });

  test.each([
    ['contacts.csv', 'provider,id\nsendme123,a\nsendme123,ana@example.com\n', 'line 3, column "id"'],
    ['contacts.ndjson', '{"provider":"huduma","id":255712345678}\n', 'line 1, field "id"'],
    ['contacts.json', '[{"provider":"sendme123","id":"+255712345678"}]', 'line 1, field "id"'],
    ['contacts.txt', 'sendme123:a\nsendme123:0712345678\n', 'line 2'],
  ])('refuses one in %s', async (name, text, place) => {
    const { cli, folder } = await createWorld();
    await writeFile(join(folder, name), text);
    const ended = await cli([command, '--from', name, '--mode', 'trash', ...more]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(`${place}: this looks like `);
    expect(ended.stderr).not.toMatch(/712|ana@/);
  });
});

test('--as-id says that it is one', async () => {
  const { cli, sandbox } = await createWorld({
    contacts: { sendme123: ['ana@example.com'], huduma: [255712345678] },
  });
  const targets = ['sendme123:ana@example.com', 'huduma:255712345678', '--mode', 'trash'];
  const ended = await cli(['delete', '--as-id', ...targets, '--yes', '--expect', '2']);
  expect(ended).toMatchObject({ code: 0 });
  expect(sandbox.has('sendme123', 'ana@example.com')).toBe(false);
});

test('--as-id takes an id that ends in zeros, too', async () => {
  const { cli, folder } = await createWorld({ contacts: { sendme123: ['123456789012345000'] } });
  await writeFile(join(folder, 'ids.csv'), 'id\n123456789012345000\n');
  const args = ['delete', '--from', 'ids.csv', '--provider', 'sendme123', '--yes', '--expect', '1'];
  expect(await cli(args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('line 2, column "id": the id has 18 digits and ends in zeros'),
  });
  expect(await cli([...args, '--as-id'])).toMatchObject({ code: 0 });
});
