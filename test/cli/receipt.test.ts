/** `receipt` and `receipt verify`: what they write and where, what they refuse, and how they exit. */
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sealPlan } from '../../src/record/plan.js';
import { finding, KEY, owner, person } from '../record/searches.js';
import { createWorld, type World } from './world.js';

const JOURNAL = 'plan.journal';

/** A run of four contacts: one soft, one permanent, one absent, one not stated. */
async function someRun(): Promise<World> {
  const world = await createWorld({
    contacts: { huduma: [123], sendme123: ['contact-uuid-123'], wabotify: ['contact-id-1'] },
  });
  const contacts = ['huduma:123', 'huduma:999', 'sendme123:contact-uuid-123', 'wabotify:contact-id-1'];
  await world.cli(['plan', ...contacts, '--mode', 'trash', '-o', 'plan.json']);
  const { code } = await world.cli(['apply', 'plan.json', '--yes', '--expect', '4']);
  expect(code).toBe(0);
  return world;
}

/** Names of contacts. The names of fields, such as provider and pseudonym, are not contacts. */
const NAMED = /contact-uuid-123|contact-id-1|huduma:123|"(123|999)"|>(123|999)</;

/** A run of a plan from a search: everything is known about one person, and nothing about another. */
async function searchedRun(): Promise<World> {
  const world = await createWorld({ contacts: { sendme123: ['contact-of-ana', 'contact-of-bo'] } });
  await world.cli(['plan', 'sendme123:contact-of-ana', 'sendme123:contact-of-bo', '-o', 'first.json']);
  const { digest: _, targets, ...head } = JSON.parse(await world.read('first.json'));
  const { baseUrl } = head.providers[0];
  const searched = {
    key: KEY,
    people: [
      person('ana', finding('sendme123', 'found', { baseUrl })),
      person('bo', finding('sendme123', 'ambiguous', { baseUrl })),
    ],
    contacts: { sendme123: { 'contact-of-ana': [owner(0)], 'contact-of-bo': [owner(1)] } },
  };
  const sealed = sealPlan({ ...head, people: searched }, targets);
  await writeFile(join(world.folder, 'plan.json'), JSON.stringify(sealed));
  // The fields that matched are made up.
  const apply = ['apply', 'plan.json', '--yes', '--expect', '2', '--no-recheck'];
  expect(await world.cli(apply)).toMatchObject({ code: 0 });
  return world;
}

const UNSETTLED = 'Some providers were not searched, or gave no clear result: the receipt names them.\n';

describe('receipt of a run from a search', () => {
  test('has a part for each person, and says if the search is not settled', async () => {
    const { cli } = await searchedRun();
    const { code, stdout, stderr } = await cli(['receipt', JOURNAL]);
    expect({ code, stderr }).toEqual({ code: 4, stderr: UNSETTLED });
    expect(JSON.parse(stdout)).toMatchObject({
      scope: 'run',
      complete: true,
      searchSettled: false,
      people: [{ reference: 'request of ana' }, { reference: 'request of bo' }],
    });
  });

  test('--person makes that of one person, in every format', async () => {
    const { cli } = await searchedRun();
    const { stdout, stderr } = await cli(['receipt', JOURNAL, '--person', 'request of ana']);
    expect(stderr).toBe('');
    const made = JSON.parse(stdout);
    expect(made).toMatchObject({ scope: 'person', total: 1, people: [{ reference: 'request of ana' }] });
    const name = ['--person', made.people[0].pseudonym];
    const { stdout: md } = await cli(['receipt', JOURNAL, '--md', ...name]);
    expect(md).toContain('# Receipt: search for a person, and deletion of the contacts found\n');
    expect(md).not.toContain('request of bo');
    const { stdout: html } = await cli(['receipt', JOURNAL, '--html', '--lang', 'es', ...name]);
    expect(html).toContain('<h1>Comprobante de la búsqueda de una persona');
    const target = ['--target', 'sendme123:contact-of-ana'];
    const { stdout: single } = await cli(['receipt', JOURNAL, ...target, ...name]);
    expect(JSON.parse(single)).toMatchObject({ scope: 'contact', people: [{ reference: 'request of ana' }] });
  });

  test('--person refuses whom the run does not have, and does not repeat what was given', async () => {
    const { cli } = await searchedRun();
    expect(await cli(['receipt', JOURNAL, '--person', '+255712345678'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `contact-deletion: the run of ${JOURNAL} has no person of that reference or pseudonym.\n`,
    });
    const another = ['--target', 'sendme123:contact-of-bo', '--person', 'request of ana'];
    expect(await cli(['receipt', JOURNAL, ...another])).toMatchObject({
      code: 2,
      stderr: 'contact-deletion: the contact is not one that was found for that person.\n',
    });
    const { cli: plain } = await someRun();
    expect(await plain(['receipt', JOURNAL, '--person', 'a'])).toMatchObject({
      code: 2,
      stderr: `contact-deletion: nobody was searched for in the run of ${JOURNAL}: leave --person out.\n`,
    });
  });

  test('verify says how the search stands', async () => {
    const { cli } = await searchedRun();
    await cli(['receipt', JOURNAL, '-o', 'receipt.json']);
    const whole = await cli(['receipt', 'verify', 'receipt.json', '--journal', JOURNAL]);
    expect(whole).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('every outcome is final; 2 people: the search is not settled for 1.\n'),
    });
    await cli(['receipt', JOURNAL, '--person', 'request of ana', '-o', 'ana.json']);
    expect((await cli(['receipt', 'verify', 'ana.json'])).stdout).toContain(
      'every outcome is final; 1 person: the search is settled.\n',
    );
  });
});

