/** Which texts can be the reference of a receipt. Code, schema and command line agree on it. */
import { expect, test } from 'vitest';
import { Receipt as keepsForm } from '../../generated/record/receipt.js';
import { visible } from '../../src/cli/terminal.js';
import { LONGEST_REFERENCE, problemOfReference } from '../../src/record/receipt/reference.js';
import { wholeRun } from './receipts.js';

test.each([
  'Case 7/2026',
  'EXP-2026/0001 (García & Söhne)',
  '<b>"1"</b>',
  'ملف ٧',
  '事件 7',
  'a',
  '😀',
  'x'.repeat(200),
])('%s can be one', (text) => {
  expect(problemOfReference(text)).toBeUndefined();
});

test.each([
  ['', 'is empty'],
  [' ', 'is empty'],
  [' a', 'begins or ends with a space, or has two in a row'],
  ['a ', 'begins or ends with a space, or has two in a row'],
  ['a  b', 'begins or ends with a space, or has two in a row'],
  ['a\nb', 'has a character that cannot be seen (U+000A)'],
  ['a\u0000b', 'has a character that cannot be seen (U+0000)'],
  ['a\u00a0b', 'has a character that cannot be seen (U+00A0)'],
  ['a\u200bb', 'has a character that cannot be seen (U+200B)'],
  ['a\u202eb', 'has a character that cannot be seen (U+202E)'],
  ['a\ud800b', 'has a character that cannot be seen (U+D800)'],
  ['x'.repeat(201), 'has 201 characters, and can have 200 at the most'],
  ['😀'.repeat(201), 'has 201 characters, and can have 200 at the most'],
])('%j cannot', (text, problem) => {
  expect(problemOfReference(text)).toBe(problem);
});

test('a character can stand in one if it shows, in code, schema and terminal alike', async () => {
  const { receipt } = await wholeRun();
  const keeps = (reference: string) => keepsForm({ ...receipt, reference });
  expect([
    keeps('a'),
    keeps('x'.repeat(LONGEST_REFERENCE)),
    keeps('x'.repeat(LONGEST_REFERENCE + 1)),
  ]).toEqual([true, true, false]);
  expect(['', ' ', ' a', 'a ', 'a  b'].map(keeps)).toEqual([false, false, false, false, false]);
  const differing = [];
  // The first planes, the tags, and private use; in steps, because the schema checks each.
  for (let code = 0; code < 0x110000; code += code < 0x3100 || (code >= 0xd7f0 && code < 0x10010) ? 1 : 251) {
    const text = `a${String.fromCodePoint(code)}b`;
    const verdicts = [problemOfReference(text) === undefined, keeps(text), visible(text) === text];
    if (new Set(verdicts).size > 1) differing.push([code.toString(16), ...verdicts]);
  }
  expect(differing).toEqual([]);
});
