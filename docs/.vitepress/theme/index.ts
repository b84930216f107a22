/** The look of the site: VitePress's theme without its fonts, in our colours, with our components. */

import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { Comparison } from './comparison.js';
import { EnglishOnly } from './english-only.js';
import { OutcomePicture } from './outcome-picture.js';
import { OutcomeTable } from './outcome-table.js';
import { References } from './references.js';
import { TwoPages, TwoReadings } from './two-pages.js';
import './colours.css';
import './text.css';
import './tables.css';
import './pictures.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'doc-before': () => h(EnglishOnly) }),
  enhanceApp({ app }) {
    const components = { Comparison, OutcomePicture, OutcomeTable, References, TwoPages, TwoReadings };
    for (const [name, component] of Object.entries(components)) app.component(name, component);
  },
} satisfies Theme;
