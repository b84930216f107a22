/** The receipt of a run whose contacts were searched for: for everybody, for one person, for one contact. */

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtinDefinitions } from '../../src/providers/definitions.js';
import { languages } from '../../src/providers/statements.js';
import { MOST_LISTED } from '../../src/record/receipt/block.js';
import { documentOf } from '../../src/record/receipt/document.js';
import { htmlOf } from '../../src/record/receipt/html.js';
import { markdownOf } from '../../src/record/receipt/markdown.js';
import type { Receipt, ReceiptPerson } from '../../src/record/receipt/receipt.js';
import { receiptText } from '../../src/record/receipt/receipt-file.js';
import { pseudonymOf } from '../../src/record/receipt/seal.js';
import { wordsIn } from '../../src/record/receipt/words.js';
import { type ReceiptOptions, type RunView, readJournal } from '../../src/record/run-view.js';
import { type Begun, beginPlan, newFolder, planOf } from './plans.js';
import { forged, verdictOn } from './receipts.js';
import { finding, KEY, people, person, searchedRun, targets } from './searches.js';

let journal: Begun;
let run: RunView;
let receipt: Receipt;

beforeAll(async () => {
  ({ journal, receipt } = await searchedRun());
  run = await readJournal(journal.path);
});

const named = (provider: string, id: string) => pseudonymOf(journal.header, provider, id);
const sorted = <T extends { readonly pseudonym: string }>(...all: T[]) =>
  all.toSorted((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1));
const pseudonyms = people.people.map(({ pseudonym }) => pseudonym);

describe('that of the run', () => {
  test('says of each person what was searched, what was found, and what became of it', () => {
    const [ana, bo, cy] = people.people;
    const shared = { provider: 'huduma', pseudonym: named('huduma', '101'), outcome: 'deleted' };
    expect(receipt).toMatchObject({ scope: 'run', total: 4, complete: false, searchSettled: false });
    expect(receipt.people).toStrictEqual([
      {
        pseudonym: ana?.pseudonym,
        reference: 'request of ana',
        searchSettled: true,
        findings: [
          { ...finding('huduma', 'found'), inRun: 1 },
          { ...finding('sendme123', 'found'), inRun: 1 },
          { ...finding('wabotify', 'notFound'), inRun: 0 },
        ],
        contacts: sorted(
          { ...shared, by: ['phone', 'email'] },
          {
            provider: 'sendme123',
            pseudonym: named('sendme123', 'contact-of-ana'),
            by: ['phone'],
            outcome: 'deleted',
          },
        ),
      },
      {
        pseudonym: bo?.pseudonym,
        reference: 'request of bo',
        searchSettled: false,
        findings: [
          { ...finding('huduma', 'found', { contacts: 3 }), inRun: 2 },
          { ...finding('sendme123', 'cannotSearch'), inRun: 0 },
          { ...finding('wabotify', 'notAsked'), inRun: 0 },
        ],
        contacts: sorted(
          { ...shared, by: ['phone'] },
          { provider: 'huduma', pseudonym: named('huduma', '102'), by: ['phone'], outcome: 'notAttempted' },
        ),
      },
      {
        pseudonym: cy?.pseudonym,
        reference: 'request of cy',
        searchSettled: false,
        findings: [
          { ...finding('huduma', 'notFound'), inRun: 0 },
          { ...finding('sendme123', 'failed'), inRun: 0 },
          { ...finding('wabotify', 'incomplete'), inRun: 0 },
        ],
        contacts: [],
      },
    ]);
  });

  test.each([
    ['found', true],
    ['notFound', true],
    ['ambiguous', false],
    ['incomplete', false],
    ['cannotSearch', false],
    ['failed', false],
    ['notAsked', false],
  ] as const)(
    'after a search that is %s is settled: %s, however complete the deletion is',
    async (kind, isSettled) => {
      const searched = { key: KEY, people: [person('ana', finding('huduma', kind))], contacts: {} };
      const store = await beginPlan(join(await newFolder(), 'run.journal'), planOf({}, { people: searched }));
      await store.close();
      const made = await (await readJournal(store.path)).receipt();
      expect(made).toMatchObject({
        complete: true,
        searchSettled: isSettled,
        people: [{ searchSettled: isSettled }],
      });
    },
  );

  test('calls nobody by a reference who has none', async () => {
    const { reference: _, ...nameless } = person('ana', finding('huduma', 'notFound'));
    const searched = { key: KEY, people: [nameless], contacts: {} };
    const store = await beginPlan(join(await newFolder(), 'run.journal'), planOf({}, { people: searched }));
    await store.close();
    const [made] = (await (await readJournal(store.path)).receipt()).people ?? [];
    expect(made).toMatchObject({ pseudonym: nameless.pseudonym });
    expect(made).not.toHaveProperty('reference');
  });

  test('keeps every check, and its seal has the people in it', async () => {
    expect(await verdictOn(receiptText(receipt), journal.header)).toMatchObject({
      checks: { form: 'kept', sums: 'kept', digest: 'kept', seal: 'kept' },
      problems: [],
    });
    const [, ...fewer] = receipt.people ?? [];
    const { checks } = await verdictOn(forged(receipt, { people: fewer }), journal.header);
    expect(checks).toMatchObject({ sums: 'kept', digest: 'kept', seal: 'broken' });
  });

  test('names nobody: no key, no print, no contact', () => {
    const text = receiptText(receipt);
    const prints = Object.values(people.contacts)
      .flatMap((ids) => Object.values(ids).flat())
      .flatMap((owner) => owner.prints);
    for (const secret of [KEY, journal.header.key, 'contact-of-ana', ...prints])
      expect(text).not.toContain(secret);
  });
});

