/** `generate`: makes types, validators and a contract from the OpenAPI file of a user's own provider. */
import { parse } from 'node:path';
import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, type ExitCode, usageError } from './exit.js';
import { installHint } from './missing-packages.js';

interface GenerateChoice {
  readonly out: string;
  readonly name?: string;
  readonly server?: string;
  readonly check?: boolean;
}

const help = `
Reads OpenAPI 3.0 and 3.1, in YAML or JSON, in one file. Writes contract.ts, validators.ts, types.ts and fields.ts,
or nothing at all: never over a file that it did not write itself.

Needs packages that no other command needs, and says which to install.

Examples:
  $ contact-deletion generate acme.yaml --out src/acme
  $ contact-deletion generate openapi.json --out src/acme --name acme --server https://api.acme.example
  $ contact-deletion generate acme.yaml --out src/acme --check

Exits with 0 if all is written, or up to date; with 6 if --check finds it stale, and with 2 if the spec cannot be
read or used.`;

export function addGenerate(program: Command, cli: CommandLine): void {
  program
    .command('generate')
    .summary("make types, validators and a contract from a provider's spec")
    .description("Makes types, validators and a contract from a provider's OpenAPI file.")
    .argument('<spec>', 'an OpenAPI file')
    .requiredOption('--out <folder>', 'where the generated files go')
    .option(
      '--name <provider>',
      "the provider's name, which comes before the colon of a target (default: the file's name)",
    )
    .option('--server <url>', 'the base URL of the provider, if it is not the one in the spec')
    .option('--check', 'write nothing; say whether the files are what the spec says now')
    .addHelpText('after', help)
    .action(async (spec: string, options: GenerateChoice) => {
      cli.exitCode = await generate(cli, spec, options);
    });
}

async function generate(
  cli: CommandLine,
  spec: string,
  { out, name, server, check }: GenerateChoice,
): Promise<ExitCode> {
  if (/^https?:/i.test(spec)) throw usageError(`${spec} is an address. Download it, and name the file.`);
  const provider = name ?? parse(spec).name;
  if (!/^[a-z][a-z0-9-]*$/.test(provider))
    throw usageError(
      `${provider} cannot be the name of a provider: small letters, digits and hyphens. Give one with --name.`,
    );
  const hint = installHint();
  if (hint !== undefined) throw usageError(hint);
  const { generateFrom, SpecError, staleFiles, WriteError, writeFiles } = await import(
    '../generate/index.js'
  );
  try {
    const { files, notes } = await generateFrom(cli.pathOf(spec), {
      provider,
      server,
      contractTypes: 'contact-deletion/provider',
      command: 'contact-deletion generate',
    });
    for (const note of notes) cli.tell(`${spec}: ${note}`);
    const folder = cli.pathOf(out);
    if (check) return tellStale(cli, out, await staleFiles(folder, files));
    await writeFiles(folder, files);
    cli.tell(`Wrote ${[...files.keys()].join(', ')} to ${out}.`);
    return EXIT.resolved;
  } catch (error) {
    if (error instanceof SpecError) throw refusal(spec, error.lines);
    if (error instanceof WriteError) throw usageError(error.message);
    throw error;
  }
}

function tellStale(cli: CommandLine, out: string, stale: readonly string[]): ExitCode {
  if (stale.length === 0) {
    cli.tell(`${out} is up to date.`);
    return EXIT.resolved;
  }
  throw new CommandError(EXIT.broken, `${out} is not what the spec says now. Generate it again.`, stale);
}

function refusal(spec: string, lines: readonly string[]): CommandError {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return usageError(`${spec}: ${only}`);
  return usageError(`${spec} cannot be used as it is. Nothing was written.`, lines);
}
