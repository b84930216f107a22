/** The output of `--json` follows the schema of the package, for every command and every outcome. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { linesOf, outcomesIn, summaryIn } from './lines.js';
import { createWorld } from './world.js';

const ajv = new Ajv2020({ allErrors: true, strict: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const schema = new URL('../../schemas/output-line.schema.json', import.meta.url);
const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const contacts = { sendme123: ['a', 'b', 'lost', { id: 'busy', pendingMessages: true }] };
const targets = ['sendme123:a', 'sendme123:busy', 'sendme123:gone', 'sendme123:lost'];

test('every line of delete, resume and outcomes keeps the schema', async () => {
  const { cli } = await createWorld({
    contacts,
    faults: [{ ids: ['lost'], method: 'DELETE', do: { kind: 'status', status: 502 } }],
  });
  const commands = [
    ['delete', ...targets, '--yes', '--expect', '4', '--journal', 'run.journal', '--json'],
    ['resume', 'run.journal', '--dry-run', '--json'],
    ['resume', 'run.journal', '--json'],
    ['outcomes', 'run.journal', '--json'],
  ];
  for (const args of commands) {
    const { stdout, code } = await cli(args);
    const lines = linesOf(stdout);
    expect(lines.length, args.join(' ')).toBeGreaterThan(0);
    for (const line of lines) expect(isValid(line), JSON.stringify([line, isValid.errors])).toBe(true);
    expect(lines.filter(({ type }) => type === 'summary')).toHaveLength(1);
    expect(summaryIn(stdout)).toMatchObject({ type: 'summary', total: 4, exitCode: code });
  }
  const { stdout } = await cli(['outcomes', 'run.journal', '--json']);
  expect(new Set(outcomesIn(stdout).map(({ outcome }) => outcome))).toEqual(
    new Set(['deleted', 'absent', 'blocked', 'unknown']),
  );
});

test('the last line is no contact for a plan, and a contact that looks like it is one', async () => {
  const { cli, folder, read } = await createWorld({ contacts });
  const summary = { type: 'summary', run: 'x' };
  const lines = [{ provider: 'sendme123', id: 'a' }, { ...summary, provider: 'sendme123', id: 'b' }, summary];
  await writeFile(join(folder, 'in.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'));
  expect(await cli(['plan', '--from', 'in.ndjson', '-o', 'plan.json'])).toMatchObject({ code: 0 });
  expect(JSON.parse(await read('plan.json')).targets).toEqual({ sendme123: ['a', 'b'] });
});
