/** The command line, from its arguments to its exit code, in whatever process. */
import { Command } from 'commander';
import { addApply } from './apply.js';
import { CommandLine } from './command-line.js';
import { addCompletion, complete } from './completion.js';
import { addDelete } from './delete.js';
import { addDrift } from './drift.js';
import type { ExitCode } from './exit.js';
import { tellFailure } from './failure.js';
import { addGenerate } from './generate.js';
import { addOutcomes } from './outcomes.js';
import { addPlan } from './plan.js';
import { addReceipt } from './receipt.js';
import { addResume } from './resume.js';
import { addSandbox } from './sandbox.js';
import type { Surroundings } from './surroundings.js';
import { addVerify } from './verify.js';
import { version } from './version.js';

const help = `
Examples:
  $ contact-deletion delete --sandbox huduma:123 sendme123:contact-uuid-123 --mode trash
  $ contact-deletion plan --from contacts.csv --mode trash -o plan.json
  $ contact-deletion apply plan.json
  $ contact-deletion resume plan.journal
  $ contact-deletion outcomes plan.journal
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion verify huduma
  $ contact-deletion drift traffic.har
  $ contact-deletion generate acme.yaml --out src/acme
  $ source <(contact-deletion complete bash)

Credentials, from the environment only:
  HUDUMA_TOKEN
  SENDME123_API_KEY or SENDME123_BEARER_TOKEN
  WABOTIFY_WORKSPACE_ID
  HUDUMA_BASE_URL, SENDME123_BASE_URL, WABOTIFY_BASE_URL, for another server than the provider's own

Exit codes:
  0    every contact is deleted, or was not found; how it was deleted is in its permanence
  1    an error of this program, or standard output cannot be written
  2    a mistake in the command line, the input or the environment; nothing was sent
  3    some contacts were rejected or blocked
  4    of some contacts it is not known whether they were deleted
  5    a guard refused or stopped the run: not everything was attempted, and of some it may not be known
  6    verify, drift: the contract is not kept; generate --check: what was generated is not what the spec says now
  7    verify, drift: no verdict; the provider was not reached, or nothing that it answered tells
  130  interrupted`;

const commands = [
  addDelete,
  addPlan,
  addApply,
  addResume,
  addOutcomes,
  addReceipt,
  addSandbox,
  addVerify,
  addDrift,
  addGenerate,
  addCompletion,
];

/**
 * Carries out one command line. Never ends the process, and writes nothing more once it has resolved.
 *
 * @param argv The words after the program's name.
 */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const cli = new CommandLine(surroundings);
  const program = programFor(cli);
  try {
    if (argv[0] === 'complete') complete(program, argv, cli);
    else await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    cli.exitCode = tellFailure(cli, error);
  }
  return cli.end();
}

function programFor(cli: CommandLine): Command {
  const program = new Command('contact-deletion')
    .description('Deletes contacts at Huduma SMS, sendme123 and Wabotify, and says what became of each.')
    .version(version)
    .addHelpText('after', help)
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .configureOutput({
      // Help is our own, in lines; an error quotes what was given, and has one line, or a suggestion in a second.
      writeOut: (text) => writeLines(linesOf(text), cli.print),
      writeErr: (text) => writeLines(linesOf(text), cli.tell),
      outputError: (text) => writeLines(errorLinesOf(text), cli.tell),
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

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');

function errorLinesOf(text: string): string[] {
  const [, message = '', suggestion] = /^(.*?)(?:\n(\(Did you mean [^\n]*\?\)))?\n?$/s.exec(text) ?? [];
  return suggestion === undefined ? [message] : [message, suggestion];
}
