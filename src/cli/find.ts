/** `find`: says where a person is stored, by phone number and e-mail address. Deletes nothing. */
import type { FileHandle } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { systemMessage } from '../record/errors.js';
import { beginNewFile } from '../record/new-file.js';
import type { CommandLine } from './command-line.js';
import { type Examples, examplesOf } from './examples.js';
import { CommandError, EXIT, type ExitCode, usageError } from './exit.js';
import { printFindings, summaryOfSearch, tellWhatToDo } from './find-report.js';
import { findingCsv } from './finding-csv.js';
import {
  addPaceOptions,
  addPersonOptions,
  addSandboxOption,
  addSearchOptions,
  type PersonChoice,
  type SearchChoice,
  severalOf,
} from './options.js';
import { type PersonLine, personKinds, readPeopleFrom } from './read-people.js';
import type { SearchLine } from './search-lines.js';
import { addTableOptions, type TableChoice, tableOptionsOf } from './table-options.js';

interface FindOptions extends PersonChoice, SearchChoice, TableChoice {
  readonly provider?: readonly string[];
  readonly output?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const help = ({ choices }: Examples) => `
Examples:
  $ contact-deletion find --sandbox --phone +255712345678 --email ana@example.com
  $ contact-deletion find --phone +255712345678 --reference 'request 17' -o found.ndjson
  $ contact-deletion find --from people.csv --region TZ -o found.ndjson
  $ contact-deletion find --from people.csv -o found.ndjson --csv > findings.csv
  $ contact-deletion plan --from found.ndjson${choices} -o plan.json

people.csv has a header with the columns phone, email and reference, in any order and case, or others that --map names
(--map phone=Telefon email=Mail). Several numbers or addresses go into columns of their own (phone 2), or into one cell
with | or ; between them. --where takes some of its rows. NDJSON, or a JSON array, has {"reference", "phone", "email"},
each of the last two a text or a list. Every line is a person; if one cannot be searched for, nothing is sent.

A contact counts only if its phone number or e-mail address is equal. The finding is ambiguous, for you to decide, if
several contacts are equal (--accept several), or one is equal with a doubt: its address differs in capital letters
(emailCase), its number has no country code (withoutCountryCode), or it has another number or address besides (differs).

CSV has a row for each contact, and one for each finding without a contact. It is for spreadsheets: plan reads the file of -o.

No phone number or e-mail address is shown or written: people go by their reference, or by their place in the list.

Exit codes:
  0    everything was searched: each person was found, or was not there
  2    a mistake in the command line, the input or the environment; nothing was sent
  3    some findings are ambiguous, for you to decide
  4    some people could not be searched for, or not completely
  5    a provider was stopped: it refuses the account, cannot be reached, or is not the provider
  130  interrupted`;

export function addFind(program: Command, cli: CommandLine): void {
  const command = program
    .command('find')
    .summary('find people by phone number and e-mail address')
    .description('Says where people are stored, by phone number and e-mail address. Deletes nothing.');
  addPersonOptions(command)
    .option('--from <file>', 'read the people from a CSV or JSON file, or from standard input with -')
    .addOption(
      severalOf(
        '--provider <name>',
        'where to search (default: every provider with a credential in the environment)',
        cli.providers.names,
      ),
    );
  addTableOptions(command, {
    name: 'what',
    help: 'the columns of a CSV that have phone, email and reference, such as phone=Telefon',
  });
  addPaceOptions(addSearchOptions(command), cli.providers)
    .option('-o, --output <file>', 'where to write what was found, for plan --from; only you can read it')
    .addOption(new Option('--json', 'print what was found as NDJSON').conflicts('csv'))
    .option('--csv', 'print what was found as CSV');
  addSandboxOption(command)
    .addHelpText('after', help(examplesOf(cli.providers)))
    .action(async (options: FindOptions) => {
      cli.exitCode = await find(cli, options);
    });
}

async function find(cli: CommandLine, options: FindOptions): Promise<ExitCode> {
  const { output, json = false, csv = false } = options;
  if (output !== undefined && /\.csv$/i.test(output))
    throw usageError('-o writes NDJSON, for plan --from. For a CSV, say --csv > findings.csv.');
  const people = await peopleOf(cli, options);
  const file = output === undefined ? undefined : new SearchFile(cli.pathOf(output));
  // Imported only here, so that the other commands do not have this code.
  const { search } = await import('./search.js');
  const write = async (line: SearchLine) => {
    await file?.write(line);
    if (json) cli.printJson(line);
    if (csv) for (const row of findingCsv(line)) cli.print(row);
  };
  try {
    const record = await search(cli, {
      ...options,
      people,
      place: options.from === undefined ? '' : 'line',
      providers: options.provider,
      write,
    });
    if (csv) cli.tell(summaryOfSearch(record));
    else if (!json) printFindings(cli, record);
    tellWhatToDo(cli, record, output, options.provider !== undefined);
    return record.summary.exitCode;
  } finally {
    await file?.close();
  }
}

/** @throws CommandError if the people are not given, or are given twice. */
async function peopleOf(cli: CommandLine, options: FindOptions): Promise<readonly PersonLine[]> {
  const { from, phone, email, reference } = options;
  const kindOf = (name: string) => personKinds.find((kind) => kind === name.toLowerCase());
  const table = tableOptionsOf(options, kindOf, personKinds);
  const isNamed = phone !== undefined || email !== undefined || reference !== undefined;
  if (from === undefined) {
    if (phone || email) return [{ line: 0, person: { phone, email, reference } }];
    throw usageError('who are you looking for? Give --phone or --email, or --from <file>.');
  }
  if (isNamed) throw usageError('give --phone and --email, or --from, not both.');
  const { people, intake } = await readPeopleFrom(cli, from, table);
  const why = people.length === 0 ? intake.whyNothing(table.where) : undefined;
  if (why !== undefined) throw usageError(why);
  const invalid = people.filter((each) => 'problem' in each).length;
  cli.tell(intake.summary({ what: 'person', taken: people.length - invalid, repeated: 0, invalid }));
  if (intake.warning !== undefined) cli.tell(intake.warning);
  return people;
}

/** The file of a search. It is begun before anything is sent, and gets its last line only if everything went well. */
class SearchFile {
  readonly #path: string;
  #handle: FileHandle | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws RecordError if it exists; CommandError if it can no longer be written. */
  async write(line: SearchLine): Promise<void> {
    const text = `${JSON.stringify(line)}\n`;
    if (!this.#handle) {
      this.#handle = await beginNewFile(this.#path, [text], 'search', 'Nothing was sent.');
      return;
    }
    try {
      await this.#handle.appendFile(text);
      if (line.type === 'summary') await this.#handle.sync();
    } catch (error) {
      const message = `the search cannot be written to ${this.#path}: ${systemMessage(error)}. Nothing was deleted.`;
      throw new CommandError(EXIT.stopped, message);
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
