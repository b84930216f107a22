/** The one function that sends every request: guards, attempts, retries, hooks, drift. */
import type { Contract, Operation } from '../../generated/contract.js';
import type { Address } from './address.js';
import { attemptOnce, type Failure, type Message } from './attempt.js';
import { problemOfBody } from './body-problem.js';
import { mayHaveBeenDone } from './certainty.js';
import type { Clock } from './clock.js';
import type { CredentialHeader } from './credential.js';
import { findDrift } from './drift.js';
import {
  AbortError,
  ConnectionError,
  type ErrorContext,
  HookError,
  InvalidRequestError,
  TimeoutError,
} from './errors.js';
import { type ClientHeaders, headersOf } from './headers.js';
import { log, notify, type RequestEvent, type ResponseEvent, type RetryEvent } from './hooks.js';
import type { ClientOptions, Limits } from './options.js';
import { type Answered, errorOf, type ReadAnswer, type Reply, readAnswer } from './reply.js';
import { type OperationRequest, urlOf } from './request.js';
import { isRetryableStatus, retryDelay } from './retry.js';
import { withheldOf } from './withheld.js';

/** A client's configuration, as far as sending needs it. */
export interface ClientConfig {
  readonly provider: string;
  readonly contract: Contract;
  readonly address: Address;
  readonly headers: ClientHeaders;
  readonly credentials: readonly CredentialHeader[];
  readonly options: ClientOptions;
  readonly clock: Clock;
  /** The body field that holds the provider's request id. */
  readonly requestIdField?: string | undefined;
  /** Checks a request beyond the contract, such as for an account other than the credential's. */
  readonly problemOfRequest: (request: OperationRequest) => string | undefined;
  /** Whether a request may fail halfway, with part of it carried out. */
  readonly isPartial: (request: OperationRequest) => boolean;
  /** Statuses with which the provider refuses, besides HTTP's own. */
  readonly refusals: ReadonlySet<number>;
  /** Whether it is harmless to send a request twice. */
  readonly isRepeatable: (operation: Operation) => boolean;
}

/** A request, with the caller's settings for it alone. */
export interface OutgoingRequest extends OperationRequest {
  readonly headers: Iterable<readonly [name: string, value: string]>;
  readonly signal: AbortSignal | undefined;
}

/** How an attempt ended. */
type Ended = ReadAnswer | Failure;

let calls = 0;

/**
 * Sends a request, with retries if they may help, and returns the answer with its meaning.
 *
 * @throws ContactDeletionError if the request must not be sent, or got no answer.
 */
