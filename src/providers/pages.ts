/**
 * Reads a list page by page, and notices if it cannot have been complete: a page is ignored, repeated, missing or moving.
 */
import type { IncompleteCode } from '../http/errors.js';
import type { ContactPage, Cursor } from './search.js';

/** How the reading of a list ended. */
export type Ending = 'complete' | IncompleteCode;

export interface PageOptions {
  /** The most contacts to read. */
  readonly maxContacts: number;
  /** When the reading began, in milliseconds since 1970. */
  readonly since: number;
  /**
   * Remembers which contacts came, for lists that are too long to keep all ids.
   * @default a set of the ids
   */
  readonly ids?: { readonly size: number; add(id: string): unknown } | undefined;
}

/** The most pages without contacts in a row. With more, the list counts as endless. */
const MAX_EMPTY_PAGES = 3;

/**
 * The pages of a list, one after the other. A page is yielded before it is known whether the list is complete; the generator
 * returns how the list ended.
 *
 * @param read Requests a page.
 */
export async function* pagesOf<Page extends ContactPage>(
  read: (cursor: Cursor | undefined) => Promise<Page | 'unclear'>,
  { maxContacts, since, ids = new Set() }: PageOptions,
): AsyncGenerator<Page, Ending> {
  const cursors = new Set<Cursor>();
  let total: number | undefined;
  let isShort = true;
  let emptyPages = 0;
  for (let cursor: Cursor | undefined; ; ) {
    const page = await read(cursor);
    if (page === 'unclear') return 'unclear';
    const isIgnored = cursor !== undefined && page.cursor !== undefined && page.cursor !== cursor;
    if (isIgnored) return 'pageIgnored';
    yield page;
    const before = ids.size;
    for (const { id } of page.contacts) ids.add(id);
    // If all contacts are repeated, it is the same page; if only some are, the list has moved.
    const again = page.contacts.length - (ids.size - before);
    if (again > 0) return again === page.contacts.length ? 'pageIgnored' : 'changedMeanwhile';
    total ??= page.total;
    if (page.total !== undefined && page.total !== total) return 'changedMeanwhile';
    isShort &&= page.next === undefined;
    const isNew = ({ createdAt = '' }) => Date.parse(createdAt) >= since;
    if (!isShort && page.contacts.some(isNew)) return 'changedMeanwhile';
    if (page.next === undefined) {
      // A definition without types may return anything.
      if (page.isLast !== true || (total === undefined && typeof cursor === 'number')) return 'endUnknown';
      return total === undefined || total === ids.size ? 'complete' : 'wrongTotal';
    }
    if (ids.size >= maxContacts) return 'tooLong';
    emptyPages = page.contacts.length === 0 ? emptyPages + 1 : 0;
    if (emptyPages > MAX_EMPTY_PAGES || cursors.has(page.next)) return 'pageIgnored';
    cursors.add(page.next);
    cursor = page.next;
  }
}
