/** What a plan keeps of a search: it matches the plan, or the plan is refused; and the record of the run has it. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryStore, openJournal, readJournal, readPlan, resumeJournal } from '../../src/record/index.js';
import {
  newPeopleKey,
  ownersOf,
  type PlannedPeople,
  personPseudonym,
  printOf,
  withContacts,
} from '../../src/record/people.js';
import { writePlan } from '../../src/record/plan.js';
import { problemOfFinding } from '../../src/record/planned-finding.js';
import { english } from '../../src/record/receipt/words-en.js';
import { linesIn, newFolder, planOf, TOOL, writtenJournal } from './plans.js';
import { finding, owner, people, person, searchedRun, targets } from './searches.js';
import { shippedSchema } from './shipped-schemas.js';

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));

/** What the schema says about a form, for other programs, and what this one accepts. */
const isInSchema = (plan: unknown): boolean => shippedSchema('plan')(plan);

const refusal = (given: unknown) =>
  openJournal(memoryStore(), { plan: planOf(targets, { people: given as PlannedPeople }) }).then(
    () => undefined,
    (error: Error & { problem?: string }) => `${error.problem}: ${error.message}`,
  );

const [ana, bo, cy] = people.people;
const withPeople = (...some: readonly unknown[]) => ({ ...people, people: some });

describe('a plan with people', () => {
  test('comes back from its file as it was, and keeps no phone number and no e-mail address', async () => {
    const path = join(await newFolder(), 'plan.json');
    const plan = planOf(targets, { people });
    await writePlan(path, plan);
    expect(await readPlan(path)).toEqual(plan);
    expect(isInSchema(plan)).toBe(true);
  });

  test('need not call anybody by a reference', async () => {
    const path = join(await newFolder(), 'plan.json');
    const some = people.people.map(({ reference: _, ...each }) => each);
    const plan = planOf(targets, { people: { ...people, people: some } });
    await writePlan(path, plan);
    expect((await readPlan(path)).people?.people).toStrictEqual(some);
  });

  test('is sealed with them', async () => {
    const path = join(await newFolder(), 'plan.json');
    const text = JSON.stringify(planOf(targets, { people }));
    await writeFile(path, text.replace('"notAsked"', '"notFound"'));
    await expect(readPlan(path)).rejects.toThrow('was changed after it was sealed');
  });

  test('without any is sealed as before, byte for byte', () => {
    const plan = planOf({ huduma: ['1'] });
    expect(plan).not.toHaveProperty('people');
    expect(plan.digest).toBe('sha256:0bdb9ba58e9140bbac32eb7366e19faadb0d1ae905b76db4d6bffea139983ffa');
  });

  const damaged = (problem: string) =>
    `damaged: what the plan keeps of its search ${problem}. Make a new one.`;

  test.each<[what: string, given: unknown, problem: string]>([
    [
      'a contact that it does not have',
      { ...people, contacts: { huduma: { '104': [owner(1)] } } },
      'gives a contact at huduma to a person, and the plan does not have it',
    ],
    [
      'a contact at a provider that it does not have',
      { ...people, contacts: { wabotify: { '101': [owner(1)] } } },
      'gives a contact at wabotify to a person, and the plan does not have it',
    ],
    [
      'a contact under a name that every object has',
      { ...people, contacts: { huduma: { constructor: [owner(1)] } } },
      'gives a contact at huduma to a person, and the plan does not have it',
    ],
    [
      'a contact of nobody',
      { ...people, contacts: { huduma: { '101': [owner(3)] } } },
      'gives a contact at huduma to a person that there is not',
    ],
    [
      'a contact that is somebody’s twice',
      { ...people, contacts: { huduma: { '101': [owner(0), owner(0)] } } },
      'gives a contact at huduma to the same person twice',
    ],
    [
      'more contacts than were found',
      { ...people, contacts: { huduma: { '101': [owner(0)], '102': [owner(0)] } } },
      'gives person 0 more contacts at huduma than were found: 2, not 1',
    ],
    [
      'a contact where nobody was found',
      { ...people, contacts: { huduma: { '101': [owner(2)] } } },
      'gives person 2 more contacts at huduma than were found: 1, not 0',
    ],
    [
      'a contact where nobody searched',
      {
        ...withPeople(person('ana', finding('huduma', 'notFound'))),
        contacts: { sendme123: { 'contact-of-ana': [owner(0)] } },
      },
      'gives person 0 more contacts at sendme123 than were found: 1, not 0',
    ],
    [
      'a search at another address than the deletion',
      {
        ...withPeople(
          person('ana', finding('huduma', 'found', { baseUrl: 'https://eu.huduma.example.com' })),
        ),
        contacts: { huduma: { '101': [owner(0)] } },
      },
      'says that huduma was searched at https://eu.huduma.example.com, and the plan is for https://huduma.example.com',
    ],
    [
      'a provider that is left out for one of them',
      withPeople(ana, { ...bo, findings: bo?.findings.slice(1) }, cy),
      'names other providers for person 1 than for person 0',
    ],
    [
      'another provider for one of them',
      withPeople(
        ana,
        person('bo', ...['huduma', 'sendme123', 'other'].map((name) => finding(name, 'notFound'))),
      ),
      'names other providers for person 1 than for person 0',
    ],
    [
      'a provider that is in it twice',
      withPeople({ ...cy, findings: [finding('huduma', 'notFound'), finding('huduma', 'failed')] }),
      'says of person 0 what cannot be: it has huduma twice',
    ],
    [
      'a finding that contradicts itself',
      withPeople(person('ana', finding('huduma', 'notFound', { contacts: 1 }))),
      'says of person 0 what cannot be: it is notFound with 1 contact, at huduma',
    ],
    [
      'an e-mail address as a reference',
      withPeople({ ...ana, reference: 'for ana@example.com' }),
      'has an e-mail address as the reference of person 0',
    ],
  ])('is refused with %s', async (_, given, problem) => {
    expect(await refusal(given)).toBe(damaged(problem));
  });

  const form = (place: string) =>
    damaged(`does not have the form that schemas/plan.schema.json describes${place}`);
  const contact = (change: object) => ({
    ...people,
    contacts: { huduma: { '101': [{ ...owner(0), ...change }] } },
  });
  const first = (change: object) =>
    withPeople({ ...ana, findings: [{ ...finding('huduma', 'found'), ...change }] });

  test.each<[what: string, given: unknown, place: string]>([
    ['null', null, ''],
    ['a field that there is not', { ...people, phone: '+255712345678' }, ''],
    ['nobody', withPeople(), ', in people'],
    ['a key that is none', { ...people, key: 'AAAA' }, ', in key'],
    [
      'a field of a person that there is not',
      withPeople({ ...ana, phone: '+255712345678' }),
      ', in people.0',
    ],
    ['a pseudonym that is none', withPeople(ana, { ...bo, pseudonym: 'ana@example.com' }), ', in people.1'],
    [
      'a reference that does not show in full',
      withPeople({ ...ana, reference: 'a\u202eb' }),
      ', in people.0',
    ],
    ['a person without findings', withPeople({ ...ana, findings: [] }), ', in people.0'],
    ['a kind of finding that there is not', first({ finding: 'gone' }), ', in people.0'],
    ['a reason in words', first({ reason: 'it has ana@example.com' }), ', in people.0'],
    ['a field of a finding that there is not', first({ query: 'ana@example.com' }), ', in people.0'],
    ['an address that is none', first({ baseUrl: 'ana@example.com' }), ', in people.0'],
    ['a number of contacts that is none', first({ contacts: -1 }), ', in people.0'],
    ['a place that is no number', contact({ person: -1 }), ', in contacts'],
    ['what nobody is known by', contact({ by: ['name'] }), ', in contacts'],
    ['nothing that is equal', contact({ by: [] }), ', in contacts'],
    // Without a print to compare, a contact would always seem unchanged.
    ['no print', contact({ prints: [] }), ', in contacts'],
    ['a print that is none', contact({ prints: ['ana@example.com'] }), ', in contacts'],
    ['a contact without an owner', { ...people, contacts: { huduma: { '101': [] } } }, ', in contacts'],
  ])('is refused with %s, and the refusal does not repeat it', async (_, given, place) => {
    expect(await refusal(given)).toBe(form(place));
    expect(isInSchema(planOf(targets, { people: given as PlannedPeople }))).toBe(false);
  });
});

