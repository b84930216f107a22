/** `fleet migrate`: creates the tables of a fleet, or brings them to this version. */
import type { Command } from 'commander';
import { version } from '../../version.js';
import type { CommandLine } from '../command-line.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

const help = `
Examples:
  $ contact-deletion fleet migrate

It makes two schemas, one for its own tables and one for those of pg-boss, and changes nothing else. It may be run again,
and by several machines at the same time. It needs the right to create schemas; everything else does with less.`;

export function addMigrate(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('migrate')
    .summary('make the tables, or bring them to this version')
    .description('Makes the tables of the fleet, or brings them to this version.');
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (options: DatabaseChoice) => {
      const { openFleet, withFleet } = await import('./open.js');
      await withFleet(openFleet(cli, options), (opened) => opened.migrate());
      const { schema = 'contact_deletion' } = options;
      cli.print(`The tables are those of version ${version}, in the schemas ${schema} and ${schema}_jobs.`);
    });
}
