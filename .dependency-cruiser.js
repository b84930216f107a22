/** Which folder may import which: one way, as ARCHITECTURE.md draws it. */
const only = (folder, allowed) => ({
  name: `${folder}-imports-${allowed.length ? allowed.join('-') : 'nothing'}`,
  comment: `src/${folder} may import ${['generated', ...allowed].join(', ')} and itself.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...allowed].join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { ...only('http', []), to: { path: '^src/', pathNot: '^src/(http/|version\\.ts$)' } },
    {
      ...only('providers', ['http', 'sandbox', 'assurance']),
      to: {
        path: '^src/',
        // What a definition's stand-in and probes are made of; none of these imports a provider.
        pathNot:
          '^src/(providers|http)/|^src/sandbox/(answer|clock|contact-store|fake-provider|incoming-request|listing|people|places|random|routed-request)\\.ts$|^src/assurance/probe\\.ts$|^src/version\\.ts$',
      },
    },
    only('sandbox', ['providers', 'http']),
    only('undici', ['http']),
    only('msw', ['sandbox', 'http']),
    {
      ...only('opentelemetry', ['http']),
      to: { path: '^src/', pathNot: '^src/(opentelemetry|http)/|^src/version\\.ts$' },
    },
    only('deletion', ['providers', 'http']),
    only('finding', ['deletion', 'providers', 'http']),
    {
      ...only('record', ['finding', 'deletion', 'providers', 'http']),
      to: { path: '^src/', pathNot: '^src/(record|finding|deletion|providers|http)/|^src/version\\.ts$' },
    },
    {
      ...only('fleet', ['record', 'finding', 'deletion', 'providers', 'http']),
      to: {
        path: '^src/',
        pathNot: '^src/(fleet|record|finding|deletion|providers|http)/|^src/version\\.ts$',
      },
    },
    only('assurance', ['providers', 'http']),
    {
      name: 'generate-stands-alone',
      comment: 'src/generate reads specs, and nothing of what is made from them.',
      severity: 'error',
      from: { path: '^src/generate/' },
      to: { path: '^(src|generated|contract)/', pathNot: '^src/generate/' },
    },
    {
      name: 'generate-serves-cli-and-tools',
      comment: 'What it needs is installed by those who generate; nobody else loads it.',
      severity: 'error',
      from: { path: '^(src|generated|contract)/', pathNot: '^src/(generate/|cli/generate\\.ts$)' },
      to: { path: '^src/generate/' },
    },
    {
      name: 'names-no-provider',
      comment:
        'Everything goes through the definitions that it is given; src/providers/builtin.ts has one line each.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/providers/(builtin\\.ts$|[^/]+/)' },
      to: { path: '^src/providers/[^/]+/' },
    },
    {
      name: 'definition-cannot-send',
      comment: 'A definition is data and pure functions. Clients are made of it by factory.ts, for index.ts.',
      severity: 'error',
      from: { path: '^src/providers/[^/]+/', pathNot: '/index\\.ts$' },
      to: {
        path: '^src/(http/(client|send|attempt)|providers/(factory|define))\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'generated-stands-alone',
      severity: 'error',
      from: { path: '^generated/' },
      to: { pathNot: '^generated/' },
    },
    {
      name: 'provider-stays-in-its-own-contract',
      comment: 'src/providers/<name> reads generated/<name> and no other.',
      severity: 'error',
      from: { path: '^src/providers/([^/]+)/' },
      to: { path: '^generated/[^/]+/', pathNot: '^generated/$1/' },
    },
    {
      name: 'library-has-one-dependency',
      comment: 'What only the CLI, the journal or the sandbox needs is imported there alone.',
      severity: 'error',
      from: { path: '^src/(http|providers)/|^src/index\\.ts$|^generated/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/openapi-fetch/' },
    },
    {
      name: 'sandbox-runs-anywhere',
      comment: 'Browsers and workers bundle it, too; its server alone is for Node.',
      severity: 'error',
      from: { path: '^src/sandbox/', pathNot: '^src/sandbox/node\\.ts$' },
      to: { path: '^src/sandbox/node\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sandbox-has-no-dependency',
      comment: 'Its server has those of Node.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: '^(http|stream/consumers)$' },
    },
    {
      name: 'contract-serves-tools-and-tests',
      comment: 'What both need lives in contract/, so that neither has to reach into the other.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(src|tools|test)/' },
    },
    {
      name: 'tools-import-no-test',
      severity: 'error',
      from: { path: '^tools/' },
      to: { path: '^test/' },
    },
    {
      name: 'tests-import-the-tool-they-test',
      comment:
        'test/docs and test/site test the site, test/specs the overlay, test/interop and test/runtimes what they install, test/clients starts the command line as the demo does, test/tools the rest.',
      severity: 'error',
      from: { path: '^test/', pathNot: '^test/(clients|docs|interop|runtimes|site|specs|tools)/' },
      to: { path: '^tools/' },
    },
    {
      name: 'nothing-for-development-at-run-time',
      severity: 'error',
      from: {
        path: '^(src|generated)/',
        pathNot: '^src/(generate|fleet|cli|msw|opentelemetry|undici)/',
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'] },
    },
    {
      name: 'cli-is-bundled',
      comment: 'tools/bundle-cli.ts puts the packages that only the command line needs into its files.',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { dependencyTypes: ['npm-no-pkg', 'unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'cli-stays-inside',
      comment: 'Its modules are published inside its bundle alone: the library cannot import one.',
      severity: 'error',
      from: { path: '^(src|generated)/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'peers-alone',
      comment:
        'Their packages are optional peers, for those who generate, run a fleet, have its workers watched, trace, test with MSW, or send through undici.',
      severity: 'error',
      from: { path: '^src/(generate/|fleet/|msw/|opentelemetry/|undici/|cli/fleet/monitor\\.ts$)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'unknown'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
    doNotFollow: { path: 'node_modules' },
  },
};
