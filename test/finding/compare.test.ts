/** When a contact is the person's, and when it only resembles. */
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/finding/compare.js';
import { personOf } from '../../src/finding/person.js';
import { readPhone } from '../../src/finding/phone.js';
import { comparePhone } from '../../src/finding/stored-phone.js';
import type { ListedContact, PhoneNumber, StoredPhone } from '../../src/providers/search.js';

function numberOf(text: string): PhoneNumber {
  const phone = readPhone(text, undefined);
  if ('problem' in phone) throw new Error(phone.problem);
  return phone;
}

const equality = (sought: string, stored: StoredPhone) => comparePhone(numberOf(sought), stored);
const tz = '+255712345678';

describe('a number that has its country code', () => {
  test.each([
    '255712345678',
    '+255712345678',
    '00255712345678',
    '+255 712 345 678',
    ' +255-712-345-678 ',
    '(+255) 712.345.678',
    '+255 (0) 712 345 678',
    '255/712345678',
    '+2550712345678',
    '00255 0712 345 678',
    '+255‑712–345—678',
    '\u202a+255712345678\u202c',
    '２５５７１２３４５６７８',
    '＋255 712 345 678',
    '+٢٥٥٧١٢٣٤٥٦٧٨',
    '२५५७१२३४५६७८',
  ])('is equal, written %j', (number) => {
    expect(equality(tz, { number })).toBe('equal');
  });

  test.each([
    '2557123456780',
    '1255712345678',
    '25571234567',
    '255712345679',
    '+0712345678',
    '+712345678',
    '00712345678',
    '255712345678 ext 5',
    '255712345678, 255712345679',
    'Ana 255712345678',
    'tel 255712345678',
    '+254712345678',
    '5678',
    '',
    '+',
    '-',
  ])('is different, written %j', (number) => {
    expect(equality(tz, { number })).toBe('different');
  });
});

test.each(['712345678', '0712345678', '0712 345 678', '(0712) 345-678', '0255712345678'])(
  'a number without country code may be it, written %j',
  (number) => {
    expect(equality(tz, { number })).toBe('withoutCountryCode');
  },
);

describe('a number whose country code is kept apart', () => {
  test.each<[string, string | null, string]>([
    ['712345678', '255', 'equal'],
    ['712345678', '+255', 'equal'],
    ['712 345 678', '00255', 'equal'],
    ['712345678', ' 255 ', 'equal'],
    ['0712345678', '255', 'equal'],
    ['+255712345678', '255', 'equal'],
    ['255712345678', '255', 'withoutCountryCode'],
    ['712345678', '254', 'different'],
    ['712345678', '25', 'different'],
    ['712345678', '57', 'different'],
    ['255712345678', '254', 'different'],
    ['+255712345678', '254', 'different'],
    ['+254712345678', '255', 'different'],
    ['712345678', null, 'withoutCountryCode'],
    ['712345678', '', 'withoutCountryCode'],
    ['712345678', ' ', 'withoutCountryCode'],
    ['255712345678', null, 'withoutCountryCode'],
    ['+255712345678', null, 'withoutCountryCode'],
    ['+254712345678', null, 'different'],
    ['12345678', null, 'different'],
    ['712345678', '0255', 'equal'],
    ['712345678', '0', 'withoutCountryCode'],
    ['712345678', '000', 'withoutCountryCode'],
    ['255712345678', '0', 'withoutCountryCode'],
    ['254712345678', '0', 'different'],
    ['+2550712345678', '255', 'equal'],
    ['2550712345678', '255', 'withoutCountryCode'],
    ['2550712345678', null, 'withoutCountryCode'],
  ])('%j with %j: %s', (number, countryCode, expected) => {
    expect(equality(tz, { number, countryCode })).toBe(expected);
  });

  test('a code may take in the area', () => {
    expect(equality('+18095551234', { number: '5551234', countryCode: '1809' })).toBe('equal');
    expect(equality('+18095551234', { number: '8095551234', countryCode: '1' })).toBe('equal');
    // The area is repeated.
    expect(equality('+18095551234', { number: '8095551234', countryCode: '+1-809' })).toBe('equal');
    expect(equality('+18095551234', { number: '8295551234', countryCode: '1809' })).toBe('different');
    expect(equality('+18095551234', { number: '8095551234', countryCode: '1829' })).toBe('different');
  });

  test.each([
    ['+79161234567', '89161234567', '7'],
    ['+36301234567', '06 30 123 4567', '36'],
    ['+5491112345678', '011 15 1234-5678', '54'],
    ['+442079460000', '020 7946 0000', '44'],
  ])('%s has what is dialled before it within its country: %s', (sought, number, countryCode) => {
    expect(equality(sought, { number, countryCode })).toBe('equal');
    expect(equality(sought, { number, countryCode: null })).toBe('withoutCountryCode');
    expect(equality(sought, { number })).toBe('withoutCountryCode');
    expect(equality(sought, { number, countryCode: '255' })).toBe('different');
  });

  test('a number that begins with zero keeps it, or not', () => {
    expect(equality('+390612345678', { number: '0612345678', countryCode: '39' })).toBe('equal');
    expect(equality('+390612345678', { number: '612345678', countryCode: '39' })).toBe('equal');
    expect(equality('+390612345678', { number: '390612345678' })).toBe('equal');
    expect(equality('+390612345678', { number: '0612345678' })).toBe('withoutCountryCode');
  });

  test('a zero that tells two lines apart is part of the number', () => {
    // A mobile phone, and a line in Busto Arsizio.
    const [mobile, line] = ['331234567', '0331234567'];
    for (const [sought, other] of [
      [mobile, line],
      [line, mobile],
    ] as const) {
      expect(equality(`+39${sought}`, { number: sought, countryCode: '39' })).toBe('equal');
      expect(equality(`+39${sought}`, { number: other, countryCode: '39' })).toBe('different');
      expect(equality(`+39${sought}`, { number: `+39${other}`, countryCode: '39' })).toBe('different');
      expect(equality(`+39${sought}`, { number: `39${other}` })).toBe('different');
    }
  });
});

