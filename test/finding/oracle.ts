/** Who a contact is, by how it was made. Knows nothing about the engine's comparison. */
import type { Doubt, Finding } from '../../src/finding/index.js';
import type { Known, Sought, Stored } from './worlds.js';

/** The relation of a contact to a person. */
export interface Truth {
  readonly isEqual: boolean;
  readonly doubts: readonly Doubt[];
}

export function truthOf({ lines, emails }: Sought, contact: Known): Truth {
  const numbers = contact.phones.filter(({ digits }) => digits !== '');
  const addresses = contact.emails.map((email) => email.trim()).filter(Boolean);
  const phone = degree(numbers.flatMap((stored) => lines.map((line) => phoneDegree(line, stored))));
  const email = degree(
    addresses.flatMap((stored) =>
      emails.map((given) => (stored === given ? 2 : stored.toLowerCase() === given.toLowerCase() ? 1 : 0)),
    ),
  );
  const isEqual = phone > 0 || email > 0;
  const isCertain = phone === 2 || email === 2;
  const doubts: Doubt[] = [];
  if (phone === 1 && !isCertain) doubts.push('withoutCountryCode');
  if (email === 1 && !isCertain) doubts.push('emailCase');
  if (isEqual && (phone === 0 || email === 0)) doubts.push('differs');
  return { isEqual, doubts };
}

/** 2 for equal, 1 for nearly equal, 0 for different, −1 if there is nothing to compare. */
const degree = (degrees: readonly number[]) => Math.max(-1, ...degrees);

function phoneDegree({ code, national }: Sought['lines'][number], stored: Stored): number {
  const whole = national.map((each) => code + each);
  // Kept apart, and there.
  if (stored.code) return whole.includes(stored.code + stored.digits) ? 2 : 0;
  if (whole.includes(stored.digits)) return stored.code === undefined && !stored.hasZero ? 2 : 1;
  return !stored.isInternational && national.includes(stored.digits) ? 1 : 0;
}

/** The claims of a finding that are not true. */
export function liesOf(
  finding: Finding,
  person: Sought,
  /** Everybody who was there at some time, and everybody who was there all the time. */
  { ever, always }: { readonly ever: readonly Known[]; readonly always: readonly Known[] },
  accept: readonly string[],
): string[] {
  const lies: string[] = [];
  const ids = finding.contacts.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) lies.push('a contact is named twice');
  for (const { id, doubts } of finding.contacts) {
    const contact = ever.find((each) => each.id === id);
    const truth = contact && truthOf(person, contact);
    if (!truth?.isEqual) lies.push(`${id} does not compare equal`);
    else if ([...doubts].sort().join() !== [...truth.doubts].sort().join())
      lies.push(`${id} has other doubts`);
  }
  const isComplete = ['found', 'notFound', 'ambiguous'].includes(finding.finding);
  const missed = always.filter((each) => truthOf(person, each).isEqual && !ids.includes(each.id));
  if (isComplete && missed.length > 0)
    lies.push(`${finding.finding}, and ${missed.map(({ id }) => id)} is missed`);
  const isPlain =
    ids.length > 0 &&
    (ids.length === 1 || accept.includes('several')) &&
    finding.contacts.every(({ doubts }) => doubts.every((doubt) => accept.includes(doubt)));
  if (finding.finding === 'found' && !isPlain) lies.push('found, and a human should look');
  if (finding.finding === 'ambiguous' && isPlain) lies.push('ambiguous, and nothing is');
  if (finding.finding === 'notFound' && ids.length > 0) lies.push('not found, and named');
  return lies;
}
