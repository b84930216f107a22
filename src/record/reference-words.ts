/** Whether what a person is called by says who it is. It is shown and kept, in receipts too. */
import { foldCase } from '../finding/compare.js';
import type { Person } from '../finding/person.js';
import { withAsciiDigits } from '../finding/stored-phone.js';

export type PersonalWords = 'an e-mail address' | 'a phone number';

/** As it is compared: wide forms, and the digits of other scripts, read like plain ones. */
export const plainReference = (reference: string): string =>
  withAsciiDigits(foldCase(reference.normalize('NFKC')));

/** Also as a URL has it. */
export const looksLikeAddress = (reference: string): boolean =>
  /\S ?(?:@|%40) ?\S/.test(plainReference(reference));

/** A number with `+`, or a word that begins as numbers do within a country. Bare digits may be the number of a request. */
const PHONE = /\+[ (]*\d(?:[ ()./-]*\d){6,}|(?<!\S)0[1-9]\d{7,10}(?!\S)/;

/**
 * Anybody's e-mail address or phone number, or one of this person, however it is spelled.
 *
 * @param shortest The fewest digits of a number that is looked for: a shorter one stands in others by chance.
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
