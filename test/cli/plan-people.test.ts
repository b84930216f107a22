/** `plan` from a search: whose the contacts are, what is left out, and that nobody is deleted who has changed hands. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CRM_CONFIG, type CrmWorld, createCrm, KEYS } from './crm.js';
import { linesOf, outcomesIn } from './lines.js';

const phone = '+255712345678';
const email = 'ana@example.com';
const ana = { id: 'c1', phone: '255712345678', email };
const bo = { id: 'c2', phone: '255712345678', email: 'bo@example.org' };
const agree = (count: number) => ['--yes', '--expect', String(count)];

/** A world in which the people of a CSV were searched for. */
async function found(text: string, crm = [ana], roll = [ana], ...options: string[]): Promise<CrmWorld> {
  const made = await createCrm(crm, roll);
  await made.write('people.csv', text);
  await made.cli(['find', '--from', 'people.csv', '-o', 'found.ndjson', ...options]);
  made.requests.length = 0;
  return made;
}

const planOf = async ({ world }: CrmWorld) => JSON.parse(await world.read('plan.json'));
const plan = ['plan', '--from', 'found.ndjson', '-o', 'plan.json'];

describe('a plan from a search', () => {
  test('has the contacts that were found, their people, and the providers that were searched; nothing is sent', async () => {
    const made = await found(`reference,phone\nr1,${phone}\nr2,+255712345679\n`, [ana], [ana], '--scan');
    const ended = await made.cli(plan);
    expect(ended).toMatchObject({ code: 0 });
    expect(made.requests).toEqual([]);
    const { targets, people } = await planOf(made);
    expect(targets).toEqual({ crm: ['c1'], roll: ['c1'] });
    expect(people).toMatchObject({
      people: [
        {
          reference: 'r1',
          findings: expect.arrayContaining([
            expect.objectContaining({
              provider: 'crm',
              finding: 'found',
              contacts: 1,
              baseUrl: 'https://crm.example',
            }),
            expect.objectContaining({ provider: 'huduma', finding: 'notAsked', contacts: 0, baseUrl: '' }),
          ]),
        },
        {
          reference: 'r2',
          findings: expect.arrayContaining([
            expect.objectContaining({ provider: 'roll', finding: 'notFound' }),
          ]),
        },
      ],
      contacts: { crm: { c1: [{ person: 0, by: ['phone'] }] }, roll: { c1: [{ person: 0, by: ['phone'] }] } },
    });
    expect(ended.stdout).toContain('Searched for: r1, r2.');
    expect(ended.stdout).toContain('Contacts at roll cannot be read again before they are deleted');
    expect(ended.stderr).toContain('Not asked: huduma, sendme123 and wabotify.');
  });

  test('is no longer than it must be for programs: no key, and no contact', async () => {
    const made = await found(`phone\n${phone}\n`);
    const { stdout } = await made.cli([...plan, '--json']);
    const { people } = await planOf(made);
    expect(stdout).not.toContain(people.key);
    expect(stdout).not.toContain('"c1"');
    expect(JSON.parse(stdout).people).toEqual(people.people);
  });

  test('gives a contact that two people share to both', async () => {
    const made = await found(`reference,phone,email\nr1,${phone},\nr2,,${email}\n`);
    await made.cli(plan);
    const { targets, people } = await planOf(made);
    expect(targets).toEqual({ crm: ['c1'] });
    expect(people.contacts.crm.c1).toMatchObject([
      { person: 0, by: ['phone'] },
      { person: 1, by: ['email'] },
    ]);
  });

  test("leaves out what is ambiguous and says so; named beside it, it is the person's", async () => {
    const made = await found(`reference,phone,email\nr1,,${email}\nr2,${phone},\n`, [
      { ...ana, phone: '1' },
      bo,
      { ...bo, id: 'c3' },
    ]);
    const ended = await made.cli(plan);
    expect(ended.stderr).toContain(
      'Left out, since it is for you to say whose they are: crm:c2 crm:c3; crm: more than one contact is equal (r2).',
    );
    expect((await planOf(made)).targets).toEqual({ crm: ['c1'] });
    await rm(join(made.world.folder, 'plan.json'));
    const named = await made.cli([...plan, 'crm:c3', 'crm:c9']);
    expect(named.stderr).not.toContain('Left out');
    const { targets, people } = await planOf(made);
    expect(targets).toEqual({ crm: ['c1', 'c3', 'c9'] });
    expect(people.contacts.crm).toMatchObject({ c1: [{ person: 0 }], c3: [{ person: 1 }] });
    expect(people.contacts.crm.c9).toBeUndefined();
  });

  test('says where nobody could be searched for', async () => {
    const made = await found(`reference,phone\nr1,${phone}\n`);
    const { stderr } = await made.cli(plan);
    expect(stderr).toContain(
      'Not searched, or not completely: roll: only all contacts could be read, and that was not allowed (r1).',
    );
  });

  test('is not made if nobody was found', async () => {
    const made = await found('phone\n+255712345679\n');
    expect(await made.cli(plan)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nobody was found'),
    });
  });

  test.each([
    [
      'another credential',
      { ...KEYS, CRM_API_KEY: 'not-the-key-of-crm' },
      'crm was searched with another credential',
    ],
    [
      'another address',
      { ...KEYS, CRM_BASE_URL: 'https://crm2.example' },
      'crm was searched at https://crm.example',
    ],
  ])('is refused with %s', async (_, env, message) => {
    const made = await found(`phone\n${phone}\n`);
    expect(await made.cli(plan, { env })).toMatchObject({
      code: 5,
      stderr: expect.stringContaining(message),
    });
    // If nobody was found, the account does not matter.
    expect(await made.cli(plan, { env: { CRM_API_KEY: KEYS.CRM_API_KEY } })).toMatchObject({ code: 0 });
  });

  const lines = (text: string) => text.split('\n').filter(Boolean);
  test.each([
    ['without its last line', (all: string[]) => all.slice(0, -1), 'cut off'],
    [
      'cut off in a line',
      (all: string[]) => [...all.slice(0, -1), all.at(-1)?.slice(0, 20) ?? ''],
      'line 6 of the search is not one of its findings',
    ],
    ['without a finding', (all: string[]) => [all[0] ?? '', ...all.slice(2)], 'lines are missing'],
    [
      'with a finding twice',
      (all: string[]) => [all[0] ?? '', all[1] ?? '', all[1] ?? '', ...all.slice(3)],
      'lines are missing',
    ],
    [
      'with a foreign line',
      (all: string[]) => [all[0] ?? '', '{"provider":"crm","id":"c9"}', ...all.slice(1)],
      'line 2 of the search is not one of its findings',
    ],
    ['with lines after its end', (all: string[]) => [...all, all[1] ?? ''], 'goes on after its summary'],
    [
      'of another version',
      ([head = '', ...all]: string[]) => [head.replace('"version":1', '"version":2'), ...all],
      'of another version',
    ],
    [
      'without its key',
      ([head = '', ...all]: string[]) => [head.replace(/"key":"[^"]+",/, ''), ...all],
      'not as find writes it',
    ],
    [
      'in which another contact was written',
      (all: string[]) => all.map((line) => line.replace('"c1"', '"c9"')),
      'was changed after it was written',
    ],
    [
      'in which a finding was made another',
      (all: string[]) => all.map((line) => line.replace('"scanNotAllowed"', '"noSearch"')),
      'was changed after it was written',
    ],
    [
      'without a person and all their findings',
      (all: string[]) =>
        all
          .filter((line) => !line.includes('"index":1'))
          .map((line) => line.replace('"total":4', '"total":2')),
      'was changed after it was written',
    ],
    [
      'put into another order',
      ([head = '', ...all]: string[]) => [head, ...all.slice(0, -1).reverse(), all.at(-1) ?? ''],
      'was changed after it was written',
    ],
    ['without its head', (all: string[]) => all.slice(1), 'invalid'],
  ])('is not made of a file %s', async (_, change, message) => {
    const made = await found(`phone\n${phone}\n+255712345679\n`);
    const text = change(lines(await made.world.read('found.ndjson'))).join('\n');
    await made.write('changed.ndjson', text);
    const ended = await made.cli(['plan', '--from', 'changed.ndjson']);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(await made.cli(['plan', '--from', '-'], { input: text })).toMatchObject({ code: 2 });
  });

  test('and one of the sandbox do not mix', async () => {
    const made = await found(`phone\n${phone}\n`);
    expect(await made.cli([...plan, '--sandbox'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('at real providers'),
    });
    await made.cli(['find', '--sandbox', '--provider', 'crm', '--phone', phone, '-o', 'toy.ndjson']);
    expect(await made.cli(['plan', '--from', 'toy.ndjson'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('in the sandbox'),
    });
    const planned = await made.cli(['plan', '--from', 'toy.ndjson', '--sandbox', '-o', 'toy.json']);
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining('no contact is read again') });
    expect(await made.cli(['apply', 'toy.json', '--json'])).toMatchObject({ code: 0 });
  });

  test('does not mind how the lines are spaced and ended', async () => {
    const made = await found(`phone\n${phone}\n`);
    const spaced = lines(await made.world.read('found.ndjson')).map((line) =>
      JSON.stringify(JSON.parse(line), null, 1),
    );
    await made.write('spaced.ndjson', spaced.map((line) => line.replaceAll('\n', ' ')).join('\r\n'));
    expect(await made.cli(['plan', '--from', 'spaced.ndjson'])).toMatchObject({ code: 0 });
  });

  test('takes what find prints, too', async () => {
    const made = await createCrm([ana]);
    const { stdout } = await made.cli(['find', '--provider', 'crm', '--phone', phone, '--json']);
    const ended = await made.cli(['plan', '--from', '-', '-o', 'plan.json'], { input: stdout });
    expect(ended).toMatchObject({ code: 0 });
    expect((await planOf(made)).targets).toEqual({ crm: ['c1'] });
  });
});

