/**
 * Records a run for the engine. Seals its plan, or compares the accounts with it. Records nothing after the run was left.
 */
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop, Target } from '../deletion/outcome.js';
import type { Recorder } from '../deletion/recorder.js';
import type { Provider } from '../providers/provider.js';
import { version } from '../version.js';
import { RecordError } from './errors.js';
import { assertPlaceFits, assertPlanFits, assertSameAccounts, assertSameSpelling } from './fits.js';
import type { PlannedPeople } from './people.js';
import { contactsOf, type Plan, type PlanHead } from './plan.js';
import { accountOf, planOf, targetsOf, usedAccounts, type WithChoices } from './run-accounts.js';
import type { RunStore } from './run-store.js';
import type { Remaining, Standing } from './standing.js';

export interface RunRecorderOptions {
  /** The plan of a run that has not begun, if there is one. */
  readonly plan?: Plan | undefined;
  readonly sandbox?: boolean | undefined;
  /** For a run without a plan: whose contacts it deletes. */
  readonly people?: PlannedPeople | undefined;
  /** Providers whose credential was renewed for the same account. */
  readonly renewedCredentials?: readonly string[] | undefined;
  /** Whether the accounts have already been compared with the plan. */
  readonly accountsCompared?: boolean | undefined;
}

export class RunRecorder implements Recorder {
  readonly #store: RunStore;
  readonly #options: RunRecorderOptions;
  #planned: Pick<Standing, 'has' | 'total'> | undefined;
  /** Intents that are not on record yet, so their requests have not been sent. */
  readonly #unannounced = new Set<Intent>();
  /** Outcomes that may not be on record yet. */
  readonly #unsettled = new Set<Outcome>();
  #isTaken = false;
  /** Whether nothing more may be sent. */
  #isLeft = false;
  /** Whether nothing more may be recorded: another process may have resumed the run. */
  #isClosed = false;
  /** The start of the run or the session. The journal is not closed before it is done. */
  #beginning: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(store: RunStore, options: RunRecorderOptions) {
    this.#store = store;
    this.#options = options;
  }

  get isPlanned(): boolean {
    return this.#options.plan !== undefined || this.#store.header !== undefined;
  }

  get isOfPeople(): boolean {
    return this.#options.people !== undefined;
  }

  has(target: Target): boolean {
    return this.#contacts.has(target);
  }

  get total(): number {
    return this.#contacts.total;
  }

  get provenProviders(): readonly string[] {
    return this.#store.standing.provenProviders;
  }

  /** The contacts of the run, or of its plan if it has not begun. */
  get #contacts(): Pick<Standing, 'has' | 'total'> {
    const { plan } = this.#options;
    if (this.#store.header || !plan) return this.#store.standing;
    this.#planned ??= contactsOf(plan);
    return this.#planned;
  }

  take(): void {
    if (this.#isTaken || this.#isLeft) {
      const message =
        'the journal has served its run. Take it up again with resumeJournal. Nothing was sent.';
      throw new RecordError('unwritable', message);
    }
    this.#isTaken = true;
  }

  async begin(providers: readonly Provider[], ids: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    await this.#begin(async () => {
      const { sandbox = false, people } = this.#options;
      const plan = await planOf(providers.map(accountOf), ids, sandbox, people);
      this.#assertHeld();
      await this.#store.begin(plan, { tool: version });
    });
  }

  async takeUp(providers: readonly Provider[], vouchedFor: readonly string[]): Promise<Iterable<Remaining>> {
    const { header, standing } = this.#store;
    const { plan } = this.#options;
    const accounts = providers.map(accountOf);
    await this.#begin(async () => {
      if (header) await this.#goOn(header.plan, accounts, vouchedFor);
      else if (plan) await this.#carryOut(plan, accounts);
    });
    return standing.remaining(vouchedFor);
  }

  async #begin(begin: () => Promise<void>): Promise<void> {
    this.#assertHeld();
    const begun = begin();
    this.#beginning = begun.catch(() => {});
    await begun;
  }

  async #carryOut(plan: Plan, accounts: readonly WithChoices[]): Promise<void> {
    const used = usedAccounts(plan, accounts, new Set(Object.keys(plan.targets)));
    await assertPlanFits(plan, used, version);
    assertSameSpelling(used, targetsOf(plan));
    this.#assertHeld();
    await this.#store.begin(plan, { tool: version });
  }

  async #goOn(
    plan: PlanHead,
    accounts: readonly WithChoices[],
    vouchedFor: readonly string[],
  ): Promise<void> {
    const needed = new Set<string>();
    for (const { provider } of this.#store.standing.remaining(vouchedFor)) needed.add(provider);
    const used = usedAccounts(plan, accounts, needed);
    assertPlaceFits(plan, used, version);
    assertSameSpelling(used, this.#store.standing.remaining(vouchedFor));
    const { renewedCredentials: vouchedSame = [], accountsCompared = false } = this.#options;
    const renewedCredentials = accountsCompared ? [] : await assertSameAccounts(plan, used, vouchedSame);
    this.#assertHeld();
    await this.#store.goOn({ tool: version, renewedCredentials });
  }

  async intend(intent: Intent): Promise<void> {
    this.#assertHeld();
    this.#unannounced.add(intent);
    try {
      await this.#store.intend(intent);
      // The run may have been left meanwhile: its request must not follow the last records.
      this.#assertHeld();
    } finally {
      this.#unannounced.delete(intent);
    }
  }

  get isLeft(): boolean {
    return this.#isLeft;
  }

  #assertHeld(): void {
    if (this.#isLeft) throw new RecordError('unwritable', 'the run was left. No more is sent.');
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new RecordError('unwritable', 'the journal is closed. No more is sent.');
  }

  async settle(outcome: Outcome): Promise<void> {
    this.#assertOpen();
    this.#unsettled.add(outcome);
    try {
      await this.#store.settle(outcome);
    } finally {
      this.#unsettled.delete(outcome);
    }
  }

  async stop(stop: Stop): Promise<void> {
    this.#assertOpen();
    await this.#store.stop(stop);
  }

  async end(): Promise<void> {
    if (!this.#isLeft) await this.#store.end();
  }

  leave(): Promise<void> {
    this.#isLeft = true;
    this.#closing ??= this.#leave();
    return this.#closing;
  }

  async #leave(): Promise<void> {
    const unsent = new Set(Array.from(this.#unannounced, (intent) => this.#unsentOf(intent)).flat());
    await this.#beginning;
    await this.#store.flush();
    // Callers that wait for the same sync must see its end first.
    await new Promise(setImmediate);
    // A second outcome for the same contact would make the journal unreadable.
    const told = new Set(Array.from(this.#unsettled, ({ target }) => keyOf(target)));
    const open = [...this.#store.standing.open()].filter((target) => !told.has(keyOf(target)));
    const notes = open.map((target) =>
      this.#store.settle(unsent.has(keyOf(target)) ? leftUnsent(target) : leftAtOnce(target)),
    );
    await this.#store.flush();
    await Promise.allSettled(notes);
    this.#isClosed = true;
    await this.#store.close();
  }

  /** The contacts of an intent that is not on record yet and that no earlier request can have deleted. */
  #unsentOf({ provider, ids }: Intent): string[] {
    const { standing } = this.#store;
    return ids
      .filter((id) => standing.kindOf(provider, id) !== 'unknown')
      .map((id) => keyOf({ provider, id }));
  }

  close(): Promise<void> {
    this.#isLeft = true;
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#beginning;
    this.#isClosed = true;
    await this.#store.close();
  }
}

const keyOf = ({ provider, id }: Target) => `${provider}:${id}`;

function leftUnsent(target: Target): Outcome {
  const reason = { code: 'aborted', message: 'the run was left before its request was sent.' } as const;
  return { target, attempts: 0, outcome: 'notAttempted', evidence: 'none', reason };
}

function leftAtOnce(target: Target): Outcome {
  const message = 'the run was left before the answer came. Whether it was deleted is not known.';
  const reason = { code: 'aborted', message } as const;
  return { target, attempts: 1, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
}
