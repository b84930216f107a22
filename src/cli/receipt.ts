/** `receipt`: makes the receipt of a run, or of one person or contact of it, for programs or for people. */
import type { Command } from 'commander';
import { readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { isTyped } from './defaults.js';
import { type Examples, examplesOf } from './examples.js';
import { type ExitCode, usageError } from './exit.js';
import { readFor } from './mistaken-file.js';
import { keptIn, tellWhatIsLeft } from './next-steps.js';
import {
  addReceiptOptions,
  askedOf,
  assertInRun,
  giveReceipt,
  type ReceiptChoice,
} from './receipt-output.js';
import { addReceiptVerify } from './receipt-verify.js';

const help = ({ target }: Examples) => `
Examples:
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion receipt plan.journal --html --lang es -o receipt.html
  $ contact-deletion receipt plan.journal --target ${target} --reference 'Case 7/2026' --html -o answer.html
  $ contact-deletion receipt plan.journal --person 'request 17' --html -o answer.html
  $ contact-deletion receipt verify receipt.json

A receipt holds no contact id and no credential. It names each contact by a pseudonym, made with a key that
stays in the journal: whoever has the journal can check a contact against the receipt, and nobody else can.
The receipt of a single contact (--target) says nothing about the others.

If the plan was made from a search, the receipt has a part for each person: where the search looked, by what, what
it found, what became of that, and what was not searched. It has no phone number and no e-mail address: a person
goes by the reference and a pseudonym. The receipt of one person (--person) says nothing about the others. With
--target as well, it is about one contact of that person.

In HTML and Markdown it says in plain words what each outcome is worth, and what the providers' pages say about
what a deletion leaves behind. These are for reading. Keep the one in JSON: only that can be checked.

Exits with 0 if the receipt is complete, and with 4 if an outcome is not final, or a search was not settled: then
the receipt is made all the same, and says so.`;

export function addReceipt(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const receipt = program
    .command('receipt')
    .summary('make the receipt of a run')
    .description(
      'Makes the receipt of a run, or of one person or contact of it, for the file of an erasure request.',
    )
    .argument('[journal]', 'the journal of the run');
  addReceiptOptions(receipt, examples)
    .addHelpText('after', help(examples))
    .action(async (path: string | undefined, options: ReceiptChoice) => {
      if (path === undefined) throw usageError('name the journal of the run.');
      cli.exitCode = await make(cli, path, options, isTyped(receipt, 'lang'));
    });
  addReceiptVerify(receipt, cli, examples);
}

async function make(
  cli: CommandLine,
  path: string,
  options: ReceiptChoice,
  isLangTyped: boolean,
): Promise<ExitCode> {
  const asked = await askedOf(cli, options, isLangTyped);
  const journal = await readFor(cli, path, readJournal);
  assertInRun(journal, path, asked, options.target);
  const receipt = await journal.receipt(asked);
  return giveReceipt(cli, receipt, options, async () => {
    const { standing } = journal;
    tellWhatIsLeft(cli, { standing, path, kept: await keptIn(journal.outcomes()), stops: standing.stops });
  });
}
