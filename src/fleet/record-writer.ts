/** Writes the records of a lane: all that wait go into one commit. Refuses to write once another worker has the lane. */
import type { Urgency } from '../record/append-log.js';
import { RecordError } from '../record/errors.js';
import type { RunRecord } from '../record/records.js';
import { isFinalKind } from '../record/standing.js';
import type { Database } from './database.js';
import type { Hold } from './hold.js';

/** How long a record may stay uncommitted if nothing waits for it, in milliseconds. */
const LINGER_MS = 50;

/** With this many waiting, a commit begins at once. */
const MOST_WAITING = 500;

export interface NewRecord {
  readonly part: string;
  readonly seq: number;
  readonly type: string;
  readonly body: RunRecord;
}

/** The contact that a record settles for good, if any. Other runs may have it from then on. */
const settledBy = ({ part, body }: NewRecord) =>
  body.type === 'outcome' && isFinalKind(body.outcome) ? [{ part, contact: body.id }] : [];

interface EndedPart {
  readonly part: string;
  /** The outcomes of its contacts, counted. */
  readonly counts: object;
}

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

export class RecordWriter {
  readonly #database: Database;
  readonly #hold: Hold;
  #records: NewRecord[] = [];
  #ended: EndedPart[] = [];
  #waiting: Waiter[] = [];
  #due = false;
  #pumping: Promise<void> | undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #failure: RecordError | undefined;

  constructor(database: Database, hold: Hold) {
    this.#database = database;
    this.#hold = hold;
  }

  /** Why nothing can be written any more; undefined if writing still works. */
  get failure(): RecordError | undefined {
    return this.#failure;
  }

  /**
   * Resolves when the record is committed.
   *
   * @throws RecordError if that is not certain, or if another worker has the lane. Nothing can be written after that.
   */
  append(record: NewRecord, urgency: Urgency): Promise<void> {
    return this.#add(() => this.#records.push(record), urgency);
  }

  /** Notes that nothing of a part is left to do. Other runs may have its contacts from then on. */
  endPart(part: string, counts: object): Promise<void> {
    return this.#add(() => this.#ended.push({ part, counts }), 'now');
  }

  /** Resolves when everything appended so far is committed, or has failed. */
  flush(): Promise<void> {
    return this.#add(() => {}, 'now').catch(() => {});
  }

  #add(put: () => void, urgency: Urgency): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    put();
    const committed = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (urgency === 'now' || this.#waiting.length >= MOST_WAITING) this.#commitSoon();
    else this.#linger ??= setTimeout(() => this.#commitSoon(), LINGER_MS);
    return committed;
  }

  #commitSoon(): void {
    clearTimeout(this.#linger);
    this.#linger = undefined;
    this.#due = true;
    this.#pumping ??= this.#work();
  }

  async #work(): Promise<void> {
    while (this.#due && !this.#failure) {
      // Collect what else is appended in this turn of the event loop; after a commit, also the records that callers append
      // in response.
      await new Promise(setImmediate);
      this.#due = false;
      const records = this.#records.splice(0);
      const ended = this.#ended.splice(0);
      const waiting = this.#waiting.splice(0);
      try {
        if (records.length + ended.length > 0) await this.#commit(records, ended);
        for (const { resolve } of waiting) resolve();
      } catch (error) {
        this.#fail(error, waiting);
      }
    }
    // In the same turn as the check that nothing is left, so that no record slips in between.
    this.#pumping = undefined;
  }

  async #commit(records: readonly NewRecord[], ended: readonly EndedPart[]): Promise<void> {
    const { account, token } = this.#hold;
    const settled = records.flatMap(settledBy);
    const { rows } = await this.#database.run('note', [
      account,
      token,
      records.map(({ part }) => part),
      records.map(({ seq }) => seq),
      records.map(({ type }) => type),
      records.map(({ body }) => JSON.stringify(body)),
      ended.map(({ part }) => part),
      ended.map(({ counts }) => JSON.stringify(counts)),
      settled.map(({ part }) => part),
      settled.map(({ contact }) => contact),
    ]);
    if (Number(rows[0]?.held) !== 1) {
      throw new RecordError(
        'locked',
        'another worker has taken this account over. No more is sent from here.',
      );
    }
  }

  #fail(error: unknown, waiting: readonly Waiter[]): void {
    const message = `the record cannot be written: ${error instanceof Error ? error.message : 'an error of the database'}`;
    this.#failure =
      error instanceof RecordError ? error : new RecordError('unwritable', `${message} No more is sent.`);
    clearTimeout(this.#linger);
    this.#records = [];
    this.#ended = [];
    for (const { reject } of [...waiting, ...this.#waiting.splice(0)]) reject(this.#failure);
  }
}
