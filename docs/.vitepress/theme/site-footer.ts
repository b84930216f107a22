/** Below every page: which version it is about, and where the source is. */
import { withBase } from 'vitepress';
import { defineComponent, h } from 'vue';
import { version } from '../../../src/version.js';
import { repository } from '../../../tools/docs/places.js';
import { useSpeech } from './language.js';

export const SiteFooter = defineComponent({
  setup() {
    const speech = useSpeech();
    return () => {
      const { footer } = speech.value.say;
      return h('footer', { class: 'site-footer' }, [
        h('a', { href: withBase('/project/changelog.html') }, `contact-deletion ${version}`),
        h('a', { href: repository }, footer.source),
        h('span', footer.notAffiliated),
      ]);
    };
  },
});
