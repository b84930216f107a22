/** Where words go: results to standard output, everything else to standard error. */
import { styleText } from 'node:util';
import type { OutcomeKind } from '../deletion/outcome.js';

export const print = (line: string) => process.stdout.write(`${line}\n`);
export const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Whether somebody sits there who can answer a question. */
export const isInteractive = () => Boolean(process.stdin.isTTY && process.stderr.isTTY);

const colors = {
  deleted: 'green',
  absent: 'green',
  blocked: 'yellow',
  rejected: 'yellow',
  notAttempted: 'dim',
  unknown: 'red',
} as const satisfies Record<OutcomeKind, Parameters<typeof styleText>[0]>;

/** In the color of an outcome, where the terminal shows colors and `NO_COLOR` doesn't forbid it. */
export function colored(kind: OutcomeKind, text: string): string {
  return hasColors() ? styleText(colors[kind], text) : text;
}

function hasColors(): boolean {
  return Boolean(process.stdout.isTTY && process.stdout.hasColors()) && !process.env.NO_COLOR;
}

/** Rows in columns. The last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** An id as it can stand on a terminal: control and formatting characters escaped. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
}

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
