/** What the fleet commands refuse: before anything is sent, and without showing a password. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFleetWorld } from './cli-world.js';
import { databaseUrl } from './fleets.js';

const contacts = { sendme123: ['a', 'b'] };

describe('bad input', () => {
  const secret = 'very-secret-word';
  const addresses = {
    'no database': [{}, 'no database. Set DATABASE_URL'],
    'an address of something else': [
      { DATABASE_URL: `mysql://u:${secret}@127.0.0.1/x` },
      'no address of a PostgreSQL database',
    ],
    'no address': [{ DATABASE_URL: `host=127.0.0.1 password=${secret}` }, 'no address of a PostgreSQL'],
    'a password with a # in it': [
      { DATABASE_URL: `postgres://u:${secret}#1@127.0.0.1:5432/x` },
      'no address of a PostgreSQL',
    ],
    'nobody who listens': [
      { DATABASE_URL: `postgres://u:${secret}@127.0.0.1:1/x` },
      'the database cannot be used (ECONNREFUSED)',
    ],
    'a socket that there is not': [
      { DATABASE_URL: `postgres://u:${secret}@/x?host=/nowhere` },
      'the database cannot be used (ENOENT)',
    ],
    'another password': [{ DATABASE_URL: 'wrong password' }, 'the database cannot be used (28P01)'],
  } as const;

  test.each(Object.entries(addresses))('%s is reported without the password', async (_, [env, words]) => {
    const { fleet } = await createFleetWorld({});
    const url = new URL(databaseUrl());
    url.password = secret;
    const given =
      'DATABASE_URL' in env && env.DATABASE_URL === 'wrong password' ? { DATABASE_URL: url.href } : env;
    for (const command of [
      ['status'],
      ['migrate'],
      ['outcomes', 'x'],
      ['forget', '--before', '2020-01-01'],
    ]) {
      const ended = await fleet(command, { env: given });
      expect(ended, command.join(' ')).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain(words);
      expect(ended.stderr).not.toContain(secret);
      expect(ended.stderr.split('\n')).toHaveLength(2);
    }
  });

  test.each([
    'postgres://u:very-secret-word@127.0.0.1/x',
    'postgres://u@127.0.0.1/x?password=very-secret-word',
    'postgres://u:very-secret-word@/x?host=/nowhere',
  ])('a password among the arguments is refused, and not repeated: %s', async (url) => {
    const { fleet } = await createFleetWorld({});
    const ended = await fleet(['status', '--database', url]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('the list of processes');
    expect(ended.stderr).not.toContain(secret);
  });

  test('a server that is no database is reported', async () => {
    const { fleet, env } = await createFleetWorld({});
    const { port } = new URL(env.SENDME123_BASE_URL ?? '');
    const ended = await fleet(['status'], {
      env: { DATABASE_URL: `postgres://u:${secret}@127.0.0.1:${port}/x` },
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('the database cannot be used');
    expect(ended.stderr).not.toContain(secret);
  });

  test('missing tables are reported, with the command that makes them', async () => {
    const { fleet, cli, env } = await createFleetWorld({ contacts }, { migrated: false });
    await cli(['plan', 'sendme123:a', '-o', 'plan.json']);
    for (const command of [['status'], ['worker'], ['enqueue', 'plan.json', '--yes', '--expect', '1']]) {
      const ended = await fleet(command, { env });
      expect(ended, command.join(' ')).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toContain('Run: contact-deletion fleet migrate');
    }
  });

  test.each(['nonsense', '5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1'])('%s is no run', async (run) => {
    const { fleet } = await createFleetWorld({});
    for (const command of ['status', 'outcomes', 'receipt', 'resume']) {
      const ended = await fleet([command, run]);
      expect(ended, command).toMatchObject({ code: 5, stdout: '' });
      expect(ended.stderr).toContain('this fleet has no run of that id');
    }
    expect(await fleet(['outcomes', run, '--follow'])).toMatchObject({ code: 5, stdout: '' });
  });

  test('a plan of another account is refused, and so are a changed one and one for the sandbox', async () => {
    const { cli, fleet, env, seen, folder } = await createFleetWorld({ contacts });
    await cli(['plan', 'sendme123:a', '-o', 'plan.json']);
    const agreed = ['--yes', '--expect', '1'];
    const other = await fleet(['enqueue', 'plan.json', ...agreed], {
      env: { ...env, SENDME123_API_KEY: 'another-key-0123456789' },
    });
    expect(other.code).toBe(5);
    expect(other.stderr).toContain('another credential');
    const none = await fleet(['enqueue', 'plan.json', ...agreed], {
      env: { DATABASE_URL: env.DATABASE_URL ?? '' },
    });
    expect(none).toMatchObject({ code: 2, stdout: '' });
    const plan = await readFile(join(folder, 'plan.json'), 'utf8');
    await writeFile(join(folder, 'changed.json'), plan.replace('"a"', '"b"'));
    expect((await fleet(['enqueue', 'changed.json', ...agreed])).code).toBe(5);
    await cli(['plan', 'sendme123:a', '--sandbox', '-o', 'sandbox.json']);
    const rehearsal = await fleet(['enqueue', 'sandbox.json', ...agreed]);
    expect(rehearsal.code).toBe(5);
    expect(rehearsal.stderr).toContain('contact-deletion sandbox');
    expect(await seen.runs()).toEqual([]);
  });

  test('a schema that is no plain name is refused', async () => {
    const { cli, env } = await createFleetWorld({});
    const ended = await cli(['fleet', 'status', '--schema', 'x; drop table y'], { env });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('plain name');
  });
});
