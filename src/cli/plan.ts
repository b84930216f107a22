/** `plan`: says what would be deleted, and seals it into a file. Nothing that this imports can send. */
import type { Command } from 'commander';
import { writePlan } from '../journal/plan.js';
import { accountsFor } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode } from './exit.js';
import { makePlan, type Planned } from './make-plan.js';
import { addOutputOptions, addPlanOptions, inputOf, type PlanChoice } from './options.js';
import { printPlan } from './preview.js';
import { count, shellWord } from './terminal.js';
import { version } from './version.js';

interface PlanCommandOptions extends PlanChoice {
  readonly output?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

const help = `
Examples:
  $ contact-deletion plan --from contacts.csv --mode trash -o plan.json
  $ contact-deletion plan --from export.csv --provider huduma --column id --mode trash -o plan.json
  $ jq -r .uuid people.ndjson | contact-deletion plan --from - --provider sendme123 -o plan.json

A CSV needs a header with the columns provider and id, or --provider and --column. Credentials are read from
the environment, to make sure that apply uses the same ones; nothing is sent. Without -o, nothing is written.`;

export function addPlan(program: Command, cli: CommandLine): void {
  const command = program
    .command('plan')
    .summary('say what would be deleted, and seal it into a file')
    .description('Says what would be deleted, and seals it into a file. Sends nothing.')
    .argument('[targets...]', 'contacts, such as huduma:123')
    .option('-o, --output <file>', 'where to write the plan');
  addOutputOptions(addPlanOptions(command))
    .addHelpText('after', help)
    .action(async (targets: string[], options: PlanCommandOptions) => {
      cli.exitCode = await plan(cli, targets, options);
    });
}

async function plan(
  cli: CommandLine,
  targets: readonly string[],
  options: PlanCommandOptions,
): Promise<ExitCode> {
  const planned = await planFrom(cli, targets, options);
  printPlan(cli, planned.plan, options.json);
  if (options.output === undefined || options.dryRun) {
    cli.tell(`No plan was written${options.dryRun ? ' (--dry-run)' : '; name a file with -o'}.`);
    return EXIT.resolved;
  }
  await writePlan(cli.pathOf(options.output), planned.plan);
  cli.tell(`Wrote ${options.output}. Go on with: contact-deletion apply ${shellWord(options.output)}`);
  return EXIT.resolved;
}

/** Makes the plan that a command line asks for, and tells what was left out of it. */
export async function planFrom(
  cli: CommandLine,
  targets: readonly string[],
  options: PlanChoice,
): Promise<Planned> {
  const { from, mode, sandbox = false, skipInvalid = false } = options;
  const planned = await makePlan({
    input: inputOf(cli, targets, options),
    place: from === undefined ? 'argument' : 'line',
    mode,
    sandbox,
    skipInvalid,
    accountOf: accountsFor(sandbox, cli.env),
    tool: version,
    now: new Date(),
  });
  for (const problem of planned.problems) cli.tell(`Left out, ${problem}`);
  if (planned.skipped > planned.problems.length) cli.tell(`Left out ${planned.skipped} in all.`);
  if (planned.duplicates > 0) cli.tell(`${count(planned.duplicates, 'repetition')} left out.`);
  return planned;
}
