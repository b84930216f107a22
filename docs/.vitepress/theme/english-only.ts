/** Says, above the TypeScript API, in Spanish that it is in English. */
import { useData, withBase } from 'vitepress';
import { defineComponent, h } from 'vue';
import { texts } from '../texts.js';

export const EnglishOnly = defineComponent({
  setup() {
    const { page } = useData();
    return () =>
      page.value.relativePath.startsWith('api/')
        ? h('p', { class: 'english-only-note', lang: 'es' }, [
            `${texts.es.frame.englishOnly} `,
            h('a', { href: withBase('/es/') }, texts.es.notFound.link),
          ])
        : null;
  },
});
