/** What a provider answered, judged: a success, or the error that says what else it was. */
import type { Operation } from '../../generated/contract.js';
import { apiError } from './api-error.js';
import type { Answer } from './attempt.js';
import { type ErrorContext, RedirectError, UnexpectedResponseError } from './errors.js';
import { parseRetryAfter } from './retry.js';

/** An answer, with the parts of it that decide what happens next. */
export interface ReadAnswer extends Answer {
  /** The parsed body; undefined if it is empty or not JSON. */
  readonly json: unknown;
  readonly requestId: string | undefined;
  /** What the provider asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The origin that a redirect points to, or was followed to. */
  readonly targetOrigin: string | undefined;
}

/** The answer to a call, with what led to it. */
export interface Reply {
  readonly provider: string;
  readonly operation: Operation;
  readonly answer: ReadAnswer;
  /** How many HTTP requests were made. */
  readonly attempts: number;
  /** Whether one of them may have been carried out without our hearing of it. */
  readonly ambiguous: boolean;
}

/**
 * @param secret The credential: a provider that echoes it in a header must not get it into our events and errors.
 */
export function readAnswer(answer: Answer, secret: string, now: number): ReadAnswer {
  // Field by field: a copy by `...` for each answer shows in what a call costs.
  const { result, requests, response, contentType, text } = answer;
  const { headers } = response;
  const json = jsonOf(answer);
  const named = (json as { reqId?: unknown } | null | undefined)?.reqId;
  // Huduma names its id in the body (`reqId`); the others document none, and a header is the custom.
  const claimed = typeof named === 'string' ? named : (headers.get('x-request-id') ?? '');
  // An id, and nothing else that somebody may have put there.
  const requestId = /^[\x20-\x7e]{1,200}$/.test(claimed) ? claimed : null;
  return {
    result,
    requests,
    response,
    contentType: unlessEcho(contentType, secret) ?? '',
    text,
    json,
    requestId: unlessEcho(requestId, secret),
    retryAfterMs: parseRetryAfter(headers.get('retry-after'), now),
    targetOrigin: isRedirect(response) ? unlessEcho(targetOriginOf(response), secret) : undefined,
  };
}

/** Without regard to case: a host name is in small letters. */
function unlessEcho(text: string | null, secret: string): string | undefined {
  return text?.toLowerCase().includes(secret.toLowerCase()) ? undefined : (text ?? undefined);
}

function targetOriginOf({ headers, redirected, url }: Response): string | null {
  const location = redirected ? url : (headers.get('location') ?? '');
  const base = url && location ? url : undefined;
  return URL.canParse(location, base) ? new URL(location, base).origin : null;
}

/** The parsed body; undefined if it is empty or not JSON. */
export function jsonOf({ text, contentType }: Answer): unknown {
  return text && isJson(contentType) ? parseJson(text) : undefined;
}

/** Whether a media type says that the body is JSON. */
export function isJson(contentType: string): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType);
}

/** The value, or undefined: a parser's own message quotes the text. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the answer is a redirect: browsers hide its status, and an injected `fetch` may have followed it. */
export function isRedirect({ status, type, redirected }: Response): boolean {
  return redirected || type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** @throws RedirectError, UnexpectedResponseError if an answer is none that the contract could mean. */
export function assertReadable(reply: Reply): void {
  const { operation, answer } = reply;
  const { response } = answer;
  if (isRedirect(response)) throw redirectError(reply);
  if (response.status < 200 || response.status > 599) throw unexpected(reply, 'there is no such status');
  const documented = operation.responses[response.status];
  if (!response.ok || documented?.body === 'undocumented') return;
  const problem = problemOfBody(answer, documented?.body === 'required');
  if (problem) throw unexpected(reply, problem);
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
 * Whether an empty body may be one that was cut off before it began: undici takes it for whole if it was to come in chunks
 * on a connection that is closed after it.
 */
const mayBeCutOff = (headers: Headers): boolean =>
  /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') &&
  /\bclose\b/i.test(headers.get('connection') ?? '');

/**
 * The success of a call that a page documents.
 *
 * @throws ApiError for an error status, UnexpectedResponseError for a success that no page documents: a 202,
 * for instance, would not say that the contact is gone.
 */
export function assertSuccess(reply: Reply): void {
  const { operation, answer } = reply;
  const { ok, status } = answer.response;
  if (ok) {
    if (operation.responses[status]) return;
    throw unexpected(reply, 'no page documents this status');
  }
  const { json, text, requestId, retryAfterMs } = answer;
  const doubt = reply.ambiguous ? '. Whether it was carried out, or a part of it, is not known' : '';
  throw apiError(`${operation.operationId} was answered with ${status}${hint(status)}${doubt}`, {
    ...contextOf(reply),
    status,
    body: json ?? (text || undefined),
    requestId,
    retryAfterMs,
    foreignBody: json === undefined && text !== '',
  });
}

const hints: Readonly<Record<number, string>> = {
  401: ': check the credential, and whether it has expired',
  402: ': the account has payment issues',
  403: ': the credential lacks the permission',
  405: ': check the base URL',
  429: ': too many requests',
};

const hint = (status: number) => hints[status] ?? '';

function contextOf({ provider, operation, attempts, ambiguous }: Reply): ErrorContext {
  return { provider, operation: operation.operationId, attempts, ambiguous };
}

function unexpected(reply: Reply, problem: string): UnexpectedResponseError {
  const { response, requestId, contentType: claimed } = reply.answer;
  const { status } = response;
  // The media type and its charset: other parameters could say anything.
  const contentType = claimed.match(/^[\w.+-]+\/[\w.+-]+(;\s*charset=[\w-]+)?/i)?.[0];
  return new UnexpectedResponseError(
    `${reply.operation.operationId} was answered with ${status}, but ${problem} (content type: ` +
      `${contentType?.slice(0, 80) ?? 'none'}). What happened is not known.`,
    // Ambiguous: it may have been carried out, and this answer doesn't tell.
    { ...contextOf(reply), ambiguous: true, status, contentType, requestId },
  );
}

function redirectError(reply: Reply): RedirectError {
  const { targetOrigin, response } = reply.answer;
  const { status, redirected } = response;
  const target = targetOrigin ?? 'an unnamed origin';
  const what = redirected
    ? `redirected to ${target}, and the client's own fetch followed it: the credential may have gone there`
    : `answered with the redirect ${status} to ${target}. It was not followed`;
  return new RedirectError(`${reply.operation.operationId} was ${what}; check the base URL.`, {
    ...contextOf(reply),
    // Only 307 and 308 send a request elsewhere instead of carrying it out; `certainty.ts` knows.
    ambiguous: reply.ambiguous || redirected,
    status,
    targetOrigin,
  });
}
