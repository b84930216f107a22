/** What a run says of a target, and of all of them together. */
import type { Evidence, Permanence } from '../providers/definition.js';

/** One contact to delete. */
export interface Target {
  /** Its name; empty if a line named none. */
  readonly provider: string;
  /** The contact's id at the provider; a UUID in lower case. */
  readonly id: string;
}

/** The six terminal verdicts. */
export const outcomeKinds = ['deleted', 'absent', 'blocked', 'rejected', 'notAttempted', 'unknown'] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

/** What can be known of a deletion, the best first. */
export const permanences = ['permanent', 'soft', 'undocumented'] as const satisfies readonly Permanence[];

/** A count for each kind, to begin with. */
export const zeros = <Kind extends string>(kinds: readonly Kind[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;

/**
 * Why a target was not deleted. What each means:
 * - `invalidTarget`: not a target, or an id that the provider cannot have; nothing was sent.
 * - `notFound`: the provider does not find it.
 * - `refused`: the provider finds the contact or the request for it invalid (400, 413, 414, 422, 431).
 * - `conflict`: the contact cannot be deleted as it is now (409: it has pending messages).
 * - `batchRefused`: another contact of its transaction was at fault, and the run is `atomic`.
 * - `stopped`: a guard stopped the provider or the run; the message says which.
 * - `aborted`: the caller's signal ended the run.
 * - `noConnection`: no connection could be made.
 * - `rateLimited`: the provider kept asking to wait, or to wait longer than is waited for.
 * - `noAnswer`: an answer was lost, did not come in time, or was a server error, and asking again did not help.
 * - `unreadable`: a success that does not look like one, such as a login page.
 * - `contradiction`: a success that contradicts itself or names another contact.
 * - `notFoundMayMeanAccount`: a 404 that may mean the contact or the whole account, and nothing else in the run tells.
 * - `refusedAfterLoss`: the provider refuses the contact now, and an earlier request for it may have deleted it.
 * - `stillThere`: a success, and yet the contact was found afterwards.
 * - `changedHands`: it was read again before it was deleted, and is not the person's any more (`recheck`).
 * - `notReread`: it was to be read again before it was deleted, and could not be (`recheck`).
 * - `unrecorded`: an answer came, and what it says could not be written to the journal.
 * - `unexpected`: an error of the calling program, such as a hook that threw.
 */
export type ReasonCode =
  | 'invalidTarget'
  | 'notFound'
  | 'refused'
  | 'conflict'
  | 'batchRefused'
  | 'stopped'
  | 'aborted'
  | 'noConnection'
  | 'rateLimited'
  | 'noAnswer'
  | 'unreadable'
  | 'contradiction'
  | 'notFoundMayMeanAccount'
  | 'refusedAfterLoss'
  | 'stillThere'
  | 'changedHands'
  | 'notReread'
  | 'unrecorded'
  | 'unexpected';

export interface Reason {
  readonly code: ReasonCode;
  /** A sentence for people, without a credential or a body. */
  readonly message: string;
  /** The status that it rests on, if there is one. */
  readonly status?: number | undefined;
  /** Of `stopped`, if it was not this contact's own answer that stopped the run: what did. */
  readonly guard?: Guard | undefined;
  /** Of `unexpected`: what was thrown. It is not enumerable, so that it gets into no JSON, journal or log by itself. */
  readonly cause?: unknown;
}

/** What ends with an error of the calling program, with that error for whoever looks for it. */
export function unexpectedReason(message: string, cause: unknown): Reason {
  const reason: Reason = { code: 'unexpected', message };
  return Object.defineProperty(reason, 'cause', { value: cause });
}

interface Attempted {
  readonly target: Target;
  /** How many times a request for this target was made, also if no connection came about. Look-ups are not counted. */
  readonly attempts: number;
  /**
   * The provider's id of the last request that it answered, for its support and for an audit; undefined if it gave none. A
   * batch has one for all its contacts.
   */
  readonly requestId?: string | undefined;
}

/** Whether a request of this run may have deleted the target. */
interface Doubted {
  /**
   * True if an earlier request of this run named the target, and its answer was lost or proves nothing: that request may
   * have deleted it. False if no request of this run can have.
   */
  readonly perhapsByUs: boolean;
}

/**
 * The one terminal verdict on one target.
 * - `deleted`: a response says so, or this run saw the contact there before its request and not there after it
 *   (evidence `absence`).
 * - `absent`: the provider does not find it. That is no proof of erasure: it may be marked as deleted, or in a trash.
 *   `perhapsByUs` tells whether a request of this run may be the cause.
 * - `blocked`: it is there, and cannot be deleted now.
 * - `rejected`: the target itself is at fault.
 * - `notAttempted`: this run has not deleted it, and nothing is wrong with it as far as is known.
 * - `unknown`: it may have been deleted, and it may not.
 */
export type Outcome =
  | (Attempted & {
      readonly outcome: 'deleted';
      readonly permanence: Permanence;
      readonly evidence: Exclude<Evidence, 'none'>;
    })
  | (Attempted &
      Doubted & { readonly outcome: 'absent'; readonly evidence: 'absence'; readonly reason: Reason })
  | (Attempted &
      Doubted & {
        readonly outcome: 'blocked' | 'rejected' | 'unknown';
        readonly evidence: 'none';
        readonly reason: Reason;
      })
  | (Attempted & {
      readonly outcome: 'notAttempted';
      readonly evidence: 'none';
      readonly reason: Reason;
    });

/** A verdict, before it is known which target it is on. */
export type Verdict = Outcome extends infer Each
  ? Each extends Outcome
    ? Omit<Each, 'target' | 'attempts' | 'requestId'>
    : never
  : never;

export type DeletedVerdict = Extract<Verdict, { outcome: 'deleted' }>;

/** The counts of a run; they add up to `total`. */
export type Summary = Readonly<Record<OutcomeKind, number>> & {
  /** The deleted ones by what is known of their deletion. Only `permanent` is erasure. */
  readonly permanence: Readonly<Record<Permanence, number>>;
  /** Of the absent ones, those that a request of this run may have deleted. */
  readonly absentPerhapsByUs: number;
  /** Unique targets. */
  readonly total: number;
  /** Repetitions of a target, which were not sent again. */
  readonly duplicates: number;
  /** HTTP requests that delete; look-ups are not counted. */
  readonly requests: number;
  /** Why providers, or all of the run, were stopped before the end. */
  readonly stops: readonly Stop[];
};

/** Why no more was sent. */
export interface Stop {
  /** The provider that was stopped; undefined if it was the whole run. */
  readonly provider: string | undefined;
  readonly guard: Guard;
  readonly message: string;
}

/**
 * What stopped a provider or a run: a status that no other request would fare better with; a success that
 * isn't one; a wait longer than is waited for; no answer to many requests in a row; nothing but absent
 * contacts; more targets than `maxDelete`; an intent or an outcome that could not be recorded; the caller's signal; an error of
 * the calling program.
 */
export type Guard =
  | 'account'
  | 'foreignAnswer'
  | 'rateLimit'
  | 'unreachable'
  | 'allAbsent'
  | 'maxDelete'
  | 'record'
  | 'aborted'
  | 'unexpected';
