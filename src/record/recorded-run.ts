/** Runs the deletions that a journal still asks for, and reports each outcome once it is on disk. */
import type { PerProvider, Progress, Wait } from '../deletion/options.js';
import type { Outcome, Summary } from '../deletion/outcome.js';
import { deleteContacts } from '../deletion/run.js';
import type { Clock } from '../http/clock.js';
import type { Provider } from '../providers/provider.js';
import type { Journal } from './journal.js';

/** How many outcomes may wait for the disk before the run does, too. */
const MOST_WAITING = 1_000;

export interface RecordedRunOptions {
  /** The providers of the journal's plan at which something remains to be done, with its choices made. */
  readonly providers: readonly Provider[];
  readonly signal?: AbortSignal | undefined;
  /** Time and chance, for tests. */
  readonly clock?: Partial<Clock> | undefined;
  readonly allowAbsent?: boolean | undefined;
  /** Providers whose account is known to be the right one, besides those that the journal proves. */
  readonly provenAccounts?: readonly string[] | undefined;
  readonly maxInFlight?: PerProvider | undefined;
  readonly maxPerSecond?: PerProvider | undefined;
  readonly atomic?: boolean | undefined;
  readonly batchLimit?: PerProvider | undefined;
  readonly lookUp?: 'sample' | 'all' | undefined;
  /** Called with each outcome, in order, when it is on disk. */
  readonly onOutcome?: ((outcome: Outcome) => void) | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Called when a provider asks to wait. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

export interface RecordedRun {
  /** Of this session alone; the journal's `standing` has the whole run. */
  readonly summary: Summary;
  /** Outcomes that could not be written down; `resume` finds out about them. */
  readonly unrecorded: number;
}

export async function runRecorded(journal: Journal, options: RecordedRunOptions): Promise<RecordedRun> {
  const { onOutcome, allowAbsent, provenAccounts = [], ...passedOn } = options;
  const { standing } = journal;
  const targets = [...standing.remaining(provenAccounts)];
  const run = deleteContacts({
    ...passedOn,
    // The guard is on the plan as a whole, and this is a part of it.
    maxDelete: Math.max(targets.length, 1),
    targets,
    allowAbsent,
    provenAccounts: [...standing.provenProviders, ...provenAccounts],
    onIntent: (intent) => journal.intend(intent),
  });
  let unrecorded = 0;
  let waiting: Promise<void>[] = [];
  for await (const outcome of run) {
    const told = journal.settle(outcome).then(
      () => onOutcome?.(outcome),
      () => {
        unrecorded += 1;
      },
    );
    waiting.push(told);
    if (waiting.length < MOST_WAITING) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await journal.flush();
  await Promise.all(waiting);
  await journal.end(run.summary.stops);
  return { summary: run.summary, unrecorded };
}
