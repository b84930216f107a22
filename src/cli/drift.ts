/** `drift`: compares recorded traffic with the specs. */
import { type Command, InvalidArgumentError } from 'commander';
import type { DriftReport } from '../assurance/drift.js';
import { productionServers, type Server } from '../assurance/match.js';
import { readTraffic } from '../assurance/read-traffic.js';
import type { CommandLine } from './command-line.js';
import { driftAsText } from './drift-report.js';
import { examplesOf } from './examples.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Providers } from './providers.js';

interface DriftChoice {
  readonly server?: readonly Server[];
  readonly expectBody?: Readonly<Record<string, string>>;
  readonly json?: boolean;
}

const help = (providers: Providers) => `
Reads HAR, and logs: NDJSON of what our clients pass to onResponse and onDrift. Files, or folders of them, packed with
gzip or not. A log has statuses and operations only, so it shows undocumented statuses, and about bodies what onDrift
said.

Examples:
  $ contact-deletion drift traffic.har
  $ contact-deletion drift recordings/ --server ${examplesOf(providers).name}=https://staging.example.com/v1 --json
${formExample(providers)}
Shows the names of fields and no values, so nothing about people. Exits with 0 if nothing drifted, 6 if
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
      (text: string, others?: readonly Server[]) => addServer(cli.providers, text, others),
    )
    .option(
      '--expect-body <provider=form>',
      'which of several documented bodies a deletion must be answered with; repeatable',
      (text: string, others?: Readonly<Record<string, string>>) => addForm(cli.providers, text, others),
    )
    .option('--json', 'the result as JSON')
    .addHelpText('after', help(cli.providers))
    .action(async (paths: string[], options: DriftChoice) => {
      cli.exitCode = await run(cli, paths, options);
    });
}

function addServer(providers: Providers, text: string, others: readonly Server[] = []): readonly Server[] {
  const [name, url] = partsOf(text);
  const definition = providers.get(name);
  if (!definition) throw new InvalidArgumentError(`Begin with one of ${providers.names.join(', ')}.`);
  if (!/^https?:/.test(url) || !URL.canParse(url))
    throw new InvalidArgumentError('Give a whole URL after the =.');
  return [...others, { definition, url: new URL(url) }];
}

function addForm(
  providers: Providers,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [name, form] = partsOf(text);
  const forms = formsOf(providers);
  const names = forms.find((each) => each.name === name)?.names;
  if (!names)
    throw new InvalidArgumentError(
      `Begin with ${forms.map((each) => each.name).join(' or ') || 'a provider that has several'}.`,
    );
  if (!names.includes(form)) throw new InvalidArgumentError(`Give ${names.join(' or ')} after the =.`);
  if (Object.hasOwn(others, name) && others[name] !== form)
    throw new InvalidArgumentError(`Only one body can be expected of ${name}.`);
  return { ...others, [name]: form };
}

/** The parts before and after the first `=`. */
function partsOf(text: string): [before: string, after: string] {
  const [before = '', ...after] = text.split('=');
  return [before, after.join('=')];
}

/** The providers that document a success in several forms. */
const formsOf = ({ all }: Providers) =>
  all.flatMap(({ name, deletion: { forms } }) => (forms ? [{ name, names: forms.names }] : []));

/** A line with all forms, if there are any. */
function formExample(providers: Providers): string {
  const all = formsOf(providers).flatMap(({ name, names }) => names.map((form) => `${name}=${form}`));
  const [first, ...others] = all;
  const rest = others.length > 0 ? `  # or ${others.join(', ')}` : '';
  return first === undefined ? '' : `  $ contact-deletion drift traffic.har --expect-body ${first}${rest}\n`;
}

const exits = {
  kept: EXIT.resolved,
  drifted: EXIT.broken,
  nothing: EXIT.noVerdict,
} as const satisfies Record<DriftReport['verdict'], ExitCode>;

async function run(
  cli: CommandLine,
  paths: readonly string[],
  { server = [], expectBody, json }: DriftChoice,
): Promise<ExitCode> {
  const definitions = cli.providers.all;
  const { files, entries } = await readTraffic(
    paths.map((path) => cli.pathOf(path)),
    definitions,
  );
  const { drift } = await import('../assurance/drift.js');
  const report = drift({
    entries,
    definitions,
    servers: [...server, ...productionServers(definitions)],
    expectedForm: expectBody,
  });
  for (const { file, index, problem } of report.unusable) cli.tell(`${file}: entry ${index} ${problem}.`);
  for (const line of driftAsText(report, files.length)) (json ? cli.tell : cli.print)(line);
  if (json) cli.printJson({ files: files.length, ...report });
  return exits[report.verdict];
}
