/** `fleet resume`: gives the unsettled contacts of a run to the workers again. */
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { provenAccountOption } from '../options.js';
import { count } from '../terminal.js';
import { addDatabaseOptions, type DatabaseChoice, nextCommand } from './database.js';

interface ResumeChoice extends DatabaseChoice {
  readonly provenAccount?: readonly string[];
}

const help = `
Examples:
  $ contact-deletion fleet resume 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1

Contacts that have their outcome are left alone. Requests that were under way are sent again; a contact that is absent now is
called absent, perhaps by this run. A run whose worker died needs no resume: another worker takes it over. An account that a guard has stopped is
lifted by fleet resume-account.`;

export function addFleetResume(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('resume')
    .summary('ask again about what a run has left open')
    .description('Asks again about what a run has left unknown, or not attempted.')
    .argument('<run>', 'the run, as enqueue named it')
    .addOption(provenAccountOption(cli.providers));
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (run: string, options: ResumeChoice) => {
      const { openFleet, withFleet } = await import('./open.js');
      const { clientsFrom } = await import('./clients.js');
      const { fetchOf } = await import('../transport.js');
      // Contacts that another run had need a client here for their account.
      const clients = clientsFrom(cli, { fetch: await fetchOf(cli) });
      const resumed = await withFleet(openFleet(cli, options, clients), (opened) =>
        opened.resume(run, { provenAccounts: options.provenAccount }),
      );
      if (resumed === 0) cli.print('Nothing is left to ask about that workers do not have in hand.');
      else cli.print(`${count(resumed, 'contact is', 'contacts are')} asked about again.`);
      cli.tell(`See how it goes: ${nextCommand(cli, options, 'status', run)}`);
    });
}
