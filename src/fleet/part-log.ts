/** The record of one part of a run in PostgreSQL, as a log for a run store. */
import type { Urgency } from '../record/append-log.js';
import type { RunLog } from '../record/log-store.js';
import type { HeaderRecord, RunRecord } from '../record/records.js';
import { Standing } from '../record/standing.js';
import type { Database, DatabaseClient } from './database.js';
import type { RecordWriter } from './record-writer.js';

/** How many records to read at a time. */
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

  /** Writes the first records. The header is stored with the run. */
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

  /** Flushes only. The lane is given back by its holder. */
  async close(): Promise<void> {
    await this.flush();
  }
}

/**
 * The records of a part, in order.
 *
 * @param length How many to read. @default all
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

/** The state of a part, from its records. */
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
