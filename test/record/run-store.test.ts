/** Our own run stores keep the contract of every store. */
import { join } from 'node:path';
import { newFileStore, takeUpFileStore } from '../../src/record/file-store.js';
import { memoryStore } from '../../src/record/memory-store.js';
import type { RunStore } from '../../src/record/run-store.js';
import { newFolder } from './plans.js';
import { runStoreContract } from './run-store.js';

const paths = new WeakMap<RunStore, string>();
const known = (store: RunStore, path: string) => {
  paths.set(store, path);
  return store;
};

runStoreContract('the file', {
  fresh: async () => {
    const path = join(await newFolder(), 'run.journal');
    return known(await newFileStore(path), path);
  },
  takenUp: async (store) => {
    const path = paths.get(store) ?? '';
    return known((await takeUpFileStore(path)).store, path);
  },
});

runStoreContract('the memory', { fresh: async () => memoryStore(), takenUp: async (store) => store });