describe('a finding', () => {
  test.each<[...Parameters<typeof finding>, string | undefined]>([
    ['a', 'found', {}, undefined],
    ['a', 'notFound', {}, undefined],
    ['a', 'ambiguous', {}, undefined],
    ['a', 'incomplete', { contacts: 2 }, undefined],
    ['a', 'failed', { searchedBy: { phone: 0, email: 0, list: false } }, undefined],
    ['a', 'cannotSearch', {}, undefined],
    ['a', 'notAsked', {}, undefined],
    [
      'a',
      'notFound',
      { searchedBy: { phone: 0, email: 0, list: true }, resembling: undefined as never },
      undefined,
    ],
    ['a', 'found', { contacts: 0 }, 'is found with 0 contacts'],
    ['a', 'ambiguous', { contacts: 0 }, 'is ambiguous with 0 contacts'],
    ['a', 'cannotSearch', { contacts: 1 }, 'is cannotSearch with 1 contact'],
    ['a', 'notAsked', { contacts: 2 }, 'is notAsked with 2 contacts'],
    ['a', 'found', { reason: 'several' }, 'is found with a reason'],
    ['a', 'notAsked', { reason: 'noSearch' }, 'is notAsked with a reason'],
    ['a', 'found', { searchedBy: { phone: 0, email: 0, list: false } }, 'is found and was not searched'],
    [
      'a',
      'notFound',
      { searchedBy: { phone: 0, email: 0, list: false } },
      'is notFound and was not searched',
    ],
    [
      'a',
      'cannotSearch',
      { searchedBy: { phone: 0, email: 1, list: false } },
      'is cannotSearch and was searched',
    ],
    ['a', 'notAsked', { searchedBy: { phone: 0, email: 0, list: true } }, 'is notAsked and was searched'],
    ['a', 'notAsked', { baseUrl: 'https://a.example' }, 'is notAsked at "https://a.example"'],
    ['a', 'notFound', { baseUrl: '' }, 'is notFound at ""'],
    [
      'a',
      'notFound',
      { searchedBy: { phone: 0, email: 0, list: true } },
      'counts what resembles though the list was read',
    ],
  ])('at %s that is %s with %j', (provider, kind, change, problem) => {
    expect(problemOfFinding(finding(provider, kind, change))).toBe(problem);
  });

  test.each(['ambiguous', 'incomplete', 'failed', 'cannotSearch'] as const)('that is %s says why', (kind) => {
    const { reason: _, ...without } = finding('a', kind);
    expect(problemOfFinding(without)).toBe(`is ${kind} without a reason`);
  });

  test('has in both schemas the kinds and the reasons that there are words for', () => {
    for (const name of ['plan', 'journal-line', 'receipt']) {
      const { finding: kind, reason } = schemaOf(name).$defs.finding.properties;
      expect(kind.enum).toEqual(Object.keys(english.people.findings));
      expect(reason.enum).toEqual(Object.keys(english.people.reasons));
    }
    expect(schemaOf('journal-line').$defs).toEqual(schemaOf('plan').$defs);
  });
});

