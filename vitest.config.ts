import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // Examples and code samples name the package as its users do; the tests run them on the source.
    alias: [
      { find: /^contact-deletion$/, replacement: source('index.ts') },
      { find: /^contact-deletion\/sandbox$/, replacement: source('sandbox/index.ts') },
      { find: /^contact-deletion\/(huduma|sendme123|wabotify)$/, replacement: source('providers/$1.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    typecheck: { include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
    // Ends what hangs. Not a measure: browsers and child processes share the cores with everything else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One a core: the default leaves one core idle, and there may be two in all.
    maxWorkers: '100%',
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
});
