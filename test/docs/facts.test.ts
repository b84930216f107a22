/** What the pages show agrees with specs, rules and engine: the comparison, the outcomes, the two pages. */
import { describe, expect, test } from 'vitest';
import {
  hudumaDelete,
  type PublishedOperation,
  sendme123DeleteEnglish,
  sendme123DeleteSpanish,
  wabotifyDelete,
} from '../../contract/fixtures/published.js';
import { outcomeKinds } from '../../src/index.js';
import { type AnswerKind, answerKinds } from '../../tools/docs/answer-kinds.js';
import { compare } from '../../tools/docs/comparison.js';
import { outcomeTable } from '../../tools/docs/outcomes.js';
import { twoPages } from '../../tools/docs/two-pages.js';
import { titled } from '../titles.js';

const published = {
  huduma: [hudumaDelete],
  sendme123: [sendme123DeleteEnglish, sendme123DeleteSpanish],
  wabotify: [wabotifyDelete],
};

describe.each(['en', 'es'] as const)('the comparison: %s', async (language) => {
  const compared = await compare(language);

  test.each(titled(compared, ({ provider }) => provider))(
    '%s: call, credentials and statuses are those that its pages publish',
    (one) => {
      const pages = published[one.provider];
      for (const { method, path } of pages) expect([one.method, one.path]).toEqual([method, path]);
      const ways = pages.flatMap(({ credentials }: PublishedOperation) =>
        credentials.map(({ header, form, beside }) => ({ line: `${header}: ${form}`, beside })),
      );
      const lineOf = (header: string) => ways.find(({ line }) => line.startsWith(`${header}: `))?.line;
      const linesOfEach = ways.map(({ line, beside }) =>
        (beside ? [lineOf(beside), line] : [line]).join(' and '),
      );
      expect(new Set(one.credentials.map((lines) => lines.join(' and ')))).toEqual(new Set(linesOfEach));
      const statuses = pages.flatMap((page) => page.statuses.map(({ status }) => String(status)));
      expect(one.statuses.map(({ code }) => code).sort()).toEqual([...new Set(statuses)].sort());
      expect(one.watchFor.length).toBeGreaterThan(2);
    },
  );

  test('says of each provider what its rules know', () => {
    const facts = compared.map(({ provider, atOnce, transaction, trash, permanence }) => [
      provider,
      atOnce > 1,
      transaction,
      trash,
      permanence,
    ]);
    expect(facts).toEqual([
      // Without `trash`, a deletion is permanent.
      ['huduma', true, 'yes', { offered: true, default: false }, ['permanent', 'soft']],
      ['sendme123', false, 'none', { offered: false }, ['permanent', 'soft']],
      ['wabotify', true, 'notStated', { offered: false }, ['undocumented']],
    ]);
  });
});

test('the comparison says by which call a person is found', async () => {
  const compared = await compare('en');
  expect(
    compared.map(({ finding }) => finding.map(({ by, method, path }) => [by, `${method} ${path}`])),
  ).toEqual([
    [[['phone', 'email'], 'GET /contacts']],
    [[['list'], 'GET /api/contacts']],
    [
      [['phone'], 'GET /api/contact/searchByCellphone'],
      [['email'], 'GET /api/contact/searchByEmail'],
      [['list'], 'GET /api/contact'],
    ],
  ]);
});

test('the Spanish comparison is not the English one', async () => {
  const [english, spanish] = [await compare('en'), await compare('es')];
  for (const [index, { watchFor, statuses }] of english.entries()) {
    expect(spanish[index]?.watchFor).toHaveLength(watchFor.length);
    expect(spanish[index]?.watchFor).not.toEqual(watchFor);
    expect(spanish[index]?.statuses.map(({ ruling }) => ruling)).toEqual(
      statuses.map(({ ruling }) => ruling),
    );
  }
});

/** The outcome for each kind of answer, at every provider without an exception below. */
const endOfEach = {
  success: 'deleted',
  notFound: 'absent',
  absentAfterLost: 'absent, perhaps by us',
  conflict: 'blocked',
  invalid: 'rejected',
  tooLarge: 'rejected',
  impossible: 'rejected',
  refused: 'notAttempted',
  elsewhere: 'notAttempted',
  tooMany: 'notAttempted',
  noConnection: 'notAttempted',
  lost: 'unknown, perhaps by us',
  unavailable: 'unknown, perhaps by us',
  redirected: 'unknown, perhaps by us',
  undocumented: 'unknown, perhaps by us',
  contradiction: 'unknown, perhaps by us',
  unreadable: 'unknown, perhaps by us',
} as const satisfies Record<AnswerKind, string>;

/** Exceptions, since a 404 may mean the workspace. */
const atWabotify: Partial<Record<AnswerKind, string>> = {
  notFound: 'unknown',
};

describe('the outcomes', async () => {
  const rows = await outcomeTable();

  test('every outcome is reached, and every kind of answer shown', () => {
    expect(rows.map(({ answer }) => answer)).toEqual(answerKinds);
    expect(new Set(rows.flatMap(({ found }) => found.map(({ outcome }) => outcome)))).toEqual(
      new Set(outcomeKinds),
    );
  });

  test.each(rows.map(({ answer, found }) => [answer, found] as const))('%s', (answer, found) => {
    const ends = found.map(
      ({ provider, outcome, perhapsByUs }) =>
        `${provider}: ${outcome}${perhapsByUs ? ', perhaps by us' : ''}`,
    );
    const usual = endOfEach[answer];
    expect(new Set(ends)).toEqual(
      new Set([`huduma: ${usual}`, `sendme123: ${usual}`, `wabotify: ${atWabotify[answer] ?? usual}`]),
    );
  });

  test('nothing is sent for an id that cannot be one', () => {
    const [nothingSent] = rows.filter(({ answer }) => answer === 'impossible');
    expect(nothingSent?.found.map(({ attempts }) => attempts)).toEqual([0, 0, 0]);
  });

  test('307 and 308 say elsewhere, the other redirects do not; each stops the provider', () => {
    const redirects = rows.filter(({ answer }) => answer === 'elsewhere' || answer === 'redirected');
    expect(redirects.map(({ statuses }) => statuses)).toEqual([
      [307, 308],
      [301, 302, 303],
    ]);
    const stopped = redirects.flatMap(({ found }) => found.map((each) => each.stopped));
    expect(new Set(stopped)).toEqual(new Set(['foreignAnswer']));
  });
});

test.each(['en', 'es'] as const)(
  'the two pages of sendme123, and what is read in their answers: %s',
  async (language) => {
    const { rows, urls, readings } = await twoPages(language);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => 3));
    expect(rows.length).toBeGreaterThan(4);
    expect(urls.slice(0, 2)).toEqual([sendme123DeleteEnglish.page.url, sendme123DeleteSpanish.page.url]);
    expect(readings.map(({ read }) => read)).toEqual(['permanent', 'soft']);
  },
);
