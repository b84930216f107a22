/** Several runs at one account share its pace, its guards and what is known of it. */
import { expect, test } from 'vitest';
import { AdaptiveLimiter } from '../../src/deletion/adaptive-limiter.js';
import { type AccountInUse, knowledgeAtStart } from '../../src/deletion/knowledge.js';
import type { RunOptions } from '../../src/deletion/options.js';
import type { Stop } from '../../src/deletion/outcome.js';
import { recorder } from '../../src/deletion/recorder.js';
import { deleteAt } from '../../src/deletion/run.js';
import { memoryStore, openJournal } from '../../src/record/index.js';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { clientOf, finish, instantClock, many } from './runs.js';

const contacts = { sendme123: many(9, 'c') };
const clock = instantClock();

/** An account with room for one request. Its pace goes on when a run ends. */
function accountInUse() {
  const stops: Stop[] = [];
  const { signal } = new AbortController();
  const account: AccountInUse = {
    pace: new AdaptiveLimiter({ maxInFlight: 1, maxPerSecond: undefined, clock, signal }),
    known: knowledgeAtStart(true),
    onStop: (stop) => void stops.push(stop),
  };
  return { account, stops };
}

const runAt = (
  account: AccountInUse,
  sandbox: Sandbox,
  options: Pick<RunOptions, 'signal' | 'onIntent' | 'journal'> = {},
) =>
  finish(
    deleteAt(account, {
      providers: [clientOf(sandbox, 'sendme123')],
      targets: many(9),
      clock,
      maxInFlight: 1,
      ...options,
    }),
  );

test('a guard that stops one run is reported to the others', async () => {
  const { account, stops } = accountInUse();
  const sandbox = createSandbox({ contacts, faults: [{ do: { kind: 'status', status: 401 } }] });
  const { summary } = await runAt(account, sandbox);
  expect(stops).toEqual([{ provider: 'sendme123', guard: 'account', message: expect.any(String) }]);
  expect(stops).toEqual(summary.stops);
});

test('a run that has ended sends nothing when its turn comes, though the account is still in use', async () => {
  const account = { ...accountInUse().account, onStop: undefined };
  const sandbox = createSandbox({ contacts });
  const ender = new AbortController();
  let release = () => {};
  const other = account.pace.run(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const onIntent = () => {
    setImmediate(() => {
      ender.abort();
      release();
    });
  };
  const { summary } = await runAt(account, sandbox, { signal: ender.signal, onIntent });
  await other;
  expect(summary).toMatchObject({ notAttempted: 9, requests: 0 });
  expect(sandbox.requests).toEqual([]);
});

/** A journal whose run is left to another worker once this many contacts are settled. */
async function leftAfter(count: number): Promise<Pick<RunOptions, 'journal'>> {
  const journal = await openJournal(memoryStore());
  let settled = 0;
  const record = new Proxy(journal[recorder], {
    get(target, name) {
      if (name === 'isLeft') return settled >= count;
      if (name === 'settle') settled += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { journal: { [recorder]: record } };
}

test('a run that was left to another worker sends no more, not even what it has announced', async () => {
  const { account } = accountInUse();
  const sandbox = createSandbox({ contacts });
  const { summary } = await runAt(account, sandbox, await leftAfter(3));
  const sent = sandbox.requests.length;
  expect(sent).toBeLessThan(6);
  expect(summary).toMatchObject({ deleted: sent, notAttempted: 9 - sent });
  const message = 'the run was left. No more is sent.';
  expect(summary.stops).toEqual([{ provider: undefined, guard: 'record', message }]);
});
