/** Remembers a run durably, wherever that is. Every store must pass `test/record/run-store.ts`. */
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop } from '../deletion/outcome.js';
import type { Entry } from './entries.js';
import type { Plan } from './plan.js';
import type { HeaderRecord } from './records.js';
import type { Standing } from './standing.js';

/** What goes on record when a session begins. */
export interface SessionStart {
  /** The version of this package. */
  readonly tool: string;
  /** Providers whose credential differs from the plan's, and whose account somebody has said is the same. */
  readonly renewedCredentials?: readonly string[] | undefined;
}

/**
 * Remembers a run: intents before requests are sent, outcomes after. Only one process uses it at a time.
 *
 * Each promise resolves when its record is durable, and rejects with a `RecordError` if that is not certain. `standing` says
 * what remains of the run, what is in doubt, and which guards stopped it. It takes in a record once that is durable, and
 * nothing else works out what remains.
 */
export interface RunStore {
  /** The run that it remembers; undefined before `begin`. */
  readonly header: HeaderRecord | undefined;
  readonly standing: Standing;
  /** What the store cannot guarantee in its place, as a sentence for people. */
  readonly caution: string | undefined;
  /**
   * Begins a run with its sealed plan and its first session: all of that, or nothing.
   *
   * @throws RecordError if it already has a run.
   */
  begin(plan: Plan, session: SessionStart): Promise<void>;
  /** Begins another session of the run. Requests that were under way in the last one are ambiguous from now on. */
  goOn(session: SessionStart): Promise<void>;
  /** Records that a request is about to be sent. It may be sent once this resolves. */
  intend(intent: Intent): Promise<void>;
  /** Records the outcome of a contact in this session. */
  settle(outcome: Outcome): Promise<void>;
  /** Records that a guard has stopped a provider, or the session. */
  stop(stop: Stop): Promise<void>;
  /** Records that the session has ended by itself: it was not killed. */
  end(): Promise<void>;
  /** Resolves when everything so far is durable, or has failed. */
  flush(): Promise<void>;
  /** Every contact of the run, once, with its last outcome at the time of the call: the run may go on meanwhile. */
  entries(): AsyncIterable<Entry>;
  /** Closes the store, so that another process can resume the run. Never throws. */
  close(): Promise<void>;
}
