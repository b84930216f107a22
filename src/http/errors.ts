/** What can go wrong with a request, as one small hierarchy. No message holds a credential or a body. */
import type { Drift } from './drift.js';

/** What every error of this package carries. */
export interface ErrorContext {
  /** The provider that the request was meant for, such as `acme`. */
  readonly provider: string;
  /** The operation of its spec, such as `deleteContacts`; undefined if none was reached. */
  readonly operation?: string | undefined;
  /** How many HTTP requests were made. 0 means that nothing was sent. */
  readonly attempts?: number | undefined;
  /** Whether one of them may have been carried out without an answer that says so. */
  readonly ambiguous?: boolean | undefined;
  /** The underlying error, if it is one that quotes nothing. */
  readonly cause?: unknown;
}

/** The base class of all errors of this package. */
export abstract class ContactDeletionError extends Error {
  declare readonly provider: string;
  declare readonly operation: string | undefined;
  /** How many HTTP requests were made. 0 means that nothing was sent. */
  declare readonly attempts: number;
  /**
   * Whether an attempt may have reached the provider although its answer was lost. A 404 after such an attempt can mean that
   * the deletion went through.
   */
  declare readonly ambiguous: boolean;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;

  /** @param context What is known of the failure. Its fields become fields of the error. */
  constructor(message: string, { cause, ...facts }: ErrorContext) {
    super(`${facts.provider}: ${message}`, cause === undefined ? undefined : { cause });
    Object.assign(this, { operation: undefined, attempts: 0, ambiguous: false, ...facts });
  }

  /** What `JSON.stringify` shows: the fields, without a body or a cause. */
  toJSON(): Record<string, unknown> {
    const { name, message, retryable } = this;
    return { name, message, ...(this as object), retryable };
  }
}

/** An option of a client or a call cannot be used. Nothing was sent. */
export class InvalidOptionError extends ContactDeletionError {}

/** A credential is missing or cannot be sent in a header. Nothing was sent, and the message does not quote it. */
export class InvalidCredentialError extends ContactDeletionError {}

/** The provider cannot have a contact with this id, or the id would change the request. Nothing was sent. */
export class InvalidTargetError extends ContactDeletionError {}

/** A request breaks the provider's contract. Nothing was sent. */
export class InvalidRequestError extends ContactDeletionError {}

/** The connection failed, so there is no answer. `ambiguous` says whether the request may have arrived. */
export class ConnectionError extends ContactDeletionError {}

/** No complete answer in time. The request may have been carried out all the same. */
export class TimeoutError extends ContactDeletionError {
  /** The limit that was exceeded, in milliseconds. */
  declare readonly limitMs: number;

  constructor(message: string, context: ErrorContext & Pick<TimeoutError, 'limitMs'>) {
    super(message, context);
  }
}

/** The caller's signal ended the call. Its reason is the `cause`. */
export class AbortError extends ContactDeletionError {}

/**
 * The caller's `onRequest` threw, or a function of the definition that makes a request. The attempt was not sent. What was
 * thrown is the `cause`.
 */
export class HookError extends ContactDeletionError {}

/** The provider answered with a redirect, which is never followed. */
export class RedirectError extends ContactDeletionError {
  /** The 3xx status, or 0 if the runtime hides it, as browsers do. */
  declare readonly status: number;
  /** The origin of the redirect's target. The path is left out, since it may name a contact. */
  declare readonly targetOrigin: string | undefined;

  constructor(message: string, context: ErrorContext & Pick<RedirectError, 'status' | 'targetOrigin'>) {
    super(message, context);
  }
}

/**
 * The status says success, but the body does not look like the provider's: a login page, truncated JSON, another content
 * type or a body that is too long. Also a success status that no page documents. What happened to the contacts is not known.
 */
export class UnexpectedResponseError extends ContactDeletionError {
  declare readonly status: number;
  declare readonly contentType: string | undefined;
  /** The provider's request id, for its support. */
  declare readonly requestId: string | undefined;

  constructor(
    message: string,
    context: ErrorContext & Pick<UnexpectedResponseError, 'status' | 'contentType' | 'requestId'>,
  ) {
    super(message, context);
  }
}

/**
 * The answer does not match the spec, and the client is `strict`. If its status is a success, the call was carried out all
 * the same.
 */
export class DriftError extends ContactDeletionError {
  declare readonly drift: Drift;

  constructor(message: string, context: ErrorContext & Pick<DriftError, 'drift'>) {
    super(message, context);
  }
}

