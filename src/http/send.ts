/** The one function through which every request goes: guards, attempts, retries, hooks, drift. */
import type { Contract, Operation, Violation } from '../../generated/contract.js';
import { type Address, operationAt } from './address.js';
import { attemptOnce, type Failure, type Message } from './attempt.js';
import { mayHaveBeenDone } from './certainty.js';
import type { Clock } from './clock.js';
import type { CredentialHeader } from './credential.js';
import { findDrift } from './drift.js';
import {
  AbortError,
  ConnectionError,
  DriftError,
  type ErrorContext,
  HookError,
  InvalidOptionError,
  InvalidRequestError,
  TimeoutError,
} from './errors.js';
import { notify, type RequestEvent } from './hooks.js';
import type { ClientOptions, Limits } from './options.js';
import { assertReadable, type ReadAnswer, type Reply, readAnswer } from './reply.js';
import { isRetryableStatus, retryDelay } from './retry.js';

/** A configured provider, as far as sending goes. */
export interface Channel {
  readonly contract: Contract;
  readonly address: Address;
  readonly credential: CredentialHeader;
  readonly options: ClientOptions;
  readonly clock: Clock;
  /** What else a body must satisfy, such as naming the workspace of the credential. */
  readonly problemOfBody?: ((body: unknown) => string | undefined) | undefined;
  /** Whether a request with this body may fail in the middle, with a part of it carried out. */
  readonly isPartial?: ((body: unknown) => boolean) | undefined;
}

/** What came of an attempt. */
type Ended = ReadAnswer | Failure;

let calls = 0;

/**
 * Sends a request, again where that may help, and returns the answer, also one with an error status.
 *
 * @throws ContactDeletionError if there is no answer, or none that the contract could mean.
 */
export async function send(channel: Channel, message: Message, limits: Limits): Promise<Reply> {
  const { clock, options } = channel;
  const { provider } = channel.contract;
  const { operation, partial } = checked(channel, message);
  addHeaders(channel, message);
  const deadline = clock.now() + limits.deadlineMs;
  const call = ++calls;
  let ambiguous = false;
  let attempts = 0;
  for (let attempt = 1; ; attempt++) {
    const context = { provider, operation: operation.operationId, attempts, ambiguous };
    if (message.signal?.aborted) throw aborted(context, message.signal.reason);
    const sentAt = clock.now();
    const timeoutMs = Math.min(limits.timeoutMs, deadline - sentAt);
    if (timeoutMs <= 0) throw timedOut(context, limits.deadlineMs);

    const event = eventOf(channel, operation, call, attempt);
    try {
      if (options.onRequest) await options.onRequest(event);
    } catch (cause) {
      throw new HookError(`onRequest threw before ${event.operation}. ${fate(context)}`, {
        ...context,
        cause,
      });
    }
    // The hook may have ended the call.
    if (message.signal?.aborted) throw aborted(context, message.signal.reason);
    const fetch = options.fetch ?? globalThis.fetch;
    const attempted = await attemptOnce(message, fetch, timeoutMs);
    const ended: Ended =
      attempted.result === 'answered'
        ? readAnswer(attempted, channel.credential.secret, clock.now())
        : attempted;
    notify(options.onResponse, () => ({ ...event, ...endOf(ended), durationMs: clock.now() - sentAt }));
    attempts += ended.requests;
    ambiguous ||= isAmbiguous(ended, partial);

    const delayMs = attempt <= limits.retries ? delayOf(ended, attempt, clock) : undefined;
    if (delayMs === undefined || clock.now() + delayMs >= deadline) {
      if (ended.result !== 'answered') throw failure(ended, { ...context, attempts, ambiguous }, timeoutMs);
      return accept(options, { provider, operation, answer: ended, attempts, ambiguous });
    }
    notify(options.onRetry, () => ({ ...event, ...endOf(ended), delayMs }));
    await clock.sleep(delayMs, message.signal);
  }
}

/** A request that may be sent. */
interface Checked {
  readonly operation: Operation;
  /** Whether it may fail in the middle, with a part of it carried out. */
  readonly partial: boolean;
}

/** @throws InvalidTargetError, InvalidRequestError, InvalidOptionError if the request must not be sent. */
function checked(channel: Channel, { method, url, body, headers }: Message): Checked {
  const { provider } = channel.contract;
  const operation = operationAt(channel.address, method, url);
  if (headers.has(channel.credential.name)) {
    throw new InvalidOptionError(
      `the header ${channel.credential.name} carries the client's credential and cannot be set for a call.`,
      { provider, operation: operation.operationId },
    );
  }
  const json = parsed(body);
  const problem = problemOfBody(channel, operation, body, json);
  if (problem) {
    throw new InvalidRequestError(`the body of ${operation.operationId} ${problem}. Nothing was sent.`, {
      provider,
      operation: operation.operationId,
    });
  }
  return { operation, partial: channel.isPartial?.(json) ?? false };
}

