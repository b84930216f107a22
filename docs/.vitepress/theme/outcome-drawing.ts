/** Draws the lines from a target over the answers to the outcomes. */
import { h, type VNode } from 'vue';
import type { OutcomeKind } from '../../../src/deletion/outcome.js';
import type { AnswerKind } from '../../../tools/docs/answer-kinds.js';
import type { Found, OutcomeRow } from '../../../tools/docs/outcomes.js';
import { answerText } from './answer-text.js';
import type { Speech } from './language.js';

interface Layout {
  readonly width: number;
  readonly answerX: number;
  readonly answerWidth: number;
  readonly outcomeX: number;
  readonly rowHeight: number;
  readonly top: number;
}

const wide: Layout = { width: 940, answerX: 150, answerWidth: 350, outcomeX: 690, rowHeight: 44, top: 20 };
const narrow: Layout = { width: 390, answerX: 8, answerWidth: 202, outcomeX: 258, rowHeight: 58, top: 62 };

type Words = Pick<Speech, 'say' | 'language'>;

/** Where a line ends: at an outcome. Contacts that are absent, perhaps by this run, have a separate end. */
type End = OutcomeKind | 'absentPerhapsByUs';

/** One line of the picture, from an answer to an outcome. It is an exception if only some providers have it. */
interface Line {
  readonly from: number;
  readonly to: End;
  readonly exception: boolean;
}

const endOf = ({ outcome, perhapsByUs }: Found): End =>
  outcome === 'absent' && perhapsByUs ? 'absentPerhapsByUs' : outcome;

const kindOf = (end: End): OutcomeKind => (end === 'absentPerhapsByUs' ? 'absent' : end);

/** The outcome at most providers comes first, then the exceptions. */
function linesOf(rows: readonly OutcomeRow[]): readonly Line[] {
  return rows.flatMap(({ found }, from) => {
    const ends = [...new Set(found.map(endOf))];
    const count = (end: End) => found.filter((each) => endOf(each) === end).length;
    const usual = ends.reduce((most, end) => (count(end) > count(most) ? end : most));
    return ends.map((to) => ({ from, to, exception: to !== usual }));
  });
}

/** Puts each outcome beside the answers that lead to it, without overlaps. */
function placesOf(lines: readonly Line[], middleOf: (row: number) => number): ReadonlyMap<End, number> {
  const places = new Map<End, number>();
  for (const { to } of lines) {
    const from = lines.filter((line) => line.to === to && !line.exception).map((line) => middleOf(line.from));
    places.set(to, from.reduce((sum, y) => sum + y, 0) / from.length);
  }
  let last = Number.NEGATIVE_INFINITY;
  for (const [end, y] of [...places].sort(([, a], [, b]) => a - b)) {
    last = Math.max(y, last + 60);
    places.set(end, last);
  }
  return places;
}

/** What happened to one contact of a run. */
export interface Reached {
  readonly answer: AnswerKind;
  readonly outcome: OutcomeKind;
  readonly perhapsByUs: boolean;
}

const endReached = ({ outcome, perhapsByUs }: Reached): End =>
  outcome === 'absent' && perhapsByUs ? 'absentPerhapsByUs' : outcome;

export interface Drawn {
  readonly rows: readonly OutcomeRow[];
  readonly name: 'wide' | 'narrow';
  readonly reached?: readonly Reached[] | undefined;
}

export function draw(speech: Words, { rows, name, reached = [] }: Drawn): VNode {
  const { say } = speech;
  const layout = name === 'wide' ? wide : narrow;
  const lines = linesOf(rows);
  const { width, answerX, answerWidth, outcomeX, rowHeight, top } = layout;
  const bottom = top + rows.length * rowHeight;
  const middleOf = (row: number) => top + (row + 0.5) * rowHeight;
  const places = placesOf(lines, middleOf);
  const placeOf = (end: End) => places.get(end) ?? 0;
  const edge = ({ from, to, exception }: Line) => {
    const [x1, y1, x2, y2] = [answerX + answerWidth, middleOf(from), outcomeX, placeOf(to)];
    const bend = (x2 - x1) / 2;
    const isReached = reached.some((each) => each.answer === rows[from]?.answer && endReached(each) === to);
    return h('path', {
      d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
      class: [
        'edge',
        `edge-${kindOf(to)}`,
        exception ? 'edge-exception' : '',
        isReached ? 'edge-reached' : '',
      ],
    });
  };
  const countOf = (end: End) => reached.filter((each) => endReached(each) === end).length;
  const title = `${say.outcomes.title}. ${lines
    .map(({ from, to, exception }) => {
      const row = rows[from] as OutcomeRow;
      const at = row.found
        .filter((found) => endOf(found) === to)
        .map(({ provider }) => say.providers[provider]);
      const where = exception ? ` (${say.outcomes.only([...new Set(at)].join(', '))})` : '';
      const perhaps = to === 'absentPerhapsByUs' ? `, ${say.outcomes.perhapsByUs}` : '';
      return `${answerText(row, speech)}: ${kindOf(to)}${perhaps}${where}`;
    })
    .join('. ')}.`;
  return h(
    'svg',
    { viewBox: `0 0 ${width} ${bottom + 12}`, role: 'img', class: `picture-${name}`, 'aria-label': title },
    [
      ...targetPart(layout, rows, speech, name, { middleOf, bottom }),
      ...lines.map(edge),
      ...rows.map((row, index) => answerPart(row, layout, middleOf(index), speech, name)),
      ...[...places].map(([end, middle]) => outcomePart(end, layout, middle, speech, countOf(end))),
    ],
  );
}

