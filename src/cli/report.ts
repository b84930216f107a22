/** Writes results: one outcome per line for programs, a table and a summary for people. */
import { type Outcome, type OutcomeKind, outcomeKinds, permanences, type Stop } from '../deletion/outcome.js';
import type { Permanence } from '../providers/definition.js';
import type { Standing } from '../record/standing.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode } from './exit.js';
import { colors, OutcomeTable } from './outcome-table.js';
import { outcomeInOwnWords, stopInOwnWords } from './own-words.js';
import { count } from './terminal.js';

/** The state of a run at the end of a command. */
export interface Ending {
  readonly run: string | undefined;
  readonly standing: Standing;
  /** What stopped this session. */
  readonly stops: readonly Stop[];
  readonly exitCode: ExitCode;
}

export interface Report {
  readonly add: (outcome: Outcome) => void;
  end(ending: Ending): void;
}

/**
 * For people or programs that read the results of a run, now or later.
 *
 * @param everyOne The command that lists every contact, if there are too many for a table.
 */
export function createReport(cli: CommandLine, json: boolean, everyOne: string): Report {
  return json ? createLines(cli) : createTable(cli, everyOne);
}

/** The command that lists every contact of a run. */
export const everyOneOf = (cli: CommandLine, path: string, more: readonly string[] = []): string =>
  cli.command('outcomes', path, ...more, '-o', 'outcomes.csv');

/** For programs: one line per outcome, and the summary at the end. `schemas/output-line.schema.json` describes both. */
const createLines = ({ printJson }: CommandLine): Report => ({
  add: (outcome) => printJson(outcomeLine(outcome)),
  end: (ending) => printJson(summaryLine(ending)),
});

export function outcomeLine(outcome: Outcome) {
  const { target, ...rest } = outcomeInOwnWords(outcome);
  return { type: 'outcome', ...target, ...rest };
}

/** The last line of `--json`. */
export function summaryLine({ run, standing, stops, exitCode }: Ending) {
  const { counts, permanence, absentPerhapsByUs, total, stayUnknown } = standing;
  const left = leftIn(standing);
  return {
    type: 'summary',
    run,
    total,
    outcomes: counts,
    permanence,
    absentPerhapsByUs,
    remaining: left.total,
    ambiguous: left.ambiguous,
    stayUnknown,
    stops: stops.map(stopInOwnWords),
    exitCode,
  };
}

/** What is left of a run. */
export interface Left {
  readonly total: number;
  /** Those among them that may already be deleted. */
  readonly ambiguous: number;
  readonly providers: readonly string[];
}

/** @param vouchedFor Providers whose account is known to be the right one. */
export function leftIn(standing: Standing, vouchedFor: readonly string[] = []): Left {
  const providers = new Set<string>();
  let [total, ambiguous] = [0, 0];
  for (const target of standing.remaining(vouchedFor)) {
    total += 1;
    if (target.ambiguous) ambiguous += 1;
    providers.add(target.provider);
  }
  return { total, ambiguous, providers: [...providers] };
}

function createTable(cli: CommandLine, everyOne: string): Report {
  const table = new OutcomeTable();
  return {
    add: (outcome) => table.add(outcomeInOwnWords(outcome)),
    end({ run, standing }) {
      const { rows, hidden, unnamed } = table.rows();
      cli.printTable(
        rows.map(({ cells }) => cells),
        rows.map(({ color }) => color),
      );
      if (hidden > 0) cli.print(`… and ${count(hidden, 'more contact')}. For all of them: ${everyOne}`);
      else if (unnamed > 0) cli.print(`For every contact: ${everyOne}`);
      cli.print(`Run ${run}: ${summaryOf(standing)}`);
    },
  };
}

/** For people who watch: each outcome when it comes. */
export const createFeed = (cli: CommandLine): Report => ({
  add: (outcome) => cli.print(lineOf(outcomeInOwnWords(outcome)), colors[outcome.outcome]),
  end: ({ run, standing }) => cli.print(`Run ${run}: ${summaryOf(standing)}`),
});

function lineOf(outcome: Outcome): string {
  const { target } = outcome;
  const words =
    outcome.outcome === 'deleted' ? `${outcome.permanence}, by ${outcome.evidence}` : outcome.reason.message;
  return [`${target.provider}:${target.id}`, outcome.outcome, words].join('  ');
}

/** The counts of a run, without zeros, and with details about deleted and absent contacts. */
export function summaryOf({ counts, permanence, absentPerhapsByUs }: Standing): string {
  const details: Partial<Record<OutcomeKind, string>> = {
    deleted: permanences
      .filter((each) => permanence[each] > 0)
      .map((each) => `${shown(permanence[each])} ${permanenceWords[each]}`)
      .join('; '),
    absent: absentPerhapsByUs > 0 ? `${shown(absentPerhapsByUs)} perhaps by this run` : '',
  };
  const parts = outcomeKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${shown(counts[kind])} ${kind}${details[kind] ? ` (${details[kind]})` : ''}`);
  return `${parts.join(', ') || 'nothing'}.`;
}

const shown = (count: number) => count.toLocaleString('en');

/** What each permanence is worth for an erasure request. */
const permanenceWords = {
  permanent: 'permanent',
  soft: 'soft: still stored, not an erasure',
  undocumented: 'undocumented: perhaps still stored',
} as const satisfies Record<Permanence, string>;

/** The exit code of a run, from all of its outcomes. The worst one counts. */
export function exitCodeOf(
  counts: Readonly<Record<OutcomeKind, number>>,
  stops: readonly Pick<Stop, 'guard'>[],
): ExitCode {
  if (stops.some(({ guard }) => guard !== 'aborted')) return EXIT.stopped;
  if (stops.length > 0 && counts.notAttempted + counts.unknown > 0) return EXIT.interrupted;
  if (counts.notAttempted > 0) return EXIT.stopped;
  if (counts.unknown > 0) return EXIT.unknown;
  return counts.rejected + counts.blocked > 0 ? EXIT.rejected : EXIT.resolved;
}
