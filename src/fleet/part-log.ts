/** The record of one part of a run, in PostgreSQL: what a run store is made of. */
import type { Urgency } from '../record/append-log.js';
import type { RunLog } from '../record/log-store.js';
import type { HeaderRecord, RunRecord } from '../record/records.js';
import { Standing } from '../record/standing.js';
import type { Database, DatabaseClient } from './database.js';
import type { RecordWriter } from './record-writer.js';

/** How many records are read at a time. */
const PAGE = 5_000;

export interface PartLogOptions {
  readonly database: Database;
  readonly writer: RecordWriter;
  readonly part: string;
  /** How many records it has. */
  readonly length: number;
}

export class PartLog implements RunLog {
  readonly caution = undefined;
  readonly #options: PartLogOptions;
  #length: number;

  constructor(options: PartLogOptions) {
    this.#options = options;
    this.#length = options.length;
  }

  /** The header is the run's, and stands with it: here are the records that follow. */
  async begin(_header: HeaderRecord, records: Iterable<RunRecord>): Promise<void> {
    const { writer } = this.#options;
    const written = Array.from(records, (record) => this.append(record, 'soon'));
    await writer.flush();
    await Promise.all(written);
  }

  append(record: RunRecord, urgency: Urgency): Promise<void> {
    const { writer, part } = this.#options;
    const seq = this.#length;
    this.#length += 1;
    return writer.append({ part, seq, type: record.type, body: record }, urgency);
  }

  flush(): Promise<void> {
    return this.#options.writer.flush();
  }

  read(): AsyncIterable<RunRecord> {
    const { database, part } = this.#options;
    return recordsOf(database, part);
  }

  /** The holder of the lane gives it back, not the log. */
  async close(): Promise<void> {
    await this.flush();
  }
}

/**
 * The records of a part, in their order.
 *
 * @param length How many of them. @default all
 */
export async function* recordsOf(
  database: Database,
  part: string,
  length = Number.POSITIVE_INFINITY,
  client?: DatabaseClient,
): AsyncGenerator<RunRecord, void, void> {
  for (let next = 0; next < length; ) {
    const { rows } = await database.run('records', [part, next, Math.min(PAGE, length - next)], client);
    if (rows.length === 0) return;
    for (const { body } of rows) yield body;
    next = rows.at(-1).seq + 1;
  }
}

/** How a part stands, by what its records say. */
export async function standingOf(
  { plan }: HeaderRecord,
  records: AsyncIterable<RunRecord>,
): Promise<Standing> {
  const standing = new Standing();
  standing.takePlan(plan);
  for await (const record of records) {
    const problem = standing.take(record);
    if (problem) throw new Error(`A record of a part ${problem}: this is a bug.`);
  }
  return standing;
}
