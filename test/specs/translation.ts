/** What a translation must leave unchanged: code, links, numbers and the structure of the Markdown. */

/** What must be the same set in both languages. */
const KEPT = {
  code: (text) => text.match(/`[^`]+`/g) ?? [],
  link: (text) => text.match(/(?<=\]\()[^)\s]+/g) ?? [],
  number: (text) =>
    text
      .replace(/`[^`]+`|\]\([^)]+\)/g, '')
      // "1,000" in English is "1000" in Spanish.
      .replace(/(?<=\d)[,.\u00a0](?=\d{3}\b)/g, '')
      .match(/\d+/g) ?? [],
} satisfies Record<string, (text: string) => string[]>;

/** What must occur equally often in both languages. */
const COUNTED = {
  'items of lists': /^\s*(-|\d+\.) /gm,
  'bold passages': /\*\*[^*]+\*\*/g,
  'rows of tables': /^\|/gm,
  'cells of tables': /(?<=^\|.*)\|/gm,
  paragraphs: /\S\n\s*\n(?=\s*\S)/g,
};

/** What the Spanish lost or added, one sentence each; empty for a faithful translation. */
export function unfaithful(english: string, spanish: string): string[] {
  const kept = Object.entries(KEPT).flatMap(([name, findIn]) => {
    const [before, after] = [new Set(findIn(english)), new Set(findIn(spanish))];
    return [
      ...[...before].filter((item) => !after.has(item)).map((item) => `lost the ${name} ${item}`),
      ...[...after].filter((item) => !before.has(item)).map((item) => `added the ${name} ${item}`),
    ];
  });
  const counted = Object.entries(COUNTED).flatMap(([name, pattern]) => {
    const [before, after] = [english, spanish].map((text) => text.match(pattern)?.length ?? 0);
    return before === after ? [] : [`has ${after} ${name} instead of ${before}`];
  });
  return [...kept, ...counted];
}
