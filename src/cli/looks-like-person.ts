/**
 * Distinguishes phone numbers and e-mail addresses from contact ids. Taken for an id, one would find no contact, and nobody
 * would be erased.
 */
import { isValidPhoneNumber } from 'libphonenumber-js/min';
import type { InputLine } from './read-input.js';

/** Without what copying adds, or what a program writes before an address. */
const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^(?:mailto|tel|sms|whatsapp):/i, '');

const EMAIL = /^(?:.*<)?[^\s@<>]+@[^\s@<>]+\.\p{L}{2,}>?$/u;

/**
 * Digits with separators as people write them. An id may have dots and hyphens, so these do not make it a phone number; a
 * space or a bracket does.
 */
const SPELLED = /^(?=.*[\s()])[\d\s()./-]+$/;

/** Letters among digits and hyphens, as in a UUID. */
const WORD = /^[\d-]*[a-z][\w-]*$/i;

/**
 * What a text looks like that was given as a contact id; undefined if it may be an id. Ids are often numbers, so bare digits
 * count as a phone number only if they are a complete one: with an existing country code, and a length and beginning that
 * are valid there, as providers store them (`255712345678`); or with the 0 before an area code. Ten digits without a 0 are
 * an id.
 */
export function personWords(text: string): 'an e-mail address' | 'a phone number' | undefined {
  // Most ids end here, and this is faster than the checks below.
  if (text.length < 6 || WORD.test(text)) return undefined;
  const plain = plainOf(text);
  if (EMAIL.test(plain)) return 'an e-mail address';
  return isPhone(plain) ? 'a phone number' : undefined;
}

function isPhone(plain: string): boolean {
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 17) return false;
  if (/^\+[\d\s()./-]+$/.test(plain) || SPELLED.test(plain)) return true;
  if (plain !== digits) return false;
  if (/^0[1-9]\d{7,10}$/.test(plain)) return true;
  const international = plain.replace(/^00/, '');
  return /^[1-9]\d{10,14}$/.test(international) && isValidPhoneNumber(`+${international}`);
}

/** The same lines. One whose id looks like a person gets a problem. */
export async function* refusingPeople(lines: AsyncIterable<InputLine>): AsyncGenerator<InputLine> {
  for await (const each of lines) {
    const words = 'problem' in each ? undefined : personWords(String(each.id));
    if (words === undefined) yield each;
    else {
      const option = words === 'a phone number' ? '--phone' : '--email';
      const problem = `this looks like ${words}; search for the person with find ${option}, or say --as-id if it is a contact's id`;
      yield { line: each.line, cell: each.cell, problem };
    }
  }
}

/** A text without phone numbers and e-mail addresses, for messages that quote a mistaken command line. */
export const withoutPeople = (words: string): string =>
  words.replace(/[^\s'"=]*[^\s'"=@]@[^\s'"]+/g, '…').replace(/\+?\(?\d(?:[\s()./-]*\d){6,}/g, '…');
