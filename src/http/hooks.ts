/** What the hooks of a client receive: enough to log and to trace, nothing secret, nobody's data. */

/** An attempt that is about to be sent. */
export interface RequestEvent {
  readonly provider: string;
  /** Tells the calls of this process apart. The attempts of a call have the same number. */
  readonly call: number;
  /** The operation of the spec, such as `deleteContact`. */
  readonly operation: string;
  readonly method: string;
  /** The origin that the request goes to. */
  readonly origin: string;
  /** The path with its placeholders, such as `/api/contacts/{id}`: no contact id. */
  readonly route: string;
  /** From 1. */
  readonly attempt: number;
}

/**
 * What came of an attempt: an answer; no connection, so nothing was sent; a connection lost after sending; no
 * answer in time; a caller that gave up.
 */
export type AttemptResult = 'answered' | 'notSent' | 'lost' | 'timedOut' | 'aborted';

/** What an attempt ended with. */
interface AttemptEnd {
  readonly result: AttemptResult;
  /** The status of the answer; undefined if there was none. */
  readonly status: number | undefined;
  /** The provider's id of the request, for its support. */
  readonly requestId: string | undefined;
}

/** An attempt that came to an end. */
export interface ResponseEvent extends RequestEvent, AttemptEnd {
  readonly durationMs: number;
}

/** A wait before another attempt. */
export interface RetryEvent extends RequestEvent, AttemptEnd {
  readonly delayMs: number;
}

/** Takes log lines: a sentence, and the event that it is about. */
export interface Logger {
  debug(message: string, event: object): void;
  warn(message: string, event: object): void;
}

/** Calls a hook whose failure, now or later, must not cost us the answer. */
export function notify<T>(hook: ((event: T) => void) | undefined, event: () => T): void {
  if (hook) void tell(hook, event());
}

async function tell<T>(hook: (event: T) => void, event: T): Promise<void> {
  try {
    await hook(event);
  } catch {
    // The answer of the provider matters more than a log line.
  }
}

/** Writes a log line. A logger that fails is one more hook that does. */
export function log(logger: Logger | undefined, level: keyof Logger, message: string, event: object): void {
  notify(logger && ((about: object) => logger[level](message, about)), () => event);
}
