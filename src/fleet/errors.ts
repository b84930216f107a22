/** Why a fleet cannot work. */
import { ContactDeletionError } from '../http/errors.js';
import { RecordError } from '../record/errors.js';

/**
 * - `noDatabase`: PostgreSQL cannot be reached or used.
 * - `notMigrated`: the tables are missing, or older than this version. Run `fleet migrate`.
 * - `otherVersion`: the tables belong to another major version of this package, or to a newer one.
 * - `missingPackage`: an optional package is not installed.
 * - `mismatch`: a plan, a run or an account does not belong to this fleet.
 * - `tooMany`: there are more contacts than were agreed to.
 * - `invalid`: an argument cannot be used.
 */
export type FleetProblem =
  | 'noDatabase'
  | 'notMigrated'
  | 'otherVersion'
  | 'missingPackage'
  | 'mismatch'
  | 'tooMany'
  | 'invalid';

/** Text in quotes may be a contact. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/** An error in words that are safe to log. Messages of other programs may name contacts or quote a body, so they are left out. */
export function wordsOf(error: unknown): string {
  if (error instanceof FleetError) return error.message;
  if (error instanceof RecordError || error instanceof ContactDeletionError)
    return error.message.replace(QUOTED, '"…"');
  return `an error of this program (${error instanceof Error ? error.name : typeof error}).`;
}

/** A fleet cannot do what was asked. Nothing was enqueued or sent. */
export class FleetError extends Error {
  override readonly name = 'FleetError';
  readonly problem: FleetProblem;

  constructor(problem: FleetProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
