/** `outcomes`: how a run stands, read from its journal. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, outcomesIn } from './lines.js';
import { createWorld } from './world.js';

const contacts = { sendme123: ['a', { id: 'b', pendingMessages: true }] };
const targets = ['sendme123:a', 'sendme123:b', 'sendme123:gone'];
const agree = ['--yes', '--expect', '3'];

async function finishedRun() {
  const world = await createWorld({ contacts });
  await world.cli(['delete', ...targets, ...agree, '--journal', 'run.journal', '--max-in-flight', '1']);
  return { ...world, sent: world.sandbox.requests.length };
}

test('lists each contact, without a credential and without sending anything', async () => {
  const { cli, sandbox, sent } = await finishedRun();
  const { code, stdout, stderr } = await cli(['outcomes', 'run.journal'], { env: {} });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^sendme123:a +deleted +permanent, by item$/m);
  expect(stdout).toMatch(/^sendme123:b +blocked +.*409/m);
  expect(stdout).toMatch(/^sendme123:gone +absent/m);
  expect(stdout).toMatch(/^Run [0-9a-f-]{36}: 1 deleted \(.*\), 1 absent, 1 blocked\.\n$/m);
  expect(code).toBe(0);
  expect(sandbox.requests).toHaveLength(sent);
});

test('lists only some of them, in a form that plan reads', async () => {
  const { cli, folder, read } = await finishedRun();
  const listed = await cli(['outcomes', 'run.journal', '--only', 'blocked,rejected', '--json']);
  expect(linesOf(listed.stdout)).toMatchObject([
    { provider: 'sendme123', id: 'b', outcome: 'blocked', at: expect.stringMatching(/^\d{4}-.*Z$/) },
    { type: 'summary', total: 3, outcomes: { deleted: 1, absent: 1, blocked: 1 } },
  ]);
  await writeFile(join(folder, 'again.ndjson'), listed.stdout);
  expect((await cli(['plan', '--from', 'again.ndjson', '-o', 'again.json'])).code).toBe(0);
  expect(JSON.parse(await read('again.json')).targets).toEqual({ sendme123: ['b'] });
});

test('says of a run that was killed what is under way, and what it has not got to', async () => {
  const { cli, folder, read } = await finishedRun();
  const lines = (await read('run.journal')).split('\n');
  const until = lines.findIndex((line) => line.includes('"intent"') && line.includes('"a"'));
  await writeFile(join(folder, 'killed.journal'), `${lines.slice(0, until + 1).join('\n')}\n`);
  const { stdout } = await cli(['outcomes', 'killed.journal', '--json']);
  expect(outcomesIn(stdout)).toMatchObject([
    { id: 'a', outcome: 'unknown', reason: { code: 'noAnswer' } },
    { id: 'b', outcome: 'notAttempted', attempts: 0 },
    { id: 'gone', outcome: 'notAttempted', attempts: 0 },
  ]);
  expect((await cli(['outcomes', 'killed.journal'])).stdout).toContain('was under way when the run ended');
});

test('refuses what is no journal, and what is no outcome', async () => {
  const { cli } = await createWorld();
  expect(await cli(['outcomes', 'none.journal'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('the journal none.journal cannot be read'),
  });
  expect(await cli(['outcomes', 'run.journal', '--only', 'gone'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('deleted, absent, blocked, rejected, notAttempted, unknown'),
  });
});
