/** The guide "Many machines": its commands run in order, its code runs, and its compose file starts what exists. */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import pg from 'pg';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { codeBlocks } from '../clients/shown-code.js';
import { createFleetWorld } from './cli-world.js';
import { afterwards, databaseUrl } from './fleets.js';

const guide = 'docs/guides/many-machines.md';
const contacts = { huduma: [123], sendme123: ['contact-uuid-123'] };

/** The words of this program's commands in the lines of a shell. */
const commandsIn = (text: string): string[][] =>
  [...text.matchAll(/contact-deletion (fleet|plan) ([^#\n]*)/g)].map(([, command = '', words = '']) => [
    command,
    ...words.trim().split(/ +/),
  ]);

test('the commands run in their order, and the contacts are gone', async () => {
  const { cli, start, seen, sandbox, schema } = await createFleetWorld({ contacts }, { migrated: false });
  const commands = codeBlocks(guide, 'sh').flatMap(commandsIn);
  expect(commands.length).toBeGreaterThan(4);
  for (const [command = '', ...words] of commands) {
    if (words[0] === 'worker') {
      await start(words);
      const [run] = await seen.runs();
      await seen.waitFor(run?.run ?? '');
      continue;
    }
    const inSchema = command === 'fleet' ? ['--schema', schema] : [];
    const ended = await cli([command, ...words, ...inSchema]);
    expect(ended, words.join(' ')).toMatchObject({ code: 0 });
  }
  expect(sandbox.stateOf('huduma', 123)).toBe('deleted');
  expect(sandbox.stateOf('sendme123', 'contact-uuid-123')).toBe('deleted');
});

test.each(['shell', 'yaml'])('what else it shows as %s is a command that there is', async (language) => {
  const { cli } = await createFleetWorld({}, { migrated: false });
  const commands = codeBlocks(guide, language).flatMap(commandsIn);
  expect(commands.length).toBeGreaterThan(0);
  for (const words of commands) {
    // Without a database, a command gets this far if its words are right.
    const ended = await cli(words, { env: {} });
    expect(ended.stderr, words.join(' ')).toContain('no database. Set DATABASE_URL');
  }
});

test('the compose file has a database, a migration before all work, two workers that end in time, and asks for their health', async () => {
  const [text = ''] = codeBlocks(guide, 'yaml');
  const { services } = parse(text);
  expect(Object.keys(services)).toEqual(['postgres', 'migrate', 'worker']);
  const { healthcheck, ...worker } = services.worker;
  expect(worker).toMatchObject({
    deploy: { replicas: 2 },
    stop_grace_period: '30s',
    depends_on: { migrate: { condition: 'service_completed_successfully' } },
  });
  const { start } = await createFleetWorld({ contacts });
  const started = await start(['worker', '--listen', '0']);
  await started.wrote(/"type":"started"/);
  const { port } = new URL(String(started.lines('started')[0]?.listensAt));
  const [, , ...words] = healthcheck.test.map((word: string) => word.replace('9464', port));
  await promisify(execFile)(process.execPath, words);
  started.signal('SIGTERM');
  await started.ended;
  await expect(promisify(execFile)(process.execPath, words)).rejects.toThrow('Command failed');
});

test('the code enqueues in a transaction', async () => {
  const { env, seen, schema } = await createFleetWorld({ contacts });
  const [code = ''] = codeBlocks(guide, 'ts');
  const here = code.replace('createFleet({', `createFleet({ schema: '${schema}',`);
  expect(here).not.toBe(code);
  // Its packages are found from here.
  const script = join('node_modules', `.fleet-guide-${schema}.mjs`);
  afterwards(() => rm(script, { force: true }));
  const { outputFiles } = await build({
    stdin: { contents: here, resolveDir: process.cwd(), loader: 'ts' },
    tsconfig: 'tsconfig.json',
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  await writeFile(script, outputFiles[0]?.text ?? '');
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, ...env },
  });
  const [run] = await seen.runs();
  expect(stdout).toBe(`${run?.run} 1\n`);
});

test('if the tables of pg-boss are lost, migrate makes them, and nothing else is lost', async () => {
  const { enqueue, fleet, seen, start, schema } = await createFleetWorld({ contacts });
  const run = await enqueue(['sendme123:contact-uuid-123']);
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  await client.query(`drop schema ${schema}_jobs cascade`);
  await client.end();
  const lost = await fleet(['worker']);
  expect(lost).toMatchObject({ code: 2, stdout: '' });
  expect(lost.stderr).toContain('Run: contact-deletion fleet migrate');
  expect((await fleet(['migrate'])).code).toBe(0);
  await start(['worker']);
  expect(await seen.waitFor(run)).toMatchObject({ counts: { deleted: 1 } });
});
