/** Compares recorded traffic with the specs, and counts what differs. Nothing of a body's data is in the result. */
import { compare, compareLogged, differencesTold } from './compare.js';
import type { Placed } from './exchange.js';
import { match, type Server } from './match.js';
import { type ProviderName, providerNames } from './providers.js';
import { type ProviderSummary, Tally } from './tally.js';

export interface DriftOptions {
  readonly entries: readonly Placed[];
  readonly servers: readonly Server[];
  /** The body that a deletion at sendme123 must be answered with; undefined if either will do. */
  readonly sendme123Body?: 'receipt' | 'contact' | undefined;
}

export interface DriftReport {
  /** `nothing`: there was no exchange of the contract, or none of which enough was recorded to compare it. */
  readonly verdict: 'kept' | 'drifted' | 'nothing';
  readonly providers: readonly ProviderSummary[];
  /** How many exchanges went to somebody else. */
  readonly elsewhere: number;
  /** How many requests had no answer. */
  readonly unanswered: number;
  /** How many a browser answered by itself. */
  readonly byBrowser: number;
  readonly unusable: readonly { readonly file: string; readonly index: number; readonly problem: string }[];
}

export function drift({ entries, servers, sendme123Body }: DriftOptions): DriftReport {
  const tallies = new Map<ProviderName, Tally>();
  const tallyOf = (provider: ProviderName) => {
    const tally = tallies.get(provider) ?? new Tally(sendme123Body);
    tallies.set(provider, tally);
    return tally;
  };
  const counts = { elsewhere: 0, unanswered: 0, byBrowser: 0 };
  const unusable: { file: string; index: number; problem: string }[] = [];
  for (const { file, index, entry } of entries) {
    switch (entry.source) {
      case 'unusable':
        unusable.push({ file, index, problem: entry.problem });
        break;
      case 'unanswered':
      case 'byBrowser':
        counts[entry.source] += 1;
        break;
      case 'drift':
        tallyOf(entry.provider).addTold(entry, differencesTold(entry));
        break;
      case 'log':
        tallyOf(entry.provider).addLogged(entry, compareLogged(entry));
        break;
      case 'har': {
        const matched = match(entry, servers);
        if (!matched) counts.elsewhere += 1;
        else if (!matched.operation) tallyOf(matched.provider).addOutside(`${entry.method} ${matched.path}`);
        else tallyOf(matched.provider).addExchange(entry, matched.operation, compare(entry, matched));
      }
    }
  }
  const all = providerNames.flatMap((provider) => tallies.get(provider) ?? []);
  const providers = providerNames.flatMap((provider) => tallies.get(provider)?.summary(provider) ?? []);
  const verdict = all.some(({ hasDrifted }) => hasDrifted)
    ? 'drifted'
    : all.some(({ hasCompared }) => hasCompared)
      ? 'kept'
      : 'nothing';
  return { verdict, providers, ...counts, unusable };
}
