/** What can happen to standard output and standard error: who reads them goes away, or the disk under them fills up. */
import type { OutputStream } from './surroundings.js';

type Listener = (error: Error) => void;

/**
 * By stream, who wants to hear of its failures. The one listener at the stream stays: without any, a failure would end
 * the process, and it may come after the command has ended.
 */
const listenersOf = new WeakMap<OutputStream, Set<Listener>>();

/** @returns What undoes it. */
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

/** Resolves when all that was written is handed over, or cannot be. */
export async function written(stream: OutputStream): Promise<void> {
  if (stream.writableLength > 0) await new Promise<void>((resolve) => stream.write('', () => resolve()));
  // A failure is told a turn later.
  await new Promise(setImmediate);
}

/** Whether nobody is left who could read; else it is the words that are lost. */
export const isReaderGone = (error: Error) =>
  'code' in error && ['EPIPE', 'EIO', 'ECONNRESET'].includes(String(error.code));
