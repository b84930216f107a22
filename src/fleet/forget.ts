/** Retention: removes the contact ids of old runs from the database, and keeps their counts and receipts. */
import { RunView } from '../record/run-view.js';
import type { Database } from './database.js';
import { runIn, sourceOf } from './run-source.js';

/**
 * Forgets runs that ended before a date. A run that another run still refers to is forgotten after that one.
 *
 * @returns How many.
 */
export async function forgetBefore(database: Database, before: Date): Promise<number> {
  let count = 0;
  for (;;) {
    const { rows } = await database.run('forgettable', [before, null]);
    if (rows.length === 0) return count;
    for (const { id } of rows) if (await forget(database, id, before)) count += 1;
  }
}

async function forget(database: Database, run: string, before: Date): Promise<boolean> {
  return database.inTransaction(undefined, async (client) => {
    await database.run('lockRun', [run], client);
    await database.run('lockParts', [run], client);
    // It may have been resumed meanwhile, or a new run may refer to it.
    const { rows } = await database.run('forgettable', [before, run], client);
    if (rows.length === 0) return false;
    const { header } = await runIn(database, run, client);
    const receipt = await new RunView(await sourceOf(database, run, client)).receipt();
    // The people of a plan name contacts, so they go. The key of the receipt stays, since the receipt could not be checked
    // without it. Whether a contact is in the receipt, the key reveals only to those who know the contact's id.
    const { people: _, ...plan } = header.plan;
    const forgetful = { ...header, plan };
    await database.run('keepReceipt', [run, JSON.stringify(receipt), JSON.stringify(forgetful)], client);
    await database.run('forgetRecords', [run], client);
    await database.run('forgetFollowers', [run], client);
    return true;
  });
}
