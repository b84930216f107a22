/** `outcomes`: what became of each contact of a run, from its journal. */
import type { Command } from 'commander';
import { type OutcomeKind, outcomeKinds } from '../deletion/outcome.js';
import { readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode } from './exit.js';
import { severalOf } from './options.js';
import { createReport } from './report.js';

const help = `
Examples:
  $ contact-deletion outcomes plan.journal
  $ contact-deletion outcomes plan.journal --only blocked,rejected --json > again.ndjson
  $ contact-deletion plan --from again.ndjson -o again.json

Needs no credential, and sends nothing. Of a run that goes on, or was killed, it says how it stands.`;

interface OutcomesOptions {
  readonly only?: readonly OutcomeKind[];
  readonly json?: boolean;
}

export function addOutcomes(program: Command, cli: CommandLine): void {
  program
    .command('outcomes')
    .summary('list the outcomes of a run')
    .description('Lists what became of each contact of a run.')
    .argument('<journal>', 'the journal of the run')
    .addOption(severalOf('--only <outcome>', 'the contacts with such an outcome', outcomeKinds))
    .option('--json', 'results as NDJSON, which plan can read')
    .addHelpText('after', help)
    .action(async (path: string, options: OutcomesOptions) => {
      cli.exitCode = await list(cli, path, options);
    });
}

async function list(
  cli: CommandLine,
  path: string,
  { only = outcomeKinds, json = false }: OutcomesOptions,
): Promise<ExitCode> {
  const view = await readJournal(cli.pathOf(path));
  const report = createReport(cli, json);
  for await (const outcome of view.outcomes()) if (only.includes(outcome.outcome)) report.add(outcome);
  const { run, standing } = view;
  report.end({ run, standing, stops: standing.stops, exitCode: EXIT.resolved });
  return EXIT.resolved;
}
