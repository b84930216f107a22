/** The limits of a run, all in one place. */

export const LIMITS = {
  /** The most unique targets that are deleted, unless the caller sets `maxDelete`. */
  maxDelete: 1_000,
  /** Requests in flight at a provider: at the start, and at the most. */
  inFlight: { start: 4, most: 32 },
  /** After this many requests in a row without an answer, each with its retries, the provider counts as down. */
  unansweredInRow: 5,
  /** After this many contradictory successes in a row, the provider is stopped. */
  contradictionsInRow: 5,
  /** After this many waits for one request, the provider is stopped for this run. */
  waitsInRow: 10,
  /** If the first contacts of a run are all absent, this many of them suggest the wrong account. */
  suspiciousAbsences: 20,
  /** The most contacts to look up before the first request to prove the account, if a 404 may mean the account. */
  accountLookUps: 3,
  /** The most ambiguous 404s to hold back until something proves the account. */
  absencesHeldBack: 1_000,
  /** With `lookUp: 'sample'`, every n-th deleted contact is looked up. */
  sampleEvery: 20,
  /** The most outcomes that may wait to be read before the run pauses. */
  outcomesWaiting: 1_000,
} as const;
