/** `apply`: carries out a sealed plan. */
import type { Command } from 'commander';
import { readPlan } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, type ExitCode } from './exit.js';
import { readFor } from './mistaken-file.js';
import { addConsentOptions, addRunOptions, type ConsentChoice, type RunChoice } from './options.js';
import { printPlan } from './preview.js';

interface ApplyOptions extends ConsentChoice, RunChoice {
  readonly journal?: string;
  readonly sandbox?: boolean;
}

const help = `
Examples:
  $ contact-deletion apply plan.json
  $ contact-deletion apply plan.json --yes --expect 250 --max-delete 250 --json > outcomes.ndjson

A plan is refused if it was changed, or made for another account, base URL or major version. The run is recorded
in plan.journal, which names the contacts and which only you can read.`;

export function addApply(program: Command, cli: CommandLine): void {
  const command = program
    .command('apply')
    .summary('carry out a plan')
    .description('Carries out a plan, and records every step in a journal.')
    .argument('<plan>', 'a file that plan wrote')
    .option('--journal <file>', "where to record the run (default: the plan's name, with .journal)")
    .option('--sandbox', 'only if the plan was made with --sandbox');
  addRunOptions(addConsentOptions(command), cli.providers)
    .addHelpText('after', help)
    .action(async (path: string, options: ApplyOptions) => {
      cli.exitCode = await apply(cli, path, options);
    });
}

async function apply(cli: CommandLine, path: string, options: ApplyOptions): Promise<ExitCode> {
  const plan = await readFor(cli, path, readPlan);
  if (options.sandbox && !plan.sandbox) {
    throw new CommandError(EXIT.stopped, 'the plan is for real accounts; make one with plan --sandbox.');
  }
  if (options.dryRun) {
    printPlan(cli, plan, options.json);
    return EXIT.resolved;
  }
  const { applyPlan } = await import('./apply-plan.js');
  return applyPlan(cli, plan, options.journal ?? `${path.replace(/\.json$/, '')}.journal`, options);
}
