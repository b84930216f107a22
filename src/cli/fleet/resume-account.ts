/** `fleet resume-account`: lifts the guard that has stopped an account, after somebody has looked into it. */
import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

const help = `
Examples:
  $ contact-deletion fleet status
  $ contact-deletion fleet resume-account 3

A guard stops an account for all workers: its credential was refused, all its contacts were absent, or it could not be
reached. Remove the cause first. Contacts that were waiting go on. About those that the run had given up by then, fleet resume
asks again.`;

export function addResumeAccount(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('resume-account')
    .summary('lift the guard that has stopped an account')
    .description('Lifts the guard that has stopped an account, after somebody has looked into it.')
    .argument('<account>', 'its number, as status shows it');
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (account: string, options: DatabaseChoice) => {
      const { openFleet, withFleet } = await import('./open.js');
      const found = await withFleet(openFleet(cli, options), async (opened) => {
        const all = await opened.accounts();
        await opened.resumeAccount(account);
        return all.find((each) => each.account === account);
      });
      const what = found?.stopped && `: ${found.stopped.guard}, ${found.stopped.message}`;
      cli.print(
        `Account ${account}${found ? ` (${found.provider})` : ''} is worked on again. Lifted${what ?? ''}`,
      );
    });
}
