/** Gives each block of code a button with a name in the language of the page. `theme/copy-code.ts` makes it work. */
import type { MarkdownOptions } from 'vitepress';
import { texts } from './texts.js';

/** The button of VitePress is named in one language only, and copies the output of a command with it. */
const theirs = /<button title="[^"]*" class="copy"><\/button>/;

export const withCopyButtons: NonNullable<MarkdownOptions['config']> = (md) => {
  const { fence } = md.renderer.rules;
  if (!fence) throw new Error('VitePress no longer renders blocks of code with a rule.');
  md.renderer.rules.fence = (...args) => {
    const [, , , env] = args;
    const { label } = texts[String(env.relativePath).startsWith('es/') ? 'es' : 'en'].copy;
    const html = fence(...args);
    if (!theirs.test(html)) throw new Error('VitePress no longer gives blocks of code such a button.');
    return html.replace(theirs, `<button type="button" class="copy-code" aria-label="${label}"></button>`);
  };
};
