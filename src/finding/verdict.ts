/** The verdict on a person at a provider, from what was seen. Pure functions. */
import type { Ending } from '../providers/pages.js';
import type { FindReason, FindVerdict, Identifier, Match } from './finding.js';
import type { Accepted } from './options.js';
import type { Reading } from './reading.js';
import type { Sightings } from './sightings.js';
import { named } from './way.js';

/** The results of searching for a person. */
export interface Evidence {
  readonly sightings: Sightings;
  /** How each reading that counts has ended. */
  readonly endings: readonly Reading<unknown>['ending'][];
  /** The kinds of identifier that the provider cannot be searched by. */
  readonly unsearchable: readonly Identifier[];
}

export function verdictOn(
  { sightings, endings, unsearchable }: Evidence,
  accept: readonly Accepted[],
): FindVerdict {
  const contacts = sightings.matches;
  const failure = endings.find((ending) => typeof ending === 'object');
  if (failure) return { finding: 'failed', contacts, reason: failure };
  const ended = endings.find(isShort);
  if (ended === 'unclear') return { finding: 'failed', contacts, reason: reasons.unclear };
  if (sightings.hasInvalidId) return { finding: 'failed', contacts, reason: invalidId };
  if (ended) return { finding: 'incomplete', contacts, reason: reasons[ended] };
  if (sightings.hasChanged) return { finding: 'incomplete', contacts, reason: reasons.changedMeanwhile };
  if (unsearchable.length > 0) {
    const message = `the provider cannot be searched by ${named(unsearchable)}, and the person gave one.`;
    return { finding: 'incomplete', contacts, reason: { code: 'notAllSearchable', message } };
  }
  if (contacts.length === 0) return { finding: 'notFound', contacts: [] };
  const reason = ambiguity(contacts, accept);
  return reason ? { finding: 'ambiguous', contacts, reason } : { finding: 'found', contacts };
}

const isShort = (ending: Evidence['endings'][number]): ending is Exclude<Ending, 'complete'> =>
  typeof ending === 'string' && ending !== 'complete';

function ambiguity(contacts: readonly Match[], accept: readonly Accepted[]): FindReason | undefined {
  if (contacts.length > 1 && !accept.includes('several')) {
    return { code: 'several', message: `${contacts.length} contacts compare equal.` };
  }
  const doubts = [...new Set(contacts.flatMap((contact) => contact.doubts))];
  const left = doubts.filter((doubt) => !accept.includes(doubt));
  if (left.length === 0) return undefined;
  return { code: 'doubtful', message: `what compares equal has doubts: ${left.join(', ')}.` };
}

const invalidId: FindReason = {
  code: 'invalidId',
  message: 'a contact compares equal, and its id is one that the provider cannot have.',
};

export const accountUnproven: FindReason = {
  code: 'accountUnproven',
  message:
    'nobody was found, which may be due to the wrong account, and no answer has shown a contact; if the account is known ' +
    'to be the right one, say so with provenAccounts.',
};

const incomplete = (code: Exclude<Ending, 'complete'>, message: string): FindReason => ({ code, message });

/** Why a list was not read completely. */
const reasons: Readonly<Record<Exclude<Ending, 'complete'>, FindReason>> = {
  pageIgnored: incomplete(
    'pageIgnored',
    'the provider answered with another page than was asked for, or with the same one again; what is on the others was not seen.',
  ),
  changedMeanwhile: incomplete(
    'changedMeanwhile',
    'contacts came, went or changed while they were read, so that others may have been passed over; search again later.',
  ),
  wrongTotal: incomplete(
    'wrongTotal',
    'the pages do not have as many contacts as the provider says there are.',
  ),
  endUnknown: incomplete('endUnknown', 'the provider does not say where its list ends.'),
  tooLong: incomplete('tooLong', 'there are more contacts than are read.'),
  unclear: incomplete('unclear', 'an answer contradicts itself, or is no page of contacts.'),
};
