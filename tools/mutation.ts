/**
 * Mutation testing: makes small mistakes in the code, folder by folder, which the tests of that folder must notice. Fails
 * below 90 %, and if a mutant survives that is not in `test/mutation.md`. `npm run mutation -- http providers` runs some of
 * the folders. Reports: `reports/mutation/<folder>.html`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** What is read of Stryker's report. Lines and columns count from 1. */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}
interface Mutant {
  readonly status: string;
  readonly replacement: string;
  readonly location: { readonly start: Position; readonly end: Position };
}
interface Position {
  readonly line: number;
  readonly column: number;
}

const points = 'test/honesty/points-*.test.ts';

/** The tests that must notice mistakes in a folder. */
const tests: Readonly<Record<string, string>> = {
  http: `test/http/*.test.ts ${points}`,
  // The methods that list contacts are tested with the lists of the sandbox.
  providers:
    `test/providers/*.test.ts test/http/*.test.ts test/deletion/*.test.ts test/finding/*.test.ts ` +
    `test/sandbox/{lists,wabotify-search}.test.ts ${points}`,
  finding: 'test/finding/*.test.ts',
  record: 'test/record/*.test.ts',
  // The tests of the record that run the engine with a journal.
  deletion: `test/deletion/*.test.ts test/record/{library,failing-store}.test.ts ${points}`,
};
/** The parts of a provider's folder for the sandbox and for `verify`, which have other tests. */
const elsewhere = ['!src/providers/*/{fake*,probes}.ts'];

// Stryker ends a test run at its first failure, before the hooks that remove its folders.
const temporary = mkdtempSync(join(tmpdir(), 'contact-deletion-mutation-'));
process.env[process.platform === 'win32' ? 'TEMP' : 'TMPDIR'] = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const named = process.argv.slice(2);
const reviewed = reviewedSurvivors('test/mutation.md');

for (const folder of named.length > 0 ? named : Object.keys(tests)) {
  const files = tests[folder];
  if (!files) throw new Error(`There is no folder ${folder} here: ${Object.keys(tests).join(', ')}.`);
  process.env.MUTATION_TESTS = files;
  const path = `reports/mutation/${folder}`;
  // Sets the exit code if the score is too low.
  await new Stryker({
    mutate: [`src/${folder}/**/*.ts`, ...elsewhere],
    incrementalFile: `${path}.incremental.json`,
    reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
    jsonReporter: { fileName: `${path}.json` },
    htmlReporter: { fileName: `${path}.html` },
  }).runMutationTest();
  const survivors = survivorsIn(JSON.parse(readFileSync(`${path}.json`, 'utf8')));
  const unreviewed = [...survivors].filter((entry) => !reviewed.has(entry));
  const gone = [...reviewed].filter((entry) => entry.startsWith(`src/${folder}/`) && !survivors.has(entry));
  if (gone.length > 0)
    console.log(`No longer survivors, so strike them from test/mutation.md:\n${gone.join('\n')}`);
  if (unreviewed.length > 0) {
    console.error(`Survivors that test/mutation.md does not speak of:\n${unreviewed.join('\n')}`);
    process.exitCode = 1;
  }
}

/** The mutants in the list: items such as "- `original` → `replacement`", below the name of their file. */
function reviewedSurvivors(path: string): Set<string> {
  let file = '';
  const entries = new Set<string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    file = /^#+ (src\/\S+)$/.exec(line)?.[1] ?? file;
    const entry = /^ +- (`[^`]*` → `[^`]*`)$/.exec(line)?.[1];
    if (entry) entries.add(`${file} ${entry}`);
  }
  return entries;
}

function survivorsIn({ files }: Report): Set<string> {
  const entries = Object.entries(files).flatMap(([name, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => `${name} ${entryOf(mutant, source)}`),
  );
  return new Set(entries);
}

/** Identifies a mutant by what it changes, not by its line, which may move. */
function entryOf({ location: { start, end }, replacement }: Mutant, source: string): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines.push(lines.pop()?.slice(0, end.column - 1) ?? '');
  const quoted = (text: string) => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'").slice(0, 70)}\``;
  return `${quoted(lines.join('\n').slice(start.column - 1))} → ${quoted(replacement)}`;
}
