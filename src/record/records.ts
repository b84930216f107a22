/**
 * The records of a run. Each is a line of a journal. `schemas/journal-line.schema.json` describes the same for other
 * programs.
 */
import type { Outcome, Stop, Target } from '../deletion/outcome.js';
import type { PlanHead } from './plan.js';

/** The first line: which run this is, and its plan without the contacts. */
export interface HeaderRecord {
  readonly type: 'header';
  readonly format: 'contact-deletion/journal';
  readonly version: 1;
  /** A UUID. */
  readonly run: string;
  readonly at: string;
  /** The version of this package. */
  readonly tool: string;
  /** The key for the pseudonyms of receipts, in base64. It never leaves the journal. */
  readonly key: string;
  readonly plan: PlanHead & { readonly digest: string };
}

/** Some of the contacts to delete. All of them come before the first session. */
export interface TargetsRecord {
  readonly type: 'targets';
  readonly provider: string;
  readonly ids: readonly string[];
}

/** A process has begun to work on the run: with `apply` or `delete` the first time, with `resume` after that. */
export interface SessionRecord {
  readonly type: 'session';
  readonly at: string;
  readonly tool: string;
  /** Providers whose credential differs from the plan's, and whose account somebody has said is the same. */
  readonly renewedCredentials?: readonly string[];
}

/** A request that may be sent from now on. */
export interface IntentRecord {
  readonly type: 'intent';
  readonly provider: string;
  readonly ids: readonly string[];
}

/** The outcome of one contact in its session. */
export type OutcomeRecord = { readonly type: 'outcome'; readonly at: string } & Target &
  (Outcome extends infer Each ? (Each extends Outcome ? Omit<Each, 'target'> : never) : never);

/** A guard has stopped a provider, or the session. */
export interface StopRecord extends Stop {
  readonly type: 'stop';
  readonly at: string;
}

/** A session has ended by itself: it was not killed. */
export interface EndRecord {
  readonly type: 'end';
  readonly at: string;
}

/** The records that can follow the header. */
export type RunRecord = TargetsRecord | SessionRecord | IntentRecord | OutcomeRecord | StopRecord | EndRecord;

/** How many ids to put in one `targets` line. */
const IDS_A_LINE = 1_000;

export function* targetRecords(
  targets: Readonly<Record<string, readonly string[]>>,
): Generator<TargetsRecord> {
  for (const [provider, ids] of Object.entries(targets)) {
    for (let start = 0; start < ids.length; start += IDS_A_LINE) {
      yield { type: 'targets', provider, ids: ids.slice(start, start + IDS_A_LINE) };
    }
  }
}

export function outcomeRecord({ target, ...verdict }: Outcome, at: Date): OutcomeRecord {
  return { type: 'outcome', at: at.toISOString(), ...target, ...verdict };
}
