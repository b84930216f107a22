/** `outcomes`: what became of each contact of a run, from its journal. */
import type { Command } from 'commander';
import { type Outcome, type OutcomeKind, outcomeKinds } from '../deletion/outcome.js';
import { readJournal } from '../record/read-journal.js';
import type { Entry, Standing } from '../record/standing.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode } from './exit.js';
import { severalOf } from './options.js';
import { createReport, summaryOf } from './report.js';

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
  const { header, standing } = await readJournal(cli.pathOf(path));
  const report = createReport(cli, json);
  for (const entry of standing.entries()) {
    const outcome = outcomeOf(standing, entry);
    if (only.includes(outcome.outcome)) report.add(outcome);
  }
  report.end();
  if (!json) cli.print(`Run ${header.run}: ${summaryOf(standing)}`);
  return EXIT.resolved;
}

function outcomeOf(standing: Standing, { provider, id, outcome: record }: Entry): Outcome {
  const kind = standing.kindOf(provider, id, record);
  const target = { provider, id };
  if (record && record.outcome === kind) {
    const { type: _type, provider: _provider, id: _id, ...recorded } = record;
    return { target, ...recorded };
  }
  if (kind === 'unknown') {
    const message =
      'a request that names it was under way when the run ended, or still is; resume asks again.';
    const reason = { code: 'noAnswer', message } as const;
    return { target, outcome: kind, evidence: 'none', attempts: 1, perhapsByUs: true, reason };
  }
  const message = 'the run has not got to it; resume goes on with it.';
  return {
    target,
    outcome: 'notAttempted',
    evidence: 'none',
    attempts: 0,
    reason: { code: 'stopped', message },
  };
}
