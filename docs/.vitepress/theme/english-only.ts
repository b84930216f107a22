/** Says, above the TypeScript API, in Spanish that it is in English. */
import { useData, withBase } from 'vitepress';
import { defineComponent, h } from 'vue';
import { englishOnly, texts } from '../texts.js';

export const EnglishOnly = defineComponent({
  setup() {
    const { page } = useData();
    return () =>
      page.value.relativePath.startsWith('api/')
        ? h('p', { class: 'english-only-note', lang: 'es' }, [
            `${englishOnly} `,
            h('a', { href: withBase('/es/') }, texts.es.notFound.link),
          ])
        : null;
  },
});
