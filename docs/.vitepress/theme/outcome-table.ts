/** Which answer leads to which outcome, as a table: `<OutcomeTable />`. */
import { defineComponent, h, type VNode } from 'vue';
import type { Found } from '../../../tools/docs/outcomes.js';
import { data } from '../facts.data.js';
import { answerText } from './answer-text.js';
import { grid } from './grid.js';
import { type Speech, useSpeech } from './language.js';

const providers = ['huduma', 'sendme123', 'wabotify'] as const;

export const OutcomeTable = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { say } = speech.value;
      return grid(
        say.outcomes.title,
        providers.map((provider) => say.providers[provider]),
        data.outcomes.map((row) => ({
          head: [answerText(row, speech.value)],
          cells: providers.map((provider) =>
            cellOf(
              row.found.filter((found) => found.provider === provider),
              speech.value,
            ),
          ),
        })),
      );
    };
  },
});

function cellOf(found: readonly Found[], { say }: Speech): VNode[] {
  return found.map(({ outcome, permanence, evidence, perhapsByUs, attempts, stopped }) => {
    const carried = [permanence, evidence === 'none' ? undefined : evidence].filter(
      (each) => each !== undefined,
    );
    const notes = [
      perhapsByUs ? say.outcomes.perhapsByUs : '',
      attempts > 1 ? say.outcomes.attempts(attempts) : '',
      stopped ? say.outcomes.stops : '',
    ].filter(Boolean);
    return h('p', { class: 'found' }, [
      h('code', { class: `outcome outcome-${outcome}` }, outcome),
      carried.length > 0 ? ` ${carried.join(', ')}` : '',
      notes.length > 0 ? h('small', notes.join(', ')) : '',
    ]);
  });
}
