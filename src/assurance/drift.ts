/** Compares recorded traffic with the specs, and counts what differs. Nothing of a body's data is in the result. */
import {
  type Difference,
  differencesLogged,
  differencesOf,
  differencesTold,
  type Sendme123Body,
  sendme123BodyOf,
} from './compare.js';
import type { Placed } from './exchange.js';
import { undocumentedHeaders } from './headers.js';
import { match, type Server } from './match.js';
import { inPrivateFolder } from './private-folder.js';
import { type ProviderName, providerNames } from './providers.js';
import type { Redocly } from './redocly.js';
import { type MatchedExchange, redoclyDrift } from './redocly-drift.js';

export interface DriftOptions {
  readonly entries: readonly Placed[];
  readonly servers: readonly Server[];
  readonly redocly: Redocly;
  /** The body that a deletion at sendme123 must be answered with; undefined where either will do. */
  readonly sendme123Body?: 'receipt' | 'contact' | undefined;
}

/** One difference, and how often it was seen. */
export interface CountedDifference extends Difference {
  readonly operation: string;
  readonly status: number;
  /** In how many exchanges. */
  readonly count: number;
}

export interface OperationSummary {
  readonly operation: string;
  readonly exchanges: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Of how many of them no body was recorded. */
  readonly withoutBody: number;
}

export interface ProviderSummary {
  readonly provider: ProviderName;
  readonly operations: readonly OperationSummary[];
  readonly differences: readonly CountedDifference[];
  /** Which of its two documented bodies sendme123 answers a deletion with. */
  readonly bodies?: Readonly<Record<Sendme123Body, number>>;
  /** Response headers that no page documents, by name: no breach, since no page documents any. */
  readonly headers: Readonly<Record<string, number>>;
  /** Requests that the contract does not have, by method and starred path. */
  readonly outside: Readonly<Record<string, number>>;
}

export interface DriftReport {
  /** `nothing`: there was no exchange of the contract to compare. */
  readonly verdict: 'kept' | 'drifted' | 'nothing';
  readonly providers: readonly ProviderSummary[];
  /** How many exchanges went to somebody else. */
  readonly elsewhere: number;
  /** How many requests had no answer. */
  readonly unanswered: number;
  readonly unusable: readonly { readonly file: string; readonly index: number; readonly problem: string }[];
}

/** @throws AssuranceError where `redocly drift` does not run. */
export function drift({ entries, servers, redocly, sendme123Body }: DriftOptions): Promise<DriftReport> {
  const tallies = new Map<ProviderName, Tally>();
  const tallyOf = (provider: ProviderName) => {
    const tally = tallies.get(provider) ?? new Tally();
    tallies.set(provider, tally);
    return tally;
  };
  const compared = new Map<ProviderName, MatchedExchange[]>();
  const unusable: { file: string; index: number; problem: string }[] = [];
  let elsewhere = 0;
  let unanswered = 0;
  for (const { file, index, entry } of entries) {
    if (entry.source === 'unusable') {
      if (entry.problem === undefined) unanswered += 1;
      else unusable.push({ file, index, problem: entry.problem });
    } else if (entry.source === 'drift') {
      tallyOf(entry.provider).differ(entry.operation, entry.status, differencesTold(entry));
    } else if (entry.source === 'log') {
      tallyOf(entry.provider).exchange(entry.operation, entry.status, false);
      tallyOf(entry.provider).differ(entry.operation, entry.status, differencesLogged(entry));
    } else {
      const matched = match(entry, servers);
      if (!matched) elsewhere += 1;
      else if (!matched.operation) add(tallyOf(matched.provider).outside, `${entry.method} ${matched.path}`);
      else {
        const ofProvider = compared.get(matched.provider) ?? [];
        compared.set(matched.provider, ofProvider);
        ofProvider.push([entry, matched]);
      }
    }
  }
  return inPrivateFolder(async (folder) => {
    for (const [provider, exchanges] of compared) {
      const told = await redoclyDrift(redocly, folder, provider, exchanges);
      for (const [index, pair] of exchanges.entries()) {
        tallyOf(provider).compare(pair, told.get(index) ?? [], sendme123Body);
      }
    }
    const providers = providerNames.flatMap((provider) => tallies.get(provider)?.summary(provider) ?? []);
    const seen = providers.some(({ operations }) => operations.length > 0);
    const drifted = providers.some(({ differences }) => differences.length > 0);
    const verdict = drifted ? 'drifted' : seen ? 'kept' : 'nothing';
    return { verdict, providers, elsewhere, unanswered, unusable };
  });
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** What is counted of one provider. */
class Tally {
  readonly outside = new Map<string, number>();
  readonly #headers = new Map<string, number>();
  readonly #bodies = { receipt: 0, contact: 0, neither: 0 };
  readonly #operations = new Map<string, { statuses: Map<string, number>; withoutBody: number }>();
  readonly #differences = new Map<string, CountedDifference>();

  exchange(operation: string, status: number, hasBody: boolean): void {
    const tally = this.#operations.get(operation) ?? { statuses: new Map(), withoutBody: 0 };
    this.#operations.set(operation, tally);
    add(tally.statuses, String(status));
    if (!hasBody) tally.withoutBody += 1;
  }

  /** Counts each difference of an exchange once, whoever found it. */
  differ(operation: string, status: number, differences: readonly Difference[]): void {
    const distinct = new Map(differences.map((each) => [Object.values(each).join('\n'), each]));
    for (const [key, difference] of distinct) {
      const whole = `${operation}\n${status}\n${key}`;
      const count = (this.#differences.get(whole)?.count ?? 0) + 1;
      this.#differences.set(whole, { operation, status, ...difference, count });
    }
  }

  compare(
    [exchange, matched]: MatchedExchange,
    told: readonly Difference[],
    expected: DriftOptions['sendme123Body'],
  ): void {
    const { operationId, method } = matched.operation;
    const { status, responseBody } = exchange;
    this.exchange(operationId, status, responseBody !== undefined || method === 'HEAD');
    for (const name of undocumentedHeaders(exchange.responseHeaders)) add(this.#headers, name);
    const body = sendme123BodyOf(exchange, matched);
    if (body) this.#bodies[body] += 1;
    const isOther = expected !== undefined && body !== undefined && body !== expected && body !== 'neither';
    const other: Difference[] = isOther
      ? [{ in: 'response', kind: 'otherBody', place: undefined, keyword: undefined }]
      : [];
    this.differ(operationId, status, [...differencesOf(exchange, matched), ...told, ...other]);
  }

  summary(provider: ProviderName): ProviderSummary {
    const operations = [...this.#operations].map(([operation, { statuses, withoutBody }]) => ({
      operation,
      exchanges: [...statuses.values()].reduce((sum, count) => sum + count, 0),
      statuses: Object.fromEntries(statuses),
      withoutBody,
    }));
    return {
      provider,
      operations,
      differences: [...this.#differences.values()],
      ...(provider === 'sendme123' ? { bodies: this.#bodies } : {}),
      headers: Object.fromEntries(this.#headers),
      outside: Object.fromEntries(this.outside),
    };
  }
}
