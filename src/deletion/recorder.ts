/**
 * What the engine needs from a journal. It knows nothing about files: the journal is Node's, and the engine runs anywhere.
 */
import type { Provider } from '../providers/provider.js';
import type { Intent } from './options.js';
import type { Outcome, Stop, Target } from './outcome.js';
import type { TargetInput } from './targets.js';

/** The key of the engine's interface to a journal. A symbol, so that no completion shows it. */
export const recorder: unique symbol = Symbol('contact-deletion recorder');

/** Records what a run is about to do, and what came of it. Each promise resolves once that is durable. */
export interface Recorder {
  /** Whether it already knows the targets, from a plan or from an earlier session. */
  readonly isPlanned: boolean;
  /** Whether it keeps the people of a search. A search that found nobody is recorded, too. */
  readonly isOfPeople: boolean;
  /**
   * Reserves the journal for one run, which closes it in the end.
   *
   * @throws RecordError if another run has used it, or if it was closed.
   */
  take(): void;
  /**
   * Begins a run without a plan.
   *
   * @param ids The ids to delete, by provider.
   * @throws RecordError if it cannot be written.
   */
  begin(providers: readonly Provider[], ids: ReadonlyMap<string, ReadonlySet<string>>): Promise<void>;
  /**
   * Begins a session of a planned run.
   *
   * @param vouchedFor Providers whose account is known to be the right one.
   * @returns The targets that are left.
   * @throws RecordError if the accounts are not those of the plan, or if it cannot be written.
   */
  takeUp(providers: readonly Provider[], vouchedFor: readonly string[]): Promise<Iterable<TargetInput>>;
  has(target: Target): boolean;
  /** How many contacts the run has in total. */
  readonly total: number;
  /** Providers whose account an earlier session has proven to be the right one. */
  readonly provenProviders: readonly string[];
  /** Whether the run was given up: announced requests that have not begun must not be sent any more. */
  readonly isLeft: boolean;
  intend(intent: Intent): Promise<void>;
  settle(outcome: Outcome): Promise<void>;
  stop(stop: Stop): Promise<void>;
  /** Records that the session ended by itself. */
  end(): Promise<void>;
  /** Never throws. */
  close(): Promise<void>;
}

/** A journal to record a run in, from `openJournal` or `resumeJournal` of `contact-deletion/journal`. */
export interface RunJournal {
  /** @internal */
  readonly [recorder]: Recorder;
}
