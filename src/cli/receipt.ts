/** `receipt`: makes the receipt of a run, and `receipt verify`: checks one contact against it. */
import type { Command } from 'commander';
import { readJournal } from '../journal/read-journal.js';
import { assertGenuine, findInReceipt, makeReceipt, readReceipt, writeReceipt } from '../journal/receipt.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { isProviderName, known } from './known-providers.js';
import { print, tell } from './terminal.js';

const help = `
Examples:
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion receipt verify receipt.json --journal plan.journal huduma:123

A receipt holds no contact id and no credential. It names each contact by a pseudonym, made with a key that
stays in the journal: who keeps the journal can check a contact against the receipt, and nobody else can.`;

const verifyHelp = `
Example:
  $ contact-deletion receipt verify receipt.json --journal plan.journal huduma:123

Exits with 0 where the receipt names the contact, with 3 where it doesn't, and with 5 where the receipt was
changed or is of another run.`;

export function addReceipt(program: Command): void {
  const receipt = program
    .command('receipt')
    .summary('make the receipt of a run')
    .description('Makes the receipt of a run, for the file of an erasure request.')
    .argument('[journal]', 'the journal of the run')
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .option('--dry-run', 'write nothing')
    .addHelpText('after', help)
    .action(async (path: string | undefined, options: { output?: string; dryRun?: boolean }) => {
      if (path === undefined) throw usageError('name the journal of the run.');
      process.exitCode = await make(path, options.dryRun ? undefined : options.output);
    });
  receipt
    .command('verify')
    .summary('check one contact against a receipt')
    .description('Checks one contact against a receipt, with the key in the journal of the run.')
    .argument('<receipt>', 'a file that receipt wrote')
    .argument('<target>', 'the contact, such as huduma:123')
    .requiredOption('--journal <file>', 'the journal of the run')
    .option('--json', 'the result as JSON')
    .addHelpText('after', verifyHelp)
    .action(async (path: string, target: string, options: { journal: string; json?: boolean }) => {
      process.exitCode = await verify(path, target, options);
    });
}

async function make(path: string, output: string | undefined): Promise<ExitCode> {
  const receipt = makeReceipt(await readJournal(path));
  if (!receipt.complete) tell(`The run is not complete. Go on with: contact-deletion resume ${path}`);
  if (output === undefined) print(JSON.stringify(receipt, undefined, 2));
  else {
    await writeReceipt(output, receipt);
    tell(`Wrote ${output}.`);
  }
  return EXIT.resolved;
}

async function verify(
  path: string,
  target: string,
  options: { readonly journal: string; readonly json?: boolean },
): Promise<ExitCode> {
  const [, provider = '', id = ''] = /^([^:]*):(.*)$/s.exec(target) ?? [];
  if (!isProviderName(provider)) throw usageError('write the contact as provider:id, such as huduma:123.');
  const spelling = known[provider].deletion.canonicalId(id);
  if ('problem' in spelling) throw usageError(`the id ${spelling.problem}.`);
  const receipt = await readReceipt(path);
  const { header } = await readJournal(options.journal);
  assertGenuine(receipt, header);
  const found = findInReceipt(receipt, header, provider, spelling.id);
  if (options.json) print(JSON.stringify({ target, named: found !== undefined, ...found }));
  else if (!found) print(`The receipt does not name ${target}.`);
  else {
    const { outcome, permanence, evidence, at } = found;
    const details = [permanence, evidence === 'none' ? undefined : `by ${evidence}`, at].filter(Boolean);
    print(`${target}: ${[outcome, ...details].join(', ')}`);
  }
  return found ? EXIT.resolved : EXIT.rejected;
}
