/** `plan show`: says what a sealed plan would delete. Needs no credential, and sends nothing. */
import type { Command } from 'commander';
import { readPlan } from '../record/plan.js';
import type { CommandLine } from './command-line.js';
import { tellMaxDelete } from './confirm.js';
import { readFor } from './mistaken-file.js';
import { applyCommand, printPlan } from './preview.js';

const help = `
Examples:
  $ contact-deletion plan show plan.json
  $ contact-deletion plan show plan.json --json

Needs no credential, and sends nothing. A plan that was changed after it was sealed is refused.`;

export function addPlanShow(plan: Command, cli: CommandLine): void {
  plan
    .command('show')
    .summary('say what a sealed plan would delete')
    .description('Says what a sealed plan would delete.')
    .argument('<plan>', 'a file that plan wrote')
    .option('--json', 'as JSON, without the contacts')
    .addHelpText('after', help)
    .action(async (path: string, _: object, command: Command) => {
      const sealed = await readFor(cli, path, readPlan);
      // The parent command has this option, too, and takes its value.
      printPlan(cli, sealed, command.optsWithGlobals<{ json?: boolean }>().json);
      tellMaxDelete(cli, sealed);
      cli.tell(`Carry it out with: ${applyCommand(cli, path, sealed)}`);
    });
}
