/** Decides whether and when to send a request again. The only layer that retries. */

/**
 * All defaults, with times in milliseconds.
 *
 * A deletion is retried even if it is a POST: deleting a deleted contact deletes nothing more, so sending it twice is
 * harmless. But the second answer then means something else, which is why attempts are counted and may be ambiguous. Any
 * other POST or PATCH is sent again only if the previous attempt was certainly not carried out.
 */
export const RETRY = {
  retries: 2,
  statuses: [408, 429, 500, 502, 503, 504],
  firstDelayMs: 500,
  maxDelayMs: 8_000,
  /** The longest `Retry-After` that is honoured. If it is longer, the call fails, and its error has the wait. */
  maxRetryAfterMs: 60_000,
} as const;

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Reads a `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3).
 *
 * @returns Milliseconds to wait from now; undefined if the header is missing, invalid or in the past.
 */
export function parseRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const value = header.trim();
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : HTTP_DATE.test(value)
      ? Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) - now
      : 0;
  return Number.isFinite(wait) && wait > 0 ? wait : undefined;
}

/**
 * How long to wait before the next attempt.
 *
 * @param attempt The number of the attempt that failed, from 1.
 * @param retryAfterMs The wait that the provider asked for, if any.
 * @param random At least 0 and less than 1.
 * @returns Milliseconds; undefined if the provider asks for a longer wait than is honoured.
 */
export function retryDelay(
  attempt: number,
  retryAfterMs: number | undefined,
  random: number,
): number | undefined {
  if (retryAfterMs !== undefined) return retryAfterMs <= RETRY.maxRetryAfterMs ? retryAfterMs : undefined;
  const longest = Math.min(RETRY.firstDelayMs * 2 ** (attempt - 1), RETRY.maxDelayMs);
  // Between half of it and all of it, so that clients that failed together do not return together.
  return longest * (0.5 + random / 2);
}

/** Whether the same request may succeed later, by the status of its answer. */
export function isRetryableStatus(status: number): boolean {
  return (RETRY.statuses as readonly number[]).includes(status);
}