describe('a digit that comes and goes', () => {
  test.each([
    ['+5215512345678', ['5215512345678', '525512345678'], ['15512345678', '5512345678']],
    ['+525512345678', ['525512345678', '5215512345678'], ['5512345678', '15512345678']],
    ['+5491112345678', ['5491112345678', '541112345678'], ['91112345678', '1112345678']],
    ['+541112345678', ['541112345678', '5491112345678'], ['1112345678', '91112345678']],
    ['+5511987654321', ['5511987654321', '551187654321'], ['11987654321', '1187654321']],
    ['+551187654321', ['551187654321', '5511987654321'], ['1187654321', '11987654321']],
    ['+551161234567', ['551161234567', '5511961234567'], ['1161234567', '11961234567']],
    // A landline, and a mobile number that is not one without its extra digit.
    ['+551131234567', ['551131234567'], ['1131234567']],
    ['+5511912345678', ['5511912345678'], ['11912345678']],
    ['+5511951234567', ['5511951234567'], ['11951234567']],
    ['+255912345678', ['255912345678'], ['912345678']],
  ])('%s', (e164, international, national) => {
    expect(numberOf(e164)).toEqual({ e164, international, national });
  });

  test('does not make two numbers of it', () => {
    for (const stored of ['+5215512345678', '525512345678']) {
      expect(equality('+525512345678', { number: stored })).toBe('equal');
      expect(equality('+52 1 55 1234 5678', { number: stored })).toBe('equal');
    }
    expect(equality('+525512345678', { number: '15512345678', countryCode: '52' })).toBe('equal');
    expect(equality('+525512345678', { number: '5512345678' })).toBe('withoutCountryCode');
    expect(equality('+551131234567', { number: '5511931234567' })).toBe('different');
  });
});

