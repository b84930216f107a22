/** Tells a phone number or an e-mail address from a contact id: taken for an id, it is one that nobody has, and nobody would be erased. */
import { isValidPhoneNumber } from 'libphonenumber-js/min';
import type { InputLine } from './read-input.js';

/** What copying adds, or a program writes before an address. */
const plainOf = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^(?:mailto|tel|sms|whatsapp):/i, '');

const EMAIL = /^(?:.*<)?[^\s@<>]+@[^\s@<>]+\.\p{L}{2,}>?$/u;

/**
 * Digits with what people write between them. An id may have dots and hyphens, and is no phone number for these; it is for a
 * space or a bracket.
 */
const SPELLED = /^(?=.*[\s()])[\d\s()./-]+$/;

/** Letters among digits and hyphens, as in a UUID. */
const WORD = /^[\d-]*[a-z][\w-]*$/i;

/**
 * What a text looks like that was given as a contact id; undefined if it may be one. Ids are often numbers, so bare digits
 * are a phone number only if they are one in full: with a country code that exists and the length and beginning of a line
 * there, as providers store them (`255712345678`); or with the 0 before an area code. Ten digits without a 0 are an id.
 */
export function personWords(text: string): 'an e-mail address' | 'a phone number' | undefined {
  // Most are, and this is quicker than all that follows.
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

/** The same lines; one whose id looks like a person is none. */
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

/** Words in which nobody's phone number or e-mail address is shown: a mistake in a command line is quoted with what it is in. */
export const withoutPeople = (words: string): string =>
  words.replace(/[^\s'"=]*[^\s'"=@]@[^\s'"]+/g, '…').replace(/\+?\(?\d(?:[\s()./-]*\d){6,}/g, '…');
