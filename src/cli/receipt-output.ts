/** The options of a receipt, and its output, for journals and fleets alike. */
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
import type { ReceiptOptions, RunView } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import type { Examples } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { targetNamed } from './receipt-target.js';

export interface ReceiptChoice {
  readonly output?: string;
  readonly html?: boolean;
  readonly md?: boolean;
  readonly lang?: Language;
  readonly target?: string;
  readonly person?: string;
  readonly reference?: string;
  readonly dryRun?: boolean;
}

export const addReceiptOptions = (command: Command, examples: Examples): Command =>
  command
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .addOption(new Option('--html', 'for people, as one HTML file that can be printed').conflicts('md'))
    .option('--md', 'for people, in Markdown')
    .addOption(
      new Option('--lang <language>', 'the language of --html and --md (default: en)').choices(languages),
    )
    .option('--target <contact>', `for this contact alone, such as ${examples.target}`)
    .option(
      '--person <name>',
      'for this person alone, by reference or pseudonym, if the run came from a search',
    )
    .option('--reference <text>', 'your own case number, to be shown in it', reference)
    .option('--dry-run', 'write nothing');

/**
 * Checks the options of a receipt before anything is read.
 *
 * @param isLangTyped Whether `--lang` was typed, and does not come from a configuration.
 * @throws CommandError for options that cannot be used, RecordError for a file that cannot be written.
 */
export async function askedOf(
  cli: CommandLine,
  { html, md, output, dryRun = false, target, person, reference }: ReceiptChoice,
  isLangTyped: boolean,
): Promise<ReceiptOptions> {
  if (isLangTyped && !html && !md) throw usageError('--lang goes with --html or --md.');
  if (output !== undefined && !dryRun) await assertNewFile(cli.pathOf(output), 'receipt');
  return { target: target === undefined ? undefined : targetNamed(cli, target), person, reference };
}

/**
 * @param run The run, as the user named it.
 * @throws CommandError if the run does not have the contact or the person.
 */
export function assertInRun(
  view: RunView,
  run: string,
  { target, person }: ReceiptOptions,
  named: string | undefined,
): void {
  if (target && !view.standing.has(target))
    throw usageError(`the run of ${run} does not have the contact ${named}.`);
  if (person !== undefined) assertPerson(view, run, person, target);
}

/** @throws CommandError, without the name: it may be a phone number. */
function assertPerson({ plan }: RunView, run: string, person: string, target: Target | undefined): void {
  const people = plan?.people;
  if (!people) throw usageError(`nobody was searched for in the run of ${run}: leave --person out.`);
  const place = placeOf(people, person);
  if (place === 'none') throw usageError(`the run of ${run} has no person of that reference or pseudonym.`);
  if (place === 'several')
    throw usageError(`the run of ${run} has several people of that name: give the other name of the one.`);
  if (target && !isOwner(people, place, target))
    throw usageError(`the contact is not one that was found for that person.`);
}

/** @param tellHowToGoOn Says what can be done about a receipt that is not complete. */
export async function giveReceipt(
  cli: CommandLine,
  receipt: Receipt,
  { lang, html = false, md = false, output, dryRun = false }: ReceiptChoice,
  tellHowToGoOn: () => void | Promise<void>,
): Promise<ExitCode> {
  const isForPeople = html || md;
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
    await tellHowToGoOn();
  }
  if (!searchSettled)
    cli.tell('Some providers were not searched, or gave no clear result: the receipt names them.');
  return complete && searchSettled ? EXIT.resolved : EXIT.unknown;
}

const openWords = {
  run: 'The run is not complete',
  person: 'Not every outcome of the person is final',
  contact: 'The outcome is not final',
} as const satisfies Record<Receipt['scope'], string>;

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
