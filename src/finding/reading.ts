/** Reads the pages of a search or a list, and once more from the beginning if it changed meanwhile. */
import { type Ending, pagesOf } from '../providers/pages.js';
import type { ContactPage, Cursor, ListedContact } from '../providers/search.js';
import type { FindReason } from './finding.js';
import { SeenIds } from './seen-ids.js';

/** A page cannot be had. It ends the reading. */
export class Unread extends Error {
  constructor(readonly reason: FindReason) {
    super('a page cannot be had');
  }
}

/** One reading: how it ended, or why it failed. */
export interface Reading<Seen> {
  readonly seen: Seen;
  readonly ending: Ending | FindReason;
}

/** What takes the contacts of one reading. */
export interface Reader<Seen> {
  readonly seen: Seen;
  see(contact: ListedContact): void;
}

export interface ReadOptions {
  readonly maxContacts: number;
  now(): number;
}

/** Endings after which the same list may be read completely. */
const worthRepeating: ReadonlySet<unknown> = new Set<Ending>(['changedMeanwhile', 'wrongTotal']);

/**
 * One reading, or two.
 *
 * @param begin Makes what takes the contacts of a reading.
 * @returns The readings that count: the last one if it is complete, else all.
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
