/** Reads the people to search for. Each phone number and e-mail address is checked before anything is sent. */
import type { CountryCode } from 'libphonenumber-js/min';
import { itemsOf } from '../deletion/targets.js';
import type { PhoneNumber } from '../providers/search.js';
import { InvalidPersonError } from './errors.js';
import type { PersonKey } from './finding.js';
import { NO_COUNTRY_CODE, readPhone } from './phone.js';

/** A person as callers write it: at least one phone number or e-mail address. */
export interface PersonInput {
  /** A name for the person in findings, such as the number of a request. It is shown: do not use a name or an address. */
  readonly reference?: string | undefined;
  /** With `+` and the country code, such as `+255 712 345 678`. Without them only if `defaultRegion` is set. */
  readonly phone?: string | readonly string[] | undefined;
  readonly email?: string | readonly string[] | undefined;
}

/** A person who can be searched for. */
export interface Person {
  readonly key: PersonKey;
  readonly phones: readonly PhoneNumber[];
  /** Trimmed. */
  readonly emails: readonly string[];
}

/**
 * Reads the input to its end, or until the signal is aborted.
 *
 * @throws InvalidPersonError for the first person that cannot be searched for.
 */
export async function readPeople(
  input: Iterable<PersonInput> | AsyncIterable<PersonInput>,
  region: CountryCode | undefined,
  signal: AbortSignal,
): Promise<readonly Person[]> {
  const people: Person[] = [];
  for await (const item of itemsOf(input, signal)) people.push(personOf(item, people.length, region));
  return people;
}

const fields: Readonly<Record<keyof PersonInput, true>> = { reference: true, phone: true, email: true };

/** @throws InvalidPersonError */
export function personOf(input: PersonInput, index: number, region: CountryCode | undefined): Person {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InvalidPersonError({ index }, undefined, 'is no person, which is { reference, phone, email }');
  }
  const { reference } = input;
  const isNamed = typeof reference === 'string' && reference !== '';
  const key: PersonKey = isNamed ? { index, reference } : { index };
  if (reference !== undefined && !isNamed) {
    throw new InvalidPersonError(key, 'reference', 'the reference must be a text that is not empty');
  }
  // The name of the field is left out: it may be a phone number.
  if (Object.keys(input).some((field) => !Object.hasOwn(fields, field))) {
    throw new InvalidPersonError(key, undefined, 'has a field besides reference, phone and email');
  }
  const phones = textsOf(key, 'phone', input.phone).map(({ text, field }) => {
    const phone = readPhone(text, region);
    if ('problem' in phone) {
      const code = phone.problem === NO_COUNTRY_CODE ? 'noCountryCode' : undefined;
      throw new InvalidPersonError(key, field, `the phone number ${phone.problem}`, code);
    }
    return phone;
  });
  const emails = textsOf(key, 'email', input.email).map(({ text, field }) => {
    const problem = problemOfEmail(text.trim());
    if (problem) throw new InvalidPersonError(key, field, `the e-mail address ${problem}`);
    return text.trim();
  });
  if (phones.length + emails.length === 0) {
    throw new InvalidPersonError(key, undefined, 'has neither a phone number nor an e-mail address');
  }
  return { key, phones: unique(phones, ({ e164 }) => e164), emails: unique(emails, (email) => email) };
}

/** The values of a field, each with its name and index. */
function textsOf(key: PersonKey, field: 'phone' | 'email', value: unknown) {
  if (value === undefined) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((text, index) => {
    const place = Array.isArray(value) ? `${field}[${index}]` : field;
    if (typeof text !== 'string') throw new InvalidPersonError(key, place, `${place} must be a text`);
    return { text, field: place };
  });
}

/** Why a text cannot be an address, in words that continue "the e-mail address". The provider judges the rest. */
function problemOfEmail(text: string): string | undefined {
  if (text === '') return 'is empty';
  if (/[\s\p{C}]/u.test(text)) return 'has white space or a character that cannot be seen in it';
  if (text.length > 320) return 'is too long';
  if (!text.includes('@')) return 'has no @';
  // As in RFC 5322: a local part, possibly quoted, and a domain.
  if (!/^(?:[^@"(),:;<>[\]\\]+|"[^"]+")@[^@"(),:;<>\\]+$/.test(text)) return 'is not one address alone';
  // Punctuation around an address may be left in the domain. Nobody is stored like that, and the search would find nobody.
  const domain = text.slice(text.lastIndexOf('@') + 1);
  const isDomain = domain
    .split('.')
    .every((label) => /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}_])?$/u.test(label));
  return isDomain || /^\[[\da-f:.ipv]+\]$/i.test(domain)
    ? undefined
    : 'has no domain after its @ that can exist';
}

const unique = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
