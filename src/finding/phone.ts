/** Reads phone numbers as people write them, and spells them as providers store them. */
import {
  type CountryCode,
  isPossiblePhoneNumber,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/min';
import type { PhoneNumber } from '../providers/search.js';

/** The national number with and without an optional digit. */
interface ExtraDigit {
  readonly without: RegExp;
  readonly with: RegExp;
  /** Replacement texts, with the named groups of the other pattern. */
  readonly add: string;
  readonly remove: string;
}

/** By calling code: countries where the same line may be written with an extra digit. */
const EXTRA_DIGITS: Readonly<Record<string, ExtraDigit>> = {
  // Until 2019, Mexican mobile numbers had a 1 in front when called from abroad.
  52: { without: /^(?<line>\d{10})$/, with: /^1(?<line>\d{10})$/, add: '1$<line>', remove: '$<line>' },
  // Argentina: a 9 in the same place.
  54: { without: /^(?<line>\d{10})$/, with: /^9(?<line>\d{10})$/, add: '9$<line>', remove: '$<line>' },
  // Brazil has added a 9 to mobile numbers, which began with 6 to 9. It follows the two-digit area code.
  55: {
    without: /^(?<area>\d\d)(?<line>[6-9]\d{7})$/,
    with: /^(?<area>\d\d)9(?<line>[6-9]\d{7})$/,
    add: '$<area>9$<line>',
    remove: '$<area>$<line>',
  },
};

/**
 * The phone number in a text, or why it is none, in words that continue "the phone number". They never quote the text.
 *
 * @param region The country of a number without `+`.
 */
export function readPhone(
  text: string,
  region: CountryCode | undefined,
): PhoneNumber | { readonly problem: string } {
  // Copied text may have invisible marks, and full-width digits or plus signs.
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
    // A Mexican number with its 1 no longer has a possible length, but may still be stored in that form.
    if (number.international.some((digits) => isPossiblePhoneNumber(`+${digits}`))) return number;
    return { problem: 'is too short or too long for its country' };
  } catch (error) {
    if (error instanceof ParseError) return { problem: problems[error.message] ?? 'is no phone number' };
    throw error;
  }
}

/**
 * The digits with their calling code, without a trunk prefix, such as Russia's 8; undefined if they are not a valid number.
 *
 * @param callingCode The calling code before the digits. By default they begin with it.
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

/** A number in all its spellings. */
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