/** Why a list was not read completely. */
export type IncompleteCode =
  /** The answer is not the page that was asked for, or the list starts again from the beginning. */
  | 'pageIgnored'
  /** A contact came twice, the total changed, or a contact was added meanwhile: other contacts may have been skipped. */
  | 'changedMeanwhile'
  /** The number of contacts is not the stated total. */
  | 'wrongTotal'
  /**
   * The answer does not say whether another page follows, or, if pages go by number, how many contacts there are. If a
   * contact was deleted meanwhile, another one may have been skipped, and nothing would show it.
   */
  | 'endUnknown'
  /** The list is longer than allowed. */
  | 'tooLong'
  /** An answer is not a page of contacts. */
  | 'unclear';

/**
 * A list of contacts was read, and it cannot have been complete: a contact that is not in it may exist all the same. The
 * pages before this error have been yielded. `retryable` only if the list changed while it was read.
 */
export class IncompleteListError extends ContactDeletionError {
  /** Why it was not complete. */
  declare readonly code: IncompleteCode;

  constructor(code: IncompleteCode, context: ErrorContext) {
    const facts = { ...context, code, retryable: code === 'changedMeanwhile' };
    super(`the list of contacts was not read completely: ${incompleteWords[code]}.`, facts);
  }
}

const incompleteWords = {
  pageIgnored: 'another page came than the one that was asked for',
  changedMeanwhile: 'it changed while it was read, so read it again',
  wrongTotal: 'its total is another number of contacts than came',
  endUnknown: 'no answer says where it ends, or how long it is',
  tooLong: 'it is longer than was allowed',
  unclear: 'an answer is no page of contacts',
} as const satisfies Record<IncompleteCode, string>;

/** What an `ApiError` carries besides. */
export interface ApiErrorContext extends ErrorContext {
  readonly status: number;
  readonly body: unknown;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly foreignBody: boolean;
}

/** The provider answered with an error status. */
export class ApiError<Body = unknown> extends ContactDeletionError {
  declare readonly status: number;
  /** The provider's request id, for its support. */
  declare readonly requestId: string | undefined;
  /** How long the provider asked to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** Whether there is a body that is not JSON: it comes from a proxy or a login page, not from the provider. */
  declare readonly foreignBody: boolean;
  readonly #body: Body;

  constructor(message: string, { body, ...context }: ApiErrorContext) {
    super(message, context);
    this.#body = body as Body;
  }

  /**
   * The body of the answer: parsed if it is JSON, else its text. It may hold personal data, so no message, `JSON.stringify`
   * or `util.inspect` shows it.
   */
  get body(): Body {
    return this.#body;
  }
}

/** 400 or 422: the provider considers the request invalid. */
export class BadRequestError<Body = unknown> extends ApiError<Body> {}

/** 401: the credential is missing, invalid or expired. */
export class AuthenticationError<Body = unknown> extends ApiError<Body> {}

/** 402: the account has payment issues. */
export class PaymentRequiredError<Body = unknown> extends ApiError<Body> {}

/** 403: the credential lacks the permission. */
export class PermissionError<Body = unknown> extends ApiError<Body> {}

/** 404: the contact, one of the contacts, or the workspace was not found. */
export class NotFoundError<Body = unknown> extends ApiError<Body> {}

/** 409: the contact cannot be deleted in its present state, such as one with pending messages. */
export class ConflictError<Body = unknown> extends ApiError<Body> {}

/** 429: too many requests. */
export class RateLimitError<Body = unknown> extends ApiError<Body> {}

/** 408 or 5xx: the provider failed. What happened to the contacts is not known. */
export class ServerError<Body = unknown> extends ApiError<Body> {}

const named = {
  InvalidOptionError,
  InvalidCredentialError,
  InvalidTargetError,
  InvalidRequestError,
  ConnectionError,
  TimeoutError,
  AbortError,
  HookError,
  RedirectError,
  UnexpectedResponseError,
  DriftError,
  IncompleteListError,
  ApiError,
  BadRequestError,
  AuthenticationError,
  PaymentRequiredError,
  PermissionError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  ServerError,
};
const retryable: readonly unknown[] = [ConnectionError, TimeoutError, RateLimitError, ServerError];

// On the prototype, which is used for the stack trace; and as text, so that the name survives minifying.
for (const [name, ErrorClass] of Object.entries(named)) {
  Object.assign(ErrorClass.prototype, { name, retryable: retryable.includes(ErrorClass) });
}
