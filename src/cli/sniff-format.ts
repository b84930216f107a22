/** Recognises the format of an input by its first line, if its name does not show it. Does not guess if that is unclear. */
import { cellsOf, delimiterOf, isHeader, isOneOf } from './csv-header.js';
import { usageError } from './exit.js';
import { describeHeader, isFieldName } from './header-names.js';
import { neededColumns } from './read-csv.js';
import type { InputFormat, InputOptions } from './read-input.js';
import { firstOf, type TextLine } from './text-lines.js';

/** What a line with one target cannot contain: such a line may be the row of a table. */
export const MANY_CELLS = /[\s,;|"]/;

/**
 * The format, and the same lines again.
 *
 * @throws CommandError if the first line fits more than one format.
 */
export async function sniffFormat(lines: AsyncIterable<TextLine>, options: InputOptions) {
  const { first, lines: again } = await firstOf(lines);
  return { format: first ? formatOf(first.text, options) : 'lines', lines: again } as const;
}

function formatOf(text: string, options: InputOptions): InputFormat {
  const line = text.trim();
  const needed = neededColumns(options);
  if (line.startsWith('[')) return 'json';
  if (isHeader(text, isOneOf(needed))) return 'csv';
  const alone = /^"([^"]*)"$/.exec(line)?.[1] ?? line;
  // An id may be a mere word, but a column with such a name is common, and has people below it.
  if (isFieldName(alone, options.providers.words) && !/\d/.test(alone)) {
    throw usageError(
      `it is not clear what the input is: its first line reads like the name of a column, ${alone}, ` +
        `and the column that is looked for is ${needed.join(' and ')}. Say --format csv and --column, or --format lines.`,
    );
  }
  if (line.startsWith('{') || (line.startsWith('"') && !MANY_CELLS.test(alone))) {
    if (isJson(line)) return 'ndjson';
    if (line.startsWith('{')) {
      throw usageError(
        'the input begins with "{", and its first line is no whole object. Give one object in each line (NDJSON), ' +
          'or an array of them.',
      );
    }
  }
  if (!MANY_CELLS.test(text)) return 'lines';
  const header = cellsOf(text, delimiterOf(text, isOneOf(needed)));
  throw usageError(
    `it is not clear what the input is. Its first line is not one contact alone; as a header, ${describeHeader(header, options.providers.words)} ` +
      `and not ${needed.join(' and ')}. Say --format csv (and --column), ndjson, json or lines.`,
  );
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
