/** `resume`: goes on with a run that was interrupted, killed or stopped. */
import type { Command } from 'commander';
import type { Account } from '../journal/account.js';
import { assertPlaceFits, changedCredentials, type PlanHead } from '../journal/plan.js';
import { readJournal } from '../journal/read-journal.js';
import { accountsFor } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, type ExitCode } from './exit.js';
import { isProviderName, providerNames } from './known-providers.js';
import { addRunOptions, type RunChoice, severalOf } from './options.js';
import { exitCodeOf, summaryOf, tellWhatIsLeft } from './report.js';
import { count } from './terminal.js';
import { version } from './version.js';

const help = `
Examples:
  $ contact-deletion resume plan.journal
  $ contact-deletion resume plan.journal --dry-run
  $ contact-deletion resume plan.journal --renewed-credential huduma

The journal is enough: the contacts are in it. What has its outcome is left alone. What was under way is sent
again; if it is absent now, it is called absent, perhaps by this run. Contacts about which asking again can tell
nothing new are left as they are. The run was agreed to when it began, so you are not asked again.`;

/** Not Wabotify: there the credential is the workspace, and another one is another account. */
const renewable = ['huduma', 'sendme123'] as const;

type ResumeChoice = RunChoice & { readonly renewedCredential?: readonly string[] };

export function addResume(program: Command, cli: CommandLine): void {
  const command = program
    .command('resume')
    .summary('go on with a run')
    .description('Goes on with a run that was interrupted, killed or stopped.')
    .argument('<journal>', 'the journal of the run')
    .addOption(
      severalOf(
        '--renewed-credential <provider>',
        'its credential is another one than when the run began, and the account is the same',
        renewable,
      ),
    );
  addRunOptions(command)
    .addHelpText('after', help)
    .action(async (path: string, options: ResumeChoice) => {
      cli.exitCode = await resume(cli, path, options);
    });
}

async function resume(
  cli: CommandLine,
  name: string,
  { renewedCredential = [], ...options }: ResumeChoice,
): Promise<ExitCode> {
  const path = cli.pathOf(name);
  const { header, standing } = await readJournal(path);
  const remaining = [...standing.remaining(options.provenAccount)];
  if (options.dryRun || remaining.length === 0) {
    const ambiguous = remaining.filter((target) => target.ambiguous).length;
    const line = { run: header.run, remaining: remaining.length, ambiguous, outcomes: standing.counts };
    if (options.json) cli.printJson(line);
    else {
      cli.print(`Run ${header.run}: ${summaryOf(standing)}`);
      const doubt = ambiguous > 0 ? `; ${ambiguous} of them may be deleted already` : '';
      cli.print(
        remaining.length > 0
          ? `Left to do: ${count(remaining.length, 'contact')}${doubt}.`
          : 'Nothing is left to do.',
      );
      if (remaining.length === 0) tellWhatIsLeft(cli, standing, name);
    }
    return remaining.length === 0 ? exitCodeOf(standing.counts, []) : EXIT.resolved;
  }
  const names = providerNames.filter((name) => remaining.some(({ provider }) => provider === name));
  const accountOf = accountsFor(header.plan.sandbox, cli.env);
  const accounts = await Promise.all(names.filter(isProviderName).map(async (name) => accountOf(name)));
  const renewed = await renewedCredentials(header.plan, accounts, renewedCredential);
  const [{ Journal }, { execute }] = await Promise.all([
    import('../journal/journal.js'),
    import('./execute.js'),
  ]);
  // Read again under the lock: another process may have gone on with it in the meantime.
  const journal = await Journal.resume(path, version, renewed);
  if (journal.cutOff > 0) cli.tell(`Cut off a torn last line of ${count(journal.cutOff, 'byte')}.`);
  return execute(cli, journal, accounts, options);
}

/**
 * @param vouchedFor The providers whose account is said to be the same.
 * @returns Those of them whose credential is another one.
 * @throws RecordError, CommandError if the run was begun for another account, address or major version.
 */
async function renewedCredentials(
  plan: PlanHead,
  accounts: readonly Account[],
  vouchedFor: readonly string[],
): Promise<readonly string[]> {
  assertPlaceFits(plan, accounts, version);
  const changed = await changedCredentials(plan, accounts);
  for (const provider of changed) {
    if (vouchedFor.includes(provider)) continue;
    const remedy = (renewable as readonly string[]).includes(provider)
      ? `Set that one or, if it was renewed for the same account, say --renewed-credential ${provider}.`
      : 'Set that one: it names the account.';
    throw new CommandError(
      EXIT.stopped,
      `the run was begun with another credential for ${provider}. ${remedy}`,
    );
  }
  return changed;
}
