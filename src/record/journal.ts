/** The journal of a run, while one process writes it: intents before requests are sent, outcomes after. */
import { randomBytes, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop, Target } from '../deletion/outcome.js';
import { AppendLog, logFileOf, type Urgency } from './append-log.js';
import { RecordError, systemMessage } from './errors.js';
import { encodeLine } from './line.js';
import { type Lock, lock } from './lock.js';
import { beginNewFile } from './new-file.js';
import type { Plan } from './plan.js';
import { readJournal } from './read-journal.js';
import { type HeaderRecord, type JournalRecord, outcomeRecord, targetRecords } from './records.js';
import { Standing } from './standing.js';

export class Journal {
  readonly path: string;
  readonly header: HeaderRecord;
  readonly standing: Standing;
  /** Bytes of a torn last line that were cut off. */
  readonly cutOff: number;
  readonly #log: AppendLog;
  readonly #lock: Lock;
  #isLeft = false;

  private constructor(
    path: string,
    header: HeaderRecord,
    standing: Standing,
    log: AppendLog,
    held: Lock,
    cut = 0,
  ) {
    this.path = path;
    this.header = header;
    this.standing = standing;
    this.cutOff = cut;
    this.#log = log;
    this.#lock = held;
  }

  /** What its lock cannot do here, in a sentence for people. */
  get caution(): string | undefined {
    return this.#lock.caution;
  }

  /**
   * Begins the journal of a new run. The plan's contacts are in it, so that it is enough to resume the run.
   *
   * @throws RecordError if it exists, or cannot be written.
   */
  static async create(path: string, plan: Plan, tool: string): Promise<Journal> {
    const held = await lock(path);
    try {
      const { targets, ...head } = plan;
      const header: HeaderRecord = {
        type: 'header',
        format: 'contact-deletion/journal',
        version: 1,
        run: randomUUID(),
        at: new Date().toISOString(),
        tool,
        key: randomBytes(32).toString('base64'),
        plan: head,
      };
      const standing = new Standing();
      let seed = 0;
      function* lines() {
        for (const record of [header, ...targetRecords(targets)]) {
          if (record.type === 'targets') standing.take(record);
          const { line, crc } = encodeLine(record, seed);
          seed = crc;
          yield line;
        }
      }
      const file = await beginNewFile(path, lines(), 'journal');
      return await Journal.#begin(
        new Journal(path, header, standing, new AppendLog(path, logFileOf(file), seed), held),
        tool,
      );
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  /**
   * Takes up the journal of an earlier run. A torn last line is cut off; nothing was sent on the strength of it.
   *
   * @param renewedCredentials The providers whose credential is not the plan's; it is put on record.
   * @throws RecordError if another process writes it, if it is damaged, or if it cannot be written.
   */
  static async resume(
    path: string,
    tool: string,
    renewedCredentials: readonly string[] = [],
  ): Promise<Journal> {
    const held = await lock(path);
    try {
      const { header, standing, seed, length, tornBytes } = await readJournal(path);
      const file = await open(path, 'a').catch((error: unknown) => {
        throw new RecordError(
          'unwritable',
          `the journal ${path} cannot be written: ${systemMessage(error)}. Nothing was sent.`,
        );
      });
      await file.truncate(length);
      const log = new AppendLog(path, logFileOf(file), seed);
      const journal = new Journal(path, header, standing, log, held, tornBytes);
      return await Journal.#begin(journal, tool, renewedCredentials);
    } catch (error) {
      await held.release();
      throw error;
    }
  }

  static async #begin(journal: Journal, tool: string, renewed: readonly string[] = []): Promise<Journal> {
    try {
      const record = { type: 'session', at: new Date().toISOString(), tool } as const;
      const renewal = renewed.length > 0 ? { renewedCredentials: renewed } : {};
      await journal.#note({ ...record, ...renewal }, 'now');
      return journal;
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  /**
   * Resolves when the intent is on disk: only then its request may be sent.
   *
   * @throws RecordError
   */
  async intend({ provider, ids }: Intent): Promise<void> {
    if (this.#isLeft) throw new RecordError('unwritable', 'the run was left. No more is sent.');
    await this.#note({ type: 'intent', provider, ids }, 'now');
    // Left while it was being written: the request must not follow what the journal says of its end.
    if (this.#isLeft) throw new RecordError('unwritable', 'the run was left. No more is sent.');
  }

  /**
   * Resolves when the outcome is on disk: only then it counts.
   *
   * @throws RecordError
   */
  settle(outcome: Outcome): Promise<void> {
    return this.#note(outcomeRecord(outcome, new Date()), 'soon');
  }

  /** Resolves when all that was noted down so far is on disk, or cannot be. */
  flush(): Promise<void> {
    return this.#log.flush();
  }

  /** Ends the session. What cannot be written any more is left: a journal without an end can be resumed. */
  async end(stops: readonly Stop[]): Promise<void> {
    if (this.#isLeft) return;
    await this.#note({ type: 'end', at: new Date().toISOString(), stops }, 'now').catch(() => {});
    await this.close();
  }

  /** Leaves at once: notes down that it is not known what became of the requests under way. */
  async leave(): Promise<void> {
    if (this.#isLeft) return;
    this.#isLeft = true;
    await this.#log.flush();
    // Whoever waited for the same sync hears of it first.
    await new Promise(setImmediate);
    const notes = this.standing.open.map((target) =>
      this.#note(outcomeRecord(leftAtOnce(target), new Date()), 'now'),
    );
    await Promise.allSettled(notes);
    await this.close();
  }

  async close(): Promise<void> {
    await this.#log.close();
    await this.#lock.release();
  }

  async #note(record: JournalRecord, urgency: Urgency): Promise<void> {
    await this.#log.append(record, urgency);
    this.standing.take(record);
  }
}

function leftAtOnce(target: Target): Outcome {
  const message = 'the run was left before the answer came. Whether it was deleted is not known.';
  const reason = { code: 'aborted', message } as const;
  return { target, attempts: 1, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
}
