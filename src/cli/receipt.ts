/** `receipt`: makes the receipt of a run, or of one person or contact of it, for programs or for people. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Target } from '../deletion/outcome.js';
import { type Language, languages } from '../providers/statements.js';
import { assertNewFile } from '../record/new-file.js';
import { documentOf } from '../record/receipt/document.js';
import { isOwner } from '../record/receipt/from-journal.js';
import { htmlOf } from '../record/receipt/html.js';
import { markdownOf } from '../record/receipt/markdown.js';
import { placeOf } from '../record/receipt/people-of-receipt.js';
import type { Receipt } from '../record/receipt/receipt.js';
import { receiptText, writeReceipt } from '../record/receipt/receipt-file.js';
import { problemOfReference } from '../record/receipt/reference.js';
import { type RunView, readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { isTyped } from './defaults.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { readFor } from './mistaken-file.js';
import { keptIn, tellWhatIsLeft } from './next-steps.js';
import { targetNamed } from './receipt-target.js';
import { addReceiptVerify } from './receipt-verify.js';

const help = ({ target }: Examples) => `
Examples:
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion receipt plan.journal --html --lang es -o receipt.html
  $ contact-deletion receipt plan.journal --target ${target} --reference 'Case 7/2026' --html -o answer.html
  $ contact-deletion receipt plan.journal --person 'request 17' --html -o answer.html
  $ contact-deletion receipt verify receipt.json

A receipt holds no contact id and no credential. It names each contact by a pseudonym, made with a key that
stays in the journal: who keeps the journal can check a contact against the receipt, and nobody else can.
The receipt of a single contact (--target) tells nothing of the others.

If the plan was made from a search, the receipt has a part for each person: where was searched, with what, what
was found, what became of it, and what was not searched. It has no phone number and no e-mail address: a person is
named by the reference and a pseudonym. That of one person (--person) tells nothing of the others. With --target as
well, it is that of one contact for that person.

In HTML and Markdown it says in plain words what each outcome is worth, and what the providers' pages say of
what a deletion leaves behind. These are for reading; keep the one in JSON, which is the one that can be checked.

Exits with 0 if the receipt is made and complete, and with 4 if an outcome is not final, or a search was not
settled: the receipt is made then, too, and says so.`;

interface MakeOptions {
  readonly output?: string;
  readonly html?: boolean;
  readonly md?: boolean;
  readonly lang?: Language;
  readonly target?: string;
  readonly person?: string;
  readonly reference?: string;
  readonly dryRun?: boolean;
}

export function addReceipt(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const receipt = program
    .command('receipt')
    .summary('make the receipt of a run')
    .description(
      'Makes the receipt of a run, or of one person or contact of it, for the file of an erasure request.',
    )
    .argument('[journal]', 'the journal of the run')
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .addOption(new Option('--html', 'for people, as one HTML file that can be printed').conflicts('md'))
    .option('--md', 'for people, in Markdown')
    .addOption(new Option('--lang <language>', 'of --html and --md (default: en)').choices(languages))
    .option('--target <contact>', `of this contact alone, such as ${examples.target}`)
    .option('--person <name>', 'of this person alone, by reference or pseudonym; of a run from a search')
    .option('--reference <text>', 'your own case number, to stand in it', reference)
    .option('--dry-run', 'write nothing')
    .addHelpText('after', help(examples))
    .action(async (path: string | undefined, options: MakeOptions) => {
      if (path === undefined) throw usageError('name the journal of the run.');
      cli.exitCode = await make(cli, path, options, isTyped(receipt, 'lang'));
    });
  addReceiptVerify(receipt, cli, examples);
}

async function make(
  cli: CommandLine,
  path: string,
  options: MakeOptions,
  isLangTyped: boolean,
): Promise<ExitCode> {
  const { lang, html = false, md = false, output, dryRun = false } = options;
  const isForPeople = html || md;
  if (isLangTyped && !isForPeople) throw usageError('--lang goes with --html or --md.');
  if (output !== undefined && !dryRun) await assertNewFile(cli.pathOf(output), 'receipt');
  const target = options.target === undefined ? undefined : targetNamed(cli, options.target);
  const journal = await readFor(cli, path, readJournal);
  if (target && !journal.standing.has(target))
    throw usageError(`the run of ${path} does not have the contact ${options.target}.`);
  const { reference, person } = options;
  if (person !== undefined) assertPerson(journal, path, person, target);
  const receipt = await journal.receipt({ reference, target, person });
  const text = isForPeople ? textForPeople(cli, receipt, { lang, html }) : receiptText(receipt);
  if (output !== undefined && !dryRun) {
    await writeReceipt(cli.pathOf(output), text);
    cli.tell(`Wrote ${output}.`);
  } else if (isForPeople) {
    for (const line of text.trimEnd().split('\n')) cli.print(line);
  } else cli.printJson(receipt, 2);
  const { complete, searchSettled = true } = receipt;
  if (!complete) {
    cli.tell(`${openWords[receipt.scope]}.`);
    const { standing } = journal;
    tellWhatIsLeft(cli, { standing, path, kept: await keptIn(journal.outcomes()), stops: standing.stops });
  }
  if (!searchSettled)
    cli.tell('Not everything was searched, or not with a plain answer: the receipt says where.');
  return complete && searchSettled ? EXIT.resolved : EXIT.unknown;
}

const openWords = {
  run: 'The run is not complete',
  person: 'Not every outcome of the person is final',
  contact: 'The outcome is not final',
} as const satisfies Record<Receipt['scope'], string>;

/** @throws CommandError, without the name: somebody may have written a phone number. */
function assertPerson({ plan }: RunView, path: string, person: string, target: Target | undefined): void {
  const people = plan?.people;
  if (!people) throw usageError(`nobody was searched for in the run of ${path}: leave --person out.`);
  const place = placeOf(people, person);
  if (place === 'none') throw usageError(`the run of ${path} has no person of that reference or pseudonym.`);
  if (place === 'several')
    throw usageError(`the run of ${path} has several people of that name: give the other name of the one.`);
  if (target && !isOwner(people, place, target))
    throw usageError(`the contact is not one that was found for that person.`);
}

function textForPeople(
  { providers }: CommandLine,
  receipt: Receipt,
  { lang = 'en', html }: { readonly lang?: Language | undefined; readonly html: boolean },
): string {
  const document = documentOf(receipt, lang, (name) => providers.get(name));
  return html ? htmlOf(document) : markdownOf(document);
}

function reference(text: string): string {
  const problem = problemOfReference(text);
  if (problem !== undefined) throw new InvalidArgumentError(`The reference ${problem}.`);
  return text;
}
