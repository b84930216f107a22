/** What a receipt says of the people whose contacts were searched for, in each language. Nothing of a provider is in it. */
import type { FindReasonCode, Identifier, SearchedBy } from '../../finding/finding.js';
import type { ReceiptFinding } from './receipt.js';
import type { Term } from './words.js';

export interface PeopleWords {
  readonly heading: Readonly<Record<'run' | 'person' | 'contact', string>>;
  /** Said if not every finding is a plain yes or no. */
  readonly unsettled: string;
  /** What a search sees, and what it does not. */
  readonly limits: readonly string[];
  /** What stands above the part of a person; in the receipt of a single one without a number. */
  person(number?: number): string;
  /** Too many people to list. */
  unlisted(count: number): string;
  readonly columns: Readonly<
    Record<'finding' | 'found' | 'inRun' | 'resembling' | 'searchedBy' | 'equalBy', string>
  >;
  readonly captions: Readonly<Record<'who' | 'findings' | 'contacts' | 'tally' | 'meanings', string>>;
  readonly about: Readonly<Record<'pseudonym' | 'reference' | 'settled', string>>;
  /** What was asked for; `nothing` if nothing was. */
  searchedBy(searchedBy: SearchedBy): string;
  readonly identifiers: Readonly<Record<Identifier, string>>;
  readonly findings: Readonly<Record<ReceiptFinding['finding'], Term>>;
  /** Why a finding is no plain yes or no. */
  readonly reasons: Readonly<Record<FindReasonCode, string>>;
  /** What stands before the providers at which a person's search is not settled. */
  open(places: readonly string[]): string;
  /** Everywhere it is settled. */
  readonly settled: string;
  /** Contacts were found that the run does not have. */
  left(count: number, provider: string): string;
  /** The run has no contact of the person. */
  readonly noContacts: string;
}
