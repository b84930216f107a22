/** Writes results: one outcome a line for programs, a table and a summary for people. */
import { type Outcome, type OutcomeKind, outcomeKinds, type Stop } from '../deletion/outcome.js';
import type { Standing } from '../record/standing.js';
import type { Color, CommandLine } from './command-line.js';
import { EXIT, type ExitCode } from './exit.js';
import { count, shellWord, table } from './terminal.js';

/** How many contacts a table names before it keeps to those that need a look. */
const MOST_ROWS = 50;

const colors = {
  deleted: 'green',
  absent: 'green',
  blocked: 'yellow',
  rejected: 'yellow',
  notAttempted: 'dim',
  unknown: 'red',
} as const satisfies Record<OutcomeKind, Color>;

/** How a run stands at the end of a command. */
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

export function createReport(cli: CommandLine, json: boolean): Report {
  return json ? createLines(cli) : createTable(cli);
}

/** For programs: an outcome a line, and the summary as the last one. `schemas/output-line.schema.json` describes both. */
const createLines = (cli: CommandLine): Report => ({
  add: ({ target, ...rest }) => cli.printJson({ type: 'outcome', ...target, ...rest }),
  end: (ending) => cli.printJson(summaryLine(ending)),
});

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
    stops,
    exitCode,
  };
}

/** What is left to be done of a run. */
export interface Left {
  readonly total: number;
  /** Of these, the ones that may be deleted already. */
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

function createTable(cli: CommandLine): Report {
  const settled: Outcome[] = [];
  const others: Outcome[] = [];
  let total = 0;
  return {
    add(outcome) {
      total += 1;
      const isSettled = outcome.outcome === 'deleted' || outcome.outcome === 'absent';
      const rows = isSettled ? settled : others;
      if (rows.length < MOST_ROWS) rows.push(outcome);
    },
    end({ run, standing }) {
      const shown = total > MOST_ROWS ? others : [...settled, ...others];
      const rows = table(shown.map((outcome) => cellsOf(outcome)));
      for (const [index, row] of rows.entries()) cli.print(row, colors[shown[index]?.outcome ?? 'unknown']);
      const left = total - shown.length;
      if (left > 0) cli.print(`… and ${count(left, 'more contact')}; --json lists every one.`);
      cli.print(`Run ${run}: ${summaryOf(standing)}`);
    },
  };
}

function cellsOf(outcome: Outcome): string[] {
  const { target } = outcome;
  const words =
    outcome.outcome === 'deleted' ? `${outcome.permanence}, by ${outcome.evidence}` : outcome.reason.message;
  return [`${target.provider}:${target.id}`, outcome.outcome, words];
}

/** The counts of a run, without the zeros; of the deleted and the absent ones, what is known of them. */
export function summaryOf({ counts, permanence, absentPerhapsByUs }: Standing): string {
  const details: Partial<Record<OutcomeKind, string>> = {
    deleted: nonZero(permanence),
    absent: absentPerhapsByUs > 0 ? `${shown(absentPerhapsByUs)} perhaps by this run` : '',
  };
  const parts = outcomeKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${shown(counts[kind])} ${kind}${details[kind] ? ` (${details[kind]})` : ''}`);
  return `${parts.join(', ') || 'nothing'}.`;
}

const shown = (count: number) => count.toLocaleString('en');

const nonZero = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${shown(count)} ${name}`)
    .join(', ');

/** What can be done about the contacts that are not settled; nothing is said if there are none. */
export function tellWhatIsLeft(cli: CommandLine, standing: Standing, path: string): void {
  const journal = shellWord(path);
  if (!standing.isComplete) cli.tell(`Go on with: contact-deletion resume ${journal}`);
  const { stayUnknown, unprovenProviders } = standing;
  if (stayUnknown === 0) return;
  cli.tell(
    `${count(stayUnknown, 'contact stays', 'contacts stay')} unknown: asking again would get the same answer. Ask the provider.`,
  );
  for (const provider of unprovenProviders) {
    cli.tell(
      `If you know that the account at ${provider} is the right one: contact-deletion resume ${journal} --proven-account ${provider}`,
    );
  }
}

/** What can be done about contacts that were read again before they were to be deleted, and were not deleted then. */
export function tellWhatIsKept(
  cli: CommandLine,
  { changedHands, notReread }: Readonly<Record<'changedHands' | 'notReread', number>>,
  path: string,
): void {
  if (changedHands > 0) {
    const have = count(changedHands, 'contact has', 'contacts have');
    cli.tell(
      `${have} changed hands since the search, or got other numbers or addresses, and stay. Find the person again, and make ` +
        'a new plan: resume would leave them as they are.',
    );
  }
  if (notReread > 0) {
    const stay = count(notReread, 'contact stays, since it', 'contacts stay, since they');
    cli.tell(
      `${stay} could not be read again. Resume tries once more; contact-deletion resume ${shellWord(path)} --no-recheck ` +
        "deletes without reading again, if you are sure that they are still the person's.",
    );
  }
}

export function tellStops(cli: CommandLine, stops: readonly Stop[]): void {
  for (const { provider, guard, message } of stops) {
    if (guard !== 'aborted') cli.tell(`Stopped${provider ? ` at ${provider}` : ''} (${guard}): ${message}`);
  }
}

/** How a run ended, judged by the whole of it. What is worse comes first. */
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
