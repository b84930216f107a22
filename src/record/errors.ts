/** Why a record cannot be trusted, or a run cannot be recorded. */

/**
 * - `unwritable`: it cannot be written; nothing more is sent then.
 * - `unreadable`: it cannot be read, or it isn't what it should be.
 * - `exists`: a file is there already, and is not overwritten.
 * - `locked`: another process writes to it.
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

/** The credential is another one than when the run began, and may be a renewed one of the same account. */
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

/** What the system says, in its own short words: `ENOSPC: no space left on device`. */
export function systemMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Node adds the call and its paths, and our own message has named the file already.
  return error.message.replace(/, \w+( '.*)?$/, '');
}
