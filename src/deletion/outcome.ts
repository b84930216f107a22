/** What a run reports about each target, and in total. */
import type { Evidence, Permanence } from '../providers/definition.js';

/** One contact to delete. */
export interface Target {
  /** The provider's name; empty if the input named none. */
  readonly provider: string;
  /** The contact's id at the provider. A UUID is in lower case. */
  readonly id: string;
}

/** The six terminal verdicts. */
export const outcomeKinds = ['deleted', 'absent', 'blocked', 'rejected', 'notAttempted', 'unknown'] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

/** What can be known of a deletion, best first. */
export const permanences = ['permanent', 'soft', 'undocumented'] as const satisfies readonly Permanence[];

/** Zero for each kind. */
export const zeros = <Kind extends string>(kinds: readonly Kind[]) =>
  Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;

/**
 * Why a target was not deleted:
 * - `invalidTarget`: not a target, or an id that the provider cannot have. Nothing was sent.
 * - `notFound`: the provider does not find it.
 * - `refused`: the provider finds the contact, or the request for it, invalid (400, 413, 414, 422, 431).
 * - `conflict`: the contact cannot be deleted in its present state (409: it has pending messages).
 * - `batchRefused`: another contact of its transaction was at fault, and the run is `atomic`.
 * - `stopped`: a guard stopped the provider or the run; the message says which.
 * - `aborted`: the caller's signal ended the run.
 * - `noConnection`: no connection could be made.
 * - `rateLimited`: the provider kept asking to wait, or asked for a longer wait than the run accepts.
 * - `noAnswer`: an answer was lost, came too late, or was a server error, and retries did not help.
 * - `unreadable`: a success that does not look like one, such as a login page.
 * - `contradiction`: a success that contradicts itself or names another contact.
 * - `notFoundMayMeanAccount`: a 404 that may mean the contact or the whole account, and nothing else in the run shows which.
 * - `refusedAfterLoss`: the provider refuses the contact now, and an earlier request for it may have deleted it.
 * - `stillThere`: the answer was a success, but a look-up still found the contact.
 * - `changedHands`: read again before its deletion, it was not the person's any more (`recheck`).
 * - `notReread`: it could not be read again before its deletion (`recheck`).
 * - `unrecorded`: an answer came, but the outcome could not be written to the journal.
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
  /** The HTTP status behind it, if there is one. */
  readonly status?: number | undefined;
  /** For `stopped`: the guard, if it was not this contact's own answer that stopped the run. */
  readonly guard?: Guard | undefined;
  /** For `unexpected`: what was thrown. Not enumerable, so it does not get into JSON, a journal or a log by accident. */
  readonly cause?: unknown;
}

/** The reason for an error of the calling program, with that error as its cause. */
export function unexpectedReason(message: string, cause: unknown): Reason {
  const reason: Reason = { code: 'unexpected', message };
  return Object.defineProperty(reason, 'cause', { value: cause });
}

interface Attempted {
  readonly target: Target;
  /** How many requests for this target were made, including those that found no connection. Look-ups are not counted. */
  readonly attempts: number;
  /**
   * The provider's request id from the last answered request, for its support and for audits; undefined if it sent none. All
   * contacts of a batch have the same one.
   */
  readonly requestId?: string | undefined;
}

/** Whether a request of this run may have deleted the target. */
interface Doubted {
  /**
   * True if an earlier request of this run named the target, and its answer was lost or proves nothing: that request may
   * have deleted it. False if no request of this run can have deleted it.
   */
  readonly perhapsByUs: boolean;
}

/**
 * The one terminal verdict on one target.
 * - `deleted`: a response says so, or this run saw the contact there before its request and not there after it (evidence
 *   `absence`).
 * - `absent`: the provider does not find it. That does not prove erasure: it may be marked as deleted, or be in a trash.
 *   `perhapsByUs` says whether a request of this run may be the cause.
 * - `blocked`: it is there, and cannot be deleted now.
 * - `rejected`: the target itself is at fault.
 * - `notAttempted`: this run has not deleted it, and no fault of it is known.
 * - `unknown`: it may or may not have been deleted.
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

/** A verdict, without the target that it is about. */
export type Verdict = Outcome extends infer Each
  ? Each extends Outcome
    ? Omit<Each, 'target' | 'attempts' | 'requestId'>
    : never
  : never;

export type DeletedVerdict = Extract<Verdict, { outcome: 'deleted' }>;

/** The counts of a run; they add up to `total`. */
export type Summary = Readonly<Record<OutcomeKind, number>> & {
  /** Deleted targets by permanence. Only `permanent` is erasure. */
  readonly permanence: Readonly<Record<Permanence, number>>;
  /** Absent targets that a request of this run may have deleted. */
  readonly absentPerhapsByUs: number;
  /** Unique targets. */
  readonly total: number;
  /** Repeated targets. They are sent once. */
  readonly duplicates: number;
  /** HTTP requests that delete. Look-ups are not counted. */
  readonly requests: number;
  /** Why a provider, or the whole run, was stopped early. */
  readonly stops: readonly Stop[];
};

/** Why sending ended early. */
export interface Stop {
  /** The provider that was stopped; undefined for the whole run. */
  readonly provider: string | undefined;
  readonly guard: Guard;
  readonly message: string;
}

/**
 * What stopped a provider or a run:
 * - `account`: an answer that other requests would get, too, such as a 401.
 * - `foreignAnswer`: an answer that is not the provider's, or a success that is not one.
 * - `rateLimit`: the provider kept asking to wait, or asked for a longer wait than the run accepts.
 * - `unreachable`: many requests in a row without an answer.
 * - `allAbsent`: nothing but absent contacts.
 * - `maxDelete`: more targets than `maxDelete`.
 * - `record`: an intent or an outcome that could not be recorded.
 * - `aborted`: the caller's signal, or a loop that was left early.
 * - `unexpected`: an error of the calling program.
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
