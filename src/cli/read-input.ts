/** Reads the contacts to delete, line by line: from arguments, CSV, NDJSON, a JSON array, or one target a line. */
import { createReadStream } from 'node:fs';
import { systemMessage } from '../record/errors.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import type { Providers } from './providers.js';
import { csvLines } from './read-csv.js';
import { jsonLines, ndjsonLines } from './read-json.js';
import { MANY_CELLS, sniffFormat } from './sniff-format.js';
import { splitTarget } from './split-target.js';
import { type TextLine, textLines } from './text-lines.js';

export const inputFormats = ['csv', 'ndjson', 'json', 'lines'] as const;
export type InputFormat = (typeof inputFormats)[number];

/** One line of input: a target as it was written, or what is wrong with the line. */
export type InputLine = { readonly line: number } & (
  | { readonly provider: string; readonly id: string | number }
  | { readonly problem: string }
);

export interface InputOptions {
  /** Whose names tell a provider from an id with a colon in it. */
  readonly providers: Providers;
  /** A file, or `-` for standard input. */
  readonly from?: string | undefined;
  /** @default by the file's name, else by its first line */
  readonly format?: InputFormat | undefined;
  /** For input that names none. */
  readonly provider?: string | undefined;
  /** The CSV column, or the NDJSON field, that has the id. @default id */
  readonly column?: string | undefined;
}

/** What may come in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/** A file that is read, or standard input. */
export interface OpenInput {
  readonly lines: AsyncIterable<TextLine>;
  /** Lets go of it: whoever writes it must not keep this process waiting if it was refused before its end. */
  close(): void;
}

/** The lines throw a CommandError if it cannot be read, or is no text. */
export function openInput(cli: Pick<CommandLine, 'stdin' | 'pathOf'>, from: string): OpenInput {
  const bytes = from === '-' ? cli.stdin : createReadStream(cli.pathOf(from));
  async function* lines() {
    try {
      yield* textLines(bytes);
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error)) throw error;
      throw usageError(`${from === '-' ? 'standard input' : from} cannot be read: ${systemMessage(error)}.`);
    }
  }
  return { lines: lines(), close: () => bytes.destroy() };
}

/** @throws CommandError if the file cannot be read, or isn't what its format says. */
export async function* readFrom(
  cli: Pick<CommandLine, 'stdin' | 'pathOf'>,
  options: InputOptions & { readonly from: string },
): AsyncGenerator<InputLine> {
  yield* readOpen(openInput(cli, options.from), options);
}

/**
 * The same of what is open, and closes it.
 *
 * @throws CommandError
 */
export async function* readOpen(
  { lines, close }: OpenInput,
  options: InputOptions & { readonly from: string },
): AsyncGenerator<InputLine> {
  try {
    yield* targetsIn(lines, options.format ?? formatOf(options.from), options);
  } finally {
    close();
  }
}

/**
 * @param format Undefined if it is to be told from the input.
 * @throws CommandError if it isn't what the format says, or if the format is not clear.
 */
export function readInput(
  bytes: Bytes,
  format: InputFormat | undefined,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  return targetsIn(textLines(bytes), format, options);
}

async function* targetsIn(
  lines: AsyncIterable<TextLine>,
  format: InputFormat | undefined,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  if (format) return yield* linesIn(format, lines, options);
  const sniffed = await sniffFormat(lines, options);
  if (sniffed.format === 'ndjson') return yield* ndjsonLines(sniffed.lines, options, MANY_CELLS);
  if (sniffed.format !== 'lines') return yield* linesIn(sniffed.format, sniffed.lines, options);
  yield* guessedLines(sniffed.lines, options);
}

function linesIn(
  format: InputFormat,
  lines: AsyncIterable<TextLine>,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  switch (format) {
    case 'csv':
      return csvLines(lines, options);
    case 'ndjson':
      return ndjsonLines(lines, options);
    case 'json':
      return jsonLines(lines, options);
    case 'lines':
      return targetLines(lines, options);
  }
}

/** The targets of a command line; their place counts as their line. */
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

async function* targetLines(
  lines: AsyncIterable<TextLine>,
  { provider, providers }: InputOptions,
): AsyncGenerator<InputLine> {
  for await (const { line, text } of lines) {
    if (text.trim() !== '') yield { line, ...splitTarget(text, provider, providers) };
  }
}

/** Lines that nobody called so: one that may be the row of a table is no target. */
async function* guessedLines(
  lines: AsyncIterable<TextLine>,
  { provider, providers }: InputOptions,
): AsyncGenerator<InputLine> {
  const problem =
    'has a space, a quotation mark or a sign that separates columns; if it belongs to the id, say --format lines';
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    yield MANY_CELLS.test(text) ? { line, problem } : { line, ...splitTarget(text, provider, providers) };
  }
}
