/** Decides whether and when a request is sent again. The one layer that retries. */

/**
 * The defaults, all in one place; times in milliseconds.
 *
 * A deletion is retried, also one by POST: deleting what is already deleted deletes nothing more, so sending it twice does
 * no harm. What it does change is the meaning of the second answer, which is why attempts are counted and called
 * ambiguous. Another POST or PATCH is sent again only if the one before was certainly not carried out.
 */
export const RETRY = {
  retries: 2,
  statuses: [408, 429, 500, 502, 503, 504],
  firstDelayMs: 500,
  maxDelayMs: 8_000,
  /** The longest `Retry-After` that is waited for; beyond it the call fails, and its error has the wait. */
  maxRetryAfterMs: 60_000,
} as const;

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/**
 * Reads a `Retry-After` header, in seconds or as a date (RFC 9110, 10.2.3).
 *
 * @returns Milliseconds to wait from now; undefined if the header is missing, absurd or in the past.
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
 * How long to wait before another attempt.
 *
 * @param attempt The attempt that failed, from 1.
 * @param retryAfterMs What the provider asked for, if anything.
 * @param random From 0 up to, but not including, 1.
 * @returns Milliseconds; undefined if the provider asks for more than is waited for.
 */
export function retryDelay(
  attempt: number,
  retryAfterMs: number | undefined,
  random: number,
): number | undefined {
  if (retryAfterMs !== undefined) return retryAfterMs <= RETRY.maxRetryAfterMs ? retryAfterMs : undefined;
  const longest = Math.min(RETRY.firstDelayMs * 2 ** (attempt - 1), RETRY.maxDelayMs);
  // Between half of it and all of it, so that clients that failed together don't return together.
  return longest * (0.5 + random / 2);
}

/** Whether a status says that the same request may fare better later. */
export function isRetryableStatus(status: number): boolean {
  return (RETRY.statuses as readonly number[]).includes(status);
}
