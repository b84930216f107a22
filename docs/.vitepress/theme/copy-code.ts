/** Makes the buttons at blocks of code copy them, and lets screen readers say so. */
import { defineComponent, h, onBeforeUnmount, onMounted, ref } from 'vue';
import { commandsIn } from './commands.js';
import { useSpeech } from './language.js';

/** How long a button shows that it has copied. */
const SHOWN_MS = 2000;

export const CopyCode = defineComponent({
  setup() {
    const speech = useSpeech();
    const message = ref('');
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Element | undefined;
    const clear = () => {
      clearTimeout(timer);
      shown?.classList.remove('copied');
      message.value = '';
    };
    const onClick = async ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest('.copy-code') : null;
      const block = button?.parentElement;
      const code = block?.querySelector('pre');
      if (!button || !block || !code) return;
      clear();
      const { copied, selected } = speech.value.say.copy;
      const text = code.textContent ?? '';
      try {
        await navigator.clipboard.writeText(
          block.classList.contains('language-console') ? commandsIn(text) : text,
        );
        button.classList.add('copied');
        shown = button;
        message.value = copied;
      } catch {
        // Forbidden, or the site is not on HTTPS.
        getSelection()?.selectAllChildren(code);
        message.value = selected;
      }
      timer = setTimeout(clear, SHOWN_MS);
    };
    onMounted(() => document.addEventListener('click', onClick));
    onBeforeUnmount(() => document.removeEventListener('click', onClick));
    return () => h('div', { role: 'status', class: 'visually-hidden' }, message.value);
  },
});
