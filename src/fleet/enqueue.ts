/** Puts a run into the database: its plan, its parts, its contacts, and a job for each lane. All of it, or nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import { LIMITS } from '../deletion/limits.js';
import { readForPlan } from '../deletion/planned-targets.js';
import type { TargetInput } from '../deletion/targets.js';
import { engine, type Provider } from '../providers/provider.js';
import { assertPlaceFits, assertSameSpelling } from '../record/fits.js';
import { assertSealed, type Plan, type PlannedTargets } from '../record/plan.js';
import type { HeaderRecord } from '../record/records.js';
import { accountOf, planOf, targetsOf } from '../record/run-accounts.js';
import { version } from '../version.js';
import { type Accounts, chosenMembers, type Member } from './accounts.js';
import { assertAgreement, type RunAgreement } from './agreement.js';
import type { Boss } from './boss.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';
import { Parts } from './parts.js';

/** Options of `enqueue`. */
export interface EnqueueOptions extends RunAgreement {
  /**
   * A client of `pg` in the middle of a transaction. The run exists once that is committed, and does not if it is rolled
   * back.
   * @default a transaction of its own
   */
  readonly client?: DatabaseClient | undefined;
  /**
   * Which of the fleet's clients the targets are for, if it has several clients of a provider.
   * @default all of them
   */
  readonly providers?: readonly Provider[] | undefined;
  /**
   * The most contacts that may be enqueued. If there are more, nothing is enqueued.
   * @default 1000; none for a plan, which was counted when it was made
   */
  readonly maxDelete?: number | undefined;
}

/** A run that was enqueued. */
export interface EnqueuedRun {
  /** Its UUID. */
  readonly run: string;
  /** Unique contacts. */
  readonly total: number;
  /** Repeated targets. */
  readonly duplicates: number;
  /**
   * Contacts that another open run already has, for the same kind of deletion. They are sent once, and both runs report the
   * outcome.
   */
  readonly shared: number;
}

export interface EnqueuePort {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly boss: Boss;
  /** Whether the fleet is a rehearsal. */
  readonly sandbox: boolean;
}

type Targets = Iterable<string | TargetInput> | AsyncIterable<string | TargetInput>;

/**
 * @throws FleetError `mismatch` if the run is for another account, `tooMany` for more contacts than `maxDelete`, `invalid`
 * for options that cannot be used.
 * @throws RecordError if the plan is not one, or was changed after it was sealed.
 */
export async function enqueue(
  port: EnqueuePort,
  given: Plan | Targets,
  { client, ...options }: EnqueueOptions,
): Promise<EnqueuedRun> {
  assertAgreement(
    options,
    port.accounts.members.map(({ provider }) => provider.name),
  );
  const { plan, members, duplicates } = await preparedRun(port, given, options);
  const { targets, ...head } = plan;
  const total = Object.values(targets).reduce((sum, ids) => sum + ids.length, 0);
  const most = options.maxDelete ?? (isPlan(given) ? total : LIMITS.maxDelete);
  if (total > most) {
    throw new FleetError(
      'tooMany',
      `there are ${total} contacts, and maxDelete is ${most}. Nothing was enqueued.`,
    );
  }
  const { allowAbsent, atomic, lookUp, provenAccounts, recheck } = options;
  const agreement: RunAgreement = { allowAbsent, atomic, lookUp, provenAccounts, recheck };
  const run = randomUUID();
  const header: HeaderRecord = {
    type: 'header',
    format: 'contact-deletion/journal',
    version: 1,
    run,
    at: new Date().toISOString(),
    tool: version,
    key: randomBytes(32).toString('base64'),
    plan: head,
  };
  const shared = await port.database.inTransaction(client, async (transaction) => {
    const values = [run, JSON.stringify(header), JSON.stringify(agreement), total, duplicates];
    await port.database.run('addRun', values, transaction);
    const parts = new Parts(port.database, transaction, header, agreement);
    let followed = 0;
    for (const [member, ids] of inOneOrder(targets, members)) followed += await parts.add(member, ids);
    for (const account of parts.accounts) await port.boss.hand(account, transaction);
    return followed;
  });
  return { run, total, duplicates, shared };
}

/** Sorted by account, so that transactions lock the accounts in the same order and cannot deadlock. */
const inOneOrder = (
  targets: PlannedTargets,
  members: ReadonlyMap<string, Member>,
): readonly (readonly [Member, readonly string[]])[] =>
  Object.entries(targets)
    .map(([provider, ids]) => {
      const member = members.get(provider);
      if (!member) throw new Error(`No member for ${provider}: this is a bug.`);
      return [member, ids] as const;
    })
    .toSorted(([one], [other]) => Number(one.account) - Number(other.account));

const isPlan = (given: Plan | Targets): given is Plan =>
  'digest' in Object(given) || 'format' in Object(given);

interface PreparedRun {
  readonly plan: Plan;
  readonly members: ReadonlyMap<string, Member>;
  readonly duplicates: number;
}

async function preparedRun(
  { accounts, sandbox }: EnqueuePort,
  given: Plan | Targets,
  { providers }: Pick<EnqueueOptions, 'providers'>,
): Promise<PreparedRun> {
  if (isPlan(given)) {
    assertSealed(given);
    if (given.sandbox !== sandbox) {
      const [what, where] = given.sandbox ? ['a rehearsal', 'real'] : ['real', 'a rehearsal'];
      throw new FleetError(
        'mismatch',
        `the plan is ${what}, and this fleet is ${where}. Nothing was enqueued.`,
      );
    }
    const members = new Map<string, Member>();
    for (const planned of given.providers) members.set(planned.provider, await accounts.planned(planned));
    const used = [...members.values()].map(({ provider }) => accountOf(provider));
    assertPlaceFits(given, used, version);
    assertSameSpelling(used, targetsOf(given));
    return { plan: given, members, duplicates: 0 };
  }
  if (typeof given === 'string') throw new FleetError('invalid', 'targets must be a list, not one string.');
  const chosen = chosenMembers(accounts, providers);
  const definitions = chosen.map(({ provider }) => provider[engine].definition);
  const { ids, duplicates, count } = await readForPlan(given, definitions, new AbortController().signal);
  if (count === 0) throw new FleetError('invalid', 'there is no contact to delete. Nothing was enqueued.');
  const members = new Map(chosen.map((member) => [member.provider.name, member]));
  const plan = await planOf(
    chosen.map(({ provider }) => accountOf(provider)),
    ids,
    sandbox,
    undefined,
    async ({ provider }) => {
      const member = members.get(provider);
      if (!member) throw new Error(`No member for ${provider}: this is a bug.`);
      return member.fingerprint;
    },
  );
  return { plan, members, duplicates };
}
