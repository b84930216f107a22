/**
 * Mutation testing: breaks the code in small ways, folder by folder, and wants a test of that folder to notice.
 * Fails below 90 %, and where a mutant survives that `test/mutation.md` does not speak of.
 * `npm run mutation -- http providers` for some of the folders. Reports: `reports/mutation/<folder>.html`.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Which tests are to notice what is broken in a folder. */
const tests: Readonly<Record<string, string>> = {
  http: 'test/http/*.test.ts',
  providers: 'test/http/*.test.ts test/deletion/*.test.ts',
  journal: 'test/journal/*.test.ts',
  deletion: 'test/deletion/*.test.ts',
};
const named = process.argv.slice(2);
const reviewed = reviewedSurvivors('test/mutation.md');

for (const folder of named.length > 0 ? named : Object.keys(tests)) {
  process.env.MUTATION_TESTS = tests[folder];
  const path = `reports/mutation/${folder}`;
  // Sets the exit code where the score is too low.
  const mutants = await new Stryker({
    mutate: [`src/${folder}/**/*.ts`],
    incrementalFile: `${path}.incremental.json`,
    reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
    jsonReporter: { fileName: `${path}.json` },
    htmlReporter: { fileName: `${path}.html` },
  }).runMutationTest();
  const survivors = new Set(
    mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(entryOf),
  );
  const unreviewed = [...survivors].filter((entry) => !reviewed.has(entry));
  const gone = [...reviewed].filter((entry) => entry.startsWith(`src/${folder}/`) && !survivors.has(entry));
  if (gone.length > 0)
    console.log(`No longer survivors, so strike them from test/mutation.md:\n${gone.join('\n')}`);
  if (unreviewed.length > 0) {
    console.error(`Survivors that test/mutation.md does not speak of:\n${unreviewed.join('\n')}`);
    process.exitCode = 1;
  }
}

/** The entries of the list, which stand under the name of their file: "- `original` → `replacement`: why". */
function reviewedSurvivors(path: string): Set<string> {
  let file = '';
  const entries = new Set<string>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    file = /^#+ (src\/\S+)$/.exec(line)?.[1] ?? file;
    const entry = /^- (`[^`]+` → `[^`]+`): ./.exec(line)?.[1];
    if (entry) entries.add(`${file} ${entry}`);
  }
  return entries;
}

/** A mutant by what it changes, not by its line, which moves. */
function entryOf({ fileName, location: { start, end }, replacement }: Mutant): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.column) ?? '';
  const original = lines.join('\n').slice(start.column);
  const quoted = (text: string) => `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'").slice(0, 70)}\``;
  return `${relative('.', fileName)} ${quoted(original)} → ${quoted(replacement)}`;
}
