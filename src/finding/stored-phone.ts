/** Whether a contact's phone number is the person's, however it is written. */
import type { PhoneNumber, StoredPhone } from '../providers/search.js';
import { withoutPrefix } from './phone.js';

/** `withoutCountryCode`: it may be the person's number, or one in another country with the same ending. */
export type PhoneEquality = 'equal' | 'withoutCountryCode' | 'different';

/** The fewest equal digits, if nothing says which country they belong to. */
const FEWEST_DIGITS = 4;

/** A stored number without separators. */
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
  // The provider stores country codes separately, and this contact has none, so the first digits may be anything.
  if (whole) return code === undefined ? 'equal' : 'withoutCountryCode';
  if (isInternational) return 'different';
  const mayBe =
    digits.length >= FEWEST_DIGITS &&
    // A zero before the country code is an error, and the digits may be another country's.
    (isAmong([...sought.national, ...sought.international], digits) ||
      isLine(sought, digits) ||
      isWhole(sought, digits));
  return mayBe ? 'withoutCountryCode' : 'different';
}

/** The last digits of a number, which all its spellings share, for a lookup of candidates. */
export const lastDigits = (digits: string): string => digits.slice(-FEWEST_DIGITS);

/** The same for a stored number; undefined if it is not one. */
export function lastDigitsOf({ number }: StoredPhone): string | undefined {
  const stored = digitsOf(number);
  return stored && lastDigits(stored.digits);
}

/** For a contact with a separate country code. */
function compareApart(sought: PhoneNumber, code: string, { digits, isInternational }: Digits): PhoneEquality {
  const { international } = sought;
  if (isInternational) {
    // The number repeats the code.
    return digits.startsWith(code) && isWhole(sought, digits) ? 'equal' : 'different';
  }
  // Also for a code that includes the area, such as 1809.
  if (international.includes(code + digits)) return 'equal';
  // The number may repeat the area. No calling code begins with another one, so this is the right country.
  const isHere =
    code.startsWith(callingCodeOf(sought)) && international.some((each) => each.startsWith(code));
  if (!isHere) return 'different';
  // It may repeat the code, or be a local number that begins with the same digits.
  if (!sought.national.includes(digits) && isWhole(sought, digits)) return 'withoutCountryCode';
  return isLine(sought, digits) ? 'equal' : 'different';
}

const callingCodeOf = ({ international: [whole], national: [line] }: PhoneNumber): string =>
  whole.slice(0, whole.length - line.length);

/** Whether the digits are the number with its calling code, possibly with a trunk prefix after the code. */
const isWhole = ({ international }: PhoneNumber, digits: string): boolean =>
  international.includes(digits) || international.includes(withoutPrefix(digits) ?? '');

/**
 * Whether the digits are the national number. A leading zero is ignored, unless the digits with it, or without it, are a
 * valid number of their own: in Italy, 0331 234567 and 331 234567 are two different lines.
 */
function isLine(sought: PhoneNumber, digits: string): boolean {
  const { national } = sought;
  if (national.includes(digits)) return true;
  const code = callingCodeOf(sought);
  const whole = withoutPrefix(digits, code);
  return whole === undefined ? isAmong(national, digits) : national.some((each) => code + each === whole);
}

/** Whether the digits are one of these spellings, ignoring leading zeros. */
function isAmong(spellings: readonly string[], digits: string): boolean {
  const line = withoutZeros(digits);
  return line !== '' && spellings.some((each) => withoutZeros(each) === line);
}

const withoutZeros = (digits: string) => digits.replace(/^0+/, '');

/**
 * The digits of a number, without separators; undefined if there are none, or if there is anything else, such as words or a
 * second number.
 */
function digitsOf(text: string): Digits | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}\u2212.[\]/_]/gu, '');
  const [, plus = '', rest = ''] = /^\(?(\+?)(.*)$/.exec(withAsciiDigits(plain)) ?? [];
  const isInternational = plus !== '' || /^00/.test(rest);
  // In `+44 (0)20 …`, the zero is for callers within the country.
  const digits = (isInternational ? rest.replace('(0)', '') : rest).replace(/[()]/g, '');
  if (!/^\d+$/.test(digits)) return undefined;
  return { digits: isInternational && plus === '' ? digits.slice(2) : digits, isInternational };
}

/** A calling code without leading zeros; empty if there is none. */
const codeOf = (text: string): string => withoutZeros(digitsOf(text)?.digits ?? '');

/** A text with the digits of all scripts replaced by ASCII digits. */
export const withAsciiDigits = (text: string): string => text.replace(/\p{Nd}/gu, asciiDigit);

/** The ten digits of a script have consecutive codes. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
