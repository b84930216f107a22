/** `find`: what it says about people, and that it never reveals who they are. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCrm, KEYS } from './crm.js';
import type { Ended } from './in-process.js';
import { linesOf, summaryIn } from './lines.js';

const phone = '+255 712 345 678';
const email = 'ana@example.com';
const ana = { id: 'c1', phone: '255712345678', email };
const like = { id: 'c2', phone: '2557123456780', email: `x${email}` };
const findings = (text: string) => linesOf(text).filter(({ type }) => type === 'finding');

/** Checks that the output names nobody. */
function expectNobody({ stdout, stderr }: Ended, ...more: readonly string[]): void {
  const said = [stdout, stderr, ...more].join('\n').toLowerCase();
  expect(said).not.toMatch(/712[\s().-]*345[\s().-]*67|example\.com|ana@/);
}

describe('a person', () => {
  test('is found at one provider, and the other one says that it cannot be searched', async () => {
    const { cli, requests } = await createCrm([ana, like]);
    const ended = await cli(['find', '--phone', phone, '--email', email, '--reference', 'request 17']);
    expect(ended.code).toBe(4);
    expect(ended.stdout).toMatch(/^person +provider +finding +contacts +why\n/);
    expect(ended.stdout).toMatch(/^request 17 +crm +found +c1 +equal: phone and e-mail$/m);
    expect(ended.stdout).toMatch(
      /^request 17 +roll +cannot be searched +the provider cannot be searched .*\(--scan\)/m,
    );
    expect(ended.stdout).toMatch(/^everybody +huduma +not asked/m);
    expect(ended.stdout).toMatch(/^1 person at 2 providers: 1 found, 1 cannot be searched\.$/m);
    expect(ended.stderr).toContain('Not asked: huduma: there is no credential (HUDUMA_TOKEN).');
    expect(ended.stderr).toContain("--scan would read all contacts at roll, which is everybody's data.");
    expect(requests).toEqual(['GET crm/by-phone', 'GET crm/by-email']);
    expectNobody(ended);
  });

  test('who has no reference is called by their place, and may be found in a list', async () => {
    const { cli } = await createCrm([], [ana, like]);
    const ended = await cli(['find', '--phone', phone, '--scan']);
    expect(ended.stdout).toMatch(/^person 1 +crm +not found +searched by phone$/m);
    expect(ended.stdout).toMatch(/^person 1 +roll +found +c1 +equal: phone$/m);
    expect(ended.code).toBe(0);
    const bounded = await cli(['find', '--phone', phone, '--scan', '1', '--provider', 'roll', '--json']);
    expect(findings(bounded.stdout)).toMatchObject([{ finding: 'found' }]);
    expectNobody(ended);
  });

  test('who only resembles is counted, and ends with 0', async () => {
    const { cli } = await createCrm([like]);
    const ended = await cli(['find', '--provider', 'crm', '--phone', phone]);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/not found +searched by phone; 1 contact only resembling$/m);
    expect(ended.stdout).not.toContain('c2');
  });

  test('is ambiguous with 3, and found once that is accepted', async () => {
    const { cli } = await createCrm([{ id: 'c1', email: 'Ana@Example.com' }]);
    const args = ['find', '--provider', 'crm', '--email', email];
    const ended = await cli(args);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/^person 1 +crm +ambiguous +c1 /m);
    expect(ended.stderr).toContain('search again with --accept');
    const accepted = await cli([...args, '--accept', 'emailCase,several']);
    expect(accepted).toMatchObject({ code: 0, stdout: expect.stringMatching(/accepted: emailCase$/m) });
    expectNobody(ended, accepted.stdout);
  });

  test('a provider that refuses the credential is stopped, with 5', async () => {
    const { cli } = await createCrm([ana]);
    const fetch = async () => new Response(null, { status: 401 });
    const ended = await cli(['find', '--provider', 'crm', '--phone', phone], { fetch });
    expect(ended.code).toBe(5);
    expect(ended.stderr).toMatch(/^Stopped at crm \(account\): /m);
    expectNobody(ended);
  });

  test('Ctrl-C ends it with 130, and with a finding for everybody', async () => {
    const { cli } = await createCrm([ana]);
    let interrupt = () => {};
    const fetch = async () => {
      interrupt();
      return Response.json({ people: [] });
    };
    const ended = await cli(['find', '--provider', 'crm', '--phone', phone, '--email', email, '--json'], {
      fetch,
      begun: ({ signals }) => {
        interrupt = () => signals.emit('SIGINT');
      },
    });
    expect(ended.code).toBe(130);
    expect(findings(ended.stdout)).toMatchObject([{ finding: 'failed', reason: { code: 'aborted' } }]);
    expect(summaryIn(ended.stdout)).toMatchObject({ type: 'summary', exitCode: 130 });
  });

  test('a second Ctrl-C leaves at once, and the file has no end', async () => {
    const { cli, world } = await createCrm([ana]);
    let interrupt = () => {};
    const fetch = () =>
      new Promise<Response>(() => {
        interrupt();
        interrupt();
      });
    const ended = await cli(['find', '--provider', 'crm', '--phone', phone, '-o', 'found.ndjson'], {
      fetch,
      begun: ({ signals }) => {
        interrupt = () => signals.emit('SIGINT');
      },
    });
    expect(ended).toMatchObject({ code: 130, stdout: '', stderr: expect.stringContaining('Left at once') });
    const file = await world.read('found.ndjson');
    expect(linesOf(file).map(({ type }) => type)).not.toContain('summary');
  });

  test('of many, those with something to see are in the table', async () => {
    const { cli, write } = await createCrm([ana]);
    const numbers = Array.from({ length: 60 }, (_, index) => `+2557123456${String(index + 10)}`);
    await write('people.csv', `phone\n${numbers.join('\n')}\n${phone}\n`);
    const { stdout } = await cli(['find', '--provider', 'crm', '--from', 'people.csv']);
    expect(stdout).toMatch(/^person 61 +crm +found +c1 /m);
    expect(stdout).not.toMatch(/^person 1 /m);
    expect(stdout).toContain('… and 60 more findings; --json lists every one.');
    expect(stdout).toContain('61 people at 1 provider: 1 found, 60 not found.');
  });

  test('is there in the sandbox, beside somebody who resembles them; nothing is sent elsewhere', async () => {
    const { cli, requests } = await createCrm();
    const ended = await cli(
      ['find', '--sandbox', '--provider', 'crm', '--provider', 'roll', '--phone', phone, '--email', email],
      { env: {} },
    );
    expect(ended.stdout).toMatch(/^person 1 +crm +found +c1 +equal: phone and e-mail$/m);
    expect(ended.stdout).toMatch(/^person 1 +roll +cannot be searched/m);
    expect(requests).toEqual([]);
    expectNobody(ended);
  });
});

