/** `plan`: says what would be deleted, and seals it into a file. Nothing that this imports can send. */
import type { Command } from 'commander';
import { writePlan } from '../record/plan.js';
import { version } from '../version.js';
import { accountsFor } from './accounts.js';
import { chosenIn } from './choices.js';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode } from './exit.js';
import { makePlan, type Planned } from './make-plan.js';
import { addOutputOptions, addPlanOptions, inputOf, type PlanChoice } from './options.js';
import { printPlan } from './preview.js';
import { count, shellWord } from './terminal.js';

interface PlanCommandOptions extends PlanChoice {
  readonly output?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

const help = ({ name, other, choices }: Examples) => `
Examples:
  $ contact-deletion plan --from contacts.csv${choices} -o plan.json
  $ contact-deletion plan --from export.csv --provider ${name} --column id${choices} -o plan.json
  $ jq -r .uuid people.ndjson | contact-deletion plan --from - --provider ${other} -o plan.json

A CSV needs a header with the columns provider and id, or --provider and --column. Credentials are read from
the environment, to make sure that apply uses the same ones; nothing is sent. Without -o, nothing is written.`;

export function addPlan(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const command = program
    .command('plan')
    .summary('say what would be deleted, and seal it into a file')
    .description('Says what would be deleted, and seals it into a file. Sends nothing.')
    .argument('[targets...]', `contacts, such as ${examples.target}`)
    .option('-o, --output <file>', 'where to write the plan');
  addOutputOptions(addPlanOptions(command, cli.providers))
    .addHelpText('after', help(examples))
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
  const { from, sandbox = false, skipInvalid = false } = options;
  const planned = await makePlan({
    input: inputOf(cli, targets, options),
    place: from === undefined ? 'argument' : 'line',
    providers: cli.providers,
    chosen: chosenIn(cli.providers, options),
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
