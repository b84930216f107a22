/** `fleet enqueue`: gives a sealed plan to the workers. */
import type { Command } from 'commander';
import { readPlan } from '../../record/plan.js';
import type { CommandLine } from '../command-line.js';
import { CommandError, EXIT, type ExitCode } from '../exit.js';
import {
  type AgreementChoice,
  addAgreementOptions,
  addConsentOptions,
  addOutputOptions,
  type ConsentChoice,
} from '../options.js';
import { printPlan } from '../preview.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

export interface EnqueueChoice extends DatabaseChoice, ConsentChoice, AgreementChoice {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

const help = `
Examples:
  $ contact-deletion fleet enqueue plan.json
  $ contact-deletion fleet enqueue plan.json --yes --expect 250 --max-delete 250 --json

You are asked as apply asks, and nothing is enqueued unless all is. It needs the credentials of the plan, to see that the
plan is for them; they stay here. The contacts go into the database. Workers begin at once.`;

export function addEnqueue(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('enqueue')
    .summary('give a plan to the workers')
    .description('Gives a plan to the workers of the fleet, and names the run.')
    .argument('<plan>', 'a file that plan wrote');
  addAgreementOptions(addOutputOptions(addConsentOptions(addDatabaseOptions(command))), cli.providers)
    .addHelpText('after', help)
    .action(async (path: string, options: EnqueueChoice) => {
      cli.exitCode = await enqueue(cli, path, options);
    });
}

async function enqueue(cli: CommandLine, path: string, options: EnqueueChoice): Promise<ExitCode> {
  const plan = await readPlan(cli.pathOf(path));
  if (plan.sandbox) {
    throw new CommandError(
      EXIT.stopped,
      'the plan is for the sandbox inside one process, and the workers are others. To rehearse with a fleet, start ' +
        'contact-deletion sandbox, and make a plan in the environment that it prints.',
    );
  }
  if (options.dryRun) {
    printPlan(cli, plan, options.json);
    return EXIT.resolved;
  }
  const { enqueuePlan } = await import('./enqueue-plan.js');
  return enqueuePlan(cli, plan, options);
}
