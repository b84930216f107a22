/** The mutants that are known to survive, each with the reason why nobody can notice it. */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Result } from './run.js';

export interface Survivor {
  readonly mutant: string;
  readonly reason: string;
}

export async function readSurvivors(file: string): Promise<Survivor[]> {
  const listed = (parse(await readFile(file, 'utf8')) ?? []) as Survivor[];
  for (const { mutant, reason } of listed)
    if (typeof mutant !== 'string' || typeof reason !== 'string' || reason.trim() === '')
      throw new Error(`${file}: every entry needs a mutant and a reason.`);
  return listed;
}

/** What is wrong with the list: survivors that it lacks, and entries that no longer survive. */
export function complaintsOf(results: readonly Result[], listed: readonly Survivor[]): string[] {
  const survived = results.filter(({ verdict }) => verdict.verdict === 'survived').map(({ id }) => id);
  const known = listed.map(({ mutant }) => mutant);
  return [
    ...survived.filter((id) => !known.includes(id)).map((id) => `It survives, and is not listed: ${id}`),
    ...known.filter((id) => !survived.includes(id)).map((id) => `It is listed, and does not survive: ${id}`),
    ...known.filter((id, index) => known.indexOf(id) !== index).map((id) => `It is listed twice: ${id}`),
  ];
}
