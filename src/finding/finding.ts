/** What a search reports about a person at a provider, and in total. */
import type { Stop } from '../deletion/outcome.js';
import type { IncompleteCode } from '../http/errors.js';

/** The six kinds of finding. */
export const findingKinds = [
  'found',
  'notFound',
  'ambiguous',
  'incomplete',
  'cannotSearch',
  'failed',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** What identifies a person. */
export type Identifier = 'phone' | 'email';

/**
 * Why a human should confirm a match:
 * - `emailCase`: the e-mail addresses differ only in case, and nothing else is equal.
 * - `withoutCountryCode`: the contact's phone number has no country code and is otherwise equal, and nothing else is equal.
 * - `differs`: one identifier is equal, but the contact also has a different one of the other kind: the number may be
 *   shared.
 */
export const doubtKinds = ['emailCase', 'withoutCountryCode', 'differs'] as const;

export type Doubt = (typeof doubtKinds)[number];

/** A contact that matches the person. */
export interface Match {
  /** The contact's id, as a deletion takes it. */
  readonly id: string;
  /** What is equal, or equal with a doubt. */
  readonly by: readonly Identifier[];
  /** Empty if the match is certain. */
  readonly doubts: readonly Doubt[];
  /** @internal */
  readonly [fields]: readonly string[];
}

/**
 * The key under which a match keeps the fields that were equal, as stored: to check right before the deletion that they
 * still are. A symbol, so that they do not get into JSON or a log by accident.
 */
export const fields: unique symbol = Symbol('contact-deletion fields');

/** The person that a finding is about, without a phone number or an e-mail address. */
export interface PersonKey {
  /** The index of the person in the input, from 0. */
  readonly index: number;
  readonly reference?: string;
}

/** What the provider was searched by. */
export interface SearchedBy {
  /** Search terms for phone numbers. A number that may be stored in several ways has several terms. */
  readonly phone: number;
  /** Search terms for e-mail addresses. */
  readonly email: number;
  /** Whether the list of all contacts was read. */
  readonly list: boolean;
}

/**
 * Why a finding is not a clear yes or no:
 * - `several`, `doubtful` (`ambiguous`): more than one contact matches, or the one that does has doubts.
 * - `notAllSearchable` (`incomplete`): the provider cannot be searched by everything that the person gave.
 * - `pageIgnored`, `changedMeanwhile`, `wrongTotal`, `endUnknown`, `tooLong` (`incomplete`): a list was not read completely.
 * - `noSearch`, `scanNotAllowed`, `nothingToSearchBy` (`cannotSearch`): the provider has no way to find people; all its
 *   contacts would have to be read, which was not allowed; or it cannot be searched by what the person gave.
 * - `unclear`: a success that contradicts itself, or is not a page of contacts.
 * - `invalidId`: a contact that matches has an id that the provider cannot have.
 * - `accountUnproven`: nobody was found, and nothing proves that this is the right account.
 * - `refused`, `conflict`: the provider refuses the search.
 * - `stopped`: the provider was stopped; the message says why. `aborted`: the caller's signal ended the run.
 * - `noConnection`, `noAnswer`, `rateLimited`: no answer could be obtained.
 * - `unreadable`: an answer that is not the provider's, such as a login page.
 * - `unexpected`: an error of the calling program, or of the provider's definition.
 */
export type FindReasonCode =
  | 'several'
  | 'doubtful'
  | 'notAllSearchable'
  | Exclude<IncompleteCode, 'unclear'>
  | 'noSearch'
  | 'scanNotAllowed'
  | 'nothingToSearchBy'
  | 'unclear'
  | 'invalidId'
  | 'accountUnproven'
  | 'refused'
  | 'conflict'
  | 'stopped'
  | 'aborted'
  | 'noConnection'
  | 'noAnswer'
  | 'rateLimited'
  | 'unreadable'
  | 'unexpected';

export interface FindReason {
  readonly code: FindReasonCode;
  /** A sentence for people, without credentials, bodies, phone numbers or e-mail addresses. */
  readonly message: string;
  /** The HTTP status behind it, if there is one. */
  readonly status?: number | undefined;
  /** For `unexpected`: what was thrown. Not enumerable, so it does not get into JSON or a log by accident. */
  readonly cause?: unknown;
}

/** The part that all kinds of finding share. */
interface Searched {
  readonly person: PersonKey;
  readonly provider: string;
  readonly searchedBy: SearchedBy;
  /** How many contacts the search returned that do not match. Left out if the list was read. */
  readonly resembling?: number;
  /** HTTP requests for this person. If the list was read, the requests for everybody it was read for. */
  readonly attempts: number;
}

/**
 * The one answer to "is this person at this provider".
 * - `found`: everything was searched, and one contact matches without a doubt, apart from what the caller accepts.
 * - `notFound`: everything was searched, and no contact matches. A search need not see contacts that are in a trash or
 *   marked as deleted.
 * - `ambiguous`: several contacts match, or one with doubts. A human must decide.
 * - `incomplete`: the search did not see everything.
 * - `cannotSearch`: there is no way to search. Nothing was sent.
 * - `failed`: the search failed.
 *
 * `contacts` has the matches found until then.
 */
export type Finding = Searched &
  (
    | { readonly finding: 'found'; readonly contacts: readonly Match[] }
    | { readonly finding: 'notFound'; readonly contacts: readonly [] }
    | {
        readonly finding: 'ambiguous' | 'incomplete' | 'failed';
        readonly contacts: readonly Match[];
        readonly reason: FindReason;
      }
    | {
        readonly finding: 'cannotSearch';
        readonly contacts: readonly [];
        readonly reason: FindReason;
      }
  );

/** A finding, without the person and the provider. */
export type FindVerdict = Finding extends infer Each
  ? Each extends Finding
    ? Omit<Each, keyof Searched>
    : never
  : never;

/** The counts of a run; they add up to `total`. */
export type FindSummary = Readonly<Record<FindingKind, number>> & {
  /** The number of people times the number of providers. */
  readonly total: number;
  readonly people: number;
  /** HTTP requests. */
  readonly requests: number;
  /** Why a provider, or the whole run, was stopped early. */
  readonly stops: readonly Stop[];
};
