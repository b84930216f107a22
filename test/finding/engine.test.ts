/** The engine's findings about people at a provider. */
import { describe, expect, test } from 'vitest';
import { findContacts } from '../../src/finding/index.js';
import { engine } from '../../src/providers/provider.js';
import { instantClock } from '../deletion/runs.js';
import { Directory, type Entry, json, type Nature, notFound } from './directory.js';
import { find, findOne, reasonOf } from './runs.js';

const phone = '+255 712 345 678';
const email = 'ana@example.com';
const ana: Entry = { id: 'c1', phones: [{ number: '255712345678' }], emails: [email] };
const other = (id: string): Entry => ({
  id,
  phones: [{ number: `2557123456780${id.slice(1)}` }],
  emails: [`x${id}@example.com`],
});
const searchable: Nature = { byPhone: true, byEmail: true };
const listed: Nature = { list: 'pages' };

test('one contact that compares equal is found, by what is equal', async () => {
  const directory = new Directory([ana, other('c2')], searchable);
  expect(await findOne(directory, { reference: 'r 1', phone, email })).toEqual({
    person: { index: 0, reference: 'r 1' },
    provider: 'directory',
    finding: 'found',
    contacts: [{ id: 'c1', by: ['phone', 'email'], doubts: [] }],
    searchedBy: { phone: 2, email: 1, list: false },
    resembling: 1,
    attempts: 3,
  });
});

test('who only resembles is counted and not named', async () => {
  const directory = new Directory([other('c2'), other('c3')], searchable);
  const finding = await findOne(directory, { phone });
  expect(finding).toMatchObject({ finding: 'notFound', contacts: [], resembling: 2 });
  expect(JSON.stringify(finding)).not.toMatch(/c2|c3/);
});

test('a phone number and an e-mail address of two contacts are two matches, for a human', async () => {
  const directory = new Directory(
    [
      { ...ana, emails: [] },
      { id: 'c2', emails: [email] },
    ],
    searchable,
  );
  const finding = await findOne(directory, { phone, email });
  expect(finding).toMatchObject({
    finding: 'ambiguous',
    contacts: [
      { id: 'c1', by: ['phone'], doubts: [] },
      { id: 'c2', by: ['email'], doubts: [] },
    ],
    reason: { code: 'several' },
  });
  expect(await findOne(directory, { phone, email }, { accept: ['several'] })).toMatchObject({
    finding: 'found',
  });
});

test.each([
  ['emailCase', { id: 'c1', emails: ['Ana@Example.com'] }],
  ['withoutCountryCode', { id: 'c1', phones: [{ number: '0712 345 678', digits: '0712345678' }] }],
  ['differs', { id: 'c1', phones: [{ number: '255712345678' }], emails: ['juan@example.com'] }],
] as const)('a match with the doubt %s is ambiguous, unless that is accepted', async (doubt, entry) => {
  const directory = new Directory([entry], searchable);
  const finding = await findOne(directory, { phone, email });
  expect(finding).toMatchObject({ finding: 'ambiguous', contacts: [{ id: 'c1', doubts: [doubt] }] });
  expect(reasonOf(finding)).toBe('doubtful');
  expect(await findOne(directory, { phone, email }, { accept: [doubt] })).toMatchObject({ finding: 'found' });
});

