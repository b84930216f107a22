/** All TypeScript that users see compiles with this project's strict settings, in one program. */
import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { codeBlocks, codeSamples, guides, modulesIn } from './shown-code.js';

const markdown = ['README.md', ...guides.filter((file) => codeBlocks(file, 'ts').length > 0)];
const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('generated/'))
  .map((name) => `examples/${name}`);

/** The places with code, and their modules. */
const shown: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(markdown.map((file) => [file, modulesIn(file)])),
  'the samples in the specs': codeSamples('TypeScript').map(({ source }) => source),
};

/** The modules by path: files that do not exist, beside those that do. */
const sources = new Map(
  Object.entries(shown).flatMap(([place, modules]) =>
    // A block without imports must still be a module of its own.
    modules.map((code, index) => [pathOf(place, index), `${code}\nexport {};\n`] as const),
  ),
);

function pathOf(place: string, index: number): string {
  return `${process.cwd()}/test/${place.replaceAll(/\W+/g, '-')}-${index}.ts`;
}

/** A block of a guide may leave a name for the reader to use. */
const unused = new Set([6133, 6192, 6196, 6198]);

let problems: readonly ts.Diagnostic[] = [];

beforeAll(() => {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path) ?? readFile(path);
  problems = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys(), ...examples], options, host));
});

const problemsIn = (paths: readonly string[]) =>
  problems.filter(({ file }) => paths.some((path) => file?.fileName.endsWith(path)));
const textsOf = (found: readonly ts.Diagnostic[]) => found.map(({ messageText }) => messageText);

test.each(Object.keys(shown))('TypeScript compiles: %s', (place) => {
  const modules = shown[place] ?? [];
  expect(modules).not.toEqual([]);
  const found = problemsIn(modules.map((_, index) => pathOf(place, index)));
  expect(textsOf(found.filter(({ code }) => !markdown.includes(place) || !unused.has(code)))).toEqual([]);
});

test.each(examples)('TypeScript compiles: %s', (file) => {
  expect(textsOf(problemsIn([file]))).toEqual([]);
});

test('and so does all that they import', () => {
  const own = [...sources.keys(), ...examples];
  expect(textsOf(problems.filter((problem) => !problemsIn(own).includes(problem)))).toEqual([]);
});
