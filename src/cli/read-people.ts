/** Reads who is to be found, from CSV or NDJSON: each line a person. No line is left out, since nobody must be forgotten. */
import type { PersonInput } from '../finding/person.js';
import type { CommandLine } from './command-line.js';
import { csvRows } from './csv-rows.js';
import { usageError } from './exit.js';
import { describeHeader } from './header-names.js';
import { personWords } from './looks-like-person.js';
import type { Providers } from './providers.js';
import { openInput } from './read-input.js';
import { firstOf, type TextLine } from './text-lines.js';

/** A person as a line has them, or what is wrong with the line. */
export type PersonLine = { readonly line: number } & (
  | { readonly person: PersonInput }
  | { readonly problem: string }
);

export interface PeopleFile {
  readonly people: readonly PersonLine[];
  /** How many columns were not read. */
  readonly surplus: number;
}

/** @throws CommandError if the file cannot be read, or is neither CSV with such columns nor NDJSON. */
export async function readPeopleFrom(cli: CommandLine, from: string): Promise<PeopleFile> {
  const { lines, close } = openInput(cli, from);
  try {
    return await peopleIn(lines, from, cli.providers);
  } finally {
    close();
  }
}

async function peopleIn(
  input: AsyncIterable<TextLine>,
  from: string,
  providers: Providers,
): Promise<PeopleFile> {
  const { first, lines } = await firstOf(input);
  const begins = first?.text.trim().charAt(0);
  if (/\.(ndjson|jsonl)$/i.test(from) || (!/\.(csv|tsv)$/i.test(from) && begins === '{')) {
    const people: PersonLine[] = [];
    for await (const { line, text } of lines) {
      if (text.trim() !== '') people.push({ line, ...personOfJson(text) });
    }
    return { people, surplus: 0 };
  }
  if (begins === '[' || begins === '{') {
    throw usageError(
      'the people are in JSON; give one object in each line (NDJSON), or a CSV with a header.',
    );
  }
  return readCsv(lines, providers);
}

type Kind = 'reference' | 'phone' | 'email';

/** What a column is called that is read, in whatever case; of phone numbers and e-mail addresses there may be several. */
const NAMES: Readonly<Record<Kind, RegExp>> = {
  reference: /^reference$/i,
  phone: /^phone[ _-]?\d*$/i,
  email: /^e-?mail[ _-]?\d*$/i,
};

/** What separates several numbers or addresses in one cell. */
const SEVERAL = /[|;\n\r]/;

async function readCsv(lines: AsyncIterable<TextLine>, { words }: Providers): Promise<PeopleFile> {
  const people: PersonLine[] = [];
  let header: readonly string[] | undefined;
  let columns: Readonly<Record<Kind, readonly number[]>> = { reference: [], phone: [], email: [] };
  for await (const { line, cells } of csvRows(lines, ['reference', 'phone', 'email'])) {
    if (!header) {
      header = cells.map((cell) => cell.trim());
      columns = columnsIn(header, words);
      continue;
    }
    if (cells.length !== header.length) {
      people.push({ line, problem: `has ${cells.length} columns, and the header has ${header.length}` });
      continue;
    }
    const unread = problemOfUnread(cells, header, new Set(Object.values(columns).flat()));
    if (unread !== undefined) {
      people.push({ line, problem: unread });
      continue;
    }
    const valuesIn = (places: readonly number[]) =>
      places
        .flatMap((place) => cells[place]?.split(SEVERAL) ?? [])
        .map((value) => value.trim())
        .filter((value) => value !== '');
    const reference = columns.reference.map((place) => cells[place]?.trim()).find(Boolean);
    people.push({
      line,
      person: { reference, phone: valuesIn(columns.phone), email: valuesIn(columns.email) },
    });
  }
  return { people, surplus: (header?.length ?? 0) - Object.values(columns).flat().length };
}

/** What else a column of phone numbers is called. */
const LIKE_PHONE = /phone|fono|mobile|m[oó]vil|cell|celular|^tel|whats/i;

/** Whether a column that is not read has what the person should be searched by, too: under another name it would be forgotten. */
function problemOfUnread(
  cells: readonly string[],
  header: readonly string[],
  read: ReadonlySet<number>,
): string | undefined {
  for (const [place, cell] of cells.entries()) {
    const words = read.has(place) ? undefined : personWords(cell);
    // Bare digits may be anything.
    const isPhone = cell.trim().startsWith('+') || LIKE_PHONE.test(header[place] ?? '');
    if (words === undefined || (words === 'a phone number' && !isPhone)) continue;
    const name = words === 'a phone number' ? 'phone 2' : 'email 2';
    return `has ${words} in column ${place + 1}, which is not read; call it ${name} if it is the person's, or leave it out`;
  }
  return undefined;
}

function columnsIn(header: readonly string[], words: ReadonlySet<string>): Record<Kind, readonly number[]> {
  const placesOf = (name: RegExp) => header.flatMap((cell, place) => (name.test(cell) ? [place] : []));
  const columns = {
    reference: placesOf(NAMES.reference),
    phone: placesOf(NAMES.phone),
    email: placesOf(NAMES.email),
  };
  if (columns.reference.length > 1) throw usageError('the CSV has more than one column "reference".');
  if (columns.phone.length + columns.email.length === 0) {
    throw usageError(
      `the CSV has no column "phone" or "email" in its first line; ${describeHeader(header, words)}. ` +
        'It must begin with a header.',
    );
  }
  return columns;
}

/** What a system writes of somebody who has none: null, or an empty text. */
const isNothing = (value: unknown) => value === null || value === '';

function personOfJson(text: string): { readonly person: PersonInput } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // What the error says quotes the input.
    return { problem: 'is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'is no object' };
  const given = Object.entries(value).filter(([, each]) => !isNothing(each));
  // Whatever else is wrong with it is found when the person is read.
  return { person: Object.fromEntries(given) as PersonInput };
}
