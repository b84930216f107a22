/** The words of a receipt for people, in each language. They mention no provider. */
import type { OutcomeKind } from '../../deletion/outcome.js';
import type { Evidence, Permanence } from '../../providers/definition.js';
import type { Language, StatementTopic } from '../../providers/statements.js';
import type { PeopleWords } from './people-words.js';
import type { Receipt, Tally } from './receipt.js';
import { english } from './words-en.js';
import { spanish } from './words-es.js';

/** A term of a receipt, and what it is worth. */
export interface Term {
  readonly name: string;
  readonly meaning: string;
}

type Scoped = Readonly<Record<Receipt['scope'], string>>;

export interface Words {
  readonly title: Scoped;
  readonly sandbox: string;
  /** Shown if an outcome can still change. */
  readonly open: Scoped;
  /** A sentence for each outcome with a count. The one about deleted contacts is always there, with every permanence. */
  summary(tally: Tally): string[];
  readonly number: (count: number) => string;
  readonly headings: Readonly<Record<'result' | 'about' | 'meaning' | 'left' | 'check', string>> & {
    readonly contacts: Scoped;
  };
  /** The columns and captions of tables. */
  readonly columns: Readonly<
    Record<
      | 'all'
      | 'answered'
      | 'baseUrl'
      | 'choices'
      | 'detail'
      | 'evidence'
      | 'inJson'
      | 'meaning'
      | 'outcome'
      | 'page'
      | 'permanence'
      | 'provider'
      | 'pseudonym'
      | 'question'
      | 'requestId'
      | 'specVersion'
      | 'value'
      | 'when'
      | 'word',
      string
    >
  >;
  readonly captions: Readonly<
    Record<'about' | 'evidence' | 'evidenceCounts' | 'outcomes' | 'permanence' | 'places' | 'tally', string>
  > & { readonly contacts: Scoped };
  readonly about: Readonly<
    Record<
      | 'complete'
      | 'createdAt'
      | 'endedAt'
      | 'plan'
      | 'plannedAt'
      | 'reference'
      | 'run'
      | 'startedAt'
      | 'tool'
      | 'total',
      string
    >
  >;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
  readonly notBegun: string;
  readonly notEnded: string;
  readonly outcomes: Readonly<Record<OutcomeKind, Term>>;
  readonly permanence: Readonly<Record<Permanence, Term>>;
  readonly evidence: Readonly<Record<Evidence, Term>>;
  readonly perhapsByUs: Term;
  readonly people: PeopleWords;
  /** Shown instead of a list of too many contacts. */
  unlisted(count: number): string;
  /** Introduces what the providers' pages say. */
  readonly left: string;
  /** For a provider whose definition states nothing. */
  readonly nothingStated: string;
  statementsOf(provider: string): string;
  readonly noPage: string;
  /** Says which copy of a page was read. */
  copyOf(day: string): string;
  readonly topics: Readonly<Record<StatementTopic, { readonly question: string; readonly unsaid: string }>>;
  readonly check: readonly string[];
}

export const wordsIn: Readonly<Record<Language, Words>> = { en: english, es: spanish };
