/** Why a contract could not be checked at all. */

/**
 * - `noRedocly`: the tool that compares is not installed, or not in a version that fits.
 * - `unreadable`: what was recorded cannot be read.
 * - `toolFailed`: the tool ended without a report.
 */
export type AssuranceProblem = 'noRedocly' | 'unreadable' | 'toolFailed';

/** The message is for people, in one line, and says what to do. It quotes no answer and no credential. */
export class AssuranceError extends Error {
  override readonly name = 'AssuranceError';
  readonly problem: AssuranceProblem;

  constructor(problem: AssuranceProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
