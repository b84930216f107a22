/** Counts what is read of an input and what is left out, and reports that in one line. */
import { count, listed } from './terminal.js';
import type { Condition } from './where.js';

/** The format that an input turned out to have. */
export type InputKind = 'CSV' | 'NDJSON' | 'JSON' | 'lines';

/** The result of reading an input. */
export interface Taken {
  /** What is taken from it: contacts, or people. */
  readonly what: 'contact' | 'person';
  readonly taken: number;
  readonly repeated: number;
  readonly invalid: number;
}

const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const KINDS = {
  CSV: ['a CSV', 'row'],
  NDJSON: ['NDJSON', 'line'],
  JSON: ['a JSON array', 'item'],
  lines: ['one contact per line', 'line'],
} as const satisfies Record<InputKind, readonly [whole: string, part: string]>;

/** The separator in words. */
export const delimiterWords = (delimiter: string): string => DELIMITERS[delimiter] ?? `"${delimiter}"`;

export class Intake {
  /** As the user named it. */
  readonly name: string;
  kind: InputKind | undefined;
  /** The separator of the columns; undefined with one column. */
  delimiter: string | undefined;
  encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' = 'UTF-8';
  /** Rows of a table without its header, lines or items, without blank ones. */
  rows = 0;
  /** Rows that do not match `--where`. */
  unlike = 0;
  /** Those among them that differ only in case. */
  alike = 0;
  /** Empty cells in columns of `--map`. */
  empty = 0;
  /** Columns that are not used. */
  unread = 0;

  constructor(name = 'the input') {
    this.name = name;
  }

  /** Whether the characters beyond ASCII are a guess. */
  get isGuessed(): boolean {
    return this.encoding === 'Windows-1252';
  }

  /** The format it was taken for; undefined if not enough was read. */
  get form(): string | undefined {
    if (!this.kind) return undefined;
    const columns =
      this.delimiter === undefined ? 'with one column' : `separated by ${delimiterWords(this.delimiter)}`;
    const kind = this.kind === 'CSV' ? `a CSV ${columns}` : KINDS[this.kind][0];
    return `${kind}, in ${this.encoding}`;
  }

  /** The line about an input that was read to its end. */
  summary({ what, taken, repeated, invalid }: Taken): string {
    const [, part] = KINDS[this.kind ?? 'lines'];
    const took = what === 'contact' ? count(taken, 'contact') : count(taken, 'person', 'people');
    const left = [
      ...(this.unlike > 0 ? [`${count(this.unlike, part)} by --where`] : []),
      ...(this.empty > 0 ? [count(this.empty, 'empty cell')] : []),
      ...(repeated > 0 ? [count(repeated, 'repetition')] : []),
      ...(invalid > 0 ? [`${count(invalid, `invalid ${part}`)}`] : []),
      ...(this.unread > 0 ? [`${count(this.unread, 'column')} not asked for`] : []),
    ];
    const rest = left.length === 0 ? '' : `; left out: ${left.join(', ')}`;
    return `Read ${this.name}: ${this.form ?? 'nothing'}; ${count(this.rows, part)}, ${took}${rest}.`;
  }

  /** The beginning of a message about an input that was not read to its end, or not used. */
  get beginning(): string | undefined {
    return this.form === undefined ? undefined : `Read ${this.name} as ${this.form}.`;
  }

  /** What the user should check. */
  get warning(): string | undefined {
    if (!this.isGuessed) return undefined;
    return (
      `Warning: ${this.name} is not UTF-8, and was read as Windows-1252. If that is wrong, letters such as é are wrong, ` +
      'too; save it as UTF-8 to be sure.'
    );
  }

  /** Why there is nothing to do, if that is because of `--where`. */
  whyNothing(where: readonly Condition[]): string | undefined {
    if (where.length === 0 || this.unlike < this.rows) return undefined;
    const columns = listed([...new Set(where.map(({ column }) => JSON.stringify(column)))]);
    const alike = this.alike > 0 ? `, though ${this.alike} would but for capital letters` : '';
    const part = KINDS[this.kind ?? 'lines'][1];
    return (
      `no ${part} of ${this.name} has what --where asks for in ${columns}: ${count(this.rows, part)} read, ` +
      `none equal${alike}. Nothing was sent.`
    );
  }
}