describe('plan --phone', () => {
  test('finds and plans in one, and calls nothing that deletes', async () => {
    const made = await createCrm([ana]);
    const args = ['--phone', phone, '--email', email, '--reference', 'r1', '--provider', 'crm'];
    const ended = await made.cli(['plan', ...args, 'crm:c9', '-o', 'plan.json']);
    expect(ended).toMatchObject({ code: 0 });
    expect(made.requests).toEqual(['GET crm/by-phone', 'GET crm/by-email']);
    const { targets, people } = await planOf(made);
    expect(targets).toEqual({ crm: ['c1', 'c9'] });
    expect(people.people).toMatchObject([{ reference: 'r1' }]);
    expect(JSON.stringify([ended, people])).not.toMatch(/712345678|example\.com/);
  });

  test('ends as find would, so that a script notices who was not searched for', async () => {
    const made = await createCrm([ana]);
    const ended = await made.cli(['plan', '--phone', phone, '-o', 'plan.json']);
    expect(ended).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(
        'roll: only all contacts could be read, and that was not allowed (person 1)',
      ),
    });
    expect((await planOf(made)).targets).toEqual({ crm: ['c1'] });
    const scanned = await made.cli(['plan', '--phone', phone, '--scan', '-o', 'all.json']);
    expect(scanned.code).toBe(0);
  });

  test('refuses to delete, whatever a definition calls a search', async () => {
    const { cli, write, contacts, requests } = await createCrm([ana]);
    const config = CRM_CONFIG.replace(
      /phone: \{ operation: 'byPhone', terms.*request: \(term\) => \(\{ query: \{ term \} \}\)/,
      "phone: { operation: 'removeOne', terms: () => ['c1'], request: (id) => ({ path: { id } })",
    );
    expect(config).not.toBe(CRM_CONFIG);
    await write('contact-deletion.config.mjs', config);
    for (const command of ['find', 'plan']) {
      const ended = await cli([command, '--phone', phone, '--provider', 'crm']);
      expect(ended.code, command).not.toBe(0);
    }
    expect(requests).toEqual([]);
    expect(contacts.crm).toEqual([ana]);
  });

  test('makes no plan of a search that was interrupted', async () => {
    const { cli, world } = await createCrm([ana]);
    let interrupt = () => {};
    const fetch = async () => {
      interrupt();
      return Response.json({ people: [ana] });
    };
    const ended = await cli(['plan', '--phone', phone, '--email', email, '-o', 'plan.json'], {
      fetch,
      begun: ({ signals }) => {
        interrupt = () => signals.emit('SIGINT');
      },
    });
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expect(existsSync(join(world.folder, 'plan.json'))).toBe(false);
  });

  test('is refused beside a file, and its options without it', async () => {
    const { cli } = await createCrm([ana]);
    const both = await cli(['plan', '--phone', phone, '--from', 'x.csv']);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('or --from, not both') });
    for (const option of [['--scan'], ['--region', 'TZ'], ['--reference', 'r'], ['--timeout', '3']]) {
      const ended = await cli(['plan', 'crm:c1', ...option]);
      expect(ended).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('goes with --phone or --email'),
      });
    }
  });
});

