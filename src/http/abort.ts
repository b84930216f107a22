/** Listens to a signal that many requests share. */

/**
 * Calls the listener when the signal aborts. It does not count as one more listener of the signal: with more
 * than ten, which is what many requests under one signal come to, Node would warn of a leak.
 *
 * @param signal Not aborted yet.
 * @returns Ends the listening.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const derived = AbortSignal.any([signal]);
  derived.addEventListener('abort', listener);
  return () => derived.removeEventListener('abort', listener);
}
