/** Whether a contact belongs to the person: the right fields must be equal. A resemblance is not a match. */
import type { ListedContact } from '../providers/search.js';
import { type Doubt, fields, type Identifier, type Match } from './finding.js';
import type { Person } from './person.js';
import { comparePhone, type PhoneEquality } from './stored-phone.js';

/** How well an identifier of a person agrees with a contact; `missing` if the person or the contact has none. */
type Agreement = 'equal' | Extract<Doubt, 'emailCase' | 'withoutCountryCode'> | 'different' | 'missing';

/** What makes the contact the person's; undefined if nothing does. */
export function compare(person: Person, contact: ListedContact): Match | undefined {
  const agreements: Readonly<Record<Identifier, Agreement>> = {
    phone: phoneAgreement(person, contact),
    email: emailAgreement(person, contact),
  };
  const identifiers = ['phone', 'email'] as const;
  const by = identifiers.filter((each) => isMatch(agreements[each]));
  if (by.length === 0) return undefined;
  // If one identifier is certain, another that is only nearly equal supports it, and is no doubt.
  const isCertain = by.some((each) => agreements[each] === 'equal');
  const nearly = by.map((each) => agreements[each]).filter((each) => isDoubt(each) && !isCertain);
  const differs = identifiers.some((each) => agreements[each] === 'different');
  const match: Omit<Match, typeof fields> = {
    id: contact.id,
    by,
    doubts: [...(nearly as Doubt[]), ...(differs ? (['differs'] as const) : [])],
  };
  // Not enumerable, since it is personal data.
  return Object.defineProperty(match, fields, {
    value: by.flatMap((each) => fieldsOf(contact, each)),
  }) as Match;
}

/** The fields of one kind, as stored. */
const fieldsOf = ({ phones, emails }: ListedContact, kind: Identifier): string[] =>
  kind === 'email'
    ? emails.map((email) => `email\n${email}`)
    : phones.map(({ number, countryCode = '' }) => `phone\n${countryCode ?? ''}\n${number}`);

/** All fields by which a contact may have been found, in the form in which a match keeps them. */
export const allFieldsOf = (contact: ListedContact): ReadonlySet<string> =>
  new Set([...fieldsOf(contact, 'phone'), ...fieldsOf(contact, 'email')]);

const isDoubt = (agreement: Agreement) => agreement === 'emailCase' || agreement === 'withoutCountryCode';
const isMatch = (agreement: Agreement) => agreement === 'equal' || isDoubt(agreement);

function phoneAgreement({ phones }: Person, contact: ListedContact): Agreement {
  const stored = contact.phones.filter(({ number }) => /\p{Nd}/u.test(number));
  if (phones.length === 0 || stored.length === 0) return 'missing';
  const found = stored.flatMap((phone) => phones.map((sought) => comparePhone(sought, phone)));
  return best<PhoneEquality>(found, ['equal', 'withoutCountryCode']) ?? 'different';
}

function emailAgreement({ emails }: Person, contact: ListedContact): Agreement {
  const stored = contact.emails.map((email) => email.trim()).filter((email) => email !== '');
  if (emails.length === 0 || stored.length === 0) return 'missing';
  const sent = emails.map(asSent);
  if (stored.some((email) => sent.includes(asSent(email)))) return 'equal';
  const folded = emails.map(foldCase);
  return stored.some((email) => folded.includes(foldCase(email))) ? 'emailCase' : 'different';
}

const best = <T>(found: readonly T[], order: readonly T[]) => order.find((each) => found.includes(each));

/** An address with its domain in ASCII, as mail servers use it: `münchen.de` and `xn--mnchen-3ya.de` are the same domain. */
export function asSent(email: string): string {
  const [, name = '', domain = ''] = /^(.*@)([^@]+)$/.exec(email) ?? [];
  // A text that a URL parser would split further is not a domain.
  if (!/\P{ASCII}/u.test(domain) || /[\s/?#:%\\[\]]/.test(domain)) return email;
  try {
    return name + new URL(`http://${domain}`).hostname;
  } catch {
    // Not a possible domain.
    return email;
  }
}

/** An address for comparison, ignoring case and the composition of accents. */
export const foldCase = (email: string): string => asSent(email).normalize('NFC').toLowerCase();
