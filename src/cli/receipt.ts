/** `receipt`: makes the receipt of a run, and `receipt verify`: checks one contact against it. */
import type { Command } from 'commander';
import { readJournalFile } from '../record/journal-file.js';
import { assertGenuine, findInReceipt, readReceipt, writeReceipt } from '../record/receipt.js';
import { readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { shellWord } from './terminal.js';

const help = ({ target }: Examples) => `
Examples:
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion receipt verify receipt.json --journal plan.journal ${target}

A receipt holds no contact id and no credential. It names each contact by a pseudonym, made with a key that
stays in the journal: who keeps the journal can check a contact against the receipt, and nobody else can.`;

const verifyHelp = ({ target }: Examples) => `
Example:
  $ contact-deletion receipt verify receipt.json --journal plan.journal ${target}

Exits with 0 if the receipt names the contact, with 3 if it doesn't, and with 5 if the receipt was
changed or is of another run.`;

export function addReceipt(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const receipt = program
    .command('receipt')
    .summary('make the receipt of a run')
    .description('Makes the receipt of a run, for the file of an erasure request.')
    .argument('[journal]', 'the journal of the run')
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .option('--dry-run', 'write nothing')
    .addHelpText('after', help(examples))
    .action(async (path: string | undefined, options: { output?: string; dryRun?: boolean }) => {
      if (path === undefined) throw usageError('name the journal of the run.');
      cli.exitCode = await make(cli, path, options.dryRun ? undefined : options.output);
    });
  receipt
    .command('verify')
    .summary('check one contact against a receipt')
    .description('Checks one contact against a receipt, with the key in the journal of the run.')
    .argument('<receipt>', 'a file that receipt wrote')
    .argument('<target>', `the contact, such as ${examples.target}`)
    .requiredOption('--journal <file>', 'the journal of the run')
    .option('--json', 'the result as JSON')
    .addHelpText('after', verifyHelp(examples))
    .action(async (path: string, target: string, options: { journal: string; json?: boolean }) => {
      cli.exitCode = await verify(cli, path, target, options);
    });
}

async function make(cli: CommandLine, path: string, output: string | undefined): Promise<ExitCode> {
  const receipt = await (await readJournal(cli.pathOf(path))).receipt();
  if (!receipt.complete)
    cli.tell(`The run is not complete. Go on with: contact-deletion resume ${shellWord(path)}`);
  if (output === undefined) cli.printJson(receipt, 2);
  else {
    await writeReceipt(cli.pathOf(output), receipt);
    cli.tell(`Wrote ${output}.`);
  }
  return EXIT.resolved;
}

async function verify(
  cli: CommandLine,
  path: string,
  target: string,
  options: { readonly journal: string; readonly json?: boolean },
): Promise<ExitCode> {
  const [, provider = '', id = ''] = /^([^:]*):(.*)$/s.exec(target) ?? [];
  const definition = cli.providers.get(provider);
  if (!definition) {
    const { names } = cli.providers;
    throw usageError(`write the contact as provider:id, where the provider is ${names.join(', ')}.`);
  }
  const spelling = definition.deletion.parseId(id);
  if ('problem' in spelling) throw usageError(`the id ${spelling.problem}.`);
  const receipt = await readReceipt(cli.pathOf(path));
  const { header } = await readJournalFile(cli.pathOf(options.journal));
  assertGenuine(receipt, header);
  const found = findInReceipt(receipt, header, provider, spelling.id);
  if (options.json) cli.printJson({ target, named: found !== undefined, ...found });
  else if (!found) cli.print(`The receipt does not name ${target}.`);
  else {
    const { outcome, permanence, evidence, at } = found;
    const details = [permanence, evidence === 'none' ? undefined : `by ${evidence}`, at].filter(Boolean);
    cli.print(`${target}: ${[outcome, ...details].join(', ')}`);
  }
  return found ? EXIT.resolved : EXIT.rejected;
}
