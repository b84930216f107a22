/** What can be checked of a receipt without its journal, what requires the journal, and what each check finds. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkReceipt } from '../../src/record/receipt/check-receipt.js';
import type { Receipt, ReceiptProvider, ReceiptTarget } from '../../src/record/receipt/receipt.js';
import { receiptText } from '../../src/record/receipt/receipt-file.js';
import { tries } from '../tries.js';
import { type Begun, newFolder } from './plans.js';
import { anyReceipt, forged, verdictOn, wholeRun } from './receipts.js';

let journal: Begun;
let receipt: Receipt;
let text: string;

beforeAll(async () => {
  ({ journal, receipt } = await wholeRun());
  text = receiptText(receipt);
});

const all = { form: 'kept', sums: 'kept', digest: 'kept' } as const;

test('without the journal, its form, its sums and its digest are checked', async () => {
  expect(await verdictOn(text)).toEqual({ receipt, checks: { ...all, seal: 'notChecked' }, problems: [] });
});

test('with the journal, its seal is as well', async () => {
  expect(await verdictOn(text, journal.header)).toMatchObject({
    checks: { ...all, seal: 'kept' },
    problems: [],
  });
});

test.each([
  ['without white space', (whole: string) => JSON.stringify(JSON.parse(whole))],
  ['after a byte order mark', (whole: string) => `\uFEFF${whole}`],
  ['with the line ends of Windows', (whole: string) => whole.replaceAll('\n', '\r\n')],
  ['with characters as codes', (whole: string) => whole.replace('Case', '\\u0043ase')],
])('is the same %s', async (_, spelt) => {
  expect(await verdictOn(spelt(text), journal.header)).toMatchObject({ problems: [] });
});

test('another run’s journal is named as that', async () => {
  expect(await verdictOn(text, { ...journal.header, run: 'another' })).toMatchObject({
    checks: { ...all, seal: 'broken' },
    problems: ['it is of another run'],
  });
});

test('who makes a new digest is found out by the seal alone', async () => {
  const better = forged(receipt, { reference: 'Case 8/2026' });
  expect(await verdictOn(better)).toMatchObject({ checks: all, problems: [] });
  expect(await verdictOn(better, journal.header)).toMatchObject({
    checks: { ...all, seal: 'broken' },
    problems: ['its seal is not the one that its run makes: it was changed'],
  });
});

describe('a change by accident', () => {
  /** Paths to every value that is not an object. */
  function* leavesIn(
    value: unknown,
    path: readonly (string | number)[] = [],
  ): Generator<(string | number)[]> {
    if (typeof value !== 'object' || value === null) yield [...path];
    else if (Array.isArray(value))
      for (const [index, each] of value.entries()) yield* leavesIn(each, [...path, index]);
    else for (const [key, each] of Object.entries(value)) yield* leavesIn(each, [...path, key]);
  }

  function changed(value: unknown): unknown {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    if (value === null) return '2026-01-01T00:00:00.000Z';
    // The last character of a digest, a date or a word.
    return String(value).replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  }

  test('of any value is found', async () => {
    const paths = [...leavesIn(receipt)];
    expect(paths.length).toBeGreaterThan(80);
    for (const path of paths) {
      const copy = structuredClone(receipt) as unknown as Record<string | number, never>;
      let place: Record<string | number, unknown> = copy;
      for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
      const last = path.at(-1) ?? '';
      place[last] = changed(place[last]);
      const isSeal = path[0] === 'seal';
      const found = verdictOn(JSON.stringify(copy), isSeal ? journal.header : undefined).then(
        ({ problems }) => problems,
        (error: Error) => [error.message],
      );
      expect(await found, path.join('.')).not.toEqual([]);
    }
  });

  test('of any byte, and wherever the file is cut off, is found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('cut', 'changed'), async (at, how) => {
        const character = text[at] === '7' ? '8' : '7';
        // White space has no meaning, and the end is an empty line.
        fc.pre(/\S/.test(text[at] ?? ''));
        const damaged =
          how === 'cut' ? text.slice(0, at) : text.slice(0, at) + character + text.slice(at + 1);
        const found = verdictOn(damaged, journal.header).then(
          ({ problems }) => problems,
          (error: Error) => [error.message],
        );
        expect(await found).not.toEqual([]);
      }),
      { numRuns: tries(100) },
    );
  });
});

