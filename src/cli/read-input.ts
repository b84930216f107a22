/** Reads the contacts to delete, line by line: from arguments, CSV, NDJSON, a JSON array, or one target per line. */
import { createReadStream } from 'node:fs';
import { systemMessage } from '../record/errors.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import { Intake } from './intake.js';
import type { Providers } from './providers.js';
import { csvLines } from './read-csv.js';
import { jsonLines, ndjsonLines } from './read-json.js';
import { MANY_CELLS, sniffFormat } from './sniff-format.js';
import { splitTarget } from './split-target.js';
import { type TextLine, textLines } from './text-lines.js';
import type { Condition } from './where.js';

export const inputFormats = ['csv', 'ndjson', 'json', 'lines'] as const;
export type InputFormat = (typeof inputFormats)[number];

/** One line of input: a target as written, or the problem of the line. */
export type InputLine = {
  readonly line: number;
  /** In a table, the place in the line, such as `column "id"`. */
  readonly cell?: string | undefined;
} & (
  | { readonly provider: string; readonly id: string | number }
  | {
      readonly problem: string;
      /** Whether it may be part of another line, so that the lines beside it are unclear, too. */
      readonly isTorn?: boolean;
    }
);

/** The place of a line in words: `line 3, column "id"`. */
export const placeOf = (place: string, { line, cell }: Pick<InputLine, 'line' | 'cell'>): string =>
  `${place} ${line}${cell === undefined ? '' : `, ${cell}`}`;

/** Which column has which provider's ids. */
export interface MappedColumn {
  readonly provider: string;
  readonly column: string;
}

export interface InputOptions {
  /** The providers, whose names distinguish `provider:id` from an id with a colon. */
  readonly providers: Providers;
  /** A file, or `-` for standard input. */
  readonly from?: string | undefined;
  /** @default by the file's name, else by its first line */
  readonly format?: InputFormat | undefined;
  /** For input that names no provider. */
  readonly provider?: string | undefined;
  /** The CSV column or the NDJSON field with the id. @default id */
  readonly column?: string | undefined;
  /** The same for several columns. @default one column */
  readonly map?: readonly MappedColumn[] | undefined;
  /** Which rows are meant. @default all */
  readonly where?: readonly Condition[] | undefined;
  /** The separator of the columns. @default by the header */
  readonly delimiter?: string | undefined;
}

/** May come in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A file or standard input that is being read. */
export interface OpenInput {
  readonly intake: Intake;
  readonly lines: AsyncIterable<TextLine>;
  /** Stops reading. If the input was refused early, its writer must not keep this process waiting. */
  close(): void;
}

/** The lines throw a CommandError if the input cannot be read, or is not text. */
export function openInput(cli: Pick<CommandLine, 'stdin' | 'pathOf'>, from: string): OpenInput {
  const bytes = from === '-' ? cli.stdin : createReadStream(cli.pathOf(from));
  const intake = new Intake(from === '-' ? 'standard input' : from);
  async function* lines() {
    try {
      yield* textLines(bytes, intake);
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      throw usageError(`${intake.name} cannot be read: ${systemMessage(error)}.`);
    }
  }
  return { intake, lines: lines(), close: () => bytes.destroy() };
}

/** @throws CommandError if the file cannot be read, or does not have its format. */
export async function* readFrom(
  cli: Pick<CommandLine, 'stdin' | 'pathOf'>,
  options: InputOptions & { readonly from: string },
): AsyncGenerator<InputLine> {
  yield* readOpen(openInput(cli, options.from), options);
}

/**
 * The same for an open input, which it closes.
 *
 * @throws CommandError
 */
export async function* readOpen(
  { lines, intake, close }: OpenInput,
  options: InputOptions & { readonly from: string },
): AsyncGenerator<InputLine> {
  try {
    yield* certainIds(targetsIn(lines, options.format ?? formatOf(options.from), options, intake), intake);
  } finally {
    close();
  }
}

/**
 * @param format Undefined to find it out from the input.
 * @throws CommandError if the input does not have the format, or if the format is unclear.
 */
export function readInput(
  bytes: Bytes,
  format: InputFormat | undefined,
  options: InputOptions,
  intake = new Intake(),
): AsyncGenerator<InputLine> {
  return certainIds(targetsIn(textLines(bytes, intake), format, options, intake), intake);
}

/** The same lines. An id with a letter that is a guess gets a problem. */
async function* certainIds(lines: AsyncIterable<InputLine>, intake: Intake): AsyncGenerator<InputLine> {
  const problem =
    'has a letter beyond ASCII in its id, and the input is not UTF-8: nobody can tell which letter. Save it as UTF-8 first';
  for await (const each of lines) {
    const { line, cell } = each;
    const isGuess = intake.isGuessed && 'id' in each && /\P{ASCII}/u.test(String(each.id));
    yield isGuess ? { line, cell, problem } : each;
  }
}

async function* targetsIn(
  lines: AsyncIterable<TextLine>,
  given: InputFormat | undefined,
  options: InputOptions,
  intake: Intake,
): AsyncGenerator<InputLine> {
  const format = given ?? (options.delimiter === undefined ? undefined : 'csv');
  if (options.delimiter !== undefined && format !== 'csv') {
    throw usageError('--delimiter goes with a CSV. Leave it out, or say --format csv.');
  }
  if (format) return yield* linesIn(format, lines, options, intake);
  const sniffed = await sniffFormat(lines, options);
  if (sniffed.format === 'ndjson') return yield* ndjsonLines(sniffed.lines, options, intake, MANY_CELLS);
  if (sniffed.format !== 'lines') return yield* linesIn(sniffed.format, sniffed.lines, options, intake);
  yield* targetLines(sniffed.lines, options, intake, MANY_CELLS);
}

function linesIn(
  format: InputFormat,
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
  intake: Intake,
): AsyncGenerator<InputLine> {
  switch (format) {
    case 'csv':
      return csvLines(lines, options, intake);
    case 'ndjson':
      return ndjsonLines(lines, options, intake);
    case 'json':
      return jsonLines(lines, options, intake);
    case 'lines':
      return targetLines(lines, options, intake);
  }
}

/** The targets of a command line. Their position counts as their line. */
export async function* readArguments(
  targets: readonly string[],
  { provider, providers }: InputOptions,
): AsyncGenerator<InputLine> {
  for (const [index, text] of targets.entries()) {
    yield { line: index + 1, ...splitTarget(text, provider, providers) };
  }
}

function formatOf(path: string): InputFormat | undefined {
  if (/\.(csv|tsv)$/i.test(path)) return 'csv';
  return /\.(ndjson|jsonl)$/i.test(path) ? 'ndjson' : undefined;
}

/**
 * @param tableSign What no line may contain, unless the user said that these are lines: such a line may be the row of a
 * table.
 */
async function* targetLines(
  lines: AsyncIterable<TextLine>,
  { provider, providers, map = [], where = [] }: InputOptions,
  intake: Intake,
  tableSign?: RegExp,
): AsyncGenerator<InputLine> {
  const problem =
    'has a space, a quotation mark or a sign that separates columns; if it belongs to the id, say --format lines';
  intake.kind = 'lines';
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    if (map.length + where.length > 0) {
      throw usageError(
        '--map and --where go with a table: a CSV, NDJSON or JSON. These are lines of one contact each.',
      );
    }
    intake.rows += 1;
    yield tableSign?.test(text) ? { line, problem } : { line, ...splitTarget(text, provider, providers) };
  }
}
