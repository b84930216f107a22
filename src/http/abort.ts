/** Listens to a signal that many requests share. */

/**
 * Calls the listener when the signal aborts, without adding it to the signal itself: with more than ten listeners, as with
 * many requests under one signal, Node would warn of a leak.
 *
 * @param signal Not aborted yet.
 * @returns Stops listening.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  const derived = AbortSignal.any([signal]);
  derived.addEventListener('abort', listener);
  return () => derived.removeEventListener('abort', listener);
}
