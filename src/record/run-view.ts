/** A run, as its record describes it. */
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

/** The reading part of a store. */
export type RunSource = Pick<RunStore, 'header' | 'standing' | 'entries'>;

/** Options of a receipt. */
export interface ReceiptOptions {
  /**
   * Your own case number, to show in the receipt.
   * @default none
   */
  readonly reference?: string | undefined;
  /**
   * Makes the receipt of this contact alone, which reveals nothing about the others. If the contact was found for several
   * people, the receipt names none of them, unless `person` is given.
   * @default the whole run
   */
  readonly target?: Target | undefined;
  /**
   * Makes the receipt of this person alone, given by reference or pseudonym, which reveals nothing about the others. Only
   * for a run whose contacts were searched for.
   * @default all people
   */
  readonly person?: string | undefined;
}

/** A run, with all its sessions, as its record describes it. */
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

  /** The plan of the run without its contacts; undefined before the run has begun. */
  get plan(): (PlanHead & { readonly digest: string }) | undefined {
    return this.#source.header?.plan;
  }

  /** The state of the run: its counts, and what remains to be done. */
  get standing(): Standing {
    return this.#source.standing;
  }

  /** The outcome so far of each contact of the run, once. */
  async *outcomes(): AsyncGenerator<Outcome, void, void> {
    for await (const entry of this.#source.entries()) yield outcomeOf(entry);
  }

  /**
   * The receipt of the run so far, or of one person or one contact of it.
   *
   * @throws RecordError `unreadable` if the run has not begun; `mismatch` if the contact or the person is not in it, or if
   * the contact is not the person's.
   * @throws TypeError for a reference that a receipt cannot have, or for an unknown option.
   */
  async receipt(options: ReceiptOptions = {}): Promise<Receipt> {
    // With a misspelt `target` or `person`, it would be the receipt of everybody.
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

/** @throws RecordError `mismatch`, without quoting the name, which may be anything. */
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
 * Reads the journal of a run without resuming it: to list its outcomes, or to make a receipt. Another process may be writing
 * to it. Its contacts are kept in memory, in a few bytes each; their outcomes are read from the file each time.
 *
 * @throws RecordError `unreadable` if it is not a journal, `damaged` if it was changed after it was written.
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
