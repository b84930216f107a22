/** Deletes the contacts of one part: resumes its record, as `resume` does a journal, and hands it to the engine. */
import type { Outcome } from '../deletion/outcome.js';
import { recorder as journalOf } from '../deletion/recorder.js';
import { deleteAt } from '../deletion/run.js';
import type { Provider } from '../providers/provider.js';
import { LogStore } from '../record/log-store.js';
import { recheckOf } from '../record/recheck.js';
import type { HeaderRecord } from '../record/records.js';
import type { RunAgreement } from './agreement.js';
import type { Database } from './database.js';
import type { Hold } from './hold.js';
import type { LaneAccount } from './lane-account.js';
import { LaneRecorder } from './lane-recorder.js';
import { PartLog, recordsOf, standingOf } from './part-log.js';
import type { RecordWriter } from './record-writer.js';

/** A part that can be worked on. */
export interface OpenPart {
  readonly id: string;
  readonly run: string;
  readonly provider: string;
  /** The options of its run as of now: resuming a run can add some. */
  readonly options: RunAgreement;
  /** How many contacts it has. */
  readonly count: number;
  /** How many records it has. */
  readonly next: number;
}

/** What the work on a part needs, and what it reports to its lane. */
export interface PartPort {
  readonly database: Database;
  readonly writer: RecordWriter;
  readonly hold: Hold;
  readonly account: LaneAccount;
  readonly provider: Provider;
  readonly maxInFlight: number;
  /** Ends the work. Requests under way are awaited. */
  readonly signal: AbortSignal;
  /** Called before anything is sent, with the number of contacts left. */
  begun(recorder: LaneRecorder, left: number): void;
  onOutcome(outcome: Outcome): void;
  onWait(waitMs: number): void;
}

export async function deletePart(part: OpenPart, header: HeaderRecord, port: PartPort): Promise<void> {
  const { database, writer, hold, account, provider } = port;
  const standing = await standingOf(header, recordsOf(database, part.id));
  const log = new PartLog({ database, writer, part: part.id, length: part.next });
  const recorder = new LaneRecorder(new LogStore(log, { header, standing }), hold);
  const { allowAbsent, atomic, lookUp, provenAccounts = [], recheck = true } = part.options;
  if ([...standing.provenProviders, ...provenAccounts].includes(part.provider)) account.prove();
  port.begun(recorder, [...standing.remaining()].length);
  const { people, sandbox } = header.plan;
  const run = deleteAt(account, {
    providers: [provider],
    journal: { [journalOf]: recorder },
    provenAccounts: account.known.accountProven ? [part.provider] : [],
    maxInFlight: port.maxInFlight,
    allowAbsent,
    atomic,
    lookUp,
    recheck: people && recheck && !sandbox ? recheckOf(people) : undefined,
    signal: port.signal,
    onWait: ({ delayMs }) => port.onWait(delayMs),
  });
  for await (const outcome of run) port.onOutcome(outcome);
  const isWhole = run.summary.stops.length === 0 || standing.isComplete;
  if (!isWhole || writer.failure) return;
  const { counts, permanence } = standing;
  await writer.endPart(part.id, { counts, permanence });
}
