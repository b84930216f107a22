/**
 * Reads the items of a list as contacts. If one cannot be read, the whole list is unclear: a contact that is skipped would
 * not be found.
 */
import type { ListedContact } from './search.js';

/** The fields of a body, which may hold anything. */
export type Fields = Partial<Record<string, unknown>>;

/** The contacts in the items; undefined if they are not a list, or if one of them cannot be read. */
export function contactsIn(
  items: unknown,
  read: (item: Fields) => ListedContact | undefined,
): readonly ListedContact[] | undefined {
  if (!Array.isArray(items)) return undefined;
  const contacts: ListedContact[] = [];
  for (const item of items) {
    const contact = read(Object(item));
    if (!contact) return undefined;
    contacts.push(contact);
  }
  return contacts;
}

/** The strings among the values, without null, missing or empty ones. Undefined if a value is anything else. */
export function textsOf(...values: readonly unknown[]): readonly string[] | undefined {
  const there = values.filter((value) => value !== undefined && value !== null && value !== '');
  return there.every((value) => typeof value === 'string') ? there : undefined;
}

/** Whether a value is a count, or the number of a page. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether a statement in an answer, if it is there, agrees with the rest of it. */
export const agrees = (said: unknown, is: boolean): boolean => said === undefined || said === is;
