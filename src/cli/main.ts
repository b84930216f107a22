#!/usr/bin/env node
/** `contact-deletion`: the commands, and what their errors mean for the exit code. */
import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import { AssuranceError } from '../assurance/errors.js';
import { ContactDeletionError } from '../http/errors.js';
import { RecordError, type RecordProblem } from '../journal/errors.js';
import { addApply } from './apply.js';
import { addDelete } from './delete.js';
import { addDrift } from './drift.js';
import { CommandError, EXIT, type ExitCode } from './exit.js';
import { addOutcomes } from './outcomes.js';
import { addPlan } from './plan.js';
import { addReceipt } from './receipt.js';
import { addResume } from './resume.js';
import { addSandbox } from './sandbox.js';
import { tell } from './terminal.js';
import { addVerify } from './verify.js';
import { version } from './version.js';

const help = `
Examples:
  $ contact-deletion delete --sandbox huduma:123 sendme123:contact-uuid-123 --mode trash
  $ contact-deletion plan --from contacts.csv --mode trash -o plan.json
  $ contact-deletion apply plan.json
  $ contact-deletion resume plan.journal
  $ contact-deletion outcomes plan.journal
  $ contact-deletion receipt plan.journal -o receipt.json
  $ contact-deletion verify huduma
  $ contact-deletion drift traffic.har
  $ source <(contact-deletion complete bash)

Credentials, from the environment only:
  HUDUMA_TOKEN
  SENDME123_API_KEY or SENDME123_BEARER_TOKEN
  WABOTIFY_WORKSPACE_ID
  HUDUMA_BASE_URL, SENDME123_BASE_URL, WABOTIFY_BASE_URL, for another server than the provider's own

Exit codes:
  0    every contact is deleted, or was not found; how it was deleted is in its permanence
  1    an error of this program
  2    a mistake in the command line, the input or the environment; nothing was sent
  3    some contacts were rejected or blocked
  4    of some contacts it is not known whether they were deleted
  5    a guard refused or stopped the run: not everything was attempted, and of some it may not be known
  6    verify, drift: the contract is not kept
  7    verify, drift: no verdict; the provider was not reached, or nothing that it answered tells
  130  interrupted`;

const recordExits = {
  unreadable: EXIT.usage,
  exists: EXIT.usage,
  unwritable: EXIT.stopped,
  locked: EXIT.stopped,
  damaged: EXIT.stopped,
  mismatch: EXIT.stopped,
} as const satisfies Record<RecordProblem, ExitCode>;

const program = new Command('contact-deletion')
  .description('Deletes contacts at Huduma SMS, sendme123 and Wabotify, and says what became of each.')
  .version(version)
  .addHelpText('after', help)
  .showHelpAfterError('Try --help.')
  .exitOverride();
for (const add of [
  addDelete,
  addPlan,
  addApply,
  addResume,
  addOutcomes,
  addReceipt,
  addSandbox,
  addVerify,
  addDrift,
])
  add(program);
tab(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeFor(error);
}

function exitCodeFor(error: unknown): ExitCode {
  // Commander has said it already; help and the version are no mistakes.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.resolved : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof CommandError) {
    tell(`contact-deletion: ${message}`);
    return error.exitCode;
  }
  if (error instanceof RecordError) {
    tell(`contact-deletion: ${message}`);
    return recordExits[error.problem];
  }
  if (error instanceof AssuranceError) {
    tell(`contact-deletion: ${message}`);
    return EXIT.usage;
  }
  if (error instanceof ContactDeletionError) {
    tell(`contact-deletion: ${message}`);
    return EXIT.usage;
  }
  tell(`contact-deletion: this is a bug: ${error instanceof Error ? error.stack : message}`);
  return EXIT.internal;
}
