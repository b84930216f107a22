/** What a failed request means for its contacts, and for the requests still to come. */
import {
  ApiError,
  ConnectionError,
  ContactDeletionError,
  DriftError,
  HookError,
  RedirectError,
  TimeoutError,
  UnexpectedResponseError,
} from '../http/errors.js';
import { isRetryableStatus } from '../http/retry.js';
import { isOwnAbsence, type ProviderDefinition, rulingOn } from '../providers/definition.js';
import { type Guard, type Reason, unexpectedReason } from './outcome.js';

export type Judgement =
  /** Send the same request again. `lost`: this one may have been carried out. */
  | {
      readonly kind: 'again';
      readonly lost: boolean;
      readonly retryAfterMs: number | undefined;
      readonly reason: Reason;
    }
  /** Send the same request again after a wait. This one was not carried out. */
  | {
      readonly kind: 'wait';
      readonly lost: false;
      readonly retryAfterMs: number | undefined;
      readonly reason: Reason;
    }
  /**
   * A contact is at fault: one of `offenders`, or one that the answer does not name. A request that is too large counts as
   * this, too: its halves fit, or a single contact is too large. `partial`: other contacts of the request may have been
   * deleted all the same.
   */
  | {
      readonly kind: 'fault';
      readonly partial: boolean;
      readonly ruling: 'absent' | 'blocked' | 'rejected';
      readonly offenders: readonly string[];
      readonly reason: Reason;
    }
  /** Stop: other requests would fail in the same way. `lost`: this one may have been carried out. */
  | { readonly kind: 'stop'; readonly lost: boolean; readonly guard: Guard; readonly reason: Reason };

export function judge(error: unknown, definition: ProviderDefinition, ids: readonly string[]): Judgement {
  if (error instanceof ApiError) return judgeStatus(error, definition, ids);
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    const code = error.ambiguous ? 'noAnswer' : 'noConnection';
    const reason: Reason = { code, message: error.message };
    return { kind: 'again', lost: error.ambiguous, retryAfterMs: undefined, reason };
  }
  if (error instanceof HookError) {
    const reason = unexpectedReason(error.message, error.cause);
    return { kind: 'stop', lost: error.ambiguous, guard: 'unexpected', reason };
  }
  if (error instanceof RedirectError) {
    const { status, message } = error;
    const reason: Reason = { code: error.ambiguous ? 'unreadable' : 'stopped', message, status };
    return { kind: 'stop', lost: error.ambiguous, guard: 'foreignAnswer', reason };
  }
  if (error instanceof UnexpectedResponseError || error instanceof DriftError) {
    const status = error instanceof DriftError ? error.drift.status : error.status;
    const lost = status < 400 || error.ambiguous;
    const reason: Reason = { code: lost ? 'unreadable' : 'stopped', message: error.message, status };
    return { kind: 'stop', lost, guard: 'foreignAnswer', reason };
  }
  if (error instanceof ContactDeletionError && error.attempts === 0) {
    return {
      kind: 'fault',
      partial: false,
      ruling: 'rejected',
      offenders: [],
      reason: { code: 'invalidTarget', message: error.message },
    };
  }
  const name = error instanceof Error ? error.name : typeof error;
  const reason = unexpectedReason(`the request ended with an error of the calling program (${name}).`, error);
  return { kind: 'stop', lost: true, guard: 'unexpected', reason };
}

function judgeStatus(error: ApiError, definition: ProviderDefinition, ids: readonly string[]): Judgement {
  // There was one attempt, so `ambiguous` is about this answer alone: whether something may have been done before it.
  const { status, message, retryAfterMs, body, ambiguous: lost } = error;
  if (status === 408 || status >= 500) {
    return { kind: 'again', lost, retryAfterMs, reason: { code: 'noAnswer', message, status } };
  }
  if (isRetryableStatus(status)) {
    return { kind: 'wait', lost: false, retryAfterMs, reason: { code: 'rateLimited', message, status } };
  }
  // A status that the provider does not document says nothing about a contact: a proxy may have sent it.
  const ruling = rulingOn(definition, status) ?? 'stop';
  if (ruling === 'stop') {
    return { kind: 'stop', lost, guard: 'account', reason: { code: 'stopped', message, status } };
  }
  if (ruling === 'tooLarge') {
    const reason: Reason = { code: 'refused', message, status };
    return { kind: 'fault', partial: false, ruling: 'rejected', offenders: [], reason };
  }
  if (ruling === 'absent' ? !isOwnAbsence(definition, error) : error.foreignBody) {
    const foreign = `${message}. It is not in the provider's own form: check the base URL.`;
    return {
      kind: 'stop',
      lost,
      guard: 'foreignAnswer',
      reason: { code: 'stopped', message: foreign, status },
    };
  }
  const code = ruling === 'blocked' ? 'conflict' : 'refused';
  const offenders = definition.deletion.offenders?.(body, ids) ?? [];
  return { kind: 'fault', partial: lost, ruling, offenders, reason: { code, message, status } };
}
