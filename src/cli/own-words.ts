/**
 * The engine's messages in the words of the command line: they name options of the library, which are flags here. The code
 * of a message says what it is about.
 */
import { LIMITS } from '../deletion/limits.js';
import type { Guard, Outcome, ReasonCode, Stop } from '../deletion/outcome.js';
import type { InvalidPersonError } from '../finding/errors.js';
import type { FindReason, FindReasonCode } from '../finding/finding.js';
import { CredentialChangedError, type RecordError } from '../record/errors.js';

const outcomeWords: Partial<Readonly<Record<ReasonCode, string>>> = {
  notFoundMayMeanAccount:
    'a 404 that may mean the contact or the whole account, and nothing in this run tells which; if the account is known ' +
    'to be the right one, say so with --proven-account.',
};

const guardWords: Partial<Readonly<Record<Guard, string>>> = {
  allAbsent: `the first ${LIMITS.suspiciousAbsences} contacts were all absent. Is this the right account?`,
};

const findingWords: Partial<Readonly<Record<FindReasonCode, string>>> = {
  accountUnproven:
    'nobody was found, which may be due to the wrong account, and no answer has shown a contact; if the account is known ' +
    'to be the right one, say so with --proven-account.',
  scanNotAllowed:
    'the provider cannot be searched by what is known of this person. Let it read all contacts (--scan), or name ids that ' +
    'you have on record.',
};

export function outcomeInOwnWords(outcome: Outcome): Outcome {
  if (!('reason' in outcome)) return outcome;
  const { code, guard } = outcome.reason;
  // A contact that was not reached has the message of what stopped the run.
  const words = guard === undefined ? outcomeWords[code] : guardWords[guard];
  return words === undefined ? outcome : { ...outcome, reason: { ...outcome.reason, message: words } };
}

export const stopInOwnWords = ({ provider, guard, message }: Stop): Stop => ({
  provider,
  guard,
  message: guardWords[guard] ?? message,
});

export const findingInOwnWords = ({ code, message, status }: FindReason) => ({
  code,
  message: findingWords[code] ?? message,
  ...(status !== undefined && { status }),
});

/** What is wrong with a person, as the end of a sentence. */
export const personInOwnWords = ({ code, problem }: InvalidPersonError): string =>
  code === 'noCountryCode'
    ? 'the phone number has no country code that exists; write it with + and the country code, or say where it is from, ' +
      'such as --region TZ'
    : problem;

export const recordInOwnWords = (error: RecordError): string =>
  error instanceof CredentialChangedError
    ? `the run was begun with another credential for ${error.provider}. Set that one or, if it was renewed for the same ` +
      `account, say so: --renewed-credential ${error.provider}.`
    : error.message;
