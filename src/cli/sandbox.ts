/** `sandbox`: the stand-in for the three providers as a server, for trying things. */
import type { Command } from 'commander';
import { baseUrlVariable, credentialVariables } from './accounts.js';
import type { CommandLine } from './command-line.js';
import { EXIT, type ExitCode, usageError } from './exit.js';
import { untilInterrupted } from './interrupt.js';
import { isProviderName, providerNames } from './known-providers.js';
import { addInputOptions, type InputChoice, inputOf, portNumber } from './options.js';

interface SandboxCommandOptions extends InputChoice {
  readonly port: number;
  readonly latency: number;
  readonly flaky?: boolean;
}

const help = `
Examples:
  $ contact-deletion sandbox --port 4010 --from contacts.csv > sandbox.env
  $ set -a; . ./sandbox.env; set +a
  $ contact-deletion delete huduma:123 --mode trash

Prints the environment variables that point the other commands at it.`;

/** Who is there if nobody was named. */
const EVERYBODY = ['huduma:123', 'huduma:456', 'sendme123:contact-uuid-123', 'wabotify:contact-id-1'];

export function addSandbox(program: Command, cli: CommandLine): void {
  const command = program
    .command('sandbox')
    .summary('start a stand-in for the three providers')
    .description('Starts a stand-in for the three providers on 127.0.0.1. Ctrl-C ends it.')
    .argument('[targets...]', 'the contacts that are there, such as huduma:123')
    .option('--port <port>', 'where to listen; 0 for any free port', portNumber, 4010)
    .option('--latency <ms>', 'how long each answer takes', portNumber, 0)
    .option('--flaky', 'lose every tenth answer');
  addInputOptions(command)
    .addHelpText('after', help)
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
  const { createSandbox } = await import('../sandbox/index.js');
  const { huduma, sendme123, wabotify } = await readContacts(cli, targets, options);
  const sandbox = createSandbox({
    contacts: { huduma: Array.from(huduma, Number), sendme123, wabotify },
    latencyMs: latency,
    faults: flaky ? [{ probability: 0.1, do: { kind: 'reset', effect: 'before' } }] : [],
  });
  const server = await sandbox.listen(port).catch((error: unknown) => {
    throw usageError(`cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`);
  });
  for (const provider of providerNames) {
    const [{ variable }] = credentialVariables[provider];
    const [credential = ''] = Object.values(sandbox.credentials[provider]);
    cli.print(`${baseUrlVariable(provider)}=${server.urls[provider]}`);
    cli.print(`${variable}=${credential}`);
  }
  const { interrupted, undo } = untilInterrupted(cli.signals);
  cli.tell(`Listening on ${server.url}. Ctrl-C ends it.`);
  const gone = new Promise<void>((resolve) => cli.onOutputGone(resolve));
  await Promise.race([interrupted, gone]);
  undo();
  await server.close();
  return EXIT.resolved;
}

async function readContacts(cli: CommandLine, targets: readonly string[], options: InputChoice) {
  const contacts = { huduma: new Set<string>(), sendme123: new Set<string>(), wabotify: new Set<string>() };
  const named = targets.length > 0 || options.from !== undefined ? targets : EVERYBODY;
  for await (const line of inputOf(cli, named, options)) {
    if ('problem' in line) throw usageError(`line ${line.line} ${line.problem}.`);
    if (!isProviderName(line.provider))
      throw usageError(`line ${line.line} names no provider of this package.`);
    const id = String(line.id);
    if (line.provider === 'huduma' && !/^[1-9]\d*$/.test(id)) {
      throw usageError(`line ${line.line}: the sandbox knows contacts of Huduma by number only.`);
    }
    contacts[line.provider].add(id);
  }
  return contacts;
}