describe('that of one person', () => {
  test.each([
    ['the reference', () => 'request of bo'],
    ['the pseudonym', () => pseudonyms[1] ?? ''],
  ])('by %s, has the part and the contacts of that person alone', async (_, name) => {
    const made = await run.receipt({ person: name() });
    expect(made).toMatchObject({
      scope: 'person',
      total: 2,
      complete: false,
      searchSettled: false,
      startedAt: null,
      endedAt: null,
      providers: [{ provider: 'huduma', outcomes: { deleted: 1, notAttempted: 1 } }],
    });
    expect(made.people).toEqual([receipt.people?.[1]]);
    expect(made.targets).toEqual(
      sorted(
        ...receipt.targets.filter(({ pseudonym }) =>
          made.people?.[0]?.contacts.some((each) => each.pseudonym === pseudonym),
        ),
      ),
    );
    for (const other of [
      pseudonyms[0],
      pseudonyms[2],
      'request of ana',
      named('sendme123', 'contact-of-ana'),
    ])
      expect(JSON.stringify(made)).not.toContain(other);
    expect((await verdictOn(receiptText(made), journal.header)).problems).toEqual([]);
  });

  test('is complete once that person’s contacts are, and settled once that person’s search is', async () => {
    expect(await run.receipt({ person: 'request of ana' })).toMatchObject({
      complete: true,
      searchSettled: true,
    });
    // Nothing was found, and nothing follows from that.
    expect(await run.receipt({ person: 'request of cy' })).toMatchObject({
      total: 0,
      complete: true,
      searchSettled: false,
      providers: [],
      targets: [],
    });
  });

  test.each<[what: string, options: ReceiptOptions, problem: string]>([
    ['nobody has that name', { person: 'ana' }, 'the run has no person of that reference or pseudonym.'],
    ['the name is empty', { person: '' }, 'the run has no person of that reference or pseudonym.'],
    [
      'the contact is another’s',
      { person: 'request of cy', target: { provider: 'huduma', id: '101' } },
      'the run has that contact not for that person, or not at all.',
    ],
  ])('is none if %s', async (_, options, message) => {
    await expect(run.receipt(options)).rejects.toMatchObject({ problem: 'mismatch', message });
  });

  const receiptAmong = async (references: readonly string[], named: string, name = 'ana') => {
    const some = references.map((reference, index) => ({
      ...person(index === 0 ? 'ana' : name, finding('huduma', 'notFound')),
      reference,
    }));
    const plan = planOf({}, { people: { key: KEY, people: some, contacts: {} } });
    const store = await beginPlan(join(await newFolder(), 'run.journal'), plan);
    await store.close();
    return (await readJournal(store.path)).receipt({ person: named });
  };

  test('is none if several people have that name, and is that of one who is there twice', async () => {
    const several = 'the run has several people of that name';
    await expect(receiptAmong(['a', 'a'], 'a', 'bo')).rejects.toThrow(several);
    await expect(receiptAmong(['a', 'b'], pseudonyms[0] ?? '')).rejects.toThrow(several);
    expect((await receiptAmong(['a', 'b'], 'b')).people).toMatchObject([{ reference: 'b' }]);
    expect((await receiptAmong(['a', 'a'], 'a')).people).toMatchObject([{ reference: 'a' }]);
  });

  test('is none of a run in which nobody was searched for', async () => {
    const store = await beginPlan(join(await newFolder(), 'run.journal'), planOf(targets));
    await store.close();
    const view = await readJournal(store.path);
    await expect(view.receipt({ person: 'request of ana' })).rejects.toThrow('the run has no person');
    const whole = await view.receipt();
    expect(whole).not.toHaveProperty('people');
    expect(whole).not.toHaveProperty('searchSettled');
  });
});

