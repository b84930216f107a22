/** Records a run for the engine: seals its plan or compares the accounts with it, and says nothing after it was left. */
import type { Intent } from '../deletion/options.js';
import type { Outcome, Stop, Target } from '../deletion/outcome.js';
import type { Recorder } from '../deletion/recorder.js';
import { engine, type Provider } from '../providers/provider.js';
import { version } from '../version.js';
import { RecordError } from './errors.js';
import {
  assertPlaceFits,
  assertPlanFits,
  assertSameAccounts,
  assertSameChoices,
  type KnownAccount,
} from './fits.js';
import { type Plan, type PlanHead, type PlannedTargets, plannedProvider, sealPlan } from './plan.js';
import type { RunStore } from './run-store.js';
import type { Remaining, Standing } from './standing.js';

export interface RunRecorderOptions {
  /** Of a run that has not begun: its plan, if there is one. */
  readonly plan?: Plan | undefined;
  readonly sandbox?: boolean | undefined;
  /** The providers whose credential was renewed for the same account. */
  readonly renewedCredentials?: readonly string[] | undefined;
}

export class RunRecorder implements Recorder {
  readonly #store: RunStore;
  readonly #options: RunRecorderOptions;
  #planned: Pick<Standing, 'has' | 'total'> | undefined;
  /** Announced just now: what is not on record yet has not been sent. */
  readonly #unannounced = new Set<Intent>();
  #isTaken = false;
  #isLeft = false;

  constructor(store: RunStore, options: RunRecorderOptions) {
    this.#store = store;
    this.#options = options;
  }

  get isPlanned(): boolean {
    return this.#options.plan !== undefined || this.#store.header !== undefined;
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

  /** The contacts of the run, or of a plan that has not begun. */
  get #contacts(): Pick<Standing, 'has' | 'total'> {
    const { plan } = this.#options;
    if (this.#store.header || !plan) return this.#store.standing;
    this.#planned ??= contactsOf(plan);
    return this.#planned;
  }

  async begin(providers: readonly Provider[], ids: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    this.#take();
    const plan = await planOf(providers.map(accountOf), ids, this.#options.sandbox ?? false);
    await this.#store.begin(plan, { tool: version });
  }

  async takeUp(providers: readonly Provider[], vouchedFor: readonly string[]): Promise<Iterable<Remaining>> {
    this.#take();
    const { header, standing } = this.#store;
    const { plan } = this.#options;
    const accounts = providers.map(accountOf);
    if (header) await this.#goOn(header.plan, accounts, vouchedFor);
    else if (plan) await this.#carryOut(plan, accounts);
    return standing.remaining(vouchedFor);
  }

  #take(): void {
    if (this.#isTaken || this.#isLeft) {
      const message =
        'the journal has served its run. Take it up again with resumeJournal. Nothing was sent.';
      throw new RecordError('unwritable', message);
    }
    this.#isTaken = true;
  }

  async #carryOut(plan: Plan, accounts: readonly WithChoices[]): Promise<void> {
    const used = usedAccounts(plan, accounts, new Set(Object.keys(plan.targets)));
    await assertPlanFits(plan, used, version);
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
    const renewedCredentials = await assertSameAccounts(plan, used, this.#options.renewedCredentials ?? []);
    await this.#store.goOn({ tool: version, renewedCredentials });
  }

  async intend(intent: Intent): Promise<void> {
    this.#assertHeld();
    this.#unannounced.add(intent);
    try {
      await this.#store.intend(intent);
      // Left while it was being written: the request must not follow what the journal says of its end.
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

  settle(outcome: Outcome): Promise<void> {
    return this.#store.settle(outcome);
  }

  stop(stop: Stop): Promise<void> {
    return this.#store.stop(stop);
  }

  async end(): Promise<void> {
    if (!this.#isLeft) await this.#store.end();
  }

  async leave(): Promise<void> {
    if (this.#isLeft) return;
    this.#isLeft = true;
    const unsent = new Set(Array.from(this.#unannounced, keysOf).flat());
    await this.#store.flush();
    // Whoever waited for the same sync hears of it first.
    await new Promise(setImmediate);
    const notes = Array.from(this.#store.standing.open(), (target) =>
      this.#store.settle(unsent.has(keyOf(target)) ? leftUnsent(target) : leftAtOnce(target)),
    );
    await this.#store.flush();
    await Promise.allSettled(notes);
    await this.#store.close();
  }

  async close(): Promise<void> {
    if (this.#isLeft) return;
    this.#isLeft = true;
    await this.#store.close();
  }
}

function contactsOf({ targets }: Plan): Pick<Standing, 'has' | 'total'> {
  const ids = new Map(Object.entries(targets).map(([provider, some]) => [provider, new Set(some)]));
  const total = [...ids.values()].reduce((sum, { size }) => sum + size, 0);
  return { total, has: ({ provider, id }) => ids.get(provider)?.has(id) === true };
}

type WithChoices = KnownAccount & Pick<Provider[typeof engine], 'choices'>;

function accountOf({ name, [engine]: port }: Provider): WithChoices {
  return { provider: name, definition: port.definition, choices: port.choices, ...port.account() };
}

/**
 * The accounts that the run works with.
 *
 * @throws RecordError if one is missing, or its client was made with another choice.
 */
function usedAccounts(
  plan: PlanHead,
  accounts: readonly WithChoices[],
  needed: ReadonlySet<string>,
): readonly WithChoices[] {
  return [...needed].map((provider) => {
    const account = accounts.find((each) => each.provider === provider);
    if (!account) {
      const message = `the run has contacts at ${provider}, and no client of it was given. Nothing was sent.`;
      throw new RecordError('mismatch', message);
    }
    assertSameChoices(plan, provider, account.choices);
    return account;
  });
}

async function planOf(
  accounts: readonly WithChoices[],
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  sandbox: boolean,
): Promise<Plan> {
  const used = accounts.filter(({ provider }) => (ids.get(provider)?.size ?? 0) > 0);
  const providers = await Promise.all(
    used.map((account) =>
      plannedProvider(account.definition, account.choices, ids.get(account.provider)?.size ?? 0, account),
    ),
  );
  const createdAt = new Date().toISOString();
  const targets: PlannedTargets = Object.fromEntries(
    used.map(({ provider }) => [provider, [...(ids.get(provider) ?? [])]]),
  );
  const head = {
    format: 'contact-deletion/plan',
    version: 1,
    tool: version,
    createdAt,
    sandbox,
    providers,
  } as const;
  return sealPlan(head, targets);
}

const keyOf = ({ provider, id }: Target) => `${provider}:${id}`;

const keysOf = ({ provider, ids }: Intent) => ids.map((id) => keyOf({ provider, id }));

function leftUnsent(target: Target): Outcome {
  const reason = { code: 'aborted', message: 'the run was left before its request was sent.' } as const;
  return { target, attempts: 0, outcome: 'notAttempted', evidence: 'none', reason };
}

function leftAtOnce(target: Target): Outcome {
  const message = 'the run was left before the answer came. Whether it was deleted is not known.';
  const reason = { code: 'aborted', message } as const;
  return { target, attempts: 1, outcome: 'unknown', evidence: 'none', perhapsByUs: true, reason };
}
