/** `fleet status`: the state of runs and accounts, in words, for programs, or on a page. */
import { type Command, Option } from 'commander';
import type { CommandLine } from '../command-line.js';
import { EXIT, usageError } from '../exit.js';
import { portNumber } from '../options.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

export interface StatusChoice extends DatabaseChoice {
  readonly json?: boolean;
  /** A port, or true for the default one. */
  readonly serve?: number | true;
}

const PORT = 4020;

const help = `
Examples:
  $ contact-deletion fleet status
  $ contact-deletion fleet status 5b0c1f0e-0d6c-4a5e-9a54-3a9c53c3e4a1
  $ contact-deletion fleet status --serve

Needs no credential, sends nothing, and shows no contact. --serve shows the same on a page, on this machine alone, which
refreshes itself; Ctrl-C ends it.`;

export function addStatus(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('status')
    .summary('say how runs and accounts stand')
    .description('Says how the runs and the accounts of the fleet stand.')
    .argument('[run]', 'one run, as enqueue named it (default: the newest ones, and all accounts)')
    .option('--json', 'the result as JSON')
    .addOption(
      new Option('--serve [port]', `on a page at http://127.0.0.1 (default port: ${PORT})`)
        .argParser(portNumber)
        .conflicts('json'),
    );
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (run: string | undefined, options: StatusChoice) => {
      const { serve } = options;
      if (serve !== undefined && run !== undefined)
        throw usageError('--serve shows all runs: leave the run out, or --serve.');
      if (serve !== undefined) {
        const { servePage } = await import('./serve-page.js');
        cli.exitCode = await servePage(cli, serve === true ? PORT : serve, options);
        return;
      }
      const { tellAll, tellRun } = await import('./tell-status.js');
      if (run === undefined) await tellAll(cli, options);
      else await tellRun(cli, run, options);
      cli.exitCode = EXIT.resolved;
    });
}