interface Places {
  middleOf(row: number): number;
  readonly bottom: number;
}

/** The target, and the line that connects it with the answers. */
function targetPart(
  { answerX, top, width }: Layout,
  rows: readonly OutcomeRow[],
  { say }: Words,
  name: string,
  { middleOf }: Places,
): VNode[] {
  if (name === 'narrow') {
    return [
      h('text', { x: 8, y: 20, class: 'stem-text' }, say.outcomes.target),
      h('text', { x: 8, y: 42, class: 'stem-note' }, say.outcomes.sent),
      h('line', { x1: 8, x2: width - 8, y1: 52, y2: 52, class: 'stem' }),
    ];
  }
  const x = answerX - 26;
  const middle = (middleOf(0) + middleOf(rows.length - 1)) / 2;
  return [
    h('path', { d: `M${x} ${middleOf(0)}V${middleOf(rows.length - 1)}`, class: 'stem' }),
    ...rows.map((row, index) =>
      h('path', {
        d: `M${x} ${middleOf(index)}H${answerX}`,
        class: ['stem', sends(row) ? '' : 'stem-unsent'],
      }),
    ),
    h('circle', { cx: x, cy: middle, r: 5, class: 'stem-dot' }),
    h('text', { x: 0, y: middle - 8 - top / 10, class: 'stem-text' }, say.outcomes.target),
    ...wrap(say.outcomes.sent, 17).map((line, index) =>
      h('text', { x: 0, y: middle + 12 + index * 16, class: 'stem-note' }, line),
    ),
  ];
}

const sends = ({ found }: OutcomeRow) => found.some(({ attempts }) => attempts > 0);

function answerPart(
  row: OutcomeRow,
  { answerX, answerWidth, rowHeight }: Layout,
  middle: number,
  speech: Words,
  name: string,
): VNode {
  const attempts = Math.max(...row.found.map((found) => found.attempts));
  const tries = attempts > 2 ? ` ×${attempts}` : '';
  const lines = wrap(`${answerText(row, speech)}${tries}`, name === 'wide' ? 48 : 25);
  const height = rowHeight - 10;
  return h('g', [
    h('rect', {
      x: answerX,
      y: middle - height / 2,
      width: answerWidth,
      height,
      rx: 4,
      class: ['answer', sends(row) ? '' : 'answer-unsent'],
    }),
    ...lines.map((line, index) =>
      h(
        'text',
        { x: answerX + 12, y: middle + 5 + (index - (lines.length - 1) / 2) * 18, class: 'answer-text' },
        line,
      ),
    ),
  ]);
}

function outcomePart(
  end: End,
  { outcomeX, width }: Layout,
  middle: number,
  { say }: Words,
  count: number,
): VNode {
  const room = width - outcomeX;
  const kind = kindOf(end);
  const notes = wrap(say.outcomes.ends[end], Math.floor((room - 14) / 7.6));
  return h('g', [
    h('rect', { x: outcomeX, y: middle - 20, width: 5, height: 40, class: `mark mark-${kind}` }),
    h(
      'text',
      { x: outcomeX + 14, y: middle - 3, class: 'outcome-text' },
      count > 0 ? `${kind} ×${count}` : kind,
    ),
    ...notes.map((line, index) =>
      h('text', { x: outcomeX + 14, y: middle + 14 + index * 15, class: 'outcome-note' }, line),
    ),
  ]);
}

/** Breaks a text into lines of at most this many characters. */
function wrap(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
