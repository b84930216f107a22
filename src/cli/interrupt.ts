/** Ctrl-C: the first drains the run, the second leaves at once. SIGTERM and a closed pipe count as one. */

export interface Interruptible {
  /** Told once, at the first interruption. */
  drain(): void;
  /** Told once, at the second one; the process ends when it is done. */
  leave(): Promise<void>;
}

/** How long leaving may take, in milliseconds: a disk that hangs must not hold a person up. */
const PATIENCE_MS = 2_000;

/** @returns What undoes it. */
export function onInterrupt({ drain, leave }: Interruptible, exitCode: number): () => void {
  let count = 0;
  const interrupted = () => {
    count += 1;
    if (count === 1) drain();
    if (count !== 2) return;
    const end = () => process.exit(exitCode);
    leave().then(end, end);
    setTimeout(end, PATIENCE_MS);
  };
  const once = () => {
    if (count === 0) interrupted();
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', once);
  process.on('SIGHUP', once);
  // Who reads the results has gone: nobody would hear of what is deleted from now on.
  process.stdout.on('error', once);
  return () => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', once);
    process.off('SIGHUP', once);
  };
}
