/** `resume`: goes on with a run that was interrupted, killed or stopped. */
import type { Command } from 'commander';
import { isRenewable } from '../record/fits.js';
import { type RunView, readJournal } from '../record/run-view.js';
import type { Standing } from '../record/standing.js';
import { accountsFor, mainCredentials } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode } from './exit.js';
import { readFor } from './mistaken-file.js';
import { keptIn, tellWhatIsLeft } from './next-steps.js';
import { addRunOptions, type RunChoice, severalOf } from './options.js';
import type { Providers } from './providers.js';
import { exitCodeOf, type Left, leftIn, summaryLine, summaryOf } from './report.js';
import { count } from './terminal.js';

const help = ({ name }: Examples) => `
Examples:
  $ contact-deletion resume plan.journal
  $ contact-deletion resume plan.journal --dry-run
  $ contact-deletion resume plan.journal --renewed-credential ${name}

The journal is enough: the contacts are in it. Contacts that have their outcome are left alone. Requests that were
under way are sent again; a contact that is absent now is called absent, perhaps by this run. Contacts about which
asking again can tell nothing new stay as they are. You agreed to the run when it began, so you are not asked again.`;

/** The providers with a renewable credential. */
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
        'its credential is new since the run began, and the account is the same',
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
  const view = await readFor(cli, name, readJournal);
  const { plan, run, standing } = view;
  if (!plan) throw new TypeError('A journal that was read has a plan: this is a bug.');
  const { provenAccount, dryRun, json = false } = options;
  const left = leftIn(standing, provenAccount);
  if (dryRun || left.total === 0) {
    const exitCode = left.total === 0 ? exitCodeOf(standing.counts, []) : EXIT.resolved;
    if (json) cli.printJson(summaryLine({ run, standing, stops: standing.stops, exitCode }));
    else await tellHowItStands(cli, view, left, name);
    return exitCode;
  }
  const definitions = left.providers.map((provider) => cli.providers.planned(provider));
  const accountOf = accountsFor(plan.sandbox, cli.env);
  const accounts = await Promise.all(definitions.map(async (definition) => accountOf(definition)));
  const [{ resumeJournal }, { execute }, { assertChoicesHold }, { fetchOf }] = await Promise.all([
    import('../record/journal.js'),
    import('./execute.js'),
    import('./connect.js'),
    import('./transport.js'),
  ]);
  assertChoicesHold(cli.providers, plan, accounts);
  const fetch = plan.sandbox ? undefined : await fetchOf(cli);
  // Read again under the lock: another process may have resumed the run meanwhile.
  const journal = await resumeJournal(path, { renewedCredentials: renewedCredential });
  if (journal.cutOff > 0) cli.tell(`Cut off a torn last line of ${count(journal.cutOff, 'byte')}.`);
  const present = leftAt(journal.standing);
  return execute(cli, { journal, path: name, plan, accounts, fetch, present }, options);
}

/** The contacts of a provider that are still to be deleted. */
const leftAt = (standing: Standing) =>
  function* (provider: string) {
    for (const target of standing.remaining()) if (target.provider === provider) yield target.id;
  };

async function tellHowItStands(cli: CommandLine, view: RunView, left: Left, path: string): Promise<void> {
  const { run, standing } = view;
  cli.print(`Run ${run}: ${summaryOf(standing)}`);
  if (left.total === 0) cli.print('Nothing is left to do.');
  else {
    const doubt = left.ambiguous > 0 ? `; ${left.ambiguous} of them may be deleted already` : '';
    cli.print(`Left to do: ${count(left.total, 'contact')}${doubt}.`);
  }
  tellWhatIsLeft(cli, { standing, path, kept: await keptIn(view.outcomes()), stops: standing.stops });
}