describe('a contact', () => {
  const person = (phone: string[], email: string[]) => personOf({ phone, email }, 0, undefined);
  const ana = person([tz], ['ana@example.com']);
  const contact = (numbers: readonly string[], emails: readonly string[]): ListedContact => ({
    id: 'c1',
    phones: numbers.map((number) => ({ number })),
    emails,
  });
  const whole = '255712345678';

  test('has the domain in other letters, which is the same domain', () => {
    const [given, sent] = ['ana@münchen.de', 'ana@xn--mnchen-3ya.de'];
    const equal = { by: ['email'], doubts: [] };
    expect(compare(person([], [given]), contact([], [sent]))).toMatchObject(equal);
    expect(compare(person([], [sent]), contact([], [given]))).toMatchObject(equal);
    expect(compare(person([], [given]), contact([], ['ana@mu\u0308nchen.de']))).toMatchObject(equal);
    expect(compare(person([], ['Ana@münchen.de']), contact([], [sent]))).toMatchObject({
      doubts: ['emailCase'],
    });
    for (const other of [
      'ana@munchen.de',
      'bo@xn--mnchen-3ya.de',
      'ana@münchen.de.x',
      'ana@mün chen.de',
      'ana@münchen.de/x',
      'ana@münchen.de:80',
      'ana@münchen.de?',
      'ana@mün\tchen.de',
    ])
      expect(compare(person([], [given]), contact([], [other]))).toBeUndefined();
  });

  test.each<[string, ListedContact, object | undefined]>([
    ['has both', contact([whole], ['ana@example.com']), { by: ['phone', 'email'], doubts: [] }],
    ['has the number, and no address', contact([whole], []), { by: ['phone'], doubts: [] }],
    ['has the number, and an empty address', contact([whole], ['', ' ']), { by: ['phone'], doubts: [] }],
    ['has the address, and no number', contact([], [' ana@example.com ']), { by: ['email'], doubts: [] }],
    [
      'has the address, and a number without digits',
      contact(['', '-'], ['ana@example.com']),
      { by: ['email'], doubts: [] },
    ],
    [
      'has the number, and another address',
      contact([whole], ['juan@example.com']),
      { by: ['phone'], doubts: ['differs'] },
    ],
    [
      'has the address, and another number',
      contact(['255712345679'], ['ana@example.com']),
      { by: ['email'], doubts: ['differs'] },
    ],
    [
      'has the address in capitals',
      contact([], ['Ana@Example.com']),
      { by: ['email'], doubts: ['emailCase'] },
    ],
    [
      'has the address in capitals and another number',
      contact(['255712345679'], ['ANA@example.com']),
      { by: ['email'], doubts: ['emailCase', 'differs'] },
    ],
    [
      'has the number alone without country code',
      contact(['0712345678'], []),
      { by: ['phone'], doubts: ['withoutCountryCode'] },
    ],
    [
      'has both nearly',
      contact(['0712345678'], ['ANA@example.com']),
      { by: ['phone', 'email'], doubts: ['withoutCountryCode', 'emailCase'] },
    ],
    [
      'has the number, and the address in capitals',
      contact([whole], ['ANA@example.com']),
      { by: ['phone', 'email'], doubts: [] },
    ],
    ['has the number among others', contact(['254712345678', whole], []), { by: ['phone'], doubts: [] }],
    [
      'has it with and without country code',
      contact(['0712345678', whole], []),
      { by: ['phone'], doubts: [] },
    ],
    ['has a tag in the address', contact([], ['ana+x@example.com']), undefined],
    ['has a longer address', contact([], ['joana@example.com', 'ana@example.com.mx']), undefined],
    ['has a longer number', contact(['2557123456789'], []), undefined],
    ['has nothing', contact([], []), undefined],
  ])('that %s', (_, listed, expected) => {
    expect(compare(ana, listed)).toEqual(expected && { id: 'c1', ...expected });
  });

  test('does not differ in what the person did not give', () => {
    const byPhone = person([tz], []);
    expect(compare(byPhone, contact([whole], ['juan@example.com']))).toEqual({
      id: 'c1',
      by: ['phone'],
      doubts: [],
    });
  });

  test('is found by each of several numbers and addresses', () => {
    const two = person([tz, '+254712345678'], ['ana@example.com', 'ana@work.example']);
    expect(compare(two, contact(['254712345678'], ['ana@work.example']))).toMatchObject({
      by: ['phone', 'email'],
      doubts: [],
    });
  });

  test('has an accent that is put together in another way', () => {
    const jose = person([], ['jos\u00e9@example.com']);
    expect(compare(jose, contact([], ['jose\u0301@example.com']))).toMatchObject({ doubts: ['emailCase'] });
  });
});
