/** A database that is missing, not migrated, or of another version: a clear error, and nothing is enqueued or sent. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createFleet } from '../../src/fleet/index.js';
import { createSendme123 } from '../../src/providers/sendme123/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { afterwards, databaseUrl, newFleet, newSchema } from './fleets.js';

const sandbox = createSandbox();
const providers = [createSendme123(sandbox.options('sendme123'))];

function fleetAt(database: string, schema?: string) {
  const fleet = createFleet({ database, schema, providers });
  afterwards(() => fleet.close());
  return fleet;
}

test.each([
  ['that nobody listens at', 'postgres://ana:secret-word@127.0.0.1:9/db', /ECONNREFUSED/],
  ['that is no address', 'secret-word://[', /no address of a database|cannot be used/],
])('a database %s', async (_, url, message) => {
  const error = await fleetAt(url)
    .enqueue(['sendme123:a'])
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: 'FleetError',
    problem: 'noDatabase',
    message: expect.stringMatching(message),
  });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('secret-word');
});

test('a wrong password, without the password in the error', async () => {
  const url = new URL(databaseUrl());
  url.password = 'secret-word';
  const error = await fleetAt(String(url))
    .runs()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ problem: 'noDatabase' });
  expect(String((error as Error).message)).not.toContain('secret-word');
});

test('tables that are missing, or of another version', async () => {
  const schema = newSchema();
  await expect(fleetAt(databaseUrl(), schema).enqueue(['sendme123:a'])).rejects.toMatchObject({
    problem: 'notMigrated',
    message: expect.stringContaining('contact-deletion fleet migrate'),
  });
  const { schema: migrated } = await newFleet({ providers });
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  afterwards(() => client.end());
  const expectProblem = async (change: string, problem: string) => {
    await client.query(`update ${migrated}.fleet set ${change}`);
    await expect(fleetAt(databaseUrl(), migrated).runs()).rejects.toMatchObject({ problem });
  };
  await expectProblem('number = 0', 'notMigrated');
  await expectProblem('number = 999', 'otherVersion');
  await expect(fleetAt(databaseUrl(), migrated).migrate()).rejects.toMatchObject({ problem: 'otherVersion' });
  await expectProblem('number = 1, major = 7', 'otherVersion');
  await client.query(`update ${migrated}.fleet set number = 1, major = 0`);
  await client.query(`drop schema ${migrated}_jobs cascade`);
  await expectProblem('number = 1', 'notMigrated');
});

test('a database that forgets what it has committed', async () => {
  const { schema } = await newFleet({ providers });
  const url = new URL(databaseUrl());
  url.searchParams.set('options', '-c synchronous_commit=off');
  await expect(fleetAt(String(url), schema).runs()).rejects.toMatchObject({
    problem: 'noDatabase',
    message: expect.stringContaining('synchronous_commit'),
  });
});

test('a database in which transactions do not see what others commit', async () => {
  const { schema } = await newFleet({ providers });
  const url = new URL(databaseUrl());
  url.searchParams.set('options', '-c default_transaction_isolation=serializable');
  await expect(fleetAt(String(url), schema).runs()).rejects.toMatchObject({
    problem: 'noDatabase',
    message: expect.stringContaining('default_transaction_isolation'),
  });
});

test('many may migrate at the same time', async () => {
  const schema = newSchema();
  const all = Array.from({ length: 6 }, () => fleetAt(databaseUrl(), schema));
  await Promise.all(all.map((fleet) => fleet.migrate()));
  expect(await all[0]?.runs()).toEqual([]);
  await all[0]?.migrate();
});

test.each(['', 'drop table', 'a;b', 'A', 'x'.repeat(60)])(
  'a schema that is no plain name: %s',
  async (schema) => {
    await expect(fleetAt(databaseUrl(), schema).runs()).rejects.toMatchObject({ problem: 'invalid' });
  },
);

test('a run that there is not', async () => {
  const fleet = await newFleet({ providers });
  for (const run of [randomUUID(), 'no uuid', "'; drop table run; --"]) {
    await expect(fleet.status(run)).rejects.toMatchObject({ problem: 'mismatch' });
    await expect(fleet.receipt(run)).rejects.toMatchObject({ problem: 'mismatch' });
    await expect(fleet.resume(run)).rejects.toMatchObject({ problem: 'mismatch' });
    await expect(fleet.waitFor(run)).rejects.toMatchObject({ problem: 'mismatch' });
    await expect(fleet.outcomes(run).next()).rejects.toMatchObject({ problem: 'mismatch' });
  }
});

test('providers that cannot be used are refused at once', () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a caller without types may give.
  const refused = (given: any) => expect(() => createFleet(given));
  refused({ database: '', providers }).toThrow('connection string');
  refused({ database: databaseUrl(), providers: [{ name: 'x' }] }).toThrow(
    'x: it is no client of a provider.',
  );
});
