/**
 * The oracle: what the contract tests know of a provider, as a list of checks of one spec. The tests run it on
 * the spec as it is, and `npm run contract:mutation` on the spec as it shouldn't be.
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

/** What can be said of a spec by reading it and by compiling its schemas. */
export const checksOf = (provider: Provider): readonly Check[] => [
  ...facts[provider],
  ...acrossChecks,
  ...bodyChecks(provider),
  ...exampleChecks,
];
