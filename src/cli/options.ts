/** Options that more than one command takes, with their checks. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { addChoiceOptions } from './choices.js';
import type { CommandLine } from './command-line.js';
import { examplesOf } from './examples.js';
import { usageError } from './exit.js';
import type { Providers } from './providers.js';
import { type InputFormat, type InputLine, inputFormats, readArguments, readFrom } from './read-input.js';

export interface InputChoice {
  readonly from?: string;
  readonly format?: InputFormat;
  readonly provider?: string;
  readonly column?: string;
  readonly skipInvalid?: boolean;
}

/** Besides what is chosen for a provider, by the name of the choice. */
export interface PlanChoice extends InputChoice {
  readonly sandbox?: boolean;
}

export interface ConsentChoice {
  readonly yes?: boolean;
  readonly expect?: number;
  readonly maxDelete: number;
}

export interface RunChoice {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly allowAbsent?: boolean;
  readonly provenAccount?: readonly string[];
  readonly maxInFlight?: number;
  readonly maxPerSecond?: number;
  readonly batchLimit?: number;
  readonly atomic?: boolean;
  readonly lookUp?: 'sample' | 'all';
  readonly timeout?: number;
}

export function addInputOptions(command: Command, { names }: Providers): Command {
  return command
    .option('--from <file>', 'read the contacts from a file, or from standard input with -')
    .addOption(
      new Option(
        '--format <format>',
        'what the input is (default: by the name of the file, else by its first line)',
      ).choices(inputFormats),
    )
    .addOption(new Option('--provider <name>', 'for input that names no provider').choices(names))
    .option('--column <name>', 'the CSV column, or the NDJSON field, that has the id (default: id)')
    .option('--skip-invalid', 'leave bad lines out instead of stopping at them');
}

export function addPlanOptions(command: Command, providers: Providers): Command {
  return addChoiceOptions(addInputOptions(command, providers), providers).option(
    '--sandbox',
    'against a stand-in in this process: no credential, nothing is real',
  );
}

export function addConsentOptions(command: Command): Command {
  return command
    .option('--yes', 'do not ask; goes with --expect')
    .option('--expect <count>', 'refuse unless there are exactly so many contacts', wholeNumber)
    .option('--max-delete <count>', 'refuse with more contacts than that', wholeNumber, 1_000);
}

export function addRunOptions(command: Command, { names }: Providers): Command {
  return addOutputOptions(command)
    .option('--allow-absent', 'go on if the first 20 contacts are all absent')
    .addOption(
      severalOf(
        '--proven-account <provider>',
        'the account is known to be the right one: a 404 that may mean the account means the contact',
        names,
      ),
    )
    .option('--max-in-flight <count>', 'the most requests at a time, for each provider', wholeNumber)
    .option('--max-per-second <count>', 'the most requests a second, for each provider', wholeNumber)
    .option(
      '--batch-limit <count>',
      'how many contacts go into one request, if the provider takes more than one',
      wholeNumber,
    )
    .option('--atomic', 'keep a transaction whole: one contact at fault, and nothing of its batch is deleted')
    .addOption(
      new Option(
        '--look-up <which>',
        'look deleted contacts up again, if the provider can: one in twenty, or all',
      ).choices(['sample', 'all']),
    )
    .option('--timeout <seconds>', 'the longest that one request may take (default: 30)', positiveNumber);
}

export function addOutputOptions(command: Command): Command {
  return command
    .option('--json', 'results as NDJSON')
    .option('--dry-run', 'say what would be done, and do nothing');
}

/**
 * An option that is given once for each value, or once with commas between them. It takes one word, so that no file
 * that follows it is taken for a value.
 */
export function severalOf(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, `${description}; repeatable`)
    .choices(choices)
    .argParser((text: string, others: readonly string[] = []) => {
      const values = text.split(',').map((value) => value.trim());
      if (values.some((value) => !choices.includes(value))) {
        throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
      }
      return [...others, ...values];
    });
}

/** The contacts that the command line asks for. */
export function inputOf(
  cli: CommandLine,
  targets: readonly string[],
  choice: InputChoice,
): AsyncIterable<InputLine> {
  const { providers } = cli;
  const { from } = choice;
  if (from !== undefined && targets.length > 0) throw usageError('give contacts or --from, not both.');
  if (from === undefined && targets.length === 0) {
    throw usageError(
      `which contacts? Name them, such as ${examplesOf(providers).target}, or give --from <file>.`,
    );
  }
  return from === undefined
    ? readArguments(targets, { ...choice, providers })
    : readFrom(cli, { ...choice, providers, from });
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

export function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It must be a number above 0.');
}

/** A port to listen on. */
export function portNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a port, 0 to 65535.');
}
