/** What a lane is given: its contacts, how it is to work, and the numbers at which it stops. */
import type { Clock } from '../http/clock.js';
import type { Mode } from '../providers/provider.js';

/** What stops a lane, and when; the numbers in one place. */
export const GUARDS = {
  /** So many requests in a row without an answer, each tried again, look like a provider that is down. */
  unansweredInRow: 5,
  /** So many successes in a row that contradict themselves are no successes. */
  contradictionsInRow: 5,
  /** So many waits for one request look like a provider that will not have it today. */
  waitsInRow: 10,
} as const;

/** How a lane is to work. */
export interface LaneOptions {
  readonly mode: Mode | undefined;
  readonly batchLimit: number;
  readonly maxInFlight: number;
  /** Requests a second; undefined for no cap. */
  readonly maxPerSecond: number | undefined;
  /** Whether a transaction is kept whole. */
  readonly atomic: boolean;
  /** Whether absences are expected. */
  readonly allowAbsent: boolean;
  /** Whether the account is known to be the right one before the run begins. */
  readonly accountProven: boolean;
  /** Look up every n-th deleted contact; 0 for none. */
  readonly verifyEvery: number;
  readonly clock: Clock;
  /** Aborted when the lane is to stop: nothing more is sent then, and no wait goes on. */
  readonly signal: AbortSignal;
}

/** What a lane is to delete. */
export interface LaneTargets {
  /** Each is taken out by the run when it is settled. */
  readonly ids: ReadonlySet<string>;
  /** The ones among them that an earlier run may have deleted. */
  readonly ambiguous: ReadonlySet<string>;
}
