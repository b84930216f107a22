/** The accounts of a fleet's providers, by their fingerprints: a credential never enters the database. */
import { engine, type Provider } from '../providers/provider.js';
import { type Fingerprint, fingerprintWith, isSameAccount } from '../record/account.js';
import type { PlannedProvider } from '../record/plan.js';
import { accountOf } from '../record/run-accounts.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';

/** A client, with its account in the database. */
export interface Member {
  readonly provider: Provider;
  readonly account: string;
  readonly fingerprint: Fingerprint;
}

export class Accounts {
  readonly members: readonly Member[];

  private constructor(members: readonly Member[]) {
    this.members = members;
  }

  /** Looks up the accounts of the providers, and adds new ones. A rehearsal has accounts of its own. */
  static async of(
    database: Database,
    providers: readonly Provider[],
    { salt, sandbox }: { readonly salt: string; readonly sandbox: boolean },
  ): Promise<Accounts> {
    const members: Member[] = [];
    for (const provider of providers) {
      const account = accountOf(provider);
      const fingerprint = await fingerprintWith(account, salt);
      const key = [provider.name, account.baseUrl, fingerprint.hash, sandbox];
      await database.run('addAccount', key);
      const { rows } = await database.run('account', key);
      members.push({ provider, account: String(rows[0].id), fingerprint });
    }
    return new Accounts(members);
  }

  get ids(): readonly string[] {
    return [...new Set(this.members.map(({ account }) => account))];
  }

  /** The client for an account with the choices of the plan; undefined if there is none here. */
  find(
    account: string,
    { provider, choices }: Pick<PlannedProvider, 'provider' | 'choices'>,
  ): Member | undefined {
    return this.members.find(
      (member) =>
        member.account === account &&
        member.provider.name === provider &&
        isSame(member.provider[engine].choices, choices),
    );
  }

  /**
   * The client for which a plan was made.
   *
   * @throws FleetError if there is none.
   */
  async planned(planned: PlannedProvider): Promise<Member> {
    const { provider: name, baseUrl, choices } = planned;
    const named = this.members.filter(({ provider }) => provider.name === name);
    if (named.length === 0) {
      throw new FleetError(
        'mismatch',
        `the plan has contacts at ${name}, and this fleet has no client of it. Nothing was enqueued.`,
      );
    }
    const there = named.filter(({ provider }) => accountOf(provider).baseUrl === baseUrl);
    if (there.length === 0) {
      throw new FleetError(
        'mismatch',
        `the plan was made for ${name} at ${baseUrl}, and the clients of this fleet are for another address. Nothing was enqueued.`,
      );
    }
    const chosen = there.filter(({ provider }) => isSame(provider[engine].choices, choices));
    if (chosen.length === 0) {
      const said = Object.entries(choices).map(([option, value]) => `${option}: ${value}`);
      throw new FleetError(
        'mismatch',
        `the plan says ${said.join(', ')} at ${name}, and no client of this fleet was made so. Nothing was enqueued.`,
      );
    }
    for (const member of chosen) {
      if (await isSameAccount(accountOf(member.provider), planned.account)) return member;
    }
    throw new FleetError(
      'mismatch',
      `the plan was made with another credential for ${name}. Nothing was enqueued.`,
    );
  }
}

/** The members that a run is for, each provider once. */
export function chosenMembers(
  { members }: Accounts,
  providers: readonly Provider[] | undefined,
): readonly Member[] {
  const chosen = providers
    ? providers.map((provider) => {
        const member = members.find((each) => each.provider === provider);
        if (!member)
          throw new FleetError('mismatch', `${provider.name} is not one of the providers of this fleet.`);
        return member;
      })
    : members;
  const names = chosen.map(({ provider }) => provider.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return chosen;
  throw new FleetError(
    'invalid',
    `this fleet has several clients of ${twice}: say which one, with providers.`,
  );
}

const isSame = (
  some: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>>,
): boolean =>
  [...new Set([...Object.keys(some), ...Object.keys(others)])].every(
    (option) => some[option] === others[option],
  );

/** The state of an account, for operators. */
export interface AccountStatus {
  /** The number that `resumeAccount` takes. */
  readonly account: string;
  readonly provider: string;
  readonly baseUrl: string;
  /** The worker that has its lane; undefined if no worker has it. */
  readonly worker: string | undefined;
  readonly heldSince: Date | undefined;
  /** Until when nothing is sent, because the provider asked to wait. */
  readonly waitsUntil: Date | undefined;
  /** The guard that has stopped it. Nothing is sent until `resumeAccount` lifts it. */
  readonly stopped: { readonly guard: string; readonly message: string; readonly at: Date } | undefined;
  /** The number of contacts in open parts, including those that are already settled. */
  readonly waiting: number;
}

export async function accountsIn(
  database: Database,
  client?: DatabaseClient,
): Promise<readonly AccountStatus[]> {
  const { rows } = await database.run('accounts', [], client);
  return rows.map((row) => ({
    account: String(row.id),
    provider: row.provider,
    baseUrl: row.base_url,
    worker: row.is_held ? row.holder : undefined,
    heldSince: row.is_held ? row.held_since : undefined,
    waitsUntil: row.waits_until && row.waits_until > new Date() ? row.waits_until : undefined,
    stopped:
      row.stopped_guard === null
        ? undefined
        : { guard: row.stopped_guard, message: row.stopped_message, at: row.stopped_at },
    waiting: row.contacts,
  }));
}
