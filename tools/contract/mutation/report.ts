/** The results of a mutation run, as a table for people and as JSON. */
import type { Result } from './run.js';

interface Counts {
  readonly mutants: number;
  readonly killed: number;
  readonly survived: number;
  readonly invalid: number;
  /** The percentage of killed mutants among those that could be killed. */
  readonly score: number;
}

export function countsOf(results: readonly Result[]): Counts {
  const of = (verdict: string) => results.filter((result) => result.verdict.verdict === verdict).length;
  const [killed, survived, invalid] = [of('killed'), of('survived'), of('invalid')];
  const valid = killed + survived;
  return {
    ...{ mutants: results.length, killed, survived, invalid },
    score: valid === 0 ? 100 : Math.floor((killed / valid) * 10_000) / 100,
  };
}

/** One row for each provider and operator, and one for all. */
export function tableOf(results: readonly Result[]): string {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const key = `${result.provider.padEnd(10)} ${result.operator}`;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  const row = (name: string, { mutants, killed, survived, invalid, score }: Counts) =>
    [
      name.padEnd(34),
      ...[mutants, killed, survived, invalid].map((it) => `${it}`.padStart(8)),
      `${score} %`.padStart(9),
    ].join(' ');
  const header = [
    'provider   operator'.padEnd(34),
    ...['mutants', 'killed', 'survived', 'invalid'].map((it) => it.padStart(8)),
    'score'.padStart(9),
  ].join(' ');
  return [
    header,
    ...[...groups].map(([name, group]) => row(name, countsOf(group))),
    row('all', countsOf(results)),
  ].join('\n');
}

export const jsonOf = (results: readonly Result[]): string =>
  `${JSON.stringify({ version: 1, totals: countsOf(results), mutants: results }, null, 2)}\n`;