describe('a provider that cannot be searched', () => {
  test.each<[string, Nature, object]>([
    ['has no way at all', {}, { code: 'noSearch' }],
    ['can only be listed', listed, { code: 'scanNotAllowed', message: expect.stringMatching(/scan: true/) }],
    ['is searched by the other', { byPhone: true }, { code: 'nothingToSearchBy' }],
    ['is searched by the other, or listed', { ...listed, byPhone: true }, { code: 'scanNotAllowed' }],
  ])('if it %s, nothing is sent', async (_, nature, reason) => {
    const directory = new Directory([ana], nature);
    expect(await findOne(directory, { email })).toMatchObject({
      finding: 'cannotSearch',
      reason,
      attempts: 0,
    });
    expect(directory.requests).toEqual([]);
  });

  test('by all of what the person gave: incomplete, with what was found', async () => {
    const finding = await findOne(new Directory([ana], { byPhone: true }), { phone, email });
    expect(finding).toMatchObject({ finding: 'incomplete', contacts: [{ id: 'c1' }] });
    expect(reasonOf(finding)).toBe('notAllSearchable');
  });

  test('by all of what the person gave is read whole instead, if that is allowed', async () => {
    const directory = new Directory([ana], { ...listed, byPhone: true });
    const finding = await findOne(directory, { phone, email }, { scan: true });
    expect(finding).toMatchObject({ finding: 'found', searchedBy: { phone: 0, email: 0, list: true } });
  });

  test('is read once for all people', async () => {
    const directory = new Directory([other('c2'), other('c3'), other('c4'), ana], listed);
    const { findings, summary } = await find(
      directory,
      [{ phone }, { email: 'nobody@example.com' }, { email: 'XC3@example.com' }],
      { scan: true },
    );
    expect(findings.map(({ finding }) => finding)).toEqual(['found', 'notFound', 'ambiguous']);
    expect(findings.every(({ attempts, resembling }) => attempts === 2 && resembling === undefined)).toBe(
      true,
    );
    expect(directory.requests).toEqual(['/people', '/people?page=2']);
    expect(summary).toMatchObject({ total: 3, people: 3, requests: 2, found: 1, notFound: 1, ambiguous: 1 });
  });
});

describe('a list that is not read completely', () => {
  const many = Array.from({ length: 7 }, (_, index) => other(`c${index + 2}`));
  const scan = true;

  test('for its bound', async () => {
    const finding = await findOne(
      new Directory([ana, ...many], listed),
      { phone },
      { scan: { maxContacts: 3 } },
    );
    expect(finding).toMatchObject({
      finding: 'incomplete',
      contacts: [{ id: 'c1' }],
      reason: { code: 'tooLong' },
    });
  });

  test('since the page is ignored', async () => {
    const directory = new Directory(many, { ...listed, ignoresPages: true, isVague: true });
    expect(reasonOf(await findOne(directory, { phone }, { scan }))).toBe('pageIgnored');
    expect(directory.requests).toHaveLength(2);
  });

  test('since nothing says how many there are', async () => {
    const directory = new Directory(many, { ...listed, isVague: true });
    expect(reasonOf(await findOne(directory, { phone }, { scan }))).toBe('endUnknown');
  });

  test('since a term that is ignored shows everybody', async () => {
    const everybody = Array.from({ length: 1_100 }, (_, index) => other(`c${index + 2}`));
    const directory = new Directory(everybody, { byEmail: true, ignoresTerms: true, pageSize: 100 });
    expect(reasonOf(await findOne(directory, { email }))).toBe('tooLong');
    expect(directory.requests).toHaveLength(10);
  });

  test('is read once more if it has changed, and complete then', async () => {
    const directory: Directory = new Directory([...many, ana], listed, ({ number }) => {
      if (number === 2) directory.entries.shift();
      return undefined;
    });
    expect(await findOne(directory, { phone }, { scan })).toMatchObject({ finding: 'found' });
    // Two pages, of which the second shows the change; then all pages again.
    expect(directory.requests).toHaveLength(2 + 3);
  });

  test('is read once more if one came for one that went, which moved somebody past the reader', async () => {
    const entries = [...many.slice(0, 3), ana, ...many.slice(3)];
    let now = Date.parse('2026-01-01T00:00:00Z');
    const directory: Directory = new Directory(entries, listed, ({ number }) => {
      now += 1_000;
      if (number !== 2) return undefined;
      directory.entries.shift();
      directory.entries.push({ ...other('c99'), createdAt: new Date(now).toISOString() });
      return undefined;
    });
    const clock = { ...instantClock(), now: () => now };
    expect(await findOne(directory, { phone }, { scan, clock })).toMatchObject({ finding: 'found' });
    // All three pages, of which the last shows the change; then all again.
    expect(directory.requests).toHaveLength(3 + 3);
  });

  test('is read once more as soon as somebody comes twice', async () => {
    const directory: Directory = new Directory([...many, ana], listed, ({ number }) => {
      const last = number === 2 ? directory.entries.pop() : undefined;
      if (last) directory.entries.unshift(last);
      return undefined;
    });
    expect(await findOne(directory, { phone }, { scan })).toMatchObject({ finding: 'found' });
    expect(directory.requests).toHaveLength(2 + 3);
  });

  test('since its pages have fewer contacts than there are said to be', async () => {
    const directory = new Directory(many, listed, () =>
      json({ ok: true, people: many.slice(0, 3), page: 1, total: 7, last: true }),
    );
    expect(reasonOf(await findOne(directory, { phone }, { scan }))).toBe('wrongTotal');
    expect(directory.requests).toHaveLength(2);
  });

  test('if it changes again: incomplete, with what was seen', async () => {
    const directory: Directory = new Directory([ana, ...many], listed, ({ number }) => {
      if (number % 2 === 0) directory.entries.splice(1, 1);
      return undefined;
    });
    const finding = await findOne(directory, { phone }, { scan });
    expect(finding).toMatchObject({ finding: 'incomplete', contacts: [{ id: 'c1' }] });
    expect(reasonOf(finding)).toBe('changedMeanwhile');
  });

  test('who was deleted between the readings is not found', async () => {
    const directory: Directory = new Directory([ana, ...many], listed, ({ number }) => {
      if (number === 2) directory.entries.shift();
      return undefined;
    });
    expect(await findOne(directory, { phone }, { scan })).toMatchObject({ finding: 'notFound' });
  });
});

