/** From a search to a run, in code: the findings, the journal with its people, the deletion, the receipt. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Finding, findContacts } from '../../src/finding/index.js';
import { deleteContacts } from '../../src/index.js';
import { memoryStore, openJournal, peopleOf, readJournal, resumeJournal } from '../../src/record/index.js';
import { type PlannedPeople, printOf } from '../../src/record/people.js';
import { checkReceipt } from '../../src/record/receipt/check-receipt.js';
import { receiptText, writeReceipt } from '../../src/record/receipt/receipt-file.js';
import { instantClock } from '../deletion/runs.js';
import { Directory } from '../finding/directory.js';
import { newFolder, planOf } from './plans.js';

const nobody: Pick<PlannedPeople, 'key' | 'contacts'> = { key: '', contacts: {} };
const ana = { reference: 'request 17', phone: '+255712345678', email: 'Ana@example.com' };
const bo = { reference: 'request 18', phone: '+255712345679' };

const directory = () =>
  new Directory(
    [
      { id: 'c1', phones: [{ number: '+255712345678' }], emails: ['Ana@example.com'] },
      { id: 'c2', phones: [{ number: '+255712345680' }] },
      // Bo's number, and a longer one that contains it.
      { id: 'c3', phones: [{ number: '+255712345679' }] },
      { id: 'c4', phones: [{ number: '+2557123456790' }] },
    ],
    { byPhone: true, byEmail: true },
  );

async function searched(world: Directory, persons = [ana, bo]) {
  const search = { providers: [world.client()], people: persons, clock: instantClock() };
  const findings: Finding[] = [];
  for await (const finding of findContacts(search)) findings.push(finding);
  return { search, findings };
}

const targetsOf = (findings: readonly Finding[]) =>
  findings.flatMap(({ provider, contacts }) => contacts.map(({ id }) => ({ provider, id })));

async function wholeRun() {
  const world = directory();
  const { search, findings } = await searched(world);
  const path = join(await newFolder(), 'run.journal');
  const journal = await openJournal(path, { people: peopleOf(findings, search, { notAsked: ['other'] }) });
  await deleteContacts({ providers: search.providers, targets: targetsOf(findings), journal }).finish();
  return { world, path, journal };
}

describe('from a search to a receipt', () => {
  test('each person is in it with what was found, and what became of that', async () => {
    const { world, journal } = await wholeRun();
    expect(world.entries.map(({ id }) => id)).toEqual(['c2', 'c4']);
    const receipt = await journal.receipt();
    const baseUrl = 'https://api.directory.example';
    expect(receipt).toMatchObject({
      scope: 'run',
      total: 2,
      complete: true,
      searchSettled: false,
      people: [
        {
          reference: 'request 17',
          searchSettled: false,
          findings: [
            {
              provider: 'directory',
              baseUrl,
              finding: 'found',
              contacts: 1,
              inRun: 1,
              searchedBy: { email: 2 },
            },
            { provider: 'other', baseUrl: '', finding: 'notAsked', contacts: 0, inRun: 0 },
          ],
          contacts: [{ provider: 'directory', by: ['phone', 'email'], outcome: 'deleted' }],
        },
        {
          reference: 'request 18',
          findings: [{ finding: 'found', resembling: 1 }, { finding: 'notAsked' }],
          contacts: [{ by: ['phone'], outcome: 'deleted' }],
        },
      ],
    });
    const path = join(await newFolder(), 'receipt.json');
    await writeReceipt(path, receiptText(receipt));
    expect((await checkReceipt(path)).problems).toEqual([]);
  });

  test('no phone number and no e-mail address is in the journal, and nothing of them in the receipt', async () => {
    const { journal, path } = await wholeRun();
    const written = await readFile(path, 'utf8');
    const said = JSON.stringify(await journal.receipt());
    for (const text of [written, said]) expect(text).not.toMatch(/12345679|12345678|example\.com/i);
    const { key, contacts } = journal.plan?.people ?? nobody;
    expect(said).not.toContain(key);
    expect(written).toContain(key);
    for (const { prints } of Object.values(contacts.directory ?? {}).flat())
      for (const print of prints) expect(said).not.toContain(print);
  });

  test('what compared equal is kept as prints, of what is stored', async () => {
    const { journal } = await wholeRun();
    const { key, contacts } = journal.plan?.people ?? nobody;
    expect(contacts).toEqual({
      directory: {
        c1: [
          {
            person: 0,
            by: ['phone', 'email'],
            prints: [printOf(key, 'phone\n\n+255712345678'), printOf(key, 'email\nAna@example.com')],
          },
        ],
        c3: [{ person: 1, by: ['phone'], prints: [printOf(key, 'phone\n\n+255712345679')] }],
      },
    });
  });

  test('a search of which nobody was found is recorded, too', async () => {
    const world = new Directory([], { byPhone: true, byEmail: true });
    const { search, findings } = await searched(world, [ana]);
    const path = join(await newFolder(), 'run.journal');
    const journal = await openJournal(path, { people: peopleOf(findings, search) });
    await deleteContacts({ providers: search.providers, targets: [], journal }).finish();
    const run = await readJournal(path);
    for (const receipt of [await run.receipt(), await run.receipt({ person: 'request 17' })]) {
      expect(receipt).toMatchObject({
        total: 0,
        complete: true,
        searchSettled: true,
        providers: [],
        people: [{ findings: [{ finding: 'notFound' }], contacts: [] }],
      });
      const file = join(await newFolder(), 'receipt.json');
      await writeReceipt(file, receiptText(receipt));
      expect((await checkReceipt(file)).problems).toEqual([]);
    }
    // There is nothing left to do in it.
    const again = await resumeJournal(path);
    expect(await deleteContacts({ providers: search.providers, journal: again }).finish()).toMatchObject({
      total: 0,
    });
  });

  test('without people, a run of nobody leaves no file', async () => {
    const path = join(await newFolder(), 'run.journal');
    const journal = await openJournal(path);
    await deleteContacts({ providers: [directory().client()], targets: [], journal }).finish();
    await expect(readJournal(path)).rejects.toThrow('ENOENT');
  });

  test('what was found and is not deleted is listed, and not as a contact of the run', async () => {
    const world = directory();
    const { search, findings } = await searched(world);
    const journal = await openJournal(join(await newFolder(), 'run.journal'), {
      people: peopleOf(findings, search),
    });
    await deleteContacts({ providers: search.providers, targets: ['directory:c3'], journal }).finish();
    expect(Object.keys(journal.plan?.people?.contacts.directory ?? {})).toEqual(['c3']);
    expect((await journal.receipt()).people).toMatchObject([
      { findings: [{ finding: 'found', contacts: 1, inRun: 0 }], contacts: [] },
      { findings: [{ finding: 'found', contacts: 1, inRun: 1 }], contacts: [{ outcome: 'deleted' }] },
    ]);
  });

  test('a contact that was found at one address is not deleted at another', async () => {
    const world = directory();
    const { search, findings } = await searched(world);
    const path = join(await newFolder(), 'run.journal');
    const journal = await openJournal(path, { people: peopleOf(findings, search) });
    const elsewhere = world.client({ baseUrl: 'https://eu.directory.example' });
    const run = deleteContacts({ providers: [elsewhere], targets: targetsOf(findings), journal });
    await expect(run.finish()).rejects.toMatchObject({
      problem: 'mismatch',
      message:
        'what is given of the search says that directory was searched at https://api.directory.example, and the plan is for ' +
        'https://eu.directory.example. Nothing was sent.',
    });
    expect(world.entries).toHaveLength(4);
    await expect(readJournal(path)).rejects.toThrow('ENOENT');
  });

  test('the same person has the same pseudonym, however it is written', async () => {
    const { search, findings } = await searched(directory(), [
      ana,
      { reference: 'again', email: 'ANA@EXAMPLE.COM', phone: '+255 712-345-678' },
      bo,
    ]);
    const [one, same, other] = peopleOf(findings, search).people;
    expect(same?.pseudonym).toBe(one?.pseudonym);
    expect(other?.pseudonym).not.toBe(one?.pseudonym);
  });
});

describe('of a search', () => {
  test('a reason is kept as its code alone, and what resembles only if it was counted', async () => {
    const { search, findings } = await searched(
      new Directory([...directory().entries, { id: 'c5', phones: [{ number: '+255712345678' }] }], {
        byPhone: true,
        byEmail: true,
      }),
    );
    const [one, other] = peopleOf(findings, search).people;
    expect(one?.findings).toMatchObject([{ finding: 'ambiguous', reason: 'several', contacts: 2 }]);
    expect(other?.findings).toMatchObject([{ finding: 'found', resembling: 1 }]);
    expect(other?.findings[0]).not.toHaveProperty('reason');

    const listed = { providers: [new Directory([], { list: 'pages' }).client()], people: [bo], scan: true };
    const read: Finding[] = [];
    for await (const finding of findContacts({ ...listed, clock: instantClock() })) read.push(finding);
    const { people, contacts } = peopleOf(read, { providers: listed.providers, people: listed.people });
    expect(people[0]?.findings).toMatchObject([{ finding: 'notFound', searchedBy: { list: true } }]);
    expect(people[0]?.findings[0]).not.toHaveProperty('resembling');
    expect(contacts).toStrictEqual({});
  });

  test('who has no reference gets none, and other phone numbers are other people', async () => {
    const nameless = [{ phone: bo.phone }, { phone: '+255712345680' }];
    const { search, findings } = await searched(directory(), nameless as never);
    const [one, other] = peopleOf(findings, search).people;
    expect(one).not.toHaveProperty('reference');
    expect(other?.pseudonym).not.toBe(one?.pseudonym);
  });

  test.each([
    ['six digits that are a number in a small country', '+376312345', 'case 312345', undefined],
    ['seven digits that are one', '+2972977777', 'case 2977777', 'has a phone number in it'],
    ['a number', '+255712345678', 'case 712345678', 'has a phone number in it'],
    ['what is written like the number of anybody, and goes on', bo.phone, 'case 0712345678-A', undefined],
    ['what is written like the number of anybody', bo.phone, '0712345999 asked', 'has a phone number in it'],
    ['a plus and a few digits', bo.phone, 'case C+12', undefined],
    ['a plus, brackets and a number', bo.phone, 'case + (255) 713 000 000', 'has a phone number in it'],
  ])('a reference with %s is judged by what it says', async (_, phone, reference, problem) => {
    const { search, findings } = await searched(directory(), [{ phone, reference }]);
    const made = () => peopleOf(findings, search).people[0]?.reference;
    if (problem === undefined) expect(made()).toBe(reference);
    else expect(made).toThrow(problem);
  });
});

test('a reference has none of the numbers of a person who has several', async () => {
  const several = { phone: ['+255712345678', '+255712345680'], reference: 'case 712345680' };
  const { search, findings } = await searched(directory(), [several as never]);
  expect(() => peopleOf(findings, search)).toThrow('the reference of person 0 has a phone number in it.');
});

describe('people are made of', () => {
  test.each<[what: string, make: (given: Awaited<ReturnType<typeof searched>>) => unknown, problem: string]>([
    [
      'all findings',
      ({ findings, search }) => peopleOf(findings.slice(0, 1), search),
      'there is no finding for person',
    ],
    [
      'each finding once',
      ({ findings, search }) => peopleOf([...findings, ...findings], search),
      'is not one of this search',
    ],
    [
      'findings of the people',
      ({ findings, search }) => peopleOf(findings, { ...search, people: [bo, ana] }),
      'is not one of this search',
    ],
    [
      'findings at the providers',
      ({ findings, search }) =>
        peopleOf(findings, { ...search, providers: [new Directory([]).client({}, 'other')] }),
      'at directory is not one of this search',
    ],
    [
      'the findings themselves',
      ({ findings, search }) => peopleOf(JSON.parse(JSON.stringify(findings)), search),
      'does not have what compared equal',
    ],
    [
      'other providers that were not asked',
      ({ findings, search }) => peopleOf(findings, search, { notAsked: ['directory'] }),
      'notAsked names directory twice, or though it was searched',
    ],
    [
      'a list of those',
      ({ findings, search }) => peopleOf(findings, search, { notAsked: 'other' as never }),
      'notAsked must be a list of providers',
    ],
    [
      'names of those',
      ({ findings, search }) => peopleOf(findings, search, { notAsked: ['other', ''] }),
      'notAsked must be a list of providers',
    ],
    [
      'names of those that are texts',
      ({ findings, search }) => peopleOf(findings, search, { notAsked: [5 as never] }),
      'notAsked must be a list of providers',
    ],
    [
      'each of those once',
      ({ findings, search }) => peopleOf(findings, search, { notAsked: ['other', 'other'] }),
      'notAsked names other twice, or though it was searched',
    ],
    [
      'options that there are',
      ({ findings, search }) => peopleOf(findings, search, { notasked: [] } as never),
      'there is no option "notasked"',
    ],
  ])('%s', async (_, make, problem) => {
    const given = await searched(directory());
    expect(() => make(given)).toThrow(problem);
    expect(() => make(given)).toThrow(TypeError);
  });

  test.each([
    ['ana@example.com', 'has an e-mail address in it'],
    ['for 0712 345 678', 'has a phone number in it'],
    ['+255-712-345-678', 'has a phone number in it'],
    ['case ٠٧١٢٣٤٥٦٧٨', 'has a phone number in it'],
    ['case ０７１２３４５６７８', 'has a phone number in it'],
    ['wife of +1 (809) 555-1234', 'has a phone number in it'],
    ['wife of 0713000000', 'has a phone number in it'],
    ['bo＠example.com', 'has an e-mail address in it'],
    ['bo%40example.com', 'has an e-mail address in it'],
    ['bo @ example.com', 'has an e-mail address in it'],
    ['a  b', 'begins or ends with a space, or has two in a row'],
    ['a\u202eb', 'has a character that cannot be seen (U+202E)'],
  ])('a reference that a receipt can show, and not %j', async (reference, problem) => {
    const { search, findings } = await searched(directory(), [{ ...ana, reference }]);
    expect(() => peopleOf(findings, search)).toThrow(`the reference of person 0 ${problem}.`);
  });

  test('people beside a plan are refused: it has its own', async () => {
    const { search, findings } = await searched(directory());
    const opened = openJournal(memoryStore(), {
      plan: planOf({ directory: ['c1'] }),
      people: peopleOf(findings, search),
    });
    await expect(opened).rejects.toThrow('a plan has its people in it: give one of plan and people.');
  });
});
