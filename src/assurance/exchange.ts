/** A recorded request with its answer, in any format. Contains personal data: do not print it. */
import type { DriftViolation } from '../http/drift.js';
import type { RecordedBody } from './recorded-body.js';

interface Recorded {
  readonly method: string;
  readonly status: number;
}

/** From a HAR file, with or without bodies. */
export interface RecordedExchange extends Recorded {
  readonly source: 'har';
  readonly url: URL;
  readonly requestBody: RecordedBody;
  readonly responseBody: RecordedBody;
  /** The media type of the answer; undefined if it was not recorded. */
  readonly contentType: string | undefined;
  readonly responseHeaders: readonly string[];
}

/** From a log of our own hooks: the operation and its status. About the body, at most what `onDrift` said. */
export interface LoggedExchange extends Recorded {
  readonly source: 'log';
  readonly provider: string;
  readonly operation: string;
}

/** What `onDrift` said about an answer that is also in the log. */
export interface LoggedDrift {
  readonly source: 'drift';
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  readonly kind: 'notJson' | 'missingBody' | 'body';
  readonly violations: readonly DriftViolation[];
}

/**
 * A request without an answer from the provider. `unanswered`: it failed, or was aborted. `byBrowser`: a browser answered it
 * from its cache, or redirected it to https itself.
 */
export interface WithoutAnswer {
  readonly source: 'unanswered' | 'byBrowser';
}

/** A recorded entry that cannot be used. */
export interface Unusable {
  readonly source: 'unusable';
  /** Why, in words that continue its place. */
  readonly problem: string;
}

export type Entry = RecordedExchange | LoggedExchange | LoggedDrift | WithoutAnswer | Unusable;

/** Whether a value can be the status of an answer. Statuses are shown, so nothing else may pass as one. */
export const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999;

/** An entry, and its place. */
export interface Placed {
  readonly file: string;
  /** The index of a HAR entry from 0, as HAR tools count; the number of a log line from 1. */
  readonly index: number;
  readonly entry: Entry;
}
