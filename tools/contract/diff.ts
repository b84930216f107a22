/**
 * `npm run contract:diff [ref]`: what has changed in the specs since `ref`, by default since the last tag. Exit code 0:
 * nothing breaks users, or the version announces it, or there is no tag yet; 1: something breaks users without an
 * announcement; 2: the specs could not be compared.
 */
import { type Comparison, compare } from './diff/compare.js';
import { baseOf, CannotCompare } from './diff/git.js';

const verdictOf = ({ major, minor, patch, announcedBy }: Comparison) => {
  if (major > 0) return announcedBy === undefined ? 'BREAKING' : `breaking, announced by ${announcedBy}`;
  return minor + patch > 0 ? 'compatible' : 'unchanged';
};

function tableOf(comparisons: readonly Comparison[]): string {
  const row = (spec: string, counts: (number | string)[], verdict: string) =>
    [spec.padEnd(20), ...counts.map((count) => `${count}`.padStart(6)), `   ${verdict}`].join('');
  return [
    row('spec', ['major', 'minor', 'patch'], ''),
    ...comparisons.map((it) => row(it.spec, [it.major, it.minor, it.patch], verdictOf(it))),
  ].join('\n');
}

async function main(ref: string | undefined): Promise<number> {
  const base = await baseOf(ref);
  if (base === undefined) {
    console.log('There is no tag yet, so there is nothing that a change could break. Nothing was compared.');
    return 0;
  }
  const comparisons = await compare(base);
  console.log(`The specs since ${base}:\n${tableOf(comparisons)}`);
  for (const { spec, breaking } of comparisons)
    for (const change of breaking) console.log(`${spec}: ${change}`);
  if (comparisons.every(({ major, announcedBy }) => major === 0 || announcedBy !== undefined)) return 0;
  console.error(
    'A change breaks users of the last version. Take it back, or raise the version with a changeset (`npx changeset`).',
  );
  return 1;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  if (!(error instanceof CannotCompare)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
