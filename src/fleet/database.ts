/** The connection to PostgreSQL: our own, or the caller's. */
import { FleetError } from './errors.js';
import { type Statements, statementsOf } from './statements.js';

/** The result of a statement. */
export interface QueryResult {
  // biome-ignore lint/suspicious/noExplicitAny: what a row has is said where its statement is sent.
  readonly rows: any[];
  readonly rowCount: number | null;
}

/** A client of the package `pg`, possibly in the middle of a transaction. */
export interface DatabaseClient {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
}

/** A pool of the package `pg`. */
export interface DatabasePool extends DatabaseClient {
  connect(): Promise<DatabaseClient & { release(error?: Error | boolean): void }>;
  end(): Promise<void>;
}

/** Error codes which mean that the database cannot be reached or used at all. */
const UNREACHABLE =
  /^(ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENOENT|EACCES|EPERM|EAI_AGAIN|57P|08|53300|3D000|28|25006|ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_)/;
/** The same for errors of pg itself, which have no codes: no password was given, or the server has no TLS. */
const UNUSABLE =
  /connection terminated|timeout exceeded|not queryable|^SASL|password must be|does not support SSL|SSL connection/i;
const MISSING = new Set(['3F000', '42P01', '42703', '42883']);

/** The most connections that a fleet opens itself. */
const MOST_CONNECTIONS = 10;

export class Database {
  readonly schema: string;
  readonly statements: Statements;
  readonly pool: DatabasePool;
  readonly #isOurs: boolean;

  constructor(pool: DatabasePool, schema: string, isOurs: boolean) {
    if (!/^[a-z_][a-z0-9_]{0,40}$/.test(schema)) {
      throw new FleetError(
        'invalid',
        'the schema must be a plain name: a-z, 0-9 and _, 41 characters at the most.',
      );
    }
    this.pool = pool;
    this.schema = schema;
    this.statements = statementsOf(schema);
    this.#isOurs = isOurs;
  }

  /** Sends one of our statements, through the caller's client if there is one. */
  async run(name: keyof Statements, values: unknown[] = [], client?: DatabaseClient): Promise<QueryResult> {
    return this.query(this.statements[name], values, client);
  }

  /** @throws FleetError if there is no database, if its tables are not ours, or if it refuses the statement. */
  async query(text: string, values?: unknown[], client: DatabaseClient = this.pool): Promise<QueryResult> {
    try {
      return await client.query(text, values);
    } catch (error) {
      throw asFleetError(error);
    }
  }

  /** Runs `work` in a transaction of its own, or in that of the caller's client. */
  async inTransaction<T>(
    client: DatabaseClient | undefined,
    work: (client: DatabaseClient) => Promise<T>,
  ): Promise<T> {
    if (client) return work(client);
    const own = await this.pool.connect().catch((error: unknown) => {
      throw asFleetError(error);
    });
    let broken: Error | undefined;
    try {
      await this.query('begin', [], own);
      const result = await work(own);
      await this.#commit(own);
      return result;
    } catch (error) {
      await own.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      own.release(broken);
    }
  }

  async #commit(client: DatabaseClient): Promise<void> {
    try {
      await this.query('commit', [], client);
    } catch (error) {
      throw new FleetError(
        'noDatabase',
        'the connection broke while it was committed: whether it was done is not known. It does no harm to do it again.',
        { cause: error },
      );
    }
  }

  /** Ends the connections, unless they are the caller's. */
  async close(): Promise<void> {
    if (this.#isOurs) await this.pool.end();
  }
}

/** @param given A connection string, or the caller's own pool. */
export async function databaseOf(given: string | DatabasePool, schema: string): Promise<Database> {
  if (typeof given !== 'string') return new Database(given, schema, false);
  const { default: pg } = await import('pg').catch((error: unknown) => {
    throw new FleetError(
      'missingPackage',
      'a fleet needs the package pg. Install it: npm install pg pg-boss',
      {
        cause: error,
      },
    );
  });
  const pool = new pg.Pool({
    connectionString: given,
    max: MOST_CONNECTIONS,
    application_name: 'contact-deletion',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced. One in use fails its query.
  pool.on('error', () => {});
  return new Database(pool, schema, true);
}

/**
 * Turns an error of PostgreSQL or the network into one that says what to do. The connection string has a password, so it is
 * not quoted.
 */
function asFleetError(error: unknown): unknown {
  if (error instanceof FleetError) return error;
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  const said = typeof code === 'string' ? code : '';
  // Without its cause, which quotes the whole string.
  if (said === 'ERR_INVALID_URL')
    return new FleetError('noDatabase', 'DATABASE_URL is no address of a database.');
  if (MISSING.has(said)) {
    return new FleetError(
      'notMigrated',
      'the tables of the fleet are missing, or of another version. Run: contact-deletion fleet migrate',
      { cause: error },
    );
  }
  if (said === '42501') {
    return new FleetError(
      'noDatabase',
      `the role in DATABASE_URL may not do that (${message}). Grant it what the guide "Many machines" says; for fleet migrate, ` +
        'the right to create schemas.',
      { cause: error },
    );
  }
  if (UNREACHABLE.test(said) || UNUSABLE.test(String(message))) {
    const detail = said === '' ? String(message) : said;
    return new FleetError(
      'noDatabase',
      `the database cannot be used (${detail}). Is DATABASE_URL right, and is it up?`,
      {
        cause: error,
      },
    );
  }
  // Only errors of PostgreSQL have a `severity`.
  if (!('severity' in Object(error))) return error;
  return new FleetError('noDatabase', `the database has refused a statement (${said}: ${String(message)}).`, {
    cause: error,
  });
}
