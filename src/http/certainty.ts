/** Which answers prove that nothing was done. Outcomes of a run and errors of a single call follow the same rule. */

/** HTTP decides these before the work begins (RFC 9110 and RFC 6585). 307 and 308 send the request elsewhere instead. */
const BEFORE_THE_WORK: ReadonlySet<number> = new Set([307, 308, 401, 402, 403, 405, 413, 414, 429, 431]);

/**
 * These refuse the request: all of it, if it is about one contact or if its batch is a transaction. A provider may have
 * more.
 */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/**
 * Whether part of a request may have been carried out although the answer is an error status or a redirect. A 5xx may come
 * from a proxy after the provider has done the work, even a 503 with `Retry-After`.
 *
 * @param partial Whether the request may fail halfway: its batch is not a transaction.
 * @param refusals Statuses with which the provider refuses, besides HTTP's own.
 */
export function mayHaveBeenDone(status: number, partial: boolean, refusals: ReadonlySet<number>): boolean {
  if (BEFORE_THE_WORK.has(status)) return false;
  return partial || !(REFUSALS.has(status) || refusals.has(status));
}