/** The body; undefined if there is none or if it is not JSON. */
function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

function problemOfBody(
  channel: Channel,
  { validateRequest }: Operation,
  body: string | undefined,
  json: unknown,
): string | undefined {
  if (!validateRequest) return body === undefined ? undefined : 'must be empty';
  if (json === undefined) return 'is missing or not JSON';
  if (!validateRequest(json)) return problemOfViolations(validateRequest.errors ?? []);
  return channel.problemOfBody?.(json);
}

function problemOfViolations(violations: readonly Violation[]): string {
  const unknown = violations.find(({ keyword }) => keyword === 'additionalProperties');
  if (unknown) return `has the unknown field ${JSON.stringify(unknown.params?.additionalProperty)}`;
  const [first] = violations;
  return `breaks the contract at ${first?.instancePath || 'its root'} (${first?.keyword})`;
}

/** The headers are the message's own: nobody else sees the credential in them. */
function addHeaders({ credential, options }: Channel, { headers, body }: Message): void {
  headers.set('accept', 'application/json');
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (!headers.has('user-agent')) headers.set('user-agent', options.userAgent ?? 'contact-deletion');
  headers.set(credential.name, credential.value);
}

function eventOf(
  { contract, address }: Channel,
  operation: Operation,
  call: number,
  attempt: number,
): RequestEvent {
  return {
    provider: contract.provider,
    call,
    operation: operation.operationId,
    method: operation.method,
    origin: address.origin,
    route: operation.path,
    attempt,
  };
}

function endOf(ended: Ended) {
  const { result } = ended;
  return result === 'answered'
    ? { result, status: ended.response.status, requestId: ended.requestId }
    : { result, status: undefined, requestId: undefined };
}

function isAmbiguous(ended: Ended, partial: boolean): boolean {
  // The answer to a request that `fetch` has sent again, by itself, says nothing of the one before.
  if (ended.requests > 1) return true;
  if (ended.result !== 'answered') return ended.mayHaveArrived;
  const { ok, status } = ended.response;
  return !ok && mayHaveBeenDone(status, partial);
}

/** How long to wait before another attempt; undefined if none would help. */
function delayOf(ended: Ended, attempt: number, clock: Clock): number | undefined {
  if (ended.result === 'aborted') return undefined;
  if (ended.result !== 'answered') return retryDelay(attempt, undefined, clock);
  return isRetryableStatus(ended.response.status)
    ? retryDelay(attempt, ended.retryAfterMs, clock)
    : undefined;
}

/** Compares an answer with the spec before it is handed on. */
function accept(options: ClientOptions, reply: Reply): Reply {
  const { provider, operation, answer, attempts, ambiguous } = reply;
  const { response, json, text } = answer;
  const drift = findDrift(provider, operation, response.status, { json, empty: text === '' });
  if (drift) notify(options.onDrift, () => drift);
  assertReadable(reply);
  if (drift && options.strict) {
    const where = drift.violations.map(({ path, keyword }) => `${path || '/'} (${keyword})`).join(', ');
    throw new DriftError(
      `the answer ${drift.status} to ${drift.operation} does not match the spec: ${where || drift.kind}.`,
      { provider, operation: operation.operationId, attempts, ambiguous, drift },
    );
  }
  return reply;
}

function failure(ended: Failure, context: ErrorContext, timeoutMs: number): Error {
  switch (ended.result) {
    case 'aborted':
      return aborted(context, ended.cause);
    case 'timedOut':
      return timedOut(context, timeoutMs);
    case 'notSent':
      return new ConnectionError(
        `no connection could be made${why(ended)}, so nothing was sent${context.ambiguous ? ' this time' : ''}.`,
        { ...context, cause: ended.cause },
      );
    case 'lost':
      return new ConnectionError(
        `the connection was lost during ${context.operation}${why(ended)}. ${fate(context)}`,
        { ...context, cause: ended.cause },
      );
  }
}

const why = ({ reason }: Failure) => (reason ? ` (${reason})` : '');

function aborted(context: ErrorContext, cause: unknown): AbortError {
  return new AbortError(`${context.operation} was aborted. ${fate(context)}`, { ...context, cause });
}

function timedOut(context: ErrorContext, limitMs: number): TimeoutError {
  const message = `no complete answer to ${context.operation} within ${limitMs} ms. ${fate(context)}`;
  return new TimeoutError(message, { ...context, limitMs });
}

function fate({ ambiguous }: ErrorContext): string {
  return ambiguous ? 'Whether it was carried out is not known.' : 'It was not carried out.';
}
