/** The contacts of a run with their outcomes, read from its records again: there may be too many to keep in memory. */
import type { Outcome, OutcomeKind, Target } from '../deletion/outcome.js';
import type { OutcomeRecord, RunRecord } from './records.js';
import type { Standing } from './standing.js';

/** A contact of a run, and its state. */
export interface Entry extends Target {
  readonly kind: OutcomeKind;
  /** Its last outcome; undefined if there is none, or if a later request has put it in doubt. */
  readonly outcome: OutcomeRecord | undefined;
}

/**
 * Yields every contact once. Those with an outcome come first, in the order in which the outcomes were recorded.
 *
 * @param standing A snapshot: it must not take in more records meanwhile.
 * @param records All records after the header, as `standing` took them in. Newer ones are ignored.
 */
export async function* entriesOf(
  standing: Standing,
  records: Iterable<RunRecord> | AsyncIterable<RunRecord>,
): AsyncGenerator<Entry, void, void> {
  const { records: known } = standing;
  let number = 0;
  for await (const record of records) {
    number += 1;
    if (number > known) break;
    if (record.type === 'outcome' && standing.isLast(record, number)) yield entryOf(standing, record, record);
  }
  for (const target of standing.withoutOutcome()) yield entryOf(standing, target, undefined);
}

function entryOf(standing: Standing, { provider, id }: Target, outcome: OutcomeRecord | undefined): Entry {
  return { provider, id, kind: standing.kindOf(provider, id) ?? 'notAttempted', outcome };
}

/** The outcome to report for a contact now. */
export function outcomeOf({ provider, id, kind, outcome: record }: Entry): Outcome {
  const target = { provider, id };
  if (record) {
    const { type: _type, provider: _provider, id: _id, ...recorded } = record;
    return { target, ...recorded };
  }
  if (kind === 'unknown') {
    const message =
      'a request that names it was under way when the run ended, or still is; resume asks again.';
    const reason = { code: 'noAnswer', message } as const;
    return { target, outcome: kind, evidence: 'none', attempts: 1, perhapsByUs: true, reason };
  }
  const message = 'the run has not got to it; resume goes on with it.';
  const reason = { code: 'stopped', message } as const;
  return { target, outcome: 'notAttempted', evidence: 'none', attempts: 0, reason };
}