describe('the sums, whoever made the digest', () => {
  test('do not survive a change of any digit of any count', () => {
    return fc.assert(
      fc.asyncProperty(anyReceipt(), fc.nat(), fc.integer({ min: 0, max: 9 }), async (any, which, digit) => {
        const whole = JSON.stringify(any);
        // Every digit of every number except the version.
        const places = [...whole.matchAll(/(?<=(?<!"version)":\d*)\d(?=\d*[,}])/g)].map(({ index }) => index);
        expect(places.length).toBeGreaterThanOrEqual(1 + 13 * any.providers.length);
        const at = places[which % places.length] ?? 0;
        const changed = `${whole.slice(0, at)}${digit}${whole.slice(at + 1)}`;
        // Skips an unchanged text, and what is not a number in JSON.
        fc.pre(changed !== whole && !/":0\d/.test(changed));
        const { checks, problems } = await verdictOn(forged(any, JSON.parse(changed)));
        expect(checks).toMatchObject({ form: 'kept', sums: 'broken', digest: 'kept' });
        expect(problems).toHaveLength(1);
      }),
      { numRuns: tries(100) },
    );
  });

  const first = (change: Partial<ReceiptProvider>) => {
    const [one, ...others] = receipt.providers;
    return { providers: [{ ...one, ...change } as ReceiptProvider, ...others] };
  };
  const target = (outcome: ReceiptTarget['outcome'], change: Partial<ReceiptTarget>) => ({
    targets: receipt.targets.map((each) => (each.outcome === outcome ? { ...each, ...change } : each)),
  });

  test.each<[what: string, change: () => Partial<Receipt>, problem: RegExp]>([
    ['a total', () => ({ total: 9 }), /^total is 9, and it lists 10$/],
    [
      'a count',
      () => first({ absentPerhapsByUs: 2 }),
      /^absentPerhapsByUs at huduma is 2, and the contacts that it lists make 1$/,
    ],
    [
      'a permanence: three soft deletions in one word',
      () => first({ permanence: { permanent: 2, soft: 0, undocumented: 0 } }),
      /^permanence\.permanent at huduma is 2, and the contacts that it lists make 1$/,
    ],
    [
      'a contact that was left out',
      () => ({ targets: receipt.targets.slice(1), total: 9 }),
      /^outcomes\.\w+ at \w+ is 1, and the contacts that it lists make 0$|make 1$/,
    ],
    [
      'a contact that is in it twice',
      () => ({ targets: [...receipt.targets, receipt.targets.at(-1) as ReceiptTarget] }),
      /is in it twice/,
    ],
    [
      'another order',
      () => ({ targets: receipt.targets.toReversed() }),
      /is not in its place: they are sorted$/,
    ],
    [
      'a provider that is in it twice',
      () => ({ providers: [...receipt.providers, ...receipt.providers] }),
      /^it describes huduma twice$/,
    ],
    [
      'a provider that was left out',
      () => ({ providers: receipt.providers.slice(1) }),
      /^it lists contacts at huduma, which it does not describe$/,
    ],
    [
      'an end that was not',
      () => ({ complete: true }),
      /^complete is true, and contacts were not attempted$/,
    ],
    [
      'a deletion without a permanence',
      () => target('absent', { outcome: 'deleted' }),
      /is deleted without a permanence$/,
    ],
    [
      'a permanence of what is not deleted',
      () => target('blocked', { permanence: 'permanent' }),
      /is blocked with a permanence$/,
    ],
    [
      'evidence of what nobody answered',
      () => target('unknown', { evidence: 'item' }),
      /is unknown by item$/,
    ],
    ['an absence without one', () => target('absent', { evidence: 'none' }), /is absent by none$/],
    ['a deletion without evidence', () => target('deleted', { evidence: 'none' }), /is deleted by none$/],
    [
      'a deletion that perhaps was',
      () => target('deleted', { perhapsByUs: true }),
      /is deleted and perhaps by the run$/,
    ],
    [
      'a contact that was not attempted, and perhaps was deleted',
      () => target('notAttempted', { perhapsByUs: true }),
      /^contact [0-9a-f]{12}… is notAttempted and perhaps by the run$/,
    ],
    [
      'an outcome',
      () =>
        first({ outcomes: { deleted: 3, absent: 2, blocked: 1, rejected: 0, notAttempted: 0, unknown: 0 } }),
      /^outcomes\.deleted at huduma is 3, and the contacts that it lists make 2$/,
    ],
    [
      'an evidence',
      () => first({ evidence: { item: 1, batch: 1, absence: 3 } }),
      /^evidence\.absence at huduma is 3, /,
    ],
    [
      'one contact that is many',
      () => ({ scope: 'contact' }),
      /^it is of a single contact, and tells of more or of none$/,
    ],
    [
      'one contact that tells of the run',
      () => ({ scope: 'contact' }),
      /^it is of a single contact, and tells of the run$/,
    ],
  ])('find %s', async (_, change, problem) => {
    const { checks, problems } = await verdictOn(forged(receipt, change()));
    expect(checks).toMatchObject({ form: 'kept', sums: 'broken', digest: 'kept' });
    expect(problems).toContainEqual(expect.stringMatching(problem));
  });

  test('of a run that came to its end say so if the receipt denies it', async () => {
    const left = receipt.targets.filter(({ outcome }) => outcome === 'blocked');
    const { problems } = await verdictOn(forged(receipt, { targets: left, complete: false }));
    expect(problems).toContain('complete is false, and every contact has its outcome');
    // Nobody can see whether an unknown one may still be settled.
    const unknown = receipt.targets.filter(({ outcome }) => outcome === 'unknown');
    for (const complete of [true, false]) {
      const verdict = await verdictOn(forged(receipt, { targets: unknown, complete }));
      expect(verdict.problems.join()).not.toContain('complete');
    }
  });
});

test('the receipt of a single contact has one, at one provider, and no times of the run', async () => {
  const [one] = receipt.targets.filter(({ outcome }) => outcome === 'blocked');
  const [huduma] = receipt.providers;
  if (!one || !huduma) throw new Error('There is no such contact.');
  const outcomes = { deleted: 0, absent: 0, blocked: 1, rejected: 0, notAttempted: 0, unknown: 0 };
  const counts = { outcomes, absentPerhapsByUs: 0, permanence: { permanent: 0, soft: 0, undocumented: 0 } };
  const own = { ...huduma, ...counts, evidence: { item: 0, batch: 0, absence: 0 } };
  const single = { scope: 'contact', total: 1, complete: true, startedAt: null, endedAt: null } as const;
  const problemsWith = async (change: Partial<Receipt>) =>
    (await verdictOn(forged(receipt, { ...single, targets: [one], providers: [own], ...change }))).problems;
  expect(await problemsWith({})).toEqual([]);
  const many = 'it is of a single contact, and tells of more or of none';
  const none = { ...own, provider: 'other', outcomes: { ...outcomes, blocked: 0 } };
  expect(await problemsWith({ providers: [own, none] })).toEqual([many]);
  expect(await problemsWith({ targets: [], providers: [none], total: 0 })).toEqual([many]);
  const times = ['it is of a single contact, and tells of the run'];
  expect(await problemsWith({ startedAt: receipt.startedAt })).toEqual(times);
  expect(await problemsWith({ endedAt: receipt.endedAt })).toEqual(times);
});

test('only the digest tells of a change that breaks no sum', async () => {
  expect((await verdictOn(text.replace('Case 7', 'Case 8'))).problems).toEqual([
    'its digest is not that of its contents: they were changed',
  ]);
});

describe('the form', () => {
  const without = (name: string) => JSON.stringify({ ...receipt, [name]: undefined });

  test.each([
    ['a field that is missing', () => without('digest'), 'digest is missing'],
    ['a field too many', () => JSON.stringify({ ...receipt, extra: 1 }), 'extra does not belong there'],
    [
      'a value of another kind',
      () => JSON.stringify({ ...receipt, total: '10' }),
      'total has a value that it cannot have',
    ],
    ['a word that is none', () => text.replace('"blocked",', '"deletd",'), 'has a value that it cannot have'],
    [
      'a count below nothing',
      () => text.replace('"rejected": 0', '"rejected": -1'),
      'providers.0.outcomes.rejected has a value that it cannot have',
    ],
    [
      'a field that is there twice',
      () => text.replace('"total": 10,', '"total": 3, "total": 10,'),
      'it has a field twice, or a number in another spelling',
    ],
    [
      'a number in another spelling',
      () => text.replace('"total": 10,', '"total": 1e1,'),
      'it has a field twice, or a number in another spelling',
    ],
    [
      'fields in an order in which nobody wrote them',
      () => text.replace('"mode": "trash"', '"2": "a", "1": "b"'),
      'it has a field twice, or a number in another spelling',
    ],
    [
      'a file that was cut off',
      () => text.slice(0, 900),
      'it is not JSON any more: it was cut off, or changed',
    ],
    [
      'a file with something after it',
      () => `${text}{}`,
      'it is not JSON any more: it was cut off, or changed',
    ],
  ])('tells %s', async (_, written, problem) => {
    const { checks, problems } = await verdictOn(written());
    expect(problems.filter((each) => each.startsWith('.'))).toEqual([]);
    expect(checks).toEqual({ form: 'broken', sums: 'notChecked', digest: 'notChecked', seal: 'notChecked' });
    expect(problems).toContainEqual(expect.stringContaining(problem));
  });

  test('is that of the JSON Schema: the validator was made from it', () => {
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/receipt.schema.json', import.meta.url), 'utf8'),
    );
    expect(schema.required.toSorted()).toEqual(Object.keys(receipt).toSorted());
    // The fields of a run whose contacts were searched for.
    const all = [...Object.keys(receipt), 'people', 'searchSettled'];
    expect(Object.keys(schema.properties).toSorted()).toEqual(all.toSorted());
  });
});

