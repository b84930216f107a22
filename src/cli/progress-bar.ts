/**
 * A progress bar on standard error, only on a terminal. The one of @clack/prompts takes over Ctrl-C and ends the process
 * with 0, but a run of deletions must be drained.
 */
import type { Progress } from '../deletion/options.js';
import type { CommandLine } from './command-line.js';

const WIDTH = 16;
const EVERY_MS = 100;

export interface ProgressBar {
  readonly update: (progress: Progress) => void;
  /** Removes the bar, so that a line can be written. The next update shows it again. */
  clear(): void;
}

/** @param totals How many contacts there are at each provider. */
export function createProgressBar(
  { stderr, overwrite }: CommandLine,
  totals: ReadonlyMap<string, number>,
): ProgressBar {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    update(progress) {
      const now = performance.now();
      const isLast = progress.done === progress.total;
      if (!stderr.isTTY || (!isLast && now - drawnAt < EVERY_MS)) return;
      drawnAt = now;
      isShown = true;
      const providers = Array.from(totals, ([name, total]) => {
        return { name, done: progress.byProvider[name] ?? 0, total };
      });
      overwrite(progressLine(progress, providers));
    },
    clear() {
      if (isShown) overwrite('');
      isShown = false;
    },
  };
}

export interface ProviderProgress {
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

/** The most important part comes first: a narrow terminal cuts off the end. */
export function progressLine(
  { done, total, inFlight, perSecond, outcomes }: Omit<Progress, 'byProvider'>,
  providers: readonly ProviderProgress[],
): string {
  const filled = total === 0 ? WIDTH : Math.floor((done / total) * WIDTH);
  const parts = [
    `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${shareOf(done, total)}`,
    done < total && perSecond > 0 ? `about ${durationOf((total - done) / perSecond)} left` : '',
    outcomes.unknown > 0 ? `${outcomes.unknown.toLocaleString('en')} unknown` : '',
    ...providers.map((each) => `${each.name} ${shareOf(each.done, each.total)}`),
    `${perSecond.toFixed(0)}/s`,
    `${inFlight} in flight`,
  ];
  return parts.filter(Boolean).join('  ');
}

const shareOf = (done: number, total: number) => `${done.toLocaleString('en')}/${total.toLocaleString('en')}`;

/** As exact as an estimate can be. */
function durationOf(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
