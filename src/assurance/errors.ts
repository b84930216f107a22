/** The error of what was recorded and cannot be read. */

/** The message is for people, in one line, and says what to do. It quotes nothing of what was recorded. */
export class AssuranceError extends Error {
  override readonly name = 'AssuranceError';
}
