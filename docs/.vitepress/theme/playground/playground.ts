/** Lets a reader try the engine in the page: `<Playground />`. */
import { defineComponent, h, onBeforeUnmount, reactive } from 'vue';
import type { Outcome } from '../../../../src/deletion/outcome.js';
import { useSpeech } from '../language.js';
import type { Reached } from '../outcome-drawing.js';
import { OutcomePicture } from '../outcome-picture.js';
import { form } from './form.js';
import { results } from './results.js';
import { days, targetId } from './setup.js';
import type { State } from './state.js';
import { playgroundTexts } from './texts.js';

export const Playground = defineComponent({
  setup() {
    const speech = useSpeech();
    const state: State = reactive({
      day: 'mixed',
      contacts: days.mixed,
      mode: 'permanent',
      lookUp: false,
      shown: [],
      requests: [],
      stops: [],
      phase: 'before',
      error: '',
    });
    let abort = new AbortController();
    onBeforeUnmount(() => abort.abort());

    const start = async () => {
      abort = new AbortController();
      await run(state, abort.signal);
    };
    return () => {
      const say = playgroundTexts[speech.value.language];
      return h('div', { class: 'playground' }, [
        h('div', { class: 'playground-panes' }, [
          form(state, speech.value, say, start, () => abort.abort()),
          results(state, speech.value, say),
        ]),
        h(OutcomePicture, state.phase === 'before' ? {} : { reached: state.shown.flatMap(reachedBy) }),
      ]);
    };
  },
});

async function run(state: State, signal: AbortSignal): Promise<void> {
  // The engine is loaded only when it is needed, so that the page stays light.
  const { rehearse } = await import('./rehearse.js');
  const contacts = state.contacts;
  const outcomes = new Map<string, Outcome>();
  const show = () => {
    state.shown = contacts.map((contact) => [
      contact,
      outcomes.get(keyOf(contact.provider, targetId(contact))),
    ]);
  };
  Object.assign(state, { phase: 'running', requests: [], stops: [], error: '' });
  show();
  try {
    const { stops } = await rehearse(
      { contacts, mode: state.mode, lookUp: state.lookUp },
      {
        onOutcome(outcome) {
          outcomes.set(keyOf(outcome.target.provider, outcome.target.id), outcome);
          show();
        },
        onRequests(requests) {
          state.requests = requests.map((request) => ({ ...request }));
        },
      },
      { signal },
    );
    state.stops = stops.map(({ message }) => message);
  } catch (error) {
    state.error = String(error);
  }
  state.phase = 'done';
}

const keyOf = (provider: string, id: string) => `${provider}:${id}`;

const reachedBy = ([contact, outcome]: State['shown'][number]): readonly Reached[] =>
  outcome
    ? [
        {
          answer: contact.answer,
          outcome: outcome.outcome,
          perhapsByUs: 'perhapsByUs' in outcome && outcome.perhapsByUs,
        },
      ]
    : [];
