/** The output and the file of `find` follow the schema of the package, whatever it finds. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { findingKinds } from '../../src/finding/index.js';
import { createCrm } from './crm.js';
import { linesOf } from './lines.js';

const ajv = new Ajv2020({ allErrors: true, strict: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const schema = new URL('../../schemas/search-line.schema.json', import.meta.url);
const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const phone = '+255712345678';
const email = 'ana@example.com';
const ana = { id: 'c1', phone: '255712345678', email };

test('every line keeps the schema, with each finding, stop and exit code', async () => {
  const { cli, write } = await createCrm([ana, { id: 'c2', email: 'B@example.org' }], [ana, { id: 'c3' }]);
  await write(
    'people.csv',
    `reference,phone,email\nr1,${phone},\n,,b@example.org\n,+255712345679,\nr4,${phone},other@example.org\n`,
  );
  const unauthorized = async () => new Response(null, { status: 401 });
  const runs = [
    { args: ['--from', 'people.csv'], code: 4 },
    { args: ['--from', 'people.csv', '--provider', 'crm'], code: 3 },
    { args: ['--from', 'people.csv', '--provider', 'crm', '--accept', 'emailCase,differs,several'], code: 0 },
    { args: ['--from', 'people.csv', '--scan', '--accept', 'emailCase', '--provider', 'roll'], code: 3 },
    { args: ['--phone', phone, '--sandbox'], code: 4 },
    { args: ['--phone', phone, '--provider', 'crm'], code: 5, fetch: unauthorized },
    { args: ['--phone', phone, '--provider', 'crm'], code: 4, fetch: async () => Response.json({}) },
  ];
  const seen = new Set<unknown>();
  for (const { args, code, fetch } of runs) {
    const ended = await cli(['find', ...args, '--json'], fetch ? { fetch } : {});
    expect(ended, args.join(' ')).toMatchObject({ code });
    const lines = linesOf(ended.stdout);
    for (const line of lines) {
      expect(isValid(line), JSON.stringify([line, isValid.errors])).toBe(true);
      seen.add(line.finding ?? line.type);
    }
    expect(lines.map(({ type }) => type)).toEqual([
      'search',
      ...lines.slice(2).map(() => 'finding'),
      'summary',
    ]);
    expect(lines.at(-1)).toMatchObject({ exitCode: code, total: lines.length - 2 });
  }
  const kinds = findingKinds.filter((kind) => kind !== 'incomplete');
  expect([...seen].sort()).toEqual([...kinds, 'search', 'summary'].sort());
});

test('the schema takes no other line: it tells what is missing, and what has somebody in it', () => {
  const summary = {
    type: 'summary',
    total: 0,
    people: 0,
    requests: 0,
    stops: [],
    exitCode: 0,
    digest: `sha256:${'0'.repeat(64)}`,
  };
  const counts = Object.fromEntries(findingKinds.map((kind) => [kind, 0]));
  expect(isValid({ ...summary, ...counts })).toBe(true);
  expect(isValid(summary)).toBe(false);
  expect(isValid({ ...summary, ...counts, phone: '+255712345678' })).toBe(false);
  expect(isValid({})).toBe(false);
});
