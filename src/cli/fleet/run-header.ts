/** The header of a run of the fleet, which has the key of its receipts. Only commands that need the database import this. */
import { databaseOf } from '../../fleet/database.js';
import { assertMigrated } from '../../fleet/migrate.js';
import { runIn } from '../../fleet/run-source.js';
import type { HeaderRecord } from '../../record/records.js';
import type { CommandLine } from '../command-line.js';
import { type DatabaseChoice, databaseFrom } from './database.js';

/** @throws FleetError `mismatch` if the fleet has no such run. */
export async function headerOfRun(
  cli: CommandLine,
  run: string,
  options: DatabaseChoice,
): Promise<HeaderRecord> {
  const database = await databaseOf(databaseFrom(cli, options), options.schema ?? 'contact_deletion');
  try {
    await assertMigrated(database);
    return (await runIn(database, run)).header;
  } finally {
    await database.close();
  }
}
