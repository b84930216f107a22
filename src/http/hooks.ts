/** What the hooks of a client receive: enough for logs and traces, without secrets or personal data. */

/** An attempt that is about to be sent. */
export interface RequestEvent {
  readonly provider: string;
  /** Identifies the call within this process. All attempts of a call have the same number. */
  readonly call: number;
  /** The operation of the spec, such as `deleteContact`. */
  readonly operation: string;
  readonly method: string;
  /** The origin that the request goes to. */
  readonly origin: string;
  /** The path with its placeholders, such as `/api/contacts/{id}`, so without a contact id. */
  readonly route: string;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/**
 * The result of an attempt:
 * - `answered`: an answer came.
 * - `notSent`: no connection, so nothing was sent.
 * - `lost`: the connection was lost, and something may have been sent.
 * - `timedOut`: no complete answer in time.
 * - `aborted`: the caller gave up.
 */
export type AttemptResult = 'answered' | 'notSent' | 'lost' | 'timedOut' | 'aborted';

/** How an attempt ended. */
interface AttemptEnd {
  readonly result: AttemptResult;
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined;
  /** The provider's request id, for its support. */
  readonly requestId: string | undefined;
}

/** An attempt that has ended. */
export interface ResponseEvent extends RequestEvent, AttemptEnd {
  readonly durationMs: number;
}

/** A wait before the next attempt. */
export interface RetryEvent extends RequestEvent, AttemptEnd {
  readonly delayMs: number;
}

/** Takes log lines: a sentence, and the event that it describes. */
export interface Logger {
  debug(message: string, event: object): void;
  warn(message: string, event: object): void;
}

/** Calls a hook. If it fails, now or later, the call goes on. */
export function notify<T>(hook: ((event: T) => void) | undefined, event: () => T): void {
  if (hook) void tell(hook, event());
}

async function tell<T>(hook: (event: T) => void, event: T): Promise<void> {
  try {
    await hook(event);
  } catch {
    // The provider's answer matters more than a failed hook.
  }
}

/** Writes a log line. A logger that throws is ignored, like a hook. */
export function log(logger: Logger | undefined, level: keyof Logger, message: string, event: object): void {
  notify(logger && ((about: object) => logger[level](message, about)), () => event);
}
