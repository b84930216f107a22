/** Lays out text for people. */
import widthOf from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** A narrower column of sentences is hard to read, so the sentences go below their row. */
const NARROW = 28;

/** Rows in columns, as they are shown. The last column is not padded. */
export const table = (cells: readonly (readonly string[])[]): string[] =>
  tableWithin(Number.POSITIVE_INFINITY, cells).map(([line = '']) => line);

/**
 * The same within a width: the last column is wrapped. The other columns are never cut off, since people copy from them.
 *
 * @returns The lines of each row.
 */
export function tableWithin(width: number, cells: readonly (readonly string[])[]): string[][] {
  const rows = cells.map((row) => row.map(visible));
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + 2, 0);
  return rows.map((row) => {
    const first = row
      .slice(0, -1)
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
      .join('  ');
    const last = row.at(-1) ?? '';
    const line = row.length > 1 ? `${first}  ${last}`.trimEnd() : last;
    if (widthOf(line) <= width) return [line];
    return width - before < NARROW
      ? [first.trimEnd(), ...wrapped(last, width, 4)]
      : [
          `${first}  ${wrapped(last, width, before)[0]?.trimStart()}`,
          ...wrapped(last, width, before).slice(1),
        ];
  });
}

/** A text in indented lines. A word that is too long stays whole. */
function wrapped(text: string, width: number, indent: number): string[] {
  const lines = wrapAnsi(text, Math.max(width - indent, 1), { hard: false, trim: true }).split('\n');
  return lines.map((line) => ' '.repeat(indent) + line);
}

/**
 * Characters that are invisible, or that change how others are shown: control and format characters, line and paragraph
 * separators, spaces other than the plain one, characters that fonts may leave out (variation selectors, fillers, tags),
 * lone surrogates, and characters without a meaning of their own. U+2800 is Braille without a dot.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Text for one line of a terminal. Invisible characters are written as `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** The same for JSON, which stays valid. Its own line breaks are kept. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(INVISIBLE, (character) => {
    return character === '\n' ? character : character.replace(/./gs, escapedUnit);
  });
}

const escapedUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A text as a single word for a shell, in suggested commands. On Windows there are cmd and PowerShell: both take text in
 * double quotes for one word, and a file name cannot contain any.
 */
export function shellWord(text: string, platform: NodeJS.Platform = 'linux'): string {
  if (platform === 'win32') return /^[\w.\\/:+=-]+$/.test(text) ? text : `"${text}"`;
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** `a, b and c`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
