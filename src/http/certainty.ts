/** Which answers prove that nothing was done. The outcomes and the errors of a single call follow the same rule. */

/** HTTP decides these before the work begins (RFC 9110 and 6585); 307 and 308 send the request elsewhere instead. */
const BEFORE_THE_WORK: ReadonlySet<number> = new Set([307, 308, 401, 402, 403, 405, 413, 414, 429, 431]);

/**
 * These refuse what was asked: all of it, if it is about one contact or if a batch is one transaction. A provider may have
 * more of them.
 */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 409, 422]);

/**
 * Whether something of a request may have been carried out although it was answered with an error status or a redirect.
 * A 5xx may be a proxy's, after the provider has done the work; so may a 503 that names a time to come back.
 *
 * @param partial Whether a failure may come from the middle of the work: a batch that is no transaction.
 * @param refusals The statuses with which the provider refuses, besides those of HTTP.
 */
export function mayHaveBeenDone(status: number, partial: boolean, refusals: ReadonlySet<number>): boolean {
  if (BEFORE_THE_WORK.has(status)) return false;
  return partial || !(REFUSALS.has(status) || refusals.has(status));
}
