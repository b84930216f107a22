/** The database of a command line. A password is never an argument: arguments are visible in the list of processes. */
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { usageError } from '../exit.js';

export interface DatabaseChoice {
  readonly database?: string;
  readonly schema?: string;
}

export const addDatabaseOptions = (command: Command): Command =>
  command
    .option(
      '--database <url>',
      'the database, without a password (default: DATABASE_URL, which may have one)',
    )
    .option('--schema <name>', 'the schema of its tables (default: contact_deletion)');

const EXAMPLE = 'postgres://fleet@db.example:5432/fleet';

/** @throws CommandError for an address that cannot be used. It is not quoted, since it may have a password. */
export function databaseFrom({ env }: CommandLine, { database }: DatabaseChoice): string {
  const address = database ?? env.DATABASE_URL ?? '';
  if (address === '')
    throw usageError(`no database. Set DATABASE_URL, such as ${EXAMPLE}, or give --database.`);
  const url = parsed(address);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    const name = database === undefined ? 'DATABASE_URL' : '--database';
    throw usageError(
      `${name} is no address of a PostgreSQL database, such as ${EXAMPLE}. What stands there is not shown: it may have a ` +
        'password. In a password, write each of :/?#[]@% as %3A and so on.',
    );
  }
  const hasPassword = url.password !== '' || url.searchParams.has('password');
  if (database === undefined || !hasPassword) return address;
  throw usageError(
    '--database has a password, which everybody on this machine can see in the list of processes. Give the address by ' +
      'DATABASE_URL; or leave the password out, and set PGPASSWORD or have it in ~/.pgpass. Then change it.',
  );
}

/** An address may have no host, if it names the folder of a socket: `postgres://fleet@/fleet?host=/var/run/postgresql`. */
function parsed(address: string): URL | undefined {
  const withHost = address.replace(/^([a-z]+:\/\/[^/?#]*@)\//, '$1localhost/');
  return URL.canParse(withHost) ? new URL(withHost) : undefined;
}

/** A fleet command for the same database, as a suggestion. */
export const nextCommand = (
  cli: CommandLine,
  { database, schema }: DatabaseChoice,
  ...words: readonly string[]
): string =>
  cli.command(
    'fleet',
    ...words,
    ...(database === undefined ? [] : ['--database', database]),
    ...(schema === undefined ? [] : ['--schema', schema]),
  );
