/** The facts from specs, rules and engine that the pages show, gathered once per build. */
import { type Compared, compare } from '../../tools/docs/comparison.js';
import { type OutcomeRow, outcomeTable } from '../../tools/docs/outcomes.js';
import { type Language, languages } from '../../tools/docs/specs.js';
import { type TwoPages, twoPages } from '../../tools/docs/two-pages.js';

export interface Facts {
  readonly compared: Readonly<Record<Language, readonly Compared[]>>;
  readonly twoPages: Readonly<Record<Language, TwoPages>>;
  readonly outcomes: readonly OutcomeRow[];
}

export declare const data: Facts;

async function inEach<T>(make: (language: Language) => Promise<T>): Promise<Record<Language, T>> {
  const entries = languages.map(async (language) => [language, await make(language)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<Language, T>;
}

export default {
  watch: ['../../specs/**/*.yaml', '../../src/**/*.ts'],
  async load(): Promise<Facts> {
    return {
      compared: await inEach(compare),
      twoPages: await inEach(twoPages),
      outcomes: await outcomeTable(),
    };
  },
};
