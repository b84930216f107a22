/** Puts the same problem in several places on one line, with their count. */
import { count } from './terminal.js';

/** Up to this many places with the same fault get a line each; of more, this many are named. */
const MOST_ALIKE = 3;

/** @param problems Each in the form `line 7: is empty`. Others are kept as they are. */
export function alike(problems: readonly string[]): string[] {
  const groups = new Map<string, { kind: string; words: string; places: string[] }>();
  for (const [index, problem] of problems.entries()) {
    const [, kind = '', place = '', words = ''] = /^(line|argument) (\S+): (.*)$/s.exec(problem) ?? [];
    const key = kind === '' ? String(index) : `${kind} ${words}`;
    const group = groups.get(key) ?? { kind, words: kind === '' ? problem : words, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ kind, words, places }) => {
    if (kind === '') return [words];
    if (places.length <= MOST_ALIKE) return places.map((place) => `${kind} ${place}: ${words}`);
    const named = places.slice(0, MOST_ALIKE).join(', ');
    return [`${kind}s ${named} and ${count(places.length - MOST_ALIKE, 'more', 'more')}: ${words}`];
  });
}
