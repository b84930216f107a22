/**
 * Reads the people to search for, from CSV, NDJSON or a JSON array, one per line. Only `--where` leaves lines out, since
 * nobody must be forgotten.
 */
import type { PersonInput } from '../finding/person.js';
import type { CommandLine } from './command-line.js';
import { columnAt, type IsNeeded, isOneOf } from './csv-header.js';
import { openTable } from './csv-table.js';
import { usageError } from './exit.js';
import { describeHeader } from './header-names.js';
import type { Intake } from './intake.js';
import { arrayItems, parsed } from './json-array.js';
import { JsonObject } from './json-object.js';
import { personWords } from './looks-like-person.js';
import type { Providers } from './providers.js';
import { openInput } from './read-input.js';
import type { TableOptions } from './table-options.js';
import { firstOf, type TextLine } from './text-lines.js';
import { isMeant } from './where.js';

/** The person of a line, or the problem of the line. */
export type PersonLine = { readonly line: number } & (
  | { readonly person: PersonInput }
  | { readonly problem: string }
);

export interface PeopleFile {
  readonly people: readonly PersonLine[];
  readonly intake: Intake;
}

/** The fields of a person that a column may have. */
export const personKinds = ['reference', 'phone', 'email'] as const;
type Kind = (typeof personKinds)[number];

export type PeopleOptions = TableOptions<Kind>;

/** @throws CommandError if the file cannot be read, or is neither CSV with such columns nor JSON. */
export async function readPeopleFrom(
  cli: CommandLine,
  from: string,
  options: PeopleOptions,
): Promise<PeopleFile> {
  const { lines, intake, close } = openInput(cli, from);
  try {
    const people: PersonLine[] = [];
    for await (const person of peopleIn(lines, from, { ...options, providers: cli.providers, intake })) {
      people.push(person);
    }
    return { people, intake };
  } catch (error) {
    for (const line of [intake.beginning, intake.warning]) if (line !== undefined) cli.tell(line);
    throw error;
  } finally {
    close();
  }
}

type PeopleRequest = PeopleOptions & { readonly providers: Providers; readonly intake: Intake };

async function* peopleIn(
  input: AsyncIterable<TextLine>,
  from: string,
  request: PeopleRequest,
): AsyncGenerator<PersonLine> {
  const { first, lines } = await firstOf(input);
  const begins = first?.text.trim().charAt(0);
  const isTable = /\.(csv|tsv)$/i.test(from) || request.delimiter !== undefined;
  if (/\.(ndjson|jsonl)$/i.test(from) || (!isTable && begins === '{')) {
    if (request.delimiter !== undefined) throw usageError('--delimiter goes with a CSV. Leave it out.');
    request.intake.kind = 'NDJSON';
    yield* jsonPeople(lines, request);
  } else if (begins === '[' || begins === '{') {
    if (isTable)
      throw usageError('the people are in JSON: name the file so, with .ndjson or .json at its end.');
    request.intake.kind = 'JSON';
    yield* jsonPeople(arrayItems(lines), request);
  } else yield* csvPeople(lines, request);
}

/** The names of the columns that are read, in any case. There may be several for phone numbers and e-mail addresses. */
const NAMES: Readonly<Record<Kind, RegExp>> = {
  reference: /^reference$/i,
  phone: /^phone[ _-]?\d*$/i,
  email: /^e-?mail[ _-]?\d*$/i,
};

/** Separators of several numbers or addresses in one cell. */
const SEVERAL = /[|;\n\r]/;

