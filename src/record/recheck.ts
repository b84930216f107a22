/** Whether a contact is still the person's: it must have the fields that matched, which the plan keeps as prints. */
import type { Target } from '../deletion/outcome.js';
import { allFieldsOf } from '../finding/compare.js';
import type { ListedContact } from '../providers/search.js';
import { type Ownership, type PlannedPeople, printOf } from './people.js';

/** The engine's `recheck`. A contact that was given by its id has no known owner, and is deleted as asked. */
export function recheckOf({ key, contacts }: PlannedPeople) {
  const owners = new Map(
    Object.entries(contacts).map(([provider, some]) => [provider, new Map(Object.entries(some))]),
  );
  return ({ provider, id }: Target, contact: ListedContact): boolean => {
    const all = owners.get(provider)?.get(id);
    if (!all) return true;
    const stored = new Set(Array.from(allFieldsOf(contact), (field) => printOf(key, field)));
    const isStill = ({ prints }: Ownership) =>
      prints.length > 0 && prints.every((print) => stored.has(print));
    return all.some(isStill);
  };
}
