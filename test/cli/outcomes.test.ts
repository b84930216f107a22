/** `outcomes`: how a run stands, read from its journal. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linesOf, outcomesIn, range } from './lines.js';
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

test('writes CSV to a private file or to standard output, and plan reads it', async () => {
  const { cli, folder, read } = await finishedRun();
  const written = await cli(['outcomes', 'run.journal', '-o', 'outcomes.csv', '--only', 'blocked']);
  expect(written).toMatchObject({ code: 0, stdout: '' });
  expect((await stat(join(folder, 'outcomes.csv'))).mode & 0o777).toBe(0o600);
  const text = await read('outcomes.csv');
  expect(text).toMatch(
    /^provider,id,outcome,permanence,evidence,perhapsByUs,reason,message,status,attempts,requestId,at\nsendme123,b,blocked,,none,false,conflict,[^\n]*,409,1,[^\n]*Z\n$/,
  );
  expect((await cli(['outcomes', 'run.journal', '--csv', '--only', 'blocked'])).stdout).toBe(text);
  expect((await cli(['plan', '--from', 'outcomes.csv', '-o', 'again.json'])).code).toBe(0);
  expect(JSON.parse(await read('again.json')).targets).toEqual({ sendme123: ['b'] });
});

test('writes NDJSON to a file, and overwrites none', async () => {
  const { cli, read } = await finishedRun();
  await cli(['outcomes', 'run.journal', '-o', 'outcomes.ndjson']);
  const text = await read('outcomes.ndjson');
  expect((await cli(['outcomes', 'run.journal', '--json'])).stdout).toBe(text);
  const again = await cli(['outcomes', 'run.journal', '-o', 'outcomes.ndjson']);
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('exists already') });
  expect(await read('outcomes.ndjson')).toBe(text);
  expect((await cli(['outcomes', 'run.journal', '-o', 'outcomes.html'])).code).toBe(2);
});

test('of a clean run of 5,000 it shows a table, and says where the rest is', async () => {
  const { cli, folder } = await createWorld();
  await writeFile(join(folder, 'ids.txt'), range(5_000, (index) => `huduma:${index + 1}\n`).join(''));
  await cli(['plan', '--sandbox', '--from', 'ids.txt', '--mode', 'permanent', '-o', 'plan.json']);
  await cli(['apply', 'plan.json', '--max-delete', '5000']);
  const { stdout } = await cli(['outcomes', 'plan.journal']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(52);
  expect(lines.slice(0, 50).every((line) => /^huduma:\d+ +deleted {2}permanent, by/.test(line))).toBe(true);
  expect(lines[50]).toBe(
    '… and 4,950 more contacts. For all of them: contact-deletion outcomes plan.journal -o outcomes.csv',
  );
});

test('says what is alike once, with its count', async () => {
  const { cli, folder } = await createWorld({ faults: [{ do: { kind: 'status', status: 401 } }] });
  await writeFile(join(folder, 'ids.txt'), range(100, (index) => `sendme123:c${index}\n`).join(''));
  await cli(['delete', '--from', 'ids.txt', '--yes', '--expect', '100', '--journal', 'run.journal']);
  const { stdout } = await cli(['outcomes', 'run.journal']);
  expect(stdout.match(/check the credential/g)).toHaveLength(1);
  expect(stdout).toMatch(/^sendme123:c\d+, c\d+, c\d+ and 97 more +notAttempted /m);
});

test('on a terminal a row is no wider than that, and nothing of an id is cut off', async () => {
  const id = 'x'.repeat(70);
  const { cli } = await createWorld({ faults: [{ do: { kind: 'status', status: 401 } }] });
  await cli([
    'delete',
    `sendme123:${id}`,
    'sendme123:y',
    '--yes',
    '--expect',
    '2',
    '--journal',
    'run.journal',
  ]);
  const { stdout } = await cli(['outcomes', 'run.journal'], { terminal: true, env: { NO_COLOR: '1' } });
  const rows = stdout.split('\n').filter((line) => !/^(Run|…)/.test(line));
  expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(stdout).toContain(`sendme123:${id}`);
  expect(stdout.replace(/\s+/g, ' ')).toContain('check the credential, and whether it has expired');
});
