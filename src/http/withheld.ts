/** Keeps the query of a request out of everything that is shown: it may hold a phone number or an e-mail address. */

/** Shorter values, such as page numbers, would match anywhere. */
const SHORTEST = 5;

/** Matches each value in the query of a URL, however it is encoded; undefined if there is none. */
export function withheldOf(url: string): RegExp | undefined {
  const start = url.indexOf('?');
  if (start === -1) return undefined;
  const values = [...new URLSearchParams(url.slice(start)).values()].filter(
    ({ length }) => length >= SHORTEST,
  );
  return values.length > 0 ? new RegExp(values.map(anyEncodingOf).join('|'), 'gi') : undefined;
}

/** Each character plain or percent-encoded: a text that quotes a URL may have decoded part of it. */
const anyEncodingOf = (value: string): string =>
  Array.from(value, (character) => {
    const encoded = Array.from(
      new TextEncoder().encode(character),
      (byte) => `%${byte.toString(16).padStart(2, '0')}`,
    ).join('');
    const plain = character.replace(/[.*+?^$()|[\]\\{}/-]/, '\\$&');
    return `(?:${character === ' ' ? ' |\\+' : plain}|${encoded})`;
  }).join('');

/** Whether a text from a provider repeats a value of the query. */
export const repeats = (text: string | null, withheld: RegExp | undefined): boolean =>
  withheld !== undefined && text !== null && text.search(withheld) !== -1;

/** The text of an error, without the query and without that of any other URL that it quotes. */
export function withoutQueries(text: string, withheld: RegExp | undefined): string {
  const shown = text.replace(/\?[\w.~%+-]+=[^\s"'<>]*/g, '?…');
  return withheld ? shown.replace(withheld, '…') : shown;
}