describe('receipt', () => {
  test.each([
    ['--html', /^<!doctype html>\n<html lang="en">[\s\S]*<\/html>\n$/],
    ['--md', /^# Receipt: deletion of contacts\n/],
  ])('%s writes one for people, to a file or to standard output', async (format, shape) => {
    const { cli, read, folder } = await someRun();
    const printed = await cli(['receipt', JOURNAL, format]);
    expect(printed).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(shape) });
    expect(printed.stdout).not.toMatch(NAMED);
    expect(await cli(['receipt', JOURNAL, format, '-o', 'receipt.txt'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Wrote receipt.txt.\n',
    });
    const written = await read('receipt.txt');
    const at = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g;
    expect(written.replace(at, '')).toBe(printed.stdout.replace(at, ''));
    expect((await stat(join(folder, 'receipt.txt'))).mode & 0o777).toBe(0o600);
  });

  test('--lang says it in Spanish', async () => {
    const { cli } = await someRun();
    const { stdout } = await cli(['receipt', JOURNAL, '--html', '--lang', 'es']);
    expect(stdout).toContain('<html lang="es">');
    expect(stdout).toContain('Se eliminaron 3 contactos: 1 de forma definitiva; 1 mediante borrado lógico');
  });

  test('overwrites nothing, in no format', async () => {
    const { cli, read, folder } = await someRun();
    await writeFile(join(folder, 'there'), 'before');
    for (const format of [[], ['--html'], ['--md']]) {
      expect(await cli(['receipt', JOURNAL, ...format, '-o', 'there'])).toMatchObject({
        code: 2,
        stderr: 'contact-deletion: the receipt there exists already and is not overwritten. Name another.\n',
      });
    }
    expect(await read('there')).toBe('before');
  });

  test('--reference stands in each format, as it was given', async () => {
    const { cli } = await someRun();
    const asked = (...format: string[]) =>
      cli(['receipt', JOURNAL, '--reference', 'Case <script>7</script>/2026', ...format]).then(
        ({ stdout }) => stdout,
      );
    expect(JSON.parse(await asked())).toMatchObject({ reference: 'Case <script>7</script>/2026' });
    const html = await asked('--html');
    expect(html).toContain('Case &lt;script&gt;7&lt;/script&gt;/2026');
    expect(html).not.toContain('<script');
    expect(await asked('--md')).toContain('Case \\<script\\>7\\</script\\>/2026');
  });

  test('--target makes one of a single contact, and nothing of the others is in it', async () => {
    const { cli } = await someRun();
    const { stdout } = await cli(['receipt', JOURNAL, '--target', 'huduma:123']);
    expect(JSON.parse(stdout)).toMatchObject({
      scope: 'contact',
      total: 1,
      complete: true,
      targets: [{ provider: 'huduma', outcome: 'deleted', permanence: 'soft' }],
    });
    expect(stdout).not.toMatch(/sendme123|wabotify|"startedAt": "/);
    for (const format of ['--html', '--md']) {
      const { stdout: shown } = await cli(['receipt', JOURNAL, '--target', 'huduma:123', format]);
      expect(shown).not.toMatch(/sendme123|wabotify/i);
      expect(shown).not.toMatch(NAMED);
    }
  });

  test('tells who made it if an outcome can still change, of that contact or of the run', async () => {
    const { cli } = await createWorld({ faults: [{ ids: ['b'], do: { kind: 'status', status: 502 } }] });
    await cli(['plan', 'huduma:999', 'sendme123:b', '--mode', 'trash', '-o', 'other.json']);
    expect(await cli(['apply', 'other.json', '--yes', '--expect', '2'])).toMatchObject({ code: 4 });
    const told = (...target: string[]) =>
      cli(['receipt', 'other.journal', ...target, '--dry-run']).then(({ stderr }) => stderr);
    expect(await told()).toBe(
      'The run is not complete.\nGo on with: contact-deletion resume other.journal\n',
    );
    expect(await told('--target', 'sendme123:b')).toBe(
      'The outcome is not final.\nGo on with: contact-deletion resume other.journal\n',
    );
    expect(await told('--target', 'huduma:999')).toBe('');
  });

  test.each([
    [['--html', '--md'], "error: option '--html' cannot be used with option '--md'"],
    [['--lang', 'es'], 'contact-deletion: --lang goes with --html or --md.'],
    [
      ['--html', '--lang', 'fr'],
      "error: option '--lang <language>' argument 'fr' is invalid. Allowed choices are en, es.",
    ],
    [['--reference', ''], 'The reference is empty.'],
    [['--reference', 'a\nb'], 'The reference has a character that cannot be seen (U+000A).'],
    [['--reference', 'x'.repeat(201)], 'The reference has 201 characters, and can have 200 at the most.'],
    [
      ['--target', 'huduma:456'],
      `contact-deletion: the run of ${JOURNAL} does not have the contact huduma:456.`,
    ],
    [
      ['--target', 'nobody:1'],
      'contact-deletion: write the contact as provider:id, where the provider is huduma,',
    ],
    [['--target', 'huduma:x'], 'contact-deletion: the id '],
  ])('refuses %j, and writes nothing', async (args, words) => {
    const { cli, folder } = await someRun();
    const { code, stdout, stderr } = await cli(['receipt', JOURNAL, '-o', 'receipt.json', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(await readdir(folder)).not.toContain('receipt.json');
  });
});

describe('receipt verify', () => {
  async function made() {
    const world = await someRun();
    await world.cli(['receipt', JOURNAL, '-o', 'receipt.json']);
    const change = async (from: string | RegExp, to: string) =>
      writeFile(join(world.folder, 'receipt.json'), (await world.read('receipt.json')).replace(from, to));
    return {
      ...world,
      change,
      verify: (...args: string[]) => world.cli(['receipt', 'verify', 'receipt.json', ...args]),
    };
  }

  test('without the journal says what was checked, and what was not', async () => {
    const { verify } = await made();
    expect(await verify()).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'receipt.json: 4 contacts: 3 deleted (1 permanent, 1 soft, 1 undocumented), 1 absent; every outcome is final.',
        'Its form, its sums and its digest are as they should be.',
        'Not checked, since it takes the key of the run, which is in its journal or fleet (--journal, --fleet):',
        '  the seal: whoever changes a receipt can make a new digest, and no new seal',
        '  who the contacts are: they are named by pseudonyms',
        '',
      ].join('\n'),
    });
    const { code, stdout } = await verify('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      receipt: 'receipt.json',
      kept: true,
      checks: { form: 'kept', sums: 'kept', digest: 'kept', seal: 'notChecked' },
      problems: [],
    });
  });

  test('with the journal says that it is as it was made', async () => {
    const { verify } = await made();
    const { code, stdout } = await verify('--journal', JOURNAL);
    expect(code).toBe(0);
    expect(stdout).toContain('Its form, sums, digest and seal are right: it is unchanged.');
    expect(stdout).not.toContain('Not checked');
  });

  test('of a contact says what the receipt says, and exits with 3 if it does not name it', async () => {
    const { verify } = await made();
    expect(await verify('--journal', JOURNAL, 'huduma:999')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^huduma:999: absent, by absence, 20.*Z\n$/),
    });
    const { stdout } = await verify('--journal', JOURNAL, 'huduma:123', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      kept: true,
      checks: { form: 'kept', sums: 'kept', digest: 'kept', seal: 'kept' },
      contact: {
        target: 'huduma:123',
        named: true,
        outcome: 'deleted',
        permanence: 'soft',
        evidence: 'item',
      },
    });
    const unnamed = await verify('--journal', JOURNAL, 'huduma:1234', '--json');
    expect(unnamed.code).toBe(3);
    expect(JSON.parse(unnamed.stdout)).toMatchObject({
      kept: true,
      contact: { target: 'huduma:1234', named: false },
    });
  });

  test('exits with 5, and names what is wrong, if the receipt was changed', async () => {
    const { verify, change } = await made();
    await change('"absent": 1', '"absent": 2');
    expect(await verify('--journal', JOURNAL, 'huduma:123')).toEqual({
      code: 5,
      stdout: '',
      stderr: [
        'contact-deletion: the receipt receipt.json cannot be relied on:',
        '  its seal is not the one that its run makes: it was changed',
        '  outcomes.absent at huduma is 2, and the contacts that it lists make 1',
        '  its digest is not that of its contents: they were changed',
        '',
      ].join('\n'),
    });
    const { code, stdout, stderr } = await verify('--journal', JOURNAL, 'huduma:123', '--json');
    expect({ code, stderr }).toEqual({ code: 5, stderr: '' });
    const verdict = JSON.parse(stdout);
    expect(verdict).toMatchObject({
      kept: false,
      checks: { sums: 'broken', digest: 'broken', seal: 'broken' },
    });
    expect(verdict.problems).toHaveLength(3);
    // A receipt that cannot be relied on says nothing about a contact.
    expect(verdict).not.toHaveProperty('contact');
  });

  test('shows the first of many things that are wrong', async () => {
    const { verify, change } = await made();
    await change(/"evidence": "\w+"/g, '"evidence": "none"');
    const { code, stderr } = await verify();
    expect(code).toBe(5);
    expect(stderr.split('\n')).toHaveLength(1 + 5 + 1 + 1);
    expect(stderr).toMatch(/\n {2}and \d+ more\n$/);
  });

  test('exits with 5 for one that was cut off, and for another run’s journal', async () => {
    const { verify, cli, read, folder } = await made();
    await cli(['plan', 'huduma:999', '--mode', 'trash', '-o', 'other.json']);
    await cli(['apply', 'other.json', '--yes', '--expect', '1']);
    const other = await verify('--journal', 'other.journal');
    expect(other).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('it is of another run'),
    });
    await writeFile(join(folder, 'receipt.json'), (await read('receipt.json')).slice(0, 700));
    expect(await verify()).toEqual({
      code: 5,
      stdout: '',
      stderr:
        'contact-deletion: the receipt receipt.json cannot be relied on:\n' +
        '  it is not JSON any more: it was cut off, or changed\n',
    });
  });

  test('exits with 2 for a file that is no receipt, and for a contact without the journal', async () => {
    const { verify, cli } = await made();
    expect(await cli(['receipt', 'verify', 'plan.json'])).toMatchObject({
      code: 2,
      stderr:
        'contact-deletion: plan.json is not a receipt of contact-deletion. It is a plan. Carry it out with: ' +
        'contact-deletion apply plan.json. Nothing was sent.\n',
    });
    await cli(['receipt', JOURNAL, '--html', '-o', 'receipt.html']);
    expect(await cli(['receipt', 'verify', 'receipt.html'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It must be the one in JSON; HTML and Markdown are for reading.'),
    });
    expect(await verify('huduma:123')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --journal <file>, or --fleet'),
    });
    expect(await verify('huduma:x', '--journal', JOURNAL)).toMatchObject({ code: 2, stdout: '' });
  });

  test('takes one of a single contact, too', async () => {
    const { cli } = await made();
    await cli(['receipt', JOURNAL, '--target', 'huduma:123', '-o', 'one.json']);
    expect((await cli(['receipt', 'verify', 'one.json'])).stdout).toContain(
      'one.json: 1 contact: 1 deleted (0 permanent, 1 soft, 0 undocumented); every outcome is final.',
    );
    const asked = (target: string) => cli(['receipt', 'verify', 'one.json', '--journal', JOURNAL, target]);
    expect([(await asked('huduma:123')).code, (await asked('huduma:999')).code]).toEqual([0, 3]);
  });

  test('reads what was printed, with the characters as codes that a terminal must not get', async () => {
    const { cli, folder } = await made();
    const { stdout } = await cli(['receipt', JOURNAL, '--reference', 'Exp. ñ']);
    await writeFile(join(folder, 'printed.json'), stdout);
    expect(await cli(['receipt', 'verify', 'printed.json', '--journal', JOURNAL])).toMatchObject({ code: 0 });
  });
});
