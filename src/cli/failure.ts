/** What an error means on the command line: a message and an exit code. */
import { CommanderError } from 'commander';
import { AssuranceError } from '../assurance/errors.js';
import { FleetError, type FleetProblem } from '../fleet/errors.js';
import { ContactDeletionError } from '../http/errors.js';
import { RecordError, type RecordProblem } from '../record/errors.js';
import { alike } from './alike.js';
import type { CommandLine } from './command-line.js';
import { CommandError, EXIT, type ExitCode } from './exit.js';
import { recordInOwnWords } from './own-words.js';

const recordExits = {
  unreadable: EXIT.usage,
  exists: EXIT.usage,
  unwritable: EXIT.usage,
  locked: EXIT.stopped,
  damaged: EXIT.stopped,
  mismatch: EXIT.stopped,
} as const satisfies Record<RecordProblem, ExitCode>;

const fleetExits = {
  noDatabase: EXIT.usage,
  notMigrated: EXIT.usage,
  otherVersion: EXIT.usage,
  missingPackage: EXIT.usage,
  invalid: EXIT.usage,
  mismatch: EXIT.stopped,
  tooMany: EXIT.stopped,
} as const satisfies Record<FleetProblem, ExitCode>;

/** Says what went wrong. */
export function tellFailure({ tell }: CommandLine, error: unknown): ExitCode {
  // Commander has already reported it; help and the version are not errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.resolved : EXIT.usage;
  const message = messageOf(error);
  const exitCode = exitCodeOf(error);
  const [first = '', ...details] = error instanceof CommandError ? error.lines : [message];
  const told = alike(details.map((line) => line.trim())).map((line) => `  ${line}`);
  if (exitCode !== undefined) {
    for (const line of [`contact-deletion: ${first}`, ...told]) tell(line);
    return exitCode;
  }
  tell(`contact-deletion: this is a bug: ${first}`);
  const { stack = '' } = error instanceof Error ? error : {};
  for (const line of stack.split('\n').filter((each) => /^ +at /.test(each))) tell(line);
  return EXIT.internal;
}

function messageOf(error: unknown): string {
  if (error instanceof RecordError) return recordInOwnWords(error);
  return error instanceof Error ? error.message : String(error);
}

/** Undefined for an unexpected error. */
function exitCodeOf(error: unknown): ExitCode | undefined {
  if (error instanceof CommandError) return error.exitCode;
  if (error instanceof RecordError) return recordExits[error.problem];
  if (error instanceof FleetError) return fleetExits[error.problem];
  if (error instanceof AssuranceError) return EXIT.usage;
  return error instanceof ContactDeletionError ? EXIT.usage : undefined;
}
