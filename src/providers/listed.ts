/** Reads the items of a list as contacts. What cannot be read makes the list unclear: whoever is passed over is not found. */
import type { ListedContact } from './search.js';

/** The fields of a body that can be anything. */
export type Fields = Partial<Record<string, unknown>>;

/** The contacts that the items stand for; undefined if they are no list, or if one of them cannot be read. */
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

/** The texts that are there: null, missing and "" are none. Undefined if a value is something else. */
export function textsOf(...values: readonly unknown[]): readonly string[] | undefined {
  const there = values.filter((value) => value !== undefined && value !== null && value !== '');
  return there.every((value) => typeof value === 'string') ? there : undefined;
}

/** A number of things, or of a page. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether what an answer says, if it says so, is what the rest of it says. */
export const agrees = (said: unknown, is: boolean): boolean => said === undefined || said === is;