async function* csvPeople(
  lines: AsyncIterable<TextLine>,
  request: PeopleRequest,
): AsyncGenerator<PersonLine> {
  const { map, where, providers, intake } = request;
  const names = [...map, ...where].map(({ column }) => column);
  const isNeeded = map.length > 0 ? isOneOf(names) : either(isOneOf(names), isPersonal);
  const { header, asked, rows } = await openTable(lines, { ...request, isNeeded, within: '|;' });
  const columns = map.length > 0 ? mappedColumns(header, request) : columnsIn(header, providers.words);
  const read = new Set(Object.values(columns).flat());
  intake.unread = header.length - new Set([...read, ...asked]).size;
  const valuesIn = (cells: readonly string[], places: readonly number[]) =>
    places
      .flatMap((place) => cells[place]?.split(SEVERAL) ?? [])
      .map((value) => value.trim())
      .filter((value) => value !== '');
  for await (const row of rows(read)) {
    if ('problem' in row) {
      yield row;
      continue;
    }
    const { line, cells } = row;
    const reference = columns.reference.map((place) => cells[place]?.trim()).find(Boolean);
    const person = {
      reference,
      phone: valuesIn(cells, columns.phone),
      email: valuesIn(cells, columns.email),
    };
    const problem = problemOfUnread(cells, header, read) ?? problemOfGuess(person, intake);
    yield problem === undefined ? { line, person } : { line, problem };
  }
}

/** Whether an address has a letter that is a guess. */
const problemOfGuess = ({ email = [] }: PersonInput, { isGuessed }: Intake): string | undefined =>
  isGuessed && [email].flat().some((address) => /\P{ASCII}/u.test(address))
    ? 'has a letter beyond ASCII in an e-mail address, and the input is not UTF-8: nobody can tell which letter'
    : undefined;

const either =
  (one: IsNeeded, other: IsNeeded): IsNeeded =>
  (cell) =>
    one(cell) || other(cell);

const isPersonal: IsNeeded = (cell) => Object.values(NAMES).some((name) => name.test(cell));

/** The columns of `--map`. */
function mappedColumns(
  header: readonly string[],
  { map, providers }: PeopleRequest,
): Record<Kind, readonly number[]> {
  const placesOf = (kind: Kind) =>
    map
      .filter(({ name }) => name === kind)
      .map(({ column }) => columnAt(header, column, '--map says which columns have what', providers));
  const columns = { reference: placesOf('reference'), phone: placesOf('phone'), email: placesOf('email') };
  if (columns.reference.length > 1) throw usageError('--map has more than one column for reference.');
  if (columns.phone.length + columns.email.length === 0) {
    throw usageError('--map has no column for phone or email, and nobody is found by a reference.');
  }
  return columns;
}

/** Other names of columns with phone numbers. */
const LIKE_PHONE = /phone|fono|mobile|m[oó]vil|cell|celular|^tel|whats/i;

/**
 * Whether a column that is not read has something that the person should be searched by, too: under another name, it would
 * be forgotten.
 */
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
        'It must begin with a header; --map says which columns have them, such as phone=Telefon email=Mail.',
    );
  }
  return columns;
}

/** What systems write for a missing value: null, or an empty text. */
const isNothing = (value: unknown) => value === null || value === '';

async function* jsonPeople(
  texts: AsyncIterable<TextLine>,
  { map, where, intake }: PeopleRequest,
): AsyncGenerator<PersonLine> {
  if (map.length > 0) {
    throw usageError('--map goes with a CSV: the fields of JSON are called reference, phone and email.');
  }
  for await (const { line, text } of texts) {
    if (text.trim() === '') continue;
    intake.rows += 1;
    const value = parsed(text);
    const object = new JsonObject(value, text);
    const problem = problemOfValue(value) ?? object.problemOf(where.map(({ column }) => column));
    if (problem !== undefined) yield { line, problem };
    else if (isMeant(where, ({ column }) => object.textAt(column), intake)) {
      const given = Object.entries(object.fields).filter(([, each]) => !isNothing(each));
      // Other problems are found when the person is read.
      const person = Object.fromEntries(given) as PersonInput;
      const guess = problemOfGuess(person, intake);
      yield guess === undefined ? { line, person } : { line, problem: guess };
    }
  }
}

function problemOfValue(value: unknown): string | undefined {
  if (value === undefined) return 'is not JSON';
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? undefined : 'is no object';
}
