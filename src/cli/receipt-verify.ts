/** `receipt verify`: checks a receipt as far as possible, and one contact against it. */
import { type Command, Option } from 'commander';
import { readJournalFile } from '../record/journal-file.js';
import { checkReceipt, findInReceipt, type ReceiptVerdict } from '../record/receipt/check-receipt.js';
import type { Receipt, ReceiptTarget } from '../record/receipt/receipt.js';
import { readReceipt } from '../record/receipt/receipt-file.js';
import { tallyOf } from '../record/receipt/tally.js';
import type { HeaderRecord } from '../record/records.js';
import type { CommandLine } from './command-line.js';
import type { Examples } from './examples.js';
import { CommandError, EXIT, type ExitCode, usageError } from './exit.js';
import { addDatabaseOptions, type DatabaseChoice } from './fleet/database.js';
import { readFor } from './mistaken-file.js';
import { targetNamed } from './receipt-target.js';
import { count } from './terminal.js';

const help = ({ target }: Examples) => `
Examples:
  $ contact-deletion receipt verify receipt.json
  $ contact-deletion receipt verify receipt.json --journal plan.journal
  $ contact-deletion receipt verify receipt.json --journal plan.journal ${target}
  $ contact-deletion receipt verify receipt.json --fleet

Without the key of the run it checks the form of the receipt, its sums and its digest: these show a change by accident.
With the key, which is in the journal or in the database of the fleet, it checks the seal, too, which shows any change, and
whether the receipt names a contact.

Exit codes:
  0    all that was checked is as it should be, and the receipt names the contact, if one was given
  2    the file cannot be read, or is not a receipt in JSON; or the command line is not as it should be
  3    the receipt does not name the contact
  5    the receipt is not as it was made: changed, cut off, or of a run that the journal or the fleet does not have`;

/** How many problems to show. */
const MOST_PROBLEMS = 5;

interface VerifyOptions extends DatabaseChoice {
  readonly journal?: string;
  readonly fleet?: boolean;
  readonly json?: boolean;
}

export function addReceiptVerify(receipt: Command, cli: CommandLine, examples: Examples): void {
  const command = receipt
    .command('verify')
    .summary('check a receipt, and whether it names a contact')
    .description('Checks a receipt, and whether it names a contact.')
    .argument('<receipt>', 'a file that receipt wrote, in JSON')
    .argument('[target]', `a contact, such as ${examples.target}; needs --journal or --fleet`)
    .option('--journal <file>', 'the journal of the run, which has the key')
    .addOption(
      new Option('--fleet', 'the run is one of the fleet, whose database has the key').conflicts('journal'),
    )
    .option('--json', 'the result as JSON');
  addDatabaseOptions(command)
    .addHelpText('after', help(examples))
    .action(async (path: string, target: string | undefined, options: VerifyOptions) => {
      cli.exitCode = await verify(cli, path, target, options);
    });
}

async function verify(
  cli: CommandLine,
  path: string,
  target: string | undefined,
  options: VerifyOptions,
): Promise<ExitCode> {
  const { journal, fleet = false, json = false } = options;
  if (target !== undefined && journal === undefined && !fleet)
    throw usageError(
      'a contact can be checked only with the key of the run: give --journal <file>, or --fleet.',
    );
  if (!fleet && (options.database ?? options.schema) !== undefined)
    throw usageError('--database and --schema go with --fleet.');
  const named = target === undefined ? undefined : targetNamed(cli, target);
  const header = await headerFor(cli, path, options);
  const verdict = await readFor(cli, path, (file) => checkReceipt(file, header));
  const { receipt, checks, problems } = verdict;
  const genuine = problems.length === 0 ? receipt : undefined;
  const found = genuine && header && named && findInReceipt(genuine, header, named.provider, named.id);
  if (json) {
    const contact = genuine && named ? { target, named: found !== undefined, ...found } : undefined;
    cli.printJson({ receipt: path, kept: genuine !== undefined, checks, problems, contact });
  } else if (genuine) tell(cli, genuine, { path, header, target, found });
  if (!genuine) {
    if (json) return EXIT.stopped;
    throw new CommandError(EXIT.stopped, `the receipt ${path} cannot be relied on:`, [...shortened(verdict)]);
  }
  return named && !found ? EXIT.rejected : EXIT.resolved;
}

/** The header of the receipt's run, if the user has named its journal or fleet. */
async function headerFor(
  cli: CommandLine,
  path: string,
  options: VerifyOptions,
): Promise<HeaderRecord | undefined> {
  if (options.journal !== undefined) return (await readFor(cli, options.journal, readJournalFile)).header;
  if (!options.fleet) return undefined;
  const { receipt } = await readFor(cli, path, readReceipt);
  const { headerOfRun } = await import('./fleet/run-header.js');
  return receipt && headerOfRun(cli, receipt.run, options);
}

function* shortened({ problems }: ReceiptVerdict): Generator<string> {
  yield* problems.slice(0, MOST_PROBLEMS);
  if (problems.length > MOST_PROBLEMS) yield `and ${problems.length - MOST_PROBLEMS} more`;
}

interface Told {
  readonly path: string;
  readonly header: HeaderRecord | undefined;
  readonly target: string | undefined;
  readonly found: ReceiptTarget | undefined;
}

function tell(cli: CommandLine, receipt: Receipt, { path, header, target, found }: Told): void {
  if (target !== undefined) {
    cli.print(found ? `${target}: ${saidOf(found)}` : `The receipt does not name ${target}.`);
    return;
  }
  cli.print(`${path}: ${summaryOf(receipt)}`);
  if (header) {
    cli.print('Its form, sums, digest and seal are right: it is unchanged.');
    return;
  }
  cli.print('Its form, its sums and its digest are as they should be.');
  cli.print(
    'Not checked, since it takes the key of the run, which is in its journal or fleet (--journal, --fleet):',
  );
  cli.print('  the seal: whoever changes a receipt can make a new digest, and no new seal');
  cli.print('  who the contacts are: they are named by pseudonyms');
}

function saidOf({ outcome, permanence, evidence, perhapsByUs, at }: ReceiptTarget): string {
  const details = [
    permanence,
    perhapsByUs ? 'perhaps by the run' : undefined,
    evidence === 'none' ? undefined : `by ${evidence}`,
    at,
  ];
  return [outcome, ...details].filter(Boolean).join(', ');
}

/** `3 contacts: 2 deleted (1 permanent, 1 soft, 0 undocumented), 1 absent; every outcome is final`. */
function summaryOf({ sandbox, complete, targets, people, searchSettled }: Receipt): string {
  const { outcomes, permanence } = tallyOf(targets);
  const counts = Object.entries(outcomes).flatMap(([kind, number]) => {
    if (number === 0) return [];
    const kinds = Object.entries(permanence).map(([each, those]) => `${those.toLocaleString('en')} ${each}`);
    return [`${number.toLocaleString('en')} ${kind}${kind === 'deleted' ? ` (${kinds.join(', ')})` : ''}`];
  });
  const end = complete ? 'every outcome is final' : 'not every outcome is final';
  const open = people?.filter((person) => !person.searchSettled).length ?? 0;
  const search = searchSettled ? 'the search is settled' : `the search is not settled for ${open}`;
  const persons = people ? `; ${count(people.length, 'person', 'people')}: ${search}` : '';
  const place = sandbox ? '; in the sandbox, where nothing is real' : '';
  return `${count(targets.length, 'contact')}: ${counts.join(', ')}; ${end}${persons}${place}.`;
}
