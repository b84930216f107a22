/** Where the contacts of a plan come from: arguments, a file of contacts, the file of `find`, or a search for this plan. */
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, type ExitCode, usageError } from './exit.js';
import { assertOneSource, type InputChoice, inputOptionsOf, namedOf } from './input-options.js';
import type { Intake } from './intake.js';
import { refusingPeople } from './looks-like-person.js';
import { refusingLostDigits } from './lost-digits.js';
import type { PersonChoice, PlanChoice, SearchChoice } from './options.js';
import { contactsOf } from './planned-search.js';
import { type InputLine, openInput, readOpen } from './read-input.js';
import { isSearch, readSearch } from './read-search.js';
import type { SearchRecord } from './search-lines.js';
import { firstOf } from './text-lines.js';

export interface Source {
  readonly input: AsyncIterable<InputLine>;
  /** What is found out about a file of contacts while it is read. */
  readonly intake?: Intake;
  /** Why it has no contacts. */
  readonly whyNothing?: () => string | undefined;
  /** The word for a place in it. */
  readonly place: 'argument' | 'line';
  /** The search that found the contacts. */
  readonly record?: SearchRecord;
  /** The exit code of a search for this plan: a script must notice people who could not be searched for. */
  readonly exitCode?: ExitCode;
}

/** @throws CommandError for options that contradict each other, or that do not apply to the source. */
export async function sourceOf(
  cli: CommandLine,
  targets: readonly string[],
  options: PlanChoice & PersonChoice & SearchChoice,
): Promise<Source> {
  const { from, phone = [], email = [], asId = false } = options;
  const checked = (input: AsyncIterable<InputLine>) => (asId ? input : refusingPeople(input));
  const reading = inputOptionsOf(cli.providers, options);
  const named = (choice: InputChoice = options) => checked(namedOf(cli, targets, choice));
  const found = (record: SearchRecord, choice?: InputChoice): Source => ({
    input: together(contactsOf(record), targets.length > 0 ? named(choice) : []),
    place: 'argument',
    record,
  });
  if (phone.length + email.length > 0) {
    const record = await searched(cli, options);
    // For a search, --provider says where to search.
    const { provider: _, ...choice } = options;
    return { ...found(record, choice), exitCode: record.summary.exitCode };
  }
  if (from === undefined) return { input: named(), place: 'argument' };
  const { lines, intake, close } = openInput(cli, from);
  const begun = await firstOf(lines).catch((error: unknown) => {
    close();
    throw error;
  });
  if (isSearch(begun.first) && (options.format ?? 'ndjson') === 'ndjson') {
    // Without these, everybody in the file would be meant.
    const useless = (['where', 'map', 'delimiter', 'column'] as const).find(
      (each) => options[each] !== undefined,
    );
    if (useless) close();
    if (useless)
      throw usageError(
        `--${useless} goes with a table, and ${intake.name} is what find wrote. Leave it out.`,
      );
    return found(await readSearch(begun.lines).finally(close));
  }
  const { where = [] } = reading;
  assertOneSource(targets);
  const read = readOpen({ lines: begun.lines, intake, close }, { ...reading, from });
  return {
    input: asId ? read : refusingLostDigits(refusingPeople(read)),
    intake,
    whyNothing: () => intake.whyNothing(where),
    place: 'line',
  };
}

async function* together(
  found: Iterable<InputLine>,
  named: AsyncIterable<InputLine> | readonly InputLine[],
): AsyncGenerator<InputLine> {
  yield* found;
  yield* named;
}

/** Searches for the person. Its code can send, so it is loaded only here; it cannot delete. */
async function searched(
  cli: CommandLine,
  options: PlanChoice & PersonChoice & SearchChoice,
): Promise<SearchRecord> {
  const { from, provider, phone, email, reference } = options;
  if (from !== undefined) throw usageError('give --phone and --email, or --from, not both.');
  const { search } = await import('./search.js');
  const record = await search(cli, {
    ...options,
    people: [{ line: 0, person: { phone, email, reference } }],
    place: '',
    providers: provider === undefined ? undefined : [provider],
  });
  if (record.summary.exitCode === EXIT.interrupted) {
    throw new CommandError(EXIT.interrupted, 'interrupted. Nothing was deleted, and no plan was made.');
  }
  return record;
}
