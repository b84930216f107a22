/** All commands, including what a configuration adds to them. */
import { Command } from 'commander';
import { addApply } from './apply.js';
import { ChoiceOption } from './choices.js';
import type { CommandLine } from './command-line.js';
import { addCompletion, complete } from './completion.js';
import { readConfig } from './config.js';
import { setDefaults } from './defaults.js';
import { addDelete } from './delete.js';
import { addDrift } from './drift.js';
import { readEnvFiles } from './env-files.js';
import { tellFailure } from './failure.js';
import { addFind } from './find.js';
import { addFleet } from './fleet/fleet.js';
import { addGenerate } from './generate.js';
import { addGlobalOptions, type Globals, globalsIn, wordsOf } from './globals.js';
import { helpText } from './help.js';
import { withoutPeople } from './looks-like-person.js';
import { addOutcomes } from './outcomes.js';
import { addPlan } from './plan.js';
import { addReceipt } from './receipt.js';
import { addResume } from './resume.js';
import { addSandbox } from './sandbox.js';
import { listed } from './terminal.js';
import { addVerify } from './verify.js';
import { versionLine } from './version-line.js';

const commands = [
  addFind,
  addDelete,
  addPlan,
  addApply,
  addResume,
  addOutcomes,
  addReceipt,
  addFleet,
  addSandbox,
  addVerify,
  addDrift,
  addGenerate,
  addCompletion,
];

/** Carries out a command line and sets its exit code. Never throws. */
export async function carryOut(cli: CommandLine, argv: readonly string[]): Promise<void> {
  const globals = globalsIn(argv);
  cli.repeatEverywhere(wordsOf(globals));
  const program = await configured(cli, globals);
  try {
    if (argv[0] === 'complete') complete(program, argv, cli);
    else {
      await readEnvFiles(cli, globals.envFiles);
      await program.parseAsync(argv, { from: 'user' });
    }
  } catch (error) {
    cli.exitCode = tellFailure(cli, error);
  }
}

/**
 * The program with the providers of the configuration. If that cannot be used, the built-in providers are there for help and
 * the version, and most commands fail.
 */
async function configured(cli: CommandLine, globals: Globals): Promise<Command> {
  const program = programFor(cli);
  try {
    const taken = { names: cli.providers.names, options: optionsBesideChoices(program) };
    const { providers, defaults } = await readConfig(cli, globals, taken, program);
    if (providers.length > 0) cli.addProviders(providers);
    const own = providers.length > 0 ? programFor(cli) : program;
    setDefaults(own, defaults);
    return own;
  } catch (failure) {
    return withoutConfig(program, cli, failure);
  }
}

/**
 * Commands that need only the built-in providers: nobody would see an error during completion, and `generate` makes what a
 * configuration needs.
 */
const independent: ReadonlySet<string> = new Set(['complete', 'generate']);

function withoutConfig(program: Command, cli: CommandLine, failure: unknown): Command {
  const dependent = program.commands.filter((command) => !independent.has(command.name()));
  for (const command of dependent.flatMap((each) => [each, ...each.commands])) {
    // Other errors of the command line may result from it, such as an unknown option that a provider would have.
    command
      .configureOutput({ outputError: () => tellFailure(cli, failure) })
      .showHelpAfterError(false)
      .hook('preAction', () => {
        throw failure;
      });
  }
  // Help without the options of the user's provider would look as if there were none.
  const problem = failure instanceof Error ? failure.message : String(failure);
  return program.addHelpText('afterAll', `\nThis is of the built-in providers alone: ${problem}`);
}

/** The options whose names a choice cannot have, since they are on the same commands. */
function optionsBesideChoices(program: Command): ReadonlySet<string> {
  const commands = program.commands.filter((command) => ['plan', 'delete'].includes(command.name()));
  const options = [program, ...commands].flatMap((command) => command.options);
  const others = options.filter((option) => !(option instanceof ChoiceOption));
  return new Set(['--help', ...others.flatMap(({ long }) => long ?? [])]);
}

/** All commands with their options. */
export function programFor(cli: CommandLine): Command {
  const titles = cli.providers.all.map(({ title, name }) => title ?? name);
  const program = addGlobalOptions(new Command('contact-deletion'))
    .description(`Deletes contacts at ${listed(titles)}, and says what became of each.`)
    .version(versionLine(cli.platform))
    .addHelpText('after', helpText(cli.providers))
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .configureOutput({
      // The help is our own text, in lines. An error quotes the arguments, and has one line, or a second one with a
      // suggestion.
      writeOut: (text) => writeLines(helpLines(text, cli.program), cli.print),
      writeErr: (text) => writeLines(helpLines(text, cli.program), cli.tell),
      outputError: (text) => writeLines(errorLinesOf(withoutPeople(text)), cli.tell),
      getOutHelpWidth: () => cli.widthOf('stdout'),
      getErrHelpWidth: () => cli.widthOf('stderr'),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const add of commands) add(program, cli);
  return program;
}

function writeLines(lines: readonly string[], write: (line: string) => void): void {
  for (const line of lines) write(line);
}

/** Usage and examples call the program as the user does, such as `npx contact-deletion`. */
const helpLines = (text: string, program: string): string[] =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) =>
      /^(Usage:| {2}\$) /.test(line) ? line.replaceAll(/\bcontact-deletion(?= )/g, () => program) : line,
    );

function errorLinesOf(text: string): string[] {
  const [, message = '', suggestion] = /^(.*?)(?:\n(\(Did you mean [^\n]*\?\)))?\n?$/s.exec(text) ?? [];
  return suggestion === undefined ? [message] : [message, suggestion];
}
