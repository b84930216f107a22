/**
 * A progress bar on standard error, on a terminal alone. @clack/prompts has one, but it takes over Ctrl-C and ends
 * the process with 0, and a run of deletions must be drained instead.
 */
import type { Progress } from '../deletion/options.js';
import type { CommandLine } from './command-line.js';

const WIDTH = 24;
const EVERY_MS = 100;

export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  /** Takes the bar off the terminal, so that a line can be written; the next update brings it back. */
  clear(): void;
}

export function createProgressBar({ stderr, overwrite }: CommandLine): ProgressBar {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(progress) {
      const now = performance.now();
      const isLast = progress.done === progress.total;
      if (!stderr.isTTY || (!isLast && now - drawnAt < EVERY_MS)) return;
      drawnAt = now;
      isShown = true;
      overwrite(draw(progress));
    },
    clear() {
      if (isShown) overwrite('');
      isShown = false;
    },
  };
}

function draw({ done, total, inFlight, perSecond, outcomes }: Progress): string {
  const filled = total === 0 ? WIDTH : Math.floor((done / total) * WIDTH);
  const bar = '#'.repeat(filled) + '-'.repeat(WIDTH - filled);
  const trouble = outcomes.unknown > 0 ? `, ${outcomes.unknown} unknown` : '';
  return `[${bar}] ${done}/${total}  ${inFlight} in flight  ${perSecond.toFixed(0)}/s${trouble}`;
}