test('a contact that changes hands between two searches is incomplete', async () => {
  const directory: Directory = new Directory([ana], searchable, ({ number }) => {
    if (number === 2)
      directory.entries = [{ ...ana, phones: [{ number: '255712345678', digits: '712345678' }], emails: [] }];
    return undefined;
  });
  expect(reasonOf(await findOne(directory, { phone, email }))).toBe('changedMeanwhile');
});

test('a contact whose id the provider cannot have fails', async () => {
  const directory = new Directory([{ ...ana, id: 'bad1' }], searchable);
  expect(reasonOf(await findOne(directory, { phone }))).toBe('invalidId');
  // Another person's contact does no harm.
  expect(await findOne(directory, { phone: '+255712345679' })).toMatchObject({ finding: 'notFound' });
});

describe('nobody, if it may mean the account', () => {
  const nature: Nature = { ...searchable, list: 'pages', nobody: 404, mayMeanAccount: true };

  test('counts once a contact in the list has proven it, by one request for all', async () => {
    const directory = new Directory([other('c2')], nature);
    const { findings } = await find(directory, [
      { email },
      { email: 'b@example.com' },
      { email: 'c@example.com' },
    ]);
    expect(findings.map(({ finding }) => finding)).toEqual(['notFound', 'notFound', 'notFound']);
    expect(directory.requests.filter((each) => each === '/people')).toHaveLength(1);
    expect(directory.requests).toHaveLength(4);
  });

  test.each<[string, Nature]>([
    ['is empty', nature],
    ['is not there', { ...nature, list: 'none' }],
    ['is not there, and the search is empty', { ...nature, list: 'none', nobody: 'empty' }],
  ])('fails if the list %s', async (_, each) => {
    const finding = await findOne(new Directory([], each), { email });
    expect(finding.finding).toBe('failed');
    expect(reasonOf(finding)).toBe('accountUnproven');
    const vouched = await findOne(new Directory([], each), { email }, { provenAccounts: ['directory'] });
    expect(vouched.finding).toBe('notFound');
  });

  test('counts for those before, too, once somebody was seen', async () => {
    const directory = new Directory([ana], { ...nature, list: 'none' });
    const people = [{ email: 'b@example.com' }, { email: 'c@example.com' }, { email }];
    const { findings } = await find(directory, people, { maxInFlight: 1 });
    expect(findings.map(({ finding }) => finding)).toEqual(['notFound', 'notFound', 'found']);
  });

  test('is proven by the list that is read for others', async () => {
    const directory = new Directory([ana], { ...nature, byPhone: false });
    const { findings } = await find(directory, [{ email: 'b@example.com' }, { phone }], { scan: true });
    expect(findings.map(({ finding }) => finding)).toEqual(['notFound', 'found']);
    expect(directory.requests).toHaveLength(2);
  });

  test('of a list that is empty fails', async () => {
    const directory = new Directory([], { ...listed, mayMeanAccount: true });
    expect(reasonOf(await findOne(directory, { email }, { scan: true }))).toBe('accountUnproven');
    expect(directory.requests).toHaveLength(1);
  });
});