export async function send(config: ClientConfig, request: OutgoingRequest, limits: Limits): Promise<Reply> {
  const { clock, options, provider } = config;
  const { operation, signal } = request;
  const message = messageOf(config, request);
  const partial = config.isPartial(request);
  const repeatable = config.isRepeatable(operation);
  const deadline = clock.now() + limits.deadlineMs;
  const call = ++calls;
  let ambiguous = false;
  let attempts = 0;
  for (let attempt = 1; ; attempt++) {
    const context = { provider, operation: operation.operationId, attempts, ambiguous };
    if (signal?.aborted) throw aborted(context, signal.reason);
    const sentAt = clock.now();
    const timeoutMs = Math.min(limits.timeoutMs, deadline - sentAt);
    if (timeoutMs <= 0) throw timedOut(context, limits.deadlineMs);

    const event = eventOf(config, operation, call, attempt);
    try {
      if (options.onRequest) await options.onRequest(event);
    } catch (cause) {
      throw new HookError(`onRequest threw before ${event.operation}. ${fate(context)}`, {
        ...context,
        cause,
      });
    }
    // The hook may have ended the call. Every onRequest is followed by an onResponse.
    const attempted = signal?.aborted
      ? ({ result: 'aborted', requests: 0, mayHaveArrived: false, cause: signal.reason } as const)
      : await attemptOnce(message, options.fetch ?? globalThis.fetch, timeoutMs);
    const ended: Ended =
      attempted.result === 'answered'
        ? readAnswer(attempted, config, clock.now(), message.withheld)
        : attempted;
    if (options.onResponse || options.logger) {
      const responded: ResponseEvent = { ...event, ...endOf(ended), durationMs: clock.now() - sentAt };
      notify(options.onResponse, () => responded);
      const end = responded.status ?? responded.result;
      log(options.logger, 'debug', `${provider} ${event.operation}: ${end}`, responded);
    }
    attempts += ended.requests;
    ambiguous ||= isAmbiguous(ended, partial, config.refusals);

    const mayRepeat = attempt <= limits.retries && (repeatable || !ambiguous);
    const delayMs = mayRepeat ? delayOf(ended, attempt, clock) : undefined;
    if (delayMs === undefined || clock.now() + delayMs >= deadline) {
      if (ended.result !== 'answered') throw failure(ended, { ...context, attempts, ambiguous }, timeoutMs);
      return replyOf(options, { provider, operation, answer: ended, attempts, ambiguous });
    }
    const retried: RetryEvent = { ...event, ...endOf(ended), delayMs };
    notify(options.onRetry, () => retried);
    const wait = `trying again in ${Math.round(delayMs)} ms`;
    log(options.logger, 'warn', `${provider} ${event.operation}: ${wait}`, retried);
    await clock.sleep(delayMs, signal);
  }
}

/** @throws InvalidTargetError, InvalidRequestError, InvalidOptionError if the request must not be sent. */
function messageOf(config: ClientConfig, request: OutgoingRequest): Message {
  const { address, provider } = config;
  const { operation, body, signal } = request;
  const context = { provider, operation: operation.operationId };
  const url = urlOf(address, request, config.contract);
  const refuse = (what: string, problem: string | undefined) => {
    if (problem === undefined) return;
    throw new InvalidRequestError(`${what} ${operation.operationId} ${problem}. Nothing was sent.`, context);
  };
  refuse('the body of', problemOfBody(operation, body));
  refuse('the request', config.problemOfRequest(request));
  const headers = headersOf(config, request, context);
  return {
    url,
    method: operation.method,
    headers,
    body: JSON.stringify(body),
    signal,
    withheld: withheldOf(url),
  };
}

function eventOf(
  { provider, address }: ClientConfig,
  operation: Operation,
  call: number,
  attempt: number,
): RequestEvent {
  return {
    provider,
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

function isAmbiguous(ended: Ended, partial: boolean, refusals: ClientConfig['refusals']): boolean {
  // If `fetch` has sent it again on its own, the answer says nothing about the first time.
  if (ended.requests > 1) return true;
  if (ended.result !== 'answered') return ended.mayHaveArrived;
  const { ok, status } = ended.response;
  return !ok && mayHaveBeenDone(status, partial, refusals);
}

/** How long to wait before another attempt; undefined if another attempt would not help. */
function delayOf(ended: Ended, attempt: number, clock: Clock): number | undefined {
  if (ended.result === 'aborted') return undefined;
  if (ended.result !== 'answered') return retryDelay(attempt, undefined, clock.random());
  return isRetryableStatus(ended.response.status)
    ? retryDelay(attempt, ended.retryAfterMs, clock.random())
    : undefined;
}

/** Reports drift, and adds the meaning of the answer. */
function replyOf({ onDrift, logger, strict }: ClientOptions, answered: Answered): Reply {
  const { provider, operation, answer } = answered;
  const drift = findDrift(provider, operation, answer.response.status, {
    json: answer.json,
    empty: answer.text === '',
  });
  if (drift) {
    notify(onDrift, () => drift);
    const what = `the answer ${drift.status} does not match the spec`;
    log(logger, 'warn', `${provider} ${operation.operationId}: ${what}`, drift);
  }
  return { ...answered, error: errorOf(answered, strict ? drift : undefined) };
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
