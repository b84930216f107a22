/** Makes up the people behind contact ids: plausible, always the same for an id, and nobody real. */
import { hashOf } from './random.js';

const GIVEN_NAMES = ['Amina', 'Juma', 'Neema', 'Baraka', 'Lucía', 'Mateo', 'Camila', 'Andrés'] as const;
const FAMILY_NAMES = ['Mwangi', 'Hassan', 'Komba', 'Okello', 'Rojas', 'Pérez', 'Molina'] as const;
/** When contacts without another date were created. */
export const CREATED_AT = '2024-01-01T10:00:00.000Z';

/** A made-up person. */
export interface Person {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** As many digits as requested. */
  digits(count: number): string;
}

/** The person behind an id, always the same. */
export function personBehind(id: number | string): Person {
  const hash = hashOf(String(id));
  const given = GIVEN_NAMES[hash % GIVEN_NAMES.length] ?? GIVEN_NAMES[0];
  const family = FAMILY_NAMES[hash % FAMILY_NAMES.length] ?? FAMILY_NAMES[0];
  return {
    given,
    family,
    email: `${ascii(given)}.${ascii(family)}.${hash}@example.com`,
    digits: (count) => String(hash).padStart(count, '0').slice(-count),
  };
}

function ascii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
