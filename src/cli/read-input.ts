/** Reads the contacts to delete, line by line: from arguments, CSV, NDJSON, or one target a line. */
import { createReadStream } from 'node:fs';
import { systemMessage } from '../journal/errors.js';
import type { CommandLine } from './command-line.js';
import { usageError } from './exit.js';
import { csvLines } from './read-csv.js';
import { textLines } from './text-lines.js';

export const inputFormats = ['csv', 'ndjson', 'lines'] as const;
export type InputFormat = (typeof inputFormats)[number];

/** One line of input: a target as it was written, or what is wrong with the line. */
export type InputLine = { readonly line: number } & (
  | { readonly provider: string; readonly id: string }
  | { readonly problem: string }
);

export interface InputOptions {
  /** A file, or `-` for standard input. */
  readonly from?: string | undefined;
  /** @default by the file's name; `lines` where that says nothing */
  readonly format?: InputFormat | undefined;
  /** For input that names none. */
  readonly provider?: string | undefined;
  /** The CSV column, or the NDJSON field, that has the id. @default id */
  readonly column?: string | undefined;
}

/** What may come in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array>;

/** @throws CommandError where the file cannot be read, or isn't what its format says. */
export async function* readFrom(
  cli: CommandLine,
  options: InputOptions & { readonly from: string },
): AsyncGenerator<InputLine> {
  const { from } = options;
  const bytes: Bytes = from === '-' ? cli.stdin : createReadStream(cli.pathOf(from));
  try {
    yield* readInput(bytes, options.format ?? formatOf(from), options);
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw usageError(`${from === '-' ? 'standard input' : from} cannot be read: ${systemMessage(error)}.`);
  }
}

/** @throws CommandError where it isn't what the format says. */
export function readInput(
  bytes: Bytes,
  format: InputFormat,
  options: InputOptions,
): AsyncGenerator<InputLine> {
  switch (format) {
    case 'csv':
      return csvLines(bytes, options);
    case 'ndjson':
      return ndjsonLines(bytes, options);
    case 'lines':
      return targetLines(bytes, options);
  }
}

/** The targets of a command line; their place counts as their line. */
export async function* readArguments(
  targets: readonly string[],
  provider?: string,
): AsyncGenerator<InputLine> {
  for (const [index, text] of targets.entries()) yield { line: index + 1, ...targetOf(text, provider) };
}

function formatOf(path: string): InputFormat {
  if (/\.csv$/i.test(path)) return 'csv';
  return /\.(ndjson|jsonl)$/i.test(path) ? 'ndjson' : 'lines';
}

/** `provider:id`, or the id alone where the provider is given. */
function targetOf(text: string, provider: string | undefined) {
  if (provider !== undefined) return { provider, id: text };
  const colon = text.indexOf(':');
  return { provider: text.slice(0, Math.max(colon, 0)), id: text.slice(colon + 1) };
}

async function* targetLines(bytes: Bytes, { provider }: InputOptions): AsyncGenerator<InputLine> {
  for await (const { line, text } of textLines(bytes)) {
    if (text.trim() !== '') yield { line, ...targetOf(text, provider) };
  }
}

async function* ndjsonLines(
  bytes: Bytes,
  { provider, column = 'id' }: InputOptions,
): AsyncGenerator<InputLine> {
  for await (const { line, text } of textLines(bytes)) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield { line, problem: 'is not JSON' };
      continue;
    }
    yield { line, ...targetOfJson(value, provider, column) };
  }
}

function targetOfJson(value: unknown, given: string | undefined, column: string) {
  if (typeof value === 'string') return targetOf(value, given);
  const { [column]: id, provider = given } = (value ?? {}) as Record<string, unknown>;
  if (typeof provider !== 'string') return { problem: 'has no "provider", and --provider is not given' };
  // 1e21 and 0.5 are numbers, too, and not the ids that somebody meant.
  if (typeof id === 'number' && Number.isSafeInteger(id)) return { provider, id: String(id) };
  return typeof id === 'string' ? { provider, id } : { problem: `has no usable ${JSON.stringify(column)}` };
}
