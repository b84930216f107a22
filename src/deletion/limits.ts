/** The numbers by which a run works and stops, all in one place. */

export const LIMITS = {
  /** Unique targets that are deleted at the most, unless the caller says otherwise. */
  maxDelete: 1_000,
  /** Requests in flight at a provider: how many a run begins with, and the most that it comes to. */
  inFlight: { start: 4, most: 32 },
  /** So many requests in a row without an answer, each tried again, look like a provider that is down. */
  unansweredInRow: 5,
  /** So many successes in a row that contradict themselves are no successes. */
  contradictionsInRow: 5,
  /** So many waits for one request look like a provider that will not have it today. */
  waitsInRow: 10,
  /** So many absent contacts at the start of a run, and nothing else, look like the wrong account. */
  suspiciousAbsences: 20,
  /** So many contacts are looked up at the most to prove the account before the first request, if a 404 may mean it. */
  accountLookUps: 3,
  /** So many 404s that prove nothing are held back at the most, until something proves the account. */
  absencesHeldBack: 1_000,
  /** Of a sample, every n-th deleted contact is looked up. */
  sampleEvery: 20,
  /** So many outcomes may wait to be read before the run pauses. */
  outcomesWaiting: 1_000,
} as const;
