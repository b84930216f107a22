/** The JSON Schemas in the package describe what it writes. */
import { expect, test } from 'vitest';
import type { Target } from '../../src/index.js';
import { readJournal } from '../../src/record/run-view.js';
import { absent, deleted, linesIn, newJournal, planOf, resumed, undone } from './plans.js';
import { searchedRun } from './searches.js';
import { shippedSchema } from './shipped-schemas.js';

function assertValid(schema: string, value: unknown): void {
  const validate = shippedSchema(schema);
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
}

const receiptOf = async (journal: string, target?: Target) =>
  (await readJournal(journal)).receipt({ reference: 'Case 7', target });

const targets = { huduma: ['1', '2'], sendme123: ['a', 'b', 'c'] };

test('the plan', () => {
  assertValid('plan', planOf(targets));
  assertValid('plan', planOf({ wabotify: ['w'] }, { sandbox: true }));
});

test('every kind of journal line, and the receipt', async () => {
  const journal = await newJournal(targets);
  await journal.intend({ provider: 'huduma', ids: ['1', '2'] });
  await journal.settle(deleted('huduma', '1'));
  await journal.settle(absent('huduma', '2'));
  await journal.settle(undone('sendme123', 'a', 'blocked', 'conflict'));
  await journal.settle(undone('sendme123', 'b', 'unknown'));
  assertValid('receipt', await receiptOf(journal.path));
  assertValid('receipt', await receiptOf(journal.path, { provider: 'huduma', id: '1' }));
  await Promise.all([
    journal.stop({ provider: 'sendme123', guard: 'account', message: 'x' }),
    journal.stop({ provider: undefined, guard: 'aborted', message: 'x' }),
    journal.end(),
  ]);
  const lines = await linesIn(journal.path);
  expect(new Set(lines.map(({ type }) => type))).toEqual(
    new Set(['header', 'targets', 'session', 'intent', 'outcome', 'stop', 'end']),
  );
  await journal.close();
  await (await resumed(journal.path)).close();
  await (await resumed(journal.path, ['sendme123'])).close();
  const all = await linesIn(journal.path);
  const sessions = all.filter(({ type }) => type === 'session');
  expect(sessions.map((session) => session.renewedCredentials)).toEqual([
    undefined,
    undefined,
    ['sendme123'],
  ]);
  for (const line of all) assertValid('journal-line', line);
  assertValid('receipt', await receiptOf(journal.path));
});

test('a run whose contacts were searched for, and its receipts', async () => {
  const { journal } = await searchedRun();
  for (const line of await linesIn(journal.path)) assertValid('journal-line', line);
  const run = await readJournal(journal.path);
  for (const options of [
    {},
    { person: 'request of bo' },
    { person: 'request of cy' },
    { target: { provider: 'sendme123', id: 'contact-of-ana' } },
  ])
    assertValid('receipt', await run.receipt(options));
});
