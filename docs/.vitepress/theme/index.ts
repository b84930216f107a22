/** The look of the site: VitePress's theme without its fonts, in our colours, with our components. */
import DefaultTheme from 'vitepress/theme-without-fonts';
import type { Theme } from 'vitepress';
import { h } from 'vue';
import { Comparison } from './comparison.js';
import { EnglishOnly } from './english-only.js';
import { OutcomePicture } from './outcome-picture.js';
import { OutcomeTable } from './outcome-table.js';
import { References } from './references.js';
import { TwoPages, TwoReadings } from './two-pages.js';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-before': () => h(EnglishOnly) }),
  enhanceApp({ app }) {
    for (const component of [Comparison, OutcomePicture, OutcomeTable, References, TwoPages, TwoReadings]) {
      app.component(component.name ?? '', component);
    }
  },
} satisfies Theme;
