/** Whether a plan was applied before, and the result. A run is recorded once, and its journal is not overwritten. */
import { stat } from 'node:fs/promises';
import type { Plan } from '../record/plan.js';
import { type RunView, readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import { keptIn, tellWhatIsLeft } from './next-steps.js';
import { summaryOf } from './report.js';
import { count } from './terminal.js';

/**
 * Reports the run of the plan, if there is one.
 *
 * @param name The journal of the future run, as it was typed.
 * @returns Whether there is a run.
 * @throws CommandError if the journal's name is taken by something else.
 */
export async function tellIfApplied(cli: CommandLine, plan: Plan, name: string): Promise<boolean> {
  const path = cli.pathOf(name);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return false;
  const view = await readJournal(path).catch(() => undefined);
  if (view?.plan?.digest !== plan.digest) {
    const what = view ? 'is the journal of another run' : 'is no journal that can be read';
    throw usageError(
      `${name} exists already and ${what}. It is not overwritten: name another with --journal <file>. Nothing was sent.`,
    );
  }
  await tellOf(cli, view, name);
  return true;
}

async function tellOf(cli: CommandLine, view: RunView, name: string): Promise<void> {
  const { run, standing } = view;
  const { startedAt, endedAt, isComplete } = standing;
  const when = startedAt === undefined ? '' : ` on ${startedAt}`;
  cli.tell(`contact-deletion: this plan was already applied${when}. Nothing was sent now.`);
  cli.tell(`Run ${run}: ${summaryOf(standing)}`);
  if (isComplete) {
    cli.tell(`It is complete. What became of each contact: ${cli.command('outcomes', name)}`);
    cli.tell(`For the file of the erasure request: ${cli.command('receipt', name, '-o', 'receipt.json')}`);
    return;
  }
  const left = [...standing.remaining()].length;
  const how = endedAt === undefined ? 'It still goes on, or was killed' : 'It is not complete';
  cli.tell(`${how}: ${count(left, 'contact is', 'contacts are')} left.`);
  tellWhatIsLeft(cli, { standing, path: name, kept: await keptIn(view.outcomes()), stops: standing.stops });
}
