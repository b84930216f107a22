/** Resumes a run: what is left of it is given to the workers again, with the doubts on record. */
import type { OutcomeRecord } from '../record/records.js';
import type { Accounts, Member } from './accounts.js';
import { assertProven, type RunAgreement } from './agreement.js';
import type { Boss } from './boss.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';
import { recordsOf, standingOf } from './part-log.js';
import { Parts } from './parts.js';
import { type Led, ledOf, type PartRow, partsOf, type RunRow, runIn } from './run-source.js';

/** Options of `resume`. */
export interface ResumeRunOptions {
  /**
   * Providers whose account is known to be the right one: contacts that an ambiguous 404 left unknown there are asked about,
   * too.
   * @default none
   */
  readonly provenAccounts?: readonly string[] | undefined;
}

export interface ResumePort {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly boss: Boss;
}

/**
 * Contacts that another open run has are left out. They can be asked about when that run is done with them.
 *
 * @returns How many contacts are asked about again.
 */
export async function resumeRun(
  port: ResumePort,
  id: string,
  { provenAccounts = [] }: ResumeRunOptions,
): Promise<number> {
  const { database, boss, accounts } = port;
  assertProven(
    provenAccounts,
    accounts.members.map(({ provider }) => provider.name),
  );
  await runIn(database, id);
  return database.inTransaction(undefined, async (client) => {
    await database.run('lockRun', [id], client);
    const run = await runIn(database, id, client);
    if (run.forgotten_at)
      throw new FleetError('mismatch', 'the contacts of this run were forgotten: it cannot be resumed.');
    const options: RunAgreement = {
      ...run.options,
      provenAccounts: [...new Set([...(run.options.provenAccounts ?? []), ...provenAccounts])],
    };
    if (provenAccounts.length > 0) await database.run('setOptions', [id, JSON.stringify(options)], client);
    const next = await database.run('nextNumber', [id], client);
    const parts = new Parts(database, client, run.header, options, next.rows[0].number);
    const resumed: Resumed = { ...port, client, run: { ...run, options }, parts };
    const count = (await resumeOwn(resumed)) + (await resumeLed(resumed));
    for (const account of parts.accounts) await boss.hand(account, client);
    return count;
  });
}

/** A run that is being resumed, within a transaction. */
interface Resumed extends ResumePort {
  readonly client: DatabaseClient;
  readonly run: RunRow;
  readonly parts: Parts;
}

async function resumeOwn(resumed: Resumed): Promise<number> {
  const { database, client, run, parts } = resumed;
  let count = 0;
  for (const part of await partsOf(database, run.id, client)) {
    if (part.isOpen && part.problem === undefined) continue;
    const left = await leftOf(resumed, part);
    if (left.length > 0 && (await parts.reopen(part, left))) count += left.length;
  }
  return count;
}

/** Takes over contacts that this run has followed in another run, if they are still unsettled there. */
async function resumeLed(resumed: Resumed): Promise<number> {
  const { database, accounts, client, run, parts } = resumed;
  let count = 0;
  for (const led of await ledOf(database, run.id, client)) {
    if (led.leader.isOpen) continue;
    const left = (await leftOf(resumed, led.leader)).filter((id) => led.contacts.has(id));
    if (left.length === 0) continue;
    const taken = await parts.addAgain(memberFor(accounts, run, led), left, await pastOf(resumed, led));
    await database.run('unfollow', [run.id, led.provider, taken], client);
    count += taken.length;
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
  { database, client, run: { header, options } }: Resumed,
  { id, length }: Pick<PartRow, 'id' | 'length'>,
): Promise<readonly string[]> {
  const standing = await standingOf(header, recordsOf(database, id, length, client));
  // The worker itself knows what another part has proven about the account.
  return Array.from(standing.remaining(options.provenAccounts), (each) => each.id);
}

/** What the part of the other run says about each contact. */
async function pastOf(
  { database, client }: Resumed,
  { leader, contacts }: Led,
): Promise<ReadonlyMap<string, OutcomeRecord>> {
  const past = new Map<string, OutcomeRecord>();
  for await (const record of recordsOf(database, leader.id, leader.length, client)) {
    if (record.type === 'outcome' && contacts.has(record.id)) past.set(record.id, record);
  }
  return past;
}
