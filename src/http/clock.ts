/** Time and chance, so that tests can hold them still. */
import { onAbort } from './abort.js';

/** Where a client takes the time, randomness and waits from. */
export interface Clock {
  /** The time in milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /** Waits, and ends at once, without an error, when the signal aborts. */
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
