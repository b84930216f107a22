/** Adds and reopens the parts of a run, in one transaction. A part has up to two thousand contacts of one account. */
import { type HeaderRecord, type OutcomeRecord, type RunRecord, targetRecords } from '../record/records.js';
import { version } from '../version.js';
import type { Member } from './accounts.js';
import { kindOfDeletion, type RunAgreement } from './agreement.js';
import type { Database, DatabaseClient } from './database.js';
import type { PartRow } from './run-source.js';

/** Contacts per part: enough to keep a lane busy for a while, few enough to keep in memory. */
const CONTACTS_A_PART = 2_000;
/** How many contacts to put in one statement. */
const CONTACTS_A_STATEMENT = 10_000;

/** Adds contacts to a run, in parts. Contacts that another open run has are left to that run. */
export class Parts {
  /** The accounts that got work. */
  readonly accounts = new Set<string>();
  readonly #database: Database;
  readonly #client: DatabaseClient;
  readonly #header: HeaderRecord;
  readonly #agreement: RunAgreement;
  #number: number;

  /** @param number The number of the next part. @default 1 */
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

  /** @returns How many contacts are left to other runs. This run follows their outcomes. */
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
   * Adds contacts that this run has already asked about. They cannot follow another run, since a doubt may be this run's
   * alone.
   *
   * @param history What another part says about them.
   * @returns Those that no other run has.
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
   * Reopens a part of the run.
   *
   * @param ids The contacts that are left in it.
   * @returns Whether that was possible. It is not while another run has one of the contacts.
   */
  async reopen({ id, account }: Pick<PartRow, 'id' | 'account'>, ids: readonly string[]): Promise<boolean> {
    const { rows } = await this.#run('agreementOf', [id]);
    const owners = await this.#claim(account, rows[0].agreement, new Map(ids.map((each) => [each, id])));
    // A part with a problem still has its own claims.
    if ([...owners.values()].some((owner) => owner !== id)) {
      await this.#run('giveUpClaims', [id]);
      return false;
    }
    await this.#run('reopenPart', [id]);
    this.accounts.add(account);
    return true;
  }

  /** @returns For each contact of another run, the part that has it. All other contacts are in new parts. */
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

  /** @returns For each contact that is already claimed, the part that has it. */
  async #claim(
    account: string,
    kind: string,
    ownerOf: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, string>> {
    const leaders = new Map<string, string>();
    // Sorted, so that two transactions cannot deadlock. If a claim is given up meanwhile, its contact is tried again.
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
    // Fewer than before, if other runs have some of them.
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
