/**
 * The grants in the guide: a role that has them can do everything a worker does, and one without them gets a clear error.
 */

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createFleetWorld } from './cli-world.js';
import { afterwards, databaseUrl } from './fleets.js';

/** The SQL of the guide, for the schema and the role of a test. */
async function grantsOf(schema: string, role: string): Promise<string> {
  const guide = await readFile('docs/guides/many-machines.md', 'utf8');
  const [, sql = ''] = /^```sql\n([\s\S]*?)^```$/m.exec(guide) ?? [];
  expect(sql).toContain('grant');
  return sql.replaceAll('contact_deletion', schema).replaceAll('fleet_worker', role);
}

async function query(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** The database's address for a role without any rights yet. */
async function newRole(): Promise<{ readonly role: string; readonly url: string }> {
  const role = `r_${randomUUID().replaceAll('-', '')}`;
  await query(`create role ${role} login password 'its-own-word'`);
  afterwards(() => query(`drop owned by ${role}; drop role ${role}`));
  const url = new URL(databaseUrl());
  url.username = role;
  url.password = 'its-own-word';
  return { role, url: url.href };
}

test('with the grants of the guide a role can enqueue, work, look on and forget, but not migrate', async () => {
  const { cli, fleet, env, start, schema, sandbox } = await createFleetWorld({
    contacts: { sendme123: ['a'] },
  });
  const { role, url } = await newRole();
  await query(await grantsOf(schema, role));
  const granted = { env: { ...env, DATABASE_URL: url } };
  await cli(['plan', 'sendme123:a', '-o', 'plan.json']);
  const enqueued = await fleet(['enqueue', 'plan.json', '--yes', '--expect', '1', '--json'], granted);
  expect(enqueued.code).toBe(0);
  const { run } = JSON.parse(enqueued.stdout);
  const worker = await start(['worker'], granted);
  expect(await fleet(['outcomes', run, '--follow'], granted)).toMatchObject({ code: 0 });
  expect(sandbox.stateOf('sendme123', 'a')).toBe('deleted');
  for (const command of [
    ['status'],
    ['status', run],
    ['receipt', run],
    ['resume', run],
    ['forget', '--before', '2020-01-01', '--yes'],
  ])
    expect(await fleet(command, granted), command.join(' ')).toMatchObject({ code: 0 });
  expect(worker.lines('error')).toEqual([]);
  const migrated = await cli(['fleet', 'migrate', '--schema', `${schema}_2`], granted);
  expect(migrated).toMatchObject({ code: 2, stdout: '' });
  expect(migrated.stderr).toContain('the right to create schemas');
});

test('without them it says what it lacks', async () => {
  const { fleet } = await createFleetWorld({});
  const { url } = await newRole();
  for (const command of [['status'], ['forget', '--before', '2020-01-01', '--yes']]) {
    const ended = await fleet(command, { env: { DATABASE_URL: url } });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('may not do that');
    expect(ended.stderr).not.toContain('its-own-word');
  }
});

test('a missing password is reported', async () => {
  const { cli } = await createFleetWorld({});
  const url = new URL(databaseUrl());
  url.password = '';
  const ended = await cli(['fleet', 'status', '--database', url.href], { env: {} });
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('the database cannot be used');
});

test('a server without TLS is reported, if TLS is asked for', async () => {
  const { cli } = await createFleetWorld({});
  const ended = await cli(['fleet', 'status'], { env: { DATABASE_URL: `${databaseUrl()}?sslmode=require` } });
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('the database cannot be used');
});
