/** `delete`: plan and apply in one, for a few contacts. */
import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode } from './exit.js';
import {
  addConsentOptions,
  addPlanOptions,
  addRunOptions,
  type ConsentChoice,
  type PlanChoice,
  type RunChoice,
} from './options.js';
import { planFrom } from './plan.js';
import { printPlan } from './preview.js';

interface DeleteOptions extends PlanChoice, ConsentChoice, RunChoice {
  readonly journal?: string;
}

const help = ({ targets, mixed, other, choices, soft }: Examples) => `
Examples:
  $ contact-deletion delete --sandbox ${mixed}${choices}
  $ contact-deletion delete ${targets}${choices}
  $ contact-deletion delete --from ids.txt --provider ${other} --yes --expect 250 --json

${soft}On a terminal you are asked to type the numbers back. Elsewhere, say --yes --expect <count>: it must match.`;

export function addDelete(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const command = program
    .command('delete')
    .summary('delete contacts')
    .description('Deletes contacts: plan and apply in one.')
    .argument('[targets...]', `contacts, such as ${examples.target}`)
    .option('--journal <file>', 'where to record the run (default: contact-deletion-<time>.journal)');
  addRunOptions(addConsentOptions(addPlanOptions(command, cli.providers)), cli.providers)
    .addHelpText('after', help(examples))
    .action(async (targets: string[], options: DeleteOptions) => {
      cli.exitCode = await deleteTargets(cli, targets, options);
    });
}

async function deleteTargets(
  cli: CommandLine,
  targets: readonly string[],
  options: DeleteOptions,
): Promise<ExitCode> {
  const { plan } = await planFrom(cli, targets, options);
  if (options.dryRun) {
    printPlan(cli, plan, options.json);
    return EXIT.resolved;
  }
  const journal = options.journal ?? `contact-deletion-${plan.createdAt.replace(/[-:]|\.\d+/g, '')}.journal`;
  // Imported here, so that a dry run has no code that could send.
  const { applyPlan } = await import('./apply-plan.js');
  return applyPlan(cli, plan, journal, options);
}
