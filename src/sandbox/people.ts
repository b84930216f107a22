/** Makes up the people behind contact ids: plausible, always the same for an id, and nobody's data. */
import type { components as HudumaComponents } from '../../generated/huduma/types.js';
import type { components as Sendme123Components } from '../../generated/sendme123/types.js';
import { hashOf } from './random.js';

const GIVEN_NAMES = ['Amina', 'Juma', 'Neema', 'Baraka', 'Lucía', 'Mateo', 'Camila', 'Andrés'] as const;
const FAMILY_NAMES = ['Mwangi', 'Hassan', 'Komba', 'Okello', 'Rojas', 'Pérez', 'Molina'] as const;
const CREATED_AT = '2024-01-01T10:00:00.000Z';

interface Person {
  readonly given: string;
  readonly family: string;
  readonly email: string;
  /** As many digits as asked for. */
  digits(count: number): string;
}

function personBehind(id: number | string): Person {
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

/** A contact at Huduma, but for what became of it. */
export function hudumaPerson(id: number): Omit<HudumaComponents['schemas']['Contact'], 'deletedAt'> {
  const { given, family, email, digits } = personBehind(id);
  return {
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    id,
    names: `${given} ${family}`,
    number: `2557${digits(8)}`,
    email,
  };
}

/** A contact at sendme123. */
export function sendme123Person(id: string): Sendme123Components['schemas']['Contact'] {
  const { given, family, email, digits } = personBehind(id);
  return {
    id,
    name: given,
    lastName: family,
    phone: `300${digits(7)}`,
    email,
    countryCode: '57',
    status: 'ACTIVE',
    birthDate: '1990-01-15T00:00:00.000Z',
    origin: 'API',
    organizationId: 'org-sandbox',
    customValues: [],
    tags: [],
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
  };
}

/** A UUID from which the id can be read again, so that none has to be remembered. */
export function madeUpUuid(id: number): string {
  const hex = id.toString(16).padStart(14, '0');
  return `000000${hex.slice(0, 2)}-0000-4000-8000-${hex.slice(2)}`;
}

/** The id in a made-up UUID; undefined where it isn't one. */
export function idInMadeUpUuid(uuid: string): number | undefined {
  const [, high, low] = /^000000([0-9a-f]{2})-0000-4000-8000-([0-9a-f]{12})$/.exec(uuid) ?? [];
  return high === undefined || low === undefined ? undefined : Number.parseInt(high + low, 16);
}
