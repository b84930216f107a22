/** Options for reading a table: the separator of its columns, and which columns and rows are meant. */
import type { Command } from 'commander';
import { canSeparate, folded } from './csv-header.js';
import { usageError } from './exit.js';
import type { Condition } from './where.js';

export interface TableChoice {
  readonly from?: string;
  readonly delimiter?: string;
  readonly map?: readonly string[];
  readonly where?: readonly string[];
}

/** A name and its column, as in `--map`. */
export interface Mapping<Name extends string> {
  readonly name: Name;
  readonly column: string;
}

/** The values of the options. */
export interface TableOptions<Name extends string> {
  readonly delimiter: string | undefined;
  readonly map: readonly Mapping<Name>[];
  readonly where: readonly Condition[];
}

/** @param map What `--map` does, in words for the help, and what precedes its `=`. */
export function addTableOptions(command: Command, map: { name: string; help: string }): Command {
  // Nothing is checked here: commander quotes what it refuses, and that may be a person.
  const another = (text: string, others: readonly string[] = []) => [...others, text];
  return command
    .option(
      '--delimiter <sign>',
      'what separates the columns of a CSV, such as ; or tab (default: by its header, which must be clear)',
    )
    .option(`--map <${map.name}=column...>`, `${map.help}; repeatable`, another)
    .option(
      '--where <column=value>',
      'only the rows with exactly this value; repeatable, and all must match',
      another,
    );
}

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  bar: '|',
  pipe: '|',
};

/**
 * Reads the options.
 *
 * @param nameOf What a name in `--map` stands for; undefined for an unknown name.
 * @param names The valid names.
 * @throws CommandError that quotes nothing but valid names.
 */
export function tableOptionsOf<Name extends string>(
  choice: TableChoice,
  nameOf: (name: string) => Name | undefined,
  names: readonly string[],
): TableOptions<Name> {
  const given = (['delimiter', 'map', 'where'] as const).find((option) => choice[option] !== undefined);
  if (given !== undefined && choice.from === undefined) throw usageError(`--${given} goes with --from.`);
  const map = (choice.map ?? []).map((text): Mapping<Name> => {
    const [before, column] = halvesOf(text, '--map', `${names[0]}="Name of a column"`);
    const name = nameOf(before);
    if (name === undefined) {
      throw usageError(`--map names ${names.join(', ')} before the =, and a column of the table after it.`);
    }
    return { name, column };
  });
  const pairs = map.map(({ name, column }) => `${name}=${folded(column)}`);
  const twice = map.find(({ name, column }, index) => pairs.indexOf(`${name}=${folded(column)}`) !== index);
  if (twice) throw usageError(`--map has ${twice.name} with the same column twice.`);
  const where = (choice.where ?? []).map((text): Condition => {
    const [column, value] = halvesOf(text, '--where', 'column=value');
    return { column, value };
  });
  return { delimiter: delimiterIn(choice.delimiter), map, where };
}

/** Both halves are required: a value that a script left empty would match everybody without one. */
function halvesOf(text: string, option: string, example: string): readonly [string, string] {
  const [before = '', after] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  if (!text.includes('=') || before.trim() === '' || after.trim() === '') {
    throw usageError(`${option} takes ${example}, with something on both sides of the first =.`);
  }
  return [before.trim(), after];
}

function delimiterIn(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const sign = SIGNS[given.toLowerCase()] ?? given;
  if (canSeparate(sign)) return sign;
  throw usageError(
    '--delimiter takes one sign that separates columns, such as ; or tab: no letter, digit, space or quotation mark.',
  );
}
