/** `fleet forget`: removes the contact ids of old runs from the database. */
import { type Command, InvalidArgumentError } from 'commander';
import type { CommandLine } from '../command-line.js';
import { askFor } from '../confirm.js';
import { usageError } from '../exit.js';
import { count } from '../terminal.js';
import { addDatabaseOptions, type DatabaseChoice } from './database.js';

interface ForgetChoice extends DatabaseChoice {
  readonly before: Date;
  readonly yes?: boolean;
}

const help = `
Examples:
  $ contact-deletion fleet forget --before 2026-01-01
  $ contact-deletion fleet forget --before 2026-01-01T00:00:00+03:00 --yes

For runs that were done before that date, it deletes the contact ids, what is known of each contact, and the people with the
key of their pseudonyms. It keeps the number of contacts with each outcome, the receipt of the whole run, which names
contacts by pseudonym, and its key, so that the receipt can be checked. With the database, anyone who knows a contact id can
still check whether the receipt names it. Such a run cannot be resumed, and no receipt of one person or contact
can be made any more. Open runs are left alone, however old.`;

export function addForget(fleet: Command, cli: CommandLine): void {
  const command = fleet
    .command('forget')
    .summary('delete the contact ids of old runs')
    .description(
      'Deletes the contact ids of runs that were done before a date. Counts and receipts are kept.',
    )
    .requiredOption('--before <date>', 'a day, from its beginning in UTC; or a time with its zone', dateOf)
    .option('--yes', 'do not ask');
  addDatabaseOptions(command)
    .addHelpText('after', help)
    .action(async (options: ForgetChoice) => forget(cli, options));
}

async function forget(cli: CommandLine, options: ForgetChoice): Promise<void> {
  const { before, yes = false } = options;
  const date = before.toISOString();
  if (before > new Date()) throw usageError(`--before is in the future (${date}). Nothing was forgotten.`);
  const { openFleet, withFleet } = await import('./open.js');
  const forgotten = await withFleet(openFleet(cli, options), async (opened) => {
    // Do not ask for consent to something that cannot be done.
    await opened.runs(1);
    if (!yes) await ask(cli, date);
    return opened.forget(before);
  });
  cli.print(`Forgot the contacts of ${count(forgotten, 'run')}.`);
}

/** @throws CommandError without consent. */
async function ask(cli: CommandLine, date: string): Promise<void> {
  if (!cli.isInteractive)
    throw usageError('there is no terminal to ask on. Say --yes to go on. Nothing was forgotten.');
  for (const line of [
    `The contact ids of all runs that were done before ${date} will be deleted from the database.`,
    'Counts and the receipts of whole runs are kept. Such runs cannot be resumed, and no receipt of one person can be made.',
  ])
    cli.tell(line);
  await askFor(cli, `forget before ${date.slice(0, 10)}`, 'This cannot be undone.');
}

/** @throws InvalidArgumentError for a text that is not a date, or that has a time without a time zone. */
function dateOf(text: string): Date {
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  // A day that does not exist, such as 2026-02-30, would be taken for another one.
  const isDay = day !== '' && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  const date = new Date(time === undefined ? day : text);
  if (isDay && !Number.isNaN(date.getTime())) return date;
  throw new InvalidArgumentError('It must be a day such as 2026-01-01, or 2026-01-01T00:00:00Z.');
}
