/** The tests that mutants have to face, as quick as they can be: some mutant needs them all, a thousand times. */
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import config from './vitest.config.js';

/** First the files that found the last mutant, since the next is its neighbour; then the quick ones. */
class LikelyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ project, moduleId }: TestSpecification) => {
      const last = this.ctx.cache.getFileTestResults(
        `${project.name}:${relative(this.ctx.config.root, moduleId)}`,
      );
      return last?.failed ? -1 : (last?.duration ?? 0);
    };
    return files.toSorted((one, other) => cost(one) - cost(other));
  }
}

const { projects: _, ...shared } = config.test ?? {};

export default defineConfig({
  ...config,
  test: {
    ...shared,
    // The tests of the folder that `npm run mutation` is at.
    include: (process.env.MUTATION_TESTS ?? 'test/{http,deletion,record}/*.test.ts').split(' '),
    // Each mutant has a worker of its own; within it, the modules need to be loaded once only.
    isolate: false,
    sequence: { sequencer: LikelyFirst },
    // What hangs by a mutation is to be found soon.
    testTimeout: 10_000,
    hookTimeout: 10_000,
    // Properties are tried on few examples, and always on the same.
    env: { ...shared.env, RUNS: '20' },
    setupFiles: ['test/setup.ts', 'test/cheap-fingerprints.ts', 'test/same-examples.ts'],
  },
});
