/** Fleets for the tests: each with separate tables, in one database for all. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, expect, inject } from 'vitest';
import { createFleet, type Fleet, type FleetOptions, type WorkOptions } from '../../src/fleet/index.js';

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

/** Runs something after the test, the last one first. */
export const afterwards = (act: () => Promise<unknown>): void => {
  undo.push(act);
};

export const databaseUrl = (): string => inject('databaseUrl');

/** The name of a schema that no other test has. It is removed after the test. */
export function newSchema(): string {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  afterwards(async () => {
    const client = new pg.Client({ connectionString: databaseUrl() });
    await client.connect();
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.query(`drop schema if exists ${schema}_jobs cascade`);
    await client.end();
  });
  return schema;
}

/** A fleet with its tables. */
export async function newFleet(
  options: Omit<FleetOptions, 'database'>,
): Promise<Fleet & { readonly schema: string }> {
  const schema = options.schema ?? newSchema();
  const fleet = createFleet({ database: databaseUrl(), ...options, schema });
  afterwards(() => fleet.close());
  await fleet.migrate();
  return Object.assign(fleet, { schema });
}

/** Works until the test is over, or until it is stopped. */
export function startWorker(fleet: Fleet, options: WorkOptions = {}): { stop(): Promise<void> } {
  const end = new AbortController();
  const work = fleet.work({ ...options, signal: end.signal });
  const stop = async () => {
    end.abort();
    await work;
  };
  afterwards(stop);
  return { stop };
}

/** A connection of its own. */
export async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  afterwards(() => client.end());
  return client;
}

/** The outcome of each contact of a run, once, and whether a request of the run may be the reason for its absence. */
export async function outcomesOf(fleet: Fleet, run: string): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for await (const outcome of fleet.outcomes(run)) {
    const doubt = 'perhapsByUs' in outcome && outcome.perhapsByUs ? ', perhaps by us' : '';
    expect(outcomes[outcome.target.id], outcome.target.id).toBeUndefined();
    outcomes[outcome.target.id] = `${outcome.outcome}${doubt}`;
  }
  return outcomes;
}
