/** `find --csv`: findings for spreadsheets. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { FoundContact } from '../../src/cli/search-lines.js';
import { createCrm, type Entry } from './crm.js';
import { linesOf } from './lines.js';

const phone = '+255712345678';
const [ana, twin, bo] = [
  { id: 'c1', phone: '255712345678' },
  { id: 'c2', phone: '255712345678' },
  { id: 'c3', phone: '255712345679' },
];
const like = { id: 'c9', phone: '2557123456780' };
const HEADER =
  'person,pseudonym,provider,finding,contact,by,doubts,resembling,reason,message,status,attempts,at';

const rowsIn = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

test('has a row for each contact, for each finding without one, and for each provider that was not asked', async () => {
  const { cli, write } = await createCrm([ana, twin, bo]);
  const people = [
    ['r1', phone],
    ['r2', '+255712345679'],
    ['', '+255712345670'],
  ];
  await write('people.csv', ['reference,phone', ...people].join('\n'));
  const args = ['find', '--provider', 'crm', '--from', 'people.csv', '--csv', '-o', 'found.ndjson'];
  const { code, stdout, stderr } = await cli(args);
  expect(code).toBe(3);
  expect(stdout.split('\n')[0]).toBe(HEADER);
  const rows = rowsIn(stdout);
  expect(rows.map(({ person, provider, finding, contact }) => [person, provider, finding, contact])).toEqual([
    ...['roll', 'huduma', 'sendme123', 'wabotify'].map(() => [
      'everybody',
      expect.any(String),
      'notAsked',
      '',
    ]),
    ['r1', 'crm', 'ambiguous', 'c1'],
    ['r1', 'crm', 'ambiguous', 'c2'],
    ['r2', 'crm', 'found', 'c3'],
    ['person 3', 'crm', 'notFound', ''],
  ]);
  expect(rows.map(({ provider }) => provider)).toEqual(expect.arrayContaining(['roll', 'sendme123']));
  expect(rows[4]).toMatchObject({ by: 'phone', doubts: '', reason: 'several', attempts: '1' });
  expect(stderr).toContain('3 people at 1 provider: 1 found, 1 not found, 1 ambiguous.\n');
  expect(stderr).toContain('Wrote found.ndjson.');
  expect(stdout + stderr).not.toMatch(/71234567/);
});

describe('says the same as the NDJSON', () => {
  const text = (value: unknown) => (value === undefined ? '' : String(value));

  /** Both of the same search; each of its findings has one contact, or none. */
  async function bothOf(crm: readonly Entry[], fetch?: typeof globalThis.fetch) {
    const { cli, world } = await createCrm(crm);
    const args = ['find', '--phone', phone, '--email', 'ana@example.com', '--csv', '-o', 'found.ndjson'];
    const { stdout } = await cli(args, fetch ? { fetch } : {});
    const findings = linesOf(await world.read('found.ndjson')).filter(({ type }) => type === 'finding');
    const rows = rowsIn(stdout).filter(({ finding }) => finding !== 'notAsked');
    return { rows, findings };
  }

  test.each<[string, readonly Entry[], typeof globalThis.fetch | undefined]>([
    [
      'a doubt, and another contact that resembles',
      [{ id: 'c1', email: 'Ana@Example.com' }, like],
      undefined,
    ],
    ['nobody', [], undefined],
    ['a refusal', [], async () => new Response(null, { status: 401 })],
  ])('of %s', async (_, crm, fetch) => {
    const { rows, findings } = await bothOf(crm, fetch);
    expect(findings).toHaveLength(2);
    expect(rows).toEqual(
      findings.map(({ person, provider, finding, contacts, resembling, reason, attempts, at }) => {
        const [{ id, by = [], doubts = [] } = {} as Partial<FoundContact>] = contacts as FoundContact[];
        const { code, message, status } = Object(reason);
        const [byWords, doubtWords] = [by.join(' '), doubts.join(' ')];
        const cells = { person: 'person 1', pseudonym: Object(person).pseudonym, provider, finding };
        const more = { contact: id, by: byWords, doubts: doubtWords, resembling };
        const all = { ...cells, ...more, reason: code, message, status, attempts, at };
        return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, text(value)]));
      }),
    );
  });

  test('and these have a doubt, a count and a status', async () => {
    const ofCrm = ({ rows }: Awaited<ReturnType<typeof bothOf>>) =>
      rows.find(({ provider }) => provider === 'crm');
    const doubtful = await bothOf([{ id: 'c1', email: 'Ana@Example.com' }, like]);
    expect(ofCrm(doubtful)).toMatchObject({ contact: 'c1', doubts: 'emailCase', resembling: '1' });
    const refused = await bothOf([], async () => new Response(null, { status: 401 }));
    expect(ofCrm(refused)).toMatchObject({ finding: 'failed', status: '401' });
  });
});

test('has no cell that a spreadsheet takes for a formula', async () => {
  const { cli } = await createCrm([ana]);
  const args = ['find', '--provider', 'crm', '--phone', phone, '--csv', '--reference'];
  const { stdout } = await cli([...args, '=1+1, "x"']);
  expect(stdout).toContain('\n"\'=1+1, ""x""",');
  expect(rowsIn(stdout).at(-1)).toMatchObject({ person: '\'=1+1, "x"', contact: 'c1' });
});

test('is not read by plan as a list of ids, since it has the contacts of ambiguous findings', async () => {
  const { cli, write } = await createCrm([ana, twin]);
  const { stdout } = await cli(['find', '--provider', 'crm', '--phone', phone, '--csv']);
  await write('findings.csv', stdout);
  const ended = await cli(['plan', '--from', 'findings.csv', '-o', 'plan.json']);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
  expect(ended.stderr).toContain('the CSV has no column "id"');
  const all = await cli(['plan', '--from', 'findings.csv', '--column', 'contact', '-o', 'plan.json']);
  expect(all).toMatchObject({ code: 2, stderr: expect.stringContaining('3 lines are invalid') });
});

test('goes to standard output: -o takes no name that ends in .csv, and --json is another format', async () => {
  const { cli, requests } = await createCrm([ana]);
  const args = ['find', '--provider', 'crm', '--phone', phone];
  expect(await cli([...args, '-o', 'found.csv'])).toMatchObject({
    code: 2,
    stderr: 'contact-deletion: -o writes NDJSON, for plan --from. For a CSV, say --csv > findings.csv.\n',
  });
  expect(await cli([...args, '--csv', '--json'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'--json' cannot be used with option '--csv'"),
  });
  expect(requests).toEqual([]);
});
