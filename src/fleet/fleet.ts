/** A fleet: many machines that share accounts, each account used by one machine at a time, with the record in PostgreSQL. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outcome } from '../deletion/outcome.js';
import type { TargetInput } from '../deletion/targets.js';
import { engine, type Provider } from '../providers/provider.js';
import type { Plan } from '../record/plan.js';
import type { Receipt } from '../record/receipt/receipt.js';
import { type ReceiptOptions, RunView } from '../record/run-view.js';
import { type AccountStatus, Accounts, accountsIn } from './accounts.js';
import { type Boss, startBoss } from './boss.js';
import { type Database, type DatabasePool, databaseOf } from './database.js';
import { type EnqueuedRun, type EnqueueOptions, enqueue } from './enqueue.js';
import { FleetError } from './errors.js';
import { forgetBefore } from './forget.js';
import { liveOutcomes } from './live-outcomes.js';
import { assertMigrated, migrate } from './migrate.js';
import { type ResumeRunOptions, resumeRun } from './resume.js';
import { runIn, sourceOf } from './run-source.js';
import { type RunStatus, type RunSummary, runsIn, statusOf } from './status.js';
import type { WorkOptions } from './work-options.js';
import { Worker } from './worker.js';

/** Options of `createFleet`. */
export interface FleetOptions {
  /** The database of the record: a connection string, or a pool of the package `pg`. */
  readonly database: string | DatabasePool;
  /** The clients to use. Several clients of one provider are several accounts, or one account with different choices. */
  readonly providers: readonly Provider[];
  /**
   * The schema of the tables, a plain name (`a-z`, `0-9` and `_`, at most 41 characters). pg-boss has its own, with `_jobs`
   * appended to the name.
   * @default 'contact_deletion'
   */
  readonly schema?: string | undefined;
  /** Whether it is a rehearsal, where nothing is real. Its plans and receipts say so. @default false */
  readonly sandbox?: boolean | undefined;
}

/** Options for waiting for a run. */
export interface WaitOptions {
  /** Ends the wait. @default never */
  readonly signal?: AbortSignal | undefined;
}

type Targets = Iterable<string | TargetInput> | AsyncIterable<string | TargetInput>;

/** How often `waitFor` looks at a run, in milliseconds. */
const LOOK_AGAIN_MS = 500;

/**
 * A fleet. Methods that need the database throw a `FleetError`: `noDatabase` if it cannot be used, `notMigrated` or
 * `otherVersion` if its tables do not fit this version.
 */
export class Fleet implements AsyncDisposable {
  readonly #options: FleetOptions;
  readonly #database: Promise<Database>;
  #ready: Promise<Ready> | undefined;

  /** @internal */
  constructor(options: FleetOptions) {
    this.#options = options;
    this.#database = databaseOf(options.database, options.schema ?? 'contact_deletion');
    // The error is thrown by the first call that needs the database.
    this.#database.catch(() => {});
  }

