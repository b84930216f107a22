/** The state of a run or an account in a few words, for the terminal and the page. */
import type { AccountStatus, RunStatus, RunSummary, StoppedAccount } from '../../fleet/index.js';
import type { CommandLine } from '../command-line.js';
import { type DatabaseChoice, nextCommand } from './database.js';

/** To the second, in UTC. */
export const timeOf = (date: Date): string => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export function stateOfRun(run: RunSummary | RunStatus): string {
  if (run.forgottenAt) return `done, and its contacts forgotten ${timeOf(run.forgottenAt)}`;
  if (run.isDone) return 'done';
  return 'isStuck' in run && run.isStuck ? 'stuck' : 'open';
}

export function stateOfAccount({ stopped, waitsUntil, worker, heldSince }: AccountStatus): string {
  if (stopped) return `stopped (${stopped.guard}) ${timeOf(stopped.at)}: ${stopped.message}`;
  const by = worker && `worked on by ${worker}${heldSince ? ` since ${timeOf(heldSince)}` : ''}`;
  const waits = waitsUntil && `its provider asks to wait until ${timeOf(waitsUntil)}`;
  return [by, waits].filter(Boolean).join('; ') || 'idle';
}

/** Says what is stopped, and which command lifts that. */
export function tellStops(cli: CommandLine, stops: readonly StoppedAccount[], options: DatabaseChoice): void {
  for (const { account, provider, guard, message } of stops) {
    cli.tell(`Account ${account} at ${provider} is stopped (${guard}): ${message}`);
    cli.tell(`When the cause is removed: ${nextCommand(cli, options, 'resume-account', account)}`);
  }
}
