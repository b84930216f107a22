/**
 * The lines that `find` writes and `plan` reads: a head, a finding for each person at each provider, and a summary as the last
 * one. No phone number and no e-mail address is in them. `schemas/search-line.schema.json` describes them.
 */
import type { Stop } from '../deletion/outcome.js';
import type {
  Doubt,
  FindingKind,
  FindReasonCode,
  FindSummary,
  Identifier,
  SearchedBy,
} from '../finding/finding.js';
import type { Fingerprint } from '../record/account.js';
import { EXIT, type ExitCode } from './exit.js';

export interface SearchHead {
  readonly type: 'search';
  readonly format: 'contact-deletion/search';
  readonly version: 1;
  /** The version of this package. */
  readonly tool: string;
  readonly at: string;
  /** Whether it was in the sandbox, where nothing is real. */
  readonly sandbox: boolean;
  /** The key of pseudonyms and prints, in base64. */
  readonly key: string;
  /** Where was searched. */
  readonly providers: readonly SearchedProvider[];
  /** The providers that are known and were not asked: nobody wanted it, or there is no credential. */
  readonly notAsked: readonly string[];
}

export interface SearchedProvider {
  readonly provider: string;
  readonly baseUrl: string;
  readonly account: Fingerprint;
}

export interface SoughtPerson {
  /** The place among the people, from 0. */
  readonly index: number;
  readonly reference?: string;
  readonly pseudonym: string;
}

/** A contact that compares equal. */
export interface FoundContact {
  readonly id: string;
  readonly by: readonly Identifier[];
  readonly doubts: readonly Doubt[];
  /** Of what compared equal, as it is stored. */
  readonly prints: readonly string[];
}

export interface FindingLine {
  readonly type: 'finding';
  readonly person: SoughtPerson;
  readonly provider: string;
  readonly finding: FindingKind;
  readonly contacts: readonly FoundContact[];
  readonly searchedBy: SearchedBy;
  readonly resembling?: number;
  readonly reason?: { readonly code: FindReasonCode; readonly message: string; readonly status?: number };
  readonly attempts: number;
  readonly at: string;
}

export type SearchSummary = FindSummary & {
  readonly type: 'summary';
  readonly exitCode: ExitCode;
  /** Of the lines before it: what was changed after it was written is no search. */
  readonly digest: string;
};

export type SearchLine = SearchHead | FindingLine | SearchSummary;

/** A search as a whole. */
export interface SearchRecord {
  readonly head: SearchHead;
  readonly findings: readonly FindingLine[];
  readonly summary: SearchSummary;
}

/** What a person is called in words for people. */
export const nameOf = ({ index, reference }: Pick<SoughtPerson, 'index' | 'reference'>): string =>
  reference ?? `person ${index + 1}`;

/** How a search ended. What is worse comes first. */
export function exitCodeOfSearch(
  { failed, incomplete, cannotSearch, ambiguous }: Readonly<Record<FindingKind, number>>,
  stops: readonly Pick<Stop, 'guard'>[],
): ExitCode {
  if (stops.some(({ guard }) => guard !== 'aborted')) return EXIT.stopped;
  if (stops.length > 0 && failed > 0) return EXIT.interrupted;
  if (failed + incomplete + cannotSearch > 0) return EXIT.unknown;
  return ambiguous > 0 ? EXIT.rejected : EXIT.resolved;
}
