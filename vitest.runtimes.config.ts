/** The project `runtimes`, with a configuration of its own: it installs 1.5 GB, so `npm run test:all` leaves it out. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'runtimes',
    include: ['test/runtimes/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/runtimes/install.ts'],
    // Ends what hangs, and is no measure.
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
