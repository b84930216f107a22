/** The contacts at Huduma: by id, by UUID, and with what is known of them. */
import type { components } from '../../generated/huduma/types.js';
import { UUID } from './huduma-request.js';
import type { HudumaSeed } from './options.js';
import { hudumaPerson, idInMadeUpUuid, madeUpUuid } from './people.js';
import { Register } from './register.js';

/** The contacts, with only what was said of them; the rest is made up when it is asked for. */
export function readHudumaSeeds(seeds: Iterable<HudumaSeed>) {
  const register = new Register<number>();
  const given = new Map<number, Exclude<HudumaSeed, number>>();
  const idsByUuid = new Map<string, number>();
  for (const seed of seeds) {
    const { id, uuid } = typeof seed === 'number' ? { id: seed } : seed;
    if (!Number.isSafeInteger(id) || id < 1) throw new TypeError(`Huduma cannot have the contact ${id}.`);
    register.add(id);
    if (typeof seed === 'object') given.set(id, seed);
    if (uuid === undefined) continue;
    const key = uuid.toLowerCase();
    if (!UUID.test(uuid) || idsByUuid.has(key)) {
      throw new TypeError(`The UUID ${uuid} is none, or is given twice.`);
    }
    idsByUuid.set(key, id);
  }
  const uuidOf = (id: number) => given.get(id)?.uuid ?? madeUpUuid(id);
  return {
    register,
    uuidOf,
    idOf: (uuid: string): number | undefined => {
      const key = uuid.toLowerCase();
      const id = idsByUuid.get(key) ?? idInMadeUpUuid(key);
      return id !== undefined && uuidOf(id).toLowerCase() === key ? id : undefined;
    },
    detailsOf: (id: number): Omit<components['schemas']['Contact'], 'deletedAt'> => {
      const { uuid: _, ...details } = given.get(id) ?? { id };
      return { ...hudumaPerson(id), ...details };
    },
    /** Gone for good is gone; the UUID stays, to tell what it belonged to. */
    forget: (id: number): void => {
      const uuid = given.get(id)?.uuid;
      if (uuid === undefined) given.delete(id);
      else given.set(id, { id, uuid });
    },
  };
}