describe('that of one contact', () => {
  test('has the one whose it is, with the finding of its provider alone', async () => {
    const made = await run.receipt({ target: { provider: 'sendme123', id: 'contact-of-ana' } });
    expect(made).toMatchObject({ scope: 'contact', total: 1, searchSettled: true });
    const [ana] = receipt.people ?? [];
    expect(made.people).toEqual([
      {
        ...ana,
        findings: [{ ...finding('sendme123', 'found'), inRun: 1 }],
        contacts: ana?.contacts.filter(({ provider }) => provider === 'sendme123'),
      },
    ]);
    expect((await verdictOn(receiptText(made), journal.header)).problems).toEqual([]);
  });

  test('of several people names none of them, unless it is said for whom it is', async () => {
    const target = { provider: 'huduma', id: '101' };
    const made = await run.receipt({ target });
    expect(made).not.toHaveProperty('people');
    expect(made).not.toHaveProperty('searchSettled');
    const forBo = await run.receipt({ target, person: 'request of bo' });
    expect(forBo.people).toMatchObject([
      { reference: 'request of bo', findings: [{ inRun: 1, contacts: 3 }] },
    ]);
    expect(JSON.stringify(forBo)).not.toContain(pseudonyms[0]);
    for (const each of [made, forBo])
      expect((await verdictOn(receiptText(each), journal.header)).problems).toEqual([]);
  });

  test('that was named by its id is nobody’s', async () => {
    const made = await run.receipt({ target: { provider: 'huduma', id: '103' } });
    expect(made).not.toHaveProperty('people');
  });
});

