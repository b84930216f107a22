/** The options of a client and of a single call, and their limits. */
import type { Clock } from './clock.js';
import type { Drift } from './drift.js';
import { InvalidOptionError } from './errors.js';
import type { Logger, RequestEvent, ResponseEvent, RetryEvent } from './hooks.js';
import { RETRY } from './retry.js';

/** Options of every client. */
export interface ClientOptions {
  /**
   * The base URL of the provider: its production server, a mock or a sandbox. `http:` is allowed for loopback only.
   * @default the first server in the provider's spec
   */
  readonly baseUrl?: string | undefined;
  /**
   * Sends the requests. Set it in tests, for a proxy, or to use a sandbox without a port.
   * @default the global `fetch` at the time of each request
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * The most time for one attempt, until its body has been read, in milliseconds.
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The most time for a call with all its attempts and waits, in milliseconds. In a run, this holds for a request with its
   * retries. Contacts that are sent again in another batch, because others in theirs were at fault, have the full time
   * again.
   * @default none
   */
  readonly deadlineMs?: number | undefined;
  /**
   * How many times to retry a failed attempt; 0 for never. In a run, a request that is answered with 429 is retried more
   * often: it is not at fault.
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * The `User-Agent` header, if the runtime allows it. Browsers do not.
   * @default contact-deletion with its version
   */
  readonly userAgent?: string | undefined;
  /**
   * Headers to send with each request, such as a gateway's key. The header of the credential cannot be set here.
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Logs attempts (`debug`), and retries and drift (`warn`), without credentials, contact ids or bodies. `console` will do.
   * Exceptions from it are ignored.
   * @default nothing is logged
   */
  readonly logger?: Logger | undefined;
  /** Called before each attempt, and awaited. If it throws, the call ends with a `HookError`, and nothing more is sent. */
  readonly onRequest?: ((request: RequestEvent) => void) | undefined;
  /** Called after each attempt, with or without an answer. Exceptions from it are ignored. */
  readonly onResponse?: ((response: ResponseEvent) => void) | undefined;
  /** Called before each wait for another attempt. Exceptions from it are ignored. */
  readonly onRetry?: ((retry: RetryEvent) => void) | undefined;
  /** Called for each answer that does not match the spec. Exceptions from it are ignored. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /**
   * Whether to throw drift as a `DriftError`. By default the call goes on, since the deletion has happened.
   * @default false
   */
  readonly strict?: boolean | undefined;
  /** Clock and randomness, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call: a wait at once, a request under way as soon as the runtime can. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Headers to send in addition to the client's; they override those of the same name. The header of the credential cannot
   * be set here.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Overrides the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Overrides the client's `deadlineMs`. */
  readonly deadlineMs?: number | undefined;
  /** Overrides the client's `retries`. */
  readonly retries?: number | undefined;
}

/** The limits of one call, in milliseconds. */
export interface Limits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retries: number;
}

/**
 * @throws InvalidOptionError for a limit that is not a positive number, or a number of retries that is not a whole number.
 */
export function limitsOf(provider: string, client: ClientOptions, call: CallOptions = {}): Limits {
  const limits = {
    timeoutMs: call.timeoutMs ?? client.timeoutMs ?? 30_000,
    deadlineMs: call.deadlineMs ?? client.deadlineMs ?? Number.POSITIVE_INFINITY,
    retries: call.retries ?? client.retries ?? RETRY.retries,
  };
  for (const name of ['timeoutMs', 'deadlineMs'] as const) {
    if (!(limits[name] > 0))
      throw new InvalidOptionError(`${name} must be a positive number of milliseconds.`, { provider });
  }
  if (!Number.isInteger(limits.retries) || limits.retries < 0) {
    throw new InvalidOptionError('retries must be a whole number, 0 or more.', { provider });
  }
  return limits;
}