  /**
   * Creates the tables, or adds what is missing. Several processes may call it at once. It needs the right to create
   * schemas.
   */
  async migrate(): Promise<void> {
    await migrate(await this.#database);
  }

  /**
   * Enqueues a run: its contacts are deleted by the workers that have their accounts. All of it is enqueued, or nothing.
   *
   * @param plan A plan from `readPlan`, or targets as for `deleteContacts`.
   * @throws FleetError `mismatch` if no client here is for the plan's account, `tooMany` for more contacts than `maxDelete`.
   * @throws RecordError if the plan was changed after it was sealed.
   * @throws InvalidOptionError if a target is not one.
   * @example
   * const { run } = await fleet.enqueue(['acme:per_1', 'acme:per_2'], { client });
   */
  async enqueue(plan: Plan | Targets, options: EnqueueOptions = {}): Promise<EnqueuedRun> {
    const { sandbox = false } = this.#options;
    return enqueue({ ...(await this.#whenReady()), sandbox }, plan, options);
  }

  /** Works on enqueued runs until the signal is aborted. Accounts that another worker has are left to it. */
  async work(options: WorkOptions = {}): Promise<void> {
    const { database, accounts } = await this.#whenReady();
    const boss = await startBoss(database, { maintains: true });
    try {
      await new Worker(database, accounts, boss, options).work();
    } finally {
      await boss.stop().catch(() => {});
    }
  }

  /** The state of a run. */
  async status(run: string): Promise<RunStatus> {
    return statusOf((await this.#whenReady()).database, run);
  }

  /** The newest runs, by default 50. */
  async runs(most = 50): Promise<readonly RunSummary[]> {
    return runsIn((await this.#whenReady()).database, most);
  }

  /** All accounts: which worker has each, and what holds it up. */
  async accounts(): Promise<readonly AccountStatus[]> {
    return accountsIn((await this.#whenReady()).database);
  }

  /** The outcomes of a run as they are settled, each contact once. Ends when workers have nothing left to do for the run. */
  async *outcomes(run: string, { signal }: WaitOptions = {}): AsyncGenerator<Outcome, void, void> {
    yield* liveOutcomes((await this.#whenReady()).database, run, signal);
  }

  /** A run so far: each contact once, and the counts. */
  async view(run: string): Promise<RunView> {
    return new RunView(await sourceOf((await this.#whenReady()).database, run));
  }

  /**
   * The receipt of a run so far, or of one person or one contact of it.
   *
   * @throws FleetError `mismatch` for one person or contact of a run whose contacts were forgotten: only the whole receipt
   * is kept.
   */
  async receipt(run: string, options: ReceiptOptions = {}): Promise<Receipt> {
    const { database } = await this.#whenReady();
    const { receipt } = await runIn(database, run);
    if (!receipt) return new RunView(await sourceOf(database, run)).receipt(options);
    if (Object.values(options).every((value) => value === undefined)) return receipt;
    throw new FleetError(
      'mismatch',
      'the contacts of this run were forgotten. Only the receipt of the whole run is kept, as it was made then.',
    );
  }

  /** Resolves when workers have nothing left to do for a run, or can do nothing because guards have stopped the rest. */
  async waitFor(run: string, { signal }: WaitOptions = {}): Promise<RunStatus> {
    const { database } = await this.#whenReady();
    await runIn(database, run);
    for (;;) {
      const { rows } = await database.run('progress', [run]);
      const [{ is_open, is_stuck }] = rows;
      if (!is_open || is_stuck) return statusOf(database, run);
      await sleep(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
    }
  }

  /**
   * Asks again about the contacts of a run that are `unknown` or `notAttempted`. Contacts that another open run has are left
   * out; they can be asked about when that run is done with them.
   *
   * @returns How many contacts are asked about again.
   */
  async resume(run: string, options: ResumeRunOptions = {}): Promise<number> {
    return resumeRun(await this.#whenReady(), run, options);
  }

  /**
   * Lifts the guard that has stopped an account, after somebody has looked into it.
   *
   * @param account The number from `accounts`.
   * @throws FleetError `mismatch` if there is no such account that is stopped.
   */
  async resumeAccount(account: string): Promise<void> {
    const { database, boss } = await this.#whenReady();
    const { rowCount } = /^\d{1,18}$/.test(account)
      ? await database.run('resumeAccount', [account])
      : { rowCount: 0 };
    if (rowCount !== 1)
      throw new FleetError('mismatch', 'there is no account of that number that is stopped.');
    await boss.hand(account);
  }

  /**
   * Removes the contact ids of runs that ended before a date from the database. Counts and receipts are kept.
   *
   * @returns How many runs.
   */
  async forget(before: Date): Promise<number> {
    return forgetBefore((await this.#whenReady()).database, before);
  }

  /** Ends the connections. The caller's own pool is left open. */
  async close(): Promise<void> {
    const ready = await this.#ready?.catch(() => undefined);
    await ready?.boss.stop().catch(() => {});
    await (await this.#database.catch(() => undefined))?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #whenReady(): Promise<Ready> {
    // After a failure, the next call tries again: the database may be up by then.
    this.#ready ??= this.#prepare().catch((error: unknown) => {
      this.#ready = undefined;
      throw error;
    });
    return this.#ready;
  }

  async #prepare(): Promise<Ready> {
    const database = await this.#database;
    const { providers, sandbox = false } = this.#options;
    const salt = await assertMigrated(database);
    const accounts = await Accounts.of(database, providers, { salt, sandbox });
    return { database, accounts, boss: await startBoss(database) };
  }
}

interface Ready {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly boss: Boss;
}

/**
 * Creates a fleet: several machines that delete contacts at shared accounts. The record is in PostgreSQL, and pg-boss hands
 * out the accounts. It connects when it first needs to.
 *
 * @throws FleetError `invalid` for providers that cannot be used, or for a missing database.
 * @example
 * import { createFleet } from 'contact-deletion/fleet';
 * import { acme } from './acme.js';
 *
 * const fleet = createFleet({ database: process.env.DATABASE_URL ?? '', providers: [acme.fromEnv()] });
 * const { run } = await fleet.enqueue(['acme:per_1']);
 * for await (const { target, outcome } of fleet.outcomes(run)) console.log(target.id, outcome);
 */
export function createFleet(options: FleetOptions): Fleet {
  for (const provider of options.providers) {
    if (provider[engine]?.choices) continue;
    const why =
      'choosing' in provider
        ? 'there is something left to choose: give client.choosing({ … })'
        : 'it is no client of a provider';
    throw new FleetError('invalid', `${String(provider.name)}: ${why}.`);
  }
  if (options.database === '' || options.database === undefined) {
    throw new FleetError(
      'invalid',
      'database must be a connection string, such as DATABASE_URL, or a pool of pg.',
    );
  }
  return new Fleet(options);
}
