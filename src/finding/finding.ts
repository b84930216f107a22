/** What a run says of a person at a provider, and of all of them together. */
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

/** What a person is known by. */
export type Identifier = 'phone' | 'email';

/**
 * Why a match is for a human to confirm:
 * - `emailCase`: the e-mail address is equal but for small and capital letters, and nothing else is equal.
 * - `withoutCountryCode`: the phone number is equal but for the country code, which the contact does not have, and nothing else
 *   is equal.
 * - `differs`: one identifier is equal, and the other one, which the contact has, too, is another: a shared number, perhaps.
 */
export const doubtKinds = ['emailCase', 'withoutCountryCode', 'differs'] as const;

export type Doubt = (typeof doubtKinds)[number];

/** A contact that compares equal. */
export interface Match {
  /** Its id, as the deletion takes it. */
  readonly id: string;
  /** What is equal, or equal but for a doubt. */
  readonly by: readonly Identifier[];
  /** Empty if it is certain. */
  readonly doubts: readonly Doubt[];
  /** @internal */
  readonly [fields]: readonly string[];
}

/**
 * Where a match keeps what compared equal, as it is stored: to see whether it still is, right before the contact is deleted. A
 * symbol, so that it gets into no JSON and no log by itself.
 */
export const fields: unique symbol = Symbol('contact-deletion fields');

/** Who a finding is about, without a phone number or an e-mail address. */
export interface PersonKey {
  /** The place among the people, from 0. */
  readonly index: number;
  readonly reference?: string;
}

/** What was asked for. */
export interface SearchedBy {
  /** Terms of the phone numbers: a number that is stored in several ways has several. */
  readonly phone: number;
  /** Terms of the e-mail addresses. */
  readonly email: number;
  /** Whether the list of all contacts was read. */
  readonly list: boolean;
}

/**
 * Why a finding is no plain yes or no. What each means:
 * - `several`, `doubtful` (of `ambiguous`): more than one contact compares equal; the one that does has doubts.
 * - `notAllSearchable` (of `incomplete`): the provider cannot be searched by some of what the person gave.
 * - `pageIgnored`, `changedMeanwhile`, `wrongTotal`, `endUnknown`, `tooLong` (of `incomplete`): a list was not read completely.
 * - `noSearch`, `scanNotAllowed`, `nothingToSearchBy` (of `cannotSearch`): the provider has no way to find people; it could
 *   only be read whole, which was not allowed; it cannot be searched by what the person gave.
 * - `unclear`: a success that contradicts itself, or is no page of contacts.
 * - `invalidId`: a contact that compares equal has an id that the provider cannot have.
 * - `accountUnproven`: nobody was found, and nothing proves that it was the right account.
 * - `refused`, `conflict`: the provider refuses the search.
 * - `stopped`: something stopped the provider; the message says what. `aborted`: the caller's signal ended the run.
 * - `noConnection`, `noAnswer`, `rateLimited`: no answer was to be had.
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
  /** A sentence for people, without a credential, a body, a phone number or an e-mail address. */
  readonly message: string;
  /** The status that it rests on, if there is one. */
  readonly status?: number | undefined;
  /** Of `unexpected`: what was thrown. It is not enumerable, so that it gets into no JSON or log by itself. */
  readonly cause?: unknown;
}

/** What a finding has, whatever it says. */
interface Searched {
  readonly person: PersonKey;
  readonly provider: string;
  readonly searchedBy: SearchedBy;
  /** Contacts that a search returned, and that do not compare equal. They are not named. Left out if the list was read. */
  readonly resembling?: number;
  /** HTTP requests for this person; if the list was read, those for all that it was read for. */
  readonly attempts: number;
}

/**
 * The one answer to "is this person at this provider".
 * - `found`: exactly one contact compares equal, without a doubt that was not accepted, and all was searched.
 * - `notFound`: all was searched, and none does. A contact in a trash, or marked as deleted, need not be seen by a search.
 * - `ambiguous`: several do, or one with doubts: for a human.
 * - `incomplete`: the search did not see everything.
 * - `cannotSearch`: there is no way to search. Nothing was sent.
 * - `failed`: it could not be searched.
 *
 * `contacts` has what was found until then.
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

/** A verdict, before it is known whom it is on. */
export type FindVerdict = Finding extends infer Each
  ? Each extends Finding
    ? Omit<Each, keyof Searched>
    : never
  : never;

/** The counts of a run; they add up to `total`. */
export type FindSummary = Readonly<Record<FindingKind, number>> & {
  /** People times providers. */
  readonly total: number;
  readonly people: number;
  /** HTTP requests. */
  readonly requests: number;
  /** Why providers, or all of the run, were stopped before the end. */
  readonly stops: readonly Stop[];
};
