/**
 * A store that fails at any one of its calls, in any way: nothing is sent without being announced, and no record is lost.
 */
import { describe, expect, test } from 'vitest';
import { deleteContacts, type Outcome } from '../../src/index.js';
import { memoryStore, openJournal, RecordError, resumeJournal } from '../../src/record/index.js';
import type { RunStore } from '../../src/record/run-store.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { clientOf } from '../deletion/runs.js';

type Call = 'begin' | 'goOn' | 'intend' | 'settle' | 'stop' | 'end';

/** How a call can fail. Its data may be stored all the same, if only the disk's reply was lost. */
const failures = {
  'with an error of its own': (): never => {
    throw new RecordError('unwritable', 'the store is full. Make room, and resume the run.');
  },
  'with the error of a driver': async () => {
    throw new Error('connection terminated');
  },
  'with something that is no error': async () => {
    throw 'disk';
  },
} as const;

const ids = ['a', 'b', 'c', 'd', 'e', 'gone'];
const targets = ids.map((id) => ({ provider: 'sendme123', id }));
/** If the failing call is `stop`, a 401 makes a guard stop the first session. */
const newSandbox = (call?: Call) =>
  createSandbox({
    contacts: { sendme123: ids.slice(0, 5) },
    faults: call === 'stop' ? [{ nth: 3, do: { kind: 'status', status: 401 } }] : [],
  });

/** The same store, whose n-th call of a kind fails; `reaches` says whether the data is stored all the same. */
function failing(store: RunStore, call: Call, nth: number, fail: () => unknown, reaches: boolean): RunStore {
  let calls = 0;
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== call) return value.bind(target);
      return (...args: unknown[]) => {
        calls += 1;
        if (calls !== nth) return value.apply(target, args);
        // A function that is not async throws at once.
        return reaches ? value.apply(target, args).then(fail) : fail();
      };
    },
  });
}

/** Runs it, whatever the result: the outcomes, or the error. */
async function attempt(sandbox: Sandbox, store: RunStore) {
  const outcomes: Outcome[] = [];
  const journal = store.header ? await resumeJournal(store) : await openJournal(store);
  const run = deleteContacts({
    providers: [clientOf(sandbox, 'sendme123')],
    ...(store.header ? {} : { targets }),
    journal,
    maxInFlight: 2,
    allowAbsent: true,
  } as Parameters<typeof deleteContacts>[0]);
  try {
    for await (const outcome of run) outcomes.push(outcome);
  } catch (error) {
    return { outcomes, error, summary: run.summary };
  }
  return { outcomes, error: undefined, summary: run.summary };
}

/** Each deletion that arrived, by the contacts that it named. */
const sent = (sandbox: Sandbox) =>
  sandbox.requests.filter(({ method }) => method !== 'GET').flatMap((request) => request.ids.map(String));

async function announced(store: RunStore): Promise<Set<string>> {
  const named = new Set<string>();
  for await (const { id, outcome } of store.entries()) if (outcome && outcome.attempts > 0) named.add(id);
  for (const { id, ambiguous } of store.standing.remaining()) if (ambiguous) named.add(id);
  return named;
}

const cases: [Call, number][] = [
  ['begin', 1],
  ...[1, 2, 4, 6].map((nth): [Call, number] => ['intend', nth]),
  ...[1, 2, 4, 6].map((nth): [Call, number] => ['settle', nth]),
  ['stop', 1],
  ['end', 1],
];

describe.each(Object.entries(failures))('a store that fails %s', (_, fail) => {
  describe.each([
    ['and has it not', false],
    ['and has it all the same', true],
  ])('%s', (_, reaches) => {
    test.each(cases)(
      'at %s, call %i, loses nothing: the next session settles what is left',
      async (call, nth) => {
        const sandbox = newSandbox(call);
        const store = memoryStore();
        const first = await attempt(sandbox, failing(store, call, nth, fail, reaches));
        if (call === 'begin') {
          expect(first.error).toBeDefined();
          expect(first.outcomes).toEqual([]);
          expect(sent(sandbox)).toEqual([]);
          return;
        }
        // Exactly one outcome each, and none that claims more than the record does.
        expect(first.error).toBeUndefined();
        expect(first.outcomes.map(({ target }) => target.id).toSorted()).toEqual(ids.toSorted());
        const named = await announced(store);
        for (const id of sent(sandbox)) expect(named.has(id), `${id} was announced`).toBe(true);
        if (call === 'stop') expect(first.summary.stops).toMatchObject([{ guard: 'account' }]);
        if (call === 'intend' || call === 'settle') {
          const [stop] = first.summary.stops;
          expect(stop).toMatchObject({ provider: undefined, guard: 'record' });
          expect(stop?.message).toMatch(/\w/);
        }
        for (const outcome of first.outcomes) {
          if (outcome.outcome !== 'deleted') continue;
          expect(sandbox.stateOf('sendme123', outcome.target.id)).not.toBe('present');
          expect(store.standing.kindOf('sendme123', outcome.target.id), outcome.target.id).toBe('deleted');
        }
        const second = await attempt(sandbox, store);
        expect(second.error).toBeUndefined();
        expect(store.standing).toMatchObject({ isComplete: true });
        const { deleted, absent } = store.standing.counts;
        expect(deleted + absent).toBe(ids.length);
        for (const id of ids) expect(sandbox.stateOf('sendme123', id)).not.toBe('present');
        // Nobody who never existed counts as deleted.
        expect(store.standing.kindOf('sendme123', 'gone')).toBe('absent');
      },
    );
  });

  test('when it is taken up again, sends nothing', async () => {
    const sandbox = newSandbox();
    const store = memoryStore();
    await attempt(sandbox, failing(store, 'intend', 2, fail, false));
    const before = sent(sandbox).length;
    const again = await attempt(sandbox, failing(store, 'goOn', 1, fail, false));
    expect(again).toMatchObject({ outcomes: [] });
    expect(again.error).toBeDefined();
    expect(sent(sandbox)).toHaveLength(before);
  });
});

test('what a look-up finds is not said either, if it cannot be recorded', async () => {
  const sandbox = newSandbox();
  const store = memoryStore();
  const fail = failures['with an error of its own'];
  const failingAtFirst = () => failing(store, 'settle', 1, fail, false);
  const first = await attempt(sandbox, failingAtFirst());
  const unrecorded = ({ outcomes }: typeof first) =>
    outcomes.filter((outcome) => 'reason' in outcome && outcome.reason.code === 'unrecorded');
  const [lost] = unrecorded(first);
  expect(sandbox.stateOf('sendme123', lost?.target.id ?? '')).toBe('deleted');
  const again = unrecorded(await attempt(sandbox, failingAtFirst()));
  expect(again).toMatchObject([{ target: lost?.target, attempts: 0, outcome: 'unknown', perhapsByUs: true }]);
  const { outcomes } = await attempt(sandbox, store);
  const found = outcomes.find(({ target }) => target.id === lost?.target.id);
  expect(found).toMatchObject({ attempts: 0, outcome: 'absent', perhapsByUs: true });
});