describe('the file', () => {
  test('is what --json prints, private, and without a person in it', async () => {
    const { cli, world } = await createCrm([ana, like]);
    const args = ['find', '--phone', phone, '--email', email, '--reference', 'request 17'];
    const ended = await cli([...args, '-o', 'found.ndjson', '--json']);
    const text = await world.read('found.ndjson');
    expect(ended.stdout).toBe(text);
    expect((await stat(join(world.folder, 'found.ndjson'))).mode & 0o777).toBe(0o600);
    expectNobody(ended, text);
    expect(linesOf(text)).toMatchObject([
      {
        type: 'search',
        format: 'contact-deletion/search',
        version: 1,
        sandbox: false,
        providers: [{ provider: 'crm', baseUrl: 'https://crm.example' }, { provider: 'roll' }],
        notAsked: ['huduma', 'sendme123', 'wabotify'],
      },
      { provider: 'roll', finding: 'cannotSearch', reason: { code: 'scanNotAllowed' } },
      {
        type: 'finding',
        person: { index: 0, reference: 'request 17', pseudonym: expect.stringMatching(/^[0-9a-f]{64}$/) },
        provider: 'crm',
        finding: 'found',
        contacts: [
          {
            id: 'c1',
            by: ['phone', 'email'],
            doubts: [],
            prints: [expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)],
          },
        ],
        resembling: 1,
      },
      { type: 'summary', total: 2, people: 1, found: 1, cannotSearch: 1, exitCode: 4 },
    ]);
    expect(ended.stderr).toContain(
      'Wrote found.ndjson. Go on with: contact-deletion plan --from found.ndjson',
    );
  });

  test('is never overwritten, and nothing is sent then', async () => {
    const { cli, write, requests, world } = await createCrm([ana]);
    await write('found.ndjson', 'mine');
    const ended = await cli(['find', '--phone', phone, '-o', 'found.ndjson']);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining('exists already') });
    expect(await world.read('found.ndjson')).toBe('mine');
    expect(requests).toEqual([]);
  });

  test('calls a person by the same name however the number is spelled, and by another in each search', async () => {
    const { cli, write, world } = await createCrm([ana]);
    await write(
      'people.csv',
      `phone;email\n${phone};${email}\n0712 345 678;ANA@example.com\n0712 345 679;${email}\n`,
    );
    const args = ['find', '--provider', 'crm', '--from', 'people.csv', '--region', 'tz', '-o'];
    await cli([...args, 'a.ndjson']);
    await cli([...args, 'b.ndjson']);
    const names = async (name: string) => {
      const lines = findings(await world.read(name)) as { person: { index: number; pseudonym: string } }[];
      return lines.sort((a, b) => a.person.index - b.person.index).map(({ person }) => person.pseudonym);
    };
    const [one, same, other] = await names('a.ndjson');
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    expect(await names('b.ndjson')).not.toContain(one);
  });
});

