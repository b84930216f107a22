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
  /** Whether one of them may have been carried out without our hearing of it. */
  readonly ambiguous?: boolean | undefined;
  /** The error underneath, if there is one that quotes nothing. */
  readonly cause?: unknown;
}

/** The root of the hierarchy: whatever goes wrong with a request is one of these. */
export abstract class ContactDeletionError extends Error {
  declare readonly provider: string;
  declare readonly operation: string | undefined;
  /** How many HTTP requests were made. 0 means that nothing was sent. */
  declare readonly attempts: number;
  /**
   * Whether an attempt may have reached the provider and left us without its answer. A 404 after such an
   * attempt can mean that the deletion went through.
   */
  declare readonly ambiguous: boolean;
  /** Whether the same call may succeed later without being changed. */
  declare readonly retryable: boolean;

  /** @param context What is known of the failure; each of its fields becomes one of the error's. */
  constructor(message: string, { cause, ...facts }: ErrorContext) {
    super(`${facts.provider}: ${message}`, cause === undefined ? undefined : { cause });
    Object.assign(this, { operation: undefined, attempts: 0, ambiguous: false, ...facts });
  }

  /** What `JSON.stringify` shows: the facts, with no body and no cause. */
  toJSON(): Record<string, unknown> {
    const { name, message, retryable } = this;
    return { name, message, ...(this as object), retryable };
  }
}

/** An option of a client or a call is unusable. Nothing was sent. */
export class InvalidOptionError extends ContactDeletionError {}

/** A credential is missing or cannot be sent as a header. Nothing was sent, and it is not quoted. */
export class InvalidCredentialError extends ContactDeletionError {}

/** A contact id is one that the provider cannot have, or that would change the request. Nothing was sent. */
export class InvalidTargetError extends ContactDeletionError {}

/** A request does not keep the provider's contract. Nothing was sent. */
export class InvalidRequestError extends ContactDeletionError {}

/** No answer: the connection failed. `ambiguous` tells whether the request may have arrived. */
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
 * The caller's `onRequest`, or a function of the definition that makes a request, threw, so the attempt was not sent. What it
 * threw is the `cause`.
 */
export class HookError extends ContactDeletionError {}

/** The provider answered with a redirect, which is never followed. */
export class RedirectError extends ContactDeletionError {
  /** The 3xx status, or 0 if the runtime hides it (browsers do). */
  declare readonly status: number;
  /** The origin that the redirect points to; its path is left out, since it may name a contact. */
  declare readonly targetOrigin: string | undefined;

  constructor(message: string, context: ErrorContext & Pick<RedirectError, 'status' | 'targetOrigin'>) {
    super(message, context);
  }
}

/**
 * The answer says success, and its body is not what a provider's success looks like: a login page, cut-off
 * JSON, another content type, more than the bound, or a success status that no page documents. What happened
 * to the contacts is not known.
 */
export class UnexpectedResponseError extends ContactDeletionError {
  declare readonly status: number;
  declare readonly contentType: string | undefined;
  /** The provider's id of the request, for its support. */
  declare readonly requestId: string | undefined;

  constructor(
    message: string,
    context: ErrorContext & Pick<UnexpectedResponseError, 'status' | 'contentType' | 'requestId'>,
  ) {
    super(message, context);
  }
}

/** An answer that does not match the spec, thrown if the client is `strict`. A success stays one. */
export class DriftError extends ContactDeletionError {
  declare readonly drift: Drift;

  constructor(message: string, context: ErrorContext & Pick<DriftError, 'drift'>) {
    super(message, context);
  }
}

/** Why a list was not read completely. */
export type IncompleteCode =
  /** The answer is another page than the one that was asked for, or the list begins again. */
  | 'pageIgnored'
  /** A contact came twice, the total moved, or a contact was made meanwhile: others may have moved past the reader. */
  | 'changedMeanwhile'
  /** More or fewer contacts came than the total says. */
  | 'wrongTotal'
  /**
   * The answer does not say whether a page follows, or how many contacts there are on pages that go by number: if one was deleted
   * meanwhile, another has moved past the reader, and nothing would show it.
   */
  | 'endUnknown'
  /** The list is longer than was allowed. */
  | 'tooLong'
  /** An answer is no page of contacts. */
  | 'unclear';

/**
 * A list of contacts was read, and what came cannot have been all of it: who is not in it may be there all the same. The pages
 * before it were handed on. Only one that changed meanwhile is `retryable`.
 */
export class IncompleteListError extends ContactDeletionError {
  /** Why it was not all. */
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
  /** The provider's id of the request, for its support. */
  declare readonly requestId: string | undefined;
  /** How long the provider asked to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** Whether there is a body and it isn't JSON: it comes from a proxy or a login gate, not from the provider. */
  declare readonly foreignBody: boolean;
  readonly #body: Body;

  constructor(message: string, { body, ...context }: ApiErrorContext) {
    super(message, context);
    this.#body = body as Body;
  }

  /**
   * The body of the answer: parsed if it is JSON, else its text. It may hold a person's data, so it shows
   * in no message, `JSON.stringify` or `util.inspect`.
   */
  get body(): Body {
    return this.#body;
  }
}

/** 400 or 422: the provider finds the request invalid. */
export class BadRequestError<Body = unknown> extends ApiError<Body> {}

/** 401: the credential is missing, invalid or expired. */
export class AuthenticationError<Body = unknown> extends ApiError<Body> {}

/** 402: the account has payment issues. */
export class PaymentRequiredError<Body = unknown> extends ApiError<Body> {}

/** 403: the credential lacks the permission. */
export class PermissionError<Body = unknown> extends ApiError<Body> {}

/** 404: the contact, one of the contacts, or the workspace was not found. */
export class NotFoundError<Body = unknown> extends ApiError<Body> {}

/** 409: the contact cannot be deleted as it is now, such as one with pending messages. */
export class ConflictError<Body = unknown> extends ApiError<Body> {}

/** 429: too many requests. */
export class RateLimitError<Body = unknown> extends ApiError<Body> {}

/** 408 or 5xx: the provider failed, and what happened to the contacts is not known. */
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

// On the prototypes, where the stack finds the name; and written out, so that the name survives minifying.
for (const [name, ErrorClass] of Object.entries(named)) {
  Object.assign(ErrorClass.prototype, { name, retryable: retryable.includes(ErrorClass) });
}
