/** The contradiction of sendme123, `<TwoPages />`, and how the client reads its answers, `<TwoReadings />`. */
import { defineComponent, h } from 'vue';
import type { Language } from '../../../tools/docs/specs.js';
import { data } from '../facts.data.js';
import { grid } from './grid.js';
import { rich, useSpeech } from './language.js';

export const TwoPages = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { say, language } = speech.value;
      const { rows, urls } = data.twoPages[language as Language];
      const [[, ...columns] = [], ...body] = rows;
      const links = urls
        .slice(0, 2)
        .map((url) => [h('a', { href: url, rel: 'noreferrer' }, new URL(url).pathname)]);
      return grid(say.twoPages.caption, columns, [
        ...body.map(([head = '', ...cells]) => ({ head: rich(head), cells: cells.map(rich) })),
        { head: [say.twoPages.page], cells: links },
      ]);
    };
  },
});

export const TwoReadings = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { say, language } = speech.value;
      return h(
        'div',
        { class: 'readings' },
        data.twoPages[language as Language].readings.map(({ summary, body, read }) =>
          h('figure', [
            h('figcaption', [`${say.twoPages.from} `, h('strong', rich(summary))]),
            h('pre', { tabindex: 0 }, h('code', body)),
            h('p', { class: `reading reading-${read}` }, [
              `${say.twoPages.read} `,
              h('code', read),
              read === 'contradiction' ? '' : `: ${say.comparison.permanences[read]}`,
            ]),
          ]),
        ),
      );
    };
  },
});
