/** The theme of the site: VitePress's own with our fonts, colours and components. */

import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { Comparison } from './comparison.js';
import { CopyCode } from './copy-code.js';
import { OutcomePicture } from './outcome-picture.js';
import { OutcomeTable } from './outcome-table.js';
import { Playground } from './playground/playground.js';
import { References } from './references.js';
import { SiteFooter } from './site-footer.js';
import { TwoPages, TwoReadings } from './two-pages.js';
import './colours.css';
import './text.css';
import './front.css';
import './tables.css';
import './pictures.css';
import './playground/playground.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-after': () => [h(SiteFooter), h(CopyCode)] }),
  enhanceApp({ app }) {
    const components = {
      Comparison,
      OutcomePicture,
      OutcomeTable,
      Playground,
      References,
      TwoPages,
      TwoReadings,
    };
    for (const [name, component] of Object.entries(components)) app.component(name, component);
  },
} satisfies Theme;
