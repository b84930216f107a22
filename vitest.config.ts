/** The projects of the tests: what runs within a minute and needs nothing but Node, and what takes more. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const source = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url));

type Options = NonNullable<Extract<TestProjectConfiguration, { test?: unknown }>['test']>;
const project = (name: string, include: string[], more: Options = {}) => ({
  extends: true as const,
  test: { name, include: include.map((path) => `test/${path}.test.ts`), ...more },
});

/** The files of `unit` and `site` that take longest. Vitest learns durations only from an earlier run, and goes by file size until then. */
const LONGEST = [
  'honesty/honesty',
  'examples/own-provider-cli',
  'deletion/model',
  'cli/plan-people',
  'cli/spreadsheet-input',
  'deletion/pace',
  'site/site',
  'site/samples',
];

/**
 * Starts the longest files first: one that starts last keeps a single core busy while the others have nothing to do.
 * Project by project: a worker goes on to the next file, with the modules it has, only if that is one of the same project.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      LONGEST.some((name) => moduleId.endsWith(`/test/${name}.test.ts`));
    const sorted = await super.sort(files);
    const projects = [...new Set(files.map(({ project }) => project))];
    return projects.flatMap((each) => {
      const own = sorted.filter(({ project }) => project === each);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}

export default defineConfig({
  resolve: {
    // Examples and code samples name the package as its users do; the tests run them on the source.
    alias: [
      { find: /^contact-deletion$/, replacement: source('index.ts') },
      { find: /^contact-deletion\/fleet$/, replacement: source('fleet/index.ts') },
      { find: /^contact-deletion\/find$/, replacement: source('finding/index.ts') },
      { find: /^contact-deletion\/journal$/, replacement: source('record/index.ts') },
      { find: /^contact-deletion\/sandbox$/, replacement: source('sandbox/index.ts') },
      { find: /^contact-deletion\/sandbox\/node$/, replacement: source('sandbox/node.ts') },
      { find: /^contact-deletion\/provider$/, replacement: source('providers/define.ts') },
      { find: /^contact-deletion\/msw$/, replacement: source('msw/index.ts') },
      { find: /^contact-deletion\/opentelemetry$/, replacement: source('opentelemetry/index.ts') },
      { find: /^contact-deletion\/undici$/, replacement: source('undici/index.ts') },
      {
        find: /^contact-deletion\/(huduma|sendme123|wabotify)$/,
        replacement: source('providers/$1/index.ts'),
      },
    ],
  },
  test: {
    setupFiles: ['test/setup.ts'],
    sequence: { sequencer: LongestFirst },
    // Ends what hangs. Not a measure: browsers and child processes share the cores with everything else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than there are cores: while one waits for a timer, a disk or a connection, another works.
    maxWorkers: availableParallelism() + 1,
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    projects: [
      // Files share a process and its modules. What a file sets up it does in hooks of its own, never on import.
      project(
        'unit',
        [
          '{assurance,cli,deletion,examples,finding,honesty,http,msw,opentelemetry,providers,record,sandbox,undici}/*',
          'docs/{assumptions,commands,console,facts,front-page,picture,playground,spanish-pages,split-api,troubleshooting}',
        ],
        { isolate: false, setupFiles: ['test/cheap-fingerprints.ts'] },
      ),
      project('contract', ['contract/*'], { isolate: false, globalSetup: ['test/contract/mocks.ts'] }),
      {
        extends: true,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: ['test/**/*.test-d.ts'],
            tsconfig: './tsconfig.types.json',
          },
        },
      },
      // The package as it is published, in processes of its own.
      project('packed', ['packed/*', 'docs/contract-testing'], {
        globalSetup: ['test/packed/pack.ts'],
      }),
      // Code as its readers run it: samples, guides, examples, and clients that somebody else wrote.
      project('clients', ['clients/*']),
      project('tools', ['{generate,tools,specs,workflows}/*']),
      project('site', ['site/*'], { globalSetup: ['test/site/built.ts'] }),
      // The fleet, on a real PostgreSQL.
      project('fleet', ['fleet/*'], { globalSetup: ['test/fleet/postgres.ts'] }),
      project('soak', ['soak/*'], {
        env: { RUNS: '20000', CRASHES: '100' },
        globalSetup: ['test/packed/pack.ts'],
      }),
    ],
  },
});