describe('apply', () => {
  async function planned(): Promise<CrmWorld> {
    const made = await found(`phone\n${phone}\n`);
    await made.cli(plan);
    return made;
  }

  test("reads each contact again, and deletes it if it is still the person's", async () => {
    const { cli, requests } = await planned();
    expect(await cli(['apply', 'plan.json', ...agree(1)])).toMatchObject({ code: 0 });
    expect(requests).toEqual(['GET crm/people/c1', 'DELETE crm/people/c1']);
  });

  test.each(['255712345670', undefined])(
    'leaves one that has changed hands, now with %s, and says what to do',
    async (now) => {
      const { cli, contacts, requests } = await planned();
      contacts.crm = [{ id: 'c1', ...(now && { phone: now }), email }];
      const ended = await cli(['apply', 'plan.json', ...agree(1), '--json']);
      expect(outcomesIn(ended.stdout)).toMatchObject([
        { outcome: 'notAttempted', reason: { code: 'changedHands' } },
      ]);
      expect(ended.stderr).toContain('1 contact was not deleted: since the search, it has changed hands');
      expect(requests).not.toContain('DELETE crm/people/c1');
      const resumed = await cli(['resume', 'plan.journal']);
      expect(resumed.stderr).toContain('1 contact was not deleted: since the search, it has changed hands');
      expect(contacts.crm).toHaveLength(1);
      expect(await cli(['resume', 'plan.journal', '--no-recheck'])).toMatchObject({ code: 0 });
      expect(contacts.crm).toEqual([]);
    },
  );

  test("deletes a contact that is shared as long as it is one of the people's", async () => {
    const made = await found(`reference,phone,email\nr1,${phone},\nr2,,${email}\n`);
    await made.cli(plan);
    made.contacts.crm = [{ id: 'c1', email }];
    expect(await made.cli(['apply', 'plan.json', ...agree(1)])).toMatchObject({ code: 0 });
    expect(made.contacts.crm).toEqual([]);
  });

  test('with --no-recheck reads nobody again', async () => {
    const { cli, requests } = await planned();
    expect(await cli(['apply', 'plan.json', ...agree(1), '--no-recheck'])).toMatchObject({ code: 0 });
    expect(requests).toEqual(['DELETE crm/people/c1']);
  });

  test('leaves one that cannot be read again, and says what to do', async () => {
    const { cli } = await planned();
    const fetch = async () => Response.json({ nobody: true });
    const ended = await cli(['apply', 'plan.json', ...agree(1), '--json'], { fetch });
    expect(outcomesIn(ended.stdout)).toMatchObject([
      { outcome: 'notAttempted', reason: { code: 'notReread' } },
    ]);
    expect(ended.stderr).toContain('contact-deletion resume plan.journal --no-recheck');
  });

  test('reads nobody again who was named by an id alone', async () => {
    const { cli, requests } = await createCrm([ana]);
    expect(await cli(['delete', 'crm:c1', ...agree(1)])).toMatchObject({ code: 0 });
    expect(requests).toEqual(['DELETE crm/people/c1']);
  });

  test('delete takes a search, too', async () => {
    const { cli, requests } = await found(`phone\n${phone}\n`);
    expect(await cli(['delete', '--from', 'found.ndjson', ...agree(1)])).toMatchObject({ code: 0 });
    expect(requests).toEqual(['GET crm/people/c1', 'DELETE crm/people/c1']);
  });
});

test('the journal of such a run is whole, and can be listed', async () => {
  const made = await found(`phone\n${phone}\n`);
  await made.cli(plan);
  await made.cli(['apply', 'plan.json', ...agree(1)]);
  const { stdout, code } = await made.cli(['outcomes', 'plan.journal', '--json']);
  expect(code).toBe(0);
  expect(linesOf(stdout)).toHaveLength(2);
});
