/** Helpers for the command line's tests: reading and making lines. */

export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The outcomes in the output of `--json`. */
export const outcomesIn = (text: string) => linesOf(text).filter(({ type }) => type === 'outcome');

/** The last line of the output of `--json`. */
export const summaryIn = (text: string) => linesOf(text).at(-1);

export const range = (length: number, make: (index: number) => string) =>
  Array.from({ length }, (_, index) => make(index));
