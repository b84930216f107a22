/** Why a record cannot be trusted, or a run cannot be recorded. */

/**
 * - `unwritable`: it cannot be written. Nothing more is sent then.
 * - `unreadable`: it cannot be read, or is not what it should be.
 * - `exists`: there is already such a file, and it is not overwritten.
 * - `locked`: another process is using it.
 * - `damaged`: it was changed after it was written.
 * - `mismatch`: it belongs to another account, address or version.
 */
export type RecordProblem = 'unwritable' | 'unreadable' | 'exists' | 'locked' | 'damaged' | 'mismatch';

/** A plan, a journal or a receipt cannot be used. The message names the file and says what to do. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly problem: RecordProblem;

  constructor(problem: RecordProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

/** The credential differs from the one that the run began with. It may be a renewed one for the same account. */
export class CredentialChangedError extends RecordError {
  readonly provider: string;

  constructor(provider: string) {
    super(
      'mismatch',
      `the run was begun with another credential for ${provider}. Set that one or, if it was renewed for the same account, ` +
        `say so with renewedCredentials: ['${provider}'].`,
    );
    this.provider = provider;
  }
}

/** The system's own short message: `ENOSPC: no space left on device`. */
export function systemMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node appends the call and its paths; our message already names the file.
  return error.message.replace(/, \w+( '.*)?$/, '');
}
