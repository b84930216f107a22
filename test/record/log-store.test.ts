/**
 * What a run store asks of its log: which records a request or a session waits for, and which records may be synced later.
 */
import { expect, test } from 'vitest';
import { LogStore, type RunLog } from '../../src/record/log-store.js';
import { deleted, planOf, TOOL } from './plans.js';

/** A log that records its calls. */
function notingLog() {
  const calls: string[] = [];
  const log: RunLog = {
    caution: 'not on this disk',
    begin: async (_header, records) => {
      calls.push(`begin ${Array.from(records, ({ type }) => type).join(' ')}`);
    },
    append: async ({ type }, urgency) => {
      calls.push(`${type} ${urgency}`);
    },
    flush: async () => {
      calls.push('flush');
    },
    read: () => [],
    close: async () => {
      calls.push('close');
    },
  };
  return { calls, store: new LogStore(log) };
}

test('a request waits for its intent, a session for its start and its end; an outcome goes along with them', async () => {
  const { calls, store } = notingLog();
  expect(store.caution).toBe('not on this disk');
  await store.begin(planOf({ huduma: ['1'] }), { tool: TOOL });
  await store.goOn({ tool: TOOL });
  await store.intend({ provider: 'huduma', ids: ['1'] });
  await store.settle(deleted('huduma', '1'));
  await store.stop({ provider: 'huduma', guard: 'account', message: 'the credential was refused.' });
  await store.flush();
  await store.end();
  await store.close();
  expect(calls).toEqual([
    'begin targets session',
    'session now',
    'intent now',
    'outcome soon',
    'stop soon',
    'flush',
    'end now',
    'close',
  ]);
});
