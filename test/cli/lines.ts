/** What tests of the command line read and make many of. */

/** The lines of NDJSON. */
export const linesOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

export const range = (length: number, make: (index: number) => string) =>
  Array.from({ length }, (_, index) => make(index));
