/**
 * How many requests of an account are under way at a time, and when the next one may begin. In one process that is
 * `AdaptiveLimiter`; for an account that several machines work for, it is to be shared.
 */
export interface Pace {
  /** Requests under way. */
  readonly inFlight: number;
  /**
   * Runs a request when its turn has come, after any wait that the provider has asked for.
   *
   * @returns What the request returns; undefined if the run was ended before it had begun.
   */
  run<T>(request: () => Promise<T>): Promise<T | undefined>;
  /** Changes with each slow-down, so that an answer can be told to belong to the time before it. */
  readonly epoch: number;
  /** An answer that asked for nothing: after a window of them, one more may be in flight. */
  speedUp(epoch: number): void;
  /** An answer that said "too much". Requests that were in flight together halve the pace once. */
  slowDown(epoch: number, waitMs: number): void;
}
