/** The journal of a run, as `deleteContacts` takes it: intents before requests are sent, outcomes after. */
import { type RunJournal, recorder } from '../deletion/recorder.js';
import { RecordError } from './errors.js';
import { newFileStore, takeUpFileStore } from './file-store.js';
import { assertOptions, assertPlace } from './options.js';
import type { PlannedPeople } from './people.js';
import { assertSealed, type Plan } from './plan.js';
import { RunRecorder } from './run-recorder.js';
import type { RunStore } from './run-store.js';
import { RunView } from './run-view.js';

/** Options of `openJournal`. */
export interface OpenOptions {
  /**
   * A sealed plan to carry out. The run then takes no `targets`: they are in it.
   * @default the plan is sealed when the run begins, from the targets and the providers of `deleteContacts`
   */
  readonly plan?: Plan | undefined;
  /**
   * Whether the run is a rehearsal, in which nothing is real: plan and receipt say so.
   * @default false
   */
  readonly sandbox?: boolean | undefined;
  /**
   * Whose contacts the run deletes, from `peopleOf`: the receipt has a part for each person. Of the contacts that were found it
   * keeps those that the run deletes; a run that has none to delete is recorded, too.
   * @default nobody was searched for, or the people of the plan
   */
  readonly people?: PlannedPeople | undefined;
}

/** Options of `resumeJournal`. */
export interface ResumeOptions {
  /**
   * The providers whose credential was renewed since the run began, for the same account. It is put on record.
   * @default none
   */
  readonly renewedCredentials?: readonly string[] | undefined;
}

/**
 * Begins a journal for a run: give it to `deleteContacts`. The file is written when the run begins, readable for its owner
 * alone, since it names the contacts; until then it is only locked.
 *
 * @param where Where to write it, or a store that has not begun.
 * @throws RecordError `exists` if there is such a file, `locked` if another process is about to write it, `unwritable` if
 * its folder cannot be written to; `unreadable` or `damaged` if the plan is none, or not as it was sealed.
 * @throws TypeError for an option that there is not, or people beside a plan.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { openJournal } from 'contact-deletion/journal';
 * import { acme } from './acme.js';
 *
 * const journal = await openJournal('erasure.journal');
 * const run = deleteContacts({ providers: [acme.fromEnv()], targets: ['acme:per_1'], journal });
 * for await (const { target, outcome } of run) console.log(target.id, outcome);
 */
export async function openJournal(where: string | RunStore, options: OpenOptions = {}): Promise<Journal> {
  assertPlace(where);
  assertOptions(options, ['plan', 'sandbox', 'people']);
  if (options.plan !== undefined) {
    assertSealed(options.plan);
    if (options.people !== undefined)
      throw new TypeError('a plan has its people in it: give one of plan and people.');
  }
  const store = typeof where === 'string' ? await newFileStore(where) : where;
  if (store.header)
    throw new RecordError('exists', 'the store has a run already. Resume it, or take another.');
  return new Journal(store, options);
}

/**
 * Takes up the journal of a run that was killed, stopped or interrupted: give it to `deleteContacts`, which goes on with the
 * contacts that are left. A torn last line is cut off; nothing was sent on the strength of it.
 *
 * @param where The file of the journal, or a store whose run has begun.
 * @throws RecordError `locked` if another process writes it, `damaged` if it is not as it was written, `unreadable` if it is
 * no journal, `unwritable` if it cannot be written.
 * @throws TypeError for an option that there is not.
 * @example
 * import { deleteContacts } from 'contact-deletion';
 * import { resumeJournal } from 'contact-deletion/journal';
 * import { acme } from './acme.js';
 *
 * const journal = await resumeJournal('erasure.journal');
 * for await (const { target, outcome } of deleteContacts({ providers: [acme.fromEnv()], journal })) {
 *   console.log(target.id, outcome);
 * }
 */
export async function resumeJournal(where: string | RunStore, options: ResumeOptions = {}): Promise<Journal> {
  assertPlace(where);
  assertOptions(options, ['renewedCredentials']);
  const { renewedCredentials = [] } = options;
  if (!Array.isArray(renewedCredentials))
    throw new TypeError('renewedCredentials must be a list of providers, such as ["acme"].');
  const { store, cutOff } =
    typeof where === 'string' ? await takeUpFileStore(where) : { store: where, cutOff: 0 };
  if (!store.header) throw new RecordError('unreadable', 'the store has no run yet. Open it instead.');
  return new Journal(store, options, cutOff);
}

/**
 * A journal that this process works with. It serves one call of `deleteContacts`, which closes it; what it says can be
 * read after that, too.
 */
export class Journal extends RunView implements RunJournal, AsyncDisposable {
  /** Bytes of a torn last line that were cut off. */
  readonly cutOff: number;
  /** What the engine works with. @internal */
  readonly [recorder]: RunRecorder;
  readonly #store: RunStore;

  /** @internal */
  constructor(store: RunStore, options: OpenOptions & ResumeOptions, cutOff = 0) {
    super(store);
    this.#store = store;
    this.cutOff = cutOff;
    this[recorder] = new RunRecorder(store, options);
  }

  /** What cannot be relied on where the journal is, in a sentence for people; undefined if nothing. */
  get caution(): string | undefined {
    return this.#store.caution;
  }

  /**
   * Leaves the run at once, as for a second Ctrl-C: notes down that it is not known what became of the requests under way,
   * and lets go of the journal. What is still answered is not recorded any more.
   */
  leave(): Promise<void> {
    return this[recorder].leave();
  }

  /** Lets go of the journal: another process may go on with the run. A run that has ended has done so itself. */
  close(): Promise<void> {
    return this[recorder].close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
