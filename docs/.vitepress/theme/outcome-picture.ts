/** From a target to its outcome, drawn from results of the engine: `<OutcomePicture />`. */
import { defineComponent, h, type PropType } from 'vue';
import { data } from '../facts.data.js';
import { useSpeech } from './language.js';
import { draw, type Reached } from './outcome-drawing.js';

export const OutcomePicture = defineComponent({
  props: {
    /** The contacts of a run: their lines stand out, and each outcome is counted. Without them, all lines look alike. */
    reached: { type: Array as PropType<readonly Reached[]>, default: undefined },
  },
  setup(props) {
    const speech = useSpeech();
    return () =>
      h('figure', { class: ['outcome-picture', props.reached ? 'outcome-picture-run' : ''] }, [
        draw(speech.value, { rows: data.outcomes, name: 'wide', reached: props.reached }),
        draw(speech.value, { rows: data.outcomes, name: 'narrow', reached: props.reached }),
        h('figcaption', [
          h('span', { class: 'legend', 'aria-hidden': 'true' }),
          speech.value.say.outcomes.exception,
        ]),
      ]);
  },
});
