/**
 * How many requests of an account are in flight at a time, and when the next one may begin. Within one process that is
 * `AdaptiveLimiter`. Several runs at one account share it.
 */
export interface Pace {
  /** Requests under way. */
  readonly inFlight: number;
  /**
   * Runs a request when its turn has come, after any wait that the provider has asked for.
   *
   * @returns What the request returns; undefined if the run ended before the request began.
   */
  run<T>(request: () => Promise<T>): Promise<T | undefined>;
  /** Changes with each slow-down, so that an answer to an earlier request can be recognised. */
  readonly epoch: number;
  /** For an answer without a wish to slow down. After a window of them, one more request may be in flight. */
  speedUp(epoch: number): void;
  /** For an answer that said "too much". Requests that were in flight together halve the pace only once. */
  slowDown(epoch: number, waitMs: number): void;
}
