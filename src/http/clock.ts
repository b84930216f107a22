/** Clock and randomness, which tests replace. */
import { onAbort } from './abort.js';

/** Where a client gets the time, random numbers and waits from. */
export interface Clock {
  /** The time in milliseconds since 1970. */
  now(): number;
  /** A random number, at least 0 and less than 1. */
  random(): number;
  /** Waits. When the signal aborts, it resolves at once, without an error. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        ignore?.();
        resolve();
      };
      const timer = setTimeout(done, ms);
      const ignore = signal && onAbort(signal, done);
    }),
};
