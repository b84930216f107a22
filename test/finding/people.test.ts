/** Who can be searched for, and the messages about who cannot. */
import { describe, expect, test } from 'vitest';
import { InvalidPersonError, type PersonInput } from '../../src/finding/index.js';
import { personOf } from '../../src/finding/person.js';
import { Directory } from './directory.js';
import { find } from './runs.js';

const read = (input: unknown, region?: 'TZ' | 'MX' | 'US') => personOf(input as PersonInput, 3, region);

function refused(input: unknown, region?: 'TZ' | 'MX' | 'US'): InvalidPersonError {
  try {
    read(input, region);
  } catch (error) {
    if (error instanceof InvalidPersonError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

test.each([
  ['+255 712 345 678', undefined, '+255712345678'],
  ['+255 (0) 712 345 678', undefined, '+255712345678'],
  ['＋２５５７１２３４５６７８', undefined, '+255712345678'],
  ['\u202a+255712345678\u202c', undefined, '+255712345678'],
  ['+255712345678\n', undefined, '+255712345678'],
  ['0712 345 678', 'TZ', '+255712345678'],
  ['255712345678', 'TZ', '+255712345678'],
  ['+52 1 55 1234 5678', undefined, '+5215512345678'],
  ['55 1234 5678', 'MX', '+525512345678'],
  ['+254 712 345 678', 'TZ', '+254712345678'],
] as const)('the phone number %j (region %s) is %s', (phone, region, e164) => {
  expect(read({ phone }, region).phones.map((each) => each.e164)).toEqual([e164]);
});

test.each([
  ['', undefined, 'is empty'],
  [' ', undefined, 'is empty'],
  ['abc', undefined, 'is no phone number'],
  ['call +255712345678', undefined, 'is no phone number'],
  ['+255712345678 / +255712345679', undefined, 'is no phone number'],
  ['255712345678', undefined, 'has no country code'],
  ['00255712345678', 'US', 'too short or too long'],
  ['+999123456789', undefined, 'has no country code'],
  ['+0255712345678', undefined, 'has no country code'],
  ['+25571234567', undefined, 'too short or too long'],
  ['+2557123456789', undefined, 'too short or too long'],
  ['+1', undefined, 'is too short'],
  ['+12345678901234567890', undefined, 'too long'],
  ['+1 213 373 4253 ext. 5', undefined, 'has an extension'],
  ['contact-uuid-123', undefined, 'is no phone number'],
  ['ana@example.com', undefined, 'is no phone number'],
] as const)('the phone number %j (region %s) is refused: %s', (phone, region, why) => {
  const error = refused({ reference: 'r 1', phone: ['+255712345678', phone] }, region);
  expect(error.message).toContain(`people[3] ("r 1"): the phone number `);
  expect(error.message).toContain(why);
  expect(error).toMatchObject({
    name: 'InvalidPersonError',
    person: { index: 3, reference: 'r 1' },
    field: 'phone[1]',
    attempts: 0,
  });
  if (phone.trim().length > 3) expect(JSON.stringify(error) + error.message).not.toContain(phone.slice(1));
});

test.each([
  'ana@example.com',
  'ana+x@example.com',
  "o'neil@example.co.uk",
  'josé@例え.jp',
  '"a.b"@example.com',
  'ana@localhost',
  'ana@[192.0.2.1]',
  'ana@mail_1.xn--mnchen-3ya.de',
  'ana@उदाहरण.भारत',
])('the e-mail address %j can be searched for', (email) => {
  expect(read({ email: ` ${email}\n` }).emails).toEqual([email]);
});

test.each([
  ['', 'is empty'],
  ['ana', 'has no @'],
  ['@example.com', 'is not one address alone'],
  ['ana@', 'is not one address alone'],
  ['ana@b@example.com', 'is not one address alone'],
  ['a@example.com;b@example.com', 'is not one address alone'],
  ...['.', '..', "'", '!', '?', '/', '…', '-', '.com.', '`', '*'].map((end) => [
    `ana@example.com${end}`,
    'has no domain after its @ that can exist',
  ]),
  ['ana@example..com', 'has no domain after its @ that can exist'],
  ['ana@.example.com', 'has no domain after its @ that can exist'],
  ['ana@-example.com', 'has no domain after its @ that can exist'],
  ['ana@example/com', 'has no domain after its @ that can exist'],
  ['mailto:ana@example.com', 'is not one address alone'],
  ['<ana@example.com>', 'is not one address alone'],
  ['Ana <ana@example.com>', 'white space'],
  ['ana @example.com', 'white space'],
  ['ana\u200b@example.com', 'cannot be seen'],
  [`${'a'.repeat(320)}@example.com`, 'too long'],
])('the e-mail address %j is refused: %s', (email, why) => {
  const error = refused({ email });
  expect(error.message).toContain('people[3]: the e-mail address ');
  expect(error.message).toContain(why);
  if (email.length > 5) expect(JSON.stringify(error)).not.toContain(email);
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'is no person'],
  ['null', null, 'is no person'],
  ['a text', '+255712345678', 'is no person'],
  ['a list', ['+255712345678'], 'is no person'],
  ['nobody', {}, 'has neither'],
  ['a reference alone', { reference: 'r' }, 'has neither'],
  ['empty lists', { phone: [], email: [] }, 'has neither'],
  ['a number', { phone: 255712345678 }, 'phone must be a text'],
  ['null for a number', { phone: null, email: 'ana@example.com' }, 'phone must be a text'],
  ['another field', { email: 'ana@example.com', '+255712345678': '' }, 'has a field besides'],
  ['a misspelt field', { email: 'ana@example.com', phones: ['+255712345678'] }, 'has a field besides'],
  ['an empty reference', { reference: '', email: 'ana@example.com' }, 'the reference must be'],
  ['a number as reference', { reference: 5, email: 'ana@example.com' }, 'the reference must be'],
])('%s is no person', (_, input, why) => {
  const { message } = refused(input);
  expect(message).toContain(why);
  expect(message).not.toMatch(/255712345678|ana@/);
});

test('what is given twice is searched for once', () => {
  const { phones, emails } = read({
    phone: ['+255712345678', '+255 712 345 678'],
    email: ['ana@example.com', ' ana@example.com', 'Ana@example.com'],
  });
  expect(phones).toHaveLength(1);
  expect(emails).toEqual(['ana@example.com', 'Ana@example.com']);
});

describe('nothing is sent', () => {
  const directory = () => new Directory([], { byPhone: true, byEmail: true });

  test('if the last person cannot be searched for', async () => {
    const there = directory();
    const people = [{ email: 'ana@example.com' }, { phone: 'abc' }];
    await expect(find(there, people)).rejects.toThrow(
      /people\[1\]: the phone number is no phone number\. Nothing was sent/,
    );
    expect(there.requests).toEqual([]);
  });

  test('if the input breaks', async () => {
    const there = directory();
    async function* people() {
      yield { email: 'ana@example.com' };
      throw new Error('the file ends here');
    }
    await expect(find(there, people() as never)).rejects.toThrow('the file ends here');
    expect(there.requests).toEqual([]);
  });
});
