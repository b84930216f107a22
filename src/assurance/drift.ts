/** Compares recorded traffic with the specs, and counts the differences. The result contains no data from bodies. */
import type { ProviderDefinition } from '../providers/definition.js';
import { compare, compareLogged, differencesTold } from './compare.js';
import type { Placed } from './exchange.js';
import { match, type Server } from './match.js';
import { type ProviderSummary, Tally } from './tally.js';

export interface DriftOptions {
  readonly entries: readonly Placed[];
  /** The providers, in the order in which they are reported. */
  readonly definitions: readonly ProviderDefinition[];
  /** The servers that the traffic was recorded with. */
  readonly servers: readonly Server[];
  /** The documented form in which a deletion must be answered, by provider; any form if there is none here. */
  readonly expectedForm?: Readonly<Record<string, string>> | undefined;
}

export interface DriftReport {
  /** `nothing`: there was no exchange with the provider, or not enough of one was recorded to compare it. */
  readonly verdict: 'kept' | 'drifted' | 'nothing';
  readonly providers: readonly ProviderSummary[];
  /** Exchanges with other servers. */
  readonly elsewhere: number;
  /** Requests without an answer. */
  readonly unanswered: number;
  /** Requests that a browser answered itself. */
  readonly byBrowser: number;
  readonly unusable: readonly { readonly file: string; readonly index: number; readonly problem: string }[];
}

/** @throws TypeError for a log entry of a provider that is not among the definitions. */
export function drift({ entries, definitions, servers, expectedForm = {} }: DriftOptions): DriftReport {
  const tallies = new Map(
    definitions.map((definition) => [definition.name, new Tally(definition, expectedForm[definition.name])]),
  );
  const tallyOf = (name: string) => {
    const tally = tallies.get(name);
    if (!tally) throw new TypeError(`There is no definition of ${name}.`);
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
      case 'drift': {
        const tally = tallyOf(entry.provider);
        tally.addTold(entry, differencesTold(tally.definition, entry));
        break;
      }
      case 'log': {
        const tally = tallyOf(entry.provider);
        tally.addLogged(entry, compareLogged(tally.definition, entry));
        break;
      }
      case 'har': {
        const matched = match(entry, servers);
        if (!matched) counts.elsewhere += 1;
        else if (!matched.operation)
          tallyOf(matched.definition.name).addOutside(`${entry.method} ${matched.starredPath}`);
        else tallyOf(matched.definition.name).addExchange(entry, matched.operation, compare(entry, matched));
      }
    }
  }
  const seen = [...tallies.values()].filter((tally) => !tally.isEmpty);
  const verdict = seen.some(({ hasDrifted }) => hasDrifted)
    ? 'drifted'
    : seen.some(({ hasCompared }) => hasCompared)
      ? 'kept'
      : 'nothing';
  return { verdict, providers: seen.map((tally) => tally.summary()), ...counts, unusable };
}
