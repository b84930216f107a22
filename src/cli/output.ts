/** Failures of standard output and standard error: their reader goes away, or the disk is full. */
import type { OutputStream } from './surroundings.js';

type Listener = (error: Error) => void;

/**
 * Listeners for failures, by stream. One listener always stays on the stream: without any, a failure would end the process,
 * and it may come after the command has ended.
 */
const listenersOf = new WeakMap<OutputStream, Set<Listener>>();

/** @returns A function that removes the listener. */
export function onFailure(stream: OutputStream, listener: Listener): () => void {
  const known = listenersOf.get(stream);
  const listeners = known ?? new Set<Listener>();
  if (!known) {
    listenersOf.set(stream, listeners);
    stream.on('error', (error: Error) => {
      for (const each of listeners) each(error);
    });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when everything written has been handed over, or has failed. */
export async function written(stream: OutputStream): Promise<void> {
  if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  // A failure is reported one turn later.
  await new Promise(setImmediate);
}

/** Whether the reader has gone; otherwise output was lost. */
export const isReaderGone = (error: Error) =>
  'code' in error && ['EPIPE', 'EIO', 'ECONNRESET'].includes(String(error.code));
