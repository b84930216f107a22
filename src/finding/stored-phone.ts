/** Whether the phone number of a contact is the number that is sought, however it is written. */
import type { PhoneNumber, StoredPhone } from '../providers/search.js';
import { withoutPrefix } from './phone.js';

/** `withoutCountryCode`: it may be the number, and may be one of another country that ends alike. */
export type PhoneEquality = 'equal' | 'withoutCountryCode' | 'different';

/** So many digits must be equal at least, if nothing says which country they belong to. */
const FEWEST_DIGITS = 4;

/** A stored number, without what stands between its digits. */
interface Digits {
  readonly digits: string;
  /** Whether it says itself that it begins with a country code: by `+` or `00`. */
  readonly isInternational: boolean;
}

export function comparePhone(sought: PhoneNumber, { number, countryCode }: StoredPhone): PhoneEquality {
  const stored = digitsOf(number);
  if (!stored) return 'different';
  const code = countryCode === undefined ? undefined : codeOf(countryCode ?? '');
  if (code) return compareApart(sought, code, stored);
  const { digits, isInternational } = stored;
  const whole = isInternational ? isWhole(sought, digits) : sought.international.includes(digits);
  // The provider keeps country codes apart, and here it has none: what the number begins with may be anything.
  if (whole) return code === undefined ? 'equal' : 'withoutCountryCode';
  if (isInternational) return 'different';
  const mayBe =
    digits.length >= FEWEST_DIGITS &&
    // A zero before the country code is one too many, and its digits may be another country's.
    (isAmong([...sought.national, ...sought.international], digits) ||
      isLine(sought, digits) ||
      isWhole(sought, digits));
  return mayBe ? 'withoutCountryCode' : 'different';
}

/** The digits of a stored number, by which equal ones can be looked up: the last ones, which all spellings share. */
export const lastDigits = (digits: string): string => digits.slice(-FEWEST_DIGITS);

/** The same of a number as it is stored; undefined if it is none. */
export function lastDigitsOf({ number }: StoredPhone): string | undefined {
  const stored = digitsOf(number);
  return stored && lastDigits(stored.digits);
}

/** Of a provider that keeps the country code apart, and has it. */
function compareApart(sought: PhoneNumber, code: string, { digits, isInternational }: Digits): PhoneEquality {
  const { international } = sought;
  if (isInternational) {
    // The number has the code once more.
    return digits.startsWith(code) && isWhole(sought, digits) ? 'equal' : 'different';
  }
  // Also a code that takes in the area, such as 1809.
  if (international.includes(code + digits)) return 'equal';
  // The number may have the area once more. No calling code begins with another, so it is this country.
  const isHere =
    code.startsWith(callingCodeOf(sought)) && international.some((each) => each.startsWith(code));
  if (!isHere) return 'different';
  // It may begin with the code once more, and may as well be a line that begins alike.
  if (!sought.national.includes(digits) && isWhole(sought, digits)) return 'withoutCountryCode';
  return isLine(sought, digits) ? 'equal' : 'different';
}

const callingCodeOf = ({ international: [whole], national: [line] }: PhoneNumber): string =>
  whole.slice(0, whole.length - line.length);

/** Whether the digits are the number with its calling code, perhaps with what is dialled within the country after it. */
const isWhole = ({ international }: PhoneNumber, digits: string): boolean =>
  international.includes(digits) || international.includes(withoutPrefix(digits) ?? '');

/**
 * Whether the digits are the number within its country. A zero counts for nothing, unless with it, or without it, they are a
 * line of their own: in Italy, 0331 234567 and 331 234567 are two.
 */
function isLine(sought: PhoneNumber, digits: string): boolean {
  const { national } = sought;
  if (national.includes(digits)) return true;
  const code = callingCodeOf(sought);
  const whole = withoutPrefix(digits, code);
  return whole === undefined ? isAmong(national, digits) : national.some((each) => code + each === whole);
}

/** Whether the digits are one of these spellings; a zero that is dialled before them counts for nothing. */
function isAmong(spellings: readonly string[], digits: string): boolean {
  const line = withoutZeros(digits);
  return line !== '' && spellings.some((each) => withoutZeros(each) === line);
}

const withoutZeros = (digits: string) => digits.replace(/^0+/, '');

/**
 * The digits of a number, whatever stands between them; undefined if there are none, or if there is anything else, such as
 * words or a second number.
 */
function digitsOf(text: string): Digits | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}\u2212.[\]/_]/gu, '');
  const [, plus = '', rest = ''] = /^\(?(\+?)(.*)$/.exec(withAsciiDigits(plain)) ?? [];
  const isInternational = plus !== '' || /^00/.test(rest);
  // In `+44 (0)20 …`, the zero is for callers from within the country.
  const digits = (isInternational ? rest.replace('(0)', '') : rest).replace(/[()]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  return { digits: isInternational && plus === '' ? digits.slice(2) : digits, isInternational };
}

/** A calling code without the zeros that callers dial before it; empty if there is none. */
const codeOf = (text: string): string => withoutZeros(digitsOf(text)?.digits ?? '');

/** A text with the digits of every script as ASCII has them. */
export const withAsciiDigits = (text: string): string => text.replace(/\p{Nd}/gu, asciiDigit);

/** Each script has its ten digits in a row. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
