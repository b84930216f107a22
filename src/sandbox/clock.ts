/** The clock of a sandbox, which tests replace. */

/** Time and waits. A client's clock can be used here, too. */
export interface SandboxClock {
  /** The time in milliseconds since 1970. All timestamps in answers come from it. */
  now(): number;
  /** Waits. When the signal aborts, it resolves at once, without an error. */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const systemClock: SandboxClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done, { once: true });
    }),
};

/** Settles like the promise, or rejects with the signal's reason if that comes first. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

type Schedule = (callback: () => void) => unknown;

/** Not every runtime has it. */
const { setImmediate } = globalThis as { setImmediate?: Schedule };
const schedule: Schedule = setImmediate ?? ((callback) => setTimeout(callback, 0));

/**
 * Lets the event loop turn once in a while. A network answers in a later turn. A sandbox that always answered in the same
 * turn would starve timers, and would keep every body in memory until its caller stops sending.
 */
export function yieldToEventLoop(every = 64): () => Promise<void> | undefined {
  let count = 0;
  let turn: Promise<void> | undefined;
  return () => {
    count++;
    if (!turn && count % every === 0) {
      turn = new Promise((resolve) => {
        schedule(() => {
          turn = undefined;
          resolve();
        });
      });
    }
    return turn;
  };
}
