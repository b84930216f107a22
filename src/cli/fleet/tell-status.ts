/** Reports the state of the fleet, or of one run. */
import { outcomeKinds } from '../../deletion/outcome.js';
import type { AccountStatus, RunStatus, RunSummary } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';
import { count, table } from '../terminal.js';
import { nextCommand } from './database.js';
import { openFleet, withFleet } from './open.js';
import type { StatusChoice } from './status.js';
import { stateOfAccount, stateOfRun, tellStops, timeOf } from './status-lines.js';

/** The newest runs, and all accounts. */
export async function tellAll(cli: CommandLine, options: StatusChoice): Promise<void> {
  const [runs, accounts] = await withFleet(openFleet(cli, options), async (fleet) => [
    await fleet.runs(),
    await fleet.accounts(),
  ]);
  if (options.json) {
    cli.printJson({ runs, accounts }, 2);
    return;
  }
  for (const line of [...linesOfRuns(runs), '', ...linesOfAccounts(accounts)]) cli.print(line);
  for (const { account, stopped } of accounts) {
    if (stopped)
      cli.tell(`When the cause is removed: ${nextCommand(cli, options, 'resume-account', account)}`);
  }
}

function linesOfRuns(runs: readonly RunSummary[]): readonly string[] {
  if (runs.length === 0) return ['No runs yet.'];
  const rows = runs.map((run) => [
    run.run,
    timeOf(run.enqueuedAt),
    run.total.toLocaleString('en'),
    stateOfRun(run),
  ]);
  return table([['run', 'enqueued', 'contacts', 'state'], ...rows]);
}

function linesOfAccounts(accounts: readonly AccountStatus[]): readonly string[] {
  if (accounts.length === 0) return ['No accounts yet.'];
  const rows = accounts.map((each) => [
    each.account,
    each.provider,
    each.baseUrl,
    each.waiting.toLocaleString('en'),
    stateOfAccount(each),
  ]);
  return table([['account', 'provider', 'at', 'in open parts', 'state'], ...rows]);
}

export async function tellRun(cli: CommandLine, run: string, options: StatusChoice): Promise<void> {
  const status = await withFleet(openFleet(cli, options), (fleet) => fleet.status(run));
  if (options.json) {
    cli.printJson(status, 2);
    return;
  }
  for (const line of linesOfRun(status)) cli.print(line);
  tellStops(cli, status.stops, options);
  const { isDone, counts, forgottenAt, problems } = status;
  const left = counts.unknown + counts.notAttempted;
  if (((isDone && left > 0) || problems.length > 0) && !forgottenAt)
    cli.tell(`Ask again about what is unknown or not attempted: ${nextCommand(cli, options, 'resume', run)}`);
}

function linesOfRun(status: RunStatus): readonly string[] {
  const { run, enqueuedAt, total, open, providers, problems } = status;
  const rows = providers.map((each) => [
    each.provider,
    each.total.toLocaleString('en'),
    ...outcomeKinds.map((kind) => each.counts[kind].toLocaleString('en')),
    each.open.toLocaleString('en'),
    permanenceOf(each),
  ]);
  const state = open > 0 ? `${stateOfRun(status)}, ${count(open, 'contact')} to settle` : stateOfRun(status);
  return [
    `Run ${run}, enqueued ${timeOf(enqueuedAt)}: ${count(total, 'contact')}; ${state}.`,
    ...table([['provider', 'contacts', ...outcomeKinds, 'open', 'deleted how'], ...rows]),
    ...problems.map((problem) => `Some of it cannot be worked on: ${problem}`),
  ];
}

/** Only `permanent` is erasure. */
const permanenceOf = ({ permanence }: RunStatus['providers'][number]) =>
  Object.entries(permanence)
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number.toLocaleString('en')} ${kind}`)
    .join(', ') || '-';
