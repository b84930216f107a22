/** `outcomes`: the outcome of each contact of a run, from its journal. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { type Outcome, type OutcomeKind, outcomeKinds } from '../deletion/outcome.js';
import { type RunView, readJournal } from '../record/run-view.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { LineFile } from './line-file.js';
import { readFor } from './mistaken-file.js';
import { keptIn, tellWhatIsLeft } from './next-steps.js';
import { severalOf } from './options.js';
import { outcomeCsv, outcomeHeader } from './outcome-csv.js';
import { createReport, type Ending, everyOneOf, outcomeLine, summaryLine, summaryOf } from './report.js';
import { visibleJson } from './terminal.js';

const help = `
Examples:
  $ contact-deletion outcomes plan.journal
  $ contact-deletion outcomes plan.journal -o outcomes.csv
  $ contact-deletion outcomes plan.journal --only blocked,rejected --json > again.ndjson
  $ contact-deletion plan --from again.ndjson -o again.json

Needs no credential, and sends nothing. It also shows a run that is still going on, or was killed. The table has at most
50 rows. CSV and NDJSON have every contact, and plan can read them.`;

interface OutcomesOptions {
  readonly only?: readonly OutcomeKind[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly output?: string;
}

export function addOutcomes(program: Command, cli: CommandLine): void {
  program
    .command('outcomes')
    .summary('list the outcomes of a run')
    .description('Lists what became of each contact of a run.')
    .argument('<journal>', 'the journal of the run')
    .addOption(severalOf('--only <outcome>', 'the contacts with such an outcome', outcomeKinds))
    .addOption(new Option('--json', 'as NDJSON, with a summary as the last line').conflicts('csv'))
    .option('--csv', 'as CSV')
    .option('-o, --output <file>', 'where to write it; the name ends in .csv, .ndjson or .json')
    .addHelpText('after', help)
    .action(async (path: string, options: OutcomesOptions) => {
      cli.exitCode = await list(cli, path, options);
    });
}

type Format = 'csv' | 'json' | 'table';

async function list(cli: CommandLine, path: string, options: OutcomesOptions): Promise<ExitCode> {
  const { only = outcomeKinds, output } = options;
  const format = formatOf(options);
  const view = await readFor(cli, path, readJournal);
  const { run, standing } = view;
  const ending: Ending = { run, standing, stops: standing.stops, exitCode: EXIT.resolved };
  const chosen = async function* () {
    for await (const outcome of view.outcomes()) if (only.includes(outcome.outcome)) yield outcome;
  };
  if (output !== undefined) await write(cli, output, linesOf(chosen(), ending, format));
  else if (format === 'csv') for await (const line of linesOf(chosen(), ending, format)) cli.print(line);
  else {
    const narrowed = options.only === undefined ? [] : ['--only', only.join(',')];
    const report = createReport(cli, format === 'json', everyOneOf(cli, path, narrowed));
    for await (const outcome of chosen()) report.add(outcome);
    report.end(ending);
  }
  if (format !== 'table') cli.tell(`Run ${run}: ${summaryOf(standing)}`);
  if (!standing.isComplete || standing.stayUnknown > 0) await tellLeft(cli, view, path);
  return EXIT.resolved;
}

async function tellLeft(cli: CommandLine, view: RunView, path: string): Promise<void> {
  const { standing } = view;
  tellWhatIsLeft(cli, { standing, path, kept: await keptIn(view.outcomes()), stops: standing.stops });
}

/** @throws CommandError for a file whose name does not show the format. */
function formatOf({ json, csv, output }: OutcomesOptions): Format {
  if (json) return 'json';
  if (csv) return 'csv';
  if (output === undefined) return 'table';
  if (/\.csv$/i.test(output)) return 'csv';
  if (/\.(nd)?jsonl?$/i.test(output)) return 'json';
  throw usageError(`say --csv or --json: the name of ${output} does not end in .csv, .ndjson or .json.`);
}

async function* linesOf(
  outcomes: AsyncIterable<Outcome>,
  ending: Ending,
  format: Format,
): AsyncGenerator<string> {
  if (format === 'csv') yield outcomeHeader();
  for await (const outcome of outcomes) {
    yield format === 'csv' ? outcomeCsv(outcome) : visibleJson(outcomeLine(outcome));
  }
  if (format === 'json') yield visibleJson(summaryLine(ending));
}

async function write(cli: CommandLine, output: string, lines: AsyncIterable<string>): Promise<void> {
  const file = await LineFile.begin(cli.pathOf(output), 'list of outcomes');
  try {
    for await (const line of lines) await file.write(line);
  } finally {
    await file.close();
  }
  cli.tell(`Wrote ${output}.`);
}
