/** Ctrl-C: the first one drains the run, the second one abandons it. SIGTERM and a closed output count as one. */
import type { CommandLine } from './command-line.js';
import type { Signals } from './surroundings.js';

export interface Interruptible {
  /** Called once, at the first interruption. */
  drain(): void;
  /** Called once, at the second interruption. */
  leave(): Promise<void>;
  /** Whether a second SIGTERM abandons the run, too, since a supervisor has no other key to press. @default false */
  readonly termLeaves?: boolean;
}

export interface Interruption {
  /** Resolves when the run was abandoned: requests under way are not waited for. */
  readonly left: Promise<void>;
  undo(): void;
}

/** How long abandoning may take, in milliseconds: a hanging disk must not keep a person waiting. */
const PATIENCE_MS = 2_000;

export function onInterrupt(
  cli: CommandLine,
  { drain, leave, termLeaves = false }: Interruptible,
): Interruption {
  const { signals } = cli;
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = () => {};
  const left = new Promise<void>((resolve) => {
    isLeft = resolve;
  });
  const interrupted = () => {
    count += 1;
    if (count === 1) drain();
    if (count !== 2) return;
    leave().then(isLeft, isLeft);
    timer = setTimeout(isLeft, PATIENCE_MS);
  };
  const once = () => {
    if (count === 0) interrupted();
  };
  signals.on('SIGINT', interrupted);
  const terminated = termLeaves ? interrupted : once;
  signals.on('SIGTERM', terminated);
  signals.on('SIGHUP', once);
  const undoGone = cli.onOutputGone(once);
  return {
    left,
    undo: () => {
      clearTimeout(timer);
      signals.off('SIGINT', interrupted);
      signals.off('SIGTERM', terminated);
      signals.off('SIGHUP', once);
      undoGone();
    },
  };
}

/**
 * Waits for the first SIGINT or SIGTERM.
 *
 * @param onInterrupted Called at once, since another listener may end the process.
 */
export function untilInterrupted(signals: Signals, onInterrupted = () => {}) {
  let listener = () => {};
  const interrupted = new Promise<void>((resolve) => {
    listener = () => {
      onInterrupted();
      resolve();
    };
  });
  for (const signal of ['SIGINT', 'SIGTERM']) signals.on(signal, listener);
  const undo = () => {
    for (const signal of ['SIGINT', 'SIGTERM']) signals.off(signal, listener);
  };
  return { interrupted, undo };
}
