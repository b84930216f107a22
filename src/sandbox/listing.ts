/** Pages of a stand-in's contacts, and the ways in which a list can mislead its reader. */

/**
 * A problem with a list.
 * - `pageIgnored`: every request gets the first page.
 * - `pageEchoed`: the same, but the page claims the number that was asked for.
 * - `rotating`: after each page, the last contact moves to the front, as in an order by the latest change.
 * - `replacing`: after each page, the first contact is gone, and a new one is at the end.
 */
export type ListTrap = 'pageIgnored' | 'pageEchoed' | 'rotating' | 'replacing';

/** The page asked for, from 1, and its size. */
export interface Asked {
  readonly page: number;
  readonly size: number;
}

/** A page of a list. */
export interface Listed<Id> {
  readonly ids: readonly Id[];
  /** The page number that it claims. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly isLast: boolean;
}

/** @param answered How many pages have been answered so far, of any list. */
export function pageOf<Id>(
  all: readonly Id[],
  asked: Asked,
  trap: string | undefined,
  answered: number,
): Listed<Id> {
  const { page, size } = asked;
  const isIgnored = trap === 'pageIgnored' || trap === 'pageEchoed';
  const said = trap === 'pageIgnored' ? 1 : page;
  const start = ((isIgnored ? 1 : page) - 1) * size;
  const total = all.length;
  const pages = Math.ceil(total / size);
  const turn = trap === 'rotating' && total > 0 ? answered % total : 0;
  const ids = turn === 0 ? all.slice(start, start + size) : turned(all, turn).slice(start, start + size);
  return { ids, page: said, pages, total, isLast: said >= pages };
}

const turned = <Id>(all: readonly Id[], by: number) => [...all.slice(-by), ...all.slice(0, -by)];

/** A numeric parameter. Undefined if it is not an integer. */
export function countIn(query: URLSearchParams, name: string, otherwise: number): number | undefined {
  const value = query.get(name);
  if (value === null) return otherwise;
  return /^-?\d+$/.test(value) ? Number(value) : undefined;
}
