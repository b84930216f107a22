/** The form for choosing contacts, answers and options. */
import { h, type VNode } from 'vue';
import type { BuiltinName } from '../../../../src/providers/definitions.js';
import type { AnswerKind } from '../../../../tools/docs/answer-kinds.js';
import { data } from '../../facts.data.js';
import { answerText } from '../answer-text.js';
import type { Speech } from '../language.js';
import {
  anotherContact,
  type Day,
  days,
  MOST_CONTACTS,
  moved,
  type PlaygroundContact,
  providerNames,
  targetId,
} from './setup.js';
import type { State } from './state.js';
import type { PlaygroundTexts } from './texts.js';

export function form(
  state: State,
  speech: Speech,
  say: PlaygroundTexts,
  start: () => Promise<void>,
  stop: () => void,
): VNode {
  const isRunning = state.phase === 'running';
  const submit = (event: Event) => {
    event.preventDefault();
    if (isRunning) stop();
    else void start();
  };
  return h('form', { class: 'playground-form', onSubmit: submit }, [
    h('label', { class: 'playground-day' }, [
      say.start,
      select(state.day, Object.entries(say.days), (day) => {
        state.day = day as Day;
        state.contacts = days[state.day];
      }),
    ]),
    h('fieldset', { disabled: isRunning }, [
      h('legend', say.contacts),
      h(
        'ol',
        { class: 'playground-contacts' },
        state.contacts.map((contact, place) => contactRow(state, contact, place, speech, say)),
      ),
      h(
        'button',
        {
          type: 'button',
          class: 'playground-add',
          disabled: state.contacts.length >= MOST_CONTACTS,
          onClick: () => {
            state.contacts = [...state.contacts, anotherContact(state.contacts)];
          },
        },
        say.add,
      ),
    ]),
    h('fieldset', { class: 'playground-options', disabled: isRunning }, [
      h('legend', say.options),
      h('label', [
        say.mode,
        select(state.mode, Object.entries(say.modes), (mode) => {
          state.mode = mode as State['mode'];
        }),
      ]),
      h('label', [
        h('input', {
          type: 'checkbox',
          checked: state.lookUp,
          onChange: (event: Event) => {
            state.lookUp = (event.target as HTMLInputElement).checked;
          },
        }),
        say.lookUp,
      ]),
    ]),
    h('button', { type: 'submit', class: 'playground-run' }, isRunning ? say.stop : say.run),
  ]);
}

function contactRow(
  state: State,
  contact: PlaygroundContact,
  place: number,
  speech: Speech,
  say: PlaygroundTexts,
): VNode {
  const replace = (...by: PlaygroundContact[]) => {
    state.contacts = state.contacts.toSpliced(place, 1, ...by);
  };
  const name = (part: string) => `${say.contact(place + 1)}: ${part}`;
  return h('li', { key: `${place} ${contact.id}` }, [
    select(
      contact.provider,
      providerNames.map((provider) => [provider, speech.say.providers[provider]]),
      (provider) => replace(moved(contact, provider as BuiltinName)),
      name(say.provider),
    ),
    h('code', targetId(contact)),
    select(
      contact.answer,
      data.outcomes.map((row) => [row.answer, answerText(row, speech)]),
      (answer) => replace({ ...contact, answer: answer as AnswerKind }),
      name(say.answer),
    ),
    h(
      'button',
      {
        type: 'button',
        'aria-label': say.remove(contact.id),
        disabled: state.contacts.length === 1,
        onClick: () => replace(),
      },
      '×',
    ),
  ]);
}

function select(
  value: string,
  options: readonly (readonly [string, string])[],
  onChoice: (value: string) => void,
  label?: string,
): VNode {
  return h(
    'select',
    {
      value,
      'aria-label': label,
      onChange: (event: Event) => onChoice((event.target as HTMLSelectElement).value),
    },
    options.map(([option, text]) => h('option', { value: option, selected: option === value }, text)),
  );
}