describe('people from a file', () => {
  test.each([
    ['a CSV', 'people.csv', `Reference,Name,PHONE,E-Mail\nr1,Ana,${phone},${email}\nr2,Bo,+255712345679,\n`],
    [
      'a CSV with semicolons',
      'people.csv',
      `email;reference;phone\n${email};r1;${phone}\n;r2;+255712345679\n`,
    ],
    [
      'several numbers in columns and cells',
      'people.csv',
      `reference,phone,phone 2,email\nr1,+255700000000 | ${phone},,${email}\nr2,,+255712345679,b@example.org;b2@example.org\n`,
    ],
    [
      'NDJSON',
      'people.ndjson',
      `${JSON.stringify({ reference: 'r1', phone: [phone], email })}\n\n${JSON.stringify({ reference: 'r2', phone: '+255712345679', email: null })}\n`,
    ],
    [
      'NDJSON without a name that says so',
      'people',
      `{"reference":"r1","phone":"${phone}"}\n{"reference":"r2","email":"b@example.org"}\n`,
    ],
    [
      'a CSV without a name that says so',
      'people.txt',
      `reference\tphone\nr1\t${phone}\nr2\t+255712345679\n`,
    ],
  ])('%s', async (_, name, text) => {
    const { cli, write } = await createCrm([ana, like]);
    await write(name, text);
    const ended = await cli(['find', '--provider', 'crm', '--from', name]);
    expect(ended.stderr).not.toContain('invalid');
    expect(ended.stdout).toMatch(/^r1 +crm +found +c1 /m);
    expect(ended.stdout).toMatch(/^r2 +crm +not found /m);
    expectNobody(ended);
    const piped = await cli(['find', '--provider', 'crm', '--from', '-'], { input: text });
    expect(piped.stdout).toBe(ended.stdout);
  });

  test('columns that are not read are counted', async () => {
    const { cli, write } = await createCrm([ana]);
    await write('people.csv', `phone,Name,No\n${phone},Ana,255712345679\n`);
    const { stderr } = await cli(['find', '--provider', 'crm', '--from', 'people.csv']);
    expect(stderr).toContain(
      'Read people.csv: a CSV separated by commas, in UTF-8; 1 row, 1 person; left out: 2 columns not asked for.\n',
    );
  });

  test('several numbers may stand in one cell, also in a table of one column', async () => {
    const { cli, write } = await createCrm([ana]);
    for (const sign of [';', '|']) {
      await write('people.csv', `phone\n+255712345679 ${sign} ${phone}\n`);
      const ended = await cli(['find', '--provider', 'crm', '--from', 'people.csv']);
      expect(ended.stdout).toMatch(/^person 1 +crm +(found|ambiguous) +c1 /m);
      expect(ended.stderr).toContain('a CSV with one column, in UTF-8; 1 row, 1 person.');
    }
  });

  test("are read from another system's columns, and only those that --where asks for", async () => {
    const { cli, write } = await createCrm([ana]);
    const header = 'Nr;Name;Handy;Telefon;Mail';
    await write('export.csv', `\uFEFF${header}\r\n7;Ana;;${phone};${email}\r\n8;Bo;+255712345679;;\r\n`);
    const map = ['--map', 'reference=nr', 'phone=Handy', 'phone=TELEFON', '--map', 'email= mail'];
    const args = ['find', '--provider', 'crm', '--from', 'export.csv', ...map];
    const { stdout } = await cli(args);
    expect(stdout).toMatch(/^7 +crm +found +c1 +equal: phone and e-mail$/m);
    expect(stdout).toMatch(/^8 +crm +not found /m);
    const ended = await cli([...args, '--where', 'name=Bo', '--where', 'Nr=8']);
    expect(ended.stdout).toMatch(/^1 person at 1 provider: 1 not found\.$/m);
    expect(ended.stderr).toMatch(
      /separated by semicolons, in UTF-8; 2 rows, 1 person; left out: 1 row by --where\.$/m,
    );
    const nobody = await cli([...args, '--where', `mail=x${email}`]);
    expect(nobody).toMatchObject({ code: 2, stdout: '' });
    expect(nobody.stderr).toContain(
      'no row of export.csv has what --where asks for in "mail": 2 rows read, none equal.',
    );
    expectNobody(nobody);
  });

  test.each([
    [
      ['name=Name', 'phone=Handy'],
      '--map names reference, phone, email before the =, and a column of the table after',
    ],
    [['reference=Nr'], '--map has no column for phone or email'],
    [['phone=Fax'], 'the CSV has no column "Fax"'],
    [['reference=Nr', 'reference=Name', 'phone=Handy'], '--map has more than one column for reference'],
    [['phone=Name'], 'line 2: has a phone number in column 3, which is not read'],
  ])('are not read with --map %j', async (map, message) => {
    const { cli, write } = await createCrm([ana]);
    await write('export.csv', `Nr;Name;Handy\n7;Ana;${phone}\n`);
    const ended = await cli(['find', '--provider', 'crm', '--from', 'export.csv', '--map', ...map]);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
    expectNobody(ended);
  });

  test('are read from a JSON array, by their lines', async () => {
    const { cli } = await createCrm([ana]);
    const people = [
      { reference: 'r1', phone },
      { reference: 'r2', email: [`x${email}`] },
    ];
    const input = JSON.stringify(people, null, 2);
    const ended = await cli(['find', '--provider', 'crm', '--from', '-'], { input });
    expect(ended.stdout).toMatch(/^r1 +crm +found +c1 /m);
    expect(ended.stderr).toContain('Read standard input: a JSON array, in UTF-8; 2 items, 2 people.');
    const one = await cli(['find', '--provider', 'crm', '--from', '-', '--where', 'Reference=r2'], { input });
    expect(one.stdout).toMatch(/^1 person at 1 provider: 1 not found\.$/m);
    const broken = await cli(['find', '--from', '-'], { input: input.replace('"r2"', '7') });
    expect(broken).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/line 6: the reference|line 6: reference/),
    });
  });

  test.each<readonly [string, string, string]>([
    [
      'a number that is none',
      'phone,email\n+255712345679,b@example.org\n+25512,ana@example.com\n',
      'line 3: the phone number is too short',
    ],
    [
      'a number without a country',
      'phone\n0712345678\n',
      'line 2: the phone number has no country code that exists; write it with + and the country code, or say where it is from, such as --region TZ',
    ],
    [
      'a number that a spreadsheet rounded',
      'phone\n2.55712E+11\n',
      'line 2: the phone number is no phone number',
    ],
    ['an address that is none', 'email\nana.example.com\n', 'line 2: the e-mail address has no @'],
    [
      'two addresses with a comma',
      'email\n"ana@example.com, b@example.com"\n',
      'line 2: the e-mail address has white space',
    ],
    ['nobody', 'reference,email\nr1,\n', 'line 2: has neither a phone number nor an e-mail address'],
    [
      'a column too many',
      'phone,email\n+255712345678,ana@example.com,x\n',
      'line 2: has 3 columns, and the header has 2',
    ],
    [
      'a reference that is a person',
      'reference,phone\nana@example.com,+255712345678\n',
      'line 2: the reference is shown and kept, and has an e-mail address in it',
    ],
    [
      'a reference with their number',
      'reference,phone\nr-712345678,+255 712 345 678\n',
      'line 2: the reference is shown and kept',
    ],
    ...['٠٧١٢٣٤٥٦٧٨', 'r-０７１２３４５６７８', 'wife of +255 713 000 000', 'wife of 0713000000'].map(
      (reference) =>
        [
          `a reference in another spelling, or of another person: ${reference}`,
          `reference,phone\n${reference},+255 712 345 678\n`,
          'line 2: the reference is shown and kept, and has a phone number in it',
        ] as const,
    ),
    ...['a@b', 'bo＠example.com', 'bo%40example.com', 'bo @ example.com'].map(
      (reference) =>
        [
          `a reference that is an address: ${reference}`,
          `reference,phone\n${reference},+255 712 345 678\n`,
          'line 2: the reference is shown and kept, and has an e-mail address in it',
        ] as const,
    ),
    [
      'an address in a column of another name',
      'phone,e-mail address\n+255712345678,ana@example.com\n',
      'line 2: has an e-mail address in column 2, which is not read; call it email 2',
    ],
    [
      'a number in a column of another name',
      'Mobile,email\n0712345678,ana@example.com\n',
      'line 2: has a phone number in column 1, which is not read; call it phone 2',
    ],
    [
      'a number with + in whatever column',
      'Note,email\n,ana@example.com\n+255 712 345 678,ana@example.com\n',
      'line 3: has a phone number in column 1, which is not read; call it phone 2',
    ],
    ['no JSON', '{"phone":"+255712345678"}\n{phone: +255712345678}\n', 'line 2: is not JSON'],
    [
      'a field that there is not',
      '{"phone":"+255712345678","mail":"ana@example.com"}\n',
      'line 1: has a field besides reference, phone and email',
    ],
    ['a number that is one in JSON', '{"phone":255712345678}\n', 'line 1: phone must be a text'],
    [
      'no header',
      '+255712345678,ana@example.com\n',
      'the CSV has no column "phone" or "email" in its first line; it has 2 columns.',
    ],
    [
      'columns with other names',
      'Telefon;Mail\n+255712345678;ana@example.com\n',
      'It must begin with a header; --map says which columns have them, such as phone=Telefon email=Mail.',
    ],
    ['a JSON array that does not end', '[{"phone":"+255712345678"}', 'the input is not a JSON array'],
    ['a JSON array of texts', '[\n"+255712345678"]', 'line 2: is no object'],
    ['nothing', '\n', 'the CSV has no header line'],
    ['a header alone', 'phone,email\n', 'there is nobody to find'],
  ])('%s is refused by its line, with nobody named and nothing sent', async (_, text, message) => {
    const { cli, requests, world } = await createCrm([ana]);
    const ended = await cli(['find', '--from', '-', '-o', 'found.ndjson'], { input: text });
    expect(ended.stderr).toContain(message);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expectNobody(ended);
    expect(requests).toEqual([]);
    expect(existsSync(join(world.folder, 'found.ndjson'))).toBe(false);
  });

  test('all bad lines are named at once, as far as that helps', async () => {
    const { cli } = await createCrm();
    const input = `phone\n${Array.from({ length: 25 }, () => '1').join('\n')}\n`;
    const { stderr } = await cli(['find', '--from', '-'], { input });
    expect(stderr).toContain('25 lines are no person who can be searched for.');
    expect(stderr).toMatch(/^ {2}lines 2, 3, 4 and 17 more: .*too short/m);
    expect(stderr).toContain('and 5 more');
  });
});

