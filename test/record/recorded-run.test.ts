/** A run with a journal: each outcome is told when it is on disk, and what is left is taken up where it stands. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/index.js';
import { type DeletionPort, engine } from '../../src/providers/provider.js';
import { Journal } from '../../src/record/journal.js';
import { readJournal } from '../../src/record/read-journal.js';
import { type RecordedRunOptions, runRecorded } from '../../src/record/recorded-run.js';
import { type BuiltinName, createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { clientOf, many } from '../deletion/runs.js';
import { absent, linesIn, newJournal, TOOL } from './plans.js';

const contacts = { huduma: [1, 2], sendme123: ['a', 'b', 'c'], wabotify: ['w'] };
const providersOf = (sandbox: Sandbox, ...names: BuiltinName[]) =>
  names.map((name) => clientOf(sandbox, name));

/** Runs what a journal asks for. */
async function record(journal: Journal, options: RecordedRunOptions) {
  const told: Outcome[] = [];
  const run = await runRecorded(journal, { onOutcome: (outcome) => told.push(outcome), ...options });
  return { ...run, told };
}

test('every contact of the plan has its outcome, in the summary, in the journal and for the caller', async () => {
  const sandbox = createSandbox({ contacts });
  const journal = await newJournal({ huduma: ['1', '2'], sendme123: ['a', 'gone'] });
  const { summary, unrecorded, told } = await record(journal, {
    providers: providersOf(sandbox, 'huduma', 'sendme123'),
  });
  expect(summary).toMatchObject({ total: 4, deleted: 3, absent: 1 });
  expect(unrecorded).toBe(0);
  expect(told.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'deleted', 'deleted', 'deleted']);
  const { standing } = await readJournal(journal.path);
  expect(standing.counts).toMatchObject({ deleted: 3, absent: 1 });
  expect(standing.endedAt).toMatch(/Z$/);
  expect(sandbox.stateOf('huduma', 1)).toBe('trashed');
});

test('the intent stands in the journal before the request, and the outcome after it', async () => {
  const sandbox = createSandbox({ contacts });
  const journal = await newJournal({ sendme123: ['a'] });
  await record(journal, { providers: providersOf(sandbox, 'sendme123') });
  const lines = await linesIn(journal.path);
  expect(lines.map(({ type }) => type)).toEqual(['header', 'targets', 'session', 'intent', 'outcome', 'end']);
  expect(lines[3]).toMatchObject({ provider: 'sendme123', ids: ['a'] });
  expect(lines[4]).toMatchObject({ provider: 'sendme123', id: 'a', outcome: 'deleted', evidence: 'item' });
});

test('why it was stopped stands at its end', async () => {
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 401 } }] });
  const journal = await newJournal({ sendme123: ['a', 'b'] });
  const { summary } = await record(journal, { providers: providersOf(sandbox, 'sendme123') });
  expect(summary).toMatchObject({ notAttempted: 2, stops: [{ provider: 'sendme123', guard: 'account' }] });
  expect((await linesIn(journal.path)).at(-1)).toMatchObject({ type: 'end', stops: summary.stops });
});

test('more contacts than a run deletes unasked are no matter: the plan was counted', async () => {
  const ids = many(2_100, '');
  const sandbox = createSandbox({ contacts: { wabotify: ids } });
  const journal = await newJournal({ wabotify: ids });
  const { summary, told } = await record(journal, { providers: providersOf(sandbox, 'wabotify') });
  expect(summary).toMatchObject({ deleted: 2_100, stops: [] });
  expect(told).toHaveLength(2_100);
});

test('a journal with nothing left to do sends nothing', async () => {
  const sandbox = createSandbox({ contacts });
  const journal = await newJournal({ sendme123: ['a'] });
  await journal.settle(absent('sendme123', 'a'));
  const { summary } = await record(journal, { providers: providersOf(sandbox, 'sendme123') });
  expect(summary).toMatchObject({ total: 0, requests: 0 });
  expect(sandbox.requests).toEqual([]);
});

describe('taken up again', () => {
  test('what was under way and is gone now is absent, perhaps by us, and the account is proven by what was deleted', async () => {
    const sandbox = createSandbox({ contacts: { wabotify: ['w', 'x'] } });
    const first = await newJournal({ wabotify: ['w', 'x', 'killed'] });
    await record(first, {
      providers: providersOf(sandbox, 'wabotify'),
      maxInFlight: 1,
      signal: AbortSignal.abort(),
    });
    const second = await Journal.resume(first.path, TOOL);
    await second.intend({ provider: 'wabotify', ids: ['w'] });
    await second.settle({
      target: { provider: 'wabotify', id: 'w' },
      attempts: 1,
      outcome: 'deleted',
      permanence: 'undocumented',
      evidence: 'batch',
    });
    await second.intend({ provider: 'wabotify', ids: ['killed'] });
    await second.close();
    const third = await Journal.resume(first.path, TOOL);
    const { told } = await record(third, {
      providers: providersOf(createSandbox(), 'wabotify'),
      allowAbsent: true,
    });
    expect(told.map(({ target, outcome }) => [target.id, outcome])).toEqual(
      expect.arrayContaining([['killed', 'absent']]),
    );
  });

  test('an account that the caller vouches for needs no proof', async () => {
    const journal = await newJournal({ wabotify: ['gone'] });
    const { summary } = await record(journal, {
      providers: providersOf(createSandbox(), 'wabotify'),
      provenAccounts: ['wabotify'],
    });
    expect(summary).toMatchObject({ absent: 1 });
  });

  test('an account that nobody vouches for does', async () => {
    const journal = await newJournal({ wabotify: ['gone'] });
    const { summary } = await record(journal, { providers: providersOf(createSandbox(), 'wabotify') });
    expect(summary).toMatchObject({ unknown: 1 });
  });
});

test('nobody need listen', async () => {
  const sandbox = createSandbox({ contacts });
  const journal = await newJournal({ sendme123: ['a'] });
  const run = await runRecorded(journal, { providers: providersOf(sandbox, 'sendme123') });
  expect(run).toMatchObject({ summary: { deleted: 1 }, unrecorded: 0 });
});

test('outcomes that cannot be written down are counted, and not told', async () => {
  const sandbox = createSandbox({ contacts });
  const journal = await newJournal({ sendme123: ['a'] });
  const client = clientOf(sandbox, 'sendme123');
  const port = {
    ...client[engine],
    // Left by the caller while the request is under way: nothing more can be written.
    delete: async (...request: Parameters<DeletionPort['delete']>) => {
      await journal.close();
      return client[engine].delete(...request);
    },
  };
  const { summary, unrecorded, told } = await record(journal, { providers: [{ ...client, [engine]: port }] });
  expect(summary.deleted).toBe(1);
  expect(unrecorded).toBe(1);
  expect(told).toEqual([]);
});
