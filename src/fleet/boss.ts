/** pg-boss, as a fleet uses it: one queue of lanes. A worker that gets a job takes the lane of its account if it is free. */
import type { Database, DatabaseClient } from './database.js';
import { FleetError } from './errors.js';

/** The part of pg-boss that is used: the same in versions 10 and 12. */
interface PgBoss {
  on(event: 'error', handler: (error: Error) => void): unknown;
  start(): Promise<unknown>;
  stop(options: { graceful: boolean; wait?: boolean; close?: boolean }): Promise<void>;
  createQueue(name: string, options: object): Promise<void>;
  send(name: string, data: object, options: object): Promise<string | null>;
  fetch(
    name: string,
    options?: object,
  ): Promise<readonly { readonly id: string; readonly data: unknown }[] | null>;
  complete(name: string, id: string): Promise<unknown>;
}

const QUEUE = 'contact-deletion-lanes';

/** A lane may be worked on for a long time. Its lease says whether somebody does; the job only hands it out. */
const EXPIRES_AFTER_S = 23 * 60 * 60;

export interface BossOptions {
  /** Whether it may create its tables. @default false */
  readonly migrates?: boolean;
  /** Whether it maintains its tables and removes finished jobs. @default false */
  readonly maintains?: boolean;
  readonly onError?: ((error: Error) => void) | undefined;
}

/** A job that offers the lane of an account. */
export interface LaneJob {
  readonly id: string;
  readonly account: string;
}

export interface Boss {
  /**
   * Hands out a lane. While a job for it waits, a second one is not added. Within a transaction of the caller, this waits
   * for nobody else's transaction: if another one is handing out the same lane, nothing is done, and a sweep finds the work.
   */
  hand(account: string, client?: DatabaseClient): Promise<void>;
  next(): Promise<LaneJob | undefined>;
  done(job: LaneJob): Promise<void>;
  stop(): Promise<void>;
}

/** @throws FleetError if pg-boss is not installed, or its tables are missing. */
export async function startBoss(database: Database, options: BossOptions = {}): Promise<Boss> {
  const { migrates = false, maintains = false, onError } = options;
  const executor = (client?: DatabaseClient) => ({
    executeSql: (text: string, values: unknown[]) => database.query(text, values, client),
  });
  const PgBoss = await loadPgBoss();
  const boss = new PgBoss({
    db: executor(),
    schema: `${database.schema}_jobs`,
    migrate: migrates,
    supervise: maintains,
    schedule: false,
  });
  boss.on('error', (error) => onError?.(error));
  await boss.start().catch((error: unknown) => {
    if (error instanceof FleetError) throw error;
    throw new FleetError(
      'notMigrated',
      'the tables of pg-boss are missing, or of another version. Run: contact-deletion fleet migrate',
      { cause: error },
    );
  });
  if (migrates) await boss.createQueue(QUEUE, { name: QUEUE, policy: 'short' });
  return {
    hand: async (account, client) => {
      if (client && !(await mayHand(database, account, client))) return;
      await boss.send(
        QUEUE,
        { account },
        {
          // A job in a transaction that has not committed yet must not block jobs that have.
          singletonKey: client ? `${account}:enqueued` : account,
          retryLimit: 0,
          expireInSeconds: EXPIRES_AFTER_S,
          ...(client ? { db: executor(client) } : {}),
        },
      );
    },
    next: async () => {
      const [job] = (await boss.fetch(QUEUE)) ?? [];
      return job && { id: job.id, account: String((job.data as { account: unknown }).account) };
    },
    done: async ({ id }) => {
      await boss.complete(QUEUE, id);
    },
    stop: () => boss.stop({ graceful: false, wait: false, close: false }),
  };
}

async function mayHand(database: Database, account: string, client: DatabaseClient): Promise<boolean> {
  const { rows } = await database.run('tryToHand', [`${database.schema}:${account}`], client);
  return rows[0].may;
}

async function loadPgBoss(): Promise<new (options: object) => PgBoss> {
  const loaded = (await import('pg-boss').catch((error: unknown) => {
    throw new FleetError(
      'missingPackage',
      'a fleet needs the package pg-boss. Install it: npm install pg pg-boss',
      {
        cause: error,
      },
    );
  })) as unknown as Record<'default' | 'PgBoss', new (options: object) => PgBoss>;
  // Version 10 exports the class as the default, version 12 by name.
  return loaded.PgBoss ?? loaded.default;
}
