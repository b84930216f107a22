/** The exit codes, and the error that ends a command with one of them. */

export const EXIT = {
  /** Every contact is deleted, or was absent. */
  resolved: 0,
  internal: 1,
  /** The command line, the input or the environment is wrong. Nothing was sent. */
  usage: 2,
  /** Some contacts were rejected or blocked. */
  rejected: 3,
  /** Whether some contacts were deleted is not known. */
  unknown: 4,
  /** A guard refused or stopped the run: not everything was attempted. */
  stopped: 5,
  /** A provider, or a recording, does not keep the contract; or generated code differs from the spec. */
  broken: 6,
  /** There is no verdict on the contract: the provider was not reached, or its answer was inconclusive. */
  noVerdict: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends the command. The message is one line for people, with details on lines of their own. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly lines: readonly string[];

  constructor(exitCode: ExitCode, message: string, details: readonly string[] = []) {
    const lines = [message, ...details.map((detail) => `  ${detail}`)];
    super(lines.join('\n'));
    this.exitCode = exitCode;
    this.lines = lines;
  }
}

export const usageError = (message: string, details?: readonly string[]) =>
  new CommandError(EXIT.usage, message, details);
