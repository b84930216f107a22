/** Brings the tables to this version, and checks before any work that they fit it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { version } from '../version.js';
import { startBoss } from './boss.js';
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';
import { migrationsOf } from './migrations.js';

/** The advisory lock of migrations: any number will do, as long as it never changes. */
const LOCK = 4_127_060_519;

const major = Number(version.split('.')[0]);

/**
 * Creates the schema, or adds what is missing. Several processes may call it at once: one does the work, and the others
 * wait.
 *
 * @throws FleetError `otherVersion` if the tables belong to another major version, or to a later version.
 */
export async function migrate(database: Database): Promise<void> {
  const { schema } = database;
  await database.inTransaction(undefined, async (client) => {
    await database.query('select pg_advisory_xact_lock($1)', [LOCK], client);
    await database.query(`create schema if not exists ${schema}`, [], client);
    const done = await numberIn(database, client);
    const migrations = migrationsOf(schema);
    for (const migration of migrations.slice(done)) await database.query(migration, undefined, client);
    if (done === 0) {
      await database.query(
        `insert into ${schema}.fleet (number, major, salt) values ($1, $2, $3)`,
        [migrations.length, major, randomBytes(16).toString('base64')],
        client,
      );
    } else await database.query(`update ${schema}.fleet set number = $1`, [migrations.length], client);
  });
  await migrateJobs(database);
}

/** Another process may be creating the same tables. Then they are there at the next attempt. */
async function migrateJobs(database: Database, tries = 5): Promise<void> {
  try {
    const boss = await startBoss(database, { migrates: true });
    await boss.stop();
  } catch (error) {
    if (tries === 0 || (error instanceof FleetError && error.problem === 'missingPackage')) throw error;
    await sleep(200);
    await migrateJobs(database, tries - 1);
  }
}

/** How many migrations the tables have had. */
async function numberIn(database: Database, client: DatabaseClient): Promise<number> {
  const { schema } = database;
  const { rows } = await database.query('select to_regclass($1) as found', [`${schema}.fleet`], client);
  if (rows[0]?.found === null) return 0;
  const found = await database.query(`select number, major from ${schema}.fleet`, [], client);
  assertMajor(found.rows[0]);
  return found.rows[0].number;
}

/**
 * Checks that the tables and the settings of the database can be used.
 *
 * @returns The salt for the fingerprints of accounts.
 * @throws FleetError `notMigrated` or `otherVersion`; `noDatabase` if the database may lose what it has committed, or if its
 * transactions do not see each other's commits.
 */
export async function assertMigrated(database: Database): Promise<string> {
  const { rows } = await database.run('salt');
  const [fleet] = rows;
  const needed = migrationsOf(database.schema).length;
  if (!fleet || fleet.number < needed) {
    throw new FleetError(
      'notMigrated',
      'the tables of the fleet are older than this version. Run: contact-deletion fleet migrate',
    );
  }
  assertMajor(fleet);
  const settings = await database.query(
    `select current_setting('synchronous_commit') as commits, current_setting('fsync') as syncs,
      current_setting('default_transaction_isolation') as isolation`,
  );
  if (settings.rows[0]?.commits === 'off' || settings.rows[0]?.syncs === 'off') {
    throw new FleetError(
      'noDatabase',
      'the database forgets what it has committed if it crashes: set synchronous_commit and fsync to on.',
    );
  }
  // A transaction must see what others have committed meanwhile: who has a lane, and who has claimed a contact.
  if (settings.rows[0]?.isolation !== 'read committed') {
    throw new FleetError(
      'noDatabase',
      `transactions are ${settings.rows[0]?.isolation} there unless it is said otherwise: set default_transaction_isolation to read committed.`,
    );
  }
  return fleet.salt;
}

function assertMajor(fleet: { readonly number: number; readonly major: number }): void {
  const known = migrationsOf('s').length;
  if (fleet.major === major && fleet.number <= known) return;
  const theirs = fleet.major === major ? 'a later version' : `major version ${fleet.major}`;
  throw new FleetError(
    'otherVersion',
    `the tables of the fleet are those of ${theirs} of contact-deletion, and this is ${version}. ` +
      'All machines of a fleet run the same major version.',
  );
}
