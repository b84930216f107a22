/** `drift`: compares recorded traffic with the specs. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { DriftReport } from '../assurance/drift.js';
import { productionServers, type Server } from '../assurance/match.js';
import { readTraffic } from '../assurance/read-traffic.js';
import type { CommandLine } from './command-line.js';
import { driftAsText } from './drift-report.js';
import { EXIT, type ExitCode } from './exit.js';
import { isProviderName, providerNames } from './known-providers.js';

interface DriftChoice {
  readonly server?: readonly Server[];
  readonly sendme123Body?: 'receipt' | 'contact';
  readonly json?: boolean;
}

const help = `
Reads HAR, and NDJSON of what onResponse and onDrift of our clients were told; packed with gzip or not; files, or
folders of them. A log has statuses and operations only, so it shows undocumented statuses, and of bodies what
onDrift said.

Examples:
  $ contact-deletion drift traffic.har
  $ contact-deletion drift recordings/ --server huduma=https://staging.example.com/api/v3 --json
  $ contact-deletion drift traffic.har --sendme123-body receipt

Shows no value of any body: fields by their names, people not at all. Exits with 0 if nothing drifted, 6 if
something did, 7 if nothing could be compared, 2 if a file cannot be read.`;

export function addDrift(program: Command, cli: CommandLine): void {
  program
    .command('drift')
    .summary('compare recorded traffic with the specs')
    .description(
      'Compares recorded traffic with the specs: what does a provider answer that no page documents?',
    )
    .argument('<har...>', 'HAR files, logs, or folders of them')
    .option(
      '--server <provider=url>',
      'where a provider was recorded, besides production; repeatable',
      addServer,
    )
    .addOption(
      new Option(
        '--sendme123-body <body>',
        'the one of the two documented bodies that a deletion must be answered with',
      ).choices(['receipt', 'contact']),
    )
    .option('--json', 'the result as JSON')
    .addHelpText('after', help)
    .action(async (paths: string[], options: DriftChoice) => {
      cli.exitCode = await run(cli, paths, options);
    });
}

function addServer(text: string, others: readonly Server[] = []): readonly Server[] {
  const [, provider = '', url = ''] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (!isProviderName(provider))
    throw new InvalidArgumentError(`Begin with one of ${providerNames.join(', ')}.`);
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new InvalidArgumentError('Give a whole URL after the =.');
  return [...others, { provider, url: new URL(url) }];
}

const exits = {
  kept: EXIT.resolved,
  drifted: EXIT.broken,
  nothing: EXIT.noVerdict,
} as const satisfies Record<DriftReport['verdict'], ExitCode>;

async function run(
  cli: CommandLine,
  paths: readonly string[],
  { server = [], sendme123Body, json }: DriftChoice,
): Promise<ExitCode> {
  const { files, entries } = await readTraffic(paths.map((path) => cli.pathOf(path)));
  const { drift } = await import('../assurance/drift.js');
  const report = drift({ entries, servers: [...server, ...productionServers], sendme123Body });
  for (const { file, index, problem } of report.unusable) cli.tell(`${file}: entry ${index} ${problem}.`);
  for (const line of driftAsText(report, files.length)) (json ? cli.tell : cli.print)(line);
  if (json) cli.printJson({ files: files.length, ...report });
  return exits[report.verdict];
}
