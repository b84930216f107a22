/** How the reading of a list ends: completely, or with the reason why the list may not have been complete. */
import { describe, expect, test } from 'vitest';
import { type PageOptions, pagesOf } from '../../src/providers/pages.js';
import type { ContactPage, Cursor } from '../../src/providers/search.js';

const NOON = Date.parse('2025-04-10T12:00:00Z');

const page = (ids: string, more: Partial<ContactPage> = {}): ContactPage => ({
  contacts: [...ids].map((id) => ({ id, phones: [], emails: [] })),
  isLast: more.next === undefined,
  ...more,
});

/** A page with a contact that was created at this time. */
const pageMadeAt = (createdAt: string | undefined, more: Partial<ContactPage> = {}): ContactPage => ({
  ...page('', more),
  contacts: [{ id: 'new', phones: [], emails: [], createdAt }],
});

/** Reads a list that consists of these pages. */
async function read(
  answers: readonly (ContactPage | 'unclear')[],
  options: Partial<PageOptions> = {},
): Promise<{ asked: (Cursor | undefined)[]; ids: string; ending: string }> {
  const asked: (Cursor | undefined)[] = [];
  const pages = pagesOf(
    async (cursor) => {
      const answer = answers[asked.length];
      asked.push(cursor);
      if (!answer) throw new Error('asked for a page too many');
      return answer;
    },
    { maxContacts: 1_000, since: NOON, ...options },
  );
  let ids = '';
  for (;;) {
    const { value, done } = await pages.next();
    if (done) return { asked, ids, ending: value };
    ids += value.contacts.map(({ id }) => id).join('');
  }
}

describe('a list is complete', () => {
  test.each<[what: string, answers: ContactPage[], ids: string]>([
    ['of one page', [page('ab')], 'ab'],
    ['of one page with its total', [page('ab', { total: 2 })], 'ab'],
    ['without anybody', [page('', { total: 0 })], ''],
    ['of numbered pages', [page('ab', { next: 2, cursor: 1, total: 3 }), page('c', { cursor: 2 })], 'abc'],
    ['of pages by token', [page('ab', { next: 't' }), page('c', { next: 'u' }), page('d')], 'abcd'],
    ['with the same total on each page', [page('ab', { next: 2, total: 3 }), page('c', { total: 3 })], 'abc'],
    [
      'with a total on some pages',
      [page('ab', { next: 2 }), page('c', { next: 3, total: 4 }), page('d')],
      'abcd',
    ],
    ['with an empty page at its end', [page('ab', { next: 't' }), page('')], 'ab'],
    [
      'with empty pages in between',
      [page('a', { next: 's' }), ...['t', 'u', 'v'].map((next) => page('', { next })), page('b')],
      'ab',
    ],
    [
      'with an empty page now and then, however many in all',
      [1, 2, 3, 4, 5]
        .flatMap((n) => [page(`${n}`, { next: `a${n}` }), page('', { next: `b${n}` })])
        .concat(page('x')),
      '12345x',
    ],
  ])('%s', async (_, answers, ids) => {
    expect(await read(answers)).toMatchObject({ ids, ending: 'complete' });
  });

  test('once each page that it named was asked for, the first without a cursor', async () => {
    const answers = [page('a', { next: 2 }), page('b', { next: 't' }), page('c')];
    expect((await read(answers)).asked).toEqual([undefined, 2, 't']);
  });

  test('with somebody who was made before, or at a time that nobody can read', async () => {
    for (const createdAt of ['2025-04-10T11:59:59.999Z', 'lately', undefined])
      expect((await read([page('a', { next: 't' }), pageMadeAt(createdAt)])).ending).toBe('complete');
  });

  test('on its only page with somebody who was made meanwhile, who moves nobody past a reader', async () => {
    expect((await read([pageMadeAt('2025-04-10T12:00:01Z')])).ending).toBe('complete');
  });

  test('at as many contacts as are allowed, and beyond on a page that is the last', async () => {
    const answers = [page('ab', { next: 't' }), page('cd')];
    expect((await read(answers, { maxContacts: 4 })).ending).toBe('complete');
    expect((await read(answers, { maxContacts: 3 })).ending).toBe('complete');
  });
});

