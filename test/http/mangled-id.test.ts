/** Ids that spreadsheets, clipboards and word processors have mangled are refused with the reason; real ids are not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemOfId, quoteId } from '../../src/http/target.js';
import { InvalidTargetError } from '../../src/index.js';
import { sendme123At } from './clients.js';
import { sendme123Receipt } from './documented.js';
import { always, answersJson, serverThat } from './misbehaving-server.js';
import { failureOf, nothingLeaks } from './witness.js';

const ROUNDED = 'is a number as a spreadsheet rounds it: digits are lost';
const SHOWN = 'is a number as a spreadsheet shows it';
const DATE = 'is a date, which a spreadsheet makes of some ids';
const ERROR = 'is an error of a spreadsheet or a script';
const QUOTED = 'begins or ends with a quotation mark or "="';
const CODE = 'has a character that is written as a code';
const LOST = 'has a character that stands for a lost one';
const ALIKE = 'has a character that only looks like one of the keyboard';

const refused: readonly (readonly [problem: string, ids: readonly string[]])[] = [
  [
    ROUNDED,
    ['1.23457E+17', '1,23457E+17', '1.23457e+17', '1.2e17', '-1.5E-05', '1.E+05', '1E+17', '12e+4', '1E-05'],
  ],
  [ROUNDED, ['-1E-05', '+1E-05', '-1E+05']],
  [SHOWN, ['123.0', '123,0', '123.00', '0.0']],
  [SHOWN, ['12,345', '123,456', '12.345.678', '123 456 789']],
  [SHOWN, ['1,234', '1,234,567', '1.234.567', '1 234 567', '1’234’567', "1'234", '1,234.50', '1.234.567,00']],
  [DATE, ['2-Sep', '12-Mar-24', 'Mar-01', '1/2/2024', '01.02.2024', '1/2/2024 00:00', '2024-02-01 00:00:00']],
  [
    ERROR,
    [
      '#REF!',
      '#N/A',
      '#N/D',
      '#NV',
      '#VALUE!',
      '#NAME?',
      '#DIV/0!',
      '#¿NOMBRE?',
      '#¡REF!',
      '####',
      'Err:502',
    ],
  ],
  [QUOTED, ['="123"', '=A1']],
  ['begins with an apostrophe, with which a spreadsheet marks a text', ["'123", "'abc"]],
  [QUOTED, ["'123'", '’123', '"123"', '“abc”', '«abc»', '`abc`', 'abc"', '´abc']],
  ['was shortened: it has an ellipsis', ['contact-uu…', 'contact-uu...']],
  [CODE, ['abc_x000D_', 'a_x00A0_b']],
  [CODE, ['a&zwj;b', 'a&zwnj;b', 'a&nbsp;b', 'a&amp;b', 'abc&#8203;', 'abc&#x200B;']],
  [ERROR, ['[object Object]']],
];

const character: readonly (readonly [problem: string, characters: readonly string[]])[] = [
  [
    'has an invisible character',
    [
      ...['\u00ad', '\u034f', '\u061c', '\u115f', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f'],
      ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2060', '\u2063', '\u2066', '\u2069', '\u2800'],
      ...['\u3164', '\ufe0f', '\ufeff', '\u{e0001}', '\u{e0041}'],
    ],
  ],
  [ALIKE, ['\u00a0', '\u1680', '\u2003', '\u2009', '\u202f', '\u3000']],
  [LOST, ['\ufffd']],
  [LOST, ['\ufffe', '\uf0b7', '\ufffc']],
  [ALIKE, ['\uff11', '\u0663', '\u06f3', '\u0969', '\u{1d7d9}']],
  [ALIKE, ['\u2010', '\u2011', '\u2013', '\u2014', '\u2212', '\uff0d']],
  [ALIKE, ['\uff21', '\uff20', '\ufb01']],
];

const codeOf = (text: string) => `U+${text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;

describe.each(refused)('an id that %s is refused', (problem, ids) => {
  test.each(ids)('%j', (id) => {
    expect(problemOfId(id)).toBe(problem);
  });
});

describe.each(character)(
  'an id that %s is refused, and the character is told by its code',
  (problem, all) => {
    test.each(all.map((each) => [codeOf(each), each]))('%s', (code, each) => {
      expect(problemOfId(`contact${each}1`)).toBe(`${problem} (${code})`);
      // At either end, some of them count as white space.
      expect(problemOfId(`${each}1`)).toBeDefined();
      expect(problemOfId(`contact${each}`)).toBeDefined();
    });
  },
);

test.each([
  ...[
    '123456789012345678',
    '123456789012345680',
    '12e4',
    '1e5',
    '1E5',
    '1e-5',
    '12E-04',
    '507f1f77bcf86cd799439011',
  ],
  ...[
    '1.5',
    '12.345',
    '10.0.0.1',
    '1.0.0',
    'v1,2',
    'a.0',
    '0',
    '00123',
    '-1',
    '+254700000001',
    '@jane',
    '#7',
    '#AB',
  ],
  ...['3fa85f64-5717-4562-b3fc-2c963f66afa6', '2-sep', 'mar-1', '2024-02-01', '1/2', '12:30', 'Sep-x'],
  // The id is more than a number, an error value or a mark.
  ...['v1.2e17', '1.2e17f', '1E-05f', 'v123.0', '123.0a', 'v1,234', '1,234a', '1 234 a', 'v1.234.567'],
  ...['a#REF!', '#REF!a', '#NVIDIA', 'a##', 'xErr:502', 'Err:5021', 'x[object Object]', '[object Object]x'],
  ...['a...b', 'Jr.', '_x000_', 'a&b', '&#;', '&#x;'],
  ...['a=b', 'YWJj==', "o'hara", 'O’Hara', 'a"b', '...', '..a', 'a..', 'a..b', 'x0041', 'a&b;c'],
  ...[
    'muñoz',
    'e\u0301',
    '名前',
    'محمد',
    'a b',
    'm²',
    '😀',
    'null',
    'NaN',
    'Error',
    '[object]',
    '名前‐'.slice(0, 2),
  ],
])('%j may be an id', (id) => {
  expect(problemOfId(id)).toBeUndefined();
});

test('a mangled id is refused before anything is sent, and shown so that it can be seen', async () => {
  const server = await serverThat(always(answersJson(200, sendme123Receipt())));
  const error = await failureOf(sendme123At(server).deleteContact('abc\u200b'), InvalidTargetError);
  expect(error.message).toBe(
    'sendme123: the contact id "abc\\u200b" has an invisible character (U+200B). Nothing was sent.',
  );
  expect(server.connections()).toBe(0);
});

describe('whatever an id is, it is quoted', () => {
  test('in characters that can be seen, and none that turn the line around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (id) => {
        expect(quoteId(id)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\u00a0\u2800]/u);
        expect(quoteId({ toString: () => id })).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u);
      }),
    );
  });

  test('so that it can be read back, if it is not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (id) => {
        expect(JSON.parse(quoteId(id))).toBe(id);
      }),
    );
  });

  test.each([
    ['a\u00a0b', '"a\\u00a0b"'],
    ['\u{e0041}', '"\\udb40\\udc41"'],
  ])('with four digits for each part of what cannot be seen: %j is %s', (id, quoted) => {
    expect(quoteId(id)).toBe(quoted);
  });

  test('and never cut in the middle of a character', () => {
    expect(quoteId(`a${'😀'.repeat(60)}`)).toBe(`"a${'😀'.repeat(37)}…"`);
    expect(quoteId('😀'.repeat(60))).toBe(`"${'😀'.repeat(38)}…"`);
  });
});

nothingLeaks();
