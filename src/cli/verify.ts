/** `verify`: asks a live provider whether it still keeps the contract, without being able to delete anything but a canary. */
import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Argument, type Command, Option } from 'commander';
import type { Verdict } from '../assurance/findings.js';
import { ladderOf, problemOfCanary } from '../assurance/ladder.js';
import type { Level } from '../assurance/probe.js';
import type { ProviderDefinition } from '../providers/definition.js';
import { systemMessage } from '../record/errors.js';
import { version } from '../version.js';
import type { CommandLine } from './command-line.js';
import { askFor, warnings } from './confirm.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { onInterrupt } from './interrupt.js';
import { positiveNumber } from './options.js';
import { probedAccount } from './probed-account.js';
import { statedPlan } from './verify-plan.js';
import { verificationAsJson, verificationAsJunit, verificationAsText } from './verify-report.js';

interface VerifyChoice {
  readonly level: string;
  readonly live?: boolean;
  readonly canary?: string;
  readonly yes?: boolean;
  readonly baseUrl?: string;
  readonly sandbox?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly junit?: string;
  readonly timeout: number;
}

const help = ({ name, target }: Examples) => `
Levels, each climbed only if the one below it was kept:
  1  without a credential of yours, about contacts that nobody has: every call is refused
  2  with your credential, about contacts that nobody has: nobody is found
  3  deletes the one contact that --canary names, and checks that it is gone

Examples:
  $ contact-deletion verify ${name}
  $ contact-deletion verify ${name} --level 2 --live --junit verify.xml
  $ contact-deletion verify ${name} --level 3 --live --canary ${target.slice(name.length + 1)}
  $ contact-deletion verify ${name} --level 3 --canary ${target.slice(name.length + 1)} --sandbox

Every request is stated before it is sent, and nothing else can be sent: see them with --dry-run. Exits with 0 if the
contract is kept, 6 if it is broken, 7 if there is no verdict.`;

export function addVerify(program: Command, cli: CommandLine): void {
  program
    .command('verify')
    .summary('ask a live provider whether it keeps the contract')
    .description('Asks a live provider whether it still keeps the contract. Below level 3, it cannot delete.')
    .addArgument(new Argument('<provider>', 'the provider to ask').choices(cli.providers.names))
    .addOption(new Option('--level <level>', 'how far to climb').choices(['1', '2', '3']).default('1'))
    .option('--live', 'agree to a level above 1, which uses your credential')
    .option('--canary <id>', 'the contact that level 3 deletes')
    .option('--yes', 'do not ask before the canary is deleted')
    .option('--base-url <url>', "another server than the provider's own; http:// for loopback only")
    .option('--sandbox', 'use a stand-in in this process: no credential, nothing is real')
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--json', 'the result as JSON')
    .option('--junit <file>', 'write the result as JUnit XML, too')
    .option('--timeout <seconds>', 'the longest that one request may take', positiveNumber, 30)
    .addHelpText('after', help(examplesOf(cli.providers)))
    .action(async (provider: string, options: VerifyChoice) => {
      const definition = cli.providers.get(provider);
      if (!definition) throw usageError(`there is no provider ${provider}.`);
      cli.exitCode = await run(cli, definition, options);
    });
}

const exits = {
  kept: EXIT.resolved,
  broken: EXIT.broken,
  unclear: EXIT.noVerdict,
  unreachable: EXIT.noVerdict,
} as const satisfies Record<Verdict, ExitCode>;

async function run(
  cli: CommandLine,
  definition: ProviderDefinition,
  options: VerifyChoice,
): Promise<ExitCode> {
  const level = Number(options.level) as Level;
  assertChoice(definition, level, options);
  const { canary, sandbox = false, timeout } = options;
  const ladder = ladderOf(definition, level, canary);
  const { account, fetch } = await probedAccount(cli, definition, options.dryRun ? 1 : level, options);
  const plan = statedPlan(account, ladder, canary);
  if (options.dryRun) {
    for (const line of plan) cli.print(line);
    return EXIT.resolved;
  }
  if (options.junit !== undefined) await assertWritable(options.junit, cli.pathOf(options.junit));
  for (const line of plan) cli.tell(line);
  if (level === 3 && !sandbox) await confirmCanary(cli, definition, options);
  const { verify } = await import('../assurance/verify.js');
  const stop = new AbortController();
  const { undo } = onInterrupt(cli, {
    drain: () => {
      stop.abort();
      if (level === 3)
        cli.tell('Stopping. If the canary was just being deleted, nobody knows whether it was.');
    },
    leave: async () => {},
  });
  const report = await verify({
    account,
    level,
    canaryId: canary,
    fetch,
    timeoutMs: timeout * 1_000,
    userAgent: `contact-deletion/${version}`,
    signal: stop.signal,
  }).finally(undo);
  if (report.verdict === 'unreachable') cli.tellUnreadProxy([account.baseUrl]);
  const verification = { account, level, report };
  for (const line of verificationAsText(verification)) (options.json ? cli.tell : cli.print)(line);
  if (options.json) cli.printJson(verificationAsJson(verification));
  if (options.junit !== undefined)
    await writeFile(cli.pathOf(options.junit), verificationAsJunit(verification)).catch(
      cannotWrite(options.junit),
    );
  return stop.signal.aborted ? EXIT.interrupted : exits[report.verdict];
}

function assertChoice(definition: ProviderDefinition, level: Level, options: VerifyChoice): void {
  const { canary, live, sandbox, dryRun, baseUrl } = options;
  if (level === 3 && canary === undefined) {
    throw usageError('level 3 deletes a contact: name it with --canary <id>.');
  }
  if (level !== 3 && canary !== undefined) throw usageError('--canary goes with --level 3.');
  const problem = canary === undefined ? undefined : problemOfCanary(definition, canary);
  if (problem) throw usageError(`the canary ${problem}.`);
  // From an unset variable, for example. The provider's own server would be used instead.
  if (baseUrl?.trim() === '') throw usageError('--base-url is empty.');
  if (sandbox && baseUrl !== undefined) throw usageError('give --sandbox or --base-url, not both.');
  if (level > 1 && !live && !sandbox && !dryRun) {
    throw usageError(
      `level ${level} sends your credential to ${definition.name}: agree with --live. See what is sent with --dry-run.`,
    );
  }
}

async function confirmCanary(
  cli: CommandLine,
  { name, choices = {}, deletion }: ProviderDefinition,
  { canary = '', yes }: VerifyChoice,
): Promise<void> {
  if (yes) return;
  if (!cli.isInteractive) {
    throw usageError(
      'there is no terminal to ask on. Say --yes to have the canary deleted. Nothing was sent.',
    );
  }
  // If the provider offers a choice, the permanence depends on the probe, so the warning assumes the worst.
  const hasChoice = Object.keys(choices).length > 0;
  await askFor(cli, `${name}:${canary}`, warnings[hasChoice ? 'permanent' : deletion.permanenceOf({})]);
}

/** Checked before anything is sent, so that a result is not lost because of a typing mistake. */
async function assertWritable(name: string, path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw usageError(`${name} cannot be written: it is a folder.`);
  await access(found ? path : dirname(path), constants.W_OK).catch(cannotWrite(name));
}

const cannotWrite = (name: string) => (error: unknown) => {
  throw usageError(`${name} cannot be written: ${systemMessage(error)}.`);
};
