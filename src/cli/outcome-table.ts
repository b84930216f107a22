/** The outcomes of a run as rows for people: those that need a look come first, and equal ones share a row. */
import type { Outcome, OutcomeKind } from '../deletion/outcome.js';
import type { Color } from './command-line.js';
import { count } from './terminal.js';

/** The most rows. */
const MOST_ROWS = 50;

/** Up to this many contacts with the same outcome and reason get a row each. */
const MOST_ALIKE = 3;

/** Nobody reads more reasons than this: the others are counted together. */
const MOST_GROUPS = 200;

export const colors = {
  deleted: 'green',
  absent: 'green',
  blocked: 'yellow',
  rejected: 'yellow',
  notAttempted: 'dim',
  unknown: 'red',
} as const satisfies Record<OutcomeKind, Color>;

/** Contacts of one provider with the same outcome and reason. */
interface Group {
  readonly provider: string;
  readonly outcome: OutcomeKind;
  readonly words: string;
  /** The first ids of the group. */
  readonly ids: string[];
  count: number;
}

export interface Row {
  readonly cells: readonly string[];
  readonly color: Color;
}

const isSettled = ({ outcome }: Pick<Group, 'outcome'>) => outcome === 'deleted' || outcome === 'absent';

export class OutcomeTable {
  readonly #groups = new Map<string, Group>();
  #total = 0;

  add({ target: { provider, id }, ...rest }: Outcome): void {
    this.#total += 1;
    const { outcome } = rest;
    const words = outcome === 'deleted' ? `${rest.permanence}, by ${rest.evidence}` : rest.reason.message;
    const group = this.#groupOf(provider, outcome, words);
    group.count += 1;
    if (group.ids.length < MOST_ROWS) group.ids.push(id);
  }

  #groupOf(provider: string, outcome: OutcomeKind, given: string): Group {
    const isKnown = this.#groups.has(keyOf(provider, outcome, given));
    const words = isKnown || this.#groups.size < MOST_GROUPS ? given : 'for other reasons';
    const key = keyOf(provider, outcome, words);
    const group = this.#groups.get(key) ?? { provider, outcome, words, ids: [], count: 0 };
    this.#groups.set(key, group);
    return group;
  }

  /** The rows, with the number of contacts that are in none of them, and of those that are not named in theirs. */
  rows(): { readonly rows: readonly Row[]; readonly hidden: number; readonly unnamed: number } {
    // Grouped by provider, in whatever order the answers came.
    const groups = [...this.#groups.values()].sort((one, other) => compare(one.provider, other.provider));
    const others = groups.filter((group) => !isSettled(group)).flatMap(rowsOf);
    const shown = others.slice(0, MOST_ROWS);
    const room = Math.max(MOST_ROWS - shown.length, 0);
    const settled = groups.filter(isSettled).flatMap((group) => group.ids.map((id) => rowOf(group, [id], 1)));
    const rows = [...settled.slice(0, room), ...shown];
    const inRows = rows.reduce((sum, each) => sum + each.all, 0);
    const named = rows.reduce((sum, each) => sum + each.named, 0);
    return { rows, hidden: this.#total - inRows, unnamed: inRows - named };
  }
}

const compare = (one: string, other: string) => Number(one > other) - Number(one < other);

const keyOf = (provider: string, outcome: OutcomeKind, words: string) => `${provider}\n${outcome}\n${words}`;

const rowsOf = (group: Group) =>
  group.count > MOST_ALIKE
    ? [rowOf(group, group.ids.slice(0, MOST_ALIKE), group.count)]
    : group.ids.map((id) => rowOf(group, [id], 1));

/** @param all How many contacts the row stands for. */
function rowOf({ provider, outcome, words }: Group, ids: readonly string[], all: number) {
  const more = all > ids.length ? ` and ${count(all - ids.length, 'more', 'more')}` : '';
  const cells = [`${provider}:${ids.join(', ')}${more}`, outcome, words];
  return { cells, color: colors[outcome], named: ids.length, all };
}
