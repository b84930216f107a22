/**
 * The lines that `find` writes and `plan` reads: a head, a finding for each person at each provider, and a summary at the
 * end. They have no phone numbers and no e-mail addresses. `schemas/search-line.schema.json` describes them.
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
  /** The key of the pseudonyms and prints, in base64. */
  readonly key: string;
  /** The providers that were searched. */
  readonly providers: readonly SearchedProvider[];
  /** Known providers that were not searched, by the user's choice or for lack of a credential. */
  readonly notAsked: readonly string[];
}

export interface SearchedProvider {
  readonly provider: string;
  readonly baseUrl: string;
  readonly account: Fingerprint;
}

export interface SoughtPerson {
  /** The index of the person, from 0. */
  readonly index: number;
  readonly reference?: string;
  readonly pseudonym: string;
}

/** A contact that matches. */
export interface FoundContact {
  readonly id: string;
  readonly by: readonly Identifier[];
  readonly doubts: readonly Doubt[];
  /** HMACs of the fields that matched, as stored. */
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
  /** The digest of the lines before it: a file that was changed after it was written is refused. */
  readonly digest: string;
};

export type SearchLine = SearchHead | FindingLine | SearchSummary;

/** A whole search. */
export interface SearchRecord {
  readonly head: SearchHead;
  readonly findings: readonly FindingLine[];
  readonly summary: SearchSummary;
}

/** The name of a person in words for people. */
export const nameOf = ({ index, reference }: Pick<SoughtPerson, 'index' | 'reference'>): string =>
  reference ?? `person ${index + 1}`;

/** The exit code of a search. The worst result counts. */
export function exitCodeOfSearch(
  { failed, incomplete, cannotSearch, ambiguous }: Readonly<Record<FindingKind, number>>,
  stops: readonly Pick<Stop, 'guard'>[],
): ExitCode {
  if (stops.some(({ guard }) => guard !== 'aborted')) return EXIT.stopped;
  if (stops.length > 0 && failed > 0) return EXIT.interrupted;
  if (failed + incomplete + cannotSearch > 0) return EXIT.unknown;
  return ambiguous > 0 ? EXIT.rejected : EXIT.resolved;
}
