/** `sandbox`: stand-ins for the providers as a server, for trying things out. */
import type { Command } from 'commander';
import type { ProviderDefinition } from '../providers/definition.js';
import { standInEnvironment } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { type Examples, exampleIds, examplesOf } from './examples.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { addInputOptions, type InputChoice, inputOf } from './input-options.js';
import { untilInterrupted } from './interrupt.js';
import { portNumber } from './options.js';
import { startSandbox } from './stand-in.js';

interface SandboxCommandOptions extends InputChoice {
  readonly port: number;
  readonly latency: number;
  readonly flaky?: boolean;
}

const help = ({ target, choices }: Examples) => `
Examples:
  $ contact-deletion sandbox --port 4010 --from contacts.csv > sandbox.env
  $ set -a; . ./sandbox.env; set +a
  $ contact-deletion delete ${target}${choices}

Prints the environment variables that point the other commands at it.`;

export function addSandbox(program: Command, cli: CommandLine): void {
  const examples = examplesOf(cli.providers);
  const command = program
    .command('sandbox')
    .summary('start a stand-in for the providers')
    .description('Starts a stand-in for the providers on 127.0.0.1. Ctrl-C ends it.')
    .argument('[targets...]', `the contacts that are there, such as ${examples.target}`)
    .option('--port <port>', 'where to listen; 0 for any free port', portNumber, 4010)
    .option('--latency <ms>', 'how long each answer takes', portNumber, 0)
    .option('--flaky', 'lose every tenth answer');
  addInputOptions(command, cli.providers)
    .addHelpText('after', help(examples))
    .action(async (targets: string[], options: SandboxCommandOptions) => {
      cli.exitCode = await serve(cli, targets, options);
    });
}

async function serve(
  cli: CommandLine,
  targets: readonly string[],
  options: SandboxCommandOptions,
): Promise<ExitCode> {
  const { port, latency, flaky } = options;
  const contacts = await readContacts(cli, targets, options);
  const idsOf = ({ name }: ProviderDefinition) => [...(contacts.get(name) ?? [])];
  const sandbox = await startSandbox(cli.providers, idsOf, {
    latencyMs: latency,
    faults: flaky ? [{ probability: 0.1, do: { kind: 'reset', effect: 'before' } }] : [],
  });
  const { listen } = await import('../sandbox/node.js');
  const server = await listen(sandbox, { port }).catch((error: unknown) => {
    throw usageError(`cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  });
  for (const definition of cli.providers.all.filter(({ fake }) => fake)) {
    const environment = standInEnvironment(definition, server.urls[definition.name] ?? '');
    for (const [variable, value] of Object.entries(environment)) cli.print(`${variable}=${value}`);
  }
  const { interrupted, undo } = untilInterrupted(cli.signals);
  cli.tell(`Listening on ${server.url}. Ctrl-C ends it.`);
  const gone = new Promise<void>((resolve) => cli.onOutputGone(resolve));
  await Promise.race([interrupted, gone]);
  undo();
  await server.close();
  return EXIT.resolved;
}

/** The contacts by provider. If none are named, those of the examples. */
async function readContacts(
  cli: CommandLine,
  targets: readonly string[],
  options: InputChoice,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { all } = cli.providers;
  if (targets.length === 0 && options.from === undefined) {
    return new Map(all.map((definition) => [definition.name, new Set(exampleIds(definition))]));
  }
  const contacts = new Map<string, Set<string>>();
  for await (const line of inputOf(cli, targets, options)) {
    if ('problem' in line) throw usageError(`line ${line.line} ${line.problem}.`);
    const definition = cli.providers.get(line.provider);
    if (!definition) throw usageError(`line ${line.line} names no provider that is known here.`);
    if (!definition.fake) throw usageError(`line ${line.line}: ${line.provider} has no stand-in.`);
    const spelling = definition.deletion.parseId(String(line.id));
    if ('problem' in spelling) throw usageError(`line ${line.line}: the id ${spelling.problem}.`);
    contacts.set(line.provider, (contacts.get(line.provider) ?? new Set()).add(spelling.id));
  }
  return contacts;
}
