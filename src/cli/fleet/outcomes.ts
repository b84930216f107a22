/** `fleet outcomes`: the outcome of each contact of a run, so far or as it happens. */
import type { Command } from 'commander';
import { type OutcomeKind, outcomeKinds } from '../../deletion/outcome.js';
import type { CommandLine } from '../command-line.js';
import { severalOf } from '../options.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

export interface OutcomesChoice extends DatabaseChoice {
  readonly only?: readonly OutcomeKind[];
  readonly json?: boolean;
  readonly follow?: boolean;
}

const help = `
Examples:
  $ contact-deletion fleet outcomes 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1 --only blocked,rejected --json > again.ndjson
  $ contact-deletion fleet outcomes 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1 --follow

Needs no credential, and sends nothing. With --follow each outcome is listed when it is settled, until workers have nothing
left to do for the run, or can do nothing. It then exits as apply does: with 0 if every contact is deleted or absent.`;

export function addFleetOutcomes(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('outcomes')
    .summary('list the outcomes of a run')
    .description('Lists what became of each contact of a run of the fleet.')
    .argument('<run>', 'the run, as enqueue named it')
    .addOption(severalOf('--only <outcome>', 'the contacts with such an outcome', outcomeKinds))
    .option('--follow', 'list them as they are settled')
    .option('--json', 'results as NDJSON, which plan can read');
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (run: string, options: OutcomesChoice) => {
      const { follow, list } = await import('./list-outcomes.js');
      cli.exitCode = await (options.follow ? follow : list)(cli, run, options);
    });
}