test('what never was a receipt is distinguished from a damaged one', async () => {
  const path = join(await newFolder(), 'receipt.json');
  const foreign = ['null', '[]', '"x"', '{}', '{"format":"contact-deletion/plan","version":1}'];
  for (const other of foreign) {
    await writeFile(path, other);
    await expect(checkReceipt(path)).rejects.toMatchObject({
      problem: 'unreadable',
      message: `${path} is not a receipt of contact-deletion.`,
    });
  }
  for (const other of ['', '# Receipt: deletion of contacts', '<!doctype html>', text.slice(0, 20)]) {
    await writeFile(path, other);
    await expect(checkReceipt(path)).rejects.toMatchObject({
      problem: 'unreadable',
      message: `${path} is not a receipt of contact-deletion. It must be the one in JSON; HTML and Markdown are for reading.`,
    });
  }
  await writeFile(path, JSON.stringify({ ...receipt, version: 2 }));
  await expect(checkReceipt(path)).rejects.toMatchObject({
    problem: 'unreadable',
    message: `${path} is a receipt of a version that this program does not know.`,
  });
  await expect(checkReceipt(`${path}.none`)).rejects.toMatchObject({
    problem: 'unreadable',
    message: `the receipt ${path}.none cannot be read: ENOENT: no such file or directory.`,
  });
});