describe('a command line that cannot be meant', () => {
  test.each([
    [[], 'who are you looking for? Give --phone or --email, or --from <file>.'],
    [['--reference', 'r1'], 'who are you looking for?'],
    [['--phone', phone, '--from', 'people.csv'], 'give --phone and --email, or --from, not both'],
    [['--phone', '0712 345 678'], 'the phone number has no country code that exists'],
    [['--phone', ''], 'the phone number is empty'],
    [['--email', 'ana@'], 'the e-mail address is not one address alone'],
    [['--phone', phone, '--reference', phone], 'the reference is shown and kept'],
    [['--phone', phone, '--reference', 'a\tb'], 'the reference has a character that cannot be seen'],
    [['--phone', phone, '--region', 'Tanzania'], 'It must be a country in two letters.'],
    [['--phone', phone, '--region', 'XX'], 'there is no region XX'],
    [['--phone', phone, '--provider', 'huduma'], 'huduma: no credential. Set HUDUMA_TOKEN'],
    [
      ['--phone', phone, '--accept', 'all'],
      'Allowed choices are emailCase, withoutCountryCode, differs, several.',
    ],
    [['--phone', phone, '--scan', '0'], 'It must be a whole number'],
    [['--phone', phone, '--skip-invalid'], "unknown option '--skip-invalid'"],
    [[phone], 'too many arguments'],
    [[`--mail=${email}`], "unknown option '--mail=…'"],
    [[`--phnoe=${phone}`], "unknown option '--phnoe=…'"],
    [['--provider', email], "argument '…' is invalid"],
    [['--region', phone], "argument '…' is invalid"],
    [['--from', 'missing.csv'], 'missing.csv cannot be read'],
  ])('%j', async (args, message) => {
    const { cli, requests } = await createCrm([ana]);
    const ended = await cli(['find', ...args]);
    expect(ended.stderr).toContain(message);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expectNobody(ended);
    expect(requests).toEqual([]);
  });

  test('no credential at all names those that there could be', async () => {
    const { cli } = await createCrm();
    const { code, stderr } = await cli(['find', '--phone', phone], { env: {} });
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('CRM_API_KEY') });
  });

  test.each([[[phone]], [[email]], [['fnid', '--phone', phone]], [['delete', `--phone=${phone}`]]])(
    'no command quotes %j',
    async (args) => {
      const { cli } = await createCrm();
      const ended = await cli(args);
      expect(ended.code).toBe(2);
      expectNobody(ended);
    },
  );
});

test('a credential is enough, and others than those of the search are not needed', async () => {
  const { cli } = await createCrm([ana]);
  const { CRM_API_KEY } = KEYS;
  const ended = await cli(['find', '--phone', phone], { env: { CRM_API_KEY } });
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain('Not asked: roll: there is no credential (ROLL_API_KEY).');
});

test('its words and values are completed', async () => {
  const { cli } = await createCrm();
  const { stdout } = await cli(['complete', '--', 'find', '--accept', '']);
  expect(stdout).toMatch(/^emailCase\t\nwithoutCountryCode\t\ndiffers\t\nseveral\t\n/);
});
