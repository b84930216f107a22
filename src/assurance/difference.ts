/** The words for what differs between a recording and the spec. They hold nothing of anybody. */

/**
 * - `undocumentedStatus`, `undocumentedField`: no page has it.
 * - `missingBody`, `notJson`: the spec says JSON.
 * - `schema`: a value breaks its schema.
 * - `contradiction`: a success that contradicts itself, or is about another contact.
 * - `undocumentedBody`: a request has a body, and no page has one.
 * - `otherBody`: another documented form of the body than the one that is expected.
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

/** One thing that differs, in one exchange. */
export interface Difference {
  readonly in: 'request' | 'response';
  readonly kind: DriftKind;
  /** A JSON Pointer, for a field; undefined for what is not about one. */
  readonly place?: string | undefined;
  /** The JSON Schema keyword, for `schema`. */
  readonly keyword?: string | undefined;
}

/**
 * What became of a body. `redacted`: it was compared, except for values that were taken out of the recording.
 * `undocumented`: the contract says nothing of it. The others could not be compared.
 */
export type Comparability = 'compared' | 'redacted' | 'undocumented' | 'notRecorded' | 'unreadable';

/** What a comparison of one side came to. */
export interface Compared {
  readonly differences: readonly Difference[];
  readonly body: Comparability;
}
