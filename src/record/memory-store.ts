/** A run store in memory, for tests and to see what a store does. It is lost when its process ends. */
import { LogStore, type RunLog } from './log-store.js';
import type { RunRecord } from './records.js';
import type { RunStore } from './run-store.js';

/**
 * A store that keeps a run in memory, as long as the process lives.
 *
 * @example
 * import { memoryStore, openJournal } from 'contact-deletion/journal';
 *
 * const journal = await openJournal(memoryStore());
 */
export const memoryStore = (): RunStore => new LogStore(memoryLog());

function memoryLog(): RunLog {
  const records: RunRecord[] = [];
  return {
    caution: undefined,
    begin: async (_header, first) => {
      for (const record of first) records.push(record);
    },
    append: async (record) => {
      records.push(record);
    },
    flush: async () => {},
    read: () => records.values(),
    close: async () => {},
  };
}
