/** Puts a run into the database: its plan, its parts, its contacts, and a job for each lane. All of it, or nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import { LIMITS } from '../deletion/limits.js';
import { readForPlan } from '../deletion/planned-targets.js';
import type { TargetInput } from '../deletion/targets.js';
import { engine, type Provider } from '../providers/provider.js';
import { assertPlaceFits, assertSameSpelling } from '../record/fits.js';
import { assertSealed, type Plan, type PlannedTargets } from '../record/plan.js';
import { type HeaderRecord, type OutcomeRecord, type RunRecord, targetRecords } from '../record/records.js';
import { accountOf, planOf, targetsOf } from '../record/run-accounts.js';
import { version } from '../version.js';
import { type Accounts, chosenMembers, type Member } from './accounts.js';
import { assertAgreement, kindOfDeletion, type RunAgreement } from './agreement.js';
import type { Boss } from './boss.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';
import type { PartRow } from './run-source.js';

/** Options of `enqueue`. */
export interface EnqueueOptions extends RunAgreement {
  /**
   * A client of `pg` in the middle of a transaction: the run is there when that is committed, and not if it is rolled back.
   * @default a transaction of its own
   */
  readonly client?: DatabaseClient | undefined;
  /**
   * Which of the fleet's clients a list of targets is for, if there are several of one provider.
   * @default all of them
   */
  readonly providers?: readonly Provider[] | undefined;
  /**
   * The most contacts that are enqueued. With more, none is.
   * @default 1000; for a plan none, since it was counted
   */
  readonly maxDelete?: number | undefined;
}

/** A run that was enqueued. */
export interface EnqueuedRun {
  /** Its UUID. */
  readonly run: string;
  /** Unique contacts. */
  readonly total: number;
  /** Targets that named a contact once more. */
  readonly duplicates: number;
  /** Contacts that another run has in hand, for the same deletion: they are sent once, and both runs say what became of them. */
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

/** Contacts of one account in a part: enough to keep a lane busy for a while, few enough to be in memory. */
const CONTACTS_A_PART = 2_000;
/** How many contacts go into one statement. */
const CONTACTS_A_STATEMENT = 10_000;

/**
 * @throws FleetError `mismatch` if it is for another account, `tooMany` for more contacts than `maxDelete`, `invalid` for options that
 * cannot be used.
 * @throws RecordError if the plan is none, or not as it was sealed.
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

/** By account, so that no two transactions wait for each other. */
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

/** Adds contacts to a run, in parts. Contacts that another open run has are left to that one. */
export class Parts {
  /** Those that have got work. */
  readonly accounts = new Set<string>();
  readonly #database: Database;
  readonly #client: DatabaseClient;
  readonly #header: HeaderRecord;
  readonly #agreement: RunAgreement;
  #number: number;

  /** @param number Of the next part. @default 1 */
  constructor(
    database: Database,
    client: DatabaseClient,
    header: HeaderRecord,
    agreement: RunAgreement,
    number = 1,
  ) {
    this.#database = database;
    this.#client = client;
    this.#header = header;
    this.#agreement = agreement;
    this.#number = number;
  }

