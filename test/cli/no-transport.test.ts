/**
 * `plan` cannot send: none of its imports, direct or indirect, can send, except the search for a person. That is loaded only
 * if one is named, and can do nothing but search, as `plan-people.test.ts` checks.
 */
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const imports = new Map<string, readonly string[]>();
/** Static imports, as `importer imported`. Dynamic ones are loaded when they are needed. */
const atOnce = new Set<string>();

beforeAll(async () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
  // esbuild leaves out imports that are only for types, and nothing else without tree shaking.
  const { metafile } = await build({
    entryPoints: files.filter((file) => file.endsWith('.ts')).map((file) => `src/${file}`),
    bundle: true,
    metafile: true,
    write: false,
    outdir: 'nowhere',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    ignoreAnnotations: true,
    treeShaking: false,
  });
  for (const [source, { imports: all }] of Object.entries(metafile.inputs)) {
    imports.set(
      source,
      all.map(({ path }) => path),
    );
    for (const { path, kind } of all) if (kind !== 'dynamic-import') atOnce.add(`${source} ${path}`);
  }
});

/** Everything that a file imports, directly or not, including `import()`. */
function reachableFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of imports.get(file) ?? []) reachableFrom(next, seen);
  return seen;
}

/** What a command loads only to search for a person. */
const SEARCH = 'src/cli/search.ts';

/** The same without the search: what `plan` uses for contacts that are named. */
function reachableWithoutSearch(file: string): ReadonlySet<string> {
  const all = reachableFrom(file, new Set([SEARCH]));
  return new Set([...all].filter((each) => each !== SEARCH));
}

const SENDERS = [
  'src/http/send.ts',
  'src/http/attempt.ts',
  'src/http/client.ts',
  'src/providers/factory.ts',
  'src/cli/connect.ts',
  'src/cli/transport.ts',
  'src/undici/fetch-through.ts',
];

/** Files that make clients for users. Nothing here calls them. */
const FOR_USERS = ['src/providers/define.ts', 'src/index.ts'];

describe('the modules that could send', () => {
  test.each([
    'src/cli/plan.ts',
    'src/cli/planned-search.ts',
    'src/cli/make-plan.ts',
    'src/cli/receipt.ts',
    'src/cli/config.ts',
    'src/cli/providers.ts',
    'src/providers/builtin.ts',
  ])('are not behind %s', (file) => {
    expect(imports.has(file)).toBe(true);
    const reachable = reachableWithoutSearch(file);
    expect([...SENDERS, ...FOR_USERS].filter((each) => reachable.has(each))).toEqual([]);
    expect([...reachable].filter((each) => /^(openapi-fetch|undici|(node:)?https?)$/.test(each))).toEqual([]);
  });

  test('are behind the search alone, which plan and find load when they need it', () => {
    const loaders = [...imports].flatMap(([file, all]) => (all.includes(SEARCH) ? [file] : []));
    expect(loaders.sort()).toEqual(['src/cli/find.ts', 'src/cli/plan-source.ts']);
    expect([...atOnce].filter((edge) => edge.endsWith(` ${SEARCH}`))).toEqual([]);
    expect(reachableFrom('src/cli/plan.ts')).toContain('src/http/send.ts');
    expect(reachableWithoutSearch('src/cli/find.ts')).not.toContain('src/http/send.ts');
  });

  test('are not what a plan gets with the definitions', () => {
    expect(reachableFrom('src/cli/providers.ts')).toContain('src/providers/builtin.ts');
  });

  test.each(FOR_USERS)('are behind %s, too', (file) => {
    expect(reachableFrom(file)).toContain('src/http/send.ts');
  });

  test.each(['src/cli/apply.ts', 'src/cli/delete.ts'])('are behind %s, so this test can tell', (file) => {
    const reachable = reachableFrom(file);
    for (const sender of SENDERS) expect(reachable.has(sender), sender).toBe(true);
  });
});
