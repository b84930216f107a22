/** Yields a list of contacts page by page, for the named methods. Throws if the list cannot have been complete. */
import type { Success } from '../http/client.js';
import { IncompleteListError } from '../http/errors.js';
import { pagesOf } from './pages.js';
import type { ContactPage, Cursor } from './search.js';

/** What an error says about the list. */
interface ListContext {
  readonly provider: string;
  readonly operation: string;
}

/** @throws IncompleteListError after the pages that were read. */
export async function* contactPages<Body>(
  context: ListContext,
  ask: (cursor: Cursor | undefined) => Promise<Success<Body>>,
  read: (body: unknown) => ContactPage | 'unclear',
): AsyncGenerator<Success<Body>, void, undefined> {
  let attempts = 0;
  const readNext = async (cursor: Cursor | undefined) => {
    const success = await ask(cursor);
    attempts += success.attempts;
    const page = read(success.data);
    return page === 'unclear' ? page : { ...page, success };
  };
  const pages = pagesOf(readNext, { maxContacts: Number.POSITIVE_INFINITY, since: Date.now() });
  for (;;) {
    const { value, done } = await pages.next();
    if (!done) yield value.success;
    else if (value === 'complete') return;
    else throw new IncompleteListError(value, { ...context, attempts });
  }
}
