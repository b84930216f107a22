/** Judges a provider's answer: a success, or the error that it means. */
import type { Operation } from '../../generated/contract.js';
import { apiError } from './api-error.js';
import type { Answer } from './attempt.js';
import type { CredentialHeader } from './credential.js';
import type { Drift } from './drift.js';
import {
  type ApiError,
  type ContactDeletionError,
  DriftError,
  type ErrorContext,
  RedirectError,
  UnexpectedResponseError,
} from './errors.js';
import { parseRetryAfter } from './retry.js';
import { repeats } from './withheld.js';

/** An answer, with the parts that decide what happens next. */
export interface ReadAnswer extends Answer {
  /** The parsed body; undefined if it is empty or not JSON. */
  readonly json: unknown;
  readonly requestId: string | undefined;
  /** How long the provider asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The origin that a redirect points to, or has been followed to. */
  readonly targetOrigin: string | undefined;
}

/** The answer to a call, and how it came about. */
export interface Answered {
  readonly provider: string;
  readonly operation: Operation;
  readonly answer: ReadAnswer;
  /** How many HTTP requests were made. */
  readonly attempts: number;
  /** Whether one of them may have been carried out without an answer that says so. */
  readonly ambiguous: boolean;
}

/** The same, with its judgement. */
export interface Reply extends Answered {
  /** The error that the answer means; undefined for a documented success. */
  readonly error: ContactDeletionError | undefined;
}

/** What is needed of a provider to read its answers. */
interface Speaker {
  /** The credentials: a provider may echo one in a header, and it must not get into events and errors. */
  readonly credentials: readonly CredentialHeader[];
  readonly requestIdField?: string | undefined;
}

/** @param withheld Values from the query. Like a credential, they must not come back in an echo. */
export function readAnswer(
  answer: Answer,
  { credentials, requestIdField }: Speaker,
  now: number,
  withheld?: RegExp,
): ReadAnswer {
  // Field by field: copying each answer with `...` measurably slows down a call.
  const { result, requests, response, contentType, text } = answer;
  const { headers } = response;
  const json = jsonOf(answer);
  const named = requestIdField === undefined ? undefined : Object(json)[requestIdField];
  const claimed = typeof named === 'string' ? named : (headers.get('x-request-id') ?? '');
  // Only a printable id of a plausible length: the header may hold anything.
  const requestId = /^[\x20-\x7e]{1,200}$/.test(claimed) ? claimed : null;
  // Ignoring case, since a host name is in lower case.
  const unlessEcho = (text: string | null) =>
    credentials.some(({ secret }) => text?.toLowerCase().includes(secret.toLowerCase())) ||
    repeats(text, withheld)
      ? undefined
      : (text ?? undefined);
  return {
    result,
    requests,
    response,
    text,
    contentType: unlessEcho(contentType) ?? '',
    json,
    requestId: unlessEcho(requestId),
    retryAfterMs: parseRetryAfter(headers.get('retry-after'), now),
    targetOrigin: isRedirect(response) ? unlessEcho(targetOriginOf(response)) : undefined,
  };
}

function targetOriginOf({ headers, redirected, url }: Response): string | null {
  const location = redirected ? url : (headers.get('location') ?? '');
  const base = url && location ? url : undefined;
  return URL.canParse(location, base) ? new URL(location, base).origin : null;
}

export function jsonOf({ text, contentType }: Answer): unknown {
  return text && isJson(contentType) ? parseJson(text) : undefined;
}

/** Whether a media type says that the body is JSON. */
export function isJson(contentType: string): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType);
}

