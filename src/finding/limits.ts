/** The numbers by which a search works and stops, besides those of a deletion. */

export const LIMITS = {
  /** Contacts in the list of a provider that is read whole, unless the caller says otherwise. */
  scanned: 100_000,
  /** A search that returns more contacts than this for one term does not search by it. */
  foundByTerm: 1_000,
} as const;
