/** Links to the three reference pages: `<References />`. */
import { defineComponent, h } from 'vue';
import type { Language } from '../../../tools/docs/specs.js';
import { data } from '../facts.data.js';
import { rich, useSpeech } from './language.js';

export const References = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { language, to } = speech.value;
      return h(
        'ul',
        { class: 'references' },
        data.compared[language as Language].map(({ provider, title, summary }) =>
          h('li', [
            h('a', { href: to(`/reference/${provider}.html`), target: '_self' }, title),
            h('p', rich(summary)),
          ]),
        ),
      );
    };
  },
});