test('a provider with something to choose is searched before it is chosen', async () => {
  const client = new Directory([ana], searchable).client();
  const undecided = { ...client, [engine]: { ...client[engine], choices: undefined } };
  const run = findContacts({ providers: [undecided], people: [{ phone }], clock: instantClock() });
  expect(await run.finish()).toMatchObject({ found: 1 });
});

test('a definition that throws stops its provider, and nothing of what it says is shown', async () => {
  const read = () => {
    throw new TypeError(`cannot read ${email}`);
  };
  const list = { operation: 'listPeople', request: () => ({}), read };
  const directory = new Directory([ana], { search: { list } });
  const { findings, summary } = await find(directory, [{ email }, { phone }], { scan: true });
  expect(findings.map(reasonOf)).toEqual(['unexpected', 'unexpected']);
  expect(summary.stops).toMatchObject([{ provider: 'directory', guard: 'unexpected' }]);
  const [first] = findings;
  expect(first && 'reason' in first && first.reason.cause).toBeInstanceOf(TypeError);
});

test('a definition whose request is a promise finds nobody, and does not say so', async () => {
  const request = async () => ({ query: { term: email } });
  const read = () => ({ contacts: [], isLast: true });
  const search = { email: { operation: 'searchByEmail', terms: () => [email], request, read } };
  const directory = new Directory([ana], { search: search as never });
  expect(reasonOf(await findOne(directory, { email }))).toBe('unexpected');
  expect(directory.requests).toEqual([]);
});

test('an address is sought in the letters of its domain, and in those that mail is sent by', async () => {
  const directory = new Directory([{ id: 'c1', emails: ['ana@xn--mnchen-3ya.de'] }], searchable);
  expect(await findOne(directory, { email: 'ana@münchen.de' })).toMatchObject({ finding: 'found' });
  const scanned = new Directory([{ id: 'c1', emails: ['ana@münchen.de'] }], listed);
  expect(await findOne(scanned, { email: 'ana@xn--mnchen-3ya.de' }, { scan: true })).toMatchObject({
    finding: 'found',
  });
});

test('a term that two addresses share is asked for once', async () => {
  const directory = new Directory([ana], searchable);
  const finding = await findOne(directory, { email: ['Ana@example.com', 'ana@example.com'] });
  expect(finding).toMatchObject({ finding: 'found', searchedBy: { email: 2 }, attempts: 2 });
});

test('an empty term is not asked for', async () => {
  const search = {
    email: {
      operation: 'searchByEmail',
      terms: () => [' '],
      request: () => ({}),
      read: () => 'unclear' as const,
    },
  };
  const directory = new Directory([ana], { search });
  expect(reasonOf(await findOne(directory, { email }))).toBe('nothingToSearchBy');
  expect(directory.requests).toEqual([]);
});

test('a list that is not found says nothing of anybody', async () => {
  const directory = new Directory([ana], listed, () => notFound());
  expect(reasonOf(await findOne(directory, { phone }, { scan: true }))).toBe('refused');
});

test('a page of a search that is gone says nothing of anybody', async () => {
  const entries = Array.from({ length: 5 }, (_, index) => ({ ...other(`c${index}`), emails: [`x${email}`] }));
  const directory = new Directory(entries, searchable, ({ number }) =>
    number === 2 ? notFound() : undefined,
  );
  expect(reasonOf(await findOne(directory, { email }))).toBe('refused');
});

test('a success that denies itself fails', async () => {
  for (const body of [{ ok: false, people: [] }, {}, { ok: true }, []]) {
    const directory = new Directory([ana], searchable, () => json(body));
    expect(reasonOf(await findOne(directory, { email }))).toBe('unclear');
  }
});
