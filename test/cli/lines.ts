/** What tests of the command line read and make many of. */

/** The lines of NDJSON. */
export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The outcomes among what `--json` prints. */
export const outcomesIn = (text: string) => linesOf(text).filter(({ type }) => type === 'outcome');

/** The last line of what `--json` prints. */
export const summaryIn = (text: string) => linesOf(text).at(-1);

export const range = (length: number, make: (index: number) => string) =>
  Array.from({ length }, (_, index) => make(index));
