/**
 * The oracle: what the contract tests know about a provider, as a list of checks of one spec. The tests run it on the spec,
 * and `npm run contract:mutation` on broken copies of the spec.
 */
import type { Provider } from '../spec.js';
import { acrossChecks } from './across.js';
import { bodyChecks } from './bodies.js';
import type { Check } from './check.js';
import { exampleChecks } from './examples.js';
import { hudumaFacts } from './huduma-facts.js';
import { sendme123Facts } from './sendme123-facts.js';
import { wabotifyFacts } from './wabotify-facts.js';

export const facts = { huduma: hudumaFacts, sendme123: sendme123Facts, wabotify: wabotifyFacts };

/**
 * The checks of a spec that need only the spec and its compiled schemas. Those that notice most in the least time come
 * first: a mutant is judged by the first that disagrees.
 */
export const checksOf = (provider: Provider): readonly Check[] => [
  ...exampleChecks,
  ...acrossChecks,
  ...facts[provider],
  ...bodyChecks(provider),
];