/** Returns undefined instead of throwing: a parser's own message quotes the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the answer is a redirect. Browsers hide its status, and an injected `fetch` may have followed it. */
export function isRedirect({ status, type, redirected }: Response): boolean {
  return redirected || type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/**
 * The one judgement on an answer: the error that it means; undefined for a success that a page documents. A 202 is not such
 * a success: it does not say that the contact is gone.
 *
 * @param drift The difference from the spec, if that is an error (`strict`).
 */
export function errorOf(answered: Answered, drift: Drift | undefined): ContactDeletionError | undefined {
  const { operation, answer } = answered;
  const { status, ok } = answer.response;
  const documented = operation.responses[status];
  if (isRedirect(answer.response)) return redirectError(answered);
  if (status < 200 || status > 599) return unexpected(answered, 'there is no such status');
  const body =
    ok && documented?.body !== 'undocumented'
      ? problemOfBody(answer, documented?.body === 'required')
      : undefined;
  if (body) return unexpected(answered, body);
  if (drift) return driftError(answered, drift);
  if (!ok) return errorStatus(answered);
  return documented ? undefined : unexpected(answered, 'no page documents this status');
}

function problemOfBody(answer: ReadAnswer, required: boolean): string | undefined {
  const { json, text, contentType } = answer;
  if (text === undefined) return 'its body is too long, or not in the charset that it claims';
  if (text === '') {
    if (required) return 'its body is empty';
    return mayBeCutOff(answer.response.headers) ? 'its body may be cut off' : undefined;
  }
  if (json !== undefined) return undefined;
  return isJson(contentType) ? 'its body is cut off or not JSON' : 'its body is not JSON';
}

/**
 * Whether an empty body may have been cut off before it began. Undici takes such a body for complete if it was announced as
 * chunked, on a connection that closes.
 */
const mayBeCutOff = (headers: Headers): boolean =>
  /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') &&
  /\bclose\b/i.test(headers.get('connection') ?? '');

function errorStatus(answered: Answered): ApiError {
  const { operation, answer, ambiguous } = answered;
  const { json, text, requestId, retryAfterMs, response } = answer;
  const { status } = response;
  const doubt = ambiguous ? '. Whether it was carried out, or a part of it, is not known' : '';
  return apiError(`${operation.operationId} was answered with ${status}${hints[status] ?? ''}${doubt}`, {
    ...contextOf(answered),
    status,
    body: json ?? (text || undefined),
    requestId,
    retryAfterMs,
    foreignBody: json === undefined && text !== '',
  });
}

function driftError(answered: Answered, drift: Drift): DriftError {
  const places = drift.violations.map(({ path, keyword }) => `${path || '/'} (${keyword})`).join(', ');
  const message = `the answer ${drift.status} to ${drift.operation} does not match the spec: ${places || drift.kind}.`;
  return new DriftError(message, { ...contextOf(answered), drift });
}

const hints: Readonly<Record<number, string>> = {
  401: ': check the credential, and whether it has expired',
  402: ': the account has payment issues',
  403: ': the credential lacks the permission',
  405: ': check the base URL',
  409: ': it cannot be deleted as it is now, for example because messages are pending',
  429: ': too many requests',
};

function contextOf({ provider, operation, attempts, ambiguous }: Answered): ErrorContext {
  return { provider, operation: operation.operationId, attempts, ambiguous };
}

function unexpected(reply: Answered, problem: string): UnexpectedResponseError {
  const { response, requestId, contentType: claimed } = reply.answer;
  const { status } = response;
  // Only the media type and its charset: other parameters may hold anything.
  const contentType = claimed.match(/^[\w.+-]+\/[\w.+-]+(;\s*charset=[\w-]+)?/i)?.[0];
  return new UnexpectedResponseError(
    `${reply.operation.operationId} was answered with ${status}, but ${problem} (content type: ` +
      `${contentType?.slice(0, 80) ?? 'none'}). What happened is not known.`,
    // Ambiguous: it may have been carried out, and this answer does not say.
    { ...contextOf(reply), ambiguous: true, status, contentType, requestId },
  );
}

function redirectError(reply: Answered): RedirectError {
  const { targetOrigin, response } = reply.answer;
  const { status, redirected } = response;
  const target = targetOrigin ?? 'an unnamed origin';
  const what = redirected
    ? `redirected to ${target}, and the client's own fetch followed it: the credential may have gone there`
    : `answered with the redirect ${status} to ${target}. It was not followed`;
  return new RedirectError(`${reply.operation.operationId} was ${what}; check the base URL.`, {
    ...contextOf(reply),
    // Only 307 and 308 certainly do not carry a request out; see `certainty.ts`.
    ambiguous: reply.ambiguous || redirected,
    status,
    targetOrigin,
  });
}