describe('the sums of the people, whoever made the digest', () => {
  const change = (index: number, by: (person: ReceiptPerson) => Partial<ReceiptPerson>) => ({
    people: (receipt.people ?? []).map((each, place) => (place === index ? { ...each, ...by(each) } : each)),
  });
  const firstContact = (by: object) =>
    change(0, ({ contacts }) => ({
      contacts: contacts.map((each, place) => (place === 0 ? { ...each, ...by } : each)),
    }));
  const firstFinding = (by: object) =>
    change(0, ({ findings }) => ({
      findings: findings.map((each, place) => (place === 0 ? { ...each, ...by } : each)),
    }));

  test.each<[what: string, change: () => Partial<Receipt>, problem: RegExp]>([
    [
      'a search that was not settled',
      () => ({ searchSettled: true }),
      /^searchSettled is true, and that of its people/,
    ],
    [
      'a person’s search that was not settled',
      () => change(1, () => ({ searchSettled: true })),
      /^person 1 \([0-9a-f]{12}…\) has searchSettled true, and the findings say otherwise$/,
    ],
    [
      'a finding that was left out',
      () => change(1, ({ findings }) => ({ findings: findings.slice(0, 1) })),
      /^person 1 \S+ was not searched for at the same providers as the first$/,
    ],
    [
      'another provider',
      () =>
        change(2, ({ findings }) => ({
          findings: findings.map((each) =>
            each.provider === 'wabotify' ? { ...each, provider: 'other' } : each,
          ),
        })),
      /^person 2 \S+ was not searched for at the same providers as the first$/,
    ],
    [
      'providers that are others, and are written the same in a row',
      () => ({
        people: (receipt.people ?? []).map((each, place) => ({
          ...each,
          findings: each.findings
            .slice(0, 2)
            .map((one, at) => ({ ...one, provider: (place === 1 ? ['abc', 'd'] : ['ab', 'cd'])[at] ?? '' })),
        })),
      }),
      /^person 1 \S+ was not searched for at the same providers as the first$/,
    ],
    [
      'nobody in that of a person',
      () => ({ scope: 'person', people: undefined as never, searchSettled: undefined as never }),
      /^it is of a single person, and tells of more or of none$/,
    ],
    [
      'a count of the run',
      () => firstFinding({ inRun: 0 }),
      /^person 0 \S+ has inRun 0 at huduma, and 1 contacts there$/,
    ],
    [
      'a count that was found',
      () => firstFinding({ contacts: 0 }),
      /has more contacts at huduma than were found: 1, not 0$/,
    ],
    [
      'a finding that contradicts itself',
      () => firstFinding({ reason: 'several' }),
      /is found with a reason, at huduma$/,
    ],
    ['a provider twice', () => firstFinding({ provider: 'wabotify' }), /^person 0 \S+ has wabotify twice$/],
    [
      'an outcome',
      () => firstContact({ outcome: 'absent' }),
      /as absent at \w+, and the receipt lists it as deleted at/,
    ],
    [
      'another place',
      () => firstContact({ provider: 'wabotify' }),
      /at wabotify, and the receipt lists it as/,
    ],
    [
      'where nobody searched',
      () => firstContact({ provider: 'other' }),
      /has a contact at other, where nobody searched$/,
    ],
    [
      'a contact that it does not list',
      () => firstContact({ pseudonym: '0'.repeat(64) }),
      /which the receipt does not list$/,
    ],
    [
      'a contact twice',
      () => change(0, ({ contacts }) => ({ contacts: [...contacts, ...contacts] })),
      /^person 0 \S+ has the contact [0-9a-f]{12}… twice, or not in its place$/,
    ],
    [
      'a contact twice in a row',
      () => change(0, ({ contacts }) => ({ contacts: contacts.flatMap((each) => [each, each]) })),
      /twice, or not in its place$/,
    ],
    [
      'people without a word on the search',
      () => ({ searchSettled: undefined as never }),
      /^it has one of people and/,
    ],
    [
      'several in that of a person',
      () => ({ scope: 'person' }),
      /^it is of a single person, and tells of more or of none$/,
    ],
    [
      'the times of the run in that of a person',
      () => ({ scope: 'person', endedAt: receipt.createdAt }),
      /^it is of a single person, and tells of the run$/,
    ],
    [
      'several in that of a contact',
      () => ({ scope: 'contact' }),
      /^it is of a single contact, and tells of several people$/,
    ],
    [
      'a contact of another in that of a person',
      () => ({ scope: 'person', people: receipt.people?.slice(0, 1) ?? [] }),
      /has 2 of the 4 contacts that it lists$/,
    ],
    [
      'what was found elsewhere in that of a contact',
      () => ({ scope: 'contact', people: receipt.people?.slice(0, 1) ?? [] }),
      /has findings of other contacts$/,
    ],
  ])('find %s', async (_, made, problem) => {
    const { checks, problems } = await verdictOn(forged(receipt, made()));
    expect(checks).toMatchObject({ form: 'kept', sums: 'broken', digest: 'kept' });
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  test.each<[what: string, made: () => unknown, problem: string]>([
    [
      'a phone number',
      () => change(0, () => ({ phone: '+255712345678' }) as never),
      'people.0.phone does not belong there',
    ],
    [
      'a reference that does not show',
      () => change(0, () => ({ reference: 'a\u202eb' })),
      'people.0.reference has a value',
    ],
    ['nobody', () => ({ people: [] }), 'people has a value that it cannot have'],
  ])('have no form with %s', async (_, made, problem) => {
    const { checks, problems } = await verdictOn(forged(receipt, made() as Partial<Receipt>));
    expect(checks.form).toBe('broken');
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });
});

const builtin = new Map(builtinDefinitions.map((each) => [each.name, each]));
const titleOf = (name: string) => builtin.get(name)?.title ?? name;

describe.each(languages)('for people, in %s', (language) => {
  const words = wordsIn[language];
  const written = (made: Receipt) => {
    const document = documentOf(made, language, (name) => builtin.get(name));
    return { document, html: htmlOf(document), md: markdownOf(document).replace(/\\(?=[^\w\s])/g, '') };
  };
  const textsIn = (made: Receipt) =>
    written(made).document.blocks.flatMap((block) => ('text' in block ? [block.text] : []));

  /** The sentence about this many contacts that were found but are not in the run, wherever it appears. */
  const leftOf = (count: number) =>
    ['huduma', 'sendme123', 'wabotify'].map((name) => words.people.left(count, titleOf(name)));

  test('says what a search does not see, and where it was not completed', () => {
    const texts = textsIn(receipt);
    expect(texts).toContain(words.people.heading.run);
    expect(texts).toContain(words.people.unsettled);
    for (const limit of words.people.limits) expect(texts).toContain(limit);
    expect(words.people.limits).toHaveLength(4);
    const { findings, reasons } = words.people;
    expect(texts).toContain(
      words.people.open([
        `${titleOf('sendme123')}: ${findings.cannotSearch.name}, ${reasons.scanNotAllowed}`,
        `${titleOf('wabotify')}: ${findings.notAsked.name}`,
      ]),
    );
    // Of the three contacts that were found for Bo, two are in the run; of all others, each one.
    const left = Array.from({ length: 4 }, (_, count) => leftOf(count)).flat();
    expect(texts.filter((text) => left.includes(text))).toEqual([words.people.left(1, titleOf('huduma'))]);
    expect(texts).toContain(words.people.noContacts);
  });

  test('has a part for each person, with a row for each provider and for each contact', () => {
    const { md, html } = written(receipt);
    for (const [index, { pseudonym, reference }] of people.people.entries()) {
      expect(md).toContain(`\n### ${words.people.person(index + 1)}\n`);
      expect(html).toContain(`<td><bdi>${reference}</bdi></td>`);
      expect(html).toContain(`<code class="long">${pseudonym}</code>`);
    }
    const { found, notAsked } = words.people.findings;
    const by = words.people.searchedBy({ phone: 1, email: 2, list: false });
    const at = '`2026-01-01 00:00:00 UTC`';
    expect(md).toContain(
      `| ${titleOf('huduma')} | \`https://huduma.example.com\` | ${by} | ${found.name} | 3 | 2 | 2 | ${at} |`,
    );
    const nothing = words.people.searchedBy({ phone: 0, email: 0, list: false });
    expect(md).toContain(
      `| ${titleOf('wabotify')} | – | ${nothing} | ${notAsked.name} | 0 | 0 | – | ${at} |`,
    );
    const { phone, email } = words.people.identifiers;
    expect(md).toContain(
      `| \`${named('huduma', '101')}\` | ${titleOf('huduma')} | ${phone}, ${email} | ${words.outcomes.deleted.name} | ${words.permanence.permanent.name} |`,
    );
    expect(md).toContain(`| ${found.name} | 2 | 1 | 0 |`);
    const { columns, about } = words.people;
    const { provider, baseUrl, when, outcome, permanence, detail, value } = words.columns;
    for (const head of [
      [columns.finding, ...['huduma', 'sendme123', 'wabotify'].map(titleOf)],
      [
        ...[provider, baseUrl, columns.searchedBy, columns.finding],
        ...[columns.found, columns.inRun, columns.resembling, when],
      ],
      [words.columns.pseudonym, provider, columns.equalBy, outcome, permanence],
    ])
      expect(md).toContain(`\n| ${head.join(' | ')} |\n`);
    // For each person, and for the run.
    expect(md.split(`\n| ${detail} | ${value} |\n`)).toHaveLength(5);
    // For the run, and for two of the three.
    expect(md.split(`| ${about.settled} | ${words.no} |`)).toHaveLength(4);
    expect(md.split(`| ${about.settled} | ${words.yes} |`)).toHaveLength(2);
    expect(md).toContain(`\n## ${words.people.heading.run}\n`);
    expect(html).toContain(`<table class="counts">\n<caption>${words.people.captions.tally}</caption>`);
    for (const [code, { name, meaning }] of Object.entries(words.people.findings))
      expect(md).toContain(`| ${name} | \`${code}\` | ${meaning} |`);
  });

  test('that of one person is titled so, has no number, and no notice if all was searched', async () => {
    const made = await run.receipt({ person: 'request of ana' });
    const { document, html } = written(made);
    expect(document.title).toBe(words.title.person);
    const texts = textsIn(made);
    expect(texts).toContain(words.people.heading.person);
    expect(texts).toContain(words.people.person());
    expect(texts).toContain(words.people.settled);
    expect(texts).toContain(words.headings.contacts.person);
    expect(html).not.toContain('class="notice"');
    expect(html).toContain(words.captions.tally);
    expect(html).not.toContain(words.people.captions.tally);
  });

  test('that of a person without findings has no empty table', async () => {
    const made = await run.receipt({ person: 'request of cy' });
    const { document, md } = written(made);
    for (const block of document.blocks) if (block.kind === 'table') expect(block.rows).not.toEqual([]);
    expect(md).toContain(words.people.noContacts);
    expect(md).toContain(words.people.unsettled);
    expect(md).not.toContain(words.captions.places);
    expect(md).not.toContain(words.captions.tally);
  });

  test('that of one contact tells nothing of what else was found of the person', async () => {
    const target = { provider: 'huduma', id: '102' };
    const texts = textsIn(await run.receipt({ target }));
    expect(texts).toContain(words.people.heading.contact);
    expect(texts).not.toContain(words.people.left(2, titleOf('huduma')));
  });

  test('many people are counted, and not listed', () => {
    const [first] = receipt.people ?? [];
    if (!first) throw new Error('There is nobody.');
    const many = (count: number) => written({ ...receipt, people: Array(count).fill(first) }).html;
    expect(many(MOST_LISTED).split(first.pseudonym)).toHaveLength(MOST_LISTED + 1);
    const tooMany = many(MOST_LISTED + 1);
    expect(tooMany).not.toContain(first.pseudonym);
    expect(tooMany).toContain(words.people.unlisted(MOST_LISTED + 1));
    expect(tooMany).toContain(`<td>${MOST_LISTED + 1}</td>`);
  });

  test('many contacts of a person are counted, and not listed', () => {
    const [first] = receipt.people ?? [];
    const [contact] = first?.contacts ?? [];
    if (!first || !contact) throw new Error('There is nobody.');
    const many = (count: number) => {
      return written({ ...receipt, people: [{ ...first, contacts: Array(count).fill(contact) }] }).md;
    };
    const row = `| \`${contact.pseudonym}\` | ${titleOf(contact.provider)} | ${words.people.identifiers.phone}`;
    expect(many(MOST_LISTED).split(row)).toHaveLength(MOST_LISTED + 1);
    const tooMany = many(MOST_LISTED + 1);
    expect(tooMany).not.toContain(row);
    expect(tooMany).toContain(words.unlisted(MOST_LISTED + 1));
  });

  test('a person without a reference has no row for it', () => {
    const some = (receipt.people ?? []).map(({ reference: _, ...each }) => each);
    expect(written({ ...receipt, people: some }).md).not.toContain(`| ${words.people.about.reference} |`);
    expect(written(receipt).md).toContain(`| ${words.people.about.reference} |`);
  });

  test('without people it is as before', async () => {
    const { people: _, searchSettled: __, ...plain } = receipt;
    const texts = textsIn(plain);
    for (const text of [words.people.unsettled, words.people.heading.run, ...words.people.limits])
      expect(texts).not.toContain(text);
    const { html, md } = written(plain);
    expect(html).not.toContain(words.people.captions.meanings);
    expect(md).not.toContain(words.people.about.settled);
  });
});

test('what was searched by, in words', () => {
  const { en, es } = wordsIn;
  expect(en.people.searchedBy({ phone: 1, email: 2, list: false })).toBe(
    '1 spelling of phone numbers, 2 spellings of e-mail addresses',
  );
  expect(en.people.searchedBy({ phone: 2, email: 1, list: false })).toBe(
    '2 spellings of phone numbers, 1 spelling of e-mail addresses',
  );
  expect(en.people.searchedBy({ phone: 0, email: 0, list: true })).toBe('the list of all contacts');
  expect(en.people.searchedBy({ phone: 0, email: 0, list: false })).toBe('nothing');
  expect(es.people.searchedBy({ phone: 2, email: 1, list: false })).toBe(
    '2 formas de números de teléfono, 1 forma de correos electrónicos',
  );
  expect(es.people.searchedBy({ phone: 1, email: 2, list: false })).toBe(
    '1 forma de números de teléfono, 2 formas de correos electrónicos',
  );
  expect(es.people.searchedBy({ phone: 0, email: 0, list: true })).toBe('la lista de todos los contactos');
  expect(es.people.searchedBy({ phone: 0, email: 0, list: false })).toBe('nada');
  expect([en.people.left(1, 'A'), en.people.left(2, 'A')]).toEqual([
    'At A, 1 contact that is equal is not part of this run: it did nothing about it.',
    'At A, 2 contacts that are equal are not part of this run: it did nothing about them.',
  ]);
  expect([es.people.left(1, 'A'), es.people.left(2, 'A')]).toEqual([
    'En A, 1 contacto igual no forma parte de esta ejecución: no se hizo nada con él.',
    'En A, 2 contactos iguales no forman parte de esta ejecución: no se hizo nada con ellos.',
  ]);
});

test('people and places are named in whole sentences', () => {
  const { en, es } = wordsIn;
  expect([en.people.person(), en.people.person(3)]).toEqual(['The person', 'Person 3']);
  expect([es.people.person(), es.people.person(3)]).toEqual(['La persona', 'Persona 3']);
  expect(en.people.unlisted(1_001)).toBe(
    'The receipt in JSON has a part for each of the 1,001 people; they are too many to list here.',
  );
  expect(es.people.unlisted(1_001)).toBe(
    'El comprobante en JSON tiene una parte para cada una de las 1001 personas; son demasiadas para enumerarlas aquí.',
  );
  expect(en.people.open(['A: failed', 'B: not asked'])).toBe('No clear result: A: failed; B: not asked.');
  expect(es.people.open(['A: fallido', 'B: no consultado'])).toBe(
    'Sin un resultado claro: A: fallido; B: no consultado.',
  );
});

test('in Spanish, a number of five digits or more is in groups of three', () => {
  const { person } = wordsIn.es.people;
  expect([9_999, 10_000, 123_456, 1_234_567].map((count) => person(count))).toEqual([
    'Persona 9999',
    'Persona 10\u00a0000',
    'Persona 123\u00a0456',
    'Persona 1\u00a0234\u00a0567',
  ]);
});
