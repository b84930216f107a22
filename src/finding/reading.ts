/** Reads the pages of a search or a list, and a second time if it changed meanwhile. */
import { type Ending, pagesOf } from '../providers/pages.js';
import type { ContactPage, Cursor, ListedContact } from '../providers/search.js';
import type { FindReason } from './finding.js';
import { SeenIds } from './seen-ids.js';

/** A page could not be obtained, which ends the reading. */
export class Unread extends Error {
  constructor(readonly reason: FindReason) {
    super('a page cannot be had');
  }
}

/** One reading of all pages: how it ended, or why it failed. */
export interface Reading<Seen> {
  readonly seen: Seen;
  readonly ending: Ending | FindReason;
}

/** Receives the contacts of one reading. */
export interface Reader<Seen> {
  readonly seen: Seen;
  see(contact: ListedContact): void;
}

export interface ReadOptions {
  readonly maxContacts: number;
  now(): number;
}

/** Endings after which a second reading may be complete. */
const worthRepeating: ReadonlySet<unknown> = new Set<Ending>(['changedMeanwhile', 'wrongTotal']);

/**
 * Reads once, or twice.
 *
 * @param begin Makes the receiver of a reading's contacts.
 * @returns The readings that count: the second alone if it is complete, else all.
 */
export async function readings<Seen>(
  page: (cursor: Cursor | undefined) => Promise<ContactPage | 'unclear'>,
  options: ReadOptions,
  begin: () => Reader<Seen>,
): Promise<readonly Reading<Seen>[]> {
  const first = await readOnce(page, options, begin());
  if (!worthRepeating.has(first.ending)) return [first];
  const second = await readOnce(page, options, begin());
  return second.ending === 'complete' ? [second] : [first, second];
}

async function readOnce<Seen>(
  page: (cursor: Cursor | undefined) => Promise<ContactPage | 'unclear'>,
  { maxContacts, now }: ReadOptions,
  { seen, see }: Reader<Seen>,
): Promise<Reading<Seen>> {
  const pages = pagesOf(page, { maxContacts, since: now(), ids: new SeenIds(maxContacts) });
  try {
    for (;;) {
      const next = await pages.next();
      if (next.done) return { seen, ending: next.value };
      for (const contact of next.value.contacts) see(contact);
    }
  } catch (error) {
    if (error instanceof Unread) return { seen, ending: error.reason };
    throw error;
  }
}
