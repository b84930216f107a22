/** Whether a reference to a person reveals who that is. References are kept and shown, in receipts too. */
import { foldCase } from '../finding/compare.js';
import type { Person } from '../finding/person.js';
import { withAsciiDigits } from '../finding/stored-phone.js';

export type PersonalWords = 'an e-mail address' | 'a phone number';

/** Normalised for comparison: full-width forms and digits of other scripts become plain ones. */
export const plainReference = (reference: string): string =>
  withAsciiDigits(foldCase(reference.normalize('NFKC')));

/** Also in its percent-encoded form. */
export const looksLikeAddress = (reference: string): boolean =>
  /\S ?(?:@|%40) ?\S/.test(plainReference(reference));

/** A number with `+`, or a word that begins like a national number. Bare digits may be the number of a request. */
const PHONE = /\+[ (]*\d(?:[ ()./-]*\d){6,}|(?<!\S)0[1-9]\d{7,10}(?!\S)/;

/**
 * Finds any e-mail address or phone number, and this person's own in any spelling.
 *
 * @param shortest The fewest digits of a number to look for: shorter numbers occur in others by chance.
 */
export function personalWordsIn(
  reference: string,
  { phones, emails }: Pick<Person, 'phones' | 'emails'>,
  shortest: number,
): PersonalWords | undefined {
  const plain = plainReference(reference);
  const isOwn = emails.some((email) => plain.includes(plainReference(email)));
  if (isOwn || looksLikeAddress(reference)) return 'an e-mail address';
  const digits = plain.replace(/\D/g, '');
  const isOwnNumber = phones
    .flatMap(({ national }) => national)
    .some((number) => number.length >= shortest && digits.includes(number));
  return isOwnNumber || PHONE.test(plain) ? 'a phone number' : undefined;
}
