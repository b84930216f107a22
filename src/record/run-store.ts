/** What remembers a run durably, wherever that is. `test/record/run-store.ts` is what any store must pass. */
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop } from '../deletion/outcome.js';
import type { Entry } from './entries.js';
import type { Plan } from './plan.js';
import type { HeaderRecord } from './records.js';
import type { Standing } from './standing.js';

/** What is put on record of a session that goes on with a run. */
export interface SessionStart {
  /** The version of this package. */
  readonly tool: string;
  /** The providers whose credential is not the plan's; somebody vouched that the account is the same. */
  readonly renewedCredentials?: readonly string[] | undefined;
}

/**
 * Remembers a run: intents before requests are sent, outcomes after. One process works with it at a time.
 *
 * Each promise resolves when what it was called with is durable, and rejects with a `RecordError` if it is not known to be.
 * `standing` says what remains of the run, with which doubt, and which guards stopped it; it takes in a record when that
 * record is durable, and nothing else works out what remains.
 */
export interface RunStore {
  /** Which run it remembers; undefined before `begin`. */
  readonly header: HeaderRecord | undefined;
  readonly standing: Standing;
  /** What the store cannot promise where it is, in a sentence for people. */
  readonly caution: string | undefined;
  /**
   * Begins a run with its sealed plan, and the first session of it: all of that, or nothing.
   *
   * @throws RecordError if it remembers a run already.
   */
  begin(plan: Plan, session: SessionStart): Promise<void>;
  /** Begins another session of the run. What was under way in the one before is ambiguous from now on. */
  goOn(session: SessionStart): Promise<void>;
  /** A request is about to be sent, once this resolves. */
  intend(intent: Intent): Promise<void>;
  /** A contact has its outcome, as far as this session goes. */
  settle(outcome: Outcome): Promise<void>;
  /** A guard has stopped a provider or the session. */
  stop(stop: Stop): Promise<void>;
  /** The session has come to its own end: it was not killed. */
  end(): Promise<void>;
  /** Resolves when all that it was called with so far is durable, or cannot be. */
  flush(): Promise<void>;
  /** Every contact of the run, once, with its last outcome at the moment of the call: the run may go on while they are read. */
  entries(): AsyncIterable<Entry>;
  /** Lets go of the run: another process may go on with it. Does not throw. */
  close(): Promise<void>;
}