  /** @returns How many are left to other runs: this one follows what becomes of them. */
  async add(member: Member, ids: readonly string[]): Promise<number> {
    const leaders = await this.#put(member, ids, new Map());
    const followed = [...leaders.keys()];
    for (const some of slices(followed, CONTACTS_A_STATEMENT)) {
      await this.#run('addFollowers', [
        this.#header.run,
        member.provider.name,
        some,
        some.map((id) => leaders.get(id)),
      ]);
    }
    return followed.length;
  }

  /**
   * Adds contacts that the run has asked about before, so that what another run says of them would not hold for it: there may be a
   * doubt that is only its own.
   *
   * @param history What was said of them, in another part.
   * @returns Those that no other run has in hand.
   */
  async addAgain(
    member: Member,
    ids: readonly string[],
    history: ReadonlyMap<string, OutcomeRecord>,
  ): Promise<readonly string[]> {
    const leaders = await this.#put(member, ids, history);
    return ids.filter((id) => !leaders.has(id));
  }

  /**
   * Opens a part of the run again.
   *
   * @param ids The contacts that are left of it.
   * @returns Whether it could: not while another run has one of them in hand.
   */
  async reopen({ id, account }: Pick<PartRow, 'id' | 'account'>, ids: readonly string[]): Promise<boolean> {
    const { rows } = await this.#run('agreementOf', [id]);
    const owners = await this.#claim(account, rows[0].agreement, new Map(ids.map((each) => [each, id])));
    // Those of a part with a problem are its own already.
    if ([...owners.values()].some((owner) => owner !== id)) {
      await this.#run('giveUpClaims', [id]);
      return false;
    }
    await this.#run('reopenPart', [id]);
    this.accounts.add(account);
    return true;
  }

  /** @returns By contact: the part of another run that has it. The others are in new parts. */
  async #put(
    member: Member,
    ids: readonly string[],
    history: ReadonlyMap<string, OutcomeRecord>,
  ): Promise<ReadonlyMap<string, string>> {
    const { account, provider } = member;
    const kind = kindOfDeletion(this.#header, this.#agreement, provider);
    const ownerOf = new Map<string, string>();
    const parts = new Map<string, readonly string[]>();
    for (const some of slices(ids, CONTACTS_A_PART)) {
      const values = [this.#header.run, this.#number++, account, provider.name, kind, some.length];
      const { rows } = await this.#run('addPart', values);
      const part = String(rows[0].id);
      parts.set(part, some);
      for (const id of some) ownerOf.set(id, part);
    }
    const leaders = await this.#claim(account, kind, ownerOf);
    for (const [part, some] of parts) {
      const own = some.filter((id) => !leaders.has(id));
      if (own.length === 0) await this.#run('deletePart', [part]);
      else await this.#begin(part, provider.name, own, history);
    }
    if (leaders.size < ids.length) this.accounts.add(account);
    return leaders;
  }

  /** @returns By contact: the part that has it already. */
  async #claim(
    account: string,
    kind: string,
    ownerOf: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, string>> {
    const leaders = new Map<string, string>();
    // In one order, so that no two transactions wait for each other. A claim that is given up in the meantime is tried again.
    let unclaimed = [...ownerOf.keys()].toSorted(byBytes);
    while (unclaimed.length > 0) {
      const left: string[] = [];
      for (const some of slices(unclaimed, CONTACTS_A_STATEMENT)) {
        const owners = some.map((id) => ownerOf.get(id));
        const claimed = await this.#run('claim', [account, kind, some, owners]);
        const own = new Set(claimed.rows.map(({ contact }) => contact));
        const others = some.filter((id) => !own.has(id));
        if (others.length === 0) continue;
        const { rows } = await this.#run('claimants', [account, kind, others]);
        for (const { contact, part } of rows) leaders.set(contact, String(part));
        left.push(...others.filter((id) => !leaders.has(id)));
      }
      unclaimed = left;
    }
    return leaders;
  }

  async #begin(
    part: string,
    provider: string,
    ids: readonly string[],
    history: ReadonlyMap<string, OutcomeRecord>,
  ): Promise<void> {
    const past = ids.flatMap((id) => history.get(id) ?? []);
    const records: RunRecord[] = [...targetRecords({ [provider]: ids })];
    if (past.length > 0) {
      records.push({ type: 'session', at: new Date().toISOString(), tool: version }, ...past);
    }
    await this.#run('noteFirst', [
      records.map(() => part),
      records.map((_, seq) => seq),
      records.map(({ type }) => type),
      records.map((record) => JSON.stringify(record)),
    ]);
    // Fewer than at first, if some are another run's.
    await this.#run('setPartCount', [part, ids.length]);
  }

  #run(...[name, values]: Parameters<Database['run']>) {
    return this.#database.run(name, values, this.#client);
  }
}

function* slices<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
