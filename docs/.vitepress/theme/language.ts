/** What a component needs to use the language of its page. */
import { useData, withBase } from 'vitepress';
import { type ComputedRef, computed, h, type VNode } from 'vue';
import type { Language } from '../../../tools/docs/specs.js';
import { type Texts, texts } from '../texts.js';

export interface Speech {
  readonly language: Language;
  readonly say: Texts;
  /** The address of a page in this language: `/reference/huduma.html`. */
  to(path: string): string;
}

export function useSpeech(): ComputedRef<Speech> {
  const { lang } = useData();
  return computed(() => {
    const language: Language = lang.value.startsWith('es') ? 'es' : 'en';
    return {
      language,
      say: texts[language],
      to: (path) => withBase(language === 'en' ? path : `/${language}${path}`),
    };
  });
}

/** Text with `code` in it. */
export function rich(text: string): (VNode | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? h('code', part) : part));
}

/** Where Redoc shows an operation. */
export const anchorOf = (operationId: string): string => `#/contacts/${operationId.toLowerCase()}`;
