/** The limits of a search, besides those of a deletion. */

export const LIMITS = {
  /** The most contacts to read from a provider's list, unless the caller sets `maxContacts`. */
  scanned: 100_000,
  /** The most contacts to read for one search term. With more, the search probably ignores the term. */
  foundByTerm: 1_000,
} as const;
