/** The error for a recording that cannot be read. */

/** The message is one line for people, and says what to do. It quotes nothing from the recording. */
export class AssuranceError extends Error {
  override readonly name = 'AssuranceError';
}
