/** Takes a run up again: what is left of it, with the doubt that is on record, is given to the workers once more. */
import type { OutcomeRecord } from '../record/records.js';
import type { Remaining } from '../record/standing.js';
import type { Accounts, Member } from './accounts.js';
import type { Boss } from './boss.js';
import type { Database, DatabaseClient } from './database.js';
import { Parts, type RunAgreement } from './enqueue.js';
import { FleetError } from './errors.js';
import { recordsOf, standingOf } from './part-log.js';
import { type Led, ledOf, type PartRow, partsOf, type RunRow, runIn } from './run-source.js';

/** Options of `resume`. */
export interface ResumeRunOptions {
  /**
   * Providers whose account is known to be the right one: what a 404 left open there is asked about, too.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
}

export interface ResumePort {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly boss: Boss;
}

/** @returns How many contacts are asked about again. */
export async function resumeRun(
  port: ResumePort,
  id: string,
  { provenAccounts = [] }: ResumeRunOptions,
): Promise<number> {
  const { database, boss } = port;
  return database.inTransaction(undefined, async (client) => {
    const run = await runIn(database, id, client);
    if (run.forgotten_at)
      throw new FleetError('mismatch', 'the contacts of this run were forgotten: it cannot be resumed.');
    const options: RunAgreement = {
      ...run.options,
      provenAccounts: [...new Set([...(run.options.provenAccounts ?? []), ...provenAccounts])],
    };
    if (provenAccounts.length > 0) await database.run('setOptions', [id, JSON.stringify(options)], client);
    let count = 0;
    const accounts = new Set<string>();
    for (const part of await partsOf(database, id, client)) {
      if (part.isOpen && part.problem === undefined) continue;
      const left = await leftOf(database, run, part, provenAccounts);
      if (left.length === 0) continue;
      await database.run('reopenPart', [part.id], client);
      accounts.add(part.account);
      count += left.length;
    }
    count += await resumeLed(port, client, { ...run, options }, provenAccounts, accounts);
    for (const account of accounts) await boss.hand(account, client);
    return count;
  });
}

/** Contacts that another run had: this one takes what is left of them into its own hands. */
async function resumeLed(
  { database, accounts }: ResumePort,
  client: DatabaseClient,
  run: RunRow,
  vouchedFor: readonly string[],
  handed: Set<string>,
): Promise<number> {
  let count = 0;
  for (const led of await ledOf(database, run.id, client)) {
    if (led.leader.isOpen) continue;
    const left = (await leftOf(database, run, led.leader, vouchedFor)).filter(({ id }) =>
      led.contacts.has(id),
    );
    if (left.length === 0) continue;
    const ids = left.map(({ id }) => id);
    await database.run('unfollow', [run.id, led.provider, ids], client);
    const next = await database.run('nextNumber', [run.id], client);
    const parts = new Parts(database, client, run.header, run.options, next.rows[0].number);
    await parts.add(memberFor(accounts, run, led), ids, await pastOf(database, led));
    for (const account of parts.accounts) handed.add(account);
    count += left.length;
  }
  return count;
}

function memberFor(accounts: Accounts, { header }: RunRow, { provider, leader }: Led): Member {
  const planned = header.plan.providers.find((each) => each.provider === provider);
  const member = planned && accounts.find(leader.account, planned);
  if (member) return member;
  throw new FleetError(
    'mismatch',
    `this fleet has no client of ${provider} for the account and the choices of the run.`,
  );
}

async function leftOf(
  database: Database,
  { header, options }: RunRow,
  { id, length }: Pick<PartRow, 'id' | 'length'>,
  vouchedFor: readonly string[],
): Promise<readonly Remaining[]> {
  const standing = await standingOf(header, recordsOf(database, id, length));
  // What another part of the account has proven is known to whoever works on it.
  return [...standing.remaining([...vouchedFor, ...(options.provenAccounts ?? [])])];
}

/** What the part of the other run says of each contact. */
async function pastOf(
  database: Database,
  { leader, contacts }: Led,
): Promise<ReadonlyMap<string, OutcomeRecord>> {
  const past = new Map<string, OutcomeRecord>();
  for await (const record of recordsOf(database, leader.id, leader.length)) {
    if (record.type === 'outcome' && contacts.has(record.id)) past.set(record.id, record);
  }
  return past;
}
