/** The contacts at Huduma: by id, by UUID, and with their details. */
import type { components } from '../../../generated/huduma/types.js';
import { ContactStore } from '../../sandbox/contact-store.js';
import { CREATED_AT, personBehind } from '../../sandbox/people.js';
import { UUID } from './ids.js';

type Contact = components['schemas']['Contact'];

/** A contact at Huduma: its id, or an object with further details. The rest is made up. */
export type HudumaSeed =
  | number
  | (Partial<Pick<Contact, 'names' | 'number' | 'email' | 'createdAt'>> & {
      readonly id: number;
      /** @default made up from the id; `contacts('huduma')` shows it */
      readonly uuid?: string;
    });

/** Contacts with nothing but an id. A contact given by its UUID gets a number that no other contact has. */
export const seedsOf = (ids: readonly string[]): HudumaSeed[] =>
  ids.map((id, index) =>
    UUID.test(id) ? { id: Number.MAX_SAFE_INTEGER - 1 - index, uuid: id } : Number(id),
  );

/** Stores the contacts with only the given details. The rest is made up on demand. */
export function readSeeds(seeds: Iterable<HudumaSeed>) {
  const store = new ContactStore<number>();
  const given = new Map<number, Exclude<HudumaSeed, number>>();
  const idsByUuid = new Map<string, number>();
  const add = (seed: HudumaSeed): void => {
    const { id, uuid } = typeof seed === 'number' ? { id: seed } : seed;
    if (!Number.isSafeInteger(id) || id < 1) throw new TypeError(`Huduma cannot have the contact ${id}.`);
    store.add(id);
    if (typeof seed === 'object') given.set(id, seed);
    if (uuid === undefined) return;
    const key = uuid.toLowerCase();
    if (!UUID.test(uuid) || idsByUuid.has(key)) {
      throw new TypeError(`The UUID ${uuid} is none, or is given twice.`);
    }
    idsByUuid.set(key, id);
  };
  for (const seed of seeds) add(seed);
  const uuidOf = (id: number) => given.get(id)?.uuid ?? madeUpUuid(id);
  return {
    store,
    add,
    uuidOf,
    idOf: (uuid: string): number | undefined => {
      const key = uuid.toLowerCase();
      const id = idsByUuid.get(key) ?? idInMadeUpUuid(key);
      return id !== undefined && uuidOf(id).toLowerCase() === key ? id : undefined;
    },
    detailsOf: (id: number): Omit<Contact, 'deletedAt'> => {
      const { uuid: _, ...details } = given.get(id) ?? { id };
      return { ...contactBehind(id), ...details };
    },
    /** After a permanent deletion only the UUID is kept, to recognise the contact. */
    forget: (id: number): void => {
      const uuid = given.get(id)?.uuid;
      if (uuid === undefined) given.delete(id);
      else given.set(id, { id, uuid });
    },
  };
}

/** The details of a contact at Huduma, without its state. */
function contactBehind(id: number): Omit<Contact, 'deletedAt'> {
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

/** A UUID that contains the id, so that it need not be stored. */
function madeUpUuid(id: number): string {
  const hex = id.toString(16).padStart(14, '0');
  return `000000${hex.slice(0, 2)}-0000-4000-8000-${hex.slice(2)}`;
}

/** The id in a made-up UUID; undefined if it is not one. */
function idInMadeUpUuid(uuid: string): number | undefined {
  const [, high, low] = /^000000([0-9a-f]{2})-0000-4000-8000-([0-9a-f]{12})$/.exec(uuid) ?? [];
  return high === undefined || low === undefined ? undefined : Number.parseInt(high + low, 16);
}