describe('a list is incomplete', () => {
  test.each<[ending: string, what: string, answers: (ContactPage | 'unclear')[], ids: string]>([
    [
      'pageIgnored',
      'another page says that it is another',
      [page('a', { next: 2 }), page('b', { cursor: 1 })],
      'a',
    ],
    ['pageIgnored', 'the whole page comes again', [page('ab', { next: 2 }), page('ab', { next: 3 })], 'abab'],
    ['pageIgnored', 'the whole page comes again as the last', [page('ab', { next: 2 }), page('ba')], 'abba'],
    ['pageIgnored', 'a page names itself', [page('a', { next: 't' }), page('b', { next: 't' })], 'ab'],
    [
      'pageIgnored',
      'a page names one that was read before',
      [page('a', { next: 't' }), page('b', { next: 'u' }), page('c', { next: 't' })],
      'abc',
    ],
    [
      'pageIgnored',
      'one empty page follows the other',
      [page('a', { next: 1 }), ...[2, 3, 4, 5].map((next) => page('', { next }))],
      'a',
    ],
    ['changedMeanwhile', 'somebody comes twice', [page('ab', { next: 2 }), page('bc')], 'abbc'],
    ['changedMeanwhile', 'somebody comes twice on a page', [page('aab')], 'aab'],
    [
      'changedMeanwhile',
      'the total grows',
      [page('ab', { next: 2, total: 3 }), page('cd', { total: 4 })],
      'abcd',
    ],
    [
      'changedMeanwhile',
      'the total shrinks to what came',
      [page('ab', { next: 2, total: 4 }), page('c', { total: 3 })],
      'abc',
    ],
    ['wrongTotal', 'fewer came', [page('ab', { next: 2, total: 4 }), page('c', { total: 4 })], 'abc'],
    ['wrongTotal', 'more came', [page('ab', { total: 1 })], 'ab'],
    [
      'wrongTotal',
      'a later page alone has the total',
      [page('ab', { next: 2 }), page('c', { total: 4 })],
      'abc',
    ],
    ['endUnknown', 'the only page does not say that it is the last', [page('ab', { isLast: false })], 'ab'],
    ['endUnknown', 'it is not yes or no', [page('ab', { isLast: 'no' as never })], 'ab'],
    [
      'endUnknown',
      'the last page does not say so',
      [page('a', { next: 2 }), page('b', { isLast: false })],
      'ab',
    ],
    ['unclear', 'the first answer is no page', ['unclear'], ''],
    ['unclear', 'a later answer is no page', [page('a', { next: 2 }), 'unclear'], 'a'],
  ])('(%s) if %s', async (ending, _, answers, ids) => {
    expect(await read(answers)).toMatchObject({ ids, ending });
  });

  test.each([
    ['at the moment', '2025-04-10T12:00:00.000Z'],
    ['in another time zone', '2025-04-10T14:00:01+02:00'],
  ])('(changedMeanwhile) if somebody was made meanwhile, %s', async (_, createdAt) => {
    expect((await read([page('a', { next: 2 }), pageMadeAt(createdAt)])).ending).toBe('changedMeanwhile');
    expect((await read([pageMadeAt(createdAt, { next: 2 })])).ending).toBe('changedMeanwhile');
  });

  test('(tooLong) if as many came as are allowed, and a page follows', async () => {
    const answers = [page('ab', { next: 2 }), page('cd', { next: 3 })];
    expect(await read(answers, { maxContacts: 4 })).toMatchObject({ ids: 'abcd', ending: 'tooLong' });
    expect(await read(answers, { maxContacts: 1 })).toMatchObject({ ids: 'ab', ending: 'tooLong' });
  });
});

test('what asking for a page throws is thrown on, after the pages before it', async () => {
  await expect(read([page('a', { next: 2 })])).rejects.toThrow('asked for a page too many');
});
