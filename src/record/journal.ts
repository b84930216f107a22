/** The journal of a run for `deleteContacts`: intents before requests are sent, outcomes after. */
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
   * A sealed plan to carry out. It has the contacts, so the run takes no `targets`.
   * @default the plan is sealed when the run begins, from the targets and the providers of `deleteContacts`
   */
  readonly plan?: Plan | undefined;
  /**
   * Whether the run is a rehearsal, where nothing is real. Its plan and its receipt say so.
   * @default false
   */
  readonly sandbox?: boolean | undefined;
  /**
   * The people whose contacts the run deletes, from `peopleOf`: the receipt then has a part for each person. Of the contacts
   * found, only those that the run deletes are kept. A run without any contact to delete is recorded, too.
   * @default none, or the people of the plan
   */
  readonly people?: PlannedPeople | undefined;
}

/** Options of `resumeJournal`. */
export interface ResumeOptions {
  /**
   * Providers whose credential was renewed for the same account since the run began. This goes on record.
   * @default none
   */
  readonly renewedCredentials?: readonly string[] | undefined;
}

/**
 * Opens a new journal for a run: pass it to `deleteContacts`. The file is written when the run begins; until then it is only
 * locked. It names the contacts, so only its owner can read it.
 *
 * @param where The path of the file, or a store without a run.
 * @throws RecordError `exists` if there is such a file, `locked` if another process is about to write it, `unwritable` if
 * its folder is not writable; `unreadable` if the plan is not one, `damaged` if it was changed after it was sealed.
 * @throws TypeError for an unknown option, a `sandbox` that is neither true nor false, or people together with a plan.
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
  const { sandbox } = options;
  if (sandbox !== undefined && typeof sandbox !== 'boolean')
    throw new TypeError('sandbox must be true or false.');
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
 * Opens the journal of a run that was killed, stopped or interrupted: pass it to `deleteContacts`, which goes on with the
 * remaining contacts. A torn last line is cut off; nothing was sent because of it.
 *
 * @param where The path of the journal, or a store with a run.
 * @throws RecordError `locked` if another process is using it, `damaged` if it was changed, `unreadable` if it is not a
 * journal, `unwritable` if it cannot be written.
 * @throws TypeError for an unknown option.
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
 * A journal in use by this process. It serves one call of `deleteContacts`, which closes it. It can still be read after
 * that.
 */
export class Journal extends RunView implements RunJournal, AsyncDisposable {
  /** Length of a torn last line that was cut off, in bytes. */
  readonly cutOff: number;
  /** The engine's interface to the journal. @internal */
  readonly [recorder]: RunRecorder;
  readonly #store: RunStore;

  /** @internal */
  constructor(store: RunStore, options: OpenOptions & ResumeOptions, cutOff = 0) {
    super(store);
    this.#store = store;
    this.cutOff = cutOff;
    this[recorder] = new RunRecorder(store, options);
  }

  /** What the place of the journal cannot guarantee, as a sentence for people; undefined if there is nothing to say. */
  get caution(): string | undefined {
    return this.#store.caution;
  }

  /**
   * Abandons the run at once, as on a second Ctrl-C: records that the outcomes of requests under way are unknown, and closes
   * the journal. Answers that still arrive are not recorded.
   */
  leave(): Promise<void> {
    return this[recorder].leave();
  }

  /** Closes the journal, so that another process can resume the run. A run closes its journal itself when it ends. */
  close(): Promise<void> {
    return this[recorder].close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