describe('the record of the run', () => {
  test('has them in its header, and a session that takes it up has them, too', async () => {
    const { journal } = await searchedRun();
    const [header] = await linesIn(journal.path);
    expect(header.plan.people).toEqual(people);
    const resumed = await resumeJournal(journal.path);
    expect(resumed.plan?.people).toEqual(people);
    await resumed.close();
    expect((await readJournal(journal.path)).plan?.people).toEqual(people);
  });

  test('has them in memory as well', async () => {
    const store = memoryStore();
    await store.begin(planOf(targets, { people }), { tool: TOOL });
    const resumed = await resumeJournal(store);
    expect(resumed.plan?.people).toEqual(people);
    expect((await resumed.receipt()).people).toHaveLength(3);
  });

  test('is refused if they do not fit its contacts, whoever wrote it', async () => {
    const { journal } = await searchedRun();
    const [{ crc: _, ...header }, ...rest] = await linesIn(journal.path);
    const contacts = { huduma: { '101': [owner(9)] } };
    const { targets: __, ...plan } = planOf(targets, { people: { ...people, contacts } });
    const lines = [{ ...header, plan }, ...rest.map(({ crc: _, ...record }) => record)];
    await expect(readJournal(await writtenJournal(lines))).rejects.toMatchObject({
      problem: 'damaged',
      message: expect.stringMatching(
        / keeps of its search gives a contact at huduma to a person that there is not\.$/,
      ),
    });
  });
});

test('a person has the same pseudonym in whatever order, and another one under another key', () => {
  const key = newPeopleKey();
  const pseudonym = personPseudonym(key, ['+255712345678', 'ana@example.com']);
  expect(pseudonym).toMatch(/^[0-9a-f]{64}$/);
  expect(personPseudonym(key, ['ana@example.com', '+255712345678', 'ana@example.com'])).toBe(pseudonym);
  expect(personPseudonym(key, ['ana@example.com'])).not.toBe(pseudonym);
  expect(personPseudonym(newPeopleKey(), ['+255712345678', 'ana@example.com'])).not.toBe(pseudonym);
  // A field is not a person, even if the text is the same.
  expect(printOf(key, 'ana@example.com')).not.toBe(personPseudonym(key, ['ana@example.com']));
});

test('pseudonyms and prints are what anybody else would make of the same key', () => {
  const hmac = (text: string) => createHmac('sha256', Buffer.alloc(32, 7)).update(text).digest('hex');
  const key = Buffer.alloc(32, 7).toString('base64');
  expect(personPseudonym(key, ['b@example.com', 'a@example.com'])).toBe(
    hmac('person\na@example.com\nb@example.com'),
  );
  expect(printOf(key, 'email\na@example.com')).toBe(hmac('field\nemail\na@example.com'));
});

test('of the contacts, those are kept that are named, and no provider without any', () => {
  const kept = withContacts(people, ({ id }) => id === '102');
  expect(kept).toStrictEqual({ ...people, contacts: { huduma: { '102': [owner(1)] } } });
});

test('a contact that was named by its id is nobody’s', () => {
  expect(ownersOf(people, 'huduma', '101')).toHaveLength(2);
  for (const [provider, id] of [
    ['huduma', '103'],
    ['huduma', 'constructor'],
    ['toString', 'length'],
    ['wabotify', '101'],
  ] as const)
    expect(ownersOf(people, provider, id)).toEqual([]);
});
