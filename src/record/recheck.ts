/** Whether a contact is still the person's, by what the plan keeps of it: what compared equal, as prints. */
import type { Target } from '../deletion/outcome.js';
import { allFieldsOf } from '../finding/compare.js';
import type { ListedContact } from '../providers/search.js';
import { type Ownership, type PlannedPeople, printOf } from './people.js';

/** For the engine. A contact that was named by its id is nobody's that is known, and is deleted as it was asked for. */
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
