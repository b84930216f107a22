/** What a caller can set for a client or for one call. */
import type { Clock } from './clock.js';
import type { Drift } from './drift.js';
import { InvalidOptionError } from './errors.js';
import type { Logger, RequestEvent, ResponseEvent, RetryEvent } from './hooks.js';
import { RETRY } from './retry.js';

/** Options of every client. */
export interface ClientOptions {
  /**
   * Where the provider is: its production server, a mock, a sandbox. `http:` is allowed for loopback only.
   * @default the first server in the provider's spec
   */
  readonly baseUrl?: string | undefined;
  /**
   * Sends the requests. Injected in tests, for proxies, or to reach a sandbox without a port.
   * @default the global `fetch` at the time of each request
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * The longest that one attempt may take, until its body has been read, in milliseconds.
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The longest that a call may take with all its attempts and waits, in milliseconds. In a run, that is a request with its
   * repetitions; what is taken out of it, because it failed for other contacts, is another one.
   * @default none
   */
  readonly deadlineMs?: number | undefined;
  /**
   * How many times a failed attempt is repeated; 0 for never. In a run, a request that is answered with 429 is repeated
   * more often: that says nothing against it.
   * @default 2
   */
  readonly retries?: number | undefined;
  /**
   * Sent as `User-Agent`, where the runtime allows it (browsers don't).
   * @default contact-deletion with its version
   */
  readonly userAgent?: string | undefined;
  /**
   * Headers to send with each request, such as a gateway's key. The credential's header cannot be set here.
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Where attempts (`debug`), retries and drift (`warn`) are logged: no credential, no contact id, no body. `console` will do.
   * What it throws is ignored.
   * @default nothing is logged
   */
  readonly logger?: Logger | undefined;
  /**
   * Called before each attempt, and awaited. What it throws ends the call with a `HookError` before anything more
   * is sent.
   */
  readonly onRequest?: ((request: RequestEvent) => void) | undefined;
  /** Called after each attempt, answered or not. What it throws is ignored. */
  readonly onResponse?: ((response: ResponseEvent) => void) | undefined;
  /** Called before each wait for another attempt. What it throws is ignored. */
  readonly onRetry?: ((retry: RetryEvent) => void) | undefined;
  /** Called for each answer that does not match the spec. What it throws is ignored. */
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /**
   * Whether drift is thrown as a `DriftError`. By default the call goes on, since the deletion has happened.
   * @default false
   */
  readonly strict?: boolean | undefined;
  /** Time and chance, for tests. */
  readonly clock?: Partial<Clock> | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call: waits at once, a request under way as soon as the runtime can. */
  readonly signal?: AbortSignal | undefined;
  /** Headers to send besides the client's, or instead of them. The credential's header cannot be set here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Instead of the client's `timeoutMs`. */
  readonly timeoutMs?: number | undefined;
  /** Instead of the client's `deadlineMs`. */
  readonly deadlineMs?: number | undefined;
  /** Instead of the client's `retries`. */
  readonly retries?: number | undefined;
}

/** The limits of one call, in milliseconds. */
export interface Limits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly retries: number;
}

/** @throws InvalidOptionError for a limit that is not a number of the right kind. */
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
