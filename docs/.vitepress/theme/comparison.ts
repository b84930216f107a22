/** The three providers side by side: `<Comparison />`. */
import { defineComponent, h, type VNode } from 'vue';
import type { Compared, Status } from '../../../tools/docs/comparison.js';
import type { Language } from '../../../tools/docs/specs.js';
import { data } from '../facts.data.js';
import { grid } from './grid.js';
import { anchorOf, rich, type Speech, useSpeech } from './language.js';

type Cell = (VNode | string)[];

/** In this order. Those that the provider does not document are left out. */
const rulings = [
  'success',
  'absent',
  'blocked',
  'rejected',
  'tooLarge',
  'stop',
  'again',
] as const satisfies readonly Status['ruling'][];

export const Comparison = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { say, language } = speech.value;
      const all = data.compared[language as Language];
      const row = (head: string, cell: (one: Compared) => Cell) => ({ head: [head], cells: all.map(cell) });
      const words = say.comparison;
      return grid(
        words.caption,
        all.map(({ provider }) => say.providers[provider]),
        [
          row(words.call, ({ method, path }) => [h('code', { class: 'call' }, [h('b', method), ` ${path}`])]),
          row(words.finding, ({ finding }) => [
            h(
              'ul',
              finding.map(({ by, method, path }) =>
                h('li', [
                  h('code', { class: 'call' }, [h('b', method), ` ${path}`]),
                  ` ${by.map((each) => words.foundBy[each]).join(` ${words.or} `)}`,
                ]),
              ),
            ),
          ]),
          row(words.credential, ({ credentials }) =>
            separated(
              ` ${words.or} `,
              credentials.map((lines) =>
                separated(
                  ` ${words.and} `,
                  lines.map((line) => [h('code', line)]),
                ),
              ),
            ),
          ),
          row(words.atOnce, ({ atOnce }) => [atOnce === 1 ? words.one : words.many(atOnce)]),
          row(words.transaction, ({ transaction }) => [words.transactions[transaction]]),
          row(words.trash, ({ trash }) => trashCell(trash, speech.value)),
          row(words.permanence, (one) => permanenceCell(one, speech.value)),
          row(words.statuses, (one) => statusCell(one, speech.value)),
          row(words.watchFor, ({ watchFor }) => [
            h(
              'ul',
              watchFor.map((point) => h('li', rich(point))),
            ),
          ]),
          row(words.reference, ({ provider, title }) => [
            h(
              'a',
              { href: speech.value.to(`/reference/${provider}.html`), target: '_self' },
              words.open(title),
            ),
          ]),
        ],
      );
    };
  },
});

const separated = (separator: string, parts: readonly Cell[]): Cell =>
  parts.flatMap((part, index) => (index > 0 ? [separator, ...part] : part));

function trashCell(trash: Compared['trash'], { say }: Speech): Cell {
  const words = say.comparison;
  if (!trash.offered) return [words.noTrash];
  const leftOut = words.leftOut[trash.default === true ? 'true' : 'false'];
  return [`${words.offersTrash}; `, h('strong', leftOut)];
}

function permanenceCell({ permanence, trash }: Compared, { say }: Speech): Cell {
  const words = say.comparison;
  const names = permanence.map((each) => words.permanences[each]).join(` ${words.or} `);
  if (permanence.length < 2) return [names];
  return [`${names}: `, h('em', trash.offered ? words.byYourChoice : words.byTheAnswer)];
}

function statusCell({ statuses, provider, operationId }: Compared, { say, to }: Speech): Cell {
  const href = to(`/reference/${provider}.html`) + anchorOf(operationId);
  const groups = rulings
    .map((ruling) => ({ ruling, codes: statuses.filter((status) => status.ruling === ruling) }))
    .filter(({ codes }) => codes.length > 0);
  return [
    h(
      'ul',
      { class: 'statuses' },
      groups.map(({ ruling, codes }) =>
        h('li', [
          ...codes.flatMap(({ code }) => [h('a', { href, target: '_self', class: 'status' }, code), ' ']),
          h('span', say.comparison.rulings[ruling]),
        ]),
      ),
    ),
  ];
}
