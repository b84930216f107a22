/** The words of a receipt about the people who were searched for, in each language. They mention no provider. */
import type { FindReasonCode, Identifier, SearchedBy } from '../../finding/finding.js';
import type { ReceiptFinding } from './receipt.js';
import type { Term } from './words.js';

export interface PeopleWords {
  readonly heading: Readonly<Record<'run' | 'person' | 'contact', string>>;
  /** Shown if some finding is not a clear yes or no. */
  readonly unsettled: string;
  /** What a search can and cannot see. */
  readonly limits: readonly string[];
  /** The heading of a person's part. Without a number in the receipt of a single person. */
  person(number?: number): string;
  /** Shown instead of a list of too many people. */
  unlisted(count: number): string;
  readonly columns: Readonly<
    Record<'finding' | 'found' | 'inRun' | 'resembling' | 'searchedBy' | 'equalBy', string>
  >;
  readonly captions: Readonly<Record<'who' | 'findings' | 'contacts' | 'tally' | 'meanings', string>>;
  readonly about: Readonly<Record<'pseudonym' | 'reference' | 'settled', string>>;
  /** What the search used, or a word for "nothing". */
  searchedBy(searchedBy: SearchedBy): string;
  readonly identifiers: Readonly<Record<Identifier, string>>;
  readonly findings: Readonly<Record<ReceiptFinding['finding'], Term>>;
  /** Why a finding is not a clear yes or no. */
  readonly reasons: Readonly<Record<FindReasonCode, string>>;
  /** Introduces the providers at which the search for a person is not settled. */
  open(places: readonly string[]): string;
  /** Shown if the search is settled everywhere. */
  readonly settled: string;
  /** Shown if the search found contacts that are not in the run. */
  left(count: number, provider: string): string;
  /** Shown if the run has no contact of the person. */
  readonly noContacts: string;
}
