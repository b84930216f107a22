/** The list of contacts at Huduma, with its search: the `data` of a page. */
import type { components } from '../../../generated/huduma/types.js';
import type { SandboxClock } from '../../sandbox/clock.js';
import { countIn, type ListTrap, pageOf } from '../../sandbox/listing.js';
import type { readSeeds } from './fake-contacts.js';

type Schemas = components['schemas'];

/** Ways in which the list can misbehave. */
export type HudumaTrap = ListTrap | 'filterIgnored' | 'sameCase';

/** The first id for contacts that are created while the list is read. */
const FIRST_NEW_ID = 1_000_000_000_000;

/** The answer to a query: a page, or an error status. Nothing changes unless `done`. */
export function createList(
  { store, add, detailsOf }: Pick<ReturnType<typeof readSeeds>, 'store' | 'add' | 'detailsOf'>,
  trap: HudumaTrap | undefined,
  clock: SandboxClock,
): (query: URLSearchParams, done: boolean) => Schemas['ContactPage'] | 400 | 422 {
  let answered = 0;

  function found(term: string): readonly number[] {
    if (term === '' || trap === 'filterIgnored') return store.present();
    const spelt = (text: string) => (trap === 'sameCase' ? text : text.toLowerCase());
    const sought = spelt(term);
    return store.present().filter((id) => {
      const { names, number, email } = detailsOf(id);
      return [names, number, email ?? ''].some((text) => spelt(text).includes(sought));
    });
  }

  /** Simulates that somebody else deletes the first contact meanwhile, and creates another one. */
  function replace(): void {
    const [first] = store.present();
    if (first === undefined) return;
    const now = clock.now();
    store.remove(first, 'trashed', now);
    add({ id: FIRST_NEW_ID + answered, createdAt: new Date(now).toISOString() });
  }

  return (query, done) => {
    const page = countIn(query, 'page', 1);
    const size = countIn(query, 'records', 10);
    if (page === undefined || size === undefined) return 400;
    if (page < 1 || size < 1) return 422;
    const { ids, ...said } = pageOf(found(query.get('query') ?? ''), { page, size }, trap, answered++);
    const content = ids.map((id) => ({ ...detailsOf(id), deletedAt: null }));
    if (done && trap === 'replacing' && !said.isLast) replace();
    return {
      content,
      totalElements: said.total,
      totalPages: said.pages,
      size,
      number: said.page,
      sort: { sorted: true, unsorted: false, empty: false },
      first: said.page === 1,
      last: said.isLast,
      numberOfElements: content.length,
      empty: content.length === 0,
    };
  };
}
