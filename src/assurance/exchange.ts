/** One recorded request with its answer, in whatever format it was recorded. Holds people's data: not for printing. */
import type { DriftViolation } from '../http/drift.js';
import type { RecordedBody } from './recorded-body.js';

interface Recorded {
  readonly method: string;
  readonly status: number;
}

/** From a HAR: everything, or all but the bodies. */
export interface RecordedExchange extends Recorded {
  readonly source: 'har';
  readonly url: URL;
  readonly requestBody: RecordedBody;
  readonly responseBody: RecordedBody;
  /** The media type of the answer; undefined if none was recorded. */
  readonly contentType: string | undefined;
  readonly responseHeaders: readonly string[];
}

/** From a log of our own hooks: which call, and its status; of a body at most what `onDrift` said of it. */
export interface LoggedExchange extends Recorded {
  readonly source: 'log';
  readonly provider: string;
  readonly operation: string;
}

/** What `onDrift` said of an answer that the log has as well. */
export interface LoggedDrift {
  readonly source: 'drift';
  readonly provider: string;
  readonly operation: string;
  readonly status: number;
  readonly kind: 'notJson' | 'missingBody' | 'body';
  readonly violations: readonly DriftViolation[];
}

/**
 * A request without an answer of the provider's own. `unanswered`: it failed, or was given up. `byBrowser`: a
 * browser answered it out of its cache, or redirected it to https by itself.
 */
export interface WithoutAnswer {
  readonly source: 'unanswered' | 'byBrowser';
}

/** A recorded entry that cannot be used. */
export interface Unusable {
  readonly source: 'unusable';
  /** Why, in words that follow the place. */
  readonly problem: string;
}

export type Entry = RecordedExchange | LoggedExchange | LoggedDrift | WithoutAnswer | Unusable;

/** Whether a number can be the status of an answer. It is shown, so anything else must not pass for one. */
export const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 999;

/** An entry, and where it stands. */
export interface Placed {
  readonly file: string;
  /** Entries of a HAR count from 0, as its tools do; lines of a log from 1. */
  readonly index: number;
  readonly entry: Entry;
}
