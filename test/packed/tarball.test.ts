/** What is in the package, file by file: nothing that leads nowhere, and nothing that its users would not need. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { binOf, installed, runProgram } from './installed.js';

let own = '';
let files: ReadonlySet<string> = new Set();
let manifest: Manifest;

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
}

beforeAll(async () => {
  own = join(await installed(), 'node_modules', 'contact-deletion');
  files = filesIn(own);
  manifest = JSON.parse(read('package.json'));
}, 120_000);

function filesIn(folder: string): ReadonlySet<string> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(
    all.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/')),
  );
}

const read = (file: string) => readFileSync(join(own, file), 'utf8');
const code = () => [...files].filter((file) => /\.(js|d\.ts)$/.test(file));
const inBundle = (file: string) => file.startsWith('dist/src/cli/');

/** What a module imports, static or not. */
const importsOf = (file: string) =>
  ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);

test('three packages are installed with it', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['libphonenumber-js', 'openapi-fetch', 'p-limit']);
});

test('every entry leads to a file', () => {
  const paths = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === 'string' ? entry : Object.values(entry),
  );
  for (const path of paths) {
    const [before = '', after] = path.replace('./', '').split('*');
    const found = [...files].filter((file) =>
      after === undefined ? file === before : file.startsWith(before) && file.endsWith(after),
    );
    expect(found, path).not.toEqual([]);
  }
});

test('every import leads to a file of it, to Node, or to a package that its users have', () => {
  const theirs = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
  expect(importsOf('dist/src/http/client.js')).toContain('openapi-fetch');
  const dead = code().flatMap((file) =>
    importsOf(file)
      .filter((name) => {
        if (name.startsWith('.')) return !files.has(posix.join(dirname(file), name));
        const isNodes = name.startsWith('node:') || builtinModules.includes(name);
        return !isNodes && !theirs.some((each) => name === each || name.startsWith(`${each}/`));
      })
      .map((name) => `${file}: ${name}`),
  );
  expect(dead).toEqual([]);
});

test('there are no source maps, and nothing asks for one', () => {
  expect([...files].filter((file) => file.endsWith('.map'))).toEqual([]);
  expect(code().filter((file) => /^\/\/# sourceMappingURL=/m.test(read(file)))).toEqual([]);
});

test('the library is its modules, one by one, and the command line a bundle without them', () => {
  const sources = ['src', 'generated'].flatMap((folder) =>
    [...filesIn(folder)].filter((file) => /\.ts$/.test(file)).map((file) => `${folder}/${file}`),
  );
  const expected = sources
    .filter((file) => !file.startsWith('src/cli/'))
    .flatMap((file) => ['.js', '.d.ts'].map((ending) => `dist/${file.replace(/\.ts$/, ending)}`));
  const built = [...files].filter((file) => file.startsWith('dist/') && !inBundle(file));
  expect(built.sort()).toEqual([...expected, 'dist/THIRD-PARTY-LICENSES'].sort());
  expect([...files].filter((file) => inBundle(file) && !file.endsWith('.js'))).toEqual([]);
  // Two copies of an error's class would be two classes.
  const twice = [...files].filter(
    (file) => inBundle(file) && /class ContactDeletionError\b/.test(read(file)),
  );
  expect(twice).toEqual([]);
});

test('whoever wrote code in the bundle is named, with the licence', () => {
  const licenses = read('dist/THIRD-PARTY-LICENSES');
  const bundled = [...files]
    .filter(inBundle)
    .flatMap((file) =>
      [...read(file).matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(
        ([, name = '']) => name,
      ),
    );
  expect(new Set(bundled)).toContain('commander');
  const named = [...licenses.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \([\w .-]+\)$/gm)].map(
    ([, name = '']) => name,
  );
  expect(named.sort()).toEqual([...new Set(bundled)].sort());
  expect(licenses.split('Permission is hereby granted').length - 1).toBe(named.length);
});

test('links of its pages lead to a file of it, or to the web', () => {
  const dead = ['README.md', 'CHANGELOG.md'].flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g)]
      .map(([, inText, inTag]) => (inText ?? inTag ?? '').replace(/#.*$/, ''))
      .filter((target) => !/^(https?:|mailto:|$)/.test(target) && !files.has(posix.normalize(target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(dead).toEqual([]);
});

describe('--version', () => {
  test.each(['--version', '-V'])(
    '%s says which version this is, of Node, too, and of which platform',
    async (word) => {
      const project = await installed();
      const { stdout, code } = await runProgram(binOf(project), [word], { cwd: project });
      const { version, platform, arch } = process;
      expect(stdout).toBe(`${manifest.version} (Node ${version}, ${platform} ${arch})\n`);
      expect(code).toBe(0);
    },
  );

  test('loads no commands for it', () => {
    const loaded = new Set<string>();
    const load = (file: string) => {
      if (loaded.has(file)) return;
      loaded.add(file);
      // Those at the head of a line are static.
      for (const [, name = ''] of read(file).matchAll(/^(?:import|export)[^;"']*["'](\.[^"']+)["']/gm))
        load(posix.join(dirname(file), name));
    };
    load('dist/src/cli/main.js');
    expect(loaded.size).toBeGreaterThan(1);
    expect([...loaded].filter((file) => /commander/.test(read(file)))).toEqual([]);
  });
});
