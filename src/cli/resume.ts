/** `resume`: goes on with a run that was interrupted, killed or stopped. */
import type { Command } from 'commander';
import type { ProviderDefinition } from '../providers/definition.js';
import type { Account } from '../record/account.js';
import { assertPlaceFits, changedCredentials, type PlanHead } from '../record/plan.js';
import { readJournal } from '../record/read-journal.js';
import { version } from '../version.js';
import { accountsFor, mainCredentials } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { CommandError, EXIT, type ExitCode } from './exit.js';
import { addRunOptions, type RunChoice, severalOf } from './options.js';
import type { Providers } from './providers.js';
import { exitCodeOf, summaryOf, tellWhatIsLeft } from './report.js';
import { count } from './terminal.js';

const help = ({ name }: Examples) => `
Examples:
  $ contact-deletion resume plan.journal
  $ contact-deletion resume plan.journal --dry-run
  $ contact-deletion resume plan.journal --renewed-credential ${name}

The journal is enough: the contacts are in it. What has its outcome is left alone. What was under way is sent
again; if it is absent now, it is called absent, perhaps by this run. Contacts about which asking again can tell
nothing new are left as they are. The run was agreed to when it began, so you are not asked again.`;

/** Whether another credential can be one of the same account: not if the credential is the account's name. */
const isRenewable = (kind: string, { credentials }: ProviderDefinition) => !credentials[kind]?.isAccount;

/** The providers that have such a credential. */
const renewable = ({ all }: Providers): string[] =>
  all
    .filter((definition) => mainCredentials(definition).some(({ kind }) => isRenewable(kind, definition)))
    .map(({ name }) => name);

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
        renewable(cli.providers),
      ),
    );
  addRunOptions(command, cli.providers)
    .addHelpText('after', help(examplesOf(cli.providers)))
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
  const { plan } = header;
  const names = new Set(remaining.map(({ provider }) => provider));
  const definitions = [...names].map((provider) => cli.providers.planned(provider));
  const accountOf = accountsFor(plan.sandbox, cli.env);
  const accounts = await Promise.all(definitions.map(async (definition) => accountOf(definition)));
  const renewed = await renewedCredentials(cli.providers, plan, accounts, renewedCredential);
  const [{ Journal }, { execute }, { assertChoicesHold }] = await Promise.all([
    import('../record/journal.js'),
    import('./execute.js'),
    import('./connect.js'),
  ]);
  assertChoicesHold(cli.providers, plan, accounts);
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
  providers: Providers,
  plan: PlanHead,
  accounts: readonly Account[],
  vouchedFor: readonly string[],
): Promise<readonly string[]> {
  assertPlaceFits(plan, accounts, version);
  const changed = await changedCredentials(plan, accounts);
  for (const { provider, kind } of accounts.filter(({ provider }) => changed.includes(provider))) {
    const canBeRenewed = isRenewable(kind, providers.planned(provider));
    if (canBeRenewed && vouchedFor.includes(provider)) continue;
    const remedy = canBeRenewed
      ? `Set that one or, if it was renewed for the same account, say --renewed-credential ${provider}.`
      : 'Set that one: it names the account.';
    throw new CommandError(
      EXIT.stopped,
      `the run was begun with another credential for ${provider}. ${remedy}`,
    );
  }
  return changed;
}
