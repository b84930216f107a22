/** Reads phone numbers as people write them, and spells them as providers store them. */
import {
  type CountryCode,
  isPossiblePhoneNumber,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/min';
import type { PhoneNumber } from '../providers/search.js';

/** A number with and without a digit that comes and goes, both without the calling code. */
interface ExtraDigit {
  readonly without: RegExp;
  readonly with: RegExp;
  /** Replacements, by the groups of the other spelling. */
  readonly add: string;
  readonly remove: string;
}

/** By calling code: where the same line is written with one digit more, or one less. */
const EXTRA_DIGITS: Readonly<Record<string, ExtraDigit>> = {
  // Mexico wrote a 1 before mobile numbers that are called from abroad, until 2019.
  52: { without: /^(?<line>\d{10})$/, with: /^1(?<line>\d{10})$/, add: '1$<line>', remove: '$<line>' },
  // Argentina: a 9, in the same place.
  54: { without: /^(?<line>\d{10})$/, with: /^9(?<line>\d{10})$/, add: '9$<line>', remove: '$<line>' },
  // Brazil has put a 9 before mobile numbers, which begin with 6 to 9; it stands after the two digits of the area.
  55: {
    without: /^(?<area>\d\d)(?<line>[6-9]\d{7})$/,
    with: /^(?<area>\d\d)9(?<line>[6-9]\d{7})$/,
    add: '$<area>9$<line>',
    remove: '$<area>$<line>',
  },
};

/**
 * The number that a text stands for, or why it can stand for none, in words that follow "the phone number". No word of the
 * text is in them.
 *
 * @param region Where a number without `+` is from.
 */
export function readPhone(
  text: string,
  region: CountryCode | undefined,
): PhoneNumber | { readonly problem: string } {
  // What copying adds: marks that nobody sees, and the wide forms of digits and of the plus sign.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (plain === '') return { problem: 'is empty' };
  try {
    const options = { extract: false, ...(region === undefined ? {} : { defaultCountry: region }) };
    const { countryCallingCode, nationalNumber, ext } = parsePhoneNumberWithError(plain, options);
    if (ext) return { problem: 'has an extension; give the number of the line alone' };
    const number = spelled(countryCallingCode, nationalNumber);
    // A Mexican number with its 1 has no longer a possible length, and is stored so all the same.
    if (number.international.some((digits) => isPossiblePhoneNumber(`+${digits}`))) return number;
    return { problem: 'is too short or too long for its country' };
  } catch (error) {
    if (error instanceof ParseError) return { problem: problems[error.message] ?? 'is no phone number' };
    throw error;
  }
}

/**
 * The digits with their calling code, and without what is dialled before the number within its country, such as the 8 of Russia;
 * undefined if no line has them.
 *
 * @param callingCode What they come after; by default they begin with it.
 */
export function withoutPrefix(digits: string, callingCode?: string): string | undefined {
  try {
    const options = { extract: false, ...(callingCode && { defaultCallingCode: callingCode }) };
    const phone = parsePhoneNumberWithError(callingCode ? digits : `+${digits}`, options);
    return phone.isValid() ? phone.number.slice(1) : undefined;
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

export const NO_COUNTRY_CODE =
  'has no country code that exists; write it with + and the country code, or give defaultRegion';

const problems: Readonly<Record<string, string>> = {
  INVALID_COUNTRY: NO_COUNTRY_CODE,
  TOO_SHORT: 'is too short',
  TOO_LONG: 'is too long',
};

/** All spellings of a number. */
function spelled(callingCode: string, given: string): PhoneNumber {
  const extra = EXTRA_DIGITS[callingCode];
  const other = extra && otherSpelling(given, extra);
  const rest = other === undefined ? [] : [other];
  return {
    e164: `+${callingCode}${given}`,
    international: [`${callingCode}${given}`, ...rest.map((national) => `${callingCode}${national}`)],
    national: [given, ...rest],
  };
}

function otherSpelling(national: string, { without, with: having, add, remove }: ExtraDigit) {
  if (having.test(national)) return national.replace(having, remove);
  if (without.test(national)) return national.replace(without, add);
  return undefined;
}
