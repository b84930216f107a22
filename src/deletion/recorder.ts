/** What the engine asks of a journal. It knows nothing of files: the journal is Node's, and the engine runs anywhere. */
import type { Provider } from '../providers/provider.js';
import type { Intent } from './options.js';
import type { Outcome, Stop, Target } from './outcome.js';
import type { TargetInput } from './targets.js';

/** Where the engine finds what it works with. A symbol, so that no completion shows it. */
export const recorder: unique symbol = Symbol('contact-deletion recorder');

/** Remembers what a run is about to do, and what came of it. Each promise resolves when that is durable. */
export interface Recorder {
  /** Whether the targets are known to it, from a plan or from an earlier session. */
  readonly isPlanned: boolean;
  /** Whether it keeps whom a search was for: that nobody was found is worth a record, too. */
  readonly isOfPeople: boolean;
  /**
   * Takes it for one run, which closes it in the end.
   *
   * @throws RecordError if it has served another, or was closed.
   */
  take(): void;
  /**
   * Begins a run that is not planned.
   *
   * @param ids By provider: what is to be deleted.
   * @throws RecordError if it cannot be written.
   */
  begin(providers: readonly Provider[], ids: ReadonlyMap<string, ReadonlySet<string>>): Promise<void>;
  /**
   * Begins a session of a planned run.
   *
   * @param vouchedFor Providers whose account is known to be the right one.
   * @returns What is left of the targets.
   * @throws RecordError if the accounts are not those of the plan, or if it cannot be written.
   */
  takeUp(providers: readonly Provider[], vouchedFor: readonly string[]): Promise<Iterable<TargetInput>>;
  has(target: Target): boolean;
  /** How many contacts the run has. */
  readonly total: number;
  /** Providers whose account an earlier session has proven to be the right one. */
  readonly provenProviders: readonly string[];
  /** Whether the run was given up: what is announced and has not begun must not be sent any more. */
  readonly isLeft: boolean;
  intend(intent: Intent): Promise<void>;
  settle(outcome: Outcome): Promise<void>;
  stop(stop: Stop): Promise<void>;
  /** The session has come to its own end. */
  end(): Promise<void>;
  /** Does not throw. */
  close(): Promise<void>;
}

/** A journal to record a run in, from `openJournal` or `resumeJournal` of `contact-deletion/journal`. */
export interface RunJournal {
  /** @internal */
  readonly [recorder]: Recorder;
}
