/**
 * `plan`: says what would be deleted, and seals it into a file. Nothing that this imports can send. Only `search.ts` can,
 * which can do nothing but search; `plan-source.ts` loads it only if a person is named.
 */
import type { Command } from 'commander';
import { assertNewFile } from '../record/new-file.js';
import { writePlan } from '../record/plan.js';
import { version } from '../version.js';
import { accountsFor } from './accounts.js';
import { alike } from './alike.js';
import { chosenIn } from './choices.js';
import type { CommandLine } from './command-line.js';
import { assertWithin, tellMaxDelete } from './confirm.js';
import { isTyped } from './defaults.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import type { Intake } from './intake.js';
import { makePlan, type Planned } from './make-plan.js';
import {
  addOutputOptions,
  addPaceOptions,
  addPersonOptions,
  addPlanOptions,
  addSearchOptions,
  maxDeleteOption,
  type PersonChoice,
  type PlanChoice,
  type SearchChoice,
} from './options.js';
import { addPlanShow } from './plan-show.js';
import { sourceOf } from './plan-source.js';
import { assertSamePlace, leftOut, peopleOf, sameAccounts, searchedIn } from './planned-search.js';
import { applyCommand, printPlan } from './preview.js';
import { count } from './terminal.js';

interface PlanCommandOptions extends PlanChoice, PersonChoice, SearchChoice {
  readonly output?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly maxDelete: number;
}

const help = ({ name, other, choices, soft }: Examples) => `
Examples:
  $ contact-deletion plan --from contacts.csv${choices} -o plan.json
  $ contact-deletion plan --from found.ndjson${choices} -o plan.json
  $ contact-deletion plan --phone +255712345678 --email ana@example.com${choices} -o plan.json
  $ contact-deletion plan --from export.csv --provider ${name} --column id${choices} -o plan.json
  $ contact-deletion plan --from crm.csv --map ${name}="Column A" ${other}="Column B"${choices} -o plan.json
  $ jq -r .uuid people.ndjson | contact-deletion plan --from - --provider ${other} -o plan.json

${soft}A CSV needs a header with the columns provider and id, or --provider and --column, or --map for several columns of
ids. --where takes some of its rows, such as --where Email=ana@example.com. One line says what was read and what was
left out. Credentials are read only to make sure that apply uses the same ones; nothing is sent. Without -o, nothing
is written.

A file that find wrote is such a list, too: it has the contacts that find is sure of. Contacts that you name beside it
are added. --phone and --email do both in one: they search, and delete nothing. Then --provider says where to search,
and the exit code is that of find.`;

export function addPlan(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const command = program
    .command('plan')
    .summary('say what would be deleted, and seal it into a file')
    .description(
      'Says what would be deleted, and seals it into a file. Sends nothing, except to search for a person.',
    )
    .argument('[targets...]', `contacts, such as ${examples.target}`)
    .option('-o, --output <file>', 'where to write the plan')
    .addOption(maxDeleteOption());
  addPaceOptions(
    addSearchOptions(addPersonOptions(addOutputOptions(addPlanOptions(command, cli.providers)))),
    cli.providers,
  )
    .addHelpText('after', help(examples))
    .action(async (targets: string[], options: PlanCommandOptions) => {
      assertSearchOptionsUsed(command, options);
      cli.exitCode = await plan(cli, targets, options, isTyped(command, 'maxDelete'));
    });
  addPlanShow(command, cli);
}

async function plan(
  cli: CommandLine,
  targets: readonly string[],
  options: PlanCommandOptions,
  isBound: boolean,
): Promise<ExitCode> {
  const { output, dryRun, maxDelete } = options;
  if (output !== undefined && !dryRun) await assertNewFile(cli.pathOf(output), 'plan');
  const planned = await planFrom(cli, targets, options);
  const { exitCode } = planned;
  // If the user gives a limit, no larger plan is made; without one, apply asks for it.
  if (isBound) assertWithin(planned.plan, maxDelete);
  printPlan(cli, planned.plan, options.json);
  tellMaxDelete(cli, planned.plan, maxDelete);
  if (output === undefined || dryRun) {
    cli.tell(`No plan was written${dryRun ? ' (--dry-run)' : '; name a file with -o'}.`);
    return exitCode;
  }
  await writePlan(cli.pathOf(output), planned.plan);
  cli.tell(`Wrote ${output}. Go on with: ${applyCommand(cli, output, planned.plan, options)}`);
  return exitCode;
}

/** Options that only a search uses. */
const SEARCHING = {
  reference: '--reference',
  region: '--region',
  scan: '--scan',
  accept: '--accept',
  provenAccount: '--proven-account',
  maxInFlight: '--max-in-flight',
  maxPerSecond: '--max-per-second',
  timeout: '--timeout',
} as const satisfies Partial<Record<keyof PlanCommandOptions, string>>;

/** @throws CommandError for an option of a search if nobody is searched for. */
function assertSearchOptionsUsed(command: Command, options: PlanCommandOptions): void {
  if (options.phone || options.email) return;
  const [useless] = Object.entries(SEARCHING).filter(([name]) => isTyped(command, name));
  if (useless) throw usageError(`${useless[1]} goes with --phone or --email.`);
}

/** Makes the plan for a command line, and says what was left out. */
export async function planFrom(
  cli: CommandLine,
  targets: readonly string[],
  options: PlanChoice & PersonChoice & SearchChoice,
): Promise<Planned & { readonly exitCode: ExitCode }> {
  const { sandbox = false, skipInvalid = false } = options;
  const source = await sourceOf(cli, targets, options);
  const { record, input, intake } = source;
  if (record) assertSamePlace(record, sandbox);
  const accountOf = accountsFor(sandbox, cli.env);
  const planned = await makePlan({
    input,
    whyNothing: source.whyNothing,
    place: source.place,
    providers: cli.providers,
    chosen: chosenIn(cli.providers, options),
    sandbox,
    skipInvalid,
    accountOf: record ? sameAccounts(record, accountOf) : accountOf,
    tool: version,
    now: new Date(),
    search: record && {
      searched: searchedIn(record, cli.providers),
      peopleOf: (ids) => peopleOf(record, ids),
    },
  }).catch((error: unknown) => {
    tellEach(cli, [intake?.beginning, intake?.warning]);
    throw error;
  });
  for (const problem of alike(planned.problems)) cli.tell(`Left out, ${problem}`);
  if (planned.skipped > planned.problems.length) cli.tell(`Left out ${planned.skipped} in all.`);
  if (planned.duplicates > 0 && !record && !intake) {
    cli.tell(`${count(planned.duplicates, 'repetition')} left out.`);
  }
  tellEach(cli, [intake && readLine(intake, planned), intake?.warning]);
  if (record) for (const line of leftOut(record, planned.plan.targets)) cli.tell(line);
  return { ...planned, exitCode: source.exitCode ?? EXIT.resolved };
}

function tellEach(cli: CommandLine, lines: readonly (string | undefined)[]): void {
  for (const line of lines) if (line !== undefined) cli.tell(line);
}

/** What was read from a file, and what was taken from it. */
function readLine(intake: Intake, { plan, duplicates, skipped }: Planned): string {
  const taken = plan.providers.reduce((sum, each) => sum + each.count, 0);
  return intake.summary({ what: 'contact', taken, repeated: duplicates, invalid: skipped });
}
