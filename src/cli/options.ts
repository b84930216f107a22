/** Options of more than one command, with their checks. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { doubtKinds } from '../finding/finding.js';
import type { Accepted } from '../finding/options.js';
import { addChoiceOptions } from './choices.js';
import { addInputOptions, type InputChoice } from './input-options.js';
import type { Providers } from './providers.js';

const SANDBOX = 'use a stand-in in this process: no credential, nothing is real';

/** The most contacts of a run, unless the user allows more. */
export const MOST_CONTACTS = 1_000;

/** The options of a plan, in addition to choices, which have their own names. */
export interface PlanChoice extends InputChoice {
  readonly sandbox?: boolean;
  readonly asId?: boolean;
}

/** One person. */
export interface PersonChoice {
  readonly phone?: readonly string[];
  readonly email?: readonly string[];
  readonly reference?: string;
}

export interface SearchChoice {
  readonly region?: string;
  /** The most contacts to read from a list, or whether lists may be read at all. */
  readonly scan?: boolean | number;
  readonly accept?: readonly Accepted[];
  readonly provenAccount?: readonly string[];
  readonly maxInFlight?: number;
  readonly maxPerSecond?: number;
  readonly timeout?: number;
  readonly sandbox?: boolean;
}

export interface ConsentChoice {
  readonly yes?: boolean;
  readonly expect?: number;
  readonly maxDelete: number;
}

/** What the user agrees to before a run begins. */
export interface AgreementChoice {
  readonly allowAbsent?: boolean;
  readonly provenAccount?: readonly string[];
  readonly atomic?: boolean;
  readonly lookUp?: 'sample' | 'all';
  readonly recheck: boolean;
}

export interface SpeedChoice {
  readonly maxInFlight?: number;
  readonly maxPerSecond?: number;
  readonly timeout?: number;
}

export interface RunChoice extends AgreementChoice, SpeedChoice {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly batchLimit?: number;
}

export function addPlanOptions(command: Command, providers: Providers): Command {
  return addChoiceOptions(addInputOptions(command, providers), providers)
    .option(
      '--as-id',
      'accept ids that look like a phone number, an e-mail address or a number that has lost its last digits',
    )
    .option('--sandbox', SANDBOX);
}

export function addPersonOptions(command: Command): Command {
  // Not checked here, since commander quotes what it refuses.
  const another = (text: string, others: readonly string[] = []) => [...others, text];
  return command
    .option(
      '--phone <number>',
      'a phone number of the person, with + and the country code; repeatable',
      another,
    )
    .option('--email <address>', 'an e-mail address of the person; repeatable', another)
    .option(
      '--reference <text>',
      'what to call the person, such as the number of the request; it is shown and stored',
    );
}

export function addSearchOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--region <country>', 'where phone numbers without + are from, such as TZ').argParser(
        (text) => {
          if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase();
          throw new InvalidArgumentError('It must be a country in two letters.');
        },
      ),
    )
    .option(
      '--scan [max]',
      'read all contacts of a provider that cannot be searched, at most this many (default: 100000)',
      wholeNumber,
    )
    .addOption(
      severalOf('--accept <doubt>', 'count contacts with this doubt as found, instead of ambiguous', [
        ...doubtKinds,
        'several',
      ]),
    );
}

/** Options for the pace, and for the meaning of a 404, of searches and deletions. */
export function addPaceOptions(command: Command, providers: Providers): Command {
  return addSpeedOptions(command.addOption(provenAccountOption(providers)));
}

export const provenAccountOption = ({ names }: Providers): Option =>
  severalOf(
    '--proven-account <provider>',
    'you know that the account is right, so a 404 that may mean the account means the contact',
    names,
  );

/** Options for the pace of requests. */
export function addSpeedOptions(command: Command): Command {
  return command
    .option('--max-in-flight <count>', 'the most requests at a time, for each provider', wholeNumber)
    .option('--max-per-second <count>', 'the most requests a second, for each provider', wholeNumber)
    .option('--timeout <seconds>', 'the longest that one request may take (default: 30)', positiveNumber);
}

export const addSandboxOption = (command: Command): Command => command.option('--sandbox', SANDBOX);

export function addConsentOptions(command: Command): Command {
  return command
    .option('--yes', 'do not ask; needs --expect')
    .option('--expect <count>', 'refuse unless there are exactly this many contacts', wholeNumber)
    .addOption(maxDeleteOption());
}

export const maxDeleteOption = (): Option =>
  new Option('--max-delete <count>', 'refuse more contacts than this')
    .argParser(wholeNumber)
    .default(MOST_CONTACTS);

export function addRunOptions(command: Command, providers: Providers): Command {
  addOutputOptions(command).addOption(allowAbsentOption());
  addPaceOptions(command, providers).option(
    '--batch-limit <count>',
    'how many contacts go into one request, if the provider takes more than one',
    wholeNumber,
  );
  return addDeletionOptions(command);
}

const allowAbsentOption = () =>
  new Option('--allow-absent', 'go on even if the first 20 contacts are all absent');

/** Options to agree to before a run begins, wherever it runs. */
export function addAgreementOptions(command: Command, providers: Providers): Command {
  return addDeletionOptions(command.addOption(allowAbsentOption()).addOption(provenAccountOption(providers)));
}

function addDeletionOptions(command: Command): Command {
  return command
    .option(
      '--atomic',
      'keep a transaction whole: if one contact is at fault, nothing in its batch is deleted',
    )
    .addOption(
      new Option(
        '--look-up <which>',
        'look up deleted contacts again, if the provider allows it: one in twenty, or all',
      ).choices(['sample', 'all']),
    )
    .option(
      '--no-recheck',
      'do not read found contacts again before deleting them, to see whether they have changed hands',
    );
}

export function addOutputOptions(command: Command): Command {
  return command
    .option('--json', 'results as NDJSON')
    .option('--dry-run', 'say what would be done, and do nothing');
}

/**
 * An option with several values: repeated, or once with commas. Each takes a single word, so that a file after it is not
 * taken for a value.
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

export function wholeNumber(text: string): number {
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
