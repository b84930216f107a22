/** Options that say which contacts are meant, and how to read their file. */
import { type Command, Option } from 'commander';
import type { CommandLine } from './command-line.js';
import { examplesOf } from './examples.js';
import { usageError } from './exit.js';
import type { Providers } from './providers.js';
import {
  type InputFormat,
  type InputLine,
  type InputOptions,
  inputFormats,
  readArguments,
  readFrom,
} from './read-input.js';
import { addTableOptions, type TableChoice, tableOptionsOf } from './table-options.js';

export interface InputChoice extends TableChoice {
  readonly format?: InputFormat;
  readonly provider?: string;
  readonly column?: string;
  readonly skipInvalid?: boolean;
}

export function addInputOptions(command: Command, { names }: Providers): Command {
  command
    .option('--from <file>', 'read the contacts from a file, or from standard input with -')
    .addOption(
      new Option(
        '--format <format>',
        'the format of the input (default: by the name of the file, else by its first line)',
      ).choices(inputFormats),
    )
    .addOption(
      new Option('--provider <name>', 'the provider of all contacts, for input that names none').choices(
        names,
      ),
    )
    .option('--column <name>', 'the CSV column, or the NDJSON field, with the id (default: id)');
  addTableOptions(command, {
    name: 'provider',
    help: `the columns with the ids, if there are several, such as ${names[0]}="Contact ID"; empty cells are skipped`,
  });
  return command.option('--skip-invalid', 'leave invalid lines out instead of refusing the input');
}

/** The contacts that the command line names. */
export function inputOf(
  cli: CommandLine,
  targets: readonly string[],
  choice: InputChoice,
): AsyncIterable<InputLine> {
  const { providers } = cli;
  const { from } = choice;
  const options = inputOptionsOf(providers, choice);
  if (from === undefined) return namedOf(cli, targets, choice);
  assertOneSource(targets);
  return readFrom(cli, { ...options, from });
}

/**
 * How to read the input.
 *
 * @throws CommandError for options of a table without a file, and for options that contradict each other.
 */
export function inputOptionsOf(providers: Providers, choice: InputChoice): InputOptions {
  const { format, provider, column } = choice;
  const named = (name: string) => providers.named(name)?.name;
  const { map, ...table } = tableOptionsOf(choice, named, providers.names);
  const [other] = (['provider', 'column'] as const).filter((option) => choice[option] !== undefined);
  if (map.length > 0 && other) throw usageError(`--map says which columns have ids; leave --${other} out.`);
  const columns = map.map(({ name, column }) => ({ provider: name, column }));
  return { ...table, map: columns, format, provider, column, providers };
}

/** The contacts among the arguments. */
export function namedOf(
  { providers }: CommandLine,
  targets: readonly string[],
  choice: InputChoice,
): AsyncIterable<InputLine> {
  if (targets.length === 0) {
    throw usageError(
      `which contacts? Name them, such as ${examplesOf(providers).target}, or give --from <file>.`,
    );
  }
  return readArguments(targets, { provider: choice.provider, providers });
}

/** @throws CommandError for contacts as arguments together with a file of contacts. */
export function assertOneSource(targets: readonly string[]): void {
  if (targets.length > 0) throw usageError('give contacts or --from, not both.');
}
