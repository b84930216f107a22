/** Reads a list page by page, and says so if it cannot have been all: a page that is ignored, repeated, missing or moving. */
import type { IncompleteCode } from '../http/errors.js';
import type { ContactPage, Cursor } from './search.js';

/** How the reading of a list ended. */
export type Ending = 'complete' | IncompleteCode;

export interface PageOptions {
  /** The most contacts that are read. */
  readonly maxContacts: number;
  /** When the reading began, in milliseconds since 1970. */
  readonly since: number;
  /**
   * Where it is noted down which contacts came, for lists so long that their ids should not be kept.
   * @default a set of their ids
   */
  readonly ids?: { readonly size: number; add(id: string): unknown } | undefined;
}

/** Pages without a contact that are read one after the other, before the list counts as one that does not end. */
const MAX_EMPTY_PAGES = 3;

/**
 * The pages of a list, one after the other. A page is handed on before it is known whether the list is complete; how it ended
 * is what the generator returns.
 *
 * @param read Asks for a page.
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
    // All of a page again is the same page; some of it have moved.
    const again = page.contacts.length - (ids.size - before);
    if (again > 0) return again === page.contacts.length ? 'pageIgnored' : 'changedMeanwhile';
    total ??= page.total;
    if (page.total !== undefined && page.total !== total) return 'changedMeanwhile';
    isShort &&= page.next === undefined;
    const isNew = ({ createdAt = '' }) => Date.parse(createdAt) >= since;
    if (!isShort && page.contacts.some(isNew)) return 'changedMeanwhile';
    if (page.next === undefined) {
      // A definition without types may say anything.
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
