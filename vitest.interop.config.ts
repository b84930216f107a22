/** The project `interop`, with a configuration of its own: it installs 190 MB, so `npm run test:all` leaves it out. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'interop',
    include: ['test/interop/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/interop/install.ts'],
    // Ends what hangs, and is no measure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
});
