/** A run store on top of a log of records, wherever that log is kept. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop } from '../deletion/outcome.js';
import type { Urgency } from './append-log.js';
import { type Entry, entriesOf } from './entries.js';
import { RecordError } from './errors.js';
import type { Plan } from './plan.js';
import { type HeaderRecord, outcomeRecord, type RunRecord, targetRecords } from './records.js';
import type { RunStore, SessionStart } from './run-store.js';
import { Standing } from './standing.js';

/** Keeps the records of a run, in order. */
export interface RunLog {
  /** What the log cannot guarantee in its place, as a sentence for people. */
  readonly caution: string | undefined;
  /**
   * Writes the first records durably: all of them, or none.
   *
   * @throws RecordError if there are records already.
   */
  begin(header: HeaderRecord, records: Iterable<RunRecord>): Promise<void>;
  /**
   * Resolves when the record is durable. A `soon` record goes with the next `now` record, or after a short while.
   *
   * @throws RecordError if it is not known to be durable.
   */
  append(record: RunRecord, urgency: Urgency): Promise<void>;
  flush(): Promise<void>;
  /** All records after the header. */
  read(): Iterable<RunRecord> | AsyncIterable<RunRecord>;
  close(): Promise<void>;
}

/** What an existing log contains. */
export interface Recorded {
  readonly header: HeaderRecord;
  readonly standing: Standing;
}

export class LogStore implements RunStore {
  readonly standing: Standing;
  #header: HeaderRecord | undefined;
  readonly #log: RunLog;

  /** @param recorded The content of an existing log. */
  constructor(log: RunLog, recorded?: Recorded) {
    this.#log = log;
    this.#header = recorded?.header;
    this.standing = recorded?.standing ?? new Standing();
  }

  get header(): HeaderRecord | undefined {
    return this.#header;
  }

  get caution(): string | undefined {
    return this.#log.caution;
  }

  async begin({ targets, ...head }: Plan, { tool }: SessionStart): Promise<void> {
    if (this.#header) throw new RecordError('exists', 'a run is recorded here already. Nothing was sent.');
    const at = new Date().toISOString();
    const header: HeaderRecord = {
      type: 'header',
      format: 'contact-deletion/journal',
      version: 1,
      run: randomUUID(),
      at,
      tool,
      key: randomBytes(32).toString('base64'),
      plan: head,
    };
    function* records(): Generator<RunRecord> {
      yield* targetRecords(targets);
      yield { type: 'session', at, tool };
    }
    await this.#log.begin(header, records());
    this.standing.takePlan(head);
    for (const record of records()) this.standing.take(record);
    this.#header = header;
  }

  goOn({ tool, renewedCredentials = [] }: SessionStart): Promise<void> {
    const renewal = renewedCredentials.length > 0 ? { renewedCredentials } : {};
    return this.#note({ type: 'session', at: new Date().toISOString(), tool, ...renewal }, 'now');
  }

  intend({ provider, ids }: Intent): Promise<void> {
    return this.#note({ type: 'intent', provider, ids }, 'now');
  }

  settle(outcome: Outcome): Promise<void> {
    return this.#note(outcomeRecord(outcome, new Date()), 'soon');
  }

  stop({ provider, guard, message }: Stop): Promise<void> {
    return this.#note({ type: 'stop', at: new Date().toISOString(), provider, guard, message }, 'soon');
  }

  end(): Promise<void> {
    return this.#note({ type: 'end', at: new Date().toISOString() }, 'now');
  }

  flush(): Promise<void> {
    return this.#log.flush();
  }

  entries(): AsyncIterable<Entry> {
    // Read from a copy: the run may go on, and a contact whose outcome changes meanwhile would be missed.
    return entriesOf(this.standing.copy(), this.#log.read());
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #note(record: RunRecord, urgency: Urgency): Promise<void> {
    if (!this.#header) throw new RecordError('unwritable', 'the run has not begun. Nothing was sent.');
    await this.#log.append(record, urgency);
    this.standing.take(record);
  }
}
