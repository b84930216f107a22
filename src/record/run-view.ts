/** What the record of a run says of it, for whoever asks. */
import type { Outcome, Target } from '../deletion/outcome.js';
import { entriesOf, outcomeOf } from './entries.js';
import { RecordError } from './errors.js';
import { readJournalFile, recordsIn } from './journal-file.js';
import { assertOptions } from './options.js';
import type { PlannedPeople } from './people.js';
import type { PlanHead } from './plan.js';
import { isOwner, sourceOfContact, sourceOfPerson, sourceOfRun } from './receipt/from-journal.js';
import { makeReceipt, type ReceiptSource } from './receipt/make-receipt.js';
import { placeOf } from './receipt/people-of-receipt.js';
import type { Receipt } from './receipt/receipt.js';
import type { HeaderRecord } from './records.js';
import type { RunStore } from './run-store.js';
import type { Standing } from './standing.js';

/** Where it stands: what of a store only reads. */
export type RunSource = Pick<RunStore, 'header' | 'standing' | 'entries'>;

/** Options of a receipt. */
export interface ReceiptOptions {
  /**
   * Your own case number, to stand in it.
   * @default none
   */
  readonly reference?: string | undefined;
  /**
   * Of this contact alone: the receipt tells nothing of the others. If it was found for several people, it names none of them,
   * unless `person` says for whom it is.
   * @default the whole run
   */
  readonly target?: Target | undefined;
  /**
   * Of this person alone, by reference or pseudonym, in a run whose contacts were searched for: the receipt tells nothing of the
   * others.
   * @default everybody
   */
  readonly person?: string | undefined;
}

/** A run as its record has it, over all its sessions. */
export class RunView {
  readonly #source: RunSource;

  /** @internal */
  constructor(source: RunSource) {
    this.#source = source;
  }

  /** The run's UUID; undefined before it has begun. */
  get run(): string | undefined {
    return this.#source.header?.run;
  }

  /** The plan of the run without its contacts; undefined before it has begun. */
  get plan(): (PlanHead & { readonly digest: string }) | undefined {
    return this.#source.header?.plan;
  }

  /** How the run stands: its counts, and what remains to be done. */
  get standing(): Standing {
    return this.#source.standing;
  }

  /** What became of each contact of the run so far: each once. */
  async *outcomes(): AsyncGenerator<Outcome, void, void> {
    for await (const entry of this.#source.entries()) yield outcomeOf(entry);
  }

  /**
   * The receipt of the run so far, or of one person or one contact of it.
   *
   * @throws RecordError `unreadable` if the run has not begun, `mismatch` if it does not have the contact or the person, or the
   * contact is not the person's.
   * @throws TypeError for a reference that cannot stand in a receipt, or an option that there is not.
   */
  async receipt(options: ReceiptOptions = {}): Promise<Receipt> {
    // Without its target or person, it would be the receipt of everybody.
    assertOptions(options, ['reference', 'target', 'person']);
    const { header } = this.#source;
    if (!header) throw new RecordError('unreadable', 'the run of this journal has not begun.');
    return makeReceipt(await this.#receiptSource(header, options), options.reference);
  }

  async #receiptSource(header: HeaderRecord, { target, person }: ReceiptOptions): Promise<ReceiptSource> {
    const { standing } = this.#source;
    const begun = { header, standing, entries: () => this.#source.entries() };
    const { people } = header.plan;
    const place = person === undefined ? undefined : placeNamed(people, person);
    if (!target) {
      return people && place !== undefined ? sourceOfPerson(begun, people, place) : sourceOfRun(begun);
    }
    if (people && place !== undefined && !isOwner(people, place, target))
      throw new RecordError('mismatch', 'the run has that contact not for that person, or not at all.');
    const source = await sourceOfContact(begun, target, place);
    if (!source) throw new RecordError('mismatch', 'the run does not have that contact.');
    return source;
  }
}

/** @throws RecordError `mismatch`, without the name: it may be anything. */
function placeNamed(people: PlannedPeople | undefined, person: string): number {
  const place = people ? placeOf(people, person) : 'none';
  if (typeof place === 'number') return place;
  const message =
    place === 'none'
      ? 'the run has no person of that reference or pseudonym.'
      : 'the run has several people of that name: name the person by pseudonym, or by another reference.';
  throw new RecordError('mismatch', message);
}

/**
 * Reads the journal of a run without taking it up: to list its outcomes, or for a receipt. Another process may be writing
 * to it. Its contacts are in memory, a few bytes each; their outcomes are read again each time they are asked for.
 *
 * @throws RecordError `unreadable` if it is no journal, `damaged` if it is not as it was written.
 * @example
 * import { readJournal } from 'contact-deletion/journal';
 *
 * const run = await readJournal('erasure.journal');
 * console.log(run.standing.counts, run.standing.isComplete);
 * for await (const { target, outcome } of run.outcomes()) console.log(target.id, outcome);
 */
export async function readJournal(path: string): Promise<RunView> {
  const { header, standing } = await readJournalFile(path);
  return new RunView({ header, standing, entries: () => entriesOf(standing, recordsIn(path)) });
}
