/** The kinds of difference between a recording and the spec. They contain no personal data. */

/**
 * - `undocumentedStatus`, `undocumentedField`: no page documents it.
 * - `missingBody`, `notJson`: the spec says JSON.
 * - `schema`: a value breaks its schema.
 * - `contradiction`: a success that contradicts itself, or is about another contact.
 * - `undocumentedBody`: a request has a body, and no page documents one.
 * - `otherBody`: the body has another documented form than expected.
 */
export type DriftKind =
  | 'undocumentedStatus'
  | 'undocumentedField'
  | 'undocumentedBody'
  | 'missingBody'
  | 'notJson'
  | 'schema'
  | 'contradiction'
  | 'otherBody';

/** One difference in one exchange. */
export interface Difference {
  readonly in: 'request' | 'response';
  readonly kind: DriftKind;
  /** A JSON Pointer to the field; undefined if the difference is not about one. */
  readonly place?: string | undefined;
  /** The JSON Schema keyword, for `schema`. */
  readonly keyword?: string | undefined;
}

/**
 * Whether a body could be compared. `redacted`: it was, except for values that were removed from the recording.
 * `undocumented`: the contract says nothing about it. The others could not be compared.
 */
export type Comparability = 'compared' | 'redacted' | 'undocumented' | 'notRecorded' | 'unreadable';

/** The result of comparing a request or a response. */
export interface Compared {
  readonly differences: readonly Difference[];
  readonly body: Comparability;
}
