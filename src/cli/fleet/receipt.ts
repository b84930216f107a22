/** `fleet receipt`: makes the receipt of a run of the fleet, or of one person or contact of it. */
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { isTyped } from '../defaults.js';
import { examplesOf } from '../examples.js';
import {
  addReceiptOptions,
  askedOf,
  assertInRun,
  giveReceipt,
  type ReceiptChoice,
} from '../receipt-output.js';
import { addDatabaseOptions, type DatabaseChoice, nextCommand } from './database.js';

const help = `
Examples:
  $ contact-deletion fleet receipt 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1 -o receipt.json
  $ contact-deletion fleet receipt 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1 --html --lang es -o receipt.html

It is the same receipt that contact-deletion receipt makes of a journal. If the contacts of a run were forgotten, only the
receipt of the whole run is left, as it was made then.`;

export function addFleetReceipt(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('receipt')
    .summary('make the receipt of a run')
    .description('Makes the receipt of a run of the fleet, or of one person or contact of it.')
    .argument('<run>', 'the run, as enqueue named it');
  addReceiptOptions(addDatabaseOptions(command), examplesOf(cli.providers))
    .addHelpText('after', help)
    .action(async (run: string, options: ReceiptChoice & DatabaseChoice) => {
      const asked = await askedOf(cli, options, isTyped(command, 'lang'));
      const { openFleet, withFleet } = await import('./open.js');
      const receipt = await withFleet(openFleet(cli, options), async (opened) => {
        if (asked.target || asked.person !== undefined)
          assertInRun(await opened.view(run), run, asked, options.target);
        return opened.receipt(run, asked);
      });
      cli.exitCode = await giveReceipt(cli, receipt, options, () =>
        cli.tell(`How it stands: ${nextCommand(cli, options, 'status', run)}`),
      );
    });
}
